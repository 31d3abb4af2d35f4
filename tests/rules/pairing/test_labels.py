from collections.abc import Mapping
from typing import Any

from actloss.column import NOWHERE
from actloss.interval import REAL, UNIT
from actloss.rules.pairing.labels import ignored_label, no_numbers, numbers_of, outside, worst
from actloss.target import Layout
from profiles import Cells, case_of, profile_of, training


def test_numbers_come_one_entry_a_column() -> None:
    columns: dict[str, Cells] = {"a": [1.5, 2.5], "b": [0.5, None]}
    several = numbers_of(case_of(profile_of(columns, layout=Layout.SEVERAL_OUTPUTS)))
    single = numbers_of(case_of(profile_of([1.5, 2.5, None])))

    assert [(numbers.column, numbers.ends, numbers.count) for numbers in several] == [
        ("a", (1.5, 2.5), 2),
        ("b", (0.5, 0.5), 1),
    ]
    assert [(numbers.column, numbers.ends, numbers.count) for numbers in single] == [("y", (1.5, 2.5), 2)]


def test_an_output_without_a_number_leaves_nothing_to_name() -> None:
    case = case_of(profile_of({"a": [1.5, 2.5], "b": [None, None]}, layout=Layout.SEVERAL_OUTPUTS))

    assert numbers_of(case) == ()
    assert no_numbers(case) == "an output holds no number"


def test_numbers_among_mostly_words_are_names() -> None:
    assert numbers_of(case_of(profile_of(["a", "b", "c", 7]))) == ()
    assert len(numbers_of(case_of(profile_of(["a", 5, 7])))) == 1


def test_the_label_that_is_skipped_is_the_given_one_or_the_default_of_the_losses_that_have_one() -> None:
    def skipped(labels: Cells | Mapping[str, Cells], **said: Any) -> float | None:  # noqa: ANN401 - any field
        return ignored_label(case_of(profile_of(labels), training=training(**said) if said else None))

    classes: Cells = [0, 1, 2] * 40

    assert skipped(classes) is None
    assert skipped(classes, loss="nll") is None
    assert skipped(classes, loss="nll", ignore_index=255) == 255
    assert [
        skipped(classes, loss=loss, framework="pytorch") for loss in ("nll", "sparse_categorical_crossentropy", "ce")
    ] == [-100, -100, -100]
    assert [skipped(classes, loss=loss, framework="pytorch") for loss in ("focal", "brier", "mse", "kl", "coral")] == [
        None
    ] * 5
    assert skipped({"a": [0, 1], "b": [1, 0]}, loss="nll", framework="pytorch") is None


def test_a_label_that_the_loss_skips_is_left_out_of_all_counts() -> None:
    case = case_of(profile_of([3, 5, -1, -1]), training=training(loss="nll", ignore_index=-1))
    (numbers,) = numbers_of(case)

    assert (numbers.count, numbers.ends) == (2, (3.0, 5.0))


def test_outside_names_the_value_that_lies_furthest() -> None:
    (numbers,) = numbers_of(case_of(profile_of([0.5, -3, 2])))
    lying = outside(numbers, UNIT)

    assert lying is not None
    assert (lying.value, lying.tally.count, lying.tally.first_row, lying.of) == (-3.0, 2, 2, 3)
    assert outside(numbers, REAL) is None
    assert worst(case_of(profile_of([0.5, 1])), UNIT) is None


def test_what_nobody_counted_is_said_without_a_count() -> None:
    (numbers,) = numbers_of(case_of(profile_of([step / 8 for step in range(10_002)])))
    lying = outside(numbers, UNIT.__class__(0.0, 6.0, low_closed=True, high_closed=True))

    assert lying is not None
    assert lying.tally == NOWHERE
    assert lying.sentence() == "values of 'y' lie outside [0, 6], as far as 1250.125"
