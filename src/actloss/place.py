"""A value of a configuration or a lock and where it stands: who asks for a type gets it, or the user a sentence."""

import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, time
from enum import StrEnum
from math import isfinite
from typing import TypeVar

from actloss.errors import ActlossError, OptionError
from actloss.escape import quoted, visible, whole
from actloss.spelling import joined, near_names

E = TypeVar("E", bound=StrEnum)
T = TypeVar("T")

_LARGEST = 2**53
"""Whole numbers above it are no exact float."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """The file, as sentences speak of it."""

    name: str
    """As the user gave it, not yet escaped."""
    kind: str = ""
    """What stands in front of the name, such as ``the lock``."""
    table: str = "a table"
    """What its language calls values by name."""
    error: type[ActlossError] = OptionError

    @property
    def shown(self) -> str:
        """The file in a sentence."""
        return f"{self.kind} {whole(self.name)}".lstrip()


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A value and where it was found."""

    value: object
    document: Document
    path: str = ""
    """Such as ``tool.actloss.tables[0].loss`` or ``tables["train.csv"].rows``; empty for the whole file."""

    def error(self, expected: str) -> ActlossError:
        """Return the sentence for a value that is none of these."""
        return self.document.error(f"{self.where} needs {expected}, found {self._found()}")

    @property
    def where(self) -> str:
        """The beginning of a sentence: the file and the key."""
        return f"{visible(self.path, limit=200)} in {self.document.shown}" if self.path else self.document.shown

    @contextmanager
    def told(self) -> Iterator[None]:
        """Say where a value stands that means nothing to whoever reads it."""
        try:
            yield
        except OptionError as error:
            raise self.document.error(f"{self.where}: {error.message}") from None

    def table(self) -> dict[str, "Place"]:
        """Return the values of a table whose keys are the user's."""
        if not isinstance(self.value, dict):
            raise self.error(self.document.table)
        return {key: self.at(key, value) for key, value in self.value.items()}

    def settings(self, known: Sequence[str]) -> dict[str, "Place"]:
        """Return the values of a table that has no other keys than these."""
        found = self.table()
        unknown = next((key for key in found if key not in known), None)
        if unknown is not None:
            near = next(iter(near_names(unknown.replace("_", "-").casefold(), known)), None)
            advice = f"did you mean {quoted(near)}?" if near else f"it may hold {joined(known)}"
            raise self.document.error(f"{self.where} has an unknown key {quoted(unknown, limit=40)}: {advice}")
        return found

    def fields(self, *keys: str) -> dict[str, "Place"]:
        """Return the values of a table that has exactly these keys."""
        found = self.table()
        missing = [quoted(key, limit=40) for key in keys if key not in found]
        if missing:
            raise self.document.error(f"{self.where} misses key{'s' if len(missing) > 1 else ''} {joined(missing)}")
        return self.settings(keys)

    def at(self, key: str, value: object) -> "Place":
        """Return the place of a value of this table."""
        bare = key.replace("-", "").replace("_", "").isalnum()
        path = f"{self.path}.{key}" if bare else f"{self.path}[{json.dumps(key)}]"
        return replace(self, value=value, path=path.removeprefix("."))

    def items(self, expected: str = "a list") -> tuple["Place", ...]:
        """Return the values of a list."""
        if not isinstance(self.value, list):
            raise self.error(expected)
        return tuple(replace(self, value=item, path=f"{self.path}[{at}]") for at, item in enumerate(self.value))

    def each(self, read: Callable[["Place"], T]) -> tuple[T, ...]:
        """Return what becomes of each value of a list."""
        return tuple(map(read, self.items()))

    def optional(self, read: Callable[["Place"], T]) -> T | None:
        """Return what becomes of a value that may be null."""
        return None if self.value is None else read(self)

    def string(self) -> str:
        """Return a text, which may be empty."""
        if not isinstance(self.value, str):
            raise self.error("a text")
        return self.value

    def text(self, expected: str = "a text") -> str:
        """Return a text that is not blank."""
        if not isinstance(self.value, str) or not self.value.strip():
            raise self.error(expected)
        return self.value

    def name(self, expected: str = "a text") -> str:
        """Return a text, or the digits of a whole number that was written as one."""
        if isinstance(self.value, int) and not isinstance(self.value, bool) and abs(self.value) <= _LARGEST:
            return str(self.value)
        return self.text(expected)

    def texts(self) -> tuple[str, ...]:
        """Return the texts of a list of one or more."""
        expected = "a list of one or more texts"
        found = tuple(item.text() for item in self.items(expected))
        if not found:
            raise self.error(expected)
        return found

    def names(self) -> tuple[str, ...]:
        """Return a name, or those of a list of one or more."""
        expected = "a text, or a list of one or more"
        if not isinstance(self.value, list):
            return (self.name(expected),)
        if not self.value:
            raise self.error(expected)
        return tuple(item.name() for item in self.items(expected))

    def flag(self) -> bool:
        """Return true or false."""
        if not isinstance(self.value, bool):
            raise self.error("true or false")
        return self.value

    def whole_number(self, least: int = 1) -> int:
        """Return a whole number from the least one on."""
        if isinstance(self.value, bool) or not isinstance(self.value, int) or not least <= self.value <= _LARGEST:
            raise self.error(f"a whole number from {least} on")
        return self.value

    def count(self) -> int:
        """Return a whole number from 0 on."""
        return self.whole_number(0)

    def number(self, expected: str = "a number", *, fits: Callable[[float], bool] = isfinite) -> float:
        """Return a number that fits."""
        if isinstance(self.value, bool) or not isinstance(self.value, int | float):
            raise self.error(expected)
        if isinstance(self.value, int) and abs(self.value) > _LARGEST:
            raise self.error(expected)
        if not fits(float(self.value)):
            raise self.error(expected)
        return float(self.value)

    def choice(self, known: Sequence[str]) -> str:
        """Return one of the known words."""
        if not isinstance(self.value, str) or self.value not in known:
            near = near_names(self.value.casefold(), known) if isinstance(self.value, str) else ()
            hint = f"; did you mean {quoted(near[0])}?" if near else ""
            raise self.document.error(f"{self.error(joined(known, 'or')).message}{hint}")
        return self.value

    def one_of(self, kinds: type[E]) -> E:
        """Return a member of an enumeration by its value."""
        return kinds(self.choice([kind.value for kind in kinds]))

    def _found(self) -> str:
        """Return what was found, short and visible."""
        match self.value:
            case None:
                return "null"
            case bool():
                return "true" if self.value else "false"
            case str():
                return quoted(self.value, limit=40)
            case dict():
                return self.document.table
            case list():
                return "a list" if self.value else "an empty list"
            case date() | time():
                return "a date or time"
            case int() if abs(self.value) > _LARGEST:
                return "a number beyond 2^53"
            case _:
                return f"{self.value}"
