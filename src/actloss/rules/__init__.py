"""Rules: what a practitioner should know of the labels before training, one rule a file.

Codes rise; families are 1 table, 2 task, 3 label distribution (listed here), 4 pairing of activation, loss and labels,
5 predictions and 6 lock (listed in packages of their own).
"""

from typing import TypeAlias

from actloss.errors import OptionError
from actloss.escape import quoted
from actloss.finding import Finding
from actloss.rules import (
    ambiguous_task,
    class_imbalance,
    conflicting_labels,
    constant_target,
    count_target,
    dead_label,
    duplicate_label_column,
    duplicate_rows,
    empty_target,
    few_rows,
    formatted_numbers,
    heavy_tail,
    id_like_target,
    label_column_missing,
    label_variants,
    lossy_label,
    missing_label,
    mixed_types,
    multilabel_is_multiclass,
    non_finite_target,
    null_sentinel,
    ragged_row,
    rare_class,
    severe_imbalance,
    skewed_positive,
    task_mismatch,
    undecodable_file,
    zero_inflated,
)
from actloss.rules.case import Case
from actloss.rules.lock import LOCK_RULES
from actloss.rules.pairing import PAIRING_RULES
from actloss.rules.predictions import PREDICTION_RULES, PredictionFacts
from actloss.rules.rule import Outcome, Rule, Status, evaluate, skipped
from actloss.rules.threshold import Threshold
from actloss.rules.wording import nearest

__all__ = [
    "ALL_RULES",
    "PREDICTION_RULES",
    "RULES",
    "AnyRule",
    "Case",
    "Outcome",
    "PredictionFacts",
    "Rule",
    "Status",
    "Threshold",
    "apply_rules",
    "evaluate",
    "find_rule",
    "run_rules",
    "skipped",
]

RULES: tuple[Rule[Case], ...] = (
    undecodable_file.RULE,
    ragged_row.RULE,
    duplicate_label_column.RULE,
    label_column_missing.RULE,
    few_rows.RULE,
    duplicate_rows.RULE,
    conflicting_labels.RULE,
    missing_label.RULE,
    empty_target.RULE,
    null_sentinel.RULE,
    mixed_types.RULE,
    label_variants.RULE,
    non_finite_target.RULE,
    constant_target.RULE,
    task_mismatch.RULE,
    ambiguous_task.RULE,
    id_like_target.RULE,
    lossy_label.RULE,
    formatted_numbers.RULE,
    class_imbalance.RULE,
    severe_imbalance.RULE,
    rare_class.RULE,
    heavy_tail.RULE,
    skewed_positive.RULE,
    zero_inflated.RULE,
    count_target.RULE,
    dead_label.RULE,
    multilabel_is_multiclass.RULE,
    *PAIRING_RULES,
    *LOCK_RULES,
)
"""Rules about labels; each judges a `Case`."""

AnyRule: TypeAlias = Rule[Case] | Rule[PredictionFacts]

ALL_RULES: tuple[AnyRule, ...] = tuple(sorted((*RULES, *PREDICTION_RULES), key=lambda rule: rule.code))
"""Every rule, in the order of their codes."""


def run_rules(case: Case) -> tuple[Outcome, ...]:
    """Return what each rule about labels comes to, in the order of their codes."""
    return tuple(evaluate(rule, case) for rule in RULES)


def apply_rules(case: Case) -> tuple[Finding, ...]:
    """Return what all rules find in the labels, in the order of their codes."""
    return tuple(outcome.finding for outcome in run_rules(case) if outcome.finding is not None)


def find_rule(code: str) -> AnyRule:
    """Return the rule with this code or name, in any case.

    Raises:
        OptionError: There is none; the message names the nearest.

    Examples:
        >>> find_rule("al301").name
        'class-imbalance'
        >>> find_rule("class-imbalance").code
        'AL301'
    """
    wanted = code.strip().casefold()
    known = {key.casefold(): rule for rule in ALL_RULES for key in (rule.code, rule.name)}
    if wanted in known:
        return known[wanted]
    near = nearest(wanted, known)
    advice = (
        f"did you mean {known[near].code} ({known[near].name})?"
        if near
        else f"codes run from {ALL_RULES[0].code} to {ALL_RULES[-1].code}"
    )
    raise OptionError(f"no rule {quoted(code)}: {advice}")
