from glob import glob
from pathlib import Path

import pytest

from actloss.checking.belonging import belongs

FILES = ("a.csv", "b/a.csv", "b/c/a.csv", "b/c/d.csv", ".h/a.csv", "b/.x.csv", "part-1.csv", "b/part-1.csv")


@pytest.mark.parametrize(
    "pattern",
    ["*.csv", "**/*.csv", "b/**", "b/*", "**", "b/**/a.csv", "**/**/a.csv", "b/.*", "part-?.csv", "[ab].csv", "**/c/*"],
)
def test_a_file_belongs_where_a_glob_finds_it(pattern: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in FILES:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    found = {path for path in glob(pattern, recursive=True) if Path(path).is_file()}  # noqa: PTH207 - what is held to

    assert {name for name in FILES if belongs(name, pattern)} == found


@pytest.mark.parametrize(("path", "pattern"), [("a.csv", "a.csv"), ("b", "b/**"), ("part-*.csv", "part-*.csv")])
def test_a_plain_name_and_a_pattern_are_no_part_of_one(path: str, pattern: str) -> None:
    assert not belongs(path, pattern)


def test_a_pattern_made_to_be_slow_is_not() -> None:
    assert not belongs("/".join(["a"] * 200), "**/" * 200 + "b")
