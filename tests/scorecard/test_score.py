import json
from collections.abc import Mapping

import numpy as np
import pytest
from sklearn import metrics as sk

import actloss
from actloss.catalogue import LOSSES
from actloss.errors import LabelError, OptionError, PredictionError
from actloss.losses.arrays import FloatArray
from actloss.scorecard import Scorecard
from formulas import sigmoid
from score_cases import CASES, PAIRS, SAMPLES, WEIGHTS, Case, case_of, expected, named

QUANTITY, BITS, CLASSES = case_of("quantity"), case_of("logit"), case_of("chances of classes")


def _card(case: Case, weight: FloatArray | None = None, **options: object) -> Scorecard:
    # Losses of ordered classes only come when they are asked for.
    asked = {"losses": list(case.formulas)} if case.ordered else {}
    given = {"scale": case.scale, "task": case.kind, "sample_weight": weight, **asked, **options}
    return actloss.score(case.y_true, case.y_pred, **given)  # type: ignore[arg-type] # each test names its options


CARDS = {case.name: _card(case) for case in CASES}
WEIGHTED = {case.name: _card(case, WEIGHTS) for case in CASES}


def test_every_loss_of_the_catalogue_has_a_formula_here() -> None:
    assert {loss for _, loss in PAIRS} == {loss.name for loss in LOSSES}


@pytest.mark.parametrize("case", [case for case in CASES if case.name not in {"share", "rate"}], ids=named)
def test_no_other_loss_is_scored_than_those_with_a_formula(case: Case) -> None:
    assert {score.loss for score in CARDS[case.name].scores} <= set(case.formulas)


@pytest.mark.parametrize(("case", "loss"), PAIRS, ids=named)
def test_a_value_is_the_mean_of_the_formula(case: Case, loss: str) -> None:
    assert CARDS[case.name][loss].value == pytest.approx(expected(case, loss), rel=1e-12)


@pytest.mark.parametrize(("case", "loss"), PAIRS, ids=named)
def test_weights_multiply(case: Case, loss: str) -> None:
    # The prior of the adjusted cross-entropy is the share of the rows, whatever they count.
    assert WEIGHTED[case.name][loss].value == pytest.approx(expected(case, loss, WEIGHTS), rel=1e-12)


@pytest.mark.parametrize(("case", "loss"), PAIRS, ids=named)
def test_the_losses_of_the_rows_are_those_of_the_formula(case: Case, loss: str) -> None:
    np.testing.assert_allclose(
        CARDS[case.name][loss].per_sample, case.formulas[loss](case.y_true, case.y_pred), rtol=1e-10, atol=1e-13
    )


def test_values_are_those_of_scikit_learn() -> None:
    y_true, y_pred = QUANTITY.y_true, QUANTITY.y_pred
    card = WEIGHTED["quantity"]

    assert card["mse"].value == pytest.approx(sk.mean_squared_error(y_true, y_pred, sample_weight=WEIGHTS))
    assert card["msle"].value == pytest.approx(sk.mean_squared_log_error(y_true, y_pred, sample_weight=WEIGHTS))
    assert card["mape"].value == pytest.approx(sk.mean_absolute_percentage_error(y_true, y_pred, sample_weight=WEIGHTS))
    assert card["tweedie_deviance"].value == pytest.approx(
        sk.mean_tweedie_deviance(y_true, y_pred, sample_weight=WEIGHTS, power=1.5)
    )
    assert card["gamma_deviance"].value == pytest.approx(sk.mean_gamma_deviance(y_true, y_pred, sample_weight=WEIGHTS))
    assert WEIGHTED["chances of classes"]["ce"].value == pytest.approx(
        sk.log_loss(CLASSES.y_true, CLASSES.y_pred, sample_weight=WEIGHTS)
    )
    assert WEIGHTED["margin"]["hinge"].value == pytest.approx(
        sk.hinge_loss(2 * BITS.y_true - 1, BITS.y_pred, sample_weight=WEIGHTS)
    )
    assert WEIGHTED["probability"]["brier"].value == pytest.approx(
        sk.brier_score_loss(BITS.y_true, sigmoid(BITS.y_pred), sample_weight=WEIGHTS)
    )


