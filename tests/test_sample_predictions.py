import csv
import math
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest

from actloss.catalogue.row import Form, Scale
from actloss.losses.arrays import FloatArray

SAMPLES = Path(__file__).parents[1] / "sample_data"
FOLDER = SAMPLES / "predictions"
FILES = sorted(path.name for path in FOLDER.glob("*.csv") if path.name != "expected.csv")


@dataclass(frozen=True, slots=True)
class Expected:
    file: str
    truth: tuple[str, ...]
    models: tuple[tuple[str, ...], ...]
    task: str
    scale: Scale
    layout: Form
    shows: str


def _rows(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.reader(lines))


def _columns(file: str) -> dict[str, tuple[str, ...]]:
    header, *rows = _rows(FOLDER / file)
    return dict(zip(header, zip(*rows, strict=True), strict=True))


def _numbers(file: str, *names: str) -> FloatArray:
    columns = _columns(file)
    return np.array([columns[name] for name in names], dtype=np.float64).T


def _line(row: dict[str, str]) -> Expected:
    models = tuple(tuple(model.split(";")) for model in row["predictions"].split("|"))
    assert len(models) == int(row["models"])
    truth = tuple(row["truth"].split(";"))
    return Expected(
        row["file"], truth, models, row["task"], Scale(row["scale"]), Form(row["layout"]), shows=row["shows"]
    )


EXPECTED = [
    _line(dict(zip(header, row, strict=True)))
    for header, *rows in [_rows(FOLDER / "expected.csv")]
    for row in rows
]  # fmt: skip
RIGHT = [row for row in EXPECTED if not row.file.startswith("wrong_")]
MODELS = [(row, model) for row in RIGHT for model in row.models]


def _of(*scales: Scale) -> list[tuple[str, tuple[str, ...]]]:
    return [(row.file, model) for row, model in MODELS if row.scale in scales]


def _simplexes(scale: Scale) -> list[tuple[str, tuple[str, ...]]]:
    return [
        (row.file, model) for row, model in MODELS if row.scale is scale and row.layout in {Form.INDICES, Form.ROWS}
    ]


def _same(cell: str, other: str) -> bool:
    """Return whether two cells are equal; another build of the linear algebra may differ in the last digits."""
    try:
        return cell == other or math.isclose(float(cell), float(other), rel_tol=1e-4, abs_tol=1e-4)
    except ValueError:
        return False


