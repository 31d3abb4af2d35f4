import numpy as np
import pytest

import actloss
from actloss.catalogue import Form, Loss, loss
from actloss.losses.arrays import FloatArray
from actloss.scorecard import Scorecard, label_counts
from actloss.scorecard.baselines import skill_of
from formulas import one_hot
from score_cases import PAIRS, WEIGHTS, Case, case_of, named

MIXED, TAGS = case_of("distributions"), case_of("tags")
SUMMED_OVER_LABELS = [(case, name) for case, name in PAIRS if name not in {"dice", "tversky"}]


def _card(case: Case, name: str, weight: FloatArray | None, **params: float) -> Scorecard:
    return actloss.score(
        case.y_true,
        case.y_pred,
        scale=case.scale,
        task=case.kind,
        losses=[name],
        sample_weight=weight,
        params={name: params},
    )


def _labels(case: Case, row: Loss, form: Form) -> FloatArray:
    if row.scales[0] == "margin" and form is Form.ELEMENTS:
        return 2 * case.y_true - 1
    if form is Form.ROWS and case.y_true.ndim == 1:
        return one_hot(case.y_true, 4)
    if form in {Form.INDICES, Form.RANKS} and case.y_true.ndim == 2:
        return np.asarray(case.y_true.argmax(axis=1), dtype=float)
    return case.y_true


def _by_hand(case: Case, name: str, weight: FloatArray, **params: object) -> float:
    """Return the weighted loss of the best constant, from the labels row by row."""
    row = loss(name)
    variant = row.variant(case.kind)
    truth = _labels(case, row, variant.form)
    kernel = next(iter(variant.kernels.values()))
    if "prior" in row.params:
        params = {"prior": np.bincount(case.y_true.astype(int)) / len(case.y_true)}
    outputs = truth.T if variant.form is Form.ELEMENTS and truth.ndim == 2 else [truth]
    values = []
    for column in outputs:
        distinct, place = np.unique(column, axis=0, return_inverse=True)
        counts = np.bincount(place.reshape(-1), weights=weight)
        constant = np.asarray(variant.optimum(distinct, counts, **params))
        prediction = np.broadcast_to(constant, (len(column), *constant.shape))
        counted = weight if row.mass is None else weight * row.mass(column, prediction, **params)
        values.append((counted * kernel(column, prediction, **params)).sum() / counted.sum())
    return float(np.sum(values) * weight.sum()) if row.reduction == "sum" else float(np.mean(values))


@pytest.mark.parametrize(("case", "name"), SUMMED_OVER_LABELS, ids=named)
def test_the_baseline_is_the_best_constants_loss_over_the_rows(case: Case, name: str) -> None:
    for weight in (None, WEIGHTS):
        counted = np.ones(len(case.y_true)) if weight is None else weight
        found = _card(case, name, weight)[name]

        assert found.baseline == pytest.approx(_by_hand(case, name, counted), rel=1e-9)


@pytest.mark.parametrize("name", ["dice", "tversky"])
def test_the_baseline_of_sets_is_that_of_the_best_set(name: str) -> None:
    found = _card(TAGS, name, WEIGHTS)[name]
    answers = [np.array([a, b, c], dtype=float) for a in (0, 1) for b in (0, 1) for c in (0, 1)]
    values = []
    for answer in answers:
        wrong = (WEIGHTS[:, np.newaxis] * np.abs(TAGS.y_true - answer)).sum()
        values.append(wrong / (WEIGHTS[:, np.newaxis] * (TAGS.y_true + answer)).sum())

    assert found.baseline == pytest.approx(min(values), rel=1e-12)
    assert found.constant == tuple(answers[int(np.argmin(values))])


@pytest.mark.parametrize(
    ("name", "params"),
    [
        ("categorical_crossentropy", {"label_smoothing": 0.1}),
        ("kl_divergence", {"base": 2.0}),
        ("brier", {}),
        ("focal", {"gamma": 1.0}),
        ("generalized_crossentropy", {"q": 0.4}),
        ("rps", {}),
    ],
)
def test_the_baseline_of_distributions_needs_only_their_mean(name: str, params: dict[str, float]) -> None:
    found = _card(MIXED, name, WEIGHTS, **params)[name]
    variant = loss(name).variant("multiclass")
    kernel = next(iter(variant.kernels.values()))
    mean = np.average(MIXED.y_true, axis=0, weights=WEIGHTS)
    best = variant.optimum(mean[np.newaxis], np.ones(1), **params)
    losses = kernel(MIXED.y_true, np.broadcast_to(np.asarray(best), MIXED.y_true.shape), **params)

    assert found.baseline == pytest.approx(np.average(losses, weights=WEIGHTS), rel=1e-12)


