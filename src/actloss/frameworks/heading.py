"""The comment at the top of generated code: what it is for, what it needs, what to change."""

import math
import textwrap
from collections.abc import Sequence

from actloss.escape import quoted
from actloss.frameworks.labels.spelled import exact
from actloss.frameworks.literal import number
from actloss.frameworks.problem import TEST_SHARE, Cells, Labels, Problem, Style
from actloss.frameworks.program import WIDTH
from actloss.numbers import is_null
from actloss.spelling import joined

_ROOM = WIDTH - len("# ")
_MOST_NAMES = 4
"""So many label columns are named; the others are counted."""
_LONGEST_NAME = 40
_NEEDED = {Style.SNIPPET: ("numpy",), Style.SCRIPT: ("numpy", "pandas", "scikit-learn")}
_WHAT = {
    Style.SNIPPET: "Labels, output layer and loss for {title}, written by actloss.",
    Style.SCRIPT: "A training program for {title}, written by actloss.",
}
_CHANGE = "Change the model to your own; with labels like these, TABLE may be another table."
_PASTE = "Paste it into your program: encode takes the label cells as "
_WRITTEN = "they are written: pd.read_csv(..., dtype=str, keep_default_na=False)"
_FEW = 100
"""Labelled rows below which they are few, as the rule AL105 has it."""
_BLANK = "\0"
"""Stands for a blank at which a line must not be broken."""


def heading(
    problem: Problem, title: str, packages: Sequence[str], style: Style, *, output: str = ""
) -> tuple[str, ...]:
    """Return the lines of the comment, without ``#``.

    Args:
        problem: What the code is written for.
        title: The framework, as its makers write it.
        packages: What the framework needs installed, as pip calls it.
        style: How much is written.
        output: What a model without layers makes of its raw scores; empty where the output layer has the activation.
    """
    needed = dict.fromkeys((*packages, *_NEEDED[style], *_readers(problem, style)))
    # The first two lines hold nothing from the data: Python looks for the file's encoding there.
    return tuple(
        line
        for sentence in (
            _WHAT[style].format(title=title),
            f"pip install {' '.join(needed)}",
            f"Label: {_label(problem)}.",
            f"Output: {_units(problem, output)}; loss: {_loss(problem)}.",
            _baseline(problem),
            _few(problem, style),
            _change(problem.labels, style),
        )
        for line in _wrapped(sentence)
    )


def _change(labels: Labels, style: Style) -> str:
    """Return what to do with the program."""
    if style is Style.SCRIPT:
        return _CHANGE
    # pandas makes 1.234 of 1.234 with a point between thousands, and nothing of a class called None.
    written = labels.formats or exact(labels) or any(map(is_null, (*labels.classes, *dict(labels.spellings))))
    given = _PASTE + (_WRITTEN if written else "pandas has them")
    if labels.gaps:
        return f"{given}, nan or empty where a label is unknown."
    first = f" Leave out the rows that lack a label first: {labels.missing:,} of this table." if labels.missing else ""
    return f"{given}.{first}"


def _wrapped(sentence: str) -> list[str]:
    lines = textwrap.wrap(sentence, _ROOM, break_long_words=False, break_on_hyphens=False)
    return [line.replace(_BLANK, " ") for line in lines]


def _readers(problem: Problem, style: Style) -> tuple[str, ...]:
    """Return what pandas needs besides, to read the table."""
    if style is Style.SNIPPET or problem.source is None:
        return ()
    if problem.source.format == "parquet":
        return ("pyarrow",)
    paths = problem.source.paths or (problem.source.path,)
    packed = problem.source.compression == "zstd" or any(path.endswith(".zst") for path in paths)
    return ("zstandard",) if packed else ()


def _label(problem: Problem) -> str:
    labels, kinds = problem.labels, {"binary": "two classes", "regression": "a number"}
    several = "labels" if problem.kind == "multilabel" else "classes"
    what = kinds.get(problem.kind, f"{len(labels.classes) or problem.units} {several}")
    outputs = len(labels.columns) or (1 if problem.pair else problem.units)
    if problem.kind == "regression" and labels.cells is Cells.NUMBERS and outputs > 1:
        what = f"{outputs} numbers"
    names = [quoted(name, limit=_LONGEST_NAME).replace(" ", _BLANK) for name in labels.columns]
    if len(names) > _MOST_NAMES:
        names[_MOST_NAMES - 1 :] = [f"{len(names) - _MOST_NAMES + 1} more columns"]
    return f"{joined(names)}, {what} ({problem.kind})" if names else f"{what} ({problem.kind})"


def _units(problem: Problem, output: str) -> str:
    unit = "score" if output else "unit"
    return f"{problem.units} {unit if problem.units == 1 else f'{unit}s'}, {output or problem.activation}"


def _loss(problem: Problem) -> str:
    params = [_param(problem, name, value) for name, value in problem.params.items()]
    return f"{problem.loss.name} with {joined(params)}" if params else problem.loss.name


def _param(problem: Problem, name: str, value: float | tuple[float, ...]) -> str:
    if isinstance(value, tuple):
        return f"{name} in {name.upper()}"
    length, rule = problem.lengths.get(name), problem.measured.get(name)
    notes = [*([] if length is None else [f"{length:.4g} in the label's unit"]), *([rule] if rule else [])]
    return f"{name} = {number(value)}".replace(" ", _BLANK) + (f" ({', '.join(notes)})" if notes else "")


def _baseline(problem: Problem) -> str:
    """Return what the loss is to be compared with; nothing without a table."""
    if problem.baseline is None:
        return ""
    said = f"Baseline: {problem.baseline:.4g}, the loss of the best constant over the whole table"
    if problem.labels.scale:
        said += ", on the scaled labels"
    if problem.unscaled is not None:
        said += f"; {problem.unscaled:.4g} on labels as they are"
    return f"{said}; this loss may lie below 0." if problem.baseline < 0 else f"{said}."


def _few(problem: Problem, style: Style) -> str:
    """Return what to think of a score that stands on a few rows; nothing where they are many."""
    if style is Style.SNIPPET or not 0 < problem.rows < _FEW:
        return ""
    test = math.ceil(TEST_SHARE * problem.rows)
    return f"{problem.rows} rows are few: a model may learn them by heart, and the test line is of only {test}."
