"""Tables written into a lock as it is at that moment."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from actloss.lock import Lock, merge, merge_tables, read_lock
from actloss.lock.turn import mark_of
from locks import EXAMPLES


def test_what_the_lock_held_is_returned(tmp_path: Path) -> None:
    path = tmp_path / "actloss.lock.json"

    assert merge_tables(path, {"a.csv": EXAMPLES["binary"]}) == Lock(tables={})
    assert list(merge_tables(path, {"b.csv": EXAMPLES["counts"]}).tables) == ["a.csv"]
    assert list(read_lock(path).tables) == ["a.csv", "b.csv"]


@pytest.mark.parametrize("again", [{}, {"a.csv": EXAMPLES["regression"]}])
def test_where_nothing_changes_nothing_is_written_nor_waited_for(tmp_path: Path, again: dict[str, object]) -> None:
    path = tmp_path / "actloss.lock.json"
    merge_tables(path, {"a.csv": EXAMPLES["regression"]})
    before = path.stat().st_mtime_ns
    mark_of(path).touch()
    merge_tables(path, again)  # type: ignore[arg-type]  # locked tables

    assert path.stat().st_mtime_ns == before


def test_what_another_wrote_alike_while_this_one_waited_is_not_written_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "actloss.lock.json"

    @contextmanager
    def after_another(_place: Path) -> Iterator[None]:
        monkeypatch.undo()
        merge_tables(path, {"a.csv": EXAMPLES["binary"], "b.csv": EXAMPLES["counts"]})
        yield

    monkeypatch.setattr(merge, "turn", after_another)

    assert list(merge_tables(path, {"a.csv": EXAMPLES["binary"]}).tables) == ["a.csv", "b.csv"]
    assert list(read_lock(path).tables) == ["a.csv", "b.csv"]


def test_a_link_to_the_lock_stays_one_and_both_names_wait_for_each_other(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    link = tmp_path / "actloss.lock.json"
    link.symlink_to(tmp_path / "real" / "lock.json")
    merge_tables(link, {"a.csv": EXAMPLES["binary"]})

    assert link.is_symlink()
    assert [path.name for path in (tmp_path / "real").iterdir()] == ["lock.json"]
