"""Which predictions a rule has something to look at: each function returns why not, or None."""

from actloss.interval import FROM_ONE
from actloss.rules.predictions.facts import PredictionFacts
from actloss.rules.threshold import Threshold

END = Threshold(
    code="AL505",
    name="rows",
    default=2,
    domain=FROM_ONE,
    meaning="labelled rows at the end of the table without a prediction, from which there are fewer predictions than"
    " labels",
)


def scored(facts: PredictionFacts) -> str | None:
    """Apply where a row was scored."""
    return None if facts.rows else "no row was scored"


def probabilities(facts: PredictionFacts) -> str | None:
    """Apply to what is taken for probabilities."""
    if facts.scale != "probability":
        return f"no probability was given: the numbers are read as {_SCALES.get(facts.scale, facts.scale)}"
    return scored(facts)


def joint(facts: PredictionFacts) -> str | None:
    """Apply where a row holds one number for each of several exclusive classes."""
    return None if facts.joint else "no row holds a number for each of several exclusive classes"


def ends_early(facts: PredictionFacts) -> bool:
    """Return whether predictions are missing at the end of the table only, as where there are fewer than labels."""
    missing, last = facts.missing, facts.last_row
    if facts.unlabelled is not None or last is None or missing.first_row <= last:
        return False
    return missing.count >= facts.limit(END)


_SCALES = {
    "value": "values of the label",
    "rate": "rates",
    "log_rate": "logarithms of rates",
    "logit": "logits",
    "log_probability": "logarithms of probabilities",
    "margin": "margins",
    "label": "decisions",
}
"""What numbers on each other scale are called."""
