"""What the rules say of a table that was read."""

from collections.abc import Iterator
from dataclasses import replace

from actloss.advice import Advice
from actloss.advice.answer import answer_of
from actloss.checked import TableCheck
from actloss.checking.chance import by_chance
from actloss.checking.comparing import COMPARING
from actloss.checking.lacking import NOT_SELECTED, without_label
from actloss.checking.looking import Absent, Looked
from actloss.checking.places import first_file, placed
from actloss.checking.request import Request
from actloss.drift import Drift, drift_of
from actloss.examined import Examined
from actloss.finding import Severity
from actloss.profile import Encoding, Profile
from actloss.reference import Reference, class_shares
from actloss.rules import RULES, Case, Outcome, evaluate, skipped
from actloss.rules.lock import LOCK_RULES, row_count
from actloss.rules.lock.respelling import respelling
from actloss.target import Layout

CODING = frozenset({"AL401", "AL403", "AL404", "AL405", "AL415", "AL419", "AL420", "AL422"})
"""The rules that speak of how classes are written."""
RECODED = "the labels are coded as in the lock, whose advice recodes them"
PART = "the table is one of several files whose rows the lock counts together"
_OF_ALL_LABELS = frozenset({"AL426", *(rule.code for rule in LOCK_RULES)})
"""The rules that also look at labels which the loss skips: how many they are, and whether they are as they were."""
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
        return without_label(request, looked.table.source, looked.reference, looked.columns)
    examined = looked.examined
    drift = None if reference is None else _drift(examined.profile, reference)
    answer = None if looked.advice is None else answer_of(looked.advice)
    learnt, training = looked.learnt, request.training
    if training is not None and learnt.task is not None and examined.target.layout is Layout.SINGLE:
        training = training.suited(learnt.task.kind)
    whole = Case(
        profile=examined.profile,
        task=examined.task,
        training=training,
        reference=reference,
        answer=answer,
        by_chance=by_chance(examined, reference, answer),
        drift=drift,
        twins=looked.twins,
        thresholds=request.thresholds,
    )
    case = replace(whole, profile=learnt.profile, task=learnt.task)
    return TableCheck(
        name=examined.profile.source.name,
        source=examined.profile.source,
        first_file=first_file(looked.table, examined.profile.source),
        columns=examined.target.columns,
        profile=examined.profile,
        task=learnt.task,
        training=training,
        training_origin=request.training_origin,
        reference=reference,
        drift=drift,
        answer=answer,
        transform=_transform(looked.advice),
        outcomes=placed(looked.table, examined.profile.source, tuple(_outcomes(request, looked, case, whole))),
        error=_unexplained(case, learnt),
    )


def _transform(advice: Advice | None) -> str | None:
    transform = None if advice is None else advice.target_transform
    return None if transform is None else transform.description


def _drift(profile: Profile, reference: Reference) -> Drift:
    """Return how far labels moved; where classes are only written in another way, there is nothing to count."""
    drift = drift_of(profile, reference)
    rewritten = respelling(Case(profile=profile, reference=reference)) is not None
    return replace(drift, classes=None) if rewritten else drift


def _outcomes(request: Request, looked: Looked, case: Case, whole: Case) -> Iterator[Outcome]:
    recoded = _is_recoded(request, case)
    for rule in RULES:
        if rule.code not in request.selection.codes:
            yield skipped(rule, NOT_SELECTED)
        elif rule.code in COMPARING and looked.not_compared is not None:
            yield skipped(rule, looked.not_compared)
        elif rule.code in CODING and recoded:
            yield skipped(rule, RECODED)
        elif rule is row_count.RULE and request.part:
            yield skipped(rule, PART)
        else:
            yield evaluate(rule, whole if rule.code in _OF_ALL_LABELS else case)


def _is_recoded(request: Request, case: Case) -> bool:
    """Return whether the labels are written as they were when the lock was made, for an advice that recodes them.

    A reference table that they are held against instead has no say in it: the loss is the lock's.
    """
    locked = request.reference
    if not request.loss_locked or locked is None or locked.encoding not in _CODED:
        return False
    classes = {entry.name for entry in class_shares(case.profile)}
    known = {entry.name for entry in locked.classes}
    # Some of the classes {1, 2, 3} may look like another numbering.
    return locked.encoding is case.profile.encoding or (bool(classes) and classes <= known)


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
