import json
from pathlib import Path

import pytest

from actloss.cli.app import run
from actloss.cli.folder import repository_of
from checked_tables import SIGNED, table_of

VARIABLES = ("GITHUB_WORKSPACE", "CI_PROJECT_DIR")


@pytest.fixture(autouse=True)
def _no_runner(monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in VARIABLES:
        monkeypatch.delenv(variable, raising=False)


@pytest.fixture
def below(tmp_path: Path) -> Path:
    """Return a folder in a folder."""
    folder = tmp_path / "repo" / "models"
    folder.mkdir(parents=True)
    return folder


def test_outside_a_repository_files_are_told_from_the_working_folder(below: Path) -> None:
    assert repository_of(below) == below


def test_in_a_repository_they_are_told_from_its_root(below: Path) -> None:
    (below.parent / ".git").mkdir()

    assert repository_of(below) == below.parent
    assert repository_of(below.parent) == below.parent


def test_a_submodule_is_a_repository_of_its_own(below: Path) -> None:
    (below.parent / ".git").mkdir()
    (below / ".git").write_text("gitdir: ../.git/modules/models\n", encoding="utf-8")

    assert repository_of(below) == below


@pytest.mark.parametrize("variable", VARIABLES)
def test_a_runner_says_where_the_checkout_is(below: Path, variable: str, monkeypatch: pytest.MonkeyPatch) -> None:
    (below / ".git").mkdir()
    link = below.parent.parent / "link"
    link.symlink_to(below.parent)
    monkeypatch.setenv(variable, str(link))

    assert repository_of(below) == below.parent


@pytest.mark.parametrize("elsewhere", ["/nowhere", ""])
def test_a_checkout_somewhere_else_is_not_meant(below: Path, elsewhere: str, monkeypatch: pytest.MonkeyPatch) -> None:
    (below.parent / ".git").mkdir()
    monkeypatch.setenv("GITHUB_WORKSPACE", elsewhere)

    assert repository_of(below) == below.parent


@pytest.mark.parametrize("named", ["train.csv", "../models/train.csv", "{folder}/train.csv"])
def test_reports_of_ci_point_to_files_of_the_repository(
    below: Path, named: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (below.parent / ".git").mkdir()
    table_of(below, SIGNED)
    monkeypatch.chdir(below)
    outputs = [f"--output={form}={form}.out" for form in ("github", "gitlab", "sarif")]

    assert run(["check", named.format(folder=below), "--loss", "BCELoss", "--activation", "sigmoid", *outputs]) == 1

    capsys.readouterr()
    annotated = (below / "github.out").read_text().splitlines()[0]
    issues = json.loads((below / "gitlab.out").read_text())
    results = json.loads((below / "sarif.out").read_text())["runs"][0]["results"]
    places = [result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for result in results]
    assert annotated.startswith("::error file=models/train.csv,")
    assert {issue["location"]["path"] for issue in issues} == {"models/train.csv"}
    assert set(places) == {"models/train.csv"}
