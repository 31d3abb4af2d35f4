"""Objectives by the row of the catalogue that they are, and those that are none."""

import pytest

from actloss.catalogue import loss
from actloss.training.objectives import _ABSENT, _OF, absent, objective, others


def test_every_objective_is_a_row_of_the_catalogue_and_every_nearest_one_too() -> None:
    named = {name for names in _OF.values() for name in names.values()}
    nearest = {row for _, row in _ABSENT.values() if row}

    assert [loss(name).name for name in sorted(named | nearest)] == sorted(named | nearest)


@pytest.mark.parametrize(
    ("name", "library", "row"),
    [
        ("xentropy", None, ("binary_crossentropy", "lightgbm")),
        ("cross_entropy", None, None),
        ("cross_entropy", "lightgbm", ("binary_crossentropy", "lightgbm")),
        ("crossentropy", "catboost", ("binary_crossentropy", "catboost")),
        ("crossentropy", "keras", None),
        ("multiclass", None, ("sparse_categorical_crossentropy", "lightgbm")),
        ("multiclass", "catboost", ("sparse_categorical_crossentropy", "catboost")),
        ("multiclassova", None, ("sparse_categorical_crossentropy", "lightgbm")),
        ("multiclassonevsall", None, ("sparse_categorical_crossentropy", "catboost")),
        ("reg:logistic", None, ("binary_crossentropy", "xgboost")),
        ("binary", "xgboost", ("binary_crossentropy", "lightgbm")),
        ("huber", "lightgbm", None),
    ],
)
def test_the_library_decides_what_a_shared_name_means(
    name: str, library: str | None, row: tuple[str, str] | None
) -> None:
    assert objective(name, library) == row


def test_what_the_catalogue_lacks_is_told_with_the_nearest() -> None:
    assert (
        absent("hinge_embedding_loss") == "it is PyTorch's loss of a distance, not of a score; the nearest is 'hinge'"
    )
    assert absent("rank:ndcg") == "it is XGBoost's objective of a ranking; none is near it"
    assert absent("huber") is None


def test_a_log_loss_may_be_of_several_classes_where_the_library_does_not_tell() -> None:
    assert others("log_loss", None) == others("log_loss", "sklearn") == ("sparse_categorical_crossentropy",)
    assert others("log_loss", "xgboost") == others("logloss", "catboost") == others("bce", None) == ()
