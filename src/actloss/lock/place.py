"""A value of a lock and where it stands: whoever asks for a type gets it, or the user a sentence with the place."""

import json
import math
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from actloss.errors import SourceError
from actloss.escape import quoted, visible, whole
from actloss.plain import Json
from actloss.spelling import joined, near_names

E = TypeVar("E", bound=StrEnum)
T = TypeVar("T")

_MOST = 2.0**53
"""Counts above it would not survive a reader that takes every number for a float."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A value and where it was found."""

    value: Json
    file: str
    path: str = ""
    """Such as ``tables["train.csv"].classes[3].count``; empty for the whole."""

    def error(self, expected: str) -> SourceError:
        """Return the sentence for a value that is none of these."""
        at = f" at {visible(self.path, limit=200)}" if self.path else ""
        return SourceError(f"the lock {whole(self.file)} needs {expected}{at}, found {_shown(self.value)}")

    def fields(self, *keys: str) -> dict[str, "Place"]:
        """Return the values of an object that has exactly these keys."""
        entries = self.entries()
        missing = [key for key in keys if key not in entries]
        if missing:
            raise SourceError(f"the lock {whole(self.file)} misses {_named(missing)}{self._inside()}")
        unknown = [key for key in entries if key not in keys]
        if unknown:
            near = next(iter(near_names(unknown[0], keys)), None)
            advice = f"; did you mean {quoted(near)}?" if near else f"; it may hold {joined(keys)}"
            raise SourceError(
                f"the lock {whole(self.file)} has an unknown {_named(unknown[:1])}{self._inside()}{advice}"
            )
        return {key: self._at(value, f".{key}") for key, value in entries.items()}

    def tables(self) -> dict[str, "Place"]:
        """Return the values of an object whose keys are data."""
        return {key: self._at(value, f"[{json.dumps(key)}]") for key, value in self.entries().items()}

    def entries(self) -> dict[str, Json]:
        """Return an object as it is."""
        if not isinstance(self.value, dict):
            raise self.error("an object")
        return self.value

    def items(self, read: Callable[["Place"], T]) -> tuple[T, ...]:
        """Return what becomes of each item of a list."""
        if not isinstance(self.value, list):
            raise self.error("a list")
        return tuple(read(self._at(item, f"[{index}]")) for index, item in enumerate(self.value))

    def text(self) -> str:
        """Return a text."""
        if not isinstance(self.value, str):
            raise self.error("a text")
        return self.value

    def flag(self) -> bool:
        """Return true or false."""
        if not isinstance(self.value, bool):
            raise self.error("true or false")
        return self.value

    def count(self) -> int:
        """Return a whole number, 0 or more."""
        value = self.value
        if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= _MOST:
            raise self.error("a whole number, 0 or more,")
        return value

    def number(self) -> float:
        """Return a finite number."""
        value = self.value
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise self.error("a number")
        if not abs(value) < math.inf or abs(value) > _LARGEST:
            raise self.error("a finite number")
        return float(value)

    def one_of(self, kinds: type[E]) -> E:
        """Return a member of an enumeration by its value."""
        text = self.text()
        if text not in list(kinds):
            raise self.error(f"one of {joined([kind.value for kind in kinds], 'or')}")
        return kinds(text)

    def optional(self, read: Callable[["Place"], T]) -> T | None:
        """Return what becomes of a value that may be null."""
        return None if self.value is None else read(self)

    def _at(self, value: Json, step: str) -> "Place":
        return Place(value=value, file=self.file, path=f"{self.path}{step}".removeprefix("."))

    def _inside(self) -> str:
        return f" in {visible(self.path, limit=200)}" if self.path else ""


_LARGEST = 1.7976931348623157e308


def _named(keys: list[str]) -> str:
    return f"key{'s' if len(keys) > 1 else ''} {joined([quoted(key, limit=40) for key in keys])}"


def _shown(value: Json) -> str:
    """Return what was found, short and visible."""
    match value:
        case dict():
            return "an object"
        case list():
            return "a list"
        case str():
            return quoted(value, limit=40)
        case int() if not isinstance(value, bool) and abs(value) > _MOST:
            return "a number beyond 2^53"
        case _:
            return json.dumps(value)
