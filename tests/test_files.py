import gc
import io
import os
import socket
import sys
from pathlib import Path
from threading import Thread

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actloss.errors import SourceError
from actloss.escape import visible
from actloss.files import Located, Scratch, locate


def refusal(source: str | Path | list[str]) -> str:
    with pytest.raises(SourceError) as error:
        locate(source)
    return str(error.value)


def shown(located: Located) -> list[str]:
    return [file.shown for file in located.files]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working directory with two tables and a folder whose name looks like a third."""
    for name in ("b.csv", "a.csv"):
        (tmp_path / name).write_text("id,label\n1,yes\n")
    (tmp_path / "c.csv").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def standard_input(monkeypatch: pytest.MonkeyPatch, stream: io.TextIOWrapper | None) -> None:
    monkeypatch.setattr(sys, "stdin", stream)


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("source", ["a.csv", Path("a.csv"), ["a.csv"]])
def test_one_file_is_itself(source: str | Path | list[str]) -> None:
    located = locate(source)

    assert (located.name, [file.path for file in located.files]) == ("a.csv", [Path("a.csv")])


@pytest.mark.usefixtures("folder")
def test_a_pattern_is_its_files_in_order_without_folders() -> None:
    located = locate("*.csv")

    assert (located.name, shown(located)) == ("*.csv", ["a.csv", "b.csv"])


@pytest.mark.usefixtures("folder")
def test_a_list_keeps_its_order_and_is_named_by_its_first() -> None:
    located = locate(["b.csv", Path("a.csv")])

    assert (located.name, shown(located)) == ("b.csv and 1 more", ["b.csv", "a.csv"])


def test_a_file_whose_name_is_a_pattern_is_itself(folder: Path) -> None:
    (folder / "[ab].csv").write_text("x\n")

    assert shown(locate("[ab].csv")) == ["[ab].csv"]


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("", "expected a file name, found an empty one; name the file to read, or - for standard input"),
        ([], "expected at least one file, found an empty list; name the files to read"),
        ("*.tsv", "no file matches '*.tsv'; check the pattern, or quote it so the shell leaves it alone"),
        ("\0/*", r"no file matches '\x00/*'; check the pattern, or quote it so the shell leaves it alone"),
        ("\ud800/*", r"no file matches '\ud800/*'; check the pattern, or quote it so the shell leaves it alone"),
        ("aa.csv", "no file 'aa.csv'; did you mean 'a.csv'?"),
        ("zzzzzzzz", "no file 'zzzzzzzz'; check the name and the folder"),
        ("none/a.csv", "no file 'none/a.csv'; there is no folder 'none' either"),
        ("a.csv/b", "cannot open 'a.csv/b': not a directory"),
        ("a\0b", r"cannot open 'a\x00b': embedded null byte"),
        ("\x1b]2;J", r"no file '\x1b]2;J'; check the name and the folder"),
        ("c.csv", "'c.csv' is a directory, expected a table; name a file in it, or a pattern such as 'c.csv/*.csv'"),
        ("/dev/zero", "'/dev/zero' is a device, expected a file; copy the table into a file first"),
    ],
)
def test_a_source_that_is_no_file_is_refused(source: str | list[str], message: str) -> None:
    assert refusal(source) == message


def test_a_link_to_itself_is_refused(folder: Path) -> None:
    (folder / "loop.csv").symlink_to("loop.csv")

    assert refusal("loop.csv").startswith("cannot open 'loop.csv': ")


def test_a_socket_is_a_device(folder: Path) -> None:
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("s.csv")

        assert refusal("s.csv").startswith("'s.csv' is a device")
    assert (folder / "s.csv").exists()


@pytest.mark.usefixtures("folder")
def test_a_folder_that_may_not_be_listed_is_not_said_to_be_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    def forbidden(path: Path) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "iterdir", forbidden)

    assert refusal("aa.csv") == "no file 'aa.csv'; check the name and the folder"


@pytest.mark.usefixtures("folder")
def test_a_file_that_may_not_be_read_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    def forbidden(path: Path, mode: str) -> None:
        raise PermissionError(13, "Permission denied", str(path), None, mode)

    monkeypatch.setattr(Path, "open", forbidden)

    assert refusal("a.csv") == "cannot read 'a.csv': permission denied"


def test_a_named_pipe_is_read_once_and_kept(folder: Path) -> None:
    pipe = folder / "pipe.csv"
    os.mkfifo(pipe)
    writer = Thread(target=pipe.write_bytes, args=(b"id\n1\n",))
    writer.start()
    located = locate("pipe.csv")
    writer.join()

    assert shown(located) == ["pipe.csv"]
    assert located.files[0].path.read_bytes() == b"id\n1\n"


def test_standard_input_is_kept_as_it_came(monkeypatch: pytest.MonkeyPatch) -> None:
    standard_input(monkeypatch, io.TextIOWrapper(io.BytesIO(b"id\r\n\xff\n")))
    located = locate("-")

    assert (located.name, shown(located)) == ("-", ["standard input"])
    assert located.files[0].path.read_bytes() == b"id\r\n\xff\n"


def test_standard_input_that_is_not_there_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    standard_input(monkeypatch, None)

    assert refusal("-") == "standard input is closed; pipe a table into it, or name a file instead of -"


def test_standard_input_that_was_closed_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.TextIOWrapper(io.BytesIO())
    standard_input(monkeypatch, stream)
    stream.close()

    assert refusal("-") == "cannot read standard input: i/O operation on closed file."


def test_a_scratch_folder_is_made_once_and_only_when_asked_for() -> None:
    scratch = Scratch()
    first = scratch.path("one").parent

    assert first.is_dir()
    assert scratch.path("two") == first / "two"


def test_a_scratch_folder_vanishes_with_its_last_holder() -> None:
    scratch = Scratch()
    path = scratch.path("kept")
    path.write_text("x")
    del scratch
    gc.collect()

    assert not path.parent.exists()


@given(st.text(max_size=20))
def test_any_name_is_refused_without_a_hidden_character(name: str) -> None:
    message = refusal(f"no such folder/{name}")

    assert visible(message, limit=1000) == message


class TestBelow:
    """Files that a lock or a configuration names, not the user."""

    @pytest.fixture
    def house(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
        """Return a folder with a table, beside one with what is nobody's business."""
        house, other = tmp_path / "house", tmp_path / "other"
        for folder in (house, other):
            folder.mkdir()
            (folder / "a.csv").write_text("id,label\n1,yes\n")
        (house / "out").symlink_to(other)
        (house / "secret.csv").symlink_to(other / "a.csv")
        (house / "near").symlink_to(house)
        monkeypatch.chdir(house)
        return house

    @pytest.mark.parametrize("source", ["a.csv", "near/a.csv", "a*.csv", ["a.csv", "near/a.csv"]])
    def test_what_ends_in_the_folder_is_read(self, house: Path, source: str | list[str]) -> None:
        assert shown(locate(source, below=house)) == shown(locate(source))

    @pytest.mark.parametrize(
        "source", ["out/a.csv", "out/none.csv", "secret.csv", "../other/a.csv", "out/*.csv", "s*.csv", "a.csv/../.."]
    )
    def test_what_leads_out_of_it_is_refused_without_a_word_on_what_lies_there(self, house: Path, source: str) -> None:
        with pytest.raises(SourceError) as refused:
            locate(source, below=house)

        assert refused.value.message == (
            f"'{source}' leads out of the folder of the lock or configuration that names it; name it on the command"
            " line to have it read"
        )

    def test_a_folder_that_is_reached_by_a_link_is_the_folder(self, house: Path) -> None:
        assert shown(locate("a.csv", below=house / "near")) == ["a.csv"]

    def test_a_pipe_is_refused_at_which_a_reader_would_wait(self, house: Path) -> None:
        os.mkfifo(house / "pipe.csv")

        with pytest.raises(SourceError) as refused:
            locate("pipe.csv", below=house)
        assert refused.value.message == (
            "'pipe.csv' is a named pipe, and a lock or configuration names files; name it on the command line to have"
            " it read"
        )

    def test_a_file_that_is_not_there_is_told_as_ever(self, house: Path) -> None:
        with pytest.raises(SourceError, match=r"no file 'b\.csv'"):
            locate("b.csv", below=house)
