from math import inf, nan

import pytest

from actloss.cli.limits import (
    judged,
    limits_by_loss,
    named,
    nothing_scored,
    number_of,
    number_or_nan,
    numbers_by_name,
    over_limits,
    params_by_loss,
)
from actloss.errors import OptionError
from actloss.scorecard.facts import Metric, Scorecard, Unscored
from scorecards import SCORECARDS
from scorecards.parts import card_of, model_of, score_of

CARD = card_of(score_of("mse", 2.0, skill=0.25), score_of("mae", 1.0, skill=0.5))


@pytest.mark.parametrize(("text", "expected"), [("2", 2.0), (" -1e-3 ", -0.001), ("inf", inf)])
def test_a_number_is_read(text: str, expected: float) -> None:
    assert number_of(text, "--param", "LOSS.NAME=X") == expected


@pytest.mark.parametrize("text", ["", "x", "1,5", "nan", "1 2"])
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(OptionError, match=r"^--param takes LOSS\.NAME=X with a number, found '"):
        number_of(text, "--param", "LOSS.NAME=X")


@pytest.mark.parametrize(("text", "expected"), [("2", 2.0), ("-inf", -inf), (" NaN ", nan)])
def test_nan_is_read_where_others_judge_it(text: str, expected: float) -> None:
    assert number_or_nan(text, "--class-weight", "CLASS=WEIGHT") == pytest.approx(expected, nan_ok=True)


@pytest.mark.parametrize("text", ["", "x", "1,5", "1 2"])
def test_what_is_no_number_and_not_nan_is_refused_there_too(text: str) -> None:
    with pytest.raises(OptionError, match=r"^--class-weight takes CLASS=WEIGHT with a number, found '"):
        number_or_nan(text, "--class-weight", "CLASS=WEIGHT")


def test_a_name_may_hold_equals_signs() -> None:
    assert named(" a=b = 2 ", "--class-weight", "CLASS=WEIGHT") == ("a=b", "2")


@pytest.mark.parametrize("spec", ["", "mse", "=2", "mse=", " = "])
def test_a_value_without_name_or_number_is_refused(spec: str) -> None:
    with pytest.raises(OptionError, match=r"^--fail-above takes LOSS=X, found '"):
        named(spec, "--fail-above", "LOSS=X")


def test_all_of_several_limits_hold() -> None:
    specs = ["mse=1", "mae=2", "mse=3"]

    assert limits_by_loss(specs, "--fail-above", min) == {"mse": 1.0, "mae": 2.0}
    assert limits_by_loss(specs, "--fail-below", max) == {"mse": 3.0, "mae": 2.0}


def test_the_last_of_several_weights_wins() -> None:
    assert numbers_by_name(["mse=1", "mae=2", "mse=3"], "--fail-above", "LOSS=X") == {"mse": 3.0, "mae": 2.0}


def test_parameters_are_grouped_by_loss() -> None:
    specs = ["huber.delta=2", "asymmetric.gamma_neg=4", "asymmetric.gamma_pos=1"]

    assert params_by_loss(specs) == {"huber": {"delta": 2.0}, "asymmetric": {"gamma_neg": 4.0, "gamma_pos": 1.0}}


def test_a_parameter_of_several_numbers_stands_between_commas() -> None:
    assert params_by_loss(["bce.pos_weight=1, 2.5"]) == {"bce": {"pos_weight": [1.0, 2.5]}}


@pytest.mark.parametrize("spec", ["huber=2", ".delta=2", "huber.=2", "huber.delta"])
def test_a_parameter_without_a_loss_or_a_name_is_refused(spec: str) -> None:
    with pytest.raises(OptionError, match=r"^--param takes LOSS\.NAME=X, found '"):
        params_by_loss([spec])


def test_a_hostile_value_is_escaped() -> None:
    with pytest.raises(OptionError, match=r"found '\\x1b\[2J'$"):
        params_by_loss(["\x1b[2J"])


@pytest.mark.parametrize("limit", [2.0, 2.5, inf])
def test_a_loss_at_or_below_its_limit_passes(limit: float) -> None:
    assert over_limits(CARD, {"mse": limit}, None) == []


def test_a_loss_above_its_limit_is_a_sentence() -> None:
    assert over_limits(CARD, {"mse": 1.999, "mae": 0.5}, None) == [
        "mse of 'y_pred' is 2, above the limit 1.999",
        "mae of 'y_pred' is 1, above the limit 0.5",
    ]


def test_a_figure_of_which_higher_is_better_has_a_limit_below() -> None:
    card = card_of(score_of("per_label_accuracy", 0.8, better="higher"))

    assert over_limits(card, {}, None, {"per_label_accuracy": 0.8}) == []
    assert over_limits(card, {}, None, {"per_label_accuracy": 0.9}) == [
        "per_label_accuracy of 'y_pred' is 0.8, below the limit 0.9"
    ]


