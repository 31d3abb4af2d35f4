"""Distinct values of a single label column: classes, their counts and how they are spelled."""

import math
import re
import unicodedata
from collections.abc import Iterable, Mapping
from decimal import Decimal

import numpy as np

from actloss.column import FloatArray, LabelColumn, Tally, row_number, total
from actloss.numbers import ASCII_BLANKS, EXACT_LIMIT, is_null, plain_number
from actloss.profile.facts import ClassCount, Encoding

MOST_CLASSES = 10_000
"""More distinct values than this are summarised, not listed."""
MOST_CODES = 100
"""More distinct whole numbers than this are quantities or identifiers, not class codes."""
_INFINITIES = frozenset({"inf", "+inf", "-inf", "infinity", "+infinity", "-infinity"})
_BOOLEANS = frozenset({"true", "false"})
_DIGITS = re.compile(r"[+-]?\d{1,308}(\.\d{0,308})?([eE][+-]?\d{1,3})?", re.ASCII)
_OVERFLOW = re.compile(r"[+-]?\d+(\.\d*)?[eE]\+?\d{3,}")
_BLOCK = 1 << 16
_DATE = re.compile(
    r"\d{4}[-/.]\d{1,2}[-/.]\d{1,2}([T ]\d{1,2}:\d{2}.*)?|\d{1,2}[-/.]\d{1,2}[-/.](\d{4}|\d{2})( \d{1,2}:\d{2}.*)?"
    r"|\d{1,2}[- ]?[A-Za-z]{3,9}[- ,]+\d{2,4}|[A-Za-z]{3,9} \d{1,2},? \d{4}|\d{4}-\d{2}|\d{1,2}:\d{2}(:\d{2})?"
)


NONE_SHARE = 0.10
"""From this share of the rows on, the word "none" among text classes is one of them, as in none / some / marked."""


def split_texts(column: LabelColumn) -> tuple[dict[str, Tally], dict[str, Tally], Tally]:
    """Return the column's texts as (class names, null spellings, infinities).

    The word "none" is a class name where it is frequent among text classes; every other null spelling is missing.
    Words for infinity are numbers among numbers, and class names among text.
    """
    names: dict[str, Tally] = {}
    nulls: dict[str, Tally] = {}
    infinite: list[Tally] = []
    for text, tally in column.texts.items():
        word = text.strip()
        if is_null(word):
            nulls[text] = tally
        elif len(column.numbers) and (word.casefold() in _INFINITIES or _OVERFLOW.fullmatch(word)):
            infinite.append(tally)
        else:
            names[text] = tally
    nones = [text for text in nulls if text.strip().casefold() == "none"]
    if names and not len(column.numbers) and sum(nulls[text].count for text in nones) >= NONE_SHARE * column.rows:
        names |= {text: nulls.pop(text) for text in nones}
    return names, nulls, total(infinite)


def number_classes(column: LabelColumn, ordered: FloatArray, distinct: int) -> tuple[ClassCount, ...]:
    """Return the distinct numbers as classes, ascending; nothing when there are more than `MOST_CLASSES`."""
    if distinct > MOST_CLASSES:
        return ()
    values, counts = distinct_values(ordered)
    rows = first_rows_of(values, column)
    return tuple(
        ClassCount(
            name=number_name(float(value)),
            value=float(value),
            count=int(count),
            first_row=row,
        )
        for value, count, row in zip(values, counts, rows, strict=True)
    )


