"""Make the profile of the labels that a table's target columns hold."""

from dataclasses import replace

import numpy as np

from actloss.column import NOWHERE, FloatArray, IntArray, LabelColumn, Tally, renumbered, row_number, total
from actloss.numbers import is_null
from actloss.profile.classes import (
    count_dates,
    distinct_values,
    encoding_of,
    mean_words,
    number_classes,
    one_number,
    padded_numbers,
    split_texts,
    text_classes,
    variants,
)
from actloss.profile.facts import ClassCount, Encoding, Profile, Values
from actloss.profile.label_sets import delimited_sets, distribution_sets, indicator_sets
from actloss.profile.numeric import summarise
from actloss.table import Labels
from actloss.target import Layout, Target

_EXAMPLES = 5


def profile_target(labels: Labels, target: Target) -> Profile:
    """Return everything that is known of the labels.

    Args:
        labels: The label columns, read in full.
        target: What they are, with the layout that the full data showed.
    """
    columns = tuple(renumbered(column) for column in labels.columns)
    split = [split_texts(column) for column in columns]
    profile = Profile(
        source=labels.source,
        target=target,
        rows=columns[0].rows,
        labelled=columns[0].rows,
        missing=NOWHERE,
        null_spellings=_merged([nulls for _, nulls, _ in split]),
        written_formats=_merged([column.formats for column in columns]),
        decimal=next((column.decimal for column in columns if column.decimal), ""),
        decimals=_decimal_signs(columns),
        nul=total(tally for column in columns for text, tally in column.texts.items() if "\0" in text),
        encoding=Encoding.REALS,
    )
    if target.layout is Layout.SINGLE:
        return _single(profile, columns[0])
    if target.layout is Layout.DELIMITED:
        return _delimited(profile, columns[0], target.separator or "|")
    known = _known_rows(columns)
    profile = replace(profile, labelled=int(np.count_nonzero(known)), missing=_missing(known, columns[0].left_out))
    if target.layout is Layout.SEVERAL_OUTPUTS:
        return _several(profile, columns)
    if target.layout is Layout.DISTRIBUTION:
        return replace(profile, label_sets=distribution_sets(columns, _decimals(columns)))
    facts = indicator_sets(columns)
    encoding = {"-1/+1": Encoding.PLUS_MINUS, "true/false": Encoding.BOOLEANS}.get(facts.coding, Encoding.ZERO_ONE)
    return replace(profile, label_sets=facts, encoding=encoding)


def _single(profile: Profile, column: LabelColumn) -> Profile:
    names, nulls, infinite = split_texts(column)
    found = summarise(column, non_finite=infinite)
    numeric, ordered = found or (None, np.empty(0))
    missing = total([*nulls.values(), column.empty])
    numbers = number_classes(column, ordered, numeric.distinct) if numeric else ()
    texts = text_classes(names)
    listed = bool(numbers or not numeric) and bool(texts or not names)
    off_type, examples = _off_type(names, numbers, ordered, column)
    kept = numeric.count if numeric else 0
    codes = np.array([entry.value for entry in numbers], dtype=np.float64) if numbers else ordered
    return replace(
        profile,
        labelled=kept + total(names.values()).count,
        missing=missing,
        encoding=encoding_of(names, codes, integral=numeric.integral if numeric else False),
        numeric=numeric,
        classes=(*numbers, *texts) if listed else (),
        distinct=(numeric.distinct if numeric else 0) + len(names),
        variants=variants(names) if len(names) <= _MOST_NAMES else (),
        padded=padded_numbers(column.padded) if numbers else (),
        one_number=one_number(names, ordered),
        off_type=off_type,
        off_type_examples=examples,
        sentinel=_sentinel(numbers, ordered) if numeric else None,
        dates=len(names) if column.kind == "date" else count_dates(names),
        mean_words=mean_words(names),
        values=(_values(numbers, ordered),) if numeric else (),
    )


_MOST_NAMES = 100_000
"""Spelling variants are looked for among at most this many names."""


