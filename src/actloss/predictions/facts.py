"""What is known about the columns of truth and predictions: facts only."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from actloss.catalogue import Scale
from actloss.task import Kind


class Layout(StrEnum):
    """How labels or predictions lie over columns."""

    SINGLE = "single"
    """One number, or one class's name, a row."""
    CLASSES = "classes"
    """One column for each of several exclusive classes."""
    LABELS = "labels"
    """One column for each of several labels that do not exclude one another."""
    PAIR = "pair"
    """Two columns: what is predicted, and how far it spreads."""
    STEPS = "steps"
    """One column for each step between two neighbouring classes, one fewer than classes."""
    OUTPUTS = "outputs"
    """One column for each of several quantities."""


class Spread(StrEnum):
    """What the second column of a pair measures."""

    VARIANCE = "variance"
    DEVIATION = "standard deviation"
    SCALE = "scale"


@dataclass(frozen=True, slots=True, kw_only=True)
class Truth:
    """The columns that hold what is true."""

    positions: tuple[int, ...]
    """0-based; a column that holds all labels of a row stands here once for each label."""
    names: tuple[str, ...]
    layout: Layout
    """``single``, ``classes``, ``labels`` or ``outputs``."""
    classes: tuple[str, ...] = ()
    """Classes in the order of their index (negative, positive for two), labels or outputs in the order of their
    columns; empty for a single quantity."""
    codes: Mapping[str, float] | None = None
    """Text of a cell, without blanks at its ends, to the number it stands for; None where the cells are the numbers."""
    codes_by_label: tuple[Mapping[str, float], ...] | None = None
    """`codes` for each label, where one column holds all labels of a row; else None."""
    positive: str | None = None
    """The class that is predicted, where there are two."""
    evidence: tuple[str, ...] = ()
    given: bool = False
    """Whether the user named the columns."""
    recoded_from: str | None = None
    """What its cells hold where they stand for other numbers: ``text``, ``lists``, ``-1/+1``, ``1-based`` or
    ``numbers``."""

    @property
    def cell_codes(self) -> tuple[Mapping[str, float] | None, ...]:
        """`codes` for each of `positions`."""
        return self.codes_by_label or (self.codes,) * len(self.positions)


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """The columns of one model's predictions."""

    name: str
    positions: tuple[int, ...]
    """0-based, in the order of `Truth.classes` where there is one column for each of them."""
    columns: tuple[str, ...]
    """Their names."""
    layout: Layout
    scale: Scale
    scale_given: bool = False
    """Whether the user named the scale."""
    spread: Spread | None = None
    """What the second column of a pair measures."""
    quantile: float | None = None
    """The level in (0, 1) whose quantile its name says that it predicts."""
    codes: Mapping[str, float] | None = None
    """As `Truth.codes`, for predictions that are decisions written as text or as other numbers than the labels' own."""
    decimals: int | None = None
    """Most decimals that its numbers are printed with; None where the source doesn't show it."""
    misordered: bool = False
    """Whether its columns belong to classes by position only and their names are not in sorted order."""
    unsorted: tuple[str, ...] = ()
    """Its columns as the table has them, where their names say the classes and these are not in sorted order."""
    paired: bool = False
    """Whether a column for the other one of two classes stands beside it."""
    evidence: tuple[str, ...] = ()
    """What the scale rests on, one sentence each."""
    given: bool = False
    """Whether the user named the columns."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unlabelled:
    """Each model's predictions in a table that does not hold the truth."""

    models: tuple[tuple[Kind, Model], ...]
    """With the kind of task that each is taken for."""
    notes: tuple[str, ...] = ()
    """As `Predictions.notes`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Predictions:
    """What is to be scored: the truth and each model's predictions of it."""

    kind: Kind
    truth: Truth
    models: tuple[Model, ...]
    weight: int | None = None
    """Position of the column that says how much each row counts."""
    by: int | None = None
    """Position of the column that names each row's group."""
    ordinal: bool = False
    """Whether the order of the classes means something."""
    evidence: tuple[str, ...] = ()
    """What the kind of task rests on, one sentence each."""
    notes: tuple[str, ...] = ()
    """What might be meant otherwise, with the option that decides it."""
    ignored: tuple[str, ...] = ()
    """Names of the columns that are not used."""