@pytest.fixture(scope="module")
def written_anew(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("predictions")
    subprocess.run([sys.executable, "-W", "error", SAMPLES / "predict.py", folder], check=True, timeout=300)
    return folder


def test_every_file_is_described_and_has_its_own_line_in_the_readme() -> None:
    readme = (SAMPLES / "README.md").read_text(encoding="utf-8").split("## Predictions")[1]

    assert sorted(row.file for row in EXPECTED) == FILES
    assert all(f"`{file}`" in readme for file in FILES)


def test_the_script_writes_every_file_and_no_other(written_anew: Path) -> None:
    assert sorted(path.name for path in written_anew.iterdir()) == FILES


@pytest.mark.parametrize("file", FILES)
def test_the_script_writes_the_predictions_that_are_committed(file: str, written_anew: Path) -> None:
    (header, *rows), (old_header, *old_rows) = _rows(written_anew / file), _rows(FOLDER / file)

    assert header == old_header
    assert all(
        _same(cell, old)
        for row, old_row in zip(rows, old_rows, strict=True)
        for cell, old in zip(row, old_row, strict=True)
    )


@pytest.mark.parametrize("file", FILES)
def test_a_file_is_small(file: str) -> None:
    assert len(_rows(FOLDER / file)) - 1 <= 600
    assert (FOLDER / file).stat().st_size < 60_000


@pytest.mark.parametrize("row", EXPECTED, ids=lambda row: row.file)
def test_truth_and_predictions_are_different_columns_of_the_file(row: Expected) -> None:
    named = [*row.truth, *(column for model in row.models for column in model)]

    assert len(set(named)) == len(named)
    assert set(named) <= set(_columns(row.file))
    assert row.task in {"binary", "multiclass", "multilabel", "regression"}
    assert row.shows


@pytest.mark.parametrize(("file", "model"), _of(Scale.PROBABILITY))
def test_probabilities_lie_between_0_and_1(file: str, model: tuple[str, ...]) -> None:
    chances = _numbers(file, *model)

    assert ((chances >= 0) & (chances <= 1)).all()


@pytest.mark.parametrize(("file", "model"), _simplexes(Scale.PROBABILITY))
def test_probabilities_of_exclusive_classes_sum_to_1(file: str, model: tuple[str, ...]) -> None:
    assert _numbers(file, *model).sum(axis=1) == pytest.approx(1, abs=1e-5)


@pytest.mark.parametrize(("file", "model"), _simplexes(Scale.LOG_PROBABILITY))
def test_log_probabilities_are_those_of_exclusive_classes(file: str, model: tuple[str, ...]) -> None:
    assert np.exp(_numbers(file, *model)).sum(axis=1) == pytest.approx(1, abs=1e-5)


@pytest.mark.parametrize(("file", "model"), _of(Scale.LOGIT, Scale.MARGIN))
def test_scores_lie_on_both_sides_of_0_and_beyond_probabilities(file: str, model: tuple[str, ...]) -> None:
    scores = _numbers(file, *model)

    assert scores.min() < 0
    assert scores.max() > 0
    assert np.abs(scores).max() > 1


@pytest.mark.parametrize(("file", "model"), _of(Scale.RATE))
def test_rates_are_positive(file: str, model: tuple[str, ...]) -> None:
    assert (_numbers(file, *model) > 0).all()


def test_variances_are_positive() -> None:
    assert (_numbers("regression_mean_and_variance.csv", "variance") > 0).all()


def test_log_odds_of_ordered_levels_fall_from_step_to_step() -> None:
    steps = _numbers("ordinal_logits.csv", *(f"logit_above_{step}" for step in range(4)))

    assert (np.diff(steps, axis=1) < 0).all()


def test_squared_and_absolute_error_prefer_different_models() -> None:
    truth, squared, absolute = _numbers(
        "regression_two_models.csv", "y_true", "pred_squared_error", "pred_absolute_error"
    ).T

    assert np.mean((truth - squared) ** 2) < np.mean((truth - absolute) ** 2)
    assert np.mean(np.abs(truth - squared)) > np.mean(np.abs(truth - absolute))


def test_log_loss_and_brier_score_prefer_different_models() -> None:
    truth, logistic, forest = _numbers("binary_two_models.csv", "y_true", "prob_logistic", "prob_forest").T

    def log_loss(chance: FloatArray) -> float:
        return float(-np.mean(np.log(np.where(truth == 1, chance, 1 - chance))))

    assert log_loss(logistic) < log_loss(forest) < math.inf
    assert np.mean((truth - logistic) ** 2) > np.mean((truth - forest) ** 2)


def _between_0_and_1(said: FloatArray) -> bool:
    return bool(((said >= 0) & (said <= 1)).all())


MISTAKES: dict[str, Callable[[FloatArray], bool]] = {
    "wrong_softmax_twice.csv": lambda said: said.min() > 0.08 and said.max() < 0.24,
    "wrong_probabilities_named_logits.csv": _between_0_and_1,
    "wrong_logits_named_probabilities.csv": lambda said: not _between_0_and_1(said),
    "wrong_rows_off_one.csv": lambda said: np.abs(said.sum(axis=1) - 1).max() > 0.5,
    "wrong_constant.csv": lambda said: len(np.unique(said)) == 1,
    "wrong_nan.csv": lambda said: np.isnan(said).sum() == 1,
    "wrong_hard_decisions.csv": lambda said: set(said.ravel()) == {0.0, 1.0},
}


@pytest.mark.parametrize("row", [row for row in EXPECTED if row not in RIGHT], ids=lambda row: row.file)
def test_a_wrong_file_holds_its_mistake(row: Expected) -> None:
    assert MISTAKES[row.file](_numbers(row.file, *row.models[0]))
