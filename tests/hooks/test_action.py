"""The GitHub action: its scripts run as a runner would run them, with whatever its inputs may hold."""

import json
import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[2]
ACTION: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
INSTALL, CHECK = ACTION["runs"]["steps"]

REPORTS = f"""#!{sys.executable}
import json, sys
print(json.dumps(sys.argv[1:]))
raise SystemExit(3)
"""
"""A program that prints its arguments and has an exit code of its own."""

HOSTILE = (
    "-q.csv",
    "--output=pwned",
    "two  words.csv ",
    " begins with a blank.csv",
    "$(touch pwned).csv",
    "`touch pwned`.csv",
    "; touch pwned; .csv",
    '"; touch pwned; ".csv',
    "' || touch pwned || '.csv",
    "*.csv",
    "~.csv",
    "$HOME.csv",
    "back\\nslash.csv",
    "${{ inputs.args }}.csv",
    "::error::x.csv",
)


def written(path: Path, content: str) -> Path:
    """Write a program."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8")
    path.chmod(0o755)
    return path


@dataclass(frozen=True, slots=True)
class Runner:
    """What of GitHub's runner the steps see."""

    folder: Path

    @property
    def workspace(self) -> Path:
        return self.folder / "workspace"

    @property
    def summary(self) -> Path:
        return self.folder / "summary.md"

    def steps(self, step: Mapping[str, Any], **inputs: str) -> subprocess.CompletedProcess[str]:
        """Run a step with the inputs, or their defaults, in the variables that it names."""
        given = {name: row["default"] for name, row in ACTION["inputs"].items()} | inputs
        variables = {name: given[_input_of(value)] for name, value in step.get("env", {}).items()}
        env = {
            "PATH": os.pathsep.join([str(self.folder / "path"), os.environ["PATH"]]),
            "HOME": str(self.folder),
            "RUNNER_TEMP": str(self.folder / "temporary"),
            "GITHUB_ACTION_PATH": str(ROOT),
            "GITHUB_STEP_SUMMARY": str(self.summary),
            "GITHUB_ACTIONS": "true",
            "LC_ALL": "C.UTF-8",
        }
        script = written(self.folder / "script.sh", step["run"])
        # As the runner starts a step whose shell is bash.
        command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", str(script)]
        return subprocess.run(
            command, cwd=self.workspace, env=env | variables, capture_output=True, encoding="utf-8", check=False
        )

    def checks(self, **inputs: str) -> subprocess.CompletedProcess[str]:
        """Run the step that checks."""
        return self.steps(CHECK, **inputs)

    def arguments(self, **inputs: str) -> list[str]:
        """Return the arguments that actloss gets."""
        written(self.folder / "temporary/actloss/bin/actloss", REPORTS)
        done = self.checks(**inputs)
        assert done.returncode == 3, done.stderr
        return list(json.loads(done.stdout))


def _input_of(value: str) -> str:
    """Return the input that an expression stands for; there is no other expression in a step's environment."""
    name = value.removeprefix("${{ inputs.").removesuffix(" }}")
    assert value == f"${{{{ inputs.{name} }}}}"
    return name


@pytest.fixture
def runner(tmp_path: Path) -> Runner:
    """Return a runner with the actloss of these tests installed, and an empty workspace."""
    found = Runner(tmp_path)
    found.workspace.mkdir()
    program = f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m actloss "$@"\n'
    written(tmp_path / "temporary/actloss/bin/actloss", program)
    return found


def test_no_script_holds_an_expression() -> None:
    assert ACTION["runs"]["using"] == "composite"
    assert [step["shell"] for step in (INSTALL, CHECK)] == ["bash", "bash"]
    assert all("${{" not in step["run"] for step in (INSTALL, CHECK))


def test_every_input_is_described_has_a_default_and_is_used() -> None:
    used = {_input_of(value) for value in [*CHECK["env"].values(), CHECK["working-directory"]]}

    assert set(ACTION["inputs"]) == used == {"files", "args", "summary", "working-directory"}
    assert all(row["description"] and isinstance(row["default"], str) for row in ACTION["inputs"].values())
    assert all("required" not in row for row in ACTION["inputs"].values())


