from pathlib import Path

import pytest

from actloss.errors import OptionError, SourceError
from actloss.lock import entry_of, read_lock
from locks import EXAMPLES, locked, written


@pytest.fixture(autouse=True)
def _house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_a_new_lock_begins_empty_and_gets_the_table() -> None:
    entry = entry_of("data/train.csv", Path("actloss.lock.json"))

    assert entry.key == "data/train.csv"
    assert entry.written(EXAMPLES["binary"]) == "locked 'data/train.csv' in 'actloss.lock.json'"
    assert list(read_lock(Path("actloss.lock.json")).tables) == ["data/train.csv"]


def test_the_other_tables_of_a_lock_stay() -> None:
    path = Path("actloss.lock.json")
    entry_of("a.csv", path).written(EXAMPLES["binary"])
    entry_of("b.csv", path).written(EXAMPLES["counts"])

    assert list(read_lock(path).tables) == ["a.csv", "b.csv"]


def test_what_changed_is_told() -> None:
    path = Path("actloss.lock.json")
    entry_of("a.csv", path).written(locked(["no", "yes"] * 40))
    entry = entry_of("a.csv", path)

    assert entry.written(locked(["no", "yes"] * 40)) == "locked 'a.csv' in 'actloss.lock.json', where nothing changed"
    assert entry.written(locked(["no", "yes"] * 40 + ["no"])) == (
        "locked 'a.csv' in 'actloss.lock.json' anew: class 'no': 40 → 41 rows; rows: 80 → 81; rows with a label: 80"
        " → 81"
    )


def test_what_others_wrote_meanwhile_stays() -> None:
    path = Path("actloss.lock.json")
    first, second = entry_of("a.csv", path), entry_of("b.csv", path)

    second.written(EXAMPLES["counts"])
    first.written(EXAMPLES["binary"])

    assert list(read_lock(path).tables) == ["a.csv", "b.csv"]


def test_what_others_made_of_the_same_table_meanwhile_is_told() -> None:
    path = Path("actloss.lock.json")
    first, second = entry_of("a.csv", path), entry_of("a.csv", path)
    first.written(locked(["no", "yes"] * 40))

    assert second.written(locked(["no", "yes"] * 40)).endswith(", where nothing changed")


def test_a_lock_that_was_spoilt_meanwhile_is_not_overwritten(tmp_path: Path) -> None:
    entry = entry_of("a.csv", Path("actloss.lock.json"))
    path = written(tmp_path, "<<<<<<< HEAD\n")

    with pytest.raises(SourceError, match="is no JSON"):
        entry.written(EXAMPLES["binary"])
    assert path.read_text(encoding="utf-8") == "<<<<<<< HEAD\n"


def test_what_is_no_lock_is_not_overwritten(tmp_path: Path) -> None:
    path = written(tmp_path, "id,label\n1,yes\n")

    with pytest.raises(SourceError, match="is no JSON"):
        entry_of("a.csv", path)
    assert path.read_text(encoding="utf-8") == "id,label\n1,yes\n"


def test_a_folder_that_is_not_there_is_told_before_any_work() -> None:
    with pytest.raises(OptionError, match=r"a lock needs an existing folder, found none for 'gone/x\.json'"):
        entry_of("gone/a.csv", Path("gone/x.json"))
