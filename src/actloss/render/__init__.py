"""The forms of a report: text for a terminal, JSON for programs, Markdown for a pull request."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # a report's module loads numpy, which `--help` has to do without
    from actloss.report import Report


class Format(StrEnum):
    """The forms that a report can take."""

    TEXT = "text"
    JSON = "json"
    MARKDOWN = "markdown"


@dataclass(frozen=True, slots=True)
class Screen:
    """Where a report is shown, for the formats that care."""

    width: int = 80
    """In terminal cells."""
    colour: bool = False


# Each imports its module when called, so that no format waits for what another one needs, rich above all.


def _text(report: "Report", screen: Screen) -> str:
    from actloss.render import outline, text  # noqa: PLC0415 - see above

    return text.render(outline.document(report), width=screen.width, colour=screen.colour)


def _json(report: "Report", _screen: Screen) -> str:
    from actloss.render import json  # noqa: PLC0415 - see above

    return json.render(report.to_dict())


def _markdown(report: "Report", _screen: Screen) -> str:
    from actloss.render import markdown, outline  # noqa: PLC0415 - see above

    return markdown.render(outline.document(report))


RENDERERS: Mapping[Format, Callable[["Report", Screen], str]] = {
    Format.TEXT: _text,
    Format.JSON: _json,
    Format.MARKDOWN: _markdown,
}
