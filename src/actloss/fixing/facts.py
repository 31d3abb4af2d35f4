"""What is to be cured, and what came of it."""

from dataclasses import dataclass
from pathlib import Path

from actloss.escape import whole
from actloss.finding import Finding
from actloss.rules.wording import several
from actloss.table import SourceLike
from actloss.target import Target


@dataclass(frozen=True, slots=True, kw_only=True)
class Treatment:
    """A table with what was found in it."""

    source: SourceLike
    """As `actloss.table.open_table` takes it."""
    target: Target
    """Its label columns."""
    findings: tuple[Finding, ...]
    """Those without a cure are passed over."""
    delimiter: str | None = None
    """As the user gave it; None is for us to find."""
    encoding: str | None = None
    """As the user gave it; None is for us to find."""
    header: bool | None = None
    """As the user gave it; None is for us to find."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """A corrected copy of one file."""

    source: str
    """The file's name in messages, not yet escaped."""
    path: Path
    """Where the copy stands."""
    mapping: Path
    """Where it is told what became of each label."""
    changed: int
    """Records that differ from the file's."""
    unknown: int
    """Rows with a label that no cure knows, which is as it was; of one-hot columns, rows without a class."""
    codes: tuple[str, ...]
    """The rules whose findings were cured."""

    @property
    def said(self) -> str:
        """What was done, as one sentence."""
        left = f" and left {several(self.unknown, 'row')} whose label it does not know" if self.unknown else ""
        done = f"the cure of {', '.join(self.codes)} changed {several(self.changed, 'record')}{left}"
        return f"wrote {whole(str(self.path))}: {done}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fixed:
    """What came of curing one table."""

    name: str
    """The table as it was given."""
    copies: tuple[Copy, ...] = ()
    """One a file."""
    notes: tuple[str, ...] = ()
    """What had to be decided, one sentence each."""
    problem: str | None = None
    """Why there is no copy, as one sentence; None where there is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Diff:
    """What curing one table would change."""

    name: str
    """The table as it was given."""
    text: str = ""
    """A unified diff of its first changes, safe for a terminal; each line with its end."""
    changed: int = 0
    """Records that would differ."""
    notes: tuple[str, ...] = ()
    """What had to be decided, one sentence each."""
    problem: str | None = None
    """Why it cannot be cured, as one sentence; None where it can."""
