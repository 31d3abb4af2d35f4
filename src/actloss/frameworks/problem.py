"""What code is written for: labels, head and loss, free of any framework."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from actloss.catalogue.row import Form, Loss


class Style(StrEnum):
    """How much is written."""

    SNIPPET = "snippet"
    """Labels, head, loss and inference, to paste into a program that trains already."""
    SCRIPT = "script"
    """A whole program: it reads the table, trains a small model and prints what it reached."""


class Cells(StrEnum):
    """What the label cells of a row hold as they are written."""

    NUMBERS = "numbers"
    """One number, or one in each of several columns."""
    CLASSES = "classes"
    """The name or the number of one class."""
    INDICATORS = "indicators"
    """One column a class or label: 0 or 1, -1 or +1, or a word for no or yes."""
    SHARES = "shares"
    """One column a class: its probability."""
    LISTS = "lists"
    """Several labels in one cell."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Labels:
    """The label cells, and what becomes of them."""

    columns: tuple[str, ...] = ()
    """Names in the table's header, positions as text where it has none; empty without a table."""
    positions: tuple[int, ...] = ()
    """Their places among the table's columns, from 0; empty without a table."""
    cells: Cells
    classes: tuple[str, ...] = ()
    """Classes or labels in training order, as written: of two exclusive classes the second is the positive one."""
    numbers: tuple[float, ...] = ()
    """The numbers that the classes spell, in the same order; empty where any of them is text."""
    spellings: tuple[tuple[str, int], ...] = ()
    """Every text that stands for a class → its place among the classes, where some class has several spellings."""
    separator: str | None = None
    """Between the labels of a cell: a text, or ``json`` / ``list``."""
    signed: bool = False
    """Whether indicators are -1 and +1."""
    words: bool = False
    """Whether indicators are words for no and yes."""
    formats: tuple[str, ...] = ()
    """How numbers are written, where not plainly: ``thousands separator``, ``percent``, ``currency``,
    ``decimal comma``, and the others of `actloss.written`."""
    decimal: str = ""
    """The decimal sign of such numbers; empty for a comma where ``formats`` has one, else a point."""
    decimals: tuple[str, ...] = ()
    """That of each column, where columns differ in it."""
    scale: tuple[tuple[float, float], ...] = ()
    """Mean and standard deviation of each output, where labels are brought to 0 and 1; empty for labels as they are."""
    missing: int = 0
    """Rows with a missing label cell, which are left out."""
    strays: bool = False
    """Whether text stands among the numbers of a regression: such rows are left out as well."""
    gaps: bool = False
    """Whether rows know some of their labels only: the unknown ones are nan, and out of loss and metric."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """The table that a script reads."""

    path: str
    """As given: a path or a glob."""
    paths: tuple[str, ...] = ()
    """The files, where they were named one by one: a name among them is no pattern."""
    format: str = "csv"
    """``csv``, ``parquet``, ``json lines`` or ``json array``."""
    delimiter: str = ","
    quote: str | None = '"'
    escape: str | None = None
    """What makes a quote inside of quotes ordinary; None when it is doubled."""
    encoding: str = "utf-8"
    header: bool = True
    skipped: int = 0
    """Lines before the header."""
    blanks: bool = False
    """Whether blanks after a delimiter belong to it."""
    trailing: bool = False
    """Whether every row ends with a delimiter that the header lacks."""
    bad_records: int = 0
    """Records left out because their number of fields is wrong."""
    surplus: bool = False
    """Whether some records end with empty fields that are too many."""
    decimal: str = "."
    """The decimal sign of its numbers, as far as the label shows it."""
    thousands: str = ""
    """What stands between their thousands, likewise; empty for nothing."""
    undecodable: bool = False
    """Whether some bytes are not in the encoding: they are read as U+FFFD."""
    compression: str | None = "infer"
    """``gzip`` or None where a file's name says something else than its first bytes."""
    unlike: bool = False
    """Whether several files differ in their encoding or in what stands before the header: no call reads them all."""
    indexed: bool = False
    """Whether pandas takes a column of a Parquet file for the names of the rows."""
    columns: tuple[str, ...] = ()
    """All columns in order."""


TEST_SHARE = 0.2
"""Share of the rows that a script puts aside to test on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Everything that code depends on."""

    kind: str
    """``regression``, ``binary``, ``multiclass`` or ``multilabel``."""
    loss: Loss
    params: Mapping[str, float | tuple[float, ...]] = field(default_factory=dict)
    """Those of the loss that differ from its defaults; of scaled labels, on their scale."""
    lengths: Mapping[str, float] = field(default_factory=dict)
    """Those of them that are lengths, in the label's unit, where that is another than they are trained in."""
    measured: Mapping[str, str] = field(default_factory=dict)
    """Those that follow from the labels, as nobody set them: what each is."""
    activation: str
    units: int
    labels: Labels
    bias: tuple[float, ...]
    """Where the head starts, one number a unit, before the activation."""
    bias_rule: str = ""
    """What these numbers are; empty where they are 0 for want of a table."""
    spread: float = 1.0
    """Standard deviation of the labels, where outputs are in their unit: the head learns in multiples of it."""
    baseline: float | None = None
    """The loss of the best constant prediction, on the scaled labels where they are scaled; None without a table."""
    unscaled: float | None = None
    """The same on the labels as they are, where only training has them scaled."""
    constant: tuple[float, ...] = ()
    """That prediction, after the activation."""
    elicits: str = ""
    imbalanced: bool = False
    stratify: bool = False
    """Whether both parts of a split can hold every class."""
    ordinal: bool = False
    rows: int = 0
    """Labelled rows of the table; 0 without one."""
    source: Source | None = None
    """None without a table, or where it was no file."""

    @property
    def alone(self) -> bool:
        """Whether the table holds nothing but the label."""
        return self.source is not None and len(self.source.columns) <= len(self.labels.columns)

    @property
    def exclusive(self) -> bool:
        """Whether the units are the classes of which one holds."""
        return self.kind in {"binary", "multiclass"} and self.units > 1

    @property
    def pair(self) -> bool:
        """Whether the head predicts two numbers for each label."""
        return self.loss.form is Form.PAIRS
