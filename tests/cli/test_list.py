import json
from pathlib import Path

import pytest

from actloss.catalogue import ACTIVATIONS, LOSSES
from actloss.cli.app import run


@pytest.fixture(autouse=True)
def _bare_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("COLUMNS", "NO_COLOR", "FORCE_COLOR", "ACTLOSS_DEBUG"):
        monkeypatch.delenv(name, raising=False)


def said(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert run(["list", *arguments]) == 0
    output = capsys.readouterr()
    assert output.err == ""
    return output.out


def names(capsys: pytest.CaptureFixture[str], *arguments: str) -> set[str]:
    rows = json.loads(said(capsys, *arguments, "--format", "json"))["losses"]
    return {row["name"] for row in rows}


@pytest.mark.parametrize(
    ("arguments", "title"),
    [
        ([], "Losses and activations"),
        (["losses"], "Losses"),
        (["activations"], "Activations"),
        (["rules"], "Rules"),
        (["pitfalls"], "Known mistakes and their messages"),
    ],
)
def test_what_is_named_is_listed(arguments: list[str], title: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert said(capsys, *arguments).splitlines()[0] == title


def test_json_has_every_row_with_all_its_facts(capsys: pytest.CaptureFixture[str]) -> None:
    written = json.loads(said(capsys, "--format", "json"))

    assert written["schema"] == 1
    assert [row["name"] for row in written["losses"]] == [row.name for row in LOSSES]
    assert [row["name"] for row in written["activations"]] == [row.name for row in ACTIVATIONS]
    assert {"elicits", "labels", "support", "scales", "proper", "names", "conventions"} <= set(written["losses"][0])


def test_filters_work_together(capsys: pytest.CaptureFixture[str]) -> None:
    found = names(capsys, "losses", "--task", "binary", "--support", "-1,1", "--scale", "margin", "-f", "keras")

    assert {"hinge", "squared_hinge"} <= found
    assert "binary_crossentropy" not in found


@pytest.mark.parametrize(
    ("spelled", "scale"), [("real", "value"), ("Log-Prob", "log_probability"), ("logits", "logit")]
)
def test_a_scale_may_be_spelled_as_for_score(spelled: str, scale: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert names(capsys, "--scale", spelled) == names(capsys, "--scale", scale) != set()


@pytest.mark.parametrize(
    ("arguments", "part"),
    [
        (["losses", "--support", "many"], "--support takes numbers such as 0,12 or an interval"),
        (["rules", "--task", "binary"], "--task narrows losses, not rules"),
        (["--task", "clustering"], "clustering"),
        (["--scale", "probabilty"], "got 'probabilty'; did you mean 'probability'?"),
        (["lossses"], "lossses"),
    ],
)
def test_what_makes_no_sense_is_one_sentence(
    arguments: list[str], part: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["list", *arguments]) == 2
    output = capsys.readouterr()
    assert output.out == ""
    assert part in output.err
    assert output.err.count("\n") == 1


def test_hostile_labels_are_shown_harmless(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["list", "--support", "\x1b[2J"]) == 2
    assert "found '\\x1b[2J'" in capsys.readouterr().err


def test_markdown_is_a_page_with_tables(capsys: pytest.CaptureFixture[str]) -> None:
    assert "| name | takes | title → elicits; labels |" in said(capsys, "--format", "markdown")


def test_a_wide_terminal_shows_the_labels(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("COLUMNS", "100")

    assert "title → elicits; labels" in said(capsys, "losses")


def test_colours_and_files_are_as_elsewhere(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "rows.txt"

    assert "\x1b[" in said(capsys, "--color", "always")
    assert said(capsys, "-o", str(path)) == ""
    assert path.read_text(encoding="utf-8").startswith("Losses and activations\n")
