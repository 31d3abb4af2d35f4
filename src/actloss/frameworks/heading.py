"""The comment at the top of generated code: what it is for, what it needs, what to change."""

import textwrap
from collections.abc import Sequence

from actloss.escape import quoted
from actloss.frameworks.literal import number
from actloss.frameworks.problem import Cells, Problem, Style
from actloss.frameworks.program import WIDTH
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
_CHANGE = {
    Style.SNIPPET: "Paste it into your program: encode takes the label cells as pandas has them.",
    Style.SCRIPT: "Change the model to your own; with labels like these, TABLE may be another table.",
}
_BLANK = "\0"
"""Stands for a blank at which a line must not be broken."""


def heading(problem: Problem, title: str, packages: Sequence[str], style: Style) -> tuple[str, ...]:
    """Return the lines of the comment, without ``#``.

    Args:
        problem: What the code is written for.
        title: The framework, as its makers write it.
        packages: What the framework needs installed, as pip calls it.
        style: How much is written.
    """
    needed = dict.fromkeys((*packages, *_NEEDED[style], *_readers(problem, style)))
    # The first two lines hold nothing from the data: Python looks for the file's encoding there.
    return tuple(
        line
        for sentence in (
            _WHAT[style].format(title=title),
            f"pip install {' '.join(needed)}",
            f"Label: {_label(problem)}.",
            f"Output: {_units(problem)}; loss: {_loss(problem)}.",
            _CHANGE[style],
        )
        for line in _wrapped(sentence)
    )


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
    return ("zstandard",) if any(path.endswith(".zst") for path in paths) else ()


def _label(problem: Problem) -> str:
    labels, kinds = problem.labels, {"binary": "two classes", "regression": "a number"}
    several = "labels" if problem.kind == "multilabel" else "classes"
    what = kinds.get(problem.kind, f"{len(labels.classes) or problem.units} {several}")
    if problem.kind == "regression" and labels.cells is Cells.NUMBERS and len(labels.columns) > 1:
        what = f"{len(labels.columns)} numbers"
    names = [quoted(name, limit=_LONGEST_NAME).replace(" ", _BLANK) for name in labels.columns]
    if len(names) > _MOST_NAMES:
        names[_MOST_NAMES - 1 :] = [f"{len(names) - _MOST_NAMES + 1} more columns"]
    return f"{joined(names)}, {what} ({problem.kind})" if names else f"{what} ({problem.kind})"


def _units(problem: Problem) -> str:
    return f"{problem.units} {'unit' if problem.units == 1 else 'units'}, {problem.activation}"


def _loss(problem: Problem) -> str:
    params = [
        f"{name} = {f'{len(value)} numbers' if isinstance(value, tuple) else number(value)}"
        for name, value in problem.params.items()
    ]
    return f"{problem.loss.name} with {joined(params)}" if params else problem.loss.name
