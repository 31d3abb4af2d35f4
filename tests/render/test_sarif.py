import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any

import pytest
from jsonschema import Draft4Validator

from actloss.checked import CheckReport
from actloss.render.checks import View
from actloss.render.sarif import render
from actloss.rules import ALL_RULES, missing_label
from checks import CHECKS
from checks.drawn import draw
from checks.parts import found, table_of
from outputs import RAW, commands, html

SCHEMA = json.loads((Path(__file__).parents[1] / "sarif-schema-2.1.0.json").read_text(encoding="utf-8"))
"""The schema that OASIS published with errata 01 of SARIF 2.1.0, byte for byte."""
STANDARD = Draft4Validator(SCHEMA, format_checker=Draft4Validator.FORMAT_CHECKER)


def log_of(report: CheckReport, view: View | None = None) -> dict[str, Any]:
    """Return a log as it is read."""
    read: dict[str, Any] = json.loads(render(report, view or View()))
    return read


def run_of(report: CheckReport, view: View | None = None) -> dict[str, Any]:
    run: dict[str, Any] = log_of(report, view)["runs"][0]
    return run


def without_rules(log: dict[str, Any]) -> dict[str, Any]:
    """Return a log without what all logs share, and without the places of rules in it."""
    run = log["runs"][0]
    del run["tool"]["driver"]["rules"]
    for result in run["results"]:
        del result["ruleIndex"]
    return log


def rules() -> list[dict[str, Any]]:
    described: list[dict[str, Any]] = run_of(CHECKS["clean"]())["tool"]["driver"]["rules"]
    return described


@pytest.mark.parametrize("name", CHECKS)
def test_the_log_looks_as_it_did(name: str, snapshot: Callable[[str, str], None]) -> None:
    snapshot(f"check-{name}.sarif", json.dumps(without_rules(log_of(CHECKS[name]())), indent=2) + "\n")


@pytest.mark.parametrize("name", CHECKS)
def test_every_log_follows_the_standard(name: str) -> None:
    assert [error.message for error in STANDARD.iter_errors(log_of(CHECKS[name]()))] == []


def test_a_log_that_does_not_follow_the_standard_is_seen() -> None:
    log = log_of(CHECKS["failing"]())
    log["runs"][0]["results"][0]["level"] = "info"

    assert not STANDARD.is_valid(log)


def test_the_log_names_the_standard_and_the_tool() -> None:
    log = log_of(CHECKS["clean"](), View(version="1.2.3"))

    assert (log["$schema"], log["version"]) == (SCHEMA["id"], "2.1.0")
    assert log["runs"][0]["tool"]["driver"]["name"] == "actloss"
    assert log["runs"][0]["tool"]["driver"]["semanticVersion"] == "1.2.3"
    assert "semanticVersion" not in run_of(CHECKS["clean"]())["tool"]["driver"]


def test_without_findings_the_results_are_an_empty_list() -> None:
    assert run_of(CHECKS["clean"]())["results"] == []


def test_a_result_says_what_was_found_and_where() -> None:
    result = run_of(CHECKS["failing"]())["results"][1]
    fingerprint = result["partialFingerprints"].pop("primaryLocationLineHash")

    assert result == {
        "ruleId": "AL201",
        "ruleIndex": [rule.code for rule in ALL_RULES].index("AL201"),
        "level": "error",
        "message": {
            "text": "grades.csv, column 'grade': 3 of 93 rows (3.2 %) have no label in 'grade', first in row 91;"
            " fix: drop these rows"
        },
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": "grades.csv"},
                    "region": {"startLine": 92, "startColumn": 1, "endLine": 92, "endColumn": 2},
                }
            }
        ],
        "partialFingerprints": {},
        "properties": {"row": 91, "count": 3},
    }
    assert fingerprint.endswith(":1")


def test_a_rule_that_is_not_in_the_list_has_no_place_there() -> None:
    table = table_of("a.csv", None, found("AL999 no-such-rule", "E", "it is so"))

    assert run_of(CheckReport(tables=(table,)))["results"][0]["ruleIndex"] == -1