def _delimited(profile: Profile, column: LabelColumn, separator: str) -> Profile:
    facts = delimited_sets(column, separator)
    # Where the word "none" is a class of its own, it is one among others; in lists it names no label.
    nulls = {text: tally for text, tally in column.texts.items() if is_null(text)}
    missing = total([*nulls.values(), column.empty])
    return replace(
        profile,
        labelled=profile.rows - missing.count,
        missing=missing,
        null_spellings=_merged([nulls]),
        encoding=Encoding.STRINGS,
        label_sets=facts,
    )


def _several(profile: Profile, columns: tuple[LabelColumn, ...]) -> Profile:
    found = [summarise(column, non_finite=split_texts(column)[2]) for column in columns]
    outputs = tuple(entry[0] for entry in found if entry)
    return replace(profile, outputs=outputs, values=tuple(Values(entry[1], None) for entry in found if entry))


def _off_type(
    names: dict[str, Tally], numbers: tuple[ClassCount, ...], ordered: FloatArray, column: LabelColumn
) -> tuple[Tally, tuple[str, ...]]:
    """Return the minority's cells where text and numbers share a column."""
    if not names or not len(ordered):
        return NOWHERE, ()
    texts = total(names.values())
    if texts.count <= len(ordered):
        return texts, tuple(sorted(names, key=lambda name: names[name].first_row)[:_EXAMPLES])
    first = row_number(int(np.flatnonzero(np.isfinite(column.numbers))[0]), column.left_out)
    return Tally(len(ordered), first), tuple(entry.name for entry in numbers[:_EXAMPLES])


def _values(numbers: tuple[ClassCount, ...], ordered: FloatArray) -> Values:
    if not numbers or len(numbers) == len(ordered):
        return Values(ordered, None)
    return Values(*distinct_values(ordered))


def _sentinel(numbers: tuple[ClassCount, ...], ordered: FloatArray) -> tuple[float, Tally] | None:
    """Find a number such as -999 that lies further from all others than they spread.

    Only all-nines beyond two digits (and -9, -99) are suspects; a number that belongs to the range is none.
    """
    for value in (float(ordered[0]), float(ordered[-1])):
        if value not in _SENTINELS:
            continue
        left, right = np.searchsorted(ordered, value, "left"), np.searchsorted(ordered, value, "right")
        others = np.concatenate((ordered[:left][-1:], ordered[right:][:1]))
        rest = (ordered[right], ordered[-1]) if left == 0 else (ordered[0], ordered[left - 1])
        if len(others) and abs(value - others[0]) > max(2 * float(rest[1] - rest[0]), 1.0):
            row = next((entry.first_row for entry in numbers if entry.value == value), 0)
            return value, Tally(int(right - left), row)
    return None


_SENTINELS = frozenset({-9.0, -99.0, -999.0, -9999.0, -99999.0, 999.0, 9999.0, 99999.0, 999999.0})


def _known_rows(columns: tuple[LabelColumn, ...]) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    known = np.ones(columns[0].rows, dtype=np.bool_)
    for column in columns:
        known &= np.isfinite(column.numbers) if len(column.numbers) else False
    return known


def _missing(known: np.ndarray[tuple[int], np.dtype[np.bool_]], left_out: IntArray) -> Tally:
    count = int(np.count_nonzero(~known))
    return Tally(count, row_number(int(np.argmin(known)), left_out)) if count else NOWHERE


def _decimals(columns: tuple[LabelColumn, ...]) -> int:
    """Return how many decimals the probabilities were printed with."""
    sample = np.concatenate([column.numbers[:1000] for column in columns])
    sample = sample[np.isfinite(sample)]
    return next((places for places in range(1, 16) if np.allclose(np.round(sample, places), sample, 0, 1e-15)), 16)


def _decimal_signs(columns: tuple[LabelColumn, ...]) -> tuple[str, ...]:
    """Return the decimal sign of each column, where columns differ in it; plain numbers have a point."""
    signs = tuple(column.decimal or "." for column in columns)
    return signs if len(set(signs)) > 1 else ()


def _merged(groups: list[dict[str, Tally]]) -> dict[str, Tally]:
    merged: dict[str, Tally] = {}
    for group in groups:
        for text, tally in group.items():
            merged[text] = total([merged.get(text, NOWHERE), tally])
    return dict(sorted(merged.items(), key=lambda item: (-item[1].count, item[0])))
