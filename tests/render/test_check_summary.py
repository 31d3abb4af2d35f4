from dataclasses import replace

import pytest

from actloss.checked import CheckReport
from actloss.render import markdown
from actloss.render.check_outline import document
from actloss.render.check_summary import LIMIT, render
from actloss.render.checks import View
from checks import CHECKS

MANY = replace(CHECKS["failing"](), tables=CHECKS["failing"]().tables * 40, notes=("a note",))


def whole(report: CheckReport) -> str:
    return markdown.render(document(report, verbose=False))


@pytest.mark.parametrize("name", CHECKS)
def test_what_fits_is_the_report_in_markdown(name: str) -> None:
    report = CHECKS[name]()
    text = whole(report)

    assert render(report, View()) == text
    assert render(report, View(), len(text.encode())) == text
    assert render(report, View(), len(text.encode()) - 1) != text


def test_what_does_not_fit_is_counted_and_the_verdict_stays() -> None:
    text = render(MANY, View(), 10_000)

    assert 9_000 < len(text.encode()) <= 10_000
    assert text.endswith("## 40 tables checked: 80 errors, 40 warnings, 40 notes; failed (--fail-on error)\n")
    assert "left out, as GitHub shows 1 MiB of a summary: 30 tables and 124 findings" in text


def test_a_table_can_be_cut_within() -> None:
    alone = CHECKS["failing"]()
    size = len(whole(alone).encode())

    assert "of a summary: which rules passed" in render(alone, View(), size - 1)
    assert "of a summary: 2 findings" in render(alone, View(), size - 200)


def test_a_room_that_is_too_small_for_the_verdict_stays_empty() -> None:
    assert render(MANY, View(), 100) == ""


def test_the_limit_is_that_of_github_in_bytes() -> None:
    assert LIMIT == 1_048_576
    text = render(CHECKS["hostile"](), View(), 700)
    assert len(text.encode(errors="backslashreplace")) <= 700
