import pytest

from actloss.errors import LabelError
from actloss.target import Layout
from actloss.task import infer_task
from profiles import profile_of

UNUSABLE: dict[str, tuple[list[float | str | None], str]] = {
    "all missing": ([None, "NA", "?"], "is missing in all 3 rows"),
    "constant number": ([3.0] * 9, "is constant: all 9 labelled rows hold '3'"),
    "constant word": (["yes"] * 9 + [None], "is constant: all 9 labelled rows hold 'yes'"),
    "identifiers": ([f"user-{index}" for index in range(50)], "is an identifier"),
    "dates": ([f"2024-01-{day:02d}" for day in range(1, 29)], "holds dates or times"),
    "free text": ([f"this is review number {index} of ours" for index in range(60)], "holds free text"),
}


@pytest.mark.parametrize("example", UNUSABLE)
def test_labels_that_nothing_can_be_learnt_from_are_refused_in_one_sentence(example: str) -> None:
    cells, said = UNUSABLE[example]
    with pytest.raises(LabelError, match=said) as caught:
        infer_task(profile_of(cells))

    assert "\n" not in str(caught.value)
    assert "--target" in str(caught.value)


def test_indicator_columns_that_never_vary_are_refused() -> None:
    with pytest.raises(LabelError, match="never vary"):
        infer_task(profile_of({"a": [1, 1, 1], "b": [0, 0, 0]}))


def test_hostile_names_are_escaped_in_the_sentence() -> None:
    with pytest.raises(LabelError) as caught:
        infer_task(profile_of([1.0, 1.0], name="\x1b[31mred"))

    assert "\x1b" not in str(caught.value)
    assert r"\x1b[31mred" in str(caught.value)


def test_few_rows_of_different_words_are_classes() -> None:
    assert infer_task(profile_of(["a", "b", "c", "d"])).kind == "multiclass"


def test_up_to_twenty_different_words_are_not_yet_identifiers() -> None:
    names = [f"user-{index}" for index in range(21)]

    assert infer_task(profile_of(names[:20])).kind == "multiclass"
    with pytest.raises(LabelError, match="is an identifier: 21 different texts in 21 labelled rows"):
        infer_task(profile_of(names))


def test_ten_thousand_texts_are_classes_and_one_more_is_refused() -> None:
    names = [f"name {index}" for index in range(10_001)]

    assert infer_task(profile_of(names[:-1] * 2)).kind == "multiclass"
    with pytest.raises(LabelError) as caught:
        infer_task(profile_of(names * 2))
    assert str(caught.value) == (
        "label 'y' holds 10,001 different texts in 20,002 labelled rows, and classes can be at most 10,000;"
        " name another column with --target"
    )


def test_more_numbers_than_classes_can_be_are_a_quantity() -> None:
    assert infer_task(profile_of([float(step) for step in range(10_001)] * 2)).kind == "regression"


def test_one_class_in_two_spellings_is_constant() -> None:
    with pytest.raises(LabelError, match="is constant"):
        infer_task(profile_of(["a", "a", "A"]))


def test_an_output_without_a_number_is_refused() -> None:
    with pytest.raises(LabelError, match="hold no number"):
        infer_task(profile_of({"a": [1.0, 2.0], "b": [None, None]}, layout=Layout.SEVERAL_OUTPUTS))
