import json
from collections.abc import Callable
from dataclasses import replace

import pytest

from actloss.render import RENDERERS, Format, Screen
from actloss.render import json as json_renderer
from actloss.report import Report
from reports import REPORTS
from reports.parts import PLAIN

EXAMPLES = pytest.mark.parametrize("example", REPORTS.values(), ids=REPORTS)


@EXAMPLES
def test_json_reads_back_as_the_report(example: Callable[[], Report]) -> None:
    report = example()

    assert report.to_dict() == json.loads(json_renderer.render(report.to_dict()))


@EXAMPLES
def test_json_is_ascii_without_controls(example: Callable[[], Report]) -> None:
    output = json_renderer.render(example().to_dict())

    assert output.isascii()
    assert output.replace("\n", "").isprintable()


def test_json_looks_as_it_did(snapshot: Callable[[str, str], None]) -> None:
    snapshot("regression.json", json_renderer.render(REPORTS["regression"]().to_dict()))


def test_json_does_not_depend_on_the_terminal() -> None:
    render, report = RENDERERS[Format.JSON], REPORTS["hostile"]()

    assert render(report, Screen(width=40)) == render(report, Screen(width=120, colour=True))


@pytest.mark.parametrize("text", ["##[error]x", "##vso[x]", "\x7f", "\x9b31m", "\u202e", "\ud800", "::error::x"])
def test_text_that_a_terminal_or_runner_would_obey_is_spelled_without_loss(text: str) -> None:
    report = replace(REPORTS["binary"](), advice=replace(PLAIN, reasons=(text,)))
    output = json_renderer.render(report.to_dict())

    assert text not in output or text == "::error::x"
    assert [text] == json.loads(output)["advice"]["reasons"]
