"""Rules about predictions: what makes the figures of a score doubtful. Family 5, one rule a file, codes rise."""

from actloss.finding import Finding
from actloss.rules.predictions import (
    certain_predictions,
    column_order,
    constant_predictions,
    double_activation,
    hard_predictions,
    non_finite_prediction,
    not_probabilities,
    rows_not_summing,
    worse_than_constant,
)
from actloss.rules.predictions.facts import PredictionFacts
from actloss.rules.predictions.rule import PredictionRule
from actloss.rules.rule import finding_of

__all__ = ["PREDICTION_RULES", "PredictionFacts", "PredictionRule", "apply_prediction_rules"]

PREDICTION_RULES: tuple[PredictionRule, ...] = (
    not_probabilities.RULE,
    rows_not_summing.RULE,
    certain_predictions.RULE,
    non_finite_prediction.RULE,
    double_activation.RULE,
    worse_than_constant.RULE,
    hard_predictions.RULE,
    column_order.RULE,
    constant_predictions.RULE,
)


def apply_prediction_rules(facts: PredictionFacts) -> tuple[Finding, ...]:
    """Return what all rules find in the predictions of one model, in the order of their codes."""
    found = ((rule, rule.check(facts)) for rule in PREDICTION_RULES)
    return tuple(
        finding_of(what, code=rule.code, name=rule.name, severity=rule.severity) for rule, what in found if what
    )
