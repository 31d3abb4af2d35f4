from collections.abc import Callable
from dataclasses import replace

import pytest

from actloss.escape import visible
from actloss.render import markdown
from actloss.render.outline import document
from actloss.report import Report
from outputs import OURS, elements, html, plain
from reports import HOSTILE, REPORTS

EXAMPLES = pytest.mark.parametrize("example", REPORTS.values(), ids=REPORTS)


@pytest.mark.parametrize("name", REPORTS)
def test_markdown_looks_as_it_did(name: str, snapshot: Callable[[str, str], None]) -> None:
    snapshot(f"{name}.md", markdown.render(document(REPORTS[name]())))


@EXAMPLES
def test_the_data_adds_no_element_to_the_page(example: Callable[[], Report]) -> None:
    assert elements(html(markdown.render(document(example())))) <= OURS


@pytest.mark.parametrize("text", [*HOSTILE, "- x", "+ x", "12) x", "> x", "\\", "a\\|b", "| x |", "<!-- x", "![i](u)"])
def test_the_reader_sees_the_text_as_it_is(text: str) -> None:
    report = REPORTS["binary"]()
    notes = (visible(text), f"{visible(text)} and more")
    source = replace(report.source, notes=notes)
    page = html(markdown.render(document(replace(report, source=source))))

    assert f"\n{visible(text)}\n" in plain(page)
    assert elements(page) <= OURS


@pytest.mark.parametrize("text", HOSTILE)
def test_a_class_cannot_close_the_table(text: str) -> None:
    report = REPORTS["binary"]()
    classes = (replace(report.profile.classes[0], name=text), report.profile.classes[1])
    page = html(markdown.render(document(replace(report, profile=replace(report.profile, classes=classes)))))
    first, second = page[page.index("trained as") :].split("<tr>")[1:]

    assert [visible(text, limit=24), "90", "90.0 %", "-"] == plain(first).split("\n")[1:5]
    assert plain(second).split("\n")[1:5] == ["yes", "10", "10.0 %", "1"]
