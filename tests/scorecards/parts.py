"""What all hand-made scorecards share."""

from math import nan
from typing import Any

from actloss.scorecard.facts import LossScore, ModelFacts, Scorecard, TruthFacts
from actloss.table import Source
from predicted import prediction_facts

SOURCE = Source(
    name="predictions.csv",
    format="csv",
    encoding="utf-8",
    delimiter=",",
    quote='"',
    columns=("id", "y_true", "y_pred"),
    rows=120,
)


def score_of(loss: str, value: float, model: str = "y_pred", **known: Any) -> LossScore:  # noqa: ANN401 - any field
    """Return a score of which little is known."""
    plain: dict[str, Any] = {"standard_error": value / 20, "baseline": nan, "skill": nan, "elicits": "mean"}
    return LossScore(loss=loss, model=model, value=value, **{**plain, **known})


def model_of(name: str = "y_pred", scale: str = "value", **known: Any) -> ModelFacts:  # noqa: ANN401 - any field
    """Return a model of one column that says why its numbers are on this scale."""
    plain: dict[str, Any] = {
        "columns": (name,),
        "evidence": ("they are in the unit of the truth",),
        "facts": prediction_facts(model=name, scale=scale),
    }
    return ModelFacts(name=name, scale=scale, **{**plain, **known})


def card_of(*scores: LossScore, **known: Any) -> Scorecard:  # noqa: ANN401 - any field
    """Return the scorecard of these scores: a regression of 120 rows, and the models that the scores name."""
    models = tuple(model_of(name) for name in dict.fromkeys(score.model for score in scores))
    plain: dict[str, Any] = {
        "source": SOURCE,
        "kind": "regression",
        "evidence": ("the truth 'y_true' takes 97 values between -2.5 and 31",),
        "truth": TruthFacts(columns=("y_true",), evidence=("'y_true' is what the truth is called",)),
        "models": models,
        "rows": 120,
    }
    return Scorecard(scores=scores, **{**plain, **known})
