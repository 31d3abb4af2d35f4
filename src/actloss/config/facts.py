"""What a configuration says."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from actloss.finding import Severity
from actloss.forms import CheckFormat
from actloss.lock import Reading
from actloss.training import Trained


@dataclass(frozen=True, slots=True, kw_only=True)
class TableSettings:
    """What a configuration says of one table; None and empty where it does not say."""

    path: Path
    """The table, or a pattern of files that are one table; told from the configuration's folder."""
    reading: Reading = field(default_factory=Reading)
    """What the label columns and the task are, and how the table is read."""
    trained: Trained = field(default_factory=Trained)
    """What a model trains with on it."""
    reference: Path | None = None
    """The table that this one is held against; as ``path``."""
    elicit: str | None = None
    """What a prediction should be, as ``--elicit`` takes it."""
    ignore: tuple[str, ...] = ()
    """Rules that are not run on this table."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What a configuration says; None and empty where it does not say."""

    origin: Path | None = None
    """The file; None where there is none."""
    select: tuple[str, ...] = ()
    """Rules to run and no others, each a code, a prefix of codes or a name."""
    ignore: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    fail_on: Severity | None = None
    exit_zero: bool = False
    format: CheckFormat | None = None
    lock: Path | None = None
    require_lock: bool = False
    """Whether every table that is checked must have an entry in the lock."""
    thresholds: Mapping[str, float] = field(default_factory=dict)
    """Thresholds that were moved, by `Threshold.key`; each lies in its domain."""
    tables: tuple[TableSettings, ...] = ()
    """In the order of the file."""

    @property
    def folder(self) -> Path:
        """The file's: what it names lies in it."""
        return Path() if self.origin is None else self.origin.parent
