"""Facts of predictions in one line: what the manuals of the rules about predictions stand on."""

from typing import Any

from actloss.column import Tally
from actloss.finding import Finding
from actloss.rules.predictions import PredictionFacts, apply_prediction_rules

ROWS = 100


def prediction_facts(**known: Any) -> PredictionFacts:  # noqa: ANN401 - any field
    """Return the facts of a model with 100 rows; tallies may be written as (count, first row)."""
    plain: dict[str, Any] = {
        "model": "m",
        "kind": "binary",
        "scale": "value",
        "rows": ROWS,
        "low": -1.0,
        "high": 1.0,
        "compared": 1,
    }
    tallies = {
        name: Tally(*value)
        for name, value in known.items()
        if name not in {"worse_than_constant", "loss_shown", "lock_order", "unsorted"} and isinstance(value, tuple)
    }
    return PredictionFacts(**{**plain, **known, **tallies})


def codes_of_predictions(**known: Any) -> list[str]:  # noqa: ANN401 - any field
    """Return the codes that the rules find in such predictions."""
    return [finding.code for finding in apply_prediction_rules(prediction_facts(**known))]


def only_finding(**known: Any) -> Finding:  # noqa: ANN401 - any field
    """Return the one thing that the rules find in such predictions."""
    (finding,) = apply_prediction_rules(prediction_facts(**known))
    return finding
