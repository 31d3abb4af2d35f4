"""The constant that a row says is best: no other does better, and it is the functional that the row names."""

from collections.abc import Callable

import numpy as np
import pytest
from scipy.optimize import minimize, minimize_scalar
from scipy.special import expit, softmax

from actloss.catalogue import LOSSES, Form, Scale
from actloss.losses.arrays import FloatArray
from actloss.losses.constant import mean_loss
from walking import (
    CASES,
    ROWS,
    WEIGHTS,
    Case,
    Params,
    every_case,
    labels_of,
    on_scale,
    parameters_of,
    value_of,
    weighted_labels,
    width_of,
)

GRID = np.linspace(-40.0, 40.0, 801)
OF_LOCATION = frozenset(
    {
        "Cauchy location",
        "Huber location",
        "Welsch location",
        "biweight location",
        "log-cosh location",
        "pseudo-Huber location",
        "squared tube location",
        "symmetric relative location",
        "tube location",
    }
)
"""Functionals that have no other definition than the loss itself."""
OF_PULLS = frozenset({"shifted probabilities"})
"""Probabilities for which there is no formula."""


def _objective(case: Case, labels: FloatArray, weights: FloatArray, params: Params) -> Callable[[FloatArray], float]:
    sign = -1.0 if case.row.better == "higher" else 1.0

    def at(raw: FloatArray) -> float:
        shaped = np.reshape(raw, width_of(case))
        return sign * value_of(case, labels, weights, on_scale(case, case.scale, shaped), params)

    return at


def _on_grid(case: Case, labels: FloatArray, weights: FloatArray, params: Params) -> FloatArray:
    """Return the objective of one number at each point of the grid."""
    sign = -1.0 if case.row.better == "higher" else 1.0
    shape = (len(labels), len(GRID))
    predictions = np.broadcast_to(on_scale(case, case.scale, GRID), shape)
    losses = case.kernel(np.broadcast_to(labels[:, np.newaxis], shape), predictions, **params)
    return np.asarray(sign * np.average(losses, axis=0, weights=weights))


def _least(case: Case, labels: FloatArray, weights: FloatArray, params: Params) -> float:
    """Return the least loss of a constant prediction, as general minimisers find it."""
    at = _objective(case, labels, weights, params)
    if not width_of(case):
        start = float(GRID[_on_grid(case, labels, weights, params).argmin()])
        found = minimize_scalar(at, bounds=(start - 0.1, start + 0.1), method="bounded", options={"xatol": 1e-11})
        return float(min(found.fun, at(np.array(start))))
    rng = np.random.default_rng(3)
    starts = [np.zeros(width_of(case)), *rng.normal(0.0, 3.0, (2, *width_of(case)))]
    options = {"xatol": 1e-9, "fatol": 1e-13, "maxfev": 1200}
    return min(float(minimize(at, start, method="Nelder-Mead", options=options).fun) for start in starts)


def _best(case: Case, labels: FloatArray, weights: FloatArray, params: Params) -> float:
    constant = case.variant.optimum(labels, weights, **params)
    sign = -1.0 if case.row.better == "higher" else 1.0
    return sign * value_of(case, labels, weights, constant, params)


SETTINGS = [(case, params) for case in CASES for params in parameters_of(case)]
every_setting = pytest.mark.parametrize(
    ("case", "params"), SETTINGS, ids=[f"{case.name} {params or ''}" for case, params in SETTINGS]
)


@every_setting
def test_no_other_constant_does_better(case: Case, params: Params) -> None:
    labels, weights = weighted_labels(case)
    best, least = _best(case, labels, weights, params), _least(case, labels, weights, params)

    assert best <= least + 1e-9 * abs(least) + 1e-12
    # The minimisers come near it: they were no easy match.
    assert least == pytest.approx(best, rel=2e-3, abs=2e-3)


@pytest.mark.parametrize("case", [case for case in CASES if case.form is Form.CLASSES], ids=lambda case: case.name)
def test_no_other_constant_does_better_on_labels_that_are_distributions(case: Case) -> None:
    weights = WEIGHTS[: len(ROWS)]
    best, least = _best(case, ROWS, weights, {}), _least(case, ROWS, weights, {})

    assert best <= least + 1e-9
    assert least == pytest.approx(best, rel=2e-3)


