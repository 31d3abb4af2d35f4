import pytest

from actloss.spelling import folded, joined, near_names


@pytest.mark.parametrize("name", ["smooth_l1", "Smooth L1", " smooth-l1 ", "SMOOTH__L1"])
def test_names_that_differ_in_case_and_signs_are_one(name: str) -> None:
    assert folded(name) == "smooth_l1"


@pytest.mark.parametrize(
    ("words", "sentence"),
    [([], ""), (["a"], "a"), (["a", "b"], "a or b"), (["a", "b", "c"], "a, b or c")],
)
def test_words_are_listed_as_in_a_sentence(words: list[str], sentence: str) -> None:
    assert joined(words, "or") == sentence


def test_the_nearest_name_comes_first() -> None:
    assert near_names("softmx", ["softmin", "softmax", "relu"], most=2) == ("softmax", "softmin")


def test_nothing_alike_is_no_name() -> None:
    assert near_names("price", ["zzz"]) == ()


def test_names_of_megabytes_are_compared_by_their_beginning() -> None:
    known = "label" + "x" * 999_999

    assert near_names("label" + "x" * 1_000_000, [known, "id"]) == (known,)
