"""The texts of a column judged together: which of them are numbers written for people."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

import numpy as np

from actloss.column import NOWHERE, WORDS, FloatArray, LabelColumn, Tally, total
from actloss.errors import LabelError
from actloss.escape import quoted
from actloss.numbers import ASCII_BLANKS, is_null, plain_number
from actloss.written import POINT_GROUPS, Plain, Style, is_rounded, read_written, written_style

MOST_TEXTS = 1_000_000


@dataclass(frozen=True, slots=True)
class Finished:
    """A label column and what had to be decided to read it."""

    column: LabelColumn
    notes: tuple[str, ...] = ()


def with_numbers(
    column: LabelColumn, numbers: FloatArray, texts: dict[str, Tally], formats: dict[str, Tally]
) -> LabelColumn:
    """Return the column with its cells sorted into numbers and texts."""
    return replace(column, numbers=numbers[:0] if np.isnan(numbers).all() else numbers, texts=texts, formats=formats)


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """What the texts of a column are."""

    values: dict[str, float] = field(default_factory=dict)
    """The texts that are numbers."""
    formats: dict[str, Tally] = field(default_factory=dict)
    """How they are written."""
    padded: dict[str, Tally] = field(default_factory=dict)
    """The plain numbers among them with blanks before or behind."""
    style: Style | None = None
    notes: tuple[str, ...] = ()

    @property
    def decimal(self) -> str:
        """The decimal sign of numbers written for people; empty where there are none."""
        return "" if self.style is None else self.style.decimal


def judge(name: str, texts: Mapping[str, Tally], plain: Plain, style: Style | None = None) -> Judged:
    """Return which texts of a column are numbers.

    Args:
        name: The column's name.
        texts: Its texts that are no plain numbers.
        plain: Its plain numbers.
        style: How its numbers are written, if that is known already.
    """
    counts = {text: tally.count for text, tally in texts.items() if not is_null(text)}
    style = style or written_style(counts, plain)
    if style is None:
        return Judged()
    read = {
        text: found
        for text in counts
        if (found := read_written(text, style.decimal)) and not is_rounded(text, found[0])
    }
    formats: dict[str, Tally] = {}
    for text, (_, marks) in read.items():
        add_marks(formats, marks, texts[text])
    return Judged(
        values={text: value for text, (value, _) in read.items()},
        formats=formats,
        style=style,
        notes=_notes(name, style, read, formats),
    )


def judge_all(name: str, texts: Mapping[str, Tally], numbers: int = 0) -> Judged:
    """Return which texts of a column are numbers, plain or written for people.

    Args:
        name: The column's name.
        texts: All its cells that are text and not empty.
        numbers: How many of its cells are numbers already, in a source that tells them from text.
    """
    plain = {text: number for text in texts if (number := plain_number(text)) is not None}
    dotted = {text: texts[text].count for text in plain if "." in text}
    facts = Plain(
        count=numbers + sum(texts[text].count for text in plain),
        dotted=sum(dotted.values()),
        dotted_in_threes=sum(count for text, count in dotted.items() if POINT_GROUPS.fullmatch(text.strip())),
    )
    judged = judge(name, {text: tally for text, tally in texts.items() if text not in plain}, facts)
    if judged.style is not None and judged.style.point_groups:
        for text in dotted:
            plain[text] = float(text.replace(".", ""))
            add_marks(judged.formats, ("thousands separator",), texts[text])
    padded = {text: texts[text] for text in plain if text.strip(ASCII_BLANKS) != text}
    return replace(judged, values={**plain, **judged.values}, padded=padded)


def judge_indicators(texts: Mapping[str, Tally]) -> Judged:
    """Return which texts of an indicator column mean present (1) or absent (0): plain numbers and yes/no words."""
    values: dict[str, float] = {}
    formats: dict[str, Tally] = {}
    for text, tally in texts.items():
        word = _INDICATORS.get(text.strip().casefold())
        number = plain_number(text) if word is None else word
        if number is not None:
            values[text] = number
        if word is not None:
            add_marks(formats, (WORDS,), tally)
    return Judged(values=values, formats=formats)


_INDICATORS = dict.fromkeys(("true", "t", "yes", "y"), 1.0) | dict.fromkeys(("false", "f", "no", "n"), 0.0)


def add_marks(formats: dict[str, Tally], marks: Iterable[str], tally: Tally) -> None:
    """Count cells under each of their marks."""
    for mark in marks:
        formats[mark] = total([formats.get(mark, NOWHERE), tally])


def too_many(name: str) -> LabelError:
    """Say that a column holds more different texts than labels can."""
    return LabelError(
        f"column {quoted(name)} holds more than {MOST_TEXTS:,} different texts, expected labels; free text and "
        f"identifiers cannot be learnt, so name another column"
    )


def _notes(
    name: str, style: Style, read: Mapping[str, tuple[float, tuple[str, ...]]], formats: Mapping[str, Tally]
) -> tuple[str, ...]:
    if not read:
        return ()
    text, (value, marks) = next(iter(read.items()))
    unit = " (in percent)" if "percent" in marks else ""
    kinds = ", ".join(formats)
    shown = f"{quoted(text)} is read as {value:.15g}{unit}"
    notes = [f"column {quoted(name)} holds numbers written as text ({kinds}): {shown}"]
    if style.doubtful is not None:
        told = (
            "comma of {} is taken for a thousands separator, because three digits follow every comma"
            if "," in style.doubtful
            else "point of {} is taken for a decimal point, although three digits follow every point"
        )
        notes.append(
            f"column {quoted(name)}: the {told.format(quoted(style.doubtful))} and no other cell says otherwise"
        )
    return tuple(notes)
