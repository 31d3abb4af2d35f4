"""What a configuration says."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from actloss.finding import Severity

FORMATS = ("text", "json", "markdown", "github", "gitlab", "junit", "sarif")
"""The forms that a check can take."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TableSettings:
    """What a configuration says of one table; None and empty where it does not say."""

    path: Path
    """The table, or a pattern of files that are one table; told from the configuration's folder."""
    target: tuple[str, ...] = ()
    """Label columns by name, pattern or position, as ``--target`` takes them."""
    task: str | None = None
    activation: str | None = None
    loss: str | None = None
    framework: str | None = None
    units: int | None = None
    from_logits: bool | None = None
    params: Mapping[str, float] = field(default_factory=dict)
    class_weight: Mapping[str, float] | None = None
    ignore_index: float | None = None
    positive: str | None = None
    reference: Path | None = None
    """The table that this one is held against; as ``path``."""
    delimiter: str | None = None
    encoding: str | None = None
    header: bool | None = None
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
    format: str | None = None
    """One of `FORMATS`."""
    lock: Path | None = None
    thresholds: Mapping[str, float] = field(default_factory=dict)
    """Thresholds that were moved, by `Threshold.key`; each lies in its domain."""
    tables: tuple[TableSettings, ...] = ()
    """In the order of the file."""
