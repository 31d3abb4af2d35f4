"""A value of a configuration and where it stands: whoever asks for a type gets it, or the user a sentence."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, time
from math import isfinite

from actloss.errors import OptionError
from actloss.escape import quoted, visible, whole
from actloss.spelling import joined, near_names

_LARGEST = 2**53
"""Whole numbers above it are no exact float."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A value and where it was found."""

    value: object
    file: str
    """The configuration, as it is named to the user."""
    path: str = ""
    """Such as ``tool.actloss.tables[0].loss``; empty for the whole file."""

    def error(self, expected: str) -> OptionError:
        """Return the sentence for a value that is none of these."""
        return OptionError(f"{self.where} needs {expected}, found {_shown(self.value)}")

    @property
    def where(self) -> str:
        """The beginning of a sentence: the file and the key."""
        at = f" in {whole(self.file)}"
        return f"{visible(self.path, limit=200)}{at}" if self.path else whole(self.file)

    @contextmanager
    def told(self) -> Iterator[None]:
        """Say where a value stands that means nothing to whoever reads it."""
        try:
            yield
        except OptionError as error:
            raise OptionError(f"{self.where}: {error.message}") from None

    def table(self) -> dict[str, "Place"]:
        """Return the values of a table whose keys are the user's."""
        if not isinstance(self.value, dict):
            raise self.error("a table")
        return {key: self.at(key, value) for key, value in self.value.items()}

    def settings(self, known: Sequence[str]) -> dict[str, "Place"]:
        """Return the values of a table that has no other keys than these."""
        found = self.table()
        unknown = next((key for key in found if key not in known), None)
        if unknown is not None:
            near = next(iter(near_names(unknown.replace("_", "-").casefold(), known)), None)
            advice = f"did you mean {quoted(near)}?" if near else f"it may hold {joined(known)}"
            raise OptionError(f"{self.where} has an unknown key {quoted(unknown, limit=40)}: {advice}")
        return found

    def at(self, key: str, value: object) -> "Place":
        """Return the place of a value of this table."""
        step = key if key.replace("-", "").replace("_", "").isalnum() else quoted(key, limit=40)
        return Place(value=value, file=self.file, path=f"{self.path}.{step}" if self.path else step)

    def items(self, expected: str) -> tuple["Place", ...]:
        """Return the values of a list."""
        if not isinstance(self.value, list):
            raise self.error(expected)
        places = enumerate(self.value)
        return tuple(Place(value=item, file=self.file, path=f"{self.path}[{index}]") for index, item in places)

    def text(self, expected: str = "a text") -> str:
        """Return a text that is not empty."""
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

    def whole_number(self) -> int:
        """Return a whole number from 1 on."""
        if isinstance(self.value, bool) or not isinstance(self.value, int) or not 1 <= self.value <= _LARGEST:
            raise self.error("a whole number from 1 on")
        return self.value

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
            raise OptionError(f"{self.error(joined(known, 'or')).message}{hint}")
        return self.value


def _shown(value: object) -> str:
    """Return what was found, short and visible."""
    match value:
        case bool():
            return "true" if value else "false"
        case str():
            return quoted(value, limit=40)
        case dict():
            return "a table"
        case list():
            return "a list" if value else "an empty list"
        case date() | time():
            return "a date or time"
        case int() if abs(value) > _LARGEST:
            return "a number beyond 2^53"
        case _:
            return f"{value}"