@every_case
def test_counts_stand_for_repeated_rows(case: Case) -> None:
    labels = labels_of(case)
    counts = np.arange(1.0, len(labels) + 1.0)[::-1]
    repeated = np.repeat(labels, counts.astype(int), axis=0)
    counted, alone = case.variant.optimum(labels, counts), case.variant.optimum(repeated)

    assert np.asarray(counted) == pytest.approx(np.asarray(alone), rel=1e-12, abs=0.0)
    assert mean_loss(case.kernel, labels, counted, counts) == pytest.approx(
        mean_loss(case.kernel, repeated, counted), rel=1e-12, abs=0.0
    )


def _mean(labels: FloatArray, weights: FloatArray) -> FloatArray:
    return np.asarray(np.average(labels, axis=0, weights=weights))


def _inverted(labels: FloatArray, weights: FloatArray, level: float) -> float:
    """Return the label at which the weights of those up to it reach a share."""
    return float(labels[np.searchsorted(np.cumsum(weights), level * weights.sum())])


def _deviation(labels: FloatArray, weights: FloatArray, centre: float) -> float:
    return float(np.average(np.abs(labels - centre), weights=weights))


def _expectile(labels: FloatArray, weights: FloatArray, level: float) -> float:
    """Return the label that its own shortfalls and excesses balance at, by bisection."""
    low, high = labels.min(), labels.max()
    for _ in range(200):
        middle = 0.5 * (low + high)
        pull = (weights * np.where(labels > middle, level, 1.0 - level) * (labels - middle)).sum()
        low, high = (middle, high) if pull > 0.0 else (low, middle)
    return float(middle)


FUNCTIONALS: dict[str, Callable[[FloatArray, FloatArray], object]] = {
    "mean": _mean,
    "median": lambda y, w: _inverted(y, w, 0.5),
    "quantile": lambda y, w: _inverted(y, w, 0.5),
    "expectile": lambda y, w: _expectile(y, w, 0.5),
    "mean of log(1 + y)": lambda y, w: np.expm1(_mean(np.log1p(y), w)),
    "relative median": lambda y, w: _inverted(y[np.argsort(y)], (w / np.abs(y))[np.argsort(y)], 0.5),
    "mean and variance": lambda y, w: [_mean(y, w), _mean(y**2, w) - _mean(y, w) ** 2],
    "median and mean deviation": lambda y, w: [(m := _inverted(y, w, 0.5)), _deviation(y, w, m)],
    "log-odds": lambda _, w: np.log(w[1] / w[0]),
    "half the log-odds": lambda _, w: 0.5 * np.log(w[1] / w[0]),
    "twice the probability less 1": lambda _, w: 2.0 * w[1] / w.sum() - 1.0,
}
"""Distinct ascending labels with weights, to what a row at its defaults names."""


@pytest.mark.parametrize(
    "case", [case for case in CASES if case.row.elicits in FUNCTIONALS], ids=lambda case: case.name
)
def test_what_it_elicits_is_that_functional_of_the_labels(case: Case) -> None:
    labels, weights = weighted_labels(case)
    expected = np.asarray(FUNCTIONALS[case.row.elicits](labels, weights), dtype=np.float64)

    assert np.asarray(case.variant.optimum(labels, weights)) == pytest.approx(expected, rel=1e-12, abs=0.0)


@pytest.mark.parametrize("level", [0.1, 0.3, 0.8])
def test_a_level_asks_for_another_quantile_or_expectile(level: float) -> None:
    for case in CASES:
        if case.row.elicits in ("quantile", "expectile"):
            labels, weights = weighted_labels(case)
            functional = {"quantile": _inverted, "expectile": _expectile}[case.row.elicits]
            found = case.variant.optimum(labels, weights, quantile=level)

            assert found == pytest.approx(functional(labels, weights, level), rel=1e-12, abs=0.0)


def _class_probabilities(case: Case, constant: FloatArray) -> FloatArray:
    """Return the probability of each class (of label 1, for two of them) that a constant on the first scale says."""
    if case.form is Form.RANKS:
        above = np.cumprod(expit(constant)) if case.row.name == "corn" else expit(constant)
        return -np.diff(np.concatenate([[1.0], above, [0.0]]))
    match case.scale:
        case Scale.LOGIT:
            return np.asarray(softmax(constant))
        case Scale.LOG_PROBABILITY:
            return np.exp(constant)
        case _:
            return constant


