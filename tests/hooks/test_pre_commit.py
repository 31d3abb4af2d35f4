"""A git repository with the pre-commit hook installed: what may be committed, and what is refused."""

import csv
import os
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "sample_data"
TABLES = {
    "benign.csv": "binary_01.csv",
    "calls.csv": "regression_count.csv",
    "species.csv": "multiclass_strings.csv",
}
"""The tables of the repository, and the samples that they are."""


def hook(name: str) -> dict[str, Any]:
    """Return a hook's definition, as pre-commit reads it from our repository."""
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    (found,) = [each for each in hooks if each["id"] == name]
    return dict(found)


def here(name: str) -> dict[str, Any]:
    """Return a hook that runs the actloss of these tests, where pre-commit would install one from the network."""
    return hook(name) | {"language": "system"}


@dataclass(frozen=True, slots=True)
class Repository:
    """A git repository that knows no configuration but its own."""

    folder: Path

    @property
    def env(self) -> dict[str, str]:
        """The environment of its commands; nothing that an outer git or pre-commit set is in it."""
        return {
            "PATH": os.pathsep.join([sysconfig.get_path("scripts"), os.environ["PATH"]]),
            "HOME": str(self.folder.parent),
            "PRE_COMMIT_HOME": str(self.folder.parent / "pre-commit"),
            "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_CONFIG_NOSYSTEM": "1",
            "LC_ALL": "C.UTF-8",
        }

    def run(self, *command: str) -> subprocess.CompletedProcess[str]:
        """Run a command in the repository."""
        return subprocess.run(
            command, cwd=self.folder, env=self.env, capture_output=True, encoding="utf-8", check=False
        )

    def does(self, *command: str) -> str:
        """Return the standard output of a command that succeeds."""
        done = self.run(*command)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def commit(self, *options: str) -> subprocess.CompletedProcess[str]:
        """Commit all changes."""
        self.does("git", "add", "--all")
        return self.run("git", "commit", "--quiet", "--message", "New rows", *options)

    def head(self) -> str:
        """Return the last commit."""
        return self.does("git", "rev-parse", "HEAD")

    def use(self, *hooks: Mapping[str, Any]) -> None:
        """Use these hooks and no others."""
        content = yaml.safe_dump({"repos": [{"repo": "local", "hooks": [dict(each) for each in hooks]}]})
        (self.folder / ".pre-commit-config.yaml").write_text(content, encoding="utf-8")

    def change(self, table: str, labels: Callable[[list[str]], list[str]]) -> None:
        """Write other labels, which are the last column, into a table."""
        path = self.folder / table
        with path.open(encoding="utf-8", newline="") as file:
            header, *rows = csv.reader(file)
        changed = labels([row[-1] for row in rows])
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(header)
            writer.writerows([*row[:-1], label] for row, label in zip(rows, changed, strict=True))


