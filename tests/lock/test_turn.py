"""One writer of a lock at a time."""

import os
import threading
from pathlib import Path
from typing import Any

import pytest

from actloss.errors import ActlossError
from actloss.lock import turn as turns
from actloss.lock.turn import mark_of, turn


@pytest.fixture(name="place")
def _place(tmp_path: Path) -> Path:
    return tmp_path / "actloss.lock.json"


def test_nothing_is_left_of_a_turn(place: Path) -> None:
    with turn(place):
        assert mark_of(place).exists()

    assert list(place.parent.iterdir()) == []


def test_nothing_is_left_of_a_turn_that_failed(place: Path) -> None:
    with pytest.raises(KeyboardInterrupt), turn(place):
        raise KeyboardInterrupt

    assert list(place.parent.iterdir()) == []


def test_a_turn_ends_though_its_file_is_gone(place: Path) -> None:
    with turn(place):
        mark_of(place).unlink()


def test_the_second_waits_for_the_first(place: Path) -> None:
    events: list[str] = []

    def second() -> None:
        with turn(place):
            events.append("second")

    other = threading.Thread(target=second)
    with turn(place):
        other.start()
        other.join(0.2)
        events.append("first")
    other.join(10.0)

    assert events == ["first", "second"]


def test_a_turn_that_ends_between_two_looks_is_taken(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mark = mark_of(place)
    mark.touch()
    opened = os.open

    def too_late(*_given: Any) -> int:  # noqa: ANN401 - whatever it takes
        monkeypatch.setattr(os, "open", opened)
        mark.unlink()
        raise FileExistsError

    monkeypatch.setattr(os, "open", too_late)
    with turn(place):
        assert mark.exists()


def test_many_turns_at_once_are_taken_one_by_one(place: Path) -> None:
    place.write_text("0")

    def count() -> None:
        for _ in range(5):
            with turn(place):
                place.write_text(str(int(place.read_text()) + 1))

    others = [threading.Thread(target=count) for _ in range(6)]
    for other in others:
        other.start()
    for other in others:
        other.join(60.0)

    assert place.read_text() == "30"


def test_whoever_waits_in_vain_is_told_what_to_do(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turns, "PATIENCE", 0.05)
    mark_of(place).touch()

    with pytest.raises(ActlossError) as caught, turn(place):
        pass
    assert caught.value.message == (
        f"others have been writing the lock '{place}' for 0.05 seconds; try again, or delete '{mark_of(place)}' if"
        " nobody is"
    )
    assert mark_of(place).exists()


def test_what_a_killed_process_left_is_taken_away(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turns, "STALE", 0.05)
    mark_of(place).touch()

    with turn(place):
        pass
    assert list(place.parent.iterdir()) == []


def test_the_turn_of_somebody_faster_is_put_back(place: Path) -> None:
    mark = mark_of(place)
    mark.touch()
    seen = turns._identity(mark)  # noqa: SLF001 - between looking and taking away lies no time that a test could use
    mark.rename(mark.with_name("left"))
    mark.touch()
    turns._take_away(mark, seen)  # noqa: SLF001 - as above

    assert sorted(path.name for path in place.parent.iterdir()) == [mark.name, "left"]


def test_a_folder_that_takes_no_files_is_told(place: Path) -> None:
    with pytest.raises(ActlossError) as caught, turn(place.parent / "gone" / place.name):
        pass
    assert caught.value.message == (
        f"cannot write the lock to '{place.parent}/gone/actloss.lock.json': No such file or directory"
    )