def test_a_weight_of_two_is_the_row_twice_and_one_of_zero_the_row_left_out() -> None:
    twice = np.repeat([2.0, 0.0], len(BITS.y_true) // 2)
    half = slice(len(BITS.y_true) // 2)
    weighted = actloss.score(BITS.y_true, BITS.y_pred, sample_weight=twice)
    repeated = actloss.score(np.repeat(BITS.y_true[half], 2), np.repeat(BITS.y_pred[half], 2))

    for score in repeated.scores:
        assert weighted[score.loss].value == pytest.approx(score.value, rel=1e-12)
        assert weighted[score.loss].baseline == pytest.approx(score.baseline, rel=1e-9)


def test_the_standard_error_is_that_of_a_mean() -> None:
    errors = (QUANTITY.y_true - QUANTITY.y_pred) ** 2

    assert CARDS["quantity"]["mse"].standard_error == pytest.approx(errors.std(ddof=1) / np.sqrt(errors.size))
    assert np.isnan(CARDS["quantity"]["l2"].standard_error)


def test_parameters_reach_their_loss_by_any_of_its_names_and_are_said() -> None:
    y_true, y_pred = QUANTITY.y_true, QUANTITY.y_pred
    card = actloss.score(y_true, y_pred, params={"pinball": {"quantile": 0.9}, "huber": {"delta": 2.0}})

    assert card["quantile"].value == pytest.approx(sk.mean_pinball_loss(y_true, y_pred, alpha=0.9))
    assert card["huber"].params == {"delta": 2.0}
    assert card["smooth_l1"].params == {"beta": 1.0}


def test_a_parameter_may_hold_one_number_for_each_class() -> None:
    weights = [1.0, 2.0, 3.0, 4.0]
    card = actloss.score(CLASSES.y_true, CLASSES.y_pred, losses=["ce"], params={"ce": {"class_weight": weights}})
    own = np.asarray(weights)[CLASSES.y_true.astype(int)] * -np.log(
        np.take_along_axis(CLASSES.y_pred, CLASSES.y_true.astype(int)[:, np.newaxis], axis=1)[:, 0]
    )

    assert card["ce"].value == pytest.approx(own.mean())
    assert card["ce"].params["class_weight"] == (1.0, 2.0, 3.0, 4.0)


@pytest.mark.parametrize(
    ("params", "message"),
    [
        ({"huber": {"dleta": 1.0}}, "huber has no parameter 'dleta': did you mean 'delta'"),
        ({"mse": {"q": 1.0}}, "mse has no parameter 'q': it has none"),
        ({"huber": {"delta": -1.0}}, "huber needs delta in"),
        ({"huber": {"delta": "wide"}}, "huber needs numbers for delta, found 'wide'"),
        ({"huber": {"delta": None}}, "huber needs numbers for delta, found 'None'"),
        ({"huber": {"delta": [1.0, 2.0]}}, "huber needs one number for delta, found 2"),
    ],
)
def test_a_wrong_parameter_is_refused(params: Mapping[str, Mapping[str, object]], message: str) -> None:
    with pytest.raises(OptionError, match=message):
        actloss.score(QUANTITY.y_true, QUANTITY.y_pred, params=params)  # type: ignore[arg-type] # that is the point


def test_eps_keeps_certain_mistakes_finite_and_nothing_else_does() -> None:
    exact = actloss.score([1, 0, 1], [0.0, 0.5, 1.0])
    kept = actloss.score([1, 0, 1], [0.0, 0.5, 1.0], eps=1e-7)

    assert exact["bce"].value == np.inf
    assert exact["bce"].infinite.count == 1
    assert kept["bce"].value == pytest.approx(-(np.log(1e-7) + np.log(0.5) + np.log1p(-1e-7)) / 3)


def test_eps_keeps_log_probabilities_too_and_leaves_logits_alone() -> None:
    logs = actloss.score([0, 1], [[-np.inf, 0.0], [-np.inf, 0.0]], scale="log_probability", eps=1e-3)
    logits = actloss.score([1.0, 0.0], [-50.0, 0.0], scale="logit", eps=0.1)

    assert logs["nll"].value == pytest.approx(-(np.log(1e-3) + np.log1p(-1e-3)) / 2)
    assert logits["bce"].value == pytest.approx((50.0 + np.log(2.0)) / 2)


@pytest.mark.parametrize(
    ("option", "message"),
    [
        ({"eps": 0.5}, "eps needs to lie between 0 and 0.5, found 0.5"),
        ({"eps": float("nan")}, "eps needs"),
        ({"worst": -1}, "worst needs a number of rows of 0 or more"),
        ({"bootstrap": 10_001}, "bootstrap needs 0 to 10,000 resamples, found 10,001"),
        ({"seed": -1}, "seed needs a whole number"),
        ({"losses": ["mes"]}, "unknown loss 'mes': did you mean 'mse'"),
        ({"losses": ["hinge"]}, "hinge cannot be scored on 'y_pred': it serves binary, and the task is regression"),
        ({"custom": {"mse": np.subtract}}, "a loss of your own needs a name of its own, found 'mse'"),
    ],
)
def test_an_option_that_makes_no_sense_is_refused(option: dict[str, object], message: str) -> None:
    with pytest.raises(OptionError, match=message):
        actloss.score([1.5, 2.0], [1.0, 2.0], **option)  # type: ignore[arg-type] # any option


def test_a_parameter_that_means_nothing_when_left_out_may_be_none() -> None:
    assert "alpha" not in actloss.score([0, 1], [0.2, 0.7], params={"focal": {"alpha": None}})["focal"].params  # type: ignore[dict-item] # what many write


def test_only_the_losses_asked_for_are_scored_each_once() -> None:
    card = actloss.score([1.5, 2.0], [1.0, 2.0], losses=["l1", "mse", "mae"])

    assert [score.loss for score in card.scores] == ["mse", "mae"]
    assert card.asked == ("mae", "mse")
    assert card.unscored == ()


def test_a_loss_asked_for_that_does_not_take_a_label_raises_with_its_row() -> None:
    with pytest.raises(LabelError, match=r"msle needs labels in \(-1, inf\), found -3, first at row 2"):
        actloss.score([1.0, -3.0], [1.0, 2.0], losses=["msle"])


def test_a_loss_asked_for_that_does_not_take_a_prediction_raises_with_its_row() -> None:
    with pytest.raises(PredictionError, match=r"crossentropy needs predictions in \[-inf, inf\), found inf, .*row 2"):
        actloss.score([0, 1], [[0.0, 1.0], [np.inf, 1.0]], scale="logit", losses=["sparse_categorical_crossentropy"])


def test_the_same_rows_give_the_same_bytes() -> None:
    first, second = (
        _card(BITS, WEIGHTS, bootstrap=50, seed=3, worst=4, metrics=True, per_class=True) for _ in range(2)
    )

    assert json.dumps(first.to_dict()) == json.dumps(second.to_dict())


def test_the_losses_of_rows_of_a_table_are_not_kept() -> None:
    card = actloss.score_table(SAMPLES / "regression_gaussian.csv")

    with pytest.raises(OptionError, match="only there for arrays, and a table was scored"):
        _ = card["mse"].per_sample


def test_a_table_and_its_arrays_score_alike() -> None:
    table = np.loadtxt(SAMPLES / "binary_two_models.csv", delimiter=",", skiprows=1)
    arrays = actloss.score(table[:, 1], {"prob_logistic": table[:, 2], "prob_forest": table[:, 3]})
    found = actloss.score_table(
        SAMPLES / "binary_two_models.csv", truth="y_true", pred=["prob_logistic", "prob_forest"]
    )

    assert [(s.loss, s.value, s.rank) for s in found.scores] == [(s.loss, s.value, s.rank) for s in arrays.scores]
