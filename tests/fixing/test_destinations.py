"""Where copies go, and that none of them overwrites what is read."""

import os
from pathlib import Path

import pytest

from actloss.errors import ActlossError, OptionError
from actloss.fixing import Treatment, copies_of, fix_tables
from tables import written
from treating import recode, treated

SHIFT = recode({"1": "0"})
TABLE = "x,label\n0,1\n0,2\n"


@pytest.fixture(name="path")
def _path(tmp_path: Path) -> Path:
    return written(tmp_path, TABLE)


def refused(treatments: list[Treatment], folder: Path, *read: Path) -> str:
    """Return the sentence with which copies are refused before any is written."""
    before = sorted(folder.rglob("*"))
    with pytest.raises(OptionError) as caught:
        fix_tables(treatments, folder, read=read)

    assert sorted(folder.rglob("*")) == before
    return caught.value.message


def test_the_folder_is_made(path: Path, tmp_path: Path) -> None:
    fix_tables([treated(path, SHIFT)], tmp_path / "deep" / "fixed")

    assert sorted(item.name for item in (tmp_path / "deep" / "fixed").iterdir()) == [
        "table.csv",
        "table.csv.mapping.json",
    ]


def test_an_earlier_copy_is_overwritten(path: Path, tmp_path: Path) -> None:
    for _ in range(2):
        fix_tables([treated(path, SHIFT)], tmp_path / "fixed")
        path.write_text(TABLE + "0,1\n")

    assert (tmp_path / "fixed" / "table.csv").read_text() == "x,label\n0,0\n0,2\n0,0\n"


@pytest.mark.parametrize(
    "beside",
    [
        None,
        "no JSON",
        "[]",
        '{"schema": 1}',
        '{"schema": 1, "table": "other.csv"}',
        '{"schema": 2, "table": "table.csv"}',
        "[" * 100_000,
    ],
)
def test_a_file_that_is_no_earlier_copy_is_not_overwritten(beside: str | None, path: Path, tmp_path: Path) -> None:
    folder = tmp_path / "fixed"
    folder.mkdir()
    own = written(folder, "mine")
    if beside is not None:
        written(folder, beside, "table.csv.mapping.json")

    assert refused([treated(path, SHIFT)], folder) == (
        f"--fix would overwrite '{own}', which it did not write (no 'table.csv.mapping.json' beside it tells so);"
        " delete it, or name another folder"
    )
    assert own.read_text() == "mine"


def test_a_file_that_only_has_the_name_of_a_mapping_is_not_overwritten(path: Path, tmp_path: Path) -> None:
    folder = tmp_path / "fixed"
    folder.mkdir()
    own = written(folder, '{"mine": 1}', "table.csv.mapping.json")

    assert refused([treated(path, SHIFT)], folder).startswith(f"--fix would overwrite '{own}', which it did not write")


def test_a_link_to_nowhere_is_not_overwritten(path: Path, tmp_path: Path) -> None:
    folder = tmp_path / "fixed"
    folder.mkdir()
    (folder / "table.csv").symlink_to(tmp_path / "gone")

    assert "which it did not write" in refused([treated(path, SHIFT)], folder)


def test_an_earlier_copy_that_was_deleted_is_written_anew(path: Path, tmp_path: Path) -> None:
    fix_tables([treated(path, SHIFT)], tmp_path / "fixed")
    (tmp_path / "fixed" / "table.csv").unlink()
    fix_tables([treated(path, SHIFT)], tmp_path / "fixed")

    assert (tmp_path / "fixed" / "table.csv").exists()


def test_a_table_that_a_glob_of_the_lock_names_is_not_overwritten(path: Path, tmp_path: Path) -> None:
    fix_tables([treated(path, SHIFT)], tmp_path / "fixed")

    assert refused([treated(path, SHIFT)], tmp_path / "fixed", tmp_path / "fixed" / "t*.csv").startswith(
        f"--fix would overwrite '{tmp_path}/fixed/table.csv', which is read, or named"
    )


def test_every_file_that_may_be_written_is_named(path: Path, tmp_path: Path) -> None:
    names = {str(found) for found in copies_of(str(tmp_path / "t*.csv"), Path("fixed"))}

    assert path.exists()
    assert {"fixed/table.csv", "fixed/table.csv.mapping.json"} <= names


def test_the_input_is_not_overwritten(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    sentence = (
        "--fix would overwrite '{}', which is read, or named in the lock or the configuration; name another folder"
    )

    assert refused([treated("table.csv", SHIFT)], Path()) == sentence.format("table.csv")
    assert refused([treated([path], SHIFT)], tmp_path) == sentence.format(path)
    assert refused([treated(str(tmp_path / "t*.csv"), SHIFT)], tmp_path) == sentence.format(path)


def test_a_link_to_the_input_is_not_overwritten(path: Path, tmp_path: Path) -> None:
    folder = tmp_path / "fixed"
    folder.mkdir()
    for link in (os.symlink, os.link):
        (folder / "table.csv").unlink(missing_ok=True)
        link(path, folder / "table.csv")

        assert refused([treated(path, SHIFT)], folder).startswith(f"--fix would overwrite '{folder}/table.csv'")


def test_no_other_table_is_overwritten(path: Path, tmp_path: Path) -> None:
    folder = tmp_path / "fixed"
    folder.mkdir()
    other = written(folder, TABLE)

    assert refused([treated(path, SHIFT), treated(other)], folder).startswith(f"--fix would overwrite '{other}'")
    assert other.read_text() == TABLE


def test_no_other_file_that_is_read_is_overwritten(path: Path, tmp_path: Path) -> None:
    folder = tmp_path / "fixed"
    folder.mkdir()
    lock = written(folder, "{}", "table.csv.mapping.json")

    assert refused([treated(path, SHIFT)], folder, lock, tmp_path / "missing").startswith(
        f"--fix would overwrite '{lock}'"
    )


def test_two_tables_of_one_name_are_refused(path: Path, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    other = written(tmp_path / "other", TABLE)
    folder = tmp_path / "fixed"

    assert refused([treated(path, SHIFT), treated(other, SHIFT)], folder) == (
        f"--fix would copy both '{path}' and '{other}' to '{folder}/table.csv'; fix them into different folders"
    )


@pytest.mark.parametrize("below", ["", "below"])
def test_a_folder_that_is_a_file_is_refused(below: str, path: Path) -> None:
    assert refused([treated(path, SHIFT)], path / below) == (
        f"--fix needs a folder for its copies, found the file '{path / below}'"
    )


def test_a_copy_that_is_a_folder_is_refused(path: Path, tmp_path: Path) -> None:
    (tmp_path / "fixed" / "table.csv").mkdir(parents=True)

    assert refused([treated(path, SHIFT)], tmp_path / "fixed") == (
        f"--fix would write '{tmp_path}/fixed/table.csv', which is no regular file; name another folder"
    )


def test_a_folder_that_cannot_be_made_is_told(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "mkdir", refuse)

    with pytest.raises(ActlossError, match=r"^cannot make the folder '.*/fixed': Permission denied$"):
        fix_tables([treated(path, SHIFT)], tmp_path / "fixed")


def test_a_dataframe_is_no_file_to_overwrite(path: Path, tmp_path: Path) -> None:
    fix_tables([treated({"label": [1]}), treated(path, SHIFT)], tmp_path / "fixed")

    assert (tmp_path / "fixed" / "table.csv").exists()
