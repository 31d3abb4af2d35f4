import subprocess
from pathlib import Path

import pytest

from actloss.frameworks.jax import FRAMEWORK
from actloss.frameworks.problem import Style
from actloss.frameworks.program import Program
from linted import RULES, ruff
from problems import every_problem, problem


def _source(kind: str, loss: str, style: Style) -> str:
    return str(Program((), FRAMEWORK.write(problem(kind, loss), style)))


def test_a_snippet_prepares_labels_and_has_head_loss_and_inference() -> None:
    source = _source("binary", "binary_crossentropy", Style.SNIPPET)
    parts = [
        "CLASSES = ",
        "def encode(",
        "HIDDEN = ",
        "BIAS = ",
        "head = ",
        "def loss_fn(",
        "def predict(",
        "def decide(",
    ]

    assert [part for part in parts if f"\n{part}" in source] == parts
    assert sorted(parts, key=source.index) == parts
    assert "read_csv" not in source


def test_a_script_reads_trains_and_tests() -> None:
    source = _source("binary", "binary_crossentropy", Style.SCRIPT)
    parts = [
        "TABLE = ",
        "def encode(",
        "x_train, x_test",
        "def loss_fn(",
        "def train_step(",
        "\nraw = model(",
    ]

    assert sorted(parts, key=source.index) == parts


@pytest.mark.parametrize("style", Style)
def test_every_program_is_formatted_and_free_of_lint(tmp_path: Path, style: Style) -> None:
    for name, posed in every_problem(FRAMEWORK).items():
        source = str(Program((), FRAMEWORK.write(posed, style)))
        compile(source, name, "exec")
        (tmp_path / f"{name}.py").write_text(source, encoding="utf-8")

    for command in (["check", "--select", RULES, "--target-version", "py311"], ["format", "--check"]):
        done = subprocess.run(
            [ruff(), *command, "--isolated", "--line-length", "88", str(tmp_path)],
            capture_output=True,
            check=False,
            text=True,
        )

        assert done.returncode == 0, done.stdout
