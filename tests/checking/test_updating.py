from pathlib import Path

import pytest

from actloss.checking import Updated, Wishes, plan, update_lock
from actloss.config import Settings
from actloss.errors import OptionError
from actloss.lock import Reading, read_lock
from actloss.training import Trained
from checked_tables import CODED, SIGNED, codes_found, lock_of, table_of
from tables import written


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a working folder with a table and its lock."""
    monkeypatch.chdir(tmp_path)
    table_of(tmp_path, CODED, "a.csv")
    lock_of(tmp_path, "a.csv")
    return tmp_path


def updated(**wishes: object) -> Updated:
    return update_lock(plan(Wishes(**wishes), Settings(), Path.cwd()))  # type: ignore[arg-type]


def test_tables_that_are_as_they_were_leave_the_lock_alone(folder: Path) -> None:
    lock = folder / "actloss.lock.json"
    before = lock.read_bytes(), lock.stat().st_mtime_ns
    found = updated()

    assert (found.changes, found.report.exit_code) == ((), 0)
    assert (lock.read_bytes(), lock.stat().st_mtime_ns) == before


def test_a_new_state_is_accepted_and_what_changed_is_said(folder: Path) -> None:
    table_of(folder, SIGNED, "a.csv")
    found = updated()

    assert "'a.csv': encoding: 0/1 → -1/+1" in found.changes
    assert codes_found(found.report) == [[]]
    assert updated().changes == ()


def test_the_training_follows_the_new_answer(folder: Path) -> None:
    table_of(folder, [0, 1, 2] * 40, "a.csv")
    found = updated(trained=Trained(framework="pytorch"))
    training = found.report.tables[0].training

    assert training is not None
    assert training.loss is not None
    assert (training.loss.name, training.units, training.framework) == ("sparse_categorical_crossentropy", 3, "pytorch")


def test_what_the_owner_trains_with_stays(folder: Path) -> None:
    table_of(folder, SIGNED, "a.csv")
    found = updated(trained=Trained(activation="sigmoid", loss="binary_crossentropy"))

    assert codes_found(found.report) == [["AL401"]]
    assert found.report.exit_code == 1


def test_an_activation_that_is_named_stays_beside_the_new_loss(folder: Path) -> None:
    table_of(folder, [0, 1, 2] * 40, "a.csv")
    found = updated(trained=Trained(activation="softmax"))
    table = found.report.tables[0]

    assert table.training is not None
    assert table.training.loss is not None
    assert (table.training.loss.name, table.training_origin) == ("sparse_categorical_crossentropy", "flags and lock")


def test_other_errors_remain(folder: Path) -> None:
    table_of(folder, [*CODED, ""], "a.csv")
    found = updated()

    assert codes_found(found.report) == [["AL201"]]
    assert read_lock(folder / "actloss.lock.json").tables["a.csv"].reference.missing == 1


def test_labels_of_which_nothing_can_be_learnt_keep_their_entry(folder: Path) -> None:
    before = (folder / "actloss.lock.json").read_bytes()
    table_of(folder, [1] * 120, "a.csv")
    found = updated()

    assert found.changes == ("'a.csv' keeps its entry: nothing can be learnt from its labels as they are now",)
    assert "AL207" in codes_found(found.report)[0]
    assert (folder / "actloss.lock.json").read_bytes() == before


def test_a_label_column_that_is_gone_keeps_its_entry(folder: Path) -> None:
    table_of(folder, CODED, "a.csv", name="lable")

    assert codes_found(updated().report) == [["AL104"]]


def test_another_label_column_is_accepted_by_its_name(folder: Path) -> None:
    table_of(folder, CODED, "a.csv", name="lable")
    found = updated(reading=Reading(target=("lable",)))

    assert "'a.csv': label columns: 'label' → 'lable'" in found.changes
    assert read_lock(folder / "actloss.lock.json").tables["a.csv"].reading.target == ("lable",)


def test_a_table_that_cannot_be_read_keeps_its_entry_and_the_others_are_updated(folder: Path) -> None:
    table_of(folder, CODED, "b.csv")
    lock_of(folder, "b.csv")
    (folder / "a.csv").unlink()
    table_of(folder, SIGNED, "b.csv")
    found = updated()

    assert found.report.exit_code == 2
    assert found.report.tables[0].error is not None
    assert sorted(read_lock(folder / "actloss.lock.json").tables) == ["a.csv", "b.csv"]
    assert all(sentence.startswith("'b.csv': ") for sentence in found.changes)


def test_another_file_can_be_the_new_state_of_an_entry(folder: Path) -> None:
    table_of(folder, SIGNED, "new.csv")
    updated(sources=("new.csv",), entry="a.csv")

    assert read_lock(folder / "actloss.lock.json").tables["a.csv"].reference.encoding == "-1/+1"


def test_a_table_that_others_locked_meanwhile_stays(folder: Path) -> None:
    table_of(folder, CODED, "b.csv")
    planned = plan(Wishes(sources=("a.csv",)), Settings(), folder)
    lock_of(folder, "b.csv")
    table_of(folder, SIGNED, "a.csv")
    found = update_lock(planned)

    assert "'a.csv': encoding: 0/1 → -1/+1" in found.changes
    assert list(read_lock(folder / "actloss.lock.json").tables) == ["a.csv", "b.csv"]


def test_what_changed_is_told_from_the_lock_that_was_replaced(folder: Path) -> None:
    planned = plan(Wishes(), Settings(), folder)
    table_of(folder, SIGNED, "a.csv")
    lock_of(folder, "a.csv")

    assert update_lock(planned).changes == ()


def test_an_entry_that_was_removed_meanwhile_is_there_again(folder: Path) -> None:
    planned = plan(Wishes(), Settings(), folder)
    (folder / "actloss.lock.json").unlink()

    assert update_lock(planned).changes == ("'a.csv': its entry was gone, and is there again",)
    assert list(read_lock(folder / "actloss.lock.json").tables) == ["a.csv"]


def test_a_table_without_an_entry_cannot_be_updated(folder: Path) -> None:
    table_of(folder, CODED, "new.csv")

    with pytest.raises(OptionError) as refused:
        updated(sources=("new.csv",))
    assert refused.value.message == (
        f"'new.csv' has no entry in the lock '{folder / 'actloss.lock.json'}' to update; add one with actloss advise"
        " 'new.csv' --lock, or name one with --as"
    )


@pytest.mark.usefixtures("folder")
def test_one_entry_cannot_take_two_states() -> None:
    with pytest.raises(OptionError) as refused:
        updated(sources=("a.csv", "./a.csv"))

    assert refused.value.message == "'a.csv' and './a.csv' are both held against 'a.csv'; update it with one of them"


@pytest.mark.usefixtures("folder")
def test_a_reference_table_is_no_lock() -> None:
    with pytest.raises(OptionError, match="--update-lock accepts tables as they are, --reference holds them against"):
        updated(sources=("a.csv",), reference="a.csv")


def test_without_a_lock_there_is_nothing_to_update(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    table_of(tmp_path, CODED, "a.csv")

    with pytest.raises(OptionError, match="--update-lock needs a lock, found none from here upwards"):
        updated(sources=("a.csv",))


def test_a_table_without_rows_keeps_its_entry_and_is_a_finding(folder: Path) -> None:
    lock = folder / "actloss.lock.json"
    before = lock.read_bytes()
    written(folder, "x,label\n", "a.csv")
    found = updated()

    assert codes_found(found.report) == [["AL202"]]
    assert lock.read_bytes() == before
