"""Classes that truth and predictions do not share, or that are none."""

import pytest

from actloss.errors import LabelError, OptionError, PredictionError
from heads import cycle
from predicting import found_in, reals, shares, units

P = shares(3)
WORDS = cycle("spam", "ham")


def test_a_missing_class_is_an_error_that_names_it() -> None:
    with pytest.raises(PredictionError) as error:
        found_in({"y": cycle("a", "b", "c"), "p_a": P[0], "p_c": P[1]})

    assert str(error.value) == (
        "expected one column of 'p' for each of the 3 classes of 'y', got 2 columns; 'b' has none"
    )


def test_a_class_number_without_a_column_is_an_error_that_names_it() -> None:
    with pytest.raises(PredictionError) as error:
        found_in({"y": cycle(0, 1, 2, 3), "p_0": P[0], "p_1": P[1], "p_2": P[2]})

    assert str(error.value) == (
        "the class 3 of the truth 'y' has no column of predictions; there are columns for 3 classes, 0 to 2"
    )


def test_two_columns_for_one_class_are_an_error() -> None:
    with pytest.raises(PredictionError, match="but 'p_A' is a second one for 'a'"):
        found_in({"y": cycle("a", "b"), "p_a": P[0], "p_A": P[1], "p_b": P[2]}, pred=["p_a,p_A"])


def test_a_column_for_no_class_is_an_error() -> None:
    columns = {"y_a": cycle(0, 1, 1), "y_b": cycle(1, 1, 0), "p_a": units(1), "p_x": units(2)}

    with pytest.raises(PredictionError, match="but 'p_x' is for none of them"):
        found_in(columns, pred=["p_*"])


def test_models_must_know_the_same_classes() -> None:
    a = {"rf_p_a": P[0], "rf_p_b": P[1], "rf_p_c": P[2], "lr_p_a": P[0], "lr_p_b": P[1]}

    with pytest.raises(PredictionError, match="of 'lr' for each of the 3 classes of 'y', got 2 columns; 'c' has none"):
        found_in({"y": cycle("a", "b"), **a})


def test_one_class_of_text_is_an_error() -> None:
    with pytest.raises(LabelError, match="expected two classes or more in the truth 'y', found one"):
        found_in({"y": cycle("a"), "prob": units()})


def test_three_classes_are_not_binary() -> None:
    with pytest.raises(LabelError, match="expected two classes in the truth 'y', found 3 classes: 'a', 'b' and 'c'"):
        found_in({"y": cycle("a", "b", "c"), "prob": units()}, task="binary")


def test_many_numbers_are_not_binary() -> None:
    with pytest.raises(LabelError, match="expected two classes or numbers from 0 to 1 in the truth 'y', found 3"):
        found_in({"y": cycle(0, 1, 2), "prob": units()}, task="binary")


def test_fractions_are_not_classes() -> None:
    with pytest.raises(LabelError, match="expected classes in the truth 'y', found numbers that are not whole"):
        found_in({"y": units(), "prob": units()}, task="multiclass")


def test_too_many_texts_are_not_classes() -> None:
    texts = [f"t{row}" for row in range(10_001)]

    with pytest.raises(LabelError, match="the truth 'y' holds more than 10,000 different texts"):
        found_in({"y": texts, "prob": ["0.5"] * 10_001})


def test_a_positive_class_that_is_none_is_an_error_with_the_nearest() -> None:
    with pytest.raises(OptionError) as error:
        found_in({"y": WORDS, "prob": units()}, positive="spa")

    assert str(error.value) == (
        "--positive must be one of the classes of 'y', 'ham' and 'spam', got 'spa'; did you mean 'spam'?"
    )


def test_a_positive_class_unlike_all_is_an_error() -> None:
    with pytest.raises(OptionError, match=r"got 'xyz'$"):
        found_in({"y": WORDS, "prob": units()}, positive="xyz")


def test_soft_labels_cannot_be_swapped() -> None:
    with pytest.raises(OptionError, match=r"--positive swaps two classes, but the truth 'y' holds shares between them"):
        found_in({"y": units(1), "prob": units(2)}, task="binary", positive="0")


def test_steps_need_an_order() -> None:
    with pytest.raises(PredictionError, match="nothing says in which order 'a', 'b' and 'c' stand"):
        found_in({"y": cycle("a", "b", "c"), "step_0": reals(1), "step_1": reals(2)})