def distinct_values(ordered: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Return the distinct values of a sorted array and how often each occurs."""
    starts = np.concatenate(([0], np.flatnonzero(ordered[1:] != ordered[:-1]) + 1))
    counts = np.diff(np.concatenate((starts, [len(ordered)])))
    # Adding zero turns -0.0 into 0.0.
    return ordered[starts] + 0.0, counts.astype(np.float64)


def number_name(value: float) -> str:
    """Return a number as a class name: whole numbers without a decimal point, as far as identifiers go."""
    return str(int(value)) if value.is_integer() and abs(value) <= 2.0**64 else repr(value)


def text_classes(names: Mapping[str, Tally]) -> tuple[ClassCount, ...]:
    """Return class names in order of their text; nothing when there are more than `MOST_CLASSES`."""
    if len(names) > MOST_CLASSES:
        return ()
    return tuple(
        ClassCount(name=name, value=None, count=names[name].count, first_row=names[name].first_row)
        for name in sorted(names)
    )


def padded_numbers(padded: Mapping[str, Tally]) -> tuple[ClassCount, ...]:
    """Return spellings of numbers with blanks around them, in order of their text."""
    return tuple(
        ClassCount(name=text, value=plain_number(text), count=padded[text].count, first_row=padded[text].first_row)
        for text in sorted(padded)
    )


def encoding_of(names: Mapping[str, Tally], values: FloatArray, *, integral: bool) -> Encoding:
    """Return how the labels are spelled.

    Args:
        names: Class names that are not numbers.
        values: Distinct numbers, ascending.
        integral: Whether all numbers are whole.
    """
    if names and len(values):
        return Encoding.MIXED
    if names:
        spelled = {name.strip().casefold() for name in names}
        return Encoding.BOOLEANS if spelled <= _BOOLEANS else Encoding.STRINGS
    if not integral:
        return Encoding.REALS
    codes = values.tolist()
    if codes in ([0.0, 1.0], [0.0], [1.0]):
        return Encoding.ZERO_ONE
    if codes == [-1.0, 1.0]:
        return Encoding.PLUS_MINUS
    if len(codes) > MOST_CODES:
        return Encoding.INTEGERS
    if codes[-1] - codes[0] == len(codes) - 1 and codes[0] in (0.0, 1.0):
        return Encoding.ZERO_BASED if codes[0] == 0 else Encoding.ONE_BASED
    return Encoding.GAPS


def canonical(name: str) -> str:
    """Return the form in which two spellings of one class are equal: NFKC, no format characters, trimmed, folded.

    Only the usual cases fold (yes, Yes, YES, New York): a capital inside a word, as in "had" and "hAd", is on purpose.
    """
    folded = unicodedata.normalize("NFKC", name)
    plain = " ".join("".join(char for char in folded if unicodedata.category(char) != "Cf").split())
    return plain.casefold() if plain in (plain.lower(), plain.upper(), plain.title(), plain.capitalize()) else plain


def variants(names: Iterable[str]) -> tuple[tuple[str, ...], ...]:
    """Return groups of names that differ only in case, blanks or Unicode form."""
    groups: dict[str, list[str]] = {}
    for name in sorted(names):
        groups.setdefault(canonical(name), []).append(name)
    return tuple(tuple(group) for group in groups.values() if len(group) > 1)


def one_number(names: Iterable[str], ordered: FloatArray) -> tuple[tuple[str, ...], ...]:
    """Return groups of labels that differ as text and are one number to who reads them so.

    Args:
        names: The labels that are no plain numbers, such as ``007``, or digits that no float64 holds.
        ordered: The labels that are, ascending.

    Returns:
        The groups; one of a single label where a float64 rounds it to another number.

    Examples:
        >>> one_number(["007", "a", "08", "9007199254740993"], np.array([7.0, 12.0]))
        (('007', '7'), ('9007199254740993',))
    """
    groups: dict[float, list[str]] = {}
    for name in names:
        text = name.strip(ASCII_BLANKS)
        # Most names begin with a letter.
        if text[:1] <= "9" and _DIGITS.fullmatch(text) and math.isfinite(value := float(text)):
            groups.setdefault(value, []).append(name)
    found = []
    for value, group in groups.items():
        at = int(np.searchsorted(ordered, value))
        if at < len(ordered) and ordered[at] == value:
            group.append(number_name(value))
        if len(group) > 1 or _is_rounded(group[0], value):
            found.append(tuple(group))
    return tuple(found)


def _is_rounded(name: str, value: float) -> bool:
    return abs(value) >= EXACT_LIMIT and Decimal(name.strip(ASCII_BLANKS)) != Decimal(value)


def spelling_groups(classes: Iterable[ClassCount]) -> tuple[tuple[ClassCount, ...], ...]:
    """Return the classes in their order, spellings of one class together."""
    groups: dict[float | str, list[ClassCount]] = {}
    for entry in classes:
        groups.setdefault(canonical(entry.name) if entry.value is None else entry.value, []).append(entry)
    return tuple(tuple(group) for group in groups.values())


def count_dates(names: Iterable[str]) -> int:
    """Return how many of the texts are dates or times."""
    return sum(1 for name in names if _DATE.fullmatch(name.strip()))


def mean_words(names: Mapping[str, Tally]) -> float:
    """Return the mean number of blank-separated words of the distinct texts."""
    return sum(len(name.split()) for name in names) / len(names) if names else 0.0


def first_rows_of(values: FloatArray, column: LabelColumn) -> tuple[int, ...]:
    """Return for each distinct value the first row that holds it; stops reading when all have been seen."""
    numbers = column.numbers
    rows = np.zeros(len(values))
    unseen = len(values)
    for start in range(0, len(numbers), _BLOCK):
        if not unseen:
            break
        block = numbers[start : start + _BLOCK]
        kept = np.flatnonzero(np.isfinite(block))
        codes, first = np.unique(np.searchsorted(values, block[kept]), return_index=True)
        new = rows[codes] == 0
        rows[codes[new]] = start + kept[first[new]] + 1
        unseen -= int(np.count_nonzero(new))
    return tuple(row_number(int(row) - 1, column.left_out) for row in rows)
