import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from actloss import api
from actloss.cli.app import run
from actloss.cli.options import TaskName
from actloss.report import Report
from actloss.task import Kind
from reports import REPORTS
from steady import steady

NOTHING: Mapping[str, object] = {
    "target": None,
    "task": None,
    "elicit": None,
    "delimiter": None,
    "encoding": None,
    "header": None,
}


class Recorder:
    """Stands for `actloss.api.advise`: remembers what it was asked and answers with a ready report."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.asked: list[tuple[object, Mapping[str, object]]] = []

    def __call__(self, source: object, **options: object) -> Report:
        self.asked.append((source, options))
        return self.report


@pytest.fixture
def recorder(monkeypatch: pytest.MonkeyPatch) -> Recorder:
    for name in ("COLUMNS", "NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    made = Recorder(REPORTS["regression"]())
    monkeypatch.setattr(api, "advise", made)
    return made


@pytest.mark.parametrize(
    ("arguments", "source", "options"),
    [
        (["t.csv"], "t.csv", {}),
        (["-"], "-", {}),
        (["a.csv", "b.csv"], ["a.csv", "b.csv"], {}),
        (["--", "-odd.csv"], "-odd.csv", {}),
        (["t.csv", "-t", "y"], "t.csv", {"target": ["y"]}),
        (["t.csv", "--target", "a", "--target", "b,c"], "t.csv", {"target": ["a", "b,c"]}),
        (["t.csv", "--task", "binary"], "t.csv", {"task": "binary"}),
        (["t.csv", "--elicit", "quantile=0.9"], "t.csv", {"elicit": "quantile=0.9"}),
        (["t.csv", "--delimiter", ";", "--encoding", "cp1252"], "t.csv", {"delimiter": ";", "encoding": "cp1252"}),
        (["t.csv", "--no-header"], "t.csv", {"header": False}),
    ],
)
def test_options_reach_the_library(
    arguments: list[str], source: object, options: Mapping[str, object], recorder: Recorder
) -> None:
    assert run(["advise", *arguments]) == 0
    assert [(source, {**NOTHING, **options})] == recorder.asked


def test_the_tasks_to_choose_from_are_those_there_are() -> None:
    assert [kind.value for kind in Kind] == [name.value for name in TaskName]


@pytest.mark.usefixtures("recorder")
@pytest.mark.parametrize(
    ("options", "name"),
    [
        ([], "regression-80.txt"),
        (["--format", "text", "--color", "always"], "regression-colour.txt"),
        (["--format", "json"], "regression.json"),
        (["--format", "markdown"], "regression.md"),
    ],
)
def test_each_format_goes_to_standard_output(options: list[str], name: str, capsys: pytest.CaptureFixture[str]) -> None:
    expected = (Path(__file__).parents[1] / "snapshots" / name).read_text(encoding="utf-8")

    assert run(["advise", "t.csv", *options]) == 0
    output = capsys.readouterr()
    assert output.err == ""
    assert steady(expected) == steady(output.out)


@pytest.mark.usefixtures("recorder")
def test_columns_widen_the_report(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("COLUMNS", "120")
    expected = (Path(__file__).parents[1] / "snapshots" / "regression-120.txt").read_text(encoding="utf-8")
    run(["advise", "t.csv"])

    assert expected == capsys.readouterr().out


@pytest.mark.usefixtures("recorder")
def test_quiet_prints_the_answer_alone(capsys: pytest.CaptureFixture[str]) -> None:
    run(["advise", "t.csv", "--quiet"])
    expected = "target: price\ntask: regression\nactivation: linear\nunits: 1\nloss: huber\nloss_params: delta=14.872\n"

    assert expected == capsys.readouterr().out


@pytest.mark.usefixtures("recorder")
@pytest.mark.parametrize("form", ["json", "markdown"])
def test_quiet_leaves_other_formats_as_they_are(form: str, capsys: pytest.CaptureFixture[str]) -> None:
    run(["advise", "t.csv", "--format", form])
    loud = capsys.readouterr().out
    run(["advise", "t.csv", "--format", form, "-q"])

    assert loud == capsys.readouterr().out


@pytest.mark.usefixtures("recorder")
def test_output_goes_to_the_file_and_nowhere_else(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "report.json"

    assert run(["advise", "t.csv", "--format", "json", "--output", str(path)]) == 0
    assert capsys.readouterr() == ("", "")
    assert json.loads(path.read_text(encoding="utf-8"))["schema"] == 1


@pytest.mark.usefixtures("recorder")
def test_a_dash_as_output_is_standard_output(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["advise", "t.csv", "-q", "-o", "-"]) == 0
    assert "loss: huber" in capsys.readouterr().out


def test_a_place_that_takes_no_report_is_refused_before_the_table_is_read(
    tmp_path: Path, recorder: Recorder, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["advise", "t.csv", "-o", str(tmp_path)]) == 2
    assert "regular file" in capsys.readouterr().err
    assert recorder.asked == []
