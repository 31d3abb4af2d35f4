import pytest

from problems import problem


@pytest.mark.parametrize(
    ("kind", "loss", "units", "exclusive"),
    [
        ("binary", "binary_crossentropy", 1, False),
        ("binary", "sparse_categorical_crossentropy", 2, True),
        ("multiclass", "sparse_categorical_crossentropy", 3, True),
        ("multiclass", "mse", 1, False),
        ("multilabel", "binary_crossentropy", 3, False),
        ("regression", "mse", 2, False),
    ],
)
def test_units_may_be_classes_of_which_one_holds(kind: str, loss: str, units: int, exclusive: bool) -> None:  # noqa: FBT001 - what is expected
    assert problem(kind, loss, units=units).exclusive is exclusive


def test_a_head_may_predict_two_numbers_for_each_label() -> None:
    assert problem("regression", "gaussian_nll").pair
    assert not problem("regression", "mse").pair