@pytest.fixture(scope="module")
def committed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a repository with tables, their lock and the hook, all committed."""
    repository = Repository(tmp_path_factory.mktemp("committed") / "repository")
    repository.folder.mkdir()
    for table, sample in TABLES.items():
        shutil.copy(SAMPLES / sample, repository.folder / table)
        repository.does("actloss", "advise", table, "--lock", "actloss.lock.json")
    repository.use(here("actloss-check"))
    repository.does("git", "init", "--quiet")
    repository.does("git", "config", "user.name", "A test")
    repository.does("git", "config", "user.email", "test@example.org")
    repository.does(sys.executable, "-m", "pre_commit", "install")
    done = repository.commit()
    assert done.returncode == 0, done.stdout + done.stderr
    return repository.folder


@pytest.fixture
def repository(committed: Path, tmp_path: Path) -> Repository:
    """Return a copy of that repository."""
    return Repository(shutil.copytree(committed, tmp_path / "repository"))


def first_row(label: str) -> Callable[[list[str]], list[str]]:
    """Return a change of the first label."""
    return lambda labels: [label, *labels[1:]]


def test_good_changes_are_committed(repository: Repository) -> None:
    before = repository.head()
    for table in TABLES:
        repository.change(table, lambda labels: labels[::-1])

    done = repository.commit()

    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stderr.splitlines()[0].endswith("Passed")
    assert repository.head() != before


@pytest.mark.parametrize(
    ("table", "labels", "codes"),
    [
        ("benign.csv", lambda labels: [str(int(label) + 1) for label in labels], {"AL401", "AL605"}),
        ("benign.csv", lambda labels: ["1" for _ in labels], {"AL207", "AL606"}),
        ("calls.csv", first_row("-3"), {"AL409", "AL606"}),
        ("species.csv", first_row("zebra"), {"AL601", "AL606"}),
    ],
    ids=["1 and 2 where 0 and 1 are locked", "one value", "a negative count", "a new class"],
)
def test_a_bad_change_is_refused_with_the_codes_of_its_rules(
    repository: Repository, table: str, labels: Callable[[list[str]], list[str]], codes: set[str]
) -> None:
    before = repository.head()
    repository.change(table, labels)

    done = repository.commit()

    said = done.stdout + done.stderr
    assert done.returncode == 1
    assert {code for code in codes if f"{code} error" in said} == codes
    assert f"Check of {table}" in said
    assert repository.head() == before
    assert repository.does("git", "status", "--porcelain") == f"M  {table}\n"


def test_a_change_that_the_lock_of_the_same_commit_accepts_is_committed(repository: Repository) -> None:
    before = repository.head()
    repository.change("species.csv", lambda labels: ["zebra" if label == "virginica" else label for label in labels])
    assert repository.commit().returncode == 1

    repository.does("actloss", "check", "species.csv", "--update-lock")
    done = repository.commit()

    assert done.returncode == 0, done.stdout + done.stderr
    assert repository.head() != before


def test_the_hook_for_all_tables_refuses_a_commit_that_leaves_a_bad_one_as_it_is(repository: Repository) -> None:
    repository.use(here("actloss-check-lock"))
    repository.change("calls.csv", first_row("-3"))
    assert repository.commit("--no-verify").returncode == 0
    before = repository.head()
    (repository.folder / "README.md").write_text("Tables\n", encoding="utf-8")

    done = repository.commit()

    assert done.returncode == 1
    assert "AL409 error" in done.stdout + done.stderr
    assert repository.head() == before


def test_a_table_whose_name_reads_as_an_option_is_a_table(repository: Repository) -> None:
    shutil.copy(repository.folder / "species.csv", repository.folder / "--output=calls.csv")
    repository.change("--output=calls.csv", first_row("zebra"))

    done = repository.commit()

    assert done.returncode == 1
    assert "Check of --output=calls.csv" in done.stdout + done.stderr
    assert "AL303 error" in done.stdout + done.stderr
    assert repository.does("git", "status", "--porcelain") == "A  --output=calls.csv\n"


@pytest.mark.parametrize("name", ["actloss-check", "actloss-check-lock"])
def test_a_hook_runs_check_once_in_an_environment_of_its_own(name: str) -> None:
    found = hook(name)

    assert found["entry"] == "actloss check"
    assert found["description"].endswith("?")
    assert found["language"] == "python"
    assert found["require_serial"] is True
    assert here(name) == found | {"language": "system"}


def test_the_hook_of_a_commit_gets_its_tables_and_that_of_the_lock_finds_them() -> None:
    files, every = hook("actloss-check"), hook("actloss-check-lock")

    assert files["types_or"] == ["csv", "tsv"]
    assert files["args"] == ["--"]  # what follows is a file, even where its name begins with a dash
    assert "pass_filenames" not in files
    assert every["pass_filenames"] is False
    assert every["always_run"] is True
    assert {"args", "types_or"}.isdisjoint(every)
