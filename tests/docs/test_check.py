"""docs/check.md: complete, and correct by use."""

import os
import re
import shlex
import subprocess
import sys
import sysconfig
from pathlib import Path
from typing import Any

import pytest
import yaml
from typer.main import get_command

from actloss.cli.app import app, run
from actloss.config import load_settings
from actloss.config.read import KEYS as CONFIGURATION
from actloss.config.tables import KEYS as TABLE
from actloss.forms import CheckFormat

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "check.md").read_text(encoding="utf-8")
WRITTEN = re.sub(r"<!-- \[\[\[cog.*?\[\[\[end\]\]\] -->", "", PAGE, flags=re.DOTALL)
"""What was written by hand."""
SNIPPETS = re.findall(r"^```(\w+)\n(.*?)^```$", WRITTEN, flags=re.DOTALL | re.MULTILINE)
EVERYWHERE = {"--target", "--task", "--delimiter", "--encoding", "--no-header", "--color", "--help"}
"""Options that other commands have, too, and that are described with them."""


def snippets(language: str, title: str = "") -> list[str]:
    """Return the snippets in a language, those whose first line holds a title."""
    return [text for name, text in SNIPPETS if name == language and title in text.splitlines()[0]]


def snippet(language: str, title: str = "") -> str:
    """Return the one snippet in a language, or the one with that title."""
    (found,) = snippets(language, title)
    return found


def parsed(title: str) -> Any:  # noqa: ANN401 - whatever stands there
    """Return the YAML snippet of a file."""
    return yaml.safe_load(snippet("yaml", title))


def rows(heading: str) -> list[list[str]]:
    """Return the cells of the table whose first column has a heading, without their backquotes."""
    table = re.search(rf"^\| {heading} \|.*\n\|[-:|]+\|\n((?:\|.*\n)+)", WRITTEN, flags=re.MULTILINE)
    assert table is not None
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in table[1].splitlines()]


def keys(following: str) -> list[list[str]]:
    """Return the rows of the table of keys that follows some text."""
    after = WRITTEN[WRITTEN.index(following) :]
    table = re.search(r"^\| key \|.*\n\|[-:|]+\|\n((?:\|.*\n)+)", after, flags=re.MULTILINE)
    assert table is not None
    return [[cell.strip().strip("`") for cell in line.strip("|").split("|")] for line in table[1].splitlines()]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the working folder, with the tables that the snippets name and their lock."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", os.pathsep.join([sysconfig.get_path("scripts"), os.environ["PATH"]]))
    labels = (ROOT / "sample_data" / "binary_plus_minus.csv").read_text(encoding="utf-8").replace(",-1\n", ",0\n")
    for name in ("train.csv", "new.csv"):
        (tmp_path / name).write_text(labels, encoding="utf-8")
    predictions = ["y_true,y_prob", *(f"{row % 2},{0.25 + row % 7 / 14}" for row in range(400))]
    (tmp_path / "preds.csv").write_text("\n".join(predictions), encoding="utf-8")
    assert run(["advise", "train.csv", "--lock", "actloss.lock.json"]) == 0
    return tmp_path


def test_every_option_is_described_and_none_that_there_is_not() -> None:
    parameters = get_command(app).commands["check"].params  # type: ignore[attr-defined] # a group's
    options = {option for each in parameters for option in (*each.opts, *each.secondary_opts) if option[:2] == "--"}
    described = set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", WRITTEN))

    assert options - described - EVERYWHERE == set()
    assert described - options == {"--elicit"}


def test_every_key_of_the_configuration_is_described_in_its_order() -> None:
    assert tuple(name for name, *_ in keys("## Configuration")) == CONFIGURATION
    assert tuple(name for name, *_ in keys("Keys of a table")) == TABLE


@pytest.mark.parametrize("row", keys("## Configuration"), ids=lambda row: row[0])
def test_the_example_of_a_key_can_be_used(row: list[str], folder: Path) -> None:
    name, *_, example = row
    (folder / "actloss.toml").write_text(f"{example}\n", encoding="utf-8")

    settings = load_settings(folder)

    assert example.startswith(f"{name} = ")
    assert getattr(settings, name.replace("-", "_"))


@pytest.mark.parametrize("row", keys("Keys of a table"), ids=lambda row: row[0])
def test_the_example_of_a_table_s_key_can_be_used(row: list[str], folder: Path) -> None:
    name, *_, example = row
    loss = {"params": 'loss = "huber"', "from-logits": 'loss = "bce"'}.get(name, "")
    path = {"path": ""}.get(name, 'path = "train.csv"')
    (folder / "actloss.toml").write_text(f"[[tables]]\n{path}\n{loss}\n{example}\n", encoding="utf-8")

    (table,) = load_settings(folder).tables

    assert example.startswith(f"{name} = ")
    field = name.replace("-", "_")
    place = next(place for place in (table, table.reading, table.trained) if hasattr(place, field))
    assert getattr(place, field) not in (None, (), {})


def test_the_configuration_can_be_used(folder: Path) -> None:
    (folder / "pyproject.toml").write_text(snippet("toml"), encoding="utf-8")

    settings = load_settings(folder)

    assert settings.thresholds == {"AL301.share": 0.05}
    assert [table.path for table in settings.tables] == [folder / "data" / "train.csv"]


