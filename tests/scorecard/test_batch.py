import numpy as np
import pytest

import actloss
from actloss.losses.arrays import FloatArray
from actloss.scorecard import Scorecard, arrays
from actloss.scorecard.facts import LossScore
from formulas import sigmoid
from score_cases import CASES, ROWS, WEIGHTS, Case, case_of, named

BITS, TAGS = case_of("logit"), case_of("tags")
GROUPS = np.array(["north", "south", "east"])[np.arange(ROWS) % 3]
RNG = np.random.default_rng(20261127)


def _card(case: Case, **options: object) -> Scorecard:
    asked = {"losses": list(case.formulas)} if case.ordered else {}
    given = {"scale": case.scale, "task": case.kind, **asked, **options}
    return actloss.score(case.y_true, case.y_pred, **given)  # type: ignore[arg-type] # each test names its options


def _figures(score: LossScore) -> FloatArray:
    parts = [figure for part in (*score.groups, *score.classes) for figure in (part.value, part.standard_error)]
    return np.array(
        [
            score.value,
            score.standard_error,
            score.baseline,
            score.skill,
            score.concentration or 0.0,
            *(score.interval or ()),
            *parts,
            *(row.row for row in score.worst),
        ]
    )


@pytest.mark.parametrize("case", CASES, ids=named)
def test_no_figure_depends_on_the_size_of_the_batches(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    options = {"sample_weight": WEIGHTS, "by": GROUPS, "per_class": True, "worst": 5, "bootstrap": 20, "seed": 7}
    whole = _card(case, **options)
    monkeypatch.setattr(arrays, "BATCH_ROWS", 37)
    parts = _card(case, **options)

    assert [score.loss for score in whole.scores] == [score.loss for score in parts.scores]
    for one, other in zip(whole.scores, parts.scores, strict=True):
        np.testing.assert_allclose(_figures(other), _figures(one), rtol=1e-12, atol=1e-14, err_msg=one.loss)


def test_the_facts_of_predictions_do_not_depend_on_the_size_of_the_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    shares = np.round(sigmoid(BITS.y_pred), 1)
    whole = actloss.score(BITS.y_true, shares)
    monkeypatch.setattr(arrays, "BATCH_ROWS", 41)

    assert actloss.score(BITS.y_true, shares).models == whole.models


@pytest.mark.parametrize("case", CASES, ids=named)
def test_a_group_scores_as_its_rows_alone_would(case: Case) -> None:
    whole = _card(case, sample_weight=WEIGHTS, by=GROUPS)
    prior = np.bincount(case.y_true.astype(int)) / ROWS if "logit_adjusted_crossentropy" in case.formulas else None
    own = GROUPS == "south"
    options: dict[str, object] = {"losses": [score.loss for score in whole.scores], "scale": case.scale}
    if prior is not None:
        options["params"] = {"logit_adjusted_crossentropy": {"prior": prior}}
    alone = actloss.score(case.y_true[own], case.y_pred[own], task=case.kind, sample_weight=WEIGHTS[own], **options)  # type: ignore[arg-type] # as above

    for score in whole.scores:
        south = score.groups[2]

        assert (south.name, south.rows) == ("south", own.sum())
        assert south.value == pytest.approx(alone[score.loss].value, rel=1e-10)
        assert south.standard_error == pytest.approx(alone[score.loss].standard_error, rel=1e-9, nan_ok=True)


@pytest.mark.parametrize("name", ["logit", "chances of classes", "one-hot"])
def test_a_class_scores_as_its_rows_alone_would(name: str) -> None:
    case = case_of(name)
    card = _card(case, per_class=True)
    true = case.y_true.argmax(axis=1) if case.y_true.ndim == 2 else case.y_true

    for score in card.scores:
        for index, part in enumerate(score.classes):
            own = true == index

            assert (part.name, part.rows) == (str(index), own.sum())
            assert part.value == pytest.approx(score.per_sample[own].mean(), rel=1e-12)


def test_each_of_several_labels_has_a_loss_of_its_own() -> None:
    card = _card(TAGS, per_class=True, sample_weight=WEIGHTS)
    p = TAGS.y_pred
    costs = -(TAGS.y_true * np.log(p) + (1 - TAGS.y_true) * np.log1p(-p))

    assert [part.value for part in card["bce"].classes] == pytest.approx(np.average(costs, axis=0, weights=WEIGHTS))
    assert [part.rows for part in card["bce"].classes] == [ROWS] * 3
    # Sets have one loss a row.
    assert card["dice"].classes == ()


def test_labels_without_a_class_are_of_none() -> None:
    card = actloss.score([0.0, 0.5, 1.0], [0.2, 0.4, 0.9], task="binary", per_class=True)

    assert [part.rows for part in card["bce"].classes] == [1, 1]
    assert np.isnan(actloss.score([0.2, 0.5], [0.2, 0.4], task="binary", per_class=True)["bce"].classes[0].value)


def test_the_worst_rows_are_shown_as_they_are_whatever_the_loss_sees() -> None:
    card = actloss.score([0, 1, 1, 0], [-4.0, 3.0, -2.0, 1.0], scale="logit", losses=["bce", "hinge"], worst=2)

    assert [(row.row, row.y_true, row.y_pred) for row in card["bce"].worst] == [
        (3, (1.0,), (-2.0,)),
        (4, (0.0,), (1.0,)),
    ]
    assert [(row.row, row.y_true, row.loss) for row in card["hinge"].worst] == [(3, (1.0,), 3.0), (4, (0.0,), 2.0)]


def test_without_a_loss_asked_for_the_worst_rows_are_those_of_the_tasks_usual_one() -> None:
    card = actloss.score([1.0, 2.0, 9.5], [1.0, 2.5, 3.0], worst=1)

    assert [score.loss for score in card.scores if score.worst] == ["mse"]
    assert card["mse"].worst[0].row == 3


def test_a_few_wild_rows_own_the_loss() -> None:
    y_true = np.zeros(200) + 0.5
    card = actloss.score(y_true, np.append(np.full(198, 0.6), [50.0, 60.0]))

    assert card["mse"].concentration == pytest.approx(1.0, abs=0.01)
    assert actloss.score(y_true, np.full(200, 0.6))["mse"].concentration == pytest.approx(0.01)


def test_concentration_of_losses_that_may_be_negative_means_nothing() -> None:
    assert _card(case_of("mean and variance"))["gaussian_nll"].concentration is None
    assert _card(TAGS)["per_label_accuracy"].concentration is None


def test_rows_without_label_prediction_or_weight_are_left_out_and_counted() -> None:
    nan = np.nan
    y_true = [1.5, nan, 2.0, 3.0, 4.0, nan]
    card = actloss.score(y_true, [1.5, nan, nan, 3.0, 2.0, 1.0], sample_weight=[1.0, 1.0, nan, nan, 2.0, 1.0])

    assert {why: (tally.count, tally.first_row) for why, tally in card.left_out.items()} == {
        "no label": (2, 2),
        "a prediction that is missing or nan": (1, 3),
        "no weight": (1, 4),
    }
    assert card.rows == 2
    assert card["mse"].value == pytest.approx((0.0 + 2 * 4.0) / 3)
    np.testing.assert_array_equal(card["mse"].per_sample, [0.0, nan, nan, nan, 4.0, nan])
    # What a row without a label lacks besides is not the model's fault.
    assert (card.models[0].facts.missing.count, card.models[0].facts.missing.first_row) == (1, 3)


def test_a_row_that_one_model_does_not_predict_is_left_out_for_all() -> None:
    card = actloss.score([1.5, 2.0, 3.0], {"a": [1.0, np.nan, 3.0], "b": [1.0, 2.0, 5.0]})

    assert card.rows == 2
    assert card["mse", "b"].value == (0.25 + 4.0) / 2
    assert [model.facts.missing.count for model in card.models] == [1, 0]


def test_batches_without_a_row_to_score_add_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(arrays, "BATCH_ROWS", 2)
    nan = np.nan
    options: dict[str, object] = {"by": list("aabbab"), "worst": 1, "bootstrap": 5, "per_class": True, "metrics": True}
    card = actloss.score([nan, nan, 0, 1, nan, nan], [0.1, 0.2, 0.3, 0.4, 0.5, 0.6], **options)  # type: ignore[arg-type] # as above

    assert card["brier"].value == pytest.approx((0.09 + 0.36) / 2)
    assert [part.rows for part in card["brier"].groups] == [0, 2]


def test_intervals_hold_the_value_and_depend_on_the_seed_alone() -> None:
    first, again, other = (_card(BITS, bootstrap=100, seed=seed)["bce"] for seed in (1, 1, 2))

    assert first.interval == again.interval != other.interval
    assert first.interval is not None
    assert first.interval[0] < first.value < first.interval[1]


def test_intervals_cover_the_truth_about_as_often_as_they_say() -> None:
    inside = 0
    for seed in range(120):
        errors = RNG.exponential(1.0, 150)
        low, high = actloss.score(errors + 0.5, np.full(150, 0.5), losses=["mae"], bootstrap=200, seed=seed)[
            "mae"
        ].interval or (0.0, 0.0)
        inside += low <= 1.0 <= high

    assert 0.88 <= inside / 120 <= 0.99


def test_the_interval_of_a_sum_is_one_of_sums() -> None:
    card = actloss.score(np.arange(50) + 0.5, np.arange(50) + 1.5, losses=["l2"], bootstrap=100)
    low, high = card["l2"].interval or (0.0, 0.0)

    assert 25.0 < low < 50.0 < high < 80.0


def test_a_sum_is_one_over_outputs_and_rows() -> None:
    y_true, y_pred = RNG.normal(size=(60, 3)), RNG.normal(size=(60, 3))
    squares, weight, north = (y_true - y_pred) ** 2, WEIGHTS[:60], np.arange(60) < 20
    card = actloss.score(
        y_true, y_pred, sample_weight=weight, by=np.where(north, "n", "s"), per_class=True, bootstrap=50
    )
    l2 = card["l2"]

    assert l2.value == pytest.approx((weight @ squares).sum())
    assert l2.skill == pytest.approx(card["mse"].skill)
    assert l2.per_sample == pytest.approx(squares.sum(axis=1))
    assert l2.groups[0].value == pytest.approx((weight[north] @ squares[north]).sum())
    assert [part.value for part in l2.classes] == pytest.approx(weight @ squares)
    assert l2.interval is not None
    assert l2.interval[0] < l2.value < l2.interval[1]


def test_a_mass_that_no_prediction_has_leaves_no_trace() -> None:
    # The second row holds no label and no share: it counts nothing in the mean over the data.
    card = actloss.score([[1, 0], [0, 0]], [[20.0, -20.0], [-np.inf, -np.inf]], scale="logit", losses=["dice"])

    assert card["dice"].value == pytest.approx(2 / (1 + np.exp(20)) / 2, rel=1e-6)


def test_infinite_labels_are_left_out_and_counted() -> None:
    card = actloss.score([1.5, np.inf, 2.0, np.nan, -np.inf], [1.5, 1.0, 4.0, 1.0, np.nan])

    assert {why: (tally.count, tally.first_row) for why, tally in card.left_out.items()} == {
        "no label": (1, 4),
        "no finite label": (2, 2),
    }
    assert card["mse"].value == 2.0
    assert card.models[0].facts.missing.count == 0


def test_a_row_of_labels_with_an_infinite_one_is_left_out() -> None:
    card = actloss.score([[1.5, 2.0], [np.inf, np.nan], [np.inf, 1.0]], [[1.5, 2.0]] * 3)

    assert {why: tally.first_row for why, tally in card.left_out.items()} == {"no label": 2, "no finite label": 3}


@pytest.mark.parametrize(
    ("y_true", "y_pred", "kind"),
    [
        ([0, 1, np.inf], [0.2, 0.7, 0.5], "binary"),
        ([-1, 1, np.inf], [-0.2, 0.7, 0.5], "binary"),
        ([0, 1, 2, np.inf], np.full((4, 3), 1 / 3), "multiclass"),
        ([[0, 1], [1, 1], [np.inf, 1]], np.full((3, 2), 0.25), "multilabel"),
    ],
)
def test_an_infinite_label_does_not_change_the_task(y_true: object, y_pred: object, kind: str) -> None:
    card = actloss.score(y_true, y_pred)  # type: ignore[arg-type] # numbers

    assert card.kind == kind
    assert card.left_out["no finite label"].count == 1


def test_worst_rows_of_classes_hold_what_the_model_gave() -> None:
    card = actloss.score([0, 1], [[2.0, -1.0], [3.0, 1.0]], losses=["ce", "brier"], worst=1)

    for name in ("ce", "brier"):
        assert [(row.row, row.y_true, row.y_pred) for row in card[name].worst] == [(2, (1.0,), (3.0, 1.0))]
