from collections.abc import Callable
from dataclasses import replace

import pytest
from rich.cells import cell_len

from actloss.checked import CheckReport
from actloss.render import markdown, text
from actloss.render.blocks import Grid
from actloss.render.check_statistics import document
from checks import CHECKS
from outputs import OURS, elements, html

SHOWN = ["failing", "lock", "reference", "hostile", "clean"]


def rows(report: CheckReport, heading: str) -> list[tuple[str, ...]]:
    """Return the rows of the table under a heading."""
    blocks = [block for section in document(report).sections if section.heading == heading for block in section.blocks]
    return [row for block in blocks if isinstance(block, Grid) for row in block.rows]


@pytest.mark.parametrize("name", SHOWN)
def test_statistics_look_as_they_did(name: str, snapshot: Callable[[str, str], None]) -> None:
    snapshot(f"check-{name}-statistics.txt", text.render(document(CHECKS[name]()), width=80, colour=False))


@pytest.mark.parametrize("name", SHOWN)
@pytest.mark.parametrize("width", [80, 120])
def test_no_line_is_wider_than_the_terminal(name: str, width: int) -> None:
    output = text.render(document(CHECKS[name]()), width=width, colour=False)

    assert [line for line in output.splitlines() if cell_len(line) > width] == []


@pytest.mark.parametrize("name", SHOWN)
def test_the_data_adds_no_element_to_the_page(name: str) -> None:
    assert elements(html(markdown.render(document(CHECKS[name]())))) <= OURS


def test_what_was_found_most_often_stands_first_and_then_the_lowest_code() -> None:
    twice = replace(CHECKS["failing"](), tables=(*CHECKS["failing"]().tables, *CHECKS["unreadable"]().tables[1:2] * 3))

    assert rows(twice, "Findings") == [
        ("AL205 label-variants", "3", "3", "-", "3", "-"),
        ("AL105 few-rows", "1", "1", "-", "-", "1"),
        ("AL201 missing-label", "1", "1", "1", "-", "-"),
        ("AL401 bce-labels", "1", "1", "1", "-", "-"),
        ("AL415 positive-class-unstated", "1", "1", "-", "1", "-"),
    ]


def test_models_of_one_table_are_several_findings_in_one_table() -> None:
    check = CHECKS["predictions"]()
    found = [outcome for outcome in check.tables[0].outcomes if outcome.finding is not None]
    table = replace(check.tables[0], outcomes=(*found, *found))

    assert rows(replace(check, tables=(table,)), "Findings") == [("AL501 not-probabilities", "2", "1", "2", "-", "-")]


def test_drift_has_its_figures() -> None:
    assert rows(CHECKS["lock"](), "Drift of classes") == [
        ("data/weather.csv", "5.302", "0.6275", "0.7134", "3.25e-171", "1", "1")
    ]
    assert rows(CHECKS["reference"](), "Drift of numbers") == [
        ("new.csv: low", "0.0421", "0.31", "1.125", "0.09"),
        ("new.csv: high", "0.5", "0", "0.5", "-"),
    ]


def test_where_nothing_was_found_only_the_verdict_stands() -> None:
    assert [section.heading for section in document(CHECKS["clean"]()).sections] == [
        "1 table checked: no findings; passed"
    ]
