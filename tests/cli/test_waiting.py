import io
import sys
import threading

import pytest

from actloss.cli.waiting import waiting


class Watched(io.StringIO):
    """Standard error that somebody watches, and that tells when it was written to."""

    def __init__(self) -> None:
        super().__init__()
        self.said = threading.Event()

    def isatty(self) -> bool:
        return True

    def flush(self) -> None:
        self.said.set()


def test_a_long_wait_is_told_and_wiped_away(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = Watched()
    monkeypatch.setattr(sys, "stderr", stream)

    with waiting(patience=0):
        assert stream.said.wait(10)

    first, *_, wiped, end = stream.getvalue().split("\r")[1:]
    assert first == "reading the table, 0 s"
    assert wiped.strip() == ""
    assert len(wiped) >= len(first)
    assert end == ""


def test_a_wait_goes_on_being_told(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = Watched()
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setattr("actloss.cli.waiting._TICK", 0.001)

    with waiting(patience=0):
        assert stream.said.wait(10)
        stream.said.clear()
        assert stream.said.wait(10)

    assert stream.getvalue().count("reading") >= 2


def test_a_short_wait_is_silent(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = Watched()
    monkeypatch.setattr(sys, "stderr", stream)

    with waiting():
        pass

    assert stream.getvalue() == ""


@pytest.mark.parametrize("stream", [io.StringIO(), None])
def test_nothing_is_told_where_nobody_watches(stream: io.StringIO | None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", stream)
    before = threading.active_count()

    with waiting(patience=0):
        assert before == threading.active_count()

    assert stream is None or stream.getvalue() == ""


def test_an_error_ends_the_telling(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", Watched())
    before = threading.active_count()

    with pytest.raises(ValueError, match="broken"), waiting(patience=0):
        raise ValueError("broken")

    assert before == threading.active_count()
