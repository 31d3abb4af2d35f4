"""Label columns from values that are already in memory: dataframes, lists, arrays."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, time
from decimal import Decimal
from numbers import Integral, Real

import numpy as np

from actloss.column import INDICATOR, NOWHERE, IntArray, LabelColumn, Tally
from actloss.engines.judged import MOST_TEXTS, Finished, Judged, judge_all, judge_indicators, too_many, with_numbers
from actloss.engines.opened import NOTHING_REJECTED
from actloss.numbers import ASCII_BLANKS, EXACT_LIMIT

_LISTS = (list, tuple, set, frozenset, dict, np.ndarray)


def is_missing(value: object) -> bool:
    """Return whether a value is None, nan, NaT or pandas' NA."""
    if value is None or type(value).__name__ in {"NAType", "NaTType"}:
        return True
    return isinstance(value, float | np.floating) and bool(np.isnan(value))


def kind_of(values: Iterable[object]) -> str:
    """Return what all of these values are: ``boolean``, ``integer``, ``number``, ``date``, ``list``, else ``text``."""
    kinds = {_kind(value) for value in values if not is_missing(value)}
    if kinds == {"integer", "number"}:
        return "number"
    return kinds.pop() if len(kinds) == 1 else "text"


def _kind(value: object) -> str:
    if isinstance(value, bool | np.bool_):
        return "boolean"
    if isinstance(value, Integral):
        return "integer"
    if isinstance(value, Real | Decimal):
        return "number"
    if isinstance(value, date | time):
        return "date"
    return "list" if isinstance(value, _LISTS) else "text"


def cell_text(value: object) -> str:
    """Return a value as the text of a cell: ISO dates, JSON lists, ``true``, ``false``; nothing for a missing one."""
    if isinstance(value, str):
        return value
    if is_missing(value):
        return ""
    if isinstance(value, bool | np.bool_):
        return "true" if value else "false"
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, dict):
        return json.dumps(value, default=cell_text, ensure_ascii=False)
    if isinstance(value, _LISTS):
        # A set has no order of its own; sorted, the same labels always make the same text.
        items = sorted(value, key=str) if isinstance(value, set | frozenset) else list(value)
        return json.dumps(items, default=cell_text, ensure_ascii=False)
    return str(value)


def column_of_values(
    name: str, values: Sequence[object], kind: str, left_out: IntArray = NOTHING_REJECTED.rows
) -> Finished:
    """Return the label column that holds ``values``.

    Args:
        name: The column's name.
        values: One value a row.
        kind: What they are declared to be; the texts of a ``text`` column may be numbers.
        left_out: Row numbers of records that could not be read.

    Raises:
        LabelError: If it holds more different texts than labels can.
    """
    numbers = np.full(len(values), np.nan)
    codes = np.full(len(values), -1, dtype=np.int64)
    texts: dict[str, Tally] = {}
    places: dict[str, int] = {}
    empty = NOWHERE
    for row, value in enumerate(values):
        number = _number(value)
        if number is not None:
            numbers[row] = number
            continue
        text = cell_text(value)
        if not text.strip(ASCII_BLANKS):
            empty = Tally(empty.count + 1, empty.first_row or row + 1)
            continue
        before = texts.get(text)
        texts[text] = Tally(before.count + 1, before.first_row) if before else Tally(1, row + 1)
        codes[row] = places.setdefault(text, len(places))
    column = LabelColumn(
        name=name, rows=len(values), numbers=numbers, texts=texts, empty=empty, kind=kind, left_out=left_out
    )
    if len(texts) > MOST_TEXTS:
        raise too_many(name)
    if kind not in {"text", INDICATOR}:
        return Finished(with_numbers(column, numbers, texts, {}))
    known = int(np.count_nonzero(~np.isnan(numbers)))
    return _judged(column, codes, judge_indicators(texts) if kind == INDICATOR else judge_all(name, texts, known))


def _number(value: object) -> float | None:
    if isinstance(value, str | bool | np.bool_) or not isinstance(value, Real | Decimal) or is_missing(value):
        return None
    try:
        number = float(value)
    except OverflowError:
        return None
    # A whole number that a float64 would round stays the text it is.
    return None if isinstance(value, Integral) and abs(number) >= EXACT_LIMIT and int(number) != value else number


def _judged(column: LabelColumn, codes: IntArray, judged: Judged) -> Finished:
    by_code = np.array([judged.values.get(text, np.nan) for text in column.texts] + [np.nan])
    # Rows without a text have the code -1, which is the nan at the end.
    numbers = np.where(codes < 0, column.numbers, by_code[codes])
    texts = {text: tally for text, tally in column.texts.items() if text not in judged.values}
    whole = with_numbers(column, numbers, texts, judged.formats)
    return Finished(replace(whole, padded=judged.padded, decimal=judged.decimal), judged.notes)
