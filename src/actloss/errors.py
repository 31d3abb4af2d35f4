"""What can keep actloss from answering.

    ActlossError
    ├── SourceError      the table cannot be read: missing, empty, binary, not in its encoding
    │   └── EmptyTableError  it has columns, and no row of data
    ├── TargetError      the label columns cannot be found: wrong name, no candidate
    ├── LabelError       the labels cannot be learnt from: constant, all missing, an identifier, free text
    ├── PredictionError  the predictions cannot be scored: outside their scale
    │   └── ShapeError   the predictions are of another shape than the labels
    ├── FindingsError    a check that was to pass found something (`CheckReport.raise_for_findings`)
    └── OptionError      an option's value makes no sense: unknown task, quantile outside (0, 1)

Each message is one sentence: what was expected, what was found (file, line, column), what to do.
Text from the data is escaped where the message is made (`actloss.escape.visible`).
"""


class ActlossError(Exception):
    """The tool could not do its job; the message is one sentence for the user."""

    def __init__(self, message: str, *, row: int | None = None) -> None:
        place = "" if row is None else f" at row {row} (counted from 0)"
        super().__init__(message + place)
        self.message = message
        """The sentence without its row."""
        self.row = row
        """First offending row of the arrays that were given, counted from 0; None where no row is to blame."""


class SourceError(ActlossError):
    """The table cannot be read."""


class EmptyTableError(SourceError):
    """The table has columns, and no row of data."""

    def __init__(self, message: str, *, form: str, names: tuple[str, ...], header_line: int = 0) -> None:
        super().__init__(message)
        self.form = form
        """What the table is: csv, parquet, jsonl or the dataframe library."""
        self.names = names
        """The names of the columns, as written."""
        self.header_line = header_line
        """The physical line of the header, 0 where there is none."""


class TargetError(ActlossError):
    """The label columns cannot be found."""


class LabelError(ActlossError):
    """The labels cannot be learnt from."""


class PredictionError(ActlossError):
    """The predictions cannot be scored."""


class ShapeError(PredictionError):
    """The predictions of a model are of another shape than the labels."""

    def __init__(self, message: str, *, model: str) -> None:
        super().__init__(message)
        self.model = model
        """The model's name, as written."""


class FindingsError(ActlossError):
    """A check that was to pass found something; one line each."""


class OptionError(ActlossError):
    """An option's value makes no sense."""
