"""The constants of losses that no advice recommends, against the losses of all rows written out."""

import math
from typing import Any

import numpy as np
import pytest

from actloss import catalogue
from actloss.advice.choice import Choice
from actloss.advice.constants import best_constant
from actloss.losses.constant import BestConstant
from actloss.profile import Profile
from actloss.target import Layout
from actloss.task import Kind, infer_task
from profiles import Cells, profile_of

CLASSES = ["a"] * 10 + ["b"] * 25 + ["c"] * 15
INDICES = np.array([0.0] * 10 + [1.0] * 25 + [2.0] * 15)
SOFT: dict[str, Cells] = {"a": [0.5, 0.2, 0.3] * 10, "b": [0.25, 0.2, 0.1] * 10, "c": [0.25, 0.6, 0.6] * 10}


def best(
    profile: Profile, kind: Kind, loss: str, *, units: int | None = None, **params: float | tuple[float, ...]
) -> BestConstant:
    choice = Choice(loss=loss, activation="softmax", elicits="", units=units, params=params)
    return best_constant(profile, infer_task(profile, kind), choice, scaled=False)


@pytest.mark.parametrize(
    ("loss", "params"),
    [
        ("sparse_categorical_crossentropy", {"class_weight": (3.0, 1.0, 0.5)}),
        ("sparse_categorical_crossentropy", {"label_smoothing": 0.1}),
        ("focal", {"gamma": 1.5}),
        ("brier", {}),
        ("generalized_crossentropy", {"q": 0.5}),
        ("rps", {}),
        ("coral", {}),
        ("weston_watkins", {}),
    ],
)
def test_of_exclusive_classes_it_is_the_mean_over_the_rows(loss: str, params: dict[str, Any]) -> None:
    found = best(profile_of(CLASSES), Kind.MULTICLASS, loss, **params)
    variant = catalogue.loss(loss).variant("multiclass")
    kernel = next(iter(variant.kernels.values()))
    rows = kernel(INDICES, np.broadcast_to(found.prediction, (50, len(found.prediction))), **params)

    assert found.loss == pytest.approx(rows.mean())


@pytest.mark.parametrize("loss", ["categorical_crossentropy", "kl_divergence"])
def test_one_hot_rows_cost_what_indices_do(loss: str) -> None:
    indices = best(profile_of(CLASSES), Kind.MULTICLASS, "sparse_categorical_crossentropy")
    rows = best(profile_of(CLASSES), Kind.MULTICLASS, loss)

    assert rows.loss == pytest.approx(indices.loss)
    assert rows.prediction == pytest.approx(indices.prediction)


def test_a_divergence_in_bits_is_one_in_nats_by_log_2() -> None:
    nats, bits = (best(profile_of(CLASSES), Kind.MULTICLASS, "kl_divergence", base=base) for base in (math.e, 2.0))

    assert bits.loss == pytest.approx(nats.loss / math.log(2))


def test_one_against_the_rest_is_the_mean_of_each_class() -> None:
    found = best(profile_of(CLASSES), Kind.MULTICLASS, "binary_crossentropy", pos_weight=(2.0, 1.0, 1.0))
    entropies = [-(p * math.log(p) + (1 - p) * math.log(1 - p)) for p in (0.5, 0.3)]
    weighted = -(0.2 * 2 * math.log(1 / 3) + 0.8 * math.log(2 / 3))

    assert found.prediction == pytest.approx((1 / 3, 0.5, 0.3))
    assert found.loss == pytest.approx((weighted + sum(entropies)) / 3)


def test_ranks_have_one_mean() -> None:
    found = best(profile_of(CLASSES), Kind.MULTICLASS, "mse", units=1)

    assert found == BestConstant((pytest.approx(1.1),), pytest.approx(INDICES.var()))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("loss", "known"),
    [
        ("categorical_crossentropy", True),
        ("kl_divergence", True),
        ("sparse_categorical_crossentropy", False),
        ("brier", False),
        ("binary_crossentropy", False),
    ],
)
def test_of_distributions_the_mean_is_known_and_the_loss_where_it_follows_from_it(loss: str, known: bool) -> None:  # noqa: FBT001 - what is expected
    found = best(profile_of(SOFT, layout=Layout.DISTRIBUTION), Kind.MULTICLASS, loss)

    assert found.prediction == pytest.approx((1 / 3, 0.55 / 3, 1.45 / 3))
    assert math.isnan(found.loss) is not known


def test_the_divergence_of_distributions_is_their_mean_distance_from_the_mean() -> None:
    rows = np.array(list(SOFT.values()), dtype=np.float64).T
    expected = (rows * np.log(rows / rows.mean(axis=0))).sum(axis=1).mean()

    assert best(profile_of(SOFT, layout=Layout.DISTRIBUTION), Kind.MULTICLASS, "kl_divergence").loss == pytest.approx(
        expected
    )


def test_sets_of_labels_are_told_by_how_frequent_each_label_is() -> None:
    columns: dict[str, Cells] = {"a": [1, 1, 0, 1] * 10, "b": [0, 0, 1, 0] * 10}
    found = best(profile_of(columns), Kind.MULTILABEL, "dice")

    # 30 of the labels found, 10 false and 10 missed: 1 - 60 / (60 + 20).
    assert found == BestConstant((1.0, 0.0), pytest.approx(0.25))  # type: ignore[arg-type]


def test_each_label_has_its_own_weight() -> None:
    columns: dict[str, Cells] = {"a": [1, 1, 0, 1] * 10, "b": [0, 0, 1, 0] * 10}
    found = best(profile_of(columns), Kind.MULTILABEL, "binary_crossentropy", pos_weight=(1.0, 3.0))

    assert found.prediction == pytest.approx((0.75, 0.5))


def test_labels_count_as_often_as_they_are_known() -> None:
    columns: dict[str, Cells] = {"a": [1, 1, 0, 1] * 10, "b": [0, 1, None, None] * 10}
    found = best(profile_of(columns), Kind.MULTILABEL, "binary_crossentropy")
    entropies = [-(p * math.log(p) + (1 - p) * math.log(1 - p)) for p in (0.75, 0.5)]

    assert found.loss == pytest.approx((40 * entropies[0] + 20 * entropies[1]) / 60)


@pytest.mark.parametrize(("loss", "undecided"), [("binary_crossentropy", 0.5), ("hinge", 0.0)])
def test_a_label_that_nobody_knows_anything_of_starts_undecided_and_costs_nothing(loss: str, undecided: float) -> None:
    columns: dict[str, Cells] = {"a": [1, 1, 0, 1] * 10, "b": [None] * 40, "c": [0, 1, 1, 0] * 10}
    profile = profile_of(columns)
    task = infer_task(profile_of({"a": columns["a"], "c": columns["c"]}), Kind.MULTILABEL)
    choice = Choice(loss=loss, activation="sigmoid", elicits="")
    found = best_constant(profile, task, choice, scaled=False)

    assert found.prediction[1] == undecided
    assert math.isfinite(found.loss)


@pytest.mark.parametrize("size", [1e300, 1e-300])
def test_scaled_labels_are_the_same_whatever_their_unit(size: float) -> None:
    labels = [-1.0, 0.0, 2.0, 3.5] * 10
    choice = Choice(loss="mse", activation="linear", elicits="mean")
    profile = profile_of([label * size for label in labels])
    found = best_constant(profile, infer_task(profile, Kind.REGRESSION), choice, scaled=True)

    assert found.prediction == pytest.approx((0.0,), abs=1e-12)
    assert found.loss == pytest.approx(1.0)
