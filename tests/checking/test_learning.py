"""The labels as a training takes them."""

from pathlib import Path

import pytest

from actloss.checked import TableCheck
from actloss.checking.learning import as_learnt
from actloss.examined import examine
from actloss.lock import Reading, read_lock
from actloss.table import open_table
from actloss.task import Kind
from checked_tables import checked, codes_in, lock_of, table_of
from profiles import training


def errors_in(table: TableCheck) -> list[str]:
    return [finding.code for finding in table.findings if finding.severity == "error"]


MARKED = [0, 1, 2, -1] * 60


@pytest.mark.parametrize(
    "said",
    [
        {"activation": "linear", "loss": "torch.nn.CrossEntropyLoss(ignore_index=-1)", "units": 3},
        {"activation": "softmax", "loss": "keras.losses.SparseCategoricalCrossentropy(ignore_class=-1)", "units": 3},
        {"activation": "linear", "loss": "CrossEntropyLoss", "ignore_index": -1, "units": 3},
    ],
)
def test_a_label_that_the_loss_skips_is_no_class(said: dict[str, object], tmp_path: Path) -> None:
    made = training(**said)  # type: ignore[arg-type]  # as a caller spells them
    assert codes_in(checked(table_of(tmp_path, MARKED), training=made)) == []


@pytest.mark.parametrize("mark", [-100, -1, 255])
def test_the_task_is_that_of_the_other_labels(mark: int, tmp_path: Path) -> None:
    made = training(loss="CrossEntropyLoss", ignore_index=mark)
    table = checked(table_of(tmp_path, [*[mark] * 160, *[0, 1, 2] * 80]), training=made)

    assert table.task is not None
    assert table.task.kind is Kind.MULTICLASS
    assert errors_in(table) == []


def test_pytorch_skips_minus_one_hundred_unasked(tmp_path: Path) -> None:
    made = training(loss="CrossEntropyLoss", units=3)
    table = checked(table_of(tmp_path, [*[-100] * 200, *[0, 1, 2] * 40]), training=made)

    assert codes_in(table) == ["AL426"]


def test_a_declared_task_is_held_against_the_other_labels(tmp_path: Path) -> None:
    labels = [*[-100] * 100, *[0, 1] * 60]
    made = training(loss="CrossEntropyLoss", units=2)

    assert codes_in(checked(table_of(tmp_path, labels), training=made, reading=Reading(task="binary"))) == []
    assert codes_in(checked(table_of(tmp_path, labels), reading=Reading(task="binary"))) == ["AL208"]


def test_what_is_left_may_be_constant(tmp_path: Path) -> None:
    table = checked(table_of(tmp_path, [0, -100] * 120), training=training(loss="CrossEntropyLoss"))

    assert codes_in(table) == ["AL207", "AL426"]


def test_nothing_may_be_left(tmp_path: Path) -> None:
    table = checked(table_of(tmp_path, [-100] * 120), training=training(loss="CrossEntropyLoss"))

    assert codes_in(table) == ["AL207", "AL426"]


def test_a_lock_is_held_against_all_labels(tmp_path: Path) -> None:
    path = table_of(tmp_path, MARKED)
    reference = lock_of(tmp_path, "train.csv")
    made = training(loss="CrossEntropyLoss", ignore_index=-1)
    table = checked(path, training=made, reference=read_lock(reference).tables["train.csv"].reference)

    assert codes_in(table) == []
    assert table.profile is not None
    assert table.profile.labelled == len(MARKED)


def test_counts_stay_counts_where_the_reference_says_so(tmp_path: Path) -> None:
    examined = examine(open_table(str(table_of(tmp_path, [0, 1, 2] * 60))), ["label"])
    learnt = as_learnt(examined, training(loss="bce"), None, Kind.REGRESSION)

    assert learnt.task is not None
    assert learnt.task.kind is Kind.REGRESSION


def test_without_a_training_labels_are_what_they_are(tmp_path: Path) -> None:
    examined = examine(open_table(str(table_of(tmp_path, [0, 1, 2] * 60))), ["label"])

    assert as_learnt(examined, None, None, None) is examined


def test_a_name_of_several_losses_is_the_one_for_the_labels(tmp_path: Path) -> None:
    table = checked(table_of(tmp_path, [0, 1, 2] * 60), training=training(loss="log_loss", framework="sklearn"))

    assert table.training is not None
    assert table.training.loss is not None
    assert table.training.loss.name == "sparse_categorical_crossentropy"
    assert codes_in(table) == []


@pytest.mark.parametrize("loss", ["count:poisson", "poisson_nll", "mse", "tweedie"])
def test_small_counts_under_a_loss_of_quantities_are_no_error(loss: str, tmp_path: Path) -> None:
    counts = [0, 1, 2, 3, 1, 0, 5, 2] * 20

    assert errors_in(checked(table_of(tmp_path, counts), training=training(loss=loss))) == []
