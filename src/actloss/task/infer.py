"""From a profile to a task: a sum of named evidence."""

from dataclasses import replace

from actloss.errors import LabelError
from actloss.escape import quoted
from actloss.profile import Profile
from actloss.target import Layout
from actloss.task.classes import class_evidence
from actloss.task.evidence import Evidence, weigh
from actloss.task.facts import Kind, Reading, Task
from actloss.task.numbers import number_evidence
from actloss.task.traits import traits_of
from actloss.task.usable import ensure_usable, merged_count

_LAYOUTS: dict[Layout, tuple[Kind, str]] = {
    Layout.MULTI_HOT: (Kind.MULTILABEL, "{n} indicator columns; {several} rows hold two labels or more, {empty} none"),
    Layout.DELIMITED: (
        Kind.MULTILABEL,
        "one cell lists several labels: {n} labels, {cardinality:.2f} a row on average",
    ),
    Layout.ONE_HOT: (Kind.MULTICLASS, "{n} indicator columns with exactly one 1 in {single} of {rows} rows"),
    Layout.DISTRIBUTION: (Kind.MULTICLASS, "{n} columns hold a probability each and every row sums to 1"),
}


def infer_task(profile: Profile, given: Kind | None = None, more: tuple[Evidence, ...] = ()) -> Task:
    """Return what the labels say is predicted.

    - regression: real or whole numbers that measure or count something;
    - binary: two exclusive classes, however spelled ({0,1}, {-1,1}, {1,2}, yes/no, two strings);
    - multiclass: three or more exclusive classes (text, codes, one-hot columns, a distribution over classes);
    - multilabel: any number of labels a row (indicator columns, lists in a cell).

    Known mistakes: whole numbers with few values can be codes, grades or counts, and values alone cannot tell; the
    name and the shape of the histogram decide, and the confidence says how close it was. A count that only takes
    the values 0 and 1 looks binary. Codes with more than a hundred values look like quantities.

    Args:
        profile: What is known of the labels.
        given: The kind that the user named; it wins, and the evidence stays visible.
        more: Evidence from elsewhere than the labels, such as the loss that they are trained with.

    Raises:
        LabelError: The labels cannot be learnt from, or cannot be what the user says.
    """
    ensure_usable(profile)
    readings = _readings(profile, more)
    best = readings[0]
    if given is not None and given is not best.kind:
        best = _overridden(given, readings)
    kind = given or best.kind
    task = Task(
        kind=kind,
        traits=frozenset(),
        confidence=1.0 if given else best.confidence,
        evidence=best.evidence,
        alternatives=tuple(reading for reading in readings if reading.kind is not kind),
        given=given is not None,
    )
    return replace(task, traits=traits_of(profile, task))


def possible_kinds(profile: Profile) -> tuple[Kind, ...]:
    """Return the kinds that the layout and the values allow at all."""
    layout = profile.target.layout
    if layout is Layout.SEVERAL_OUTPUTS:
        return (Kind.REGRESSION,)
    if layout is Layout.SINGLE:
        return _single_kinds(profile)
    if layout is Layout.ONE_HOT and len(profile.target.columns) == 2:
        return (Kind.BINARY, Kind.MULTICLASS, Kind.MULTILABEL)
    if layout in (Layout.ONE_HOT, Layout.DISTRIBUTION):
        return (Kind.MULTICLASS, Kind.MULTILABEL)
    return (Kind.MULTILABEL,)


def _single_kinds(profile: Profile) -> tuple[Kind, ...]:
    numeric = profile.numeric is not None and profile.numeric.count > profile.off_type.count
    classes = merged_count(profile)
    kinds = [Kind.REGRESSION] if numeric else []
    if classes == 2:
        kinds.append(Kind.BINARY)
    if classes > 2 and profile.classes:
        kinds.append(Kind.MULTICLASS)
    return tuple(kinds)


def _readings(profile: Profile, more: tuple[Evidence, ...]) -> tuple[Reading, ...]:
    kinds = possible_kinds(profile)
    layout = profile.target.layout
    if layout is Layout.SEVERAL_OUTPUTS:
        names = len(profile.target.columns)
        sentence = f"{names} numeric columns, each a quantity of its own"
        return (Reading(kind=Kind.REGRESSION, confidence=0.98, evidence=(sentence,)),)
    if layout is Layout.SINGLE:
        text = profile.numeric is None or profile.off_type.count == profile.numeric.count
        return weigh([*(class_evidence(profile) if text else number_evidence(profile)), *more], kinds)
    return weigh([*_layout_evidence(profile), *more], kinds)


def _layout_evidence(profile: Profile) -> list[Evidence]:
    sets = profile.sets
    kind, sentence = _LAYOUTS[profile.target.layout]
    if profile.target.layout is Layout.ONE_HOT and len(sets.names) == 2:
        kind = Kind.BINARY
    filled = sentence.format(
        n=len(sets.names),
        several=f"{sets.several_rows.count:,}",
        empty=f"{sets.empty_rows.count:,}",
        single=f"{sets.single_rows:,}",
        rows=f"{profile.rows:,}",
        cardinality=sets.cardinality,
    )
    return [Evidence(filled, {kind: 5.0})]


def _overridden(given: Kind, readings: tuple[Reading, ...]) -> Reading:
    """Return the reading for the kind that the user named, or say why it cannot be."""
    for reading in readings:
        if reading.kind is given:
            said = f"--task {given} was given; the labels themselves suggest {readings[0].kind}"
            return replace(reading, evidence=(said, *reading.evidence))
    options = " or ".join(reading.kind.value for reading in readings)
    raise LabelError(
        f"--task {given} was given, but the labels allow only {options}"
        f" ({readings[0].evidence[0] if readings[0].evidence else quoted('?')}): drop --task or name another --target"
    )
