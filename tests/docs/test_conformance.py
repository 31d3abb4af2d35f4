"""docs/conformance.md has every loss and every framework, and the reasons of the entries."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from actloss.catalogue import LOSSES
from actloss.frameworks import FRAMEWORKS
from actloss.frameworks.entry import How
from actloss.frameworks.framework import Framework

PAGE = (Path(__file__).parents[2] / "docs" / "conformance.md").read_text(encoding="utf-8")
TITLES = [framework.title for framework in FRAMEWORKS.values()]


def rows(heading: str) -> list[list[str]]:
    """Return the cells of the table below a heading, its first row too."""
    after = PAGE[PAGE.index(f"## {heading}\n") :]
    table = re.search(r"(?:^\|.*\n)+", after, flags=re.MULTILINE)
    assert table is not None
    lines = table[0].splitlines()
    del lines[1]
    return [[cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]] for line in lines]


VALUES = rows("Values")
CELLS = {(row[0], title): cell for row in VALUES[1:] for title, cell in zip(VALUES[0][1:], row[1:], strict=True)}
REASONS = rows("Where they differ, and why")[1:]


def test_every_framework_has_a_column() -> None:
    assert VALUES[0] == ["loss", *TITLES]


def test_every_loss_has_a_row_and_one_of_several_classes_where_that_is_another_function() -> None:
    wanted = [
        [f"`{row.name}`", *([f"`{row.name}` of several classes"] if row.multiclass is not None else [])]
        for row in LOSSES
    ]

    assert [row[0] for row in VALUES[1:]] == [name for names in wanted for name in names]


@pytest.mark.parametrize("framework", FRAMEWORKS.values(), ids=lambda framework: framework.name)
def test_a_dash_is_what_is_absent_and_own_what_is_the_user_s_own(framework: Framework) -> None:
    for name, entry in framework.losses.items():
        cell = CELLS[f"`{name}`", framework.title]

        assert (cell == "–") == (entry.how is How.ABSENT), name
        assert cell.startswith("own ") == (entry.how is How.OWN), name


@pytest.mark.parametrize("framework", FRAMEWORKS.values(), ids=lambda framework: framework.name)
def test_a_factor_stands_in_its_cell(framework: Framework) -> None:
    for name, entry in framework.losses.items():
        cell = CELLS[f"`{name}`", framework.title]
        shown = {"100 ×": 100.0, "(½ ∇)": 0.5}
        factors = [factor for words, factor in shown.items() if words in cell]

        assert (factors or [1.0]) == [entry.factor], name


def test_the_reasons_are_those_of_the_entries() -> None:
    stated = [
        (framework.title, entry.differs)
        for framework in FRAMEWORKS.values()
        for entry in framework.losses.values()
        if entry.differs
    ]

    assert [(title, _plain(reason)) for _, title, reason, _ in REASONS] == list(dict.fromkeys(stated))


def test_the_number_in_a_cell_leads_to_the_reason_of_its_entry() -> None:
    for framework in FRAMEWORKS.values():
        for name, entry in framework.losses.items():
            numbers = re.findall(r"<sup>(\d+)</sup>", CELLS[f"`{name}`", framework.title])
            found = [_plain(reason) for number, _, reason, _ in REASONS if number in numbers]

            assert found == ([entry.differs] if entry.differs else []), (framework.name, name)


def test_what_differs_has_a_reason() -> None:
    assert [key for key, cell in CELLS.items() if "differs" in cell and "<sup>" not in cell] == []


def test_a_reason_names_the_losses_that_have_it() -> None:
    for _, title, reason, seen in REASONS:
        framework = next(framework for framework in FRAMEWORKS.values() if framework.title == title)
        having = [name for name, entry in framework.losses.items() if entry.differs == _plain(reason)]

        assert having == sorted(set(_names(seen)), key=list(framework.losses).index)


def _names(seen: str) -> Iterator[str]:
    for part in seen.split("<br>"):
        yield from re.findall(r"`(\w+)`", part.partition(":")[0])


def _plain(text: str) -> str:
    return re.sub(r"\\(.)", r"\1", text)
