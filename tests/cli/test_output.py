import os
import stat
from pathlib import Path

import pytest

from actloss.cli.output import checked
from actloss.errors import OptionError
from actloss.writing import write_whole


def test_a_new_file_gets_the_report_and_the_usual_permissions(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    plain = tmp_path / "plain.txt"
    plain.touch()
    write_whole(checked(str(path), []), "a → b\n")

    assert "a → b\n".encode() == path.read_bytes()
    assert plain.stat().st_mode == path.stat().st_mode


def test_an_old_file_is_replaced_and_keeps_its_permissions(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text("old", encoding="utf-8")
    path.chmod(0o640)
    write_whole(checked(str(path), []), "new")

    assert path.read_text(encoding="utf-8") == "new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert [path] == list(tmp_path.iterdir())


def test_a_link_stays_and_its_file_is_replaced(tmp_path: Path) -> None:
    path, link = tmp_path / "report.txt", tmp_path / "link.txt"
    path.write_text("old", encoding="utf-8")
    link.symlink_to(path)
    write_whole(checked(str(link), []), "new")

    assert link.is_symlink()
    assert path.read_text(encoding="utf-8") == "new"


@pytest.mark.parametrize(
    ("output", "message"),
    [
        (".", "needs a regular file, found '.', which is none"),
        (os.devnull, "needs a regular file, found '/dev/null', which is none"),
        ("no/such/report.txt", "needs an existing directory, found none for 'no/such/report.txt'"),
        ("x" * 300, "File name too long"),
        ("", "--output needs the name of a file, found an empty one; - is standard output"),
    ],
)
def test_what_is_no_place_for_a_report_is_refused(
    output: str, message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    with pytest.raises(OptionError, match=message):
        checked(output, [])


@pytest.mark.parametrize("source", ["table.csv", "./table.csv", "t*.csv", "link.csv", "**/table.csv"])
def test_the_table_is_not_overwritten(source: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("table.csv").touch()
    Path("link.csv").symlink_to("table.csv")

    with pytest.raises(OptionError, match=r"would overwrite the table '.*\.csv' itself"):
        checked("table.csv", ["other.csv", source])
    with pytest.raises(OptionError, match="would overwrite the table"):
        checked("link.csv", [source])


def test_another_file_beside_the_table_is_fine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("table.csv").touch()
    Path("report.txt").touch()

    assert tmp_path.resolve() / "report.txt" == checked("report.txt", ["table.csv"])


def test_the_table_on_standard_input_is_not_overwritten(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "table.csv"
    path.touch()
    monkeypatch.setattr(os, "fstat", lambda _descriptor: path.stat())

    with pytest.raises(OptionError, match="would overwrite the table"):
        checked(str(path), ["-"])


def test_a_closed_standard_input_is_not_for_the_output_to_mind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "report.txt"
    path.touch()

    def closed(_descriptor: int) -> os.stat_result:
        raise OSError(9, "Bad file descriptor")

    with monkeypatch.context() as patched:
        patched.setattr(os, "fstat", closed)
        place = checked(str(path), ["-"])

    assert path.resolve() == place
