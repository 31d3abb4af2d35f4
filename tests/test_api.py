import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from numpy.typing import NDArray

import actloss
from actloss.errors import ActlossError, FindingsError, OptionError, TargetError

COLUMNS = {"size": [1.5, 2.5, 3.5, 4.5, 5.5, 6.5] * 5, "grade": ["low", "mid", "high", "low", "mid", "high"] * 5}


FRAMES = {
    "pandas": pd.DataFrame(COLUMNS),
    "polars": pl.DataFrame(COLUMNS),
    "a lazy polars frame": pl.LazyFrame(COLUMNS),
    "arrow": pa.table(COLUMNS),
}


@pytest.mark.parametrize("library", FRAMES)
def test_dataframes_of_every_library_are_advised_on_alike(library: str) -> None:
    report = actloss.advise(FRAMES[library], target="grade")

    assert (report.task.kind, report.advice.loss) == ("multiclass", "sparse_categorical_crossentropy")
    assert [(entry.name, entry.count) for entry in report.profile.classes] == [("high", 10), ("low", 10), ("mid", 10)]


def test_a_file_and_a_dataframe_of_the_same_table_get_the_same_advice(tmp_path: Path) -> None:
    frame = pl.DataFrame(COLUMNS)
    path = tmp_path / "table.csv"
    frame.write_csv(path)

    assert actloss.advise(path, "grade").advice == actloss.advise(frame, "grade").advice


def test_the_target_may_be_a_name_or_several() -> None:
    frame = pl.DataFrame({"x": [1, 2, 3, 4], "a": [1, 0, 1, 1], "b": [0, 1, 1, 0]})

    assert actloss.advise(frame, target=["a", "b"]).task.kind == "multilabel"
    assert actloss.advise(frame, target="a").task.kind == "binary"


def test_an_unknown_task_is_refused_with_the_choices() -> None:
    with pytest.raises(OptionError, match="task must be one of regression, binary, multiclass, multilabel"):
        actloss.advise(pl.DataFrame(COLUMNS), task="ranking")


def test_a_wrong_name_suggests_the_nearest() -> None:
    with pytest.raises(TargetError, match="grade"):
        actloss.advise(pl.DataFrame(COLUMNS), target="grad")


def test_the_same_input_gives_the_same_report() -> None:
    first, second = (actloss.advise(pl.DataFrame(COLUMNS), "grade").to_dict() for _ in range(2))

    assert first == second


def test_public_names_are_promised_and_no_others() -> None:
    assert dir(actloss) == sorted(actloss.__all__)
    assert issubclass(TargetError, ActlossError)
    assert actloss.FindingsError is FindingsError
    assert actloss.Report.__name__ == "Report"
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = actloss.nothing


def test_kernels_and_activations_are_reached_through_the_package() -> None:
    program = "import actloss; print(actloss.losses.mae([1.0], [3.0])[0], actloss.activations.relu(-1.0))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)

    assert done.stdout.split() == ["2.0", "0.0"]


def test_a_module_that_was_imported_is_the_same_one(monkeypatch: pytest.MonkeyPatch) -> None:
    before = actloss.losses
    monkeypatch.delattr(actloss, "losses")

    assert actloss.losses is before


def test_a_loss_of_ones_own_goes_by_its_name() -> None:
    def gap(y_true: NDArray[np.float64], y_pred: NDArray[np.float64]) -> NDArray[np.float64]:
        return np.abs(y_true - y_pred)

    card = actloss.score([1.0, 2.0], [2.0, 4.0], losses=["mae", "gap"], custom=gap)

    assert [(score.loss, score.value) for score in card.scores] == [("mae", 1.5), ("gap", 1.5)]
    assert card["gap"].per_sample.tolist() == [1.0, 2.0]


def test_code_without_a_table_takes_every_wish() -> None:
    text = actloss.code("keras", "multiclass", classes=["a", "b"], loss="focal", params={"alpha": [1, 2]})

    assert 'CLASSES = ["a", "b"]' in text
    assert actloss.code("keras", loss="huber", activation="softplus") != actloss.code("keras", loss="huber")
    with pytest.raises(OptionError, match="task must be one of"):
        actloss.code("keras", "ranking")


def test_code_without_a_table_is_no_script() -> None:
    assert actloss.code("keras", "binary", style="snippet") == actloss.code("keras", "binary")
    with pytest.raises(OptionError, match="a script reads its table from a file, and there is none"):
        actloss.code("keras", "binary", style="script")
    with pytest.raises(OptionError, match="unknown style 'program': use snippet or script"):
        actloss.code("keras", "binary", style="program")


def test_what_a_framework_never_has_is_said_before_anything_is_asked() -> None:
    with pytest.raises(OptionError, match=r"^CatBoost cannot train with dice: "):
        actloss.code("catboost", loss="dice")
    with pytest.raises(OptionError, match="a multilabel task needs units, the number of labels"):
        actloss.code("keras", loss="dice")
    with pytest.raises(OptionError, match="unknown framework 'kerras'"):
        actloss.code("kerras", "multiclass")


@pytest.mark.parametrize(
    ("wishes", "sentence"),
    [
        ({"framework": None}, "unknown framework 'None': use one of pytorch"),
        ({"task": 3}, "task must be one of regression, binary, multiclass, multilabel, got '3'"),
        ({"style": None}, "unknown style 'None': use snippet or script"),
        ({"activation": 3}, "unknown activation '3'"),
        ({"loss": 2.5}, "unknown loss '2.5'"),
    ],
)
def test_a_wish_that_is_no_text_is_refused_as_any_other_name(wishes: dict[str, Any], sentence: str) -> None:
    with pytest.raises(OptionError, match=sentence):
        actloss.code(**{"framework": "jax", "task": "binary", **wishes})
