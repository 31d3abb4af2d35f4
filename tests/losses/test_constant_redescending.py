"""Best constants of losses with several dips."""

from collections.abc import Callable

import numpy as np
import pytest
from scipy.optimize import minimize_scalar

from actloss.losses import constant
from actloss.losses.arrays import FloatArray, Kernel
from actloss.losses.constant.landscape import stretches, thinned, windowed
from actloss.losses.constant.multipole import cauchy_field
from actloss.losses.relative import smape
from actloss.losses.robust import cauchy, tukey_biweight, welsch

Location = Callable[..., float]

LOCATIONS: tuple[tuple[Location, Kernel], ...] = (
    (constant.cauchy_location, cauchy),
    (constant.welsch_location, welsch),
    (constant.tukey_location, tukey_biweight),
)

every_location = pytest.mark.parametrize(("location", "kernel"), LOCATIONS, ids=lambda case: case.__name__)


def _total(kernel: Kernel, values: FloatArray, weights: FloatArray | float, c: float) -> float:
    return float((weights * kernel(values, np.full_like(values, c))).sum())


def _labels(seed: int) -> tuple[FloatArray, FloatArray]:
    """Return a few labels in up to three heaps, with fractional weights."""
    rng = np.random.default_rng(seed)
    size = int(rng.integers(1, 30))
    values = np.unique((rng.normal(size=size) * 10.0 ** rng.uniform(-1, 2) + rng.choice([-20, 0, 50], size)).round(2))
    return values, rng.uniform(0.1, 3.0, len(values))


@every_location
@pytest.mark.parametrize("seed", range(25))
def test_the_deepest_dip_is_found(location: Location, kernel: Kernel, seed: int) -> None:
    values, weights = _labels(seed)
    grid = np.linspace(values[0] - 1.0, values[-1] + 1.0, 4001)
    lowest = grid[np.argmin([_total(kernel, values, weights, c) for c in grid])]
    found = minimize_scalar(
        lambda c: _total(kernel, values, weights, c),
        bounds=(lowest - grid[1] + grid[0], lowest + grid[1] - grid[0]),
        options={"xatol": 1e-10},
    )

    assert _total(kernel, values, weights, location(values, weights)) <= found.fun * (1.0 + 1e-11) + 1e-15


@pytest.mark.parametrize("seed", range(25))
def test_no_label_is_better_for_the_symmetric_relative_error(seed: int) -> None:
    values, weights = _labels(seed)
    best = constant.smape_location(values, weights)

    assert best in values
    assert _total(smape, values, weights, best) <= min(_total(smape, values, weights, c) for c in values) * (1 + 1e-14)


@pytest.mark.parametrize("values", [[-3.0, -1.0], [0.0], [-2.0, 0.0, 0.0], [1.0, 2.0, 4.0], [-1.0, 0.0, 1.0, 2.0]])
def test_no_constant_between_labels_is_better_either(values: list[float]) -> None:
    labels = np.array(values)
    best = _total(smape, labels, 1.0, constant.smape_location(labels))

    assert best <= min(_total(smape, labels, 1.0, c) for c in np.linspace(-5.0, 5.0, 10_001)) * (1 + 1e-12)


def test_the_symmetric_relative_error_of_many_labels_is_least_at_the_one_found() -> None:
    values = np.unique(np.random.default_rng(3).lognormal(0.0, 1.0, 20_000))
    best = constant.smape_location(values)
    position = int(np.searchsorted(values, best))
    around = values[position - 100 : position + 101]

    assert _total(smape, values, 1.0, best) <= min(_total(smape, values, 1.0, c) for c in around) * (1 + 1e-14)


@pytest.mark.parametrize("seed", range(20))
def test_the_best_of_many_scattered_labels_is_found(seed: int) -> None:
    rng = np.random.default_rng(seed)
    values = np.unique(np.exp(rng.normal(scale=0.3, size=400) + rng.choice([-6.0, -1.0, 0.0, 4.0], 400)))
    weights = rng.exponential(size=len(values)) ** 3
    best = _total(smape, values, weights, constant.smape_location(values, weights))

    assert best <= min(_total(smape, values, weights, c) for c in values) * (1 + 1e-14)


def test_negative_labels_mirror_positive_ones() -> None:
    values = np.unique(np.random.default_rng(3).lognormal(0.0, 1.0, 5_000))
    weights = np.linspace(1.0, 2.0, len(values))

    assert constant.smape_location(-values[::-1], weights[::-1]) == -constant.smape_location(values, weights)
    assert constant.smape_location(-values[::-1]) == -constant.smape_location(values)


@every_location
def test_a_heap_wins_over_a_wider_one_with_more_labels(location: Location, kernel: Kernel) -> None:
    values = np.sort(np.concatenate([np.linspace(-0.5, 0.5, 100), np.linspace(500.0, 1000.0, 150)]))

    assert location(values) == pytest.approx(0.0, abs=0.5)
    assert _total(kernel, values, 1.0, location(values)) < _total(kernel, values, 1.0, 750.0)


@every_location
def test_one_label_beyond_measure_does_not_move_it(location: Location, kernel: Kernel) -> None:
    values = np.sort(np.random.default_rng(1).normal(size=3000))
    moved = location(np.append(values, 1e15))

    assert moved == pytest.approx(location(values), abs=1e-3)
    assert np.isfinite(_total(kernel, values, 1.0, moved))


