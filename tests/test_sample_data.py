import csv
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pytest

import actloss

SAMPLES = Path(__file__).parents[1] / "sample_data"
NOT_TABLES = {"README.md", "LICENSE.scikit-learn", "expected.csv", "generate.py", "predict.py"}


@dataclass(frozen=True, slots=True)
class Expected:
    file: str
    target: tuple[str, ...]
    kind: str
    activation: str
    loss: str


def _expected() -> list[Expected]:
    with (SAMPLES / "expected.csv").open(encoding="utf-8", newline="") as lines:
        return [Expected(**row | {"target": tuple(row["target"].split(";"))}) for row in csv.DictReader(lines)]


def _tables(folder: Path) -> set[str]:
    files = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    return {file for file in files - NOT_TABLES if not file.startswith(("models/", "predictions/", "recipes/"))}


def _content(path: Path) -> object:
    """Return the bytes, or what is in them where a library's version shows in the bytes."""
    match path.suffix:
        case ".gz" | ".zst":
            return duckdb.read_csv(path, all_varchar=True).fetchall()
        case ".parquet":
            return duckdb.read_parquet(str(path)).dtypes, duckdb.read_parquet(str(path)).fetchall()
        case _:
            return path.read_bytes()


@pytest.fixture(scope="module")
def written_anew(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sample_data")
    subprocess.run([sys.executable, SAMPLES / "generate.py", folder], check=True, timeout=300)
    return folder


def test_every_table_has_an_expected_answer_and_its_own_line_in_the_readme() -> None:
    readme = (SAMPLES / "README.md").read_text(encoding="utf-8")
    expected = {row.file for row in _expected()}

    assert _tables(SAMPLES) == expected
    assert all(f"`{file.removeprefix('messy/')}`" in readme for file in expected)


def test_the_generator_writes_every_table_and_no_other(written_anew: Path) -> None:
    assert _tables(written_anew) == _tables(SAMPLES)


@pytest.mark.parametrize("file", sorted(_tables(SAMPLES)))
def test_the_generator_writes_the_table_that_is_committed(file: str, written_anew: Path) -> None:
    assert _content(written_anew / file) == _content(SAMPLES / file)


@pytest.mark.parametrize("file", sorted(_tables(SAMPLES)))
def test_a_sample_is_small(file: str) -> None:
    assert (SAMPLES / file).stat().st_size < 60_000


@pytest.mark.parametrize("row", _expected(), ids=lambda row: row.file)
def test_advise_finds_the_label_and_answers_as_expected(row: Expected) -> None:
    report = actloss.advise(SAMPLES / row.file)

    assert report.target.columns == row.target
    assert (report.task.kind, report.advice.activation, report.advice.loss) == (row.kind, row.activation, row.loss)


@pytest.mark.parametrize("row", _expected(), ids=lambda row: row.file)
def test_advise_answers_as_expected_when_the_label_is_named(row: Expected) -> None:
    report = actloss.advise(SAMPLES / row.file, target=row.target)

    assert report.target.given
    assert report.target.columns == row.target
    assert (report.task.kind, report.advice.activation, report.advice.loss) == (row.kind, row.activation, row.loss)
