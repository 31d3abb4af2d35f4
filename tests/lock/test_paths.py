from pathlib import Path

import pytest

from actloss.errors import OptionError
from actloss.lock import LOCK_NAME, find_lock, key_of, path_of
from actloss.lock.paths import unsafe


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "data" / "raw").mkdir(parents=True)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_nearest_lock_upwards_is_found(house: Path) -> None:
    (house / LOCK_NAME).touch()

    assert find_lock(Path("data/raw")) == house / LOCK_NAME
    (house / "data" / LOCK_NAME).touch()
    assert find_lock(Path("data/raw")) == house / "data" / LOCK_NAME


def test_a_folder_of_the_name_is_no_lock(house: Path) -> None:
    (house / "data" / LOCK_NAME).mkdir()

    assert find_lock(Path("data")) is None


@pytest.mark.parametrize(
    ("source", "key"),
    [
        ("train.csv", "train.csv"),
        ("./data//raw/../train.csv", "data/train.csv"),
        ("data/part-*.csv", "data/part-*.csv"),
        ("data/**/*.csv", "data/**/*.csv"),
        (["train.csv"], "train.csv"),
        (Path("data/train.csv"), "data/train.csv"),
        ("-odd.csv", "-odd.csv"),
        ("it's 100 %.csv", "it's 100 %.csv"),
    ],
)
@pytest.mark.usefixtures("house")
def test_a_table_is_named_from_the_locks_folder(source: str | list[str] | Path, key: str) -> None:
    assert key_of(source, Path(LOCK_NAME)) == key


def test_an_absolute_path_becomes_relative(house: Path) -> None:
    assert key_of(str(house / "data" / "train.csv"), Path("data") / LOCK_NAME) == "train.csv"


def test_the_working_folder_does_not_matter(house: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(house / "data" / "raw")
    lock = Path("../..") / LOCK_NAME

    assert key_of("train.csv", lock) == "data/raw/train.csv"
    assert path_of("data/raw/train.csv", lock) == "train.csv"
    assert path_of("data/part-*.csv", lock) == "../part-*.csv"


@pytest.mark.usefixtures("house")
def test_a_table_is_opened_from_the_working_folder() -> None:
    assert path_of("data/train.csv", Path(LOCK_NAME).absolute()) == "data/train.csv"


def test_a_link_to_the_folder_is_the_folder(house: Path) -> None:
    (house / "link").symlink_to(house / "data")

    assert key_of("link/train.csv", Path("data") / LOCK_NAME) == "train.csv"
    assert key_of("data/train.csv", Path("link") / LOCK_NAME) == "train.csv"


def test_a_link_below_the_folder_keeps_its_own_name(house: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    (house / "store").symlink_to(tmp_path_factory.mktemp("elsewhere"))

    assert key_of("store/train.csv", Path(LOCK_NAME)) == "store/train.csv"


@pytest.mark.usefixtures("house")
@pytest.mark.parametrize("source", ["../train.csv", "/srv/train.csv", "data/../../train.csv"])
def test_a_table_elsewhere_is_refused_with_what_to_do(source: str) -> None:
    with pytest.raises(OptionError) as caught:
        key_of(source, Path(LOCK_NAME))

    assert caught.value.message == (
        f"a lock names tables below its own folder, found '{source}' outside '.'; put the lock into a folder above the"
        " table"
    )


@pytest.mark.usefixtures("house")
@pytest.mark.parametrize(
    ("source", "problem"),
    [
        ("-", "a lock names a table by its path, found standard input; name a file"),
        ({"y": [1, 2]}, "a lock names a table by its path, found a dict; name a file"),
        (
            ["a.csv", "b.csv"],
            "a lock names a table by one path or glob, found 2 files; lock each by itself, or write the glob in quotes",
        ),
        ("a\0b", "a lock names a table by its path, found 'a\\x00b', which is none; name a file"),
        (
            "$x.csv",
            (
                "a lock cannot name the table '$x.csv': a '~' in front, '$', backslashes and NUL are no part of a"
                " portable path; rename it"
            ),
        ),
        (".", "a lock cannot name the table '.': it is the name of no file; rename it"),
    ],
)
def test_what_has_no_path_of_its_own_is_refused(source: str | list[str] | dict[str, list[int]], problem: str) -> None:
    with pytest.raises(OptionError) as caught:
        key_of(source, Path(LOCK_NAME))

    assert caught.value.message == problem


@pytest.mark.parametrize(
    ("key", "problem"),
    [
        ("", "it is the name of no file"),
        ("-", "it is the name of no file"),
        ("/a", "an absolute path is another one on every machine"),
        ("C:\\a", "it begins with a drive or the scheme of an address"),
        ("s3://a/b", "it begins with a drive or the scheme of an address"),
        ("a/../b", "a path with '..' leaves the lock's folder"),
        ("..", "a path with '..' leaves the lock's folder"),
        ("~root/a", "a '~' in front, '$', backslashes and NUL are no part of a portable path"),
        ("a/$b", "a '~' in front, '$', backslashes and NUL are no part of a portable path"),
        ("a\\b", "a '~' in front, '$', backslashes and NUL are no part of a portable path"),
        ("a\0b", "a '~' in front, '$', backslashes and NUL are no part of a portable path"),
        ("a//b", "it is not in its shortest form"),
        ("./a", "it is not in its shortest form"),
        ("a/", "it is not in its shortest form"),
    ],
)
def test_a_path_that_is_not_safe_says_why(key: str, problem: str) -> None:
    assert unsafe(key) == problem


@pytest.mark.parametrize("key", ["a.csv", "a b/c.csv", "..a/b..c", "d,x:1%.csv", "täble.csv", "a~b", "[x]/*.csv"])
def test_other_names_are_safe(key: str) -> None:
    assert unsafe(key) is None
