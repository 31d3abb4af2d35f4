import json
from pathlib import Path

import pytest

from actloss.cli.app import run
from actloss.rules import ALL_RULES


@pytest.fixture(autouse=True)
def _bare_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("COLUMNS", "NO_COLOR", "FORCE_COLOR", "ACTLOSS_DEBUG"):
        monkeypatch.delenv(name, raising=False)


def said(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert run(["rule", *arguments]) == 0
    output = capsys.readouterr()
    assert output.err == ""
    return output.out


def refused(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert run(["rule", *arguments]) == 2
    output = capsys.readouterr()
    assert output.out == ""
    assert output.err.count("\n") == 1
    return output.err


def test_a_rule_is_shown_by_its_code_or_its_name(capsys: pytest.CaptureFixture[str]) -> None:
    shown = said(capsys, "al301")

    assert shown == said(capsys, "class-imbalance")
    assert shown.startswith(
        "AL301 class-imbalance: A class is outnumbered more than nine to one.\n"
        "a rule about the distribution of the labels; what it finds is by default:\nwarning\n"
    )


def test_the_thresholds_of_a_rule_are_shown_with_their_defaults(capsys: pytest.CaptureFixture[str]) -> None:
    thresholds = said(capsys, "AL301").split("Thresholds\n")[1]

    assert thresholds.split()[0] == "AL301.share"
    assert "0.1 by default, in (0, 0.5]" in " ".join(thresholds.split())


def test_a_rule_that_is_named_twice_is_shown_once(capsys: pytest.CaptureFixture[str]) -> None:
    assert said(capsys, "AL301", "class-imbalance") == said(capsys, "AL301")


def test_several_rules_are_shown_in_the_order_they_were_named(capsys: pytest.CaptureFixture[str]) -> None:
    topics = json.loads(said(capsys, "AL303", "AL201", "--format", "json"))["explained"]

    assert [topic["code"] for topic in topics] == ["AL303", "AL201"]


def test_all_rules_come_in_the_order_of_their_codes(capsys: pytest.CaptureFixture[str]) -> None:
    topics = json.loads(said(capsys, "--all", "--format", "json"))["explained"]

    assert [topic["code"] for topic in topics] == [rule.code for rule in ALL_RULES]
    assert said(capsys, "--all").startswith(f"{len(ALL_RULES)} rules\n")


def test_the_manual_of_a_rule_can_be_written_as_markdown(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    file = tmp_path / "AL301.md"

    assert said(capsys, "AL301", "--format", "markdown", "--output", str(file)) == ""
    assert file.read_text().startswith("# AL301 class-imbalance: ")


def test_a_code_that_no_rule_has_gets_the_nearest(capsys: pytest.CaptureFixture[str]) -> None:
    assert refused(capsys, "AL3O1") == "actloss: no rule 'AL3O1': did you mean AL301 (class-imbalance)?\n"


@pytest.mark.parametrize("arguments", [(), ("AL301", "--all")])
def test_it_wants_either_rules_or_all_of_them(capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...]) -> None:
    assert refused(capsys, *arguments) == (
        "actloss: expected the codes or names of rules, or --all; 'actloss list rules' lists them\n"
    )
