"""What the loss says of the labels."""

import pytest

from actloss.task import Kind
from actloss.training.evidence import evidence_of
from profiles import case_of, profile_of, training


@pytest.mark.parametrize(
    ("loss", "kind"),
    [
        ("mse", Kind.REGRESSION),
        ("poisson_nll", Kind.REGRESSION),
        ("nll", Kind.MULTICLASS),
        ("bce", None),
        ("focal", None),
        ("hinge", None),
        ("log_loss", None),
    ],
)
def test_a_loss_of_one_kind_of_task_speaks_for_it(loss: str, kind: Kind | None) -> None:
    found = evidence_of(training(loss=loss))

    assert [list(piece.points) for piece in found] == ([] if kind is None else [[kind]])


def test_no_loss_says_nothing() -> None:
    assert evidence_of(None) == evidence_of(training(activation="sigmoid")) == ()


def test_the_sentence_names_the_loss_as_it_was_given() -> None:
    (piece,) = evidence_of(training(loss="nn.MSELoss()"))

    assert piece.sentence == "the loss 'nn.MSELoss()' is one of quantities"


@pytest.mark.parametrize(
    ("labels", "loss", "kind"),
    [
        ([0, 1, 2, 3, 1, 0, 5, 2] * 20, None, Kind.MULTICLASS),
        ([0, 1, 2, 3, 1, 0, 5, 2] * 20, "count:poisson", Kind.REGRESSION),
        ([0, 1] * 60, "count:poisson", Kind.BINARY),
        ([0, 1] * 60, "mse", Kind.BINARY),
        (["a", "b", "c"] * 40, "mse", Kind.MULTICLASS),
        ([0.5, 1.25, 3.75] * 40, "nll", Kind.REGRESSION),
    ],
)
def test_an_undeclared_task_follows_the_loss_as_far_as_the_labels_allow(
    labels: list[float | str | None], loss: str | None, kind: Kind
) -> None:
    made = None if loss is None else training(loss=loss)
    task = case_of(profile_of(labels), training=made).task

    assert task is not None
    assert task.kind is kind


def test_a_declared_task_does_not() -> None:
    task = case_of(profile_of([0, 1, 2] * 40), "multiclass", training=training(loss="count:poisson")).task

    assert task is not None
    assert (task.kind, task.given) == (Kind.MULTICLASS, True)
