"""Tables that lack what is to be checked, label columns or rows: one rule has something to say, the others have not."""

from actloss.checked import TableCheck
from actloss.checking.request import Request, is_pattern
from actloss.column import NOWHERE
from actloss.errors import EmptyTableError
from actloss.profile import Encoding, Profile
from actloss.reference import Reference
from actloss.rules import RULES, Case, empty_target, evaluate, label_column_missing, skipped
from actloss.rules.rule import Rule
from actloss.rules.wording import listed
from actloss.table import Head, Source
from actloss.target import Target, find_target

NOT_SELECTED = "not selected"
ABSENT = "the label column is missing"
EMPTY = "the table has no data rows"


def without_label(request: Request, source: Source, reference: Reference, absent: tuple[str, ...]) -> TableCheck:
    """Return the check of a table that lacks label columns.

    Args:
        request: The table, with what it is held against.
        source: How it was read.
        reference: What it is held against.
        absent: Those of its label columns that the table lacks.
    """
    target = Target(
        columns=reference.columns, positions=(), layout=reference.layout, given=True, confidence=1.0, evidence=()
    )
    case = Case(profile=_nothing(source, target, reference.encoding), reference=reference)
    return _told(request, case, label_column_missing.RULE, ABSENT, f"{ABSENT}: {listed(absent)}")


def without_rows(request: Request, source: Source, reference: Reference | None, error: EmptyTableError) -> TableCheck:
    """Return the check of a table that has columns and no rows.

    Args:
        request: The table, with what it is held against.
        source: How it was read.
        reference: What it is held against.
        error: What the reader says of it.

    Raises:
        TargetError: Nothing tells which column the label would be.
    """
    named = request.reading.target
    if reference is not None and not request.named and not any(map(is_pattern, named)):
        absent = tuple(name for name in reference.columns if name not in source.columns)
        if absent:
            return without_label(request, source, reference, absent)
        named = reference.columns
    width = len(source.columns)
    head = Head(names=source.columns, cells=((),) * width, kinds=("text",) * width, header=True, complete=True)
    case = Case(profile=_nothing(source, find_target(head, named), Encoding.REALS), reference=reference)
    return _told(request, case, empty_target.RULE, EMPTY, str(error))


def _nothing(source: Source, target: Target, encoding: Encoding) -> Profile:
    return Profile(
        source=source,
        target=target,
        rows=0,
        labelled=0,
        missing=NOWHERE,
        null_spellings={},
        written_formats={},
        encoding=encoding,
    )


def _told(request: Request, case: Case, speaker: Rule[Case], reason: str, error: str) -> TableCheck:
    codes, source = request.selection.codes, case.profile.source
    told = speaker.code in codes
    return TableCheck(
        name=source.name,
        source=source,
        training=request.training,
        training_origin=request.training_origin,
        reference=case.reference,
        outcomes=tuple(
            evaluate(rule, case)
            if rule is speaker and told
            else skipped(rule, reason if rule.code in codes else NOT_SELECTED)
            for rule in RULES
        ),
        # Whoever ignores the rule still cannot have labels checked that are not there.
        error=None if told else error,
    )
