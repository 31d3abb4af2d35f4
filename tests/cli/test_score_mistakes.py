"""What the command says of mistakes, and that nothing but the report reaches standard output."""

import csv
import io
from pathlib import Path

import pytest

from actloss.cli.app import run
from outputs import RAW, commands
from reports import HOSTILE
from score_command import FOLDER, TABLE, failed, own_loss

FORMATS = pytest.mark.parametrize("form", ["text", "markdown", "json", "csv"])


@pytest.fixture(autouse=True)
def _bare(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("COLUMNS", "NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (["--loss", "ms"], "unknown loss 'ms': did you mean 'mse'?"),
        (["--loss", "brier"], "brier cannot be scored on 'y_pred'"),
        (["--truth", "nope"], "no column is named 'nope'"),
        (["--pred", "nope"], "--pred: no column is named 'nope'"),
        (["--weight", "nope"], "--weight: no column is named 'nope'"),
        (["--by", "nope"], "--by: no column is named 'nope'"),
        (["--scale", "odds"], "scale must be one of label, value, rate, log_rate, probability, "),
        (["--scale", "logit", "--loss", "poisson_deviance"], "poisson_deviance cannot be scored on 'y_pred'"),
        (["--task", "ranking"], "'ranking' is not one of 'regression'"),
        (["--param", "huber.delta"], "--param takes LOSS.NAME=X, found 'huber.delta'"),
        (["--param", "huber.delta=x"], "--param takes LOSS.NAME=X with a number, found 'x'"),
        (["--param", "huber.delta=-1"], "huber needs delta in (0, inf), found -1"),
        (["--param", "huber.delta=1,2"], "huber needs one number for delta, found 2"),
        (["--param", "huber.dleta=1"], "huber has no parameter 'dleta': did you mean 'delta'?"),
        (["--param", "hubert.delta=1"], "unknown loss 'hubert'"),
        (["--custom", "own.py"], "a loss of your own is named as FILE.py:function, found 'own.py'"),
        (["--custom", "no_such.py:f"], "found no file 'no_such.py' for the loss 'f'"),
        (["--fail-above", "mse"], "--fail-above takes LOSS=X, found 'mse'"),
        (["--fail-above", "mse=nan"], "--fail-above takes LOSS=X with a number, found 'nan'"),
        (["--fail-above", "brier=1"], "'brier' was not scored: it does not serve regression"),
        (["--fail-below-skill", "x"], "Invalid value for '--fail-below-skill'"),
        (["--fail-below-skill", "nan"], "--fail-below-skill takes a number, found nan"),
        (["--class-weight", "heavy"], "--class-weight takes balanced or CLASS=WEIGHT, found 'heavy'"),
        (["--worst", "-1"], "worst needs a number of rows of 0 or more, found -1"),
        (["--bootstrap", "-1"], "bootstrap needs 0 to 10,000 resamples, found -1"),
        (["--eps", "0.5"], "eps needs to lie between 0 and 0.5, found 0.5"),
        (["--format", "xml"], "'xml' is not one of 'text', 'json', 'markdown', 'csv'"),
        (["--loss", "\x1b[2J\n::error::x"], "unknown loss '\\x1b[2J\\n::error::x'"),
        (["--pred", "\x1b[2J"], "no column fits '\\x1b[2J'"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_a_mistake_is_one_sentence_and_exit_2(
    options: list[str], sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert sentence in failed([TABLE, *options], capsys)


def test_a_table_that_is_not_there_is_one_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    assert "no file 'no_such.csv'" in failed(["no_such.csv"], capsys)


def test_decisions_have_no_skill_to_limit(capsys: pytest.CaptureFixture[str]) -> None:
    arguments = [str(FOLDER / "multiclass_decisions.csv"), "--fail-below-skill", "0.1"]

    assert "needs a loss that was scored, found none" in failed(arguments, capsys)


@FORMATS
def test_a_loss_that_prints_leaves_standard_output_to_the_report(
    form: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    body = "import os; print('hello'); os.write(1, b'raw'); return (y_true - y_pred) ** 2"
    arguments = ["score", TABLE, "--custom", own_loss(tmp_path, body), "--loss", "loss", "--format", form]

    assert run(arguments) == 0
    output = capfd.readouterr()
    assert "6.2789" in output.out
    assert "hello" not in output.out
    assert "raw" not in output.out
    assert all(word in output.err for word in ("loaded", "hello", "raw"))


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        ("raise ValueError('no\\x1b[2J\\n::error::x')", "the loss 'loss' failed: ValueError: no\\x1b[2J\\n::error::x"),
        ("import sys; sys.exit(0)", "the loss 'loss' failed: SystemExit: 0"),
        ("return y_true[:3]", "the loss 'loss' needs to give one number or one for each of 400 rows, found an array"),
        ("return 'text'", "the loss 'loss' needs to give numbers, found str"),
        ("return y_true * float('nan')", "the loss 'loss' gave nan for row 1; it must give numbers"),
    ],
)
def test_a_loss_that_fails_is_one_sentence_after_what_it_printed(
    body: str, sentence: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert run(["score", TABLE, "--custom", own_loss(tmp_path, body)]) == 2
    output = capfd.readouterr()
    assert output.out == ""
    assert output.err.startswith(f"loaded\nactloss: {sentence}")
    assert output.err.count("\n") == 2


@pytest.mark.parametrize("name", ["missing", "number"])
def test_what_is_no_function_is_one_sentence(name: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "own.py"
    path.write_text("number = 3\n", encoding="utf-8")

    assert f"own.py' has no function '{name}'" in failed([TABLE, "--custom", f"{path}:{name}"], capfd)


def test_a_hostile_file_of_ones_own_is_named_visibly(capsys: pytest.CaptureFixture[str]) -> None:
    assert "found no file '\\x1b[2J.py'" in failed([TABLE, "--custom", "\x1b[2J.py:f"], capsys)


def hostile_table(tmp_path: Path) -> str:
    """Write predictions of four classes whose names, groups and models try to be more than text."""
    names = [text for text in HOSTILE if "\x00" not in text]
    classes, groups = names[:4], names[4:]
    path = tmp_path / "table.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["actual", "group", *(f"p_{name}" for name in classes)])
        for row in range(120):
            chances = [0.7 if number == row % 4 else 0.1 for number in range(4)]
            writer.writerow([classes[row % 4], groups[row % len(groups)], *chances])
    return str(path)


@FORMATS
def test_hostile_names_stay_text_in_every_format(form: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table = hostile_table(tmp_path)
    pred = f"{HOSTILE[6]}=p_*"
    options = ["--pred", pred, "--by", "group", "--per-class", "--worst", "2", "--metrics", "--format", form]

    assert run(["score", table, *options]) == 0
    output = capsys.readouterr()
    assert output.err == ""
    assert RAW.findall(output.out) == []
    assert commands(output.out) == []
    assert "stop-commands" in output.out


def test_cells_that_begin_like_formulas_are_defused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(["score", hostile_table(tmp_path), "--by", "group", "--format", "csv"])
    cells = {cell for row in csv.reader(io.StringIO(capsys.readouterr().out)) for cell in row}

    assert "'=cmd|'/c calc'!A0" in cells
    assert not any(cell.startswith(("=", "+", "@", "|")) for cell in cells)


@FORMATS
def test_the_same_table_gives_the_same_bytes(form: str, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = [str(FOLDER / "binary_two_models.csv"), "--bootstrap", "20", "--metrics", "--format", form]
    run(["score", *arguments])
    first = capsys.readouterr().out
    run(["score", *arguments])

    assert first == capsys.readouterr().out


@pytest.mark.parametrize("encoding", ["ascii", "latin-1"])
def test_a_poor_encoding_gets_the_report_in_its_signs(encoding: str, monkeypatch: pytest.MonkeyPatch) -> None:
    written = io.BytesIO()
    monkeypatch.setattr("sys.stdout", io.TextIOWrapper(written, encoding=encoding))

    assert run(["score", TABLE, "--loss", "mse", "--metrics"]) == 0
    assert b"6.2789" in written.getvalue()


def test_where_nothing_could_be_scored_the_report_says_so_and_the_exit_code_too(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run(["score", str(FOLDER / "multiclass_decisions.csv")]) == 2
    output = capsys.readouterr()
    assert output.out.startswith("Score of ")
    assert output.err == (
        "actloss: no loss applies to decisions; --metrics judges them, and losses need probabilities or scores\n"
    )


def test_decisions_with_metrics_are_answered(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["score", str(FOLDER / "multiclass_decisions.csv"), "--metrics"]) == 0
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize("limits", [["mae=1e-9", "mae=1e9"], ["mae=1e9", "mae=1e-9"]])
def test_all_limits_on_a_loss_hold(limits: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    options = [word for limit in limits for word in ("--fail-above", limit)]

    assert run(["score", TABLE, "--quiet", *options]) == 1
    assert "above the limit 1e-09" in capsys.readouterr().err


def test_a_figure_of_which_higher_is_better_may_fall_below_its_limit(capsys: pytest.CaptureFixture[str]) -> None:
    arguments = [
        "score",
        str(FOLDER / "multilabel_probabilities.csv"),
        "--quiet",
        "--fail-below",
        "per_label_accuracy=1",
    ]

    assert run(arguments) == 1
    assert "below the limit 1" in capsys.readouterr().err
