import json
import subprocess
import sys
from collections.abc import Callable
from random import Random

import pytest

from actloss.checked import CheckReport
from actloss.escape import visible
from actloss.forms import CheckFormat
from actloss.render import Screen
from actloss.render.checks import CHECK_RENDERERS, STATISTICS_RENDERERS, View
from checks import CHECKS
from checks.drawn import draw
from outputs import ANSI_STYLE, OURS, RAW, commands, elements, html

EXAMPLES = pytest.mark.parametrize("example", CHECKS.values(), ids=CHECKS)
FORMATS = pytest.mark.parametrize("form", CheckFormat)
FOR_PEOPLE = [CheckFormat.TEXT, CheckFormat.MARKDOWN]


def outputs(report: CheckReport, view: View, form: CheckFormat) -> list[str]:
    """Return all that can be written of a check in a format."""
    renderers = [table[form] for table in (CHECK_RENDERERS, STATISTICS_RENDERERS) if form in table]
    return [render(report, view) for render in renderers]


def test_every_format_has_a_renderer() -> None:
    assert list(CHECK_RENDERERS) == list(CheckFormat)
    assert list(STATISTICS_RENDERERS) == FOR_PEOPLE


def test_the_formats_are_known_before_anything_heavy_is_loaded() -> None:
    program = "import sys, actloss.render.checks; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)

    assert {"numpy", "rich", "duckdb", "xml"} & set(done.stdout.split()) == set()


@pytest.mark.parametrize("name", CHECKS)
def test_json_looks_as_it_did(name: str, snapshot: Callable[[str, str], None]) -> None:
    snapshot(f"check-{name}.json", CHECK_RENDERERS[CheckFormat.JSON](CHECKS[name](), View()))


@EXAMPLES
def test_json_reads_back_as_the_check(example: Callable[[], CheckReport]) -> None:
    output = CHECK_RENDERERS[CheckFormat.JSON](example(), View())

    assert json.loads(output) == example().to_dict()
    assert output.isascii()


@FORMATS
@EXAMPLES
@pytest.mark.parametrize("colour", [False, True])
def test_nothing_raw_reaches_the_terminal(
    example: Callable[[], CheckReport], form: CheckFormat, *, colour: bool
) -> None:
    view = View(screen=Screen(colour=colour), verbose=True)

    for output in outputs(example(), view, form):
        assert RAW.findall(ANSI_STYLE.sub("", output)) == []
        output.encode("utf-8")


@pytest.mark.parametrize("form", [form for form in CheckFormat if form is not CheckFormat.GITHUB])
@pytest.mark.parametrize("width", [40, 57, 80, 120])
def test_no_line_is_a_command_to_a_runner(form: CheckFormat, width: int) -> None:
    view = View(screen=Screen(width=width), verbose=True)

    for output in outputs(CHECKS["hostile"](), view, form):
        assert commands(output) == []


@FORMATS
@EXAMPLES
def test_the_last_line_ends(example: Callable[[], CheckReport], form: CheckFormat) -> None:
    for output in outputs(example(), View(), form):
        assert output.endswith("\n")
        assert not output.endswith("\n\n")


@FORMATS
@EXAMPLES
def test_the_same_check_gives_the_same_bytes(example: Callable[[], CheckReport], form: CheckFormat) -> None:
    assert outputs(example(), View(), form) == outputs(example(), View(), form)


@FORMATS
def test_every_hostile_text_is_still_to_be_seen(form: CheckFormat) -> None:
    output = CHECK_RENDERERS[form](CHECKS["hostile"](), View(screen=Screen(width=120)))

    for text in ("pwn", "stop-commands", "link=file"):
        assert text in output.replace("\\", "")


@pytest.mark.parametrize("seed", range(300))
def test_text_and_markdown_of_any_check_are_safe(seed: int) -> None:
    report = draw(Random(seed), visible)  # noqa: S311 - a seeded draw is the point
    view = View(screen=Screen(width=80, colour=bool(seed % 2)), verbose=seed % 3 == 0)

    for form in FOR_PEOPLE:
        for output in outputs(report, view, form):
            assert RAW.findall(ANSI_STYLE.sub("", output)) == []
            assert commands(ANSI_STYLE.sub("", output)) == []
            if form is CheckFormat.MARKDOWN:
                assert elements(html(output)) <= OURS
