"""Dataclasses of the package as plain data that any JSON writer takes."""

import dataclasses
import math
from collections.abc import Callable, Mapping
from typing import TypeAlias

import numpy as np

Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"

# Lossless spellings of what must not reach a terminal or a CI runner raw, and that the writer leaves alone. Each can
# only stand inside a string.
_SPELLED = {"\x7f": "\\u007f", "##[": "#\\u0023[", "##vso[": "#\\u0023vso["}


def safe_to_show(written: str) -> str:
    """Return JSON in ASCII as it can be shown anywhere: what a terminal or a CI runner obeys is spelled out."""
    for raw, spelled in _SPELLED.items():
        written = written.replace(raw, spelled)
    return written


UNTOLD = {"told": False}
"""The metadata of a dataclass's field that stays inside: plain data leave it out."""


def plain(value: object, record: Callable[[object], Json] | None = None) -> Json:
    """Return ``value`` in JSON's own types; a number that is not finite, which JSON cannot spell, becomes null.

    Args:
        value: Anything of JSON's types, numpy's numbers, mappings, sequences and dataclasses.
        record: What to make of a dataclass; all its fields by default.
    """
    if isinstance(value, np.generic):
        value = value.item()
    match value:
        case None | bool() | int():
            return value
        case str():
            # A StrEnum is a str, but not a plain one.
            return str(value)
        case float():
            return float(value) if math.isfinite(value) else None
        case Mapping():
            return {str(key): plain(item, record) for key, item in value.items()}
        case list() | tuple():
            return [plain(item, record) for item in value]
        case _:
            return fields(value) if record is None else record(value)


def fields(
    record: object, *, leave_out: tuple[str, ...] = (), of: Callable[[object], Json] | None = None
) -> dict[str, Json]:
    """Return the fields of one dataclass, in their order.

    Args:
        record: The dataclass.
        leave_out: Names of fields that are not wanted.
        of: What to make of the dataclasses in it; all their fields by default.
    """
    if not dataclasses.is_dataclass(record):
        raise TypeError(f"expected a dataclass or one of JSON's types in a report, found {type(record).__name__}")
    told = (field.name for field in dataclasses.fields(record) if field.metadata.get("told", True))
    names = [name for name in told if name not in leave_out]
    return {name: plain(getattr(record, name), of) for name in names}