@pytest.mark.parametrize(
    "case", [case for case in CASES if case.row.elicits == "probabilities"], ids=lambda case: case.name
)
def test_probabilities_are_the_shares_of_the_classes(case: Case) -> None:
    labels, weights = weighted_labels(case)
    indexed = case.form in (Form.INDICES, Form.CLASSES, Form.RANKS)
    shares = weights / weights.sum() if indexed else _mean(labels, weights)
    constant = np.asarray(case.variant.optimum(labels, weights))

    assert _class_probabilities(case, constant) == pytest.approx(shares, rel=1e-12, abs=0.0)


def _case(name: str) -> Case:
    return next(case for case in CASES if case.name == name)


@pytest.mark.parametrize("q", [0.2, 0.7])
def test_sharpened_probabilities_are_powers_of_the_shares(q: float) -> None:
    labels, weights = weighted_labels(_case("generalized_crossentropy"))
    powers = weights ** (1.0 / (1.0 - q))

    found = _case("generalized_crossentropy").variant.optimum(labels, weights, q=q)

    assert found == pytest.approx(powers / powers.sum(), rel=1e-12, abs=0.0)


@pytest.mark.parametrize("tau", [0.5, 1.0, 2.0])
def test_balanced_probabilities_are_shares_over_powers_of_the_prior(tau: float) -> None:
    labels, weights = weighted_labels(_case("logit_adjusted_crossentropy"))
    prior = np.array([5.0, 3.0, 1.0])
    balanced = weights / prior**tau

    found = _case("logit_adjusted_crossentropy").variant.optimum(labels, weights, tau=tau, prior=prior)

    assert softmax(found) == pytest.approx(balanced / balanced.sum(), rel=1e-12, abs=0.0)


def test_zeros_by_nature_and_the_rate_of_the_rest_have_the_share_of_zeros_and_the_mean_of_the_labels() -> None:
    labels, weights = weighted_labels(_case("zip_nll"))
    share, rate = np.asarray(_case("zip_nll").variant.optimum(labels, weights))

    assert share + (1.0 - share) * np.exp(-rate) == pytest.approx(weights[0] / weights.sum(), rel=1e-12, abs=0.0)
    assert (1.0 - share) * rate == pytest.approx(_mean(labels, weights), rel=1e-12, abs=0.0)


@pytest.mark.parametrize(("zeros", "ones"), [(9.0, 1.0), (3.0, 2.0), (2.0, 3.0)])
def test_a_flattened_probability_lies_between_the_share_and_a_half(zeros: float, ones: float) -> None:
    share = ones / (zeros + ones)
    low, high = sorted((share, 0.5))

    assert low < float(_case("focal").variant.optimum(np.array([0.0, 1.0]), np.array([zeros, ones]))) < high


def test_flattened_probabilities_of_classes_keep_their_order_and_draw_together() -> None:
    labels, weights = weighted_labels(_case("categorical focal"))
    shares = np.bincount(labels.astype(int), weights=weights) / weights.sum()
    found = np.asarray(_case("categorical focal").variant.optimum(labels, weights))

    assert np.argsort(found).tolist() == np.argsort(shares).tolist()
    assert np.ptp(found) < np.ptp(shares)
    assert found.sum() == pytest.approx(1.0, rel=1e-12)


DECIDING = ("hinge", "hamming", "per_label_accuracy")
UNDECIDED = ("perceptron", "crammer_singer", "weston_watkins", "dice", "tversky")
"""Of these a constant need not name the most frequent class: 0 is free, a class must hold half, or overlap counts."""


@pytest.mark.parametrize("name", DECIDING)
@pytest.mark.parametrize(("zeros", "ones"), [(3.0, 2.0), (2.0, 3.0)])
def test_decisions_are_for_the_more_frequent_of_two_classes(name: str, zeros: float, ones: float) -> None:
    case = _case(name)
    labels = labels_of(case)[[0, -1]]
    middle = 0.5 if case.scale is Scale.PROBABILITY else 0.0

    assert (float(case.variant.optimum(labels, np.array([zeros, ones]))) > middle) == (ones > zeros)


def test_every_word_for_what_is_elicited_is_held_to_something() -> None:
    own = {"probabilities", "sharpened probabilities", "flattened probabilities", "balanced probabilities", "decisions"}
    own |= {"share of zeros by nature and rate of the rest"}

    assert {row.elicits for row in LOSSES} == {*FUNCTIONALS, *OF_LOCATION, *OF_PULLS, *own}
    assert {case.name for case in CASES if case.row.elicits == "decisions"} == {*DECIDING, *UNDECIDED}
