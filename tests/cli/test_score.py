import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from actloss import api
from actloss.catalogue import Scale
from actloss.cli.app import run
from actloss.cli.options import SCALES
from actloss.scorecard import Scorecard
from score_command import FOLDER, TABLE, failed, own_loss
from scorecards import SCORECARDS
from steady import steady

SNAPSHOTS = Path(__file__).parents[1] / "snapshots"
FORMATS = pytest.mark.parametrize("form", ["text", "markdown", "json", "csv"])
NOTHING: Mapping[str, object] = {
    "truth": None,
    "pred": None,
    "scale": None,
    "task": None,
    "losses": None,
    "params": {},
    "weight": None,
    "class_weight": None,
    "by": None,
    "positive": None,
    "per_class": False,
    "worst": 0,
    "bootstrap": 0,
    "seed": 0,
    "metrics": False,
    "eps": None,
    "custom": {},
    "delimiter": None,
    "encoding": None,
    "header": None,
}


class Recorder:
    """Stands for `actloss.score_table`: remembers what it was asked and answers with a ready scorecard."""

    def __init__(self, card: Scorecard) -> None:
        self.card = card
        self.asked: list[tuple[object, Mapping[str, object]]] = []

    def __call__(self, source: object, **options: object) -> Scorecard:
        self.asked.append((source, options))
        return self.card


