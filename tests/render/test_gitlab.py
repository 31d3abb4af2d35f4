import json
from collections.abc import Callable
from dataclasses import replace
from random import Random
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from actloss.checked import CheckReport
from actloss.render.checks import View
from actloss.render.gitlab import render
from checks import CHECKS
from checks.drawn import draw
from outputs import RAW

TEXT = {"type": "string", "minLength": 1}
CODE_QUALITY = Draft202012Validator(
    {
        "type": "array",
        "items": {
            "type": "object",
            "required": ["description", "check_name", "fingerprint", "severity", "location"],
            "properties": {
                "description": TEXT,
                "check_name": TEXT,
                "fingerprint": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
                "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
                "location": {
                    "type": "object",
                    "required": ["path", "lines"],
                    "properties": {
                        "path": {"type": "string", "minLength": 1, "pattern": "^(?!\\./)"},
                        "lines": {
                            "type": "object",
                            "required": ["begin"],
                            "properties": {"begin": {"type": "integer", "minimum": 1}},
                            "additionalProperties": False,
                        },
                    },
                    "additionalProperties": False,
                },
            },
            "additionalProperties": False,
        },
    }
)
"""What GitLab's documentation of Code Quality reports asks for."""


def entries(report: CheckReport) -> list[dict[str, Any]]:
    """Return what GitLab reads."""
    read: list[dict[str, Any]] = json.loads(render(report, View()))
    CODE_QUALITY.validate(read)
    return read


@pytest.mark.parametrize("name", CHECKS)
def test_the_report_looks_as_it_did(name: str, snapshot: Callable[[str, str], None]) -> None:
    snapshot(f"check-{name}-gitlab.json", render(CHECKS[name](), View()))


def test_without_findings_the_list_is_empty() -> None:
    assert render(CHECKS["clean"](), View()) == "[]\n"


def test_an_entry_says_what_was_found_and_where() -> None:
    entry = entries(CHECKS["failing"]())[1]
    del entry["fingerprint"]

    assert entry == {
        "description": "AL201 missing-label: 3 of 93 rows (3.2 %) have no label in 'grade', first in row 91;"
        " fix: drop these rows",
        "check_name": "AL201 missing-label",
        "severity": "critical",
        "location": {"path": "grades.csv", "lines": {"begin": 92}},
    }


def test_severities_are_those_of_gitlab() -> None:
    assert {entry["check_name"]: entry["severity"] for entry in entries(CHECKS["failing"]())} == {
        "AL105 few-rows": "info",
        "AL201 missing-label": "critical",
        "AL401 bce-labels": "critical",
        "AL415 positive-class-unstated": "major",
    }


def test_a_table_that_was_not_checked_blocks() -> None:
    entry = entries(CHECKS["unreadable"]())[0]

    assert (entry["check_name"], entry["severity"]) == ("not-checked", "blocker")
    assert entry["location"] == {"path": "data/new.csv", "lines": {"begin": 1}}


def test_no_two_entries_have_the_same_fingerprint() -> None:
    check = CHECKS["unreadable"]()
    twice = [entry["fingerprint"] for entry in entries(replace(check, tables=check.tables * 2))]

    assert len(set(twice)) == len(twice) == 4


@pytest.mark.parametrize("seed", range(300))
def test_gitlab_reads_any_check(seed: int) -> None:
    report = draw(Random(seed))  # noqa: S311 - a seeded draw is the point
    read = entries(report)

    assert len({entry["fingerprint"] for entry in read}) == len(read)
    assert len(read) == len(report.findings) + sum(table.error is not None for table in report.tables)
    assert RAW.findall("".join(entry["description"] + entry["location"]["path"] for entry in read)) == []