def test_a_limit_on_the_better_side_is_refused() -> None:
    card = card_of(score_of("per_label_accuracy", 0.8, better="higher"), score_of("mse", 2.0))

    with pytest.raises(OptionError, match="of per_label_accuracy higher is better; limit it with --fail-below"):
        over_limits(card, {"per_label_accuracy": 0.9}, None)
    with pytest.raises(OptionError, match="of mse lower is better; limit it with --fail-above"):
        over_limits(card, {}, None, {"mse": 0.9})


@pytest.mark.parametrize(
    ("card", "sentence"),
    [
        (SCORECARDS["regression"](), None),
        (card_of(metrics=(Metric(name="accuracy", model="m", value=0.5),)), None),
        (card_of(), "no loss applies to decisions; --metrics judges them, and losses need probabilities or scores"),
        (card_of(models=(model_of(),)), "no loss applies to these predictions"),
        (
            card_of(
                models=(model_of(),),
                unscored=tuple(
                    Unscored(loss=loss, reason=f"for {loss[:3]}") for loss in ("mse", "mae", "mape", "maes")
                ),
            ),
            "no loss applies to these predictions: for mae",
        ),
    ],
)
def test_a_scorecard_without_a_figure_says_why(card: Scorecard, sentence: str | None) -> None:
    assert nothing_scored(card) == sentence


def test_a_loss_may_be_given_by_any_of_its_names() -> None:
    assert over_limits(CARD, {"mean_squared_error": 1.0}, None) == ["mse of 'y_pred' is 2, above the limit 1"]


def test_an_infinite_loss_is_above_any_number() -> None:
    card = card_of(score_of("mse", inf))

    assert over_limits(card, {"mse": 1e300}, None) == ["mse of 'y_pred' is inf, above the limit 1e+300"]


def test_a_limit_holds_for_every_model() -> None:
    card = card_of(score_of("mse", 1.0, "a"), score_of("mse", 3.0, "b\x1b"), score_of("mse", 4.0, "c"))

    assert over_limits(card, {"mse": 2.0}, None) == [
        "mse of 'b\\x1b' is 3, above the limit 2",
        "mse of 'c' is 4, above the limit 2",
    ]


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("brier", "'brier' was not scored: it does not serve regression"),
        ("msle", "'msle' was not scored: needs labels"),
        ("nonsense", "unknown loss 'nonsense'"),
    ],
)
def test_a_limit_on_a_loss_that_was_not_scored_is_refused(name: str, message: str) -> None:
    with pytest.raises(OptionError, match=message):
        over_limits(SCORECARDS["regression"](), {name: 1.0}, None)


def test_a_limit_on_a_loss_that_was_not_asked_for_is_refused() -> None:
    with pytest.raises(OptionError, match="'huber' was not scored: it was not among the losses asked for"):
        over_limits(SCORECARDS["intervals"](), {"huber": 1.0}, None)


def test_a_limit_on_a_loss_that_one_model_lacks_is_refused() -> None:
    with pytest.raises(OptionError, match="no model 'forest' was scored under 'msle'"):
        over_limits(SCORECARDS["intervals"](), {"msle": 1.0}, None)


def test_a_skill_at_its_limit_passes() -> None:
    assert over_limits(CARD, {}, 0.25) == []


def test_a_skill_below_its_limit_is_a_sentence_of_the_usual_loss() -> None:
    assert over_limits(CARD, {}, 0.9) == ["skill of 'y_pred' under mse is 0.25, below the limit 0.9"]


def test_a_skill_that_is_not_known_does_not_pass() -> None:
    assert over_limits(card_of(score_of("gamma_nll", 2.0, skill=nan)), {}, 0.1) == [
        "skill of 'y_pred' under gamma_nll is not known, so it cannot be held against the limit 0.1"
    ]


def test_a_limit_on_skill_that_is_no_number_is_refused() -> None:
    with pytest.raises(OptionError, match="--fail-below-skill takes a number, found nan"):
        over_limits(CARD, {}, nan)


def test_the_losses_that_were_asked_for_are_judged() -> None:
    card = card_of(score_of("mse", 2.0), score_of("mae", 1.0), score_of("huber", 1.0), asked=("mae", "huber"))

    assert [score.loss for score in judged(card)] == ["mae", "huber"]


def test_the_first_loss_of_every_model_is_judged_where_none_was_asked_for() -> None:
    assert [(score.loss, score.model) for score in judged(SCORECARDS["intervals"]())[:1]] == [("mse", "forest")]
    assert len(judged(SCORECARDS["binary"]())) == 2


def test_without_a_score_there_is_nothing_to_judge() -> None:
    with pytest.raises(OptionError, match="--fail-below-skill needs a loss that was scored, found none"):
        judged(SCORECARDS["decisions"]())