@pytest.fixture(autouse=True)
def _bare(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("COLUMNS", "NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def recorder(monkeypatch: pytest.MonkeyPatch) -> Recorder:
    made = Recorder(SCORECARDS["multiclass"]())
    monkeypatch.setattr(api, "score_table", made)
    return made


@pytest.mark.parametrize(
    ("arguments", "source", "options"),
    [
        (["t.csv"], "t.csv", {}),
        (["-"], "-", {}),
        (["a.csv", "b.csv"], ["a.csv", "b.csv"], {}),
        (["t.csv", "--truth", "y", "--truth", "z"], "t.csv", {"truth": ["y", "z"]}),
        (["t.csv", "--pred", "a", "--pred", "b=p_*"], "t.csv", {"pred": ["a", "b=p_*"]}),
        (
            ["t.csv", "--scale", "log_rate", "--task", "regression"],
            "t.csv",
            {"scale": "log_rate", "task": "regression"},
        ),
        (["t.csv", "--loss", "mse", "--loss", "mae"], "t.csv", {"losses": ["mse", "mae"]}),
        (["t.csv", "--param", "huber.delta=2"], "t.csv", {"params": {"huber": {"delta": 2.0}}}),
        (["t.csv", "--weight", "w", "--by", "g"], "t.csv", {"weight": "w", "by": "g"}),
        (["t.csv", "--class-weight", "balanced"], "t.csv", {"class_weight": "balanced"}),
        (["t.csv", "--class-weight", "a=1,b=2.5"], "t.csv", {"class_weight": {"a": 1.0, "b": 2.5}}),
        (["t.csv", "--positive", "yes", "--per-class"], "t.csv", {"positive": "yes", "per_class": True}),
        (["t.csv", "--worst", "3", "--metrics"], "t.csv", {"worst": 3, "metrics": True}),
        (["t.csv", "--bootstrap", "9", "--seed", "4"], "t.csv", {"bootstrap": 9, "seed": 4}),
        (["t.csv", "--eps", "1e-7"], "t.csv", {"eps": 1e-7}),
        (["t.csv", "--delimiter", ";", "--encoding", "cp1252"], "t.csv", {"delimiter": ";", "encoding": "cp1252"}),
        (["t.csv", "--no-header"], "t.csv", {"header": False}),
    ],
)
def test_options_reach_the_library(
    arguments: list[str], source: object, options: Mapping[str, object], recorder: Recorder
) -> None:
    assert run(["score", *arguments]) == 0
    assert recorder.asked == [(source, {**NOTHING, **options})]


def test_a_loss_of_ones_own_reaches_the_library(tmp_path: Path, recorder: Recorder) -> None:
    assert run(["score", "t.csv", "--custom", own_loss(tmp_path, "return abs(y_true - y_pred)")]) == 0
    (_, options) = recorder.asked[0]
    custom = options["custom"]
    assert isinstance(custom, dict)
    assert custom["loss"](1.0, 3.0) == 2.0


def test_the_help_names_the_scales_there_are() -> None:
    assert set(SCALES.replace(" or ", ", ").split(", ")) == {scale.value for scale in Scale}


@pytest.mark.parametrize("scale", ["real", "Log-Probability", "prob", "logits", "log rate"])
def test_every_spelling_of_a_scale_is_left_to_the_library(scale: str, recorder: Recorder) -> None:
    assert run(["score", "t.csv", "--scale", scale]) == 0
    assert recorder.asked[0][1]["scale"] == scale


@pytest.mark.parametrize("scale", ["real", "VALUES"])
def test_a_spelling_of_a_scale_scores_like_the_scale(scale: str, capsys: pytest.CaptureFixture[str]) -> None:
    run(["score", TABLE, "-q", "--scale", "value"])
    expected = capsys.readouterr().out

    assert run(["score", TABLE, "-q", "--scale", scale]) == 0
    assert expected == capsys.readouterr().out


def test_a_scale_that_is_none_is_told_with_the_nearest(capsys: pytest.CaptureFixture[str]) -> None:
    assert "got 'probabilty'; did you mean 'probability'?" in failed([TABLE, "--scale", "probabilty"], capsys)


@pytest.mark.usefixtures("recorder")
@pytest.mark.parametrize(
    ("form", "name"),
    [("text", "multiclass-80.txt"), ("markdown", "multiclass.md"), ("json", "multiclass.json")],
)
def test_each_format_goes_to_standard_output(form: str, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    expected = (SNAPSHOTS / f"score-{name}").read_text(encoding="utf-8")

    assert run(["score", "t.csv", "--format", form]) == 0
    output = capsys.readouterr()
    assert output.err == ""
    assert steady(output.out) == steady(expected)


@pytest.mark.usefixtures("recorder")
def test_columns_widen_the_report(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("COLUMNS", "120")
    run(["score", "t.csv"])

    assert capsys.readouterr().out == (SNAPSHOTS / "score-multiclass-120.txt").read_text(encoding="utf-8")


@pytest.mark.usefixtures("recorder")
def test_colour_is_for_those_who_want_it(capsys: pytest.CaptureFixture[str]) -> None:
    run(["score", "t.csv", "--color", "always"])
    coloured = capsys.readouterr().out
    run(["score", "t.csv"])

    assert "\x1b[1;31mAL504 error\x1b[0m" in coloured
    assert "\x1b" not in capsys.readouterr().out


@pytest.mark.usefixtures("recorder")
def test_quiet_prints_the_values_alone(capsys: pytest.CaptureFixture[str]) -> None:
    run(["score", "t.csv", "--quiet"])

    assert capsys.readouterr().out.splitlines()[1] == "generalized_crossentropy proba: 0.078693"


@pytest.mark.usefixtures("recorder")
@pytest.mark.parametrize("form", ["json", "markdown", "csv"])
def test_quiet_leaves_other_formats_as_they_are(form: str, capsys: pytest.CaptureFixture[str]) -> None:
    run(["score", "t.csv", "--format", form])
    loud = capsys.readouterr().out
    run(["score", "t.csv", "--format", form, "-q"])

    assert loud == capsys.readouterr().out


@pytest.mark.usefixtures("recorder")
def test_output_goes_to_the_file_and_nowhere_else(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "scores.json"

    assert run(["score", "t.csv", "--format", "json", "--output", str(path)]) == 0
    assert capsys.readouterr() == ("", "")
    assert json.loads(path.read_text(encoding="utf-8"))["schema"] == 1


@pytest.mark.usefixtures("recorder")
def test_a_dash_as_output_is_standard_output(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["score", "t.csv", "-q", "-o", "-"]) == 0
    assert "generalized_crossentropy" in capsys.readouterr().out


def test_a_place_that_takes_no_report_is_refused_before_the_table_is_read(
    tmp_path: Path, recorder: Recorder, capsys: pytest.CaptureFixture[str]
) -> None:
    assert "regular file" in failed(["t.csv", "-o", str(tmp_path)], capsys)
    assert recorder.asked == []


def test_an_error_leaves_an_old_report_as_it_was(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "scores.txt"
    path.write_text("old", encoding="utf-8")
    failed([TABLE, "--loss", "brier", "-o", str(path)], capsys)

    assert path.read_text(encoding="utf-8") == "old"
    assert list(tmp_path.iterdir()) == [path]


@FORMATS
def test_a_loss_above_its_limit_is_exit_1_with_the_whole_report(
    form: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plain, limited = tmp_path / "plain", tmp_path / "limited"
    run(["score", TABLE, "--format", form, "-o", str(plain)])

    assert run(["score", TABLE, "--format", form, "-o", str(limited), "--fail-above", "mse=0.2"]) == 1
    assert capsys.readouterr() == ("", "actloss: mse of 'y_pred' is 6.27892, above the limit 0.2\n")
    assert limited.read_bytes() == plain.read_bytes()


def test_a_skill_below_its_limit_is_exit_1(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["score", TABLE, "-q", "--fail-below-skill", "0.9"]) == 1
    output = capsys.readouterr()
    assert output.out.startswith("mse y_pred: 6.27892")
    assert output.err == "actloss: skill of 'y_pred' under mse is 0.2879, below the limit 0.9\n"


def test_limits_that_hold_are_exit_0(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["score", TABLE, "-q", "--fail-above", "mse=7", "--fail-below-skill", "0.2"]) == 0
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize(
    ("weights", "note"),
    [("balanced", "'no' 0.7553, 'yes' 1.479"), ("yes=3", "'no' 1, 'yes' 3")],
)
def test_weights_of_classes_are_told(weights: str, note: str, capsys: pytest.CaptureFixture[str]) -> None:
    table = str(FOLDER / "binary_words_and_groups.csv")

    assert run(["score", table, "--class-weight", weights]) == 0
    assert f"what a row counts depends on its class: {note}" in capsys.readouterr().out


def test_weights_of_many_classes_are_counted(capsys: pytest.CaptureFixture[str]) -> None:
    run(["score", str(FOLDER / "multiclass_digits.csv"), "--class-weight", "0=2"])

    assert "'0' 2, '1' 1, '2' 1, '3' 1, '4' 1, '5' 1 and 4 more" in " ".join(capsys.readouterr().out.split())
