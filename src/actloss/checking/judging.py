"""What the rules say of a table that was read."""

from collections.abc import Iterator

from actloss.advice.answer import answer_of
from actloss.checked import TableCheck
from actloss.checking.comparing import COMPARING
from actloss.checking.looking import Absent, Looked
from actloss.checking.places import placed
from actloss.checking.request import Request
from actloss.column import NOWHERE
from actloss.drift import drift_of
from actloss.examined import Examined
from actloss.finding import Severity
from actloss.profile import Encoding, Profile
from actloss.reference import Reference
from actloss.rules import RULES, Case, Outcome, evaluate, label_column_missing, skipped
from actloss.rules.wording import listed
from actloss.target import Target

NOT_SELECTED = "not selected"
ABSENT = "the label column is missing"
CODING = frozenset({"AL401", "AL403", "AL404", "AL405", "AL415", "AL419", "AL420", "AL422"})
"""The rules that speak of how classes are written."""
RECODED = "the labels are coded as in the lock, whose advice recodes them"
_CODED = frozenset(
    {Encoding.PLUS_MINUS, Encoding.ONE_BASED, Encoding.GAPS, Encoding.BOOLEANS, Encoding.STRINGS, Encoding.MIXED}
)
"""Encodings that every advice has recoded before training."""


def judge(request: Request, looked: Looked | Absent, reference: Reference | None) -> TableCheck:
    """Return what every rule comes to for a table.

    Args:
        request: The table, with what it is held against.
        looked: What was read of it.
        reference: What it is held against.
    """
    if isinstance(looked, Absent):
        return _without_label(request, looked)
    examined = looked.examined
    drift = None if reference is None else drift_of(examined.profile, reference)
    answer = None if looked.advice is None else answer_of(looked.advice)
    case = Case(
        profile=examined.profile,
        task=examined.task,
        training=request.training,
        reference=reference,
        answer=answer,
        drift=drift,
        twins=looked.twins,
        thresholds=request.thresholds,
    )
    return TableCheck(
        name=examined.profile.source.name,
        source=examined.profile.source,
        columns=examined.target.columns,
        profile=examined.profile,
        task=examined.task,
        training=request.training,
        training_origin=request.training_origin,
        reference=reference,
        drift=drift,
        answer=answer,
        outcomes=placed(looked.table, examined.profile.source, tuple(_outcomes(request, looked, case))),
        error=_unexplained(case, examined),
    )


def _outcomes(request: Request, looked: Looked, case: Case) -> Iterator[Outcome]:
    recoded = _is_recoded(request, case)
    for rule in RULES:
        if rule.code not in request.selection.codes:
            yield skipped(rule, NOT_SELECTED)
        elif rule.code in COMPARING and looked.not_compared is not None:
            yield skipped(rule, looked.not_compared)
        elif rule.code in CODING and recoded:
            yield skipped(rule, RECODED)
        else:
            yield evaluate(rule, case)


def _is_recoded(request: Request, case: Case) -> bool:
    """Return whether the labels are written as they were when the lock was made, for an advice that recodes them.

    The loss of a lock is held against labels as they reach it. An owner who names the loss speaks of the labels as
    they are in the table.
    """
    reference = case.reference
    return (
        request.training_origin == "lock"
        and reference is not None
        and reference.encoding in _CODED
        and reference.encoding is case.profile.encoding
    )


def _unexplained(case: Case, examined: Examined) -> str | None:
    """Return why nothing can be learnt from the labels, where no rule about them says so as an error.

    Whether the rule is selected does not matter: who ignores it knows.
    """
    if examined.problem is None:
        return None
    explained = any(
        outcome.finding is not None and outcome.finding.severity is Severity.ERROR
        for outcome in (evaluate(rule, case) for rule in RULES if rule.code.startswith("AL2"))
    )
    return None if explained else str(examined.problem)


def _without_label(request: Request, absent: Absent) -> TableCheck:
    """Return the check of a table that lacks label columns: one rule has something to say, the others have not."""
    source, reference = absent.table.source, absent.reference
    target = Target(
        columns=reference.columns, positions=(), layout=reference.layout, given=True, confidence=1.0, evidence=()
    )
    nothing = Profile(
        source=source,
        target=target,
        rows=0,
        labelled=0,
        missing=NOWHERE,
        null_spellings={},
        written_formats={},
        encoding=reference.encoding,
    )
    codes = request.selection.codes
    told = label_column_missing.RULE.code in codes
    return TableCheck(
        name=source.name,
        source=source,
        training=request.training,
        training_origin=request.training_origin,
        reference=reference,
        outcomes=tuple(
            evaluate(rule, Case(profile=nothing))
            if rule is label_column_missing.RULE and told
            else skipped(rule, ABSENT if rule.code in codes else NOT_SELECTED)
            for rule in RULES
        ),
        # Whoever ignores the rule still cannot have labels checked that are not there.
        error=None if told else f"{ABSENT}: {listed(absent.columns)}",
    )
