import json
from pathlib import Path

import pytest

from check_command import Command
from checked_tables import SIGNED, table_of

TRAINING = ("--activation", "sigmoid", "--loss", "binary_crossentropy")


@pytest.fixture
def check(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Command:
    """Return the command, in a folder with a table in which something is found."""
    for name in ("COLUMNS", "NO_COLOR", "FORCE_COLOR", "ACTLOSS_OUTPUT_FORMAT", "GITHUB_STEP_SUMMARY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    table_of(tmp_path, SIGNED, "t.csv")
    return Command(tmp_path, capsys)


def test_one_run_writes_several_reports_beside_the_shown_one(check: Command) -> None:
    assert check("t.csv", *TRAINING, "-o", "sarif=a.sarif", "-o", "junit=b.xml") == 1
    assert check.out.startswith("Check of t.csv\n")
    assert json.loads((check.folder / "a.sarif").read_text())["version"] == "2.1.0"
    assert (check.folder / "b.xml").read_text().startswith("<?xml")


def test_a_plain_file_takes_the_shown_report(check: Command) -> None:
    check("t.csv", *TRAINING, "--format", "json", "-o", "r.json")

    assert check.out == ""
    assert json.loads((check.folder / "r.json").read_text())["exit_code"] == 1


def test_standard_output_can_be_named(check: Command) -> None:
    check("t.csv", *TRAINING, "-o", "json=-", "-o", "r.txt")

    assert json.loads(check.out)["exit_code"] == 1
    assert (check.folder / "r.txt").read_text().startswith("Check of t.csv\n")
    check("t.csv", *TRAINING, "--format", "json", "-o", "-")
    assert json.loads(check.out)["exit_code"] == 1


def test_a_path_with_an_equals_sign_is_a_file(check: Command) -> None:
    (check.folder / "run=3").mkdir()
    for name in ("./yaml=x", "run=3/r.txt", "run-3=x.txt"):
        check("t.csv", "-o", name)

        assert (check.folder / name).read_text().startswith("Check of t.csv\n")


def test_a_format_may_be_written_in_capitals(check: Command) -> None:
    check("t.csv", *TRAINING, "-o", "SARIF=a.sarif")

    assert json.loads((check.folder / "a.sarif").read_text())["version"] == "2.1.0"


@pytest.mark.parametrize(
    ("output", "told"),
    [
        (
            "xml=x.xml",
            (
                "--output knows no format 'xml': choose from text, json, markdown, github, gitlab, junit and sarif;"
                " for a file of that name write ./xml=x.xml"
            ),
        ),
        (
            "jason=r",
            "--output knows no format 'jason': did you mean json=r; for a file of that name write ./jason=r",
        ),
        (
            "json",
            "--output needs a file, found the format json alone; write json=FILE, or ./json for a file of that name",
        ),
        (
            "SARIF",
            "--output needs a file, found the format sarif alone; write sarif=FILE, or ./SARIF for a file of that name",
        ),
    ],
)
def test_what_is_meant_as_a_format_is_never_taken_for_a_file(check: Command, output: str, told: str) -> None:
    assert check.refused("t.csv", "-o", output) == told
    assert [path.name for path in check.folder.iterdir()] == ["t.csv"]


def test_the_summary_of_a_step_is_appended_to(check: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    summary = check.folder / "summary.md"
    summary.write_text("before\n")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    check("t.csv", *TRAINING, "--github-summary", "--format", "github")

    assert summary.read_text().startswith("before\n# Check of t.csv\n")
    assert check.out.startswith("::error file=t.csv,line=2,")


@pytest.mark.parametrize(("before", "apart"), [("", ""), ("before", "\n"), ("before\n", ""), ("\n", "")])
def test_a_line_that_another_step_left_open_is_ended(
    before: str, apart: str, check: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    summary = check.folder / "summary.md"
    summary.write_text(before)
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    check("t.csv", *TRAINING, "--github-summary", "--format", "github")

    assert summary.read_text().startswith(f"{before}{apart}# Check of t.csv\n")


def test_a_summary_without_room_stays_as_it_is(check: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    summary = check.folder / "summary.md"
    summary.write_text("x" * (1024 * 1024 - 20))
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    check("t.csv", *TRAINING, "--github-summary")

    assert summary.read_text() == "x" * (1024 * 1024 - 20)


def test_a_summary_that_cannot_be_written_is_a_sentence(check: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(check.folder))

    assert check("t.csv", "--github-summary") == 2
    assert check.err == (f"cannot append the summary to '{check.folder}': Is a directory",)


def test_findings_are_counted(check: Command) -> None:
    assert check("t.csv", *TRAINING, "--statistics", "-o", "json=r.json") == 1
    assert "AL401 bce-labels" in check.out
    assert "fix:" not in check.out
    check("t.csv", *TRAINING, "--statistics", "--format", "markdown")
    assert check.out.startswith("# Statistics of the check\n")


def test_what_passed_is_listed_when_that_is_wanted(check: Command) -> None:
    check("t.csv", "--verbose")

    assert "AL207 constant-target" in check.out
    check("t.csv")
    assert "AL207 constant-target" not in check.out


def test_colour_is_for_whoever_wants_it(check: Command) -> None:
    check("t.csv", *TRAINING, "--color", "always")
    assert "\x1b[" in check.out
    check("t.csv", *TRAINING)
    assert "\x1b[" not in check.out


def test_places_are_told_from_the_working_folder(check: Command) -> None:
    check(str(check.folder / "t.csv"), *TRAINING, "--format", "github")

    assert check.out.startswith("::error file=t.csv,line=2,")


def test_standard_input_has_the_name_that_it_is_given(check: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    with (check.folder / "t.csv").open() as stream:
        monkeypatch.setattr("sys.stdin", stream)
        check("-", *TRAINING, "--stdin-filename", "data/t.csv", "--format", "github")

    assert check.out.startswith("::error file=data/t.csv,line=2,")


def test_a_working_folder_that_is_gone_is_a_sentence(check: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    gone = check.folder / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()

    assert check.refused("t.csv") == "the working folder is gone; change to one that exists"
