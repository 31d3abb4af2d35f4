"""What labels were when somebody looked at them: the facts that a lock keeps and that new labels are held against."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

import numpy as np

from actloss.column import FloatArray
from actloss.profile.facts import Encoding, NumericSummary, Profile, Values
from actloss.target import Layout
from actloss.task import Kind, Task, Trait

MOST_POINTS = 512
"""Points that a lock keeps of a distribution: one a distinct value, or each for an equal share of the rows."""


class Origin(StrEnum):
    """Where a reference comes from."""

    LOCK = "lock"
    TABLE = "table"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What labels call for: the part of an advice that a lock keeps."""

    activation: str
    units: int
    loss: str
    params: Mapping[str, float | tuple[float, ...]] = field(default_factory=dict)
    elicit: str | None = None
    """What the user asked a prediction to be (`--elicit`)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassShare:
    """A class, or a label of several, and how many rows held it."""

    name: str
    """As written (for numbers: shortest form), not yet escaped."""
    count: int
    known: int
    """Rows where it is known whether they hold it: for classes, those with a label."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    """How the numbers of one column were distributed."""

    count: int
    minimum: float
    maximum: float
    mean: float
    std: float
    values: Values = field(repr=False, compare=False)
    """All values, or in a lock at most `MOST_POINTS` of them and how many rows each stands for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """What labels were."""

    origin: Origin
    name: str
    """The table, as given or as the lock spells its path."""
    columns: tuple[str, ...]
    layout: Layout
    separator: str | None
    kind: Kind
    traits: tuple[Trait, ...]
    """In the order of `Trait`."""
    encoding: Encoding
    classes: tuple[ClassShare, ...]
    """Classes in their order, or the labels of label sets; empty for quantities."""
    rows: int
    labelled: int
    missing: int
    spreads: tuple[Spread, ...]
    """One a numeric column; empty for classes that are text."""
    answer: Answer | None = None
    """What the labels called for then."""


def reference_of(profile: Profile, task: Task, *, origin: Origin, name: str, answer: Answer | None) -> Reference:
    """Return what labels are, for others to be held against.

    Args:
        profile: What is known of the labels.
        task: What is predicted.
        origin: A lock keeps `MOST_POINTS` of a distribution; of a table all values stay.
        name: The table, as given or as the lock spells its path.
        answer: What the labels call for; None where nobody asked.
    """
    return Reference(
        origin=origin,
        name=name,
        columns=profile.target.columns,
        layout=profile.target.layout,
        separator=profile.target.separator,
        kind=task.kind,
        traits=tuple(trait for trait in Trait if trait in task.traits),
        encoding=profile.encoding,
        # The distinct values of a quantity are no classes.
        classes=() if task.kind is Kind.REGRESSION else class_shares(profile),
        rows=profile.rows,
        labelled=profile.labelled,
        missing=profile.missing.count,
        spreads=_spreads(profile, origin),
        answer=answer,
    )


def class_shares(profile: Profile) -> tuple[ClassShare, ...]:
    """Return the classes or labels in their order with their rows; nothing where there are too many to list."""
    sets = profile.label_sets
    if sets is None:
        return tuple(
            ClassShare(name=entry.name, count=entry.count, known=profile.labelled) for entry in profile.classes
        )
    columns = zip(sets.names, sets.counts, sets.known, strict=True)
    return tuple(ClassShare(name=name, count=count, known=known) for name, count, known in columns)


def thinned(values: Values) -> Values:
    """Return at most `MOST_POINTS` of the values, ascending, and how many rows each stands for.

    Where there are more, the rows are dealt in order to as many equal parts; each part's middle one stands for it, so
    that no share of rows below a value is off by more than half a part, 0.1 %.

    Examples:
        >>> found = thinned(Values(np.arange(1024.0), None))
        >>> found.values[:3], found.counts[:3]
        (array([1., 3., 5.]), array([2., 2., 2.]))
    """
    distinct, counts = _distinct(values)
    if distinct.size <= MOST_POINTS:
        return Values(distinct, counts)
    below = np.cumsum(counts)
    edges = np.round(np.linspace(0.0, below[-1], MOST_POINTS + 1))
    middles = np.floor((edges[:-1] + edges[1:]) / 2)
    picked = distinct[np.searchsorted(below, middles, side="right")]
    return Values(*_merged(picked, np.diff(edges)))


def _distinct(values: Values) -> tuple[FloatArray, FloatArray]:
    ascending = values.values
    return _merged(ascending, np.ones(ascending.size) if values.counts is None else values.counts)


def _merged(ascending: FloatArray, counts: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Return each of the ascending values once, its counts added up."""
    starts = np.flatnonzero(np.diff(ascending, prepend=np.nan) != 0.0)
    return ascending[starts], np.add.reduceat(counts, starts)


def _spreads(profile: Profile, origin: Origin) -> tuple[Spread, ...]:
    summaries = profile.outputs if profile.numeric is None else (profile.numeric,)
    columns = zip(summaries, profile.values, strict=True)
    return tuple(_spread(summary, thinned(values) if origin is Origin.LOCK else values) for summary, values in columns)


def _spread(summary: NumericSummary, values: Values) -> Spread:
    return Spread(
        count=summary.count,
        minimum=summary.minimum,
        maximum=summary.maximum,
        mean=summary.mean,
        std=summary.std,
        values=values,
    )
