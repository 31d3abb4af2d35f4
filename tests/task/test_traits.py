import numpy as np
import pytest

from actloss.profile import Profile
from actloss.target import Layout
from actloss.task import Kind, Trait, infer_task
from actloss.task.traits import far_out_share
from profiles import Cells, profile_of

RNG = np.random.default_rng(1)
N = 2000


def traits(profile: Profile, kind: Kind | None = None) -> set[Trait]:
    return set(infer_task(profile, kind).traits)


def test_a_gaussian_target_has_no_trait() -> None:
    assert traits(profile_of(list(RNG.normal(0, 1, N)))) == set()


@pytest.mark.parametrize("mean", [0.5, 3, 20])
def test_whole_numbers_that_vary_as_counts_do_are_counts(mean: float) -> None:
    assert Trait.COUNT in traits(profile_of([float(k) for k in RNG.poisson(mean, N)]), Kind.REGRESSION)


@pytest.mark.parametrize(
    ("name", "cells"),
    [
        ("y", RNG.integers(1990, 2020, N)),
        ("y", np.clip(RNG.normal(70, 12, N), 0, 100).round()),
        ("age", RNG.integers(0, 90, N)),
        ("y", RNG.poisson(3, N) - 1),
    ],
)
def test_years_scores_ages_and_signed_numbers_are_no_counts(name: str, cells: "np.typing.NDArray[np.int64]") -> None:
    assert Trait.COUNT not in traits(profile_of([float(value) for value in cells], name=name), Kind.REGRESSION)


def test_fractions_are_proportions() -> None:
    found = traits(profile_of(list(RNG.beta(2, 3, N))))

    assert found == {Trait.PROPORTION, Trait.POSITIVE, Trait.BOUNDED}


def test_a_lognormal_target_is_skewed_without_outliers() -> None:
    found = traits(profile_of(list(RNG.lognormal(0, 1, N))))

    assert found == {Trait.POSITIVE, Trait.SKEWED}


@pytest.mark.parametrize(("share", "expected"), [(0.0, False), (0.005, False), (0.02, True), (0.08, True)])
def test_contamination_from_one_percent_on_makes_outliers(share: float, *, expected: bool) -> None:
    clean = RNG.normal(0, 1, 10_000)
    far = int(share * len(clean))
    clean[:far] = RNG.choice([-1, 1], far) * RNG.uniform(15, 30, far)
    profile = profile_of(list(clean))

    assert (Trait.OUTLIERS in traits(profile)) is expected
    assert profile.numeric is not None
    assert far_out_share(profile.numeric) == pytest.approx(share, abs=0.001)


def test_half_zeros_are_zero_inflated() -> None:
    amounts = np.where(RNG.random(N) < 0.6, 0.0, RNG.gamma(2, 50, N))

    assert Trait.ZERO_INFLATED in traits(profile_of(list(amounts)))


def test_one_to_nine_and_rarer_is_imbalanced() -> None:
    assert Trait.IMBALANCED not in traits(profile_of(["a"] * 90 + ["b"] * 10))
    assert Trait.IMBALANCED in traits(profile_of(["a"] * 91 + ["b"] * 10))


def test_a_rare_label_makes_multi_label_targets_imbalanced() -> None:
    columns: dict[str, Cells] = {"a": [1, 0, 1, 1] * 25, "b": [1] * 5 + [0] * 95}

    assert Trait.IMBALANCED in traits(profile_of(columns))


@pytest.mark.parametrize(
    "words", [("low", "medium", "high"), ("Never", "sometimes", "ALWAYS"), ("None", "Some", "Marked")]
)
def test_words_of_one_scale_are_ordered(words: tuple[str, ...]) -> None:
    assert Trait.ORDINAL in traits(profile_of([*words] * 10))


def test_unrelated_words_are_not_ordered() -> None:
    assert Trait.ORDINAL not in traits(profile_of(["cat", "dog", "high"] * 10))


def test_codes_named_for_steps_are_ordered() -> None:
    assert Trait.ORDINAL in traits(profile_of([1.0, 2, 3, 4, 5] * 20, name="rating"), Kind.MULTICLASS)


def test_layout_and_gaps_are_traits_too() -> None:
    columns: dict[str, list[float | str | None]] = {"a": [1, 0, 0, None], "b": [0, 1, 0, 0], "c": [0, 0, 1, 1]}

    assert traits(profile_of(columns, layout=Layout.ONE_HOT)) == {Trait.ONE_HOT, Trait.MISSING_LABELS}


@pytest.mark.parametrize("name", ["num_ages", "visits"])
def test_counting_words_win_over_measures(name: str) -> None:
    assert Trait.COUNT in traits(profile_of([float(k) for k in RNG.poisson(3, N)], name=name), Kind.REGRESSION)


def test_graded_numbers_read_as_quantities_stay_ordered() -> None:
    assert Trait.ORDINAL in traits(profile_of([1.0, 2, 3, 4, 5] * 20, name="rating"), Kind.REGRESSION)


def test_two_words_make_no_scale() -> None:
    assert Trait.ORDINAL not in traits(profile_of(["low", "high"] * 10))


def test_an_only_class_beside_empty_ones_is_no_imbalance() -> None:
    columns: dict[str, Cells] = {"a": [1, 1, 1, None], "b": [0, 0, 0, 1], "c": [0, 0, 0, 0]}

    assert Trait.IMBALANCED not in traits(profile_of(columns, layout=Layout.ONE_HOT))


def test_probabilities_of_a_few_rows_need_not_add_up_to_one_row() -> None:
    columns = {"a": [0.25, 0.5], "b": [0.75, 0.25], "c": [0.0, 0.25]}

    assert Trait.IMBALANCED not in traits(
        profile_of({name: cells[:1] for name, cells in columns.items()}, layout=Layout.DISTRIBUTION)
    )
