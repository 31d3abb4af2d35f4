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
    shape_mismatch,
    worse_than_constant,
)
from actloss.rules.predictions.facts import PredictionFacts
from actloss.rules.rule import Outcome, Rule, evaluate

__all__ = ["PREDICTION_RULES", "PredictionFacts", "apply_prediction_rules", "run_prediction_rules"]

PREDICTION_RULES: tuple[Rule[PredictionFacts], ...] = (
    not_probabilities.RULE,
    rows_not_summing.RULE,
    certain_predictions.RULE,
    non_finite_prediction.RULE,
    shape_mismatch.RULE,
    double_activation.RULE,
    worse_than_constant.RULE,
    hard_predictions.RULE,
    column_order.RULE,
    constant_predictions.RULE,
)


def run_prediction_rules(facts: PredictionFacts) -> tuple[Outcome, ...]:
    """Return what each rule comes to for the predictions of one model, in the order of their codes."""
    return tuple(evaluate(rule, facts, model=facts.model) for rule in PREDICTION_RULES)


def apply_prediction_rules(facts: PredictionFacts) -> tuple[Finding, ...]:
    """Return what all rules find in the predictions of one model, in the order of their codes."""
    return tuple(outcome.finding for outcome in run_prediction_rules(facts) if outcome.finding is not None)
