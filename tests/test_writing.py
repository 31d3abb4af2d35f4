import os
from pathlib import Path

import pytest

from actloss.errors import ActlossError
from actloss.writing import write_whole


def test_a_failure_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "report.txt"
    path.write_text("old", encoding="utf-8")

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)

    with pytest.raises(ActlossError, match=r"cannot write the report to '.*report\.txt': No space left on device$"):
        write_whole(path, "new")

    assert path.read_text(encoding="utf-8") == "old"
    assert [path] == list(tmp_path.iterdir())


def test_an_interruption_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(_descriptor: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupted)

    with pytest.raises(KeyboardInterrupt):
        write_whole(tmp_path / "report.txt", "new")

    assert list(tmp_path.iterdir()) == []


def test_a_directory_that_vanished_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(ActlossError, match="cannot write the report to"):
        write_whole(tmp_path / "gone" / "report.txt", "new")


def test_the_message_says_what_was_to_be_written(tmp_path: Path) -> None:
    with pytest.raises(ActlossError, match="cannot write the lock to"):
        write_whole(tmp_path / "gone" / "actloss.lock.json", "{}", "the lock")