@every_location
def test_thousands_of_labels_out_of_each_others_reach_are_told_apart(location: Location, kernel: Kernel) -> None:
    values = np.arange(3000.0) * 1000.0
    values[1505] += 999.0

    assert location(values) == pytest.approx(values[1505] + 0.5, abs=0.51)
    assert _total(kernel, values, 1.0, location(values)) < _total(kernel, values, 1.0, values[1495])


@every_location
def test_more_labels_than_a_block_give_the_best_of_all(location: Location, kernel: Kernel) -> None:
    rng = np.random.default_rng(2)
    values = np.unique(np.concatenate([rng.normal(0.0, 30.0, 20_000), rng.normal(200.0, 20.0, 15_000)]))
    best = _total(kernel, values, 1.0, location(values))

    assert best <= min(_total(kernel, values, 1.0, c) for c in np.linspace(-100.0, 300.0, 801)) * (1 + 1e-12)


@every_location
@pytest.mark.parametrize("c", [1e-300, 1e-12, 1e12, 1e200])
def test_a_dip_may_have_any_width(location: Location, kernel: Kernel, c: float) -> None:
    values, weights = np.array([-1.0, 0.0, 3.0]), np.array([1.0, 1.0, 3.0])
    best = location(values, weights, c=c)

    assert best == pytest.approx(3.0 if c < 1.0 else 1.6, rel=1e-9)
    assert kernel(values, np.full(3, best), c=c).shape == (3,)


@every_location
def test_the_same_label_a_thousand_times_is_met(location: Location, kernel: Kernel) -> None:
    assert location(np.array([0.3]), np.array([1000.0])) == pytest.approx(0.3, rel=1e-15, abs=0.0)
    assert kernel([0.3], [location(np.array([0.3]))])[0] < 1e-30


@every_location
def test_values_without_rows_change_nothing(location: Location, kernel: Kernel) -> None:
    values, counts = np.array([1.0, 2.0, 9.0]), np.array([4.0, 2.0, 1.0])
    best = location(np.append(values, 1000.0), np.append(counts, 0.0))

    assert _total(kernel, values, counts, best) == pytest.approx(
        _total(kernel, values, counts, location(values, counts)), rel=1e-14, abs=0.0
    )


def test_blocks_seen_from_afar_add_up_to_their_labels() -> None:
    rng = np.random.default_rng(4)
    points = np.sort(np.concatenate([rng.normal(0.0, 1.0, 3000), rng.uniform(-1e4, 1e6, 3001)]))
    weights = rng.uniform(0.5, 2.0, len(points))
    at = np.array([-2e4, 0.0, points[1500], 12.5, 3e5, 2e6])
    distance = at[:, np.newaxis] - points
    losses = weights * 0.5 * np.log1p(distance**2)
    height, slope, left, right = cauchy_field(points, weights)(at)

    np.testing.assert_allclose(height, losses.sum(axis=1), rtol=1e-12)
    np.testing.assert_allclose(slope, (weights * distance / (1 + distance**2)).sum(axis=1), rtol=1e-9)
    assert (left <= (losses * (distance > 0)).sum(axis=1) * (1 + 1e-12)).all()
    assert (right <= (losses * (distance < 0)).sum(axis=1) * (1 + 1e-12)).all()


def test_labels_put_together_keep_their_weight_and_their_mean() -> None:
    values, weights = np.array([0.0, 0.1, 0.3, 2.0, 2.5]), np.array([1.0, 2.0, 1.0, 1.0, 3.0])
    points, mass, moved = thinned(values, weights, 1.0)

    assert mass.tolist() == [4.0, 4.0]
    assert points.tolist() == pytest.approx([0.125, 2.375])
    # (0.125² + 2 · 0.025² + 0.175²) + (0.375² + 3 · 0.125²)
    assert moved == pytest.approx(0.0475 + 0.1875)


def test_labels_of_a_stretch_stay_as_they_are() -> None:
    values, weights = np.array([0.0, 0.1, 0.3, 2.0, 2.5]), np.ones(5)
    points, _, _ = thinned(values, weights, 1.0, (0.05, 0.5))

    assert points.tolist() == [0.0, 0.1, 0.3, 2.25]


def test_a_window_of_more_pairs_than_fit_at_once_is_the_sum_of_all() -> None:
    points = np.linspace(0.0, 1.0, 100_000)

    def dip(distance: FloatArray) -> tuple[FloatArray, FloatArray]:
        return np.abs(distance), np.sign(distance)

    at = np.linspace(0.0, 1.0, 7)
    field = windowed(points, np.ones_like(points), dip, reach=10.0, plateau=10.0)

    np.testing.assert_allclose(field(at)[0], 1e5 * (at**2 + (1 - at) ** 2) / 2, rtol=1e-4)


def test_a_search_ends_where_float64_does() -> None:
    points = np.array([1e16, 1e16 + 4.0])

    def field(at: FloatArray) -> FloatArray:
        distance = at[:, np.newaxis] - points
        losses = distance**2
        left, right = losses * (distance > 0), losses * (distance < 0)
        return np.stack([losses.sum(1), 2 * distance.sum(1), left.sum(1), right.sum(1)])

    low, high, _ = stretches(field, lambda low, _: np.zeros_like(low), points[:1], points[1:], finest=0.0, slack=0.0)

    assert low[0] <= 1e16 + 2.0 <= high[-1]
