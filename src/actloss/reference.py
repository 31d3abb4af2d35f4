"""What labels were when somebody looked at them: the facts that a lock keeps and that new labels are held against."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from actloss.profile.facts import Encoding
from actloss.target import Layout
from actloss.task import Kind, Trait


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
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    """How the numbers of one column were distributed."""

    count: int
    minimum: float
    maximum: float
    mean: float
    std: float
    values: tuple[float, ...]
    """Ascending: distinct values, or evenly spaced order statistics of many."""
    counts: tuple[float, ...]
    """Rows that each of ``values`` stands for."""


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
