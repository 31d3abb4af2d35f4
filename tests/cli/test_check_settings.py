from pathlib import Path

import pytest

from check_command import Command
from checked_tables import CODED, lock_of, table_of


@pytest.fixture
def check(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Command:
    """Return the command, in a folder with a table, its lock and a configuration."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "120")
    monkeypatch.delenv("ACTLOSS_OUTPUT_FORMAT", raising=False)
    table_of(tmp_path, CODED, "t.csv")
    return Command(tmp_path, capsys)


def shown(check: Command, *arguments: str) -> list[str]:
    """Return the lines of the settings, without blanks at their ends."""
    assert check(*arguments, "--show-settings") == 0
    assert check.err == ()
    return [line.strip() for line in check.out.splitlines()]


def test_defaults_are_shown_where_nobody_says_anything(check: Command) -> None:
    lines = shown(check)

    assert lines[0] == "Settings of actloss check"
    text = " ".join(" ".join(lines).split())
    assert "configuration none lock none fails on error format text Rules selected AL101" in text
    assert "Tables" not in lines
    assert not any(line.startswith("not selected") for line in lines)


def test_it_is_told_what_was_said_where(check: Command) -> None:
    lock_of(check.folder, "t.csv")
    (check.folder / "actloss.toml").write_text(
        'select = ["AL3", "AL1"]\nextend-select = ["AL401"]\n[thresholds]\n"AL301.share" = 0.2\n"AL304.share" = 0.5\n'
    )
    lines = shown(
        check, "t.csv", "--ignore", "AL301", "--ignore", "AL1", "--threshold", "AL304.share=0.25", "--exit-zero",
        "--format", "junit", "-t", "label", "--task", "binary",
    )  # fmt: skip
    text = " ".join(" ".join(lines).split())

    assert "configuration 'actloss.toml' fails on nothing lock 'actloss.lock.json' format junit" in text
    assert "t.csv labels 'label'; task binary; training by the lock: activation sigmoid, loss binary_cross" in text
    assert "entropy; the lock's 't.csv' Rules" in text
    assert (
        "configuration select AL3, AL1; extend-select AL401 flags ignore AL301, AL1 selected AL302 severe-imbalance, "
        in text
    )
    assert "not selected AL101 undecodable-file, " in text
    assert "AL304.share 0.25 (flags)" in text
    assert "AL301.share" not in text


def test_a_lock_that_every_table_needs_is_shown_as_such(check: Command) -> None:
    lock_of(check.folder, "t.csv")

    assert "'actloss.lock.json', with an entry of every table" in " ".join(shown(check, "--require-lock"))


def test_a_reference_table_and_what_is_said_of_the_training_are_shown(check: Command) -> None:
    text = " ".join(" ".join(shown(check, "t.csv", "--reference", "t.csv", "--framework", "keras")).split())

    assert "t.csv training by the flags; reference table 't.csv'" in text


def test_a_table_without_anything_is_held_against_general_rules(check: Command) -> None:
    assert "general rules" in " ".join(shown(check, "t.csv"))


def test_rules_that_a_table_ignores_are_shown_with_it(check: Command) -> None:
    (check.folder / "actloss.toml").write_text(
        'ignore = ["AL304"]\n[[tables]]\npath = "t.csv"\nignore = ["AL301", "AL302"]\n'
    )

    assert "general rules; without AL301, AL302 Rules" in " ".join(" ".join(shown(check, "t.csv")).split())


def test_without_thresholds_none_are_shown(check: Command) -> None:
    assert "Thresholds" not in shown(check, "t.csv", "--select", "AL202")
