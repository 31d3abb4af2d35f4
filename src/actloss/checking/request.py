"""What is asked of a check: one table, how it is read, and what it is held against."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from actloss.checking.selection import EVERYTHING, Selection
from actloss.lock import Reading
from actloss.reference import Reference
from actloss.table import SourceLike
from actloss.training import Trained, Training


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """One table to check."""

    source: SourceLike
    reading: Reading = field(default_factory=Reading)
    """How it is read and what its label is, as far as anybody said so."""
    named: bool = False
    """Whether its owner names the label columns here and now: then these are meant, whatever the reference's are."""
    elicit: str | None = None
    """What a prediction should be; as the reference's answer has it when None."""
    training: Training | None = None
    training_origin: str = ""
    """As `TableCheck.training_origin`."""
    loss_locked: bool = False
    """Whether its loss is the lock's: it takes labels as the lock's advice recodes them. Who names the loss speaks of
    them as they are in the table."""
    trained: tuple[Trained, Trained] = (Trained(), Trained())
    """What flags, and what the configuration, say of the training."""
    reference: Reference | None = None
    """The lock's entry that it is held against."""
    key: str | None = None
    """The name of that entry in the lock."""
    part: bool = False
    """Whether the table is one of several files that the entry is of: then its rows are not counted against it."""
    against: "SourceLike | None" = None
    """The reference table that it is held against; wins over the lock's entry."""
    below: Path | None = None
    """The folder in which the table must lie, links followed: that of the lock or the configuration that names it; None
    where its owner does."""
    against_below: Path | None = None
    """The same of the reference table."""
    thresholds: Mapping[str, float] = field(default_factory=dict)
    """Thresholds that were moved, by `Threshold.key`."""
    selection: Selection = EVERYTHING


@dataclass(frozen=True, slots=True, kw_only=True)
class PredictionRequest:
    """One table of predictions to check."""

    source: SourceLike
    reading: Reading = field(default_factory=Reading)
    """How it is read, and the task, as far as anybody said so."""
    truth: tuple[str, ...] = ()
    """The label columns, as `actloss.predictions.find_predictions` takes them; found when empty, if there are any."""
    pred: tuple[str, ...] = ()
    """The columns of the models, as there."""
    scale: str | None = None
    """What the numbers are, as there."""
    positive: str | None = None
    """The positive one of two classes."""
    reference: Reference | None = None
    """The lock's entry whose classes these have to be."""
    key: str | None = None
    """The name of that entry in the lock."""
    thresholds: Mapping[str, float] = field(default_factory=dict)
    """As `Request.thresholds`."""
    selection: Selection = EVERYTHING


def is_pattern(name: str) -> bool:
    """Return whether a name of label columns may fit several, and others tomorrow."""
    return any(sign in name for sign in "*?[")