def test_every_rule_is_described_in_the_order_of_the_codes() -> None:
    described = rules()

    assert [rule["id"] for rule in described] == sorted(rule.code for rule in ALL_RULES)
    assert [rule["defaultConfiguration"]["level"] for rule in described] == [rule.severity.value for rule in ALL_RULES]


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule["id"])
def test_the_description_of_a_rule_is_what_code_scanning_asks_for(rule: dict[str, Any]) -> None:
    assert 0 < len(rule["shortDescription"]["text"]) <= 120
    assert 0 < len(rule["fullDescription"]["text"]) <= 1024
    assert "## " not in rule["help"]["text"]
    assert rule["properties"]["problem.severity"] in {"error", "warning", "recommendation"}
    assert len(rule["properties"]["tags"]) <= 10


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule["id"])
def test_the_help_of_a_rule_is_its_manual(rule: dict[str, Any]) -> None:
    page = html(rule["help"]["markdown"])

    assert page.count("<h2>") == 5
    assert "<h2>Use instead</h2>" in page
    assert '<pre><code class="language-python">&gt;&gt;&gt; ' in page
    assert "<blockquote>" not in page


def test_a_long_description_is_cut_to_what_code_scanning_takes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(missing_label, "__doc__", f"Short.\n\n## What it does\n\n{'long ' * 300}\n")
    (text,) = (rule["fullDescription"]["text"] for rule in rules() if rule["id"] == "AL201")

    assert len(text) == 1024
    assert text.startswith("long long")
    assert text.endswith("…")


def test_rules_that_can_be_cured_and_those_of_predictions_are_tagged() -> None:
    tags = {rule["id"]: rule["properties"]["tags"] for rule in rules()}

    assert tags["AL102"] == ["labels"]
    assert tags["AL501"] == ["predictions"]
    assert {code for code, tag in tags.items() if "fixable" in tag} == {rule.code for rule in ALL_RULES if rule.fixable}


def test_a_table_that_was_not_checked_is_a_notification_and_no_success() -> None:
    (invocation,) = run_of(CHECKS["unreadable"]())["invocations"]
    (notification,) = invocation["toolExecutionNotifications"]

    assert (invocation["executionSuccessful"], invocation["exitCode"]) == (False, 2)
    assert notification["level"] == "error"
    assert notification["message"]["text"] == (
        "data/new.csv: expected a table, found no file 'data/new.csv'; check the path"
    )
    assert notification["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "data/new.csv"


def test_findings_are_a_success_of_the_tool() -> None:
    (invocation,) = run_of(CHECKS["failing"]())["invocations"]

    assert invocation == {"executionSuccessful": True, "exitCode": 1, "toolExecutionNotifications": []}


def test_the_category_is_the_table_where_there_is_one() -> None:
    check = CHECKS["clean"]()
    spaced = replace(check, tables=(replace(check.tables[0], name="my data.csv"),))

    assert run_of(spaced)["automationDetails"]["id"] == "actloss/my%20data.csv/"
    assert run_of(CHECKS["unreadable"]())["automationDetails"]["id"] == "actloss/"


def test_files_are_told_from_the_folder() -> None:
    check = CHECKS["failing"]()
    moved = replace(check, tables=(replace(check.tables[0], name="/work/a b.csv"),))
    location = run_of(moved, View(folder="/work"))["results"][0]["locations"][0]["physicalLocation"]

    assert location["artifactLocation"] == {"uri": "a%20b.csv"}
    assert '"/work' not in render(moved, View(folder="/work"))


def test_text_from_the_data_makes_no_link() -> None:
    texts = [result["message"]["text"] for result in run_of(CHECKS["hostile"]())["results"]]

    assert [text for text in texts if "](" in text] == []
    assert any("[a] (https://example.org)" in text for text in texts)


@pytest.mark.parametrize("seed", range(300))
def test_any_log_follows_the_standard(seed: int) -> None:
    report = draw(Random(seed))  # noqa: S311 - a seeded draw is the point
    output = render(report, View())
    log: dict[str, Any] = json.loads(output)
    # They are the same in every log, and checked above.
    log["runs"][0]["tool"]["driver"]["rules"] = []
    run = log["runs"][0]
    texts = [result["message"]["text"] for result in run["results"]]
    hashes = [result["partialFingerprints"]["primaryLocationLineHash"] for result in run["results"]]

    assert [error.message for error in STANDARD.iter_errors(log)] == []
    assert len(run["results"]) == len(report.findings)
    assert len(set(hashes)) == len(hashes)
    assert RAW.findall("".join(texts)) == []
    assert output.isascii()
    assert commands(output) == []