@pytest.mark.parametrize("step", [-0.02, 0.02])
@pytest.mark.parametrize("name", ["categorical_crossentropy", "brier", "focal", "generalized_crossentropy", "rps"])
def test_no_constant_near_it_is_better_for_distributions(name: str, step: float) -> None:
    found = _card(MIXED, name, None)[name]
    other = np.asarray(found.constant) + step * np.array([1.0, -1.0, 1.0, -1.0])
    kernel = next(iter(loss(name).variant("multiclass").kernels.values()))

    assert kernel(MIXED.y_true, np.broadcast_to(other, MIXED.y_true.shape)).mean() > found.baseline


def test_the_constant_is_on_the_losss_first_scale() -> None:
    bits = case_of("logit")
    card = actloss.score(bits.y_true, bits.y_pred, scale="logit")

    assert card["bce"].constant == pytest.approx((bits.y_true.mean(),))
    assert card["logistic"].constant == pytest.approx((np.log(bits.y_true.mean() / (1 - bits.y_true.mean())),))


def test_several_labels_have_a_constant_each_with_their_own_parameters() -> None:
    card = actloss.score(TAGS.y_true, TAGS.y_pred, losses=["bce"], params={"bce": {"pos_weight": [1.0, 2.0, 4.0]}})
    shares, weights = TAGS.y_true.mean(axis=0), np.array([1.0, 2.0, 4.0])

    assert card["bce"].constant == pytest.approx(tuple(weights * shares / (weights * shares + 1 - shares)))


def test_skill_is_how_much_of_the_baseline_is_gone() -> None:
    card = actloss.score([1.0, 2.0, 3.0], [1.0, 2.0, 4.0])

    assert card["mse"].baseline == pytest.approx(2.0 / 3.0)
    assert card["mse"].skill == pytest.approx(1.0 - 1.0 / 2.0)


@pytest.mark.parametrize(
    ("name", "value", "baseline", "skill"),
    [
        ("mse", 0.0, 2.0, 1.0),
        ("mse", 3.0, 2.0, -0.5),
        ("per_label_accuracy", 0.9, 0.8, 0.5),
        ("per_label_accuracy", 0.8, 0.8, 0.0),
    ],
)
def test_skill_is_1_where_perfect_and_0_where_constant(name: str, value: float, baseline: float, skill: float) -> None:
    assert skill_of(loss(name), value, baseline) == pytest.approx(skill)


@pytest.mark.parametrize(
    ("name", "baseline"), [("mse", 0.0), ("mse", np.inf), ("gaussian_nll", 2.0), ("per_label_accuracy", 1.0)]
)
def test_there_is_no_skill_where_a_quotient_means_nothing(name: str, baseline: float) -> None:
    assert np.isnan(skill_of(loss(name), 0.5, baseline))


def test_a_constant_label_is_predicted_without_a_spread_and_without_end() -> None:
    card = actloss.score([2.5, 2.5], [[1.0, 0.5], [1.0, 0.5]])

    assert card["gaussian_nll"].constant == (2.5, 0.0)
    assert card["gaussian_nll"].baseline == -np.inf


def test_there_is_no_baseline_where_what_is_kept_of_the_labels_is_none_of_theirs(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # Beyond so many different counts only means of neighbours are kept, and those are no counts.
    monkeypatch.setattr(label_counts, "EXACT", 4)
    counts = np.arange(10_000.0, 10_020.0)
    card = actloss.score(counts, counts + 1.0, losses=["neg_binomial_nll", "mse"])

    assert np.isnan(card["neg_binomial_nll"].baseline)
    assert np.isnan(card["neg_binomial_nll"].skill)
    assert card["mse"].baseline == pytest.approx(counts.var(), rel=0.1)


def test_what_has_no_mass_costs_nothing() -> None:
    # No row has a label: the best set is empty, and no error can be made with it.
    card = actloss.score([[0, 0], [0, 0]], [[0.5, 0.0], [0.0, 0.0]], task="multilabel", losses=["dice"])

    assert card["dice"].value == 1.0
    assert card["dice"].baseline == 0.0


@pytest.mark.parametrize(("baseline", "known"), [(2.5e-32, False), (1e-14, False), (1e-3, True)])
def test_a_baseline_that_rounding_has_left_gives_no_skill(baseline: float, known: bool) -> None:  # noqa: FBT001 - a column of the table
    assert np.isfinite(skill_of(loss("welsch"), 0.1, baseline)) == known


def test_an_infinite_loss_has_an_infinitely_bad_skill() -> None:
    assert skill_of(loss("mse"), np.inf, 1.0) == -np.inf
