import numpy as np
import pandas as pd
import pytest

from actloss.errors import LabelError
from actloss.scorecard.labels import labels_of, numbers_of


def test_numbers_stay_what_they_are() -> None:
    assert labels_of([1, 2, 3], None).numbers.dtype == np.float64
    assert labels_of(np.array([True, False]), None).numbers.tolist() == [1.0, 0.0]
    assert labels_of(np.array([0.1], dtype=np.float32), None).numbers[0] == np.float32(0.1)


def test_one_column_is_no_table() -> None:
    assert labels_of([[1.0], [2.0]], None).numbers.shape == (2,)


def test_texts_become_the_indices_of_the_sorted_classes() -> None:
    labels = labels_of(["no", "yes", "maybe", "no"], None)

    assert labels.texts == ("maybe", "no", "yes")
    assert labels.numbers.tolist() == [1.0, 2.0, 0.0, 1.0]


def test_classes_may_be_given_in_another_order() -> None:
    assert labels_of(["low", "high"], ["low", "middle", "high"]).numbers.tolist() == [0.0, 2.0]


@pytest.mark.parametrize("nothing", [None, float("nan"), pd.NA, pd.NaT])
def test_what_is_missing_is_nan_among_texts_and_numbers(nothing: object) -> None:
    texts = labels_of(np.array(["a", nothing, "b"], dtype=object), None)
    numbers = labels_of(np.array([1.5, nothing, 2.0], dtype=object), None)

    assert texts.texts == ("a", "b")
    np.testing.assert_array_equal(texts.numbers, [0.0, np.nan, 1.0])
    np.testing.assert_array_equal(numbers.numbers, [1.5, np.nan, 2.0])


def test_pandas_own_types_are_read() -> None:
    np.testing.assert_array_equal(labels_of(pd.Series([1, None], dtype="Int64"), None).numbers, [1.0, np.nan])
    assert labels_of(pd.Series(["b", "a"]), None).texts == ("a", "b")
    assert labels_of(pd.Series(["b", "a"], dtype="category"), None).numbers.tolist() == [1.0, 0.0]


@pytest.mark.parametrize(
    ("labels", "message"),
    [
        ([], "labels need the shape"),
        (np.ones((2, 2, 2)), r"labels need the shape .* found \(2, 2, 2\)"),
        (3.0, "labels need the shape"),
        ([[1.0], [2.0, 3.0]], "found rows of different lengths"),
        ([["a", "b"], ["c", "d"]], "labels in several columns must be numbers, found texts"),
        (np.array([1j]), "labels need to be numbers or texts, found others"),
        (np.array(["2020-01-01"], dtype="M8[D]"), "labels need to be numbers or texts"),
        ([object()], "labels need to be numbers or texts, found others"),
        (np.array([1.0, 2j], dtype=object), "labels need to be numbers or texts, found others"),
    ],
)
def test_other_labels_are_refused(labels: object, message: str) -> None:
    with pytest.raises(LabelError, match=message):
        labels_of(labels, None)  # type: ignore[arg-type] # that is the point


def test_a_label_that_is_no_class_is_named_with_its_row() -> None:
    with pytest.raises(LabelError, match=r"among the classes given, found 'x\\x1b'") as caught:
        labels_of(["a", "x\x1b"], ["a", "b"])

    assert caught.value.row == 1


def test_what_is_no_real_number_is_no_number() -> None:
    with pytest.raises(ValueError, match="no numbers"):
        numbers_of(np.array(["a"]))
