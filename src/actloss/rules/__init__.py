"""Rules: what a practitioner should know of the labels before training, one rule a file.

The table below is the only place where rules are listed; codes rise, families are 1 table, 2 task, 3 label
distribution.
"""

from actloss.errors import OptionError
from actloss.escape import quoted
from actloss.finding import Finding
from actloss.profile.facts import Profile
from actloss.rules import (
    ambiguous_task,
    class_imbalance,
    constant_target,
    duplicate_label_column,
    empty_target,
    heavy_tail,
    label_column_missing,
    label_variants,
    missing_label,
    mixed_types,
    non_finite_target,
    null_sentinel,
    ragged_row,
    rare_class,
    task_mismatch,
    undecodable_file,
)
from actloss.rules.rule import Outcome, Rule, Status, evaluate, manual
from actloss.rules.wording import nearest
from actloss.task import Task

__all__ = ["RULES", "Outcome", "Rule", "Status", "apply_rules", "evaluate", "find_rule", "manual"]

RULES: tuple[Rule, ...] = (
    undecodable_file.RULE,
    ragged_row.RULE,
    duplicate_label_column.RULE,
    label_column_missing.RULE,
    missing_label.RULE,
    empty_target.RULE,
    null_sentinel.RULE,
    mixed_types.RULE,
    label_variants.RULE,
    non_finite_target.RULE,
    constant_target.RULE,
    task_mismatch.RULE,
    ambiguous_task.RULE,
    class_imbalance.RULE,
    rare_class.RULE,
    heavy_tail.RULE,
)


def apply_rules(profile: Profile, task: Task | None) -> tuple[Finding, ...]:
    """Return what all rules find, in the order of their codes.

    Args:
        profile: What is known of the labels.
        task: What is predicted; None when the labels allow no task, and then the rules that need one do not apply.
    """
    outcomes = (evaluate(rule, profile, task) for rule in RULES)
    return tuple(outcome.finding for outcome in outcomes if outcome.finding is not None)


def find_rule(code: str) -> Rule:
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
    known = {key.casefold(): rule for rule in RULES for key in (rule.code, rule.name)}
    if wanted in known:
        return known[wanted]
    near = nearest(wanted, known)
    advice = (
        f"did you mean {known[near].code} ({known[near].name})?"
        if near
        else f"codes run from {RULES[0].code} to {RULES[-1].code}"
    )
    raise OptionError(f"no rule {quoted(code)}: {advice}")