@pytest.mark.parametrize(("other", "code"), [("0", 0), ("-1", 1)])
def test_the_configuration_passes_on_good_labels_only(folder: Path, other: str, code: int) -> None:
    (folder / "pyproject.toml").write_text(snippet("toml"), encoding="utf-8")
    labels = (folder / "train.csv").read_text(encoding="utf-8").replace(",0\n", f",{other}\n")
    (folder / "data").mkdir()
    (folder / "data" / "train.csv").write_text(labels, encoding="utf-8")

    assert run(["check", "data/train.csv"]) == code


def test_every_format_has_a_row() -> None:
    assert {row[0].strip("`") for row in rows("format")} == set(CheckFormat)


@pytest.mark.parametrize("line", [line for text in snippets("sh") for line in text.splitlines()])
def test_the_commands_pass_where_nothing_changed(folder: Path, line: str) -> None:
    program, *arguments = shlex.split(line, comments=True)

    assert program == "actloss"
    assert run(arguments) == 0
    assert (folder / "actloss.lock.json").exists()


def test_the_hook_is_one_of_ours() -> None:
    (repository,) = parsed(".pre-commit-config.yaml")["repos"]
    ours = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))

    assert {hook["id"] for hook in repository["hooks"]} < {hook["id"] for hook in ours}
    assert all(f"`{hook['id']}`" in WRITTEN for hook in ours)


def test_every_input_of_the_action_is_described_with_its_default() -> None:
    inputs = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))["inputs"]
    described = {row[0].strip("`"): row[2].strip("`") for row in rows("input")}

    assert set(described) == set(inputs)
    assert all(described[name] == row["default"] for name, row in inputs.items() if row["default"])


@pytest.mark.parametrize("title", ["labels.yml", "scan.yml"])
def test_a_workflow_gives_the_action_inputs_that_it_has(title: str) -> None:
    inputs = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))["inputs"]
    (action,) = [step for step in parsed(title)["jobs"]["labels"]["steps"] if "actloss" in step["uses"]]

    assert set(action["with"]) <= set(inputs)


@pytest.mark.parametrize(
    ("command", "reports"),
    [
        (parsed(".gitlab-ci.yml")["labels"]["script"][1], {"actloss.json", "actloss.xml"}),
        (parsed("dvc.yaml")["stages"]["check"]["cmd"], {"check.json"}),
        (snippet("groovy").splitlines()[0].removeprefix("sh ").strip("'"), {"actloss.xml"}),
        (
            f"actloss check {' '.join(parsed('scan.yml')['jobs']['labels']['steps'][1]['with']['args'].split())}",
            {"actloss.sarif"},
        ),
    ],
    ids=["GitLab", "DVC", "Jenkins", "code scanning"],
)
def test_the_commands_of_ci_write_their_reports(folder: Path, command: str, reports: set[str]) -> None:
    before = set(folder.iterdir())

    assert run(shlex.split(command)[1:]) == 0
    assert {path.name for path in set(folder.iterdir()) - before} == reports


def test_gitlab_and_dvc_keep_what_is_written() -> None:
    gitlab, dvc = parsed(".gitlab-ci.yml"), parsed("dvc.yaml")

    assert set(gitlab["labels"]["artifacts"]["reports"].values()) == {"actloss.json", "actloss.xml"}
    assert [name for each in dvc["stages"]["check"]["outs"] for name in each] == ["check.json"]
    assert "check.json" in dvc["stages"]["train"]["deps"]


@pytest.mark.parametrize(("label", "code"), [("0", 0), ("2", 2)], ids=["good labels", "bad labels"])
def test_make_trains_on_good_labels_only(folder: Path, label: str, code: int) -> None:
    (folder / "Makefile").write_text(snippet("make"), encoding="utf-8")
    (folder / "train.py").write_text("open('model.pt', 'w').close()\n", encoding="utf-8")
    (folder / "python").symlink_to(sys.executable)
    table = folder / "train.csv"
    table.write_text(table.read_text(encoding="utf-8").replace(",0\n", f",{label}\n"), encoding="utf-8")
    env = os.environ | {"PATH": os.pathsep.join([str(folder), os.environ["PATH"]])}

    done = subprocess.run(["/usr/bin/env", "make"], cwd=folder, env=env, capture_output=True, text=True, check=False)

    assert done.returncode == code, done.stdout + done.stderr
    assert (folder / "model.pt").exists() == (code == 0)


@pytest.mark.parametrize(("label", "failing"), [("0", set[str]()), ("2", {"suit_the_loss", "are_what_they_were"})])
def test_the_tests_of_a_user_pass_on_good_labels_only(folder: Path, label: str, failing: set[str]) -> None:
    (folder / "test_labels.py").write_text(snippet("python"), encoding="utf-8")
    table = folder / "train.csv"
    table.write_text(table.read_text(encoding="utf-8").replace(",0\n", f",{label}\n"), encoding="utf-8")
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-p",
        "no:cacheprovider",
        "--rootdir",
        str(folder),
        "test_labels.py",
    ]

    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)

    assert set(re.findall(r"^FAILED test_labels.py::test_the_labels_(\w+)", done.stdout, re.MULTILINE)) == failing
    assert f"{2 - len(failing)} passed" in done.stdout or failing