def test_actloss_is_installed_from_the_action_into_an_environment_of_its_own(runner: Runner, tmp_path: Path) -> None:
    shutil.rmtree(tmp_path / "temporary")
    log = tmp_path / "log"
    said = f"#!/bin/sh\nprintf '%s\\n' \"$*\" >>{shlex.quote(str(log))}\n"
    written(tmp_path / "inside", said)
    made = f'{said}mkdir -p "$RUNNER_TEMP/actloss/bin"\ncp {shlex.quote(str(tmp_path / "inside"))} "$4/bin/python"\n'
    written(tmp_path / "path/python3", made)

    done = runner.steps(INSTALL)

    assert done.returncode == 0, done.stderr
    assert log.read_text(encoding="utf-8").splitlines() == [
        f"-I -m venv {tmp_path}/temporary/actloss",
        f"-I -m pip install --quiet --disable-pip-version-check {ROOT}",
    ]


def test_modules_of_the_checkout_are_not_run_while_actloss_is_installed(runner: Runner, tmp_path: Path) -> None:
    (runner.workspace / "venv.py").write_text("open('pwned', 'w')\n", encoding="utf-8")
    making = INSTALL["run"].splitlines()[0].replace("python3", shlex.quote(sys.executable)) + " --without-pip"

    done = runner.steps({"run": making})

    assert done.returncode == 0, done.stderr
    assert not (runner.workspace / "pwned").exists()
    assert (tmp_path / "temporary/actloss/bin/python").exists()


def test_without_inputs_the_tables_of_the_lock_are_checked_and_summed_up(runner: Runner) -> None:
    assert runner.arguments() == ["check", "--format", "github", "--github-summary", "--"]


def test_every_line_is_an_argument_and_empty_ones_are_none(runner: Runner) -> None:
    found = runner.arguments(files="a.csv\n\nb c.csv\n", args="--fail-on\nwarning\n\n--ignore=AL3\n", summary="false")

    assert found == ["check", "--format", "github", "--fail-on", "warning", "--ignore=AL3", "--", "a.csv", "b c.csv"]


def test_hostile_lines_stay_arguments(runner: Runner) -> None:
    found = runner.arguments(files="\n".join(HOSTILE), args="\n".join(HOSTILE), summary="$(touch pwned)")

    assert found == ["check", "--format", "github", *HOSTILE, "--", *HOSTILE]
    assert list(runner.workspace.iterdir()) == []


def test_tables_with_hostile_names_are_checked(runner: Runner) -> None:
    for name in HOSTILE:
        shutil.copy(ROOT / "sample_data/binary_yes_no.csv", runner.workspace / name)

    done = runner.checks(files="\n".join(HOSTILE), args="--target=churned\n--select=AL2", summary="false")

    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout == f"{len(HOSTILE)} tables checked: no findings; passed\n"
    assert {path.name for path in runner.workspace.iterdir()} == set(HOSTILE)


def test_findings_fail_the_step_stand_at_their_lines_and_in_the_summary(runner: Runner) -> None:
    table = (ROOT / "sample_data/binary_plus_minus.csv").read_text(encoding="utf-8")
    (runner.workspace / "pumps.csv").write_text(table, encoding="utf-8")
    runner.summary.write_text("Of a step before\n", encoding="utf-8")

    done = runner.checks(files="pumps.csv", args="--loss\nbinary_crossentropy")

    assert done.returncode == 1
    assert done.stdout.startswith("::error file=pumps.csv,line=2,")
    assert runner.summary.read_text(encoding="utf-8").startswith("Of a step before\n# Check of pumps.csv\n")


def test_what_could_not_be_checked_has_its_own_exit_code(runner: Runner) -> None:
    done = runner.checks(files="absent.csv")

    assert done.returncode == 2
    assert done.stderr.splitlines()[0].startswith("actloss: 'absent.csv' was not checked: no file 'absent.csv'")


def test_the_configuration_is_found_from_the_folder_of_the_step(runner: Runner) -> None:
    assert CHECK["working-directory"] == "${{ inputs.working-directory }}"
    shutil.copy(ROOT / "sample_data/binary_plus_minus.csv", runner.workspace / "train.csv")
    content = '[[tables]]\npath = "train.csv"\nloss = "binary_crossentropy"\n'
    (runner.workspace / "actloss.toml").write_text(content, encoding="utf-8")

    done = runner.checks(summary="false")

    assert done.returncode == 1
    assert "title=AL401 bce-labels" in done.stdout
