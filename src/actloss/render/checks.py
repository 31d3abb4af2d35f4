"""The forms of a check: text, JSON and Markdown as for a report, and what CI systems read."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from actloss.forms import CheckFormat
from actloss.render import Screen

if TYPE_CHECKING:  # a check's module loads numpy, which `--help` has to do without
    from actloss.checked import CheckReport


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """How a check is shown, for the formats that care."""

    screen: Screen = field(default_factory=Screen)
    verbose: bool = False
    """Whether what passed, was not applicable or was skipped is listed, too."""
    stdin: str = "stdin"
    """What formats that point at files call standard input."""
    folder: str = ""
    """The folder that formats which point at files tell names from, such as a repository's: an absolute name inside it
    becomes a relative one."""
    working: str = ""
    """The folder from which relative names were given, absolute; `folder` where it is empty."""
    version: str = ""
    """Of actloss, for formats that name their tool; left out where it is empty."""


CheckRenderer: TypeAlias = "Callable[[CheckReport, View], str]"

# Each imports its module when called, so that no format waits for what another one needs, rich above all.


def _text(report: "CheckReport", view: View) -> str:
    from actloss.render import check_outline, text  # noqa: PLC0415 - see above

    document = check_outline.document(report, verbose=view.verbose)
    return text.render(document, width=view.screen.width, colour=view.screen.colour)


def _json(report: "CheckReport", _view: View) -> str:
    from actloss.render import json  # noqa: PLC0415 - see above

    return json.render(report.to_dict())


def _markdown(report: "CheckReport", view: View) -> str:
    from actloss.render import check_outline, markdown  # noqa: PLC0415 - see above

    return markdown.render(check_outline.document(report, verbose=view.verbose))


def _github(report: "CheckReport", view: View) -> str:
    from actloss.render import github  # noqa: PLC0415 - see above

    return github.render(report, view)


def _gitlab(report: "CheckReport", view: View) -> str:
    from actloss.render import gitlab  # noqa: PLC0415 - see above

    return gitlab.render(report, view)


def _junit(report: "CheckReport", view: View) -> str:
    from actloss.render import junit  # noqa: PLC0415 - see above

    return junit.render(report, view)


def _sarif(report: "CheckReport", view: View) -> str:
    from actloss.render import sarif  # noqa: PLC0415 - see above

    return sarif.render(report, view)


CHECK_RENDERERS: Mapping[CheckFormat, CheckRenderer] = {
    CheckFormat.TEXT: _text,
    CheckFormat.JSON: _json,
    CheckFormat.MARKDOWN: _markdown,
    CheckFormat.GITHUB: _github,
    CheckFormat.GITLAB: _gitlab,
    CheckFormat.JUNIT: _junit,
    CheckFormat.SARIF: _sarif,
}


def _statistics_text(report: "CheckReport", view: View) -> str:
    from actloss.render import check_statistics, text  # noqa: PLC0415 - see above

    return text.render(check_statistics.document(report), width=view.screen.width, colour=view.screen.colour)


def _statistics_markdown(report: "CheckReport", _view: View) -> str:
    from actloss.render import check_statistics, markdown  # noqa: PLC0415 - see above

    return markdown.render(check_statistics.document(report))


STATISTICS_RENDERERS: Mapping[CheckFormat, CheckRenderer] = {
    CheckFormat.TEXT: _statistics_text,
    CheckFormat.MARKDOWN: _statistics_markdown,
}
"""Findings counted by rule, and drift in figures; the other formats are for programs, which count themselves."""
