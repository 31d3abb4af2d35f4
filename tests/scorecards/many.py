"""Scorecards with parts, intervals and many models."""

from actloss.scorecard.facts import GroupLoss, LossScore, Metric, Scorecard, TruthFacts, WorstRow
from scorecards.parts import card_of, model_of, score_of


def everything() -> Scorecard:
    """Return the scorecard of one model with groups, classes, worst rows, metrics and intervals."""
    groups = tuple(
        GroupLoss(name=f"shop {number:02}", rows=number * 1000, value=0.5 + number / 7, standard_error=0.01)
        for number in range(25)
    )
    classes = (
        GroupLoss(name="no", rows=80, value=0.36629, standard_error=0.02),
        GroupLoss(name="yes", rows=40, value=0.94781, standard_error=0.05),
    )
    worst = (
        WorstRow(row=1184, loss=2.7215, y_true=(1.0,), y_pred=(0.06577,)),
        WorstRow(row=7, loss=2.572, y_true=(0.0, 1.0, 0.0, 0.0), y_pred=(0.1, 0.2, 0.3, 0.4)),
    )
    parts = {"groups": groups, "classes": classes}
    return card_of(
        score_of("binary_crossentropy", 0.56285, "p", interval=(0.51067, 0.60131), worst=worst, **parts),
        score_of("brier", 0.18887, "p", interval=(0.168, 0.2049), **parts),
        score_of("own_loss", 3.5, "p", elicits="", **parts),
        kind="binary",
        models=(model_of("p", "probability"),),
        truth=TruthFacts(columns=("actual",), classes=("no", "yes"), positive="yes"),
        metrics=(Metric(name="accuracy", model="p", value=0.738), Metric(name="f1", model="p", value=0.52015)),
    )


def intervals() -> Scorecard:
    """Return the scorecard of two models with intervals and groups; a third loss serves one of them alone."""
    groups = tuple(GroupLoss(name=name, rows=60, value=1.25, standard_error=0.1) for name in ("north", "south"))
    return card_of(
        score_of("mse", 1.5, "forest", interval=(1.25, 1.75), groups=groups),
        score_of("mse", 2.5, "linear", interval=(2.25, 2.75), groups=groups, rank=2),
        score_of("mae", 0.5, "forest", interval=(0.25, 0.75), groups=groups),
        score_of("mae", 0.75, "linear", interval=(0.5, 1.0), groups=groups, rank=2),
        score_of("msle", 0.125, "linear", skill=0.5, worst=(WorstRow(row=3, loss=0.5, y_true=(1.0,), y_pred=(2.0,)),)),
        asked=("mse", "mae"),
    )


def five_models() -> Scorecard:
    """Return the scorecard of five models under two losses."""
    names = [f"model_{letter}_with_quite_a_long_name" for letter in "abcde"]
    return card_of(*_scored(("mse", "mae"), names))


def seven_models() -> Scorecard:
    """Return the scorecard of seven models under five losses, too many to stand in one table."""
    names = [f"pred_{letter}" for letter in "abcdefg"]
    metrics = tuple(Metric(name="r2", model=name, value=0.5 + at / 16) for at, name in enumerate(names))
    return card_of(*_scored(("mse", "l2", "mae", "huber", "squared_epsilon_insensitive"), names), metrics=metrics)


def _scored(losses: tuple[str, ...], models: list[str]) -> list[LossScore]:
    return [
        score_of(loss, 1.234567 + at / 8 + number, model, rank=at + 1, baseline=9.5, skill=0.75)
        for number, loss in enumerate(losses)
        for at, model in enumerate(models)
    ]
