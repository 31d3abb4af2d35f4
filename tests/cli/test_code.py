import ast
import io
import json
import re
import sys
from pathlib import Path

import pytest

from actloss import advise, code
from actloss.cli.app import run
from actloss.cli.code import params_of
from actloss.cli.options import CodeFramework, StyleName
from actloss.errors import OptionError
from actloss.frameworks import NAMES
from actloss.frameworks.problem import Style
from outputs import RAW, commands, elements, html

SAMPLE = "sample_data/binary_yes_no.csv"
HOSTILE = (
    'a"b',
    "it's",
    "back\\slash\\n",
    "'''",
    '"""',
    '"""\nraise SystemExit(3)\n"""',
    "\x1b[2J",
    "{x}",
    "##[error]x",
    "x\u202ey",
    "```",
)
"""Class names that would leave a literal, or a report, if anything could."""


def said(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert run(list(arguments)) == 0
    output = capsys.readouterr()
    assert output.err == ""
    return output.out


def refused(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert run(list(arguments)) == 2
    output = capsys.readouterr()
    assert output.out == ""
    assert output.err.count("\n") == 1
    return output.err


def table_of(folder: Path, names: tuple[str, ...], column: str = "label", file: str = "table.csv") -> Path:
    """Write a table with so many classes, quoted as CSV is."""

    def cell(text: str) -> str:
        return '"' + text.replace('"', '""') + '"'

    rows = [f"{row % 7}.5,{row % 3},{cell(names[row % len(names)])}" for row in range(40 * len(names))]
    path = folder / file
    path.write_text("\n".join([f"x,z,{cell(column)}", *rows, ""]), encoding="utf-8")
    return path


def test_the_names_of_the_command_are_those_there_are() -> None:
    assert [framework.value for framework in CodeFramework] == [*NAMES, "all"]
    assert [style.value for style in StyleName] == [style.value for style in Style]


@pytest.mark.parametrize("framework", NAMES)
def test_only_the_code_is_printed(framework: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert said(capsys, "code", SAMPLE, "--framework", framework) == advise(SAMPLE).code(framework)


def test_a_script_reads_the_table(capsys: pytest.CaptureFixture[str]) -> None:
    text = said(capsys, "code", SAMPLE, "-f", "pytorch", "--style", "script")

    assert text == advise(SAMPLE).code("pytorch", style="script")
    assert f'TABLE = "{SAMPLE}"' in text


def test_without_a_table_the_code_is_for_labels_in_general(capsys: pytest.CaptureFixture[str]) -> None:
    options = ["--task", "multilabel", "--units", "5", "--loss", "asymmetric", "--param", "margin=0.1"]
    text = said(capsys, "code", "-f", "jax", *options)

    assert text == code("jax", "multilabel", units=5, loss="asymmetric", params={"margin": 0.1})
    assert "margin=0.1" in text


def test_options_reach_the_labels_and_the_loss(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "t.csv"
    path.write_text("".join(f"{row % 11}.5;{row % 5}.25\n" for row in range(100)), encoding="cp1252")
    reading = ["--delimiter", ";", "--encoding", "cp1252", "--no-header", "-t", "0", "--task", "regression"]
    wishes = ["--elicit", "mean", "--loss", "mse", "--activation", "softplus"]
    text = said(capsys, "code", str(path), "-f", "keras", *reading, *wishes)
    report = advise(path, "0", "regression", elicit="mean", delimiter=";", encoding="cp1252", header=False)

    assert text == report.code("keras", loss="mse", activation="softplus")
    assert "softplus" in text


def test_several_tables_are_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    paths = [str(table_of(tmp_path, ("a", "b"), file=name)) for name in ("1.csv", "2.csv")]
    text = said(capsys, "code", *paths, "-f", "pytorch", "--style", "script")

    assert all(path in text for path in paths)


def test_output_goes_to_the_file_and_nowhere_else(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "head.py"

    assert said(capsys, "code", SAMPLE, "-f", "keras", "--output", str(path)) == ""
    assert path.read_text(encoding="utf-8") == advise(SAMPLE).code("keras")


def test_a_failure_leaves_the_file_as_it_was(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "head.py"
    path.write_text("mine\n", encoding="utf-8")
    refused(capsys, "code", SAMPLE, "-f", "keras", "--loss", "mape", "-o", str(path))

    assert path.read_text(encoding="utf-8") == "mine\n"
    assert [entry.name for entry in tmp_path.iterdir()] == ["head.py"]


def test_the_table_itself_is_not_overwritten(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = table_of(tmp_path, ("a", "b"))

    assert "would overwrite the table" in refused(capsys, "code", str(path), "-f", "jax", "-o", str(path))


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["-f", "keras"], "code without a table needs a task or a loss, found neither; name one of them"),
        (["-f", "keras", "--task", "multiclass"], "a multiclass task needs units, the number of classes"),
        (
            ["-f", "keras", "--task", "binary", "--style", "script"],
            "--style script reads a table, and none was named: name one, or take --style snippet",
        ),
        (
            ["-f", "keras", "--task", "binary", "--target", "y"],
            "--target says how a table is read, and none was named: name one, or leave --target out",
        ),
        (["-f", "keras", "--task", "binary", "--no-header"], "--no-header says how a table is read, and none was"),
        ([SAMPLE, "-f", "keras", "--units", "2"], "--units is for code without a table: leave it out, the labels tell"),
        ([SAMPLE, "-f", "kerras"], "kerras"),
        ([SAMPLE], "--framework"),
        ([SAMPLE, "-f", "keras", "--loss", "huber"], "huber serves regression, and the task is binary"),
        ([SAMPLE, "-f", "keras", "--param", "pos_weight"], "--param takes NAME=X, found 'pos_weight'"),
        ([SAMPLE, "-f", "keras", "--param", "pos_weight=-1"], "pos_weight of binary_crossentropy must lie in (0, inf)"),
        (["none.csv", "-f", "keras"], "none.csv"),
        ([SAMPLE, "-f", "all"], "code is for one framework: name it, or see actloss advise --framework all"),
        ([SAMPLE, "-f", "jax", "-f", "keras"], "--framework: code is for one framework: name it, or see actloss"),
        ([SAMPLE, "-f", "keras", "--param", "pos_weight=2", "--param", "pos_weight=3"], "sets 'pos_weight' twice"),
        ([SAMPLE, "-f", "keras", "--param", "pos_weight=1_0"], "--param takes NAME=X with a number, found '1_0'"),
        (
            [SAMPLE, "-f", "keras", "--param", "pos_weight=1,3"],
            "pos_weight of binary_crossentropy takes one number, got 2",
        ),
        ([SAMPLE, "-f", "keras", "-o", ""], "--output needs the name of a file, found an empty one"),
        (["-f", "catboost", "--loss", "dice"], "CatBoost cannot train with dice: "),
        (
            [SAMPLE, "-f", "keras", "--param", "delta=2"],
            "it has pos_weight, label_smoothing, and is what was advised; name the loss that has it",
        ),
    ],
)
def test_what_cannot_be_written_is_one_sentence(
    arguments: list[str], sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert sentence in refused(capsys, "code", *arguments)


def test_a_script_for_standard_input_has_nothing_to_read(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    content = Path(SAMPLE).read_bytes()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content)))
    error = refused(capsys, "code", "-", "-f", "jax", "--style", "script")

    assert "a script reads its table from a file, and there is none" in error


def test_standard_input_is_enough_for_a_snippet(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(Path(SAMPLE).read_bytes())))

    assert 'CLASSES = ["no", "yes"]' in said(capsys, "code", "-", "-f", "jax")


def test_parameters_are_numbers_by_name() -> None:
    assert params_of(["delta=2", "class_weight=1,3.5"]) == {"delta": 2.0, "class_weight": [1.0, 3.5]}
    with pytest.raises(OptionError, match="--param takes NAME=X with a number, found 'x'"):
        params_of(["delta=x"])


@pytest.mark.parametrize("encoding", ["cp1252", "ascii"])
def test_a_stream_that_is_no_utf_8_gets_escapes_that_python_reads(
    encoding: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stream = io.TextIOWrapper(io.BytesIO(), encoding=encoding)
    monkeypatch.setattr(sys, "stdout", stream)

    assert run(["code", str(table_of(tmp_path, ("café", "Łódź"))), "-f", "jax"]) == 0
    stream.flush()
    text = stream.buffer.getvalue().decode("ascii")
    assert literals(text, "CLASSES") == ["café", "Łódź"]


def literals(source: str, name: str) -> object:
    """Return what a program assigns to a name."""
    found = next(
        node.value
        for node in ast.parse(source).body
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name) and node.targets[0].id == name
    )
    return ast.literal_eval(found)


@pytest.mark.parametrize("framework", NAMES)
@pytest.mark.parametrize("style", Style)
@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_names_stay_in_their_literals(
    name: str, style: Style, framework: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = re.sub(r"[\n/\\]", "", name) + ".csv"
    path = table_of(tmp_path, (name, "plain", "other"), column=f"t {name}", file=file)
    text = said(capsys, "code", str(path), "-f", framework, "--style", style.value)
    hostile = [node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Raise | ast.Call)]

    assert RAW.search(text.replace("\n", "")) is None
    assert commands(text) == []
    assert set(literals(text, "CLASSES")) == {name, "plain", "other"}  # type: ignore[call-overload]
    assert not any("SystemExit" in ast.dump(node) for node in hostile)
    if style is Style.SCRIPT:
        assert literals(text, "TABLE") == str(path)


@pytest.mark.parametrize("name", HOSTILE)
def test_what_encodes_hostile_names_finds_them(name: str, tmp_path: Path) -> None:
    path = table_of(tmp_path, (name, "plain", "other"))
    text = advise(path, "label").code("xgboost")
    encoding = text[text.index("CLASSES") : text.index("\n\n\n", text.index("def encode"))]
    names: dict[str, object] = {}
    exec("import numpy as np\n" + encoding, names)  # noqa: S102 - what is tested is that running it does nothing else
    encode, classes = names["encode"], names["CLASSES"]

    assert list(encode([name, "plain"])) == [classes.index(name), classes.index("plain")]  # type: ignore[operator, attr-defined]


def test_advise_appends_code_as_it_stands_under_a_heading_each(capsys: pytest.CaptureFixture[str]) -> None:
    text = said(capsys, "advise", SAMPLE, "-f", "pytorch", "--framework", "jax", "-f", "pytorch")
    report, pytorch, jax = re.split(r"\n\nCode for \w+\n", text)

    assert report == said(capsys, "advise", SAMPLE).rstrip("\n")
    assert pytorch + "\n" == advise(SAMPLE).code("pytorch")
    assert jax == advise(SAMPLE).code("jax")


def test_advise_fences_code_in_markdown(capsys: pytest.CaptureFixture[str]) -> None:
    text = said(capsys, "advise", SAMPLE, "-f", "keras", "--style", "script", "--format", "markdown")
    page = html(text)

    assert f"\n## Code for Keras\n\n```python\n{advise(SAMPLE).code('keras', style='script')}```\n" in text
    assert elements(page) >= {"pre", "code"}


def test_a_fence_is_longer_than_any_in_the_code(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = table_of(tmp_path, ("`````", "<script>", "b"))
    text = said(capsys, "advise", str(path), "-f", "keras", "--format", "markdown", "-t", "label")

    assert "\n``````python\n" in text
    assert "script" not in elements(html(text))


def test_advise_has_code_by_framework_in_json(capsys: pytest.CaptureFixture[str]) -> None:
    found = json.loads(said(capsys, "advise", SAMPLE, "--framework", "all", "--format", "json"))
    without = json.loads(said(capsys, "advise", SAMPLE, "--format", "json"))

    assert list(found["code"]) == list(NAMES)
    assert found["code"]["xgboost"] == advise(SAMPLE).code("xgboost")
    assert without == {**found, "code": {}}


def test_a_framework_may_be_named_twice(capsys: pytest.CaptureFixture[str]) -> None:
    assert said(capsys, "code", SAMPLE, "-f", "torch", "-f", "pytorch") == advise(SAMPLE).code("pytorch")


def test_a_style_is_of_code(capsys: pytest.CaptureFixture[str]) -> None:
    sentence = "--style says how code is written, and none was asked for: name --framework, or leave it out"

    assert sentence in refused(capsys, "advise", SAMPLE, "--style", "script")


def test_explain_shows_code_for_all(capsys: pytest.CaptureFixture[str]) -> None:
    text = said(capsys, "explain", "huber", "--framework", "all")

    assert text == said(capsys, "explain", "huber", *(part for name in NAMES for part in ("-f", name)), "-f", "scipy")
    assert text.count("\nCode for ") == len(NAMES)


@pytest.mark.parametrize("command", ["code", "advise"])
def test_help_says_what_each_style_is(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    words = " ".join(said(capsys, command, "--help").split())

    assert "--style <snippet|script> Labels, output layer and loss to paste, or a whole program" in words


def test_quiet_and_code_exclude_one_another(capsys: pytest.CaptureFixture[str]) -> None:
    assert "--quiet leaves out the code" in refused(capsys, "advise", SAMPLE, "-q", "-f", "jax")
    assert '"code"' in said(capsys, "advise", SAMPLE, "-q", "-f", "jax", "--format", "json")


def test_advise_too_needs_a_file_for_a_script(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(Path(SAMPLE).read_bytes())))

    assert "a script reads its table" in refused(capsys, "advise", "-", "-f", "jax", "--style", "script")


def test_explain_shows_code_below_everything_else(capsys: pytest.CaptureFixture[str]) -> None:
    text = said(capsys, "explain", "huber", "--framework", "pytorch")

    assert text.endswith("\n\nCode for PyTorch\n" + code("pytorch", loss="huber"))


def test_explain_shows_names_alone_where_no_code_is_written(capsys: pytest.CaptureFixture[str]) -> None:
    for library in ("optax", "scipy"):
        assert "Code for" not in said(capsys, "explain", "huber", "-f", library)
