"""Files that pandas would read otherwise than the advice did."""

import gzip
from pathlib import Path

import pandas as pd
import pytest

from actloss.frameworks.problem import Source
from actloss.frameworks.table_records import is_ragged, json_objects, sound_records
from encoded import executed, source_of
from linted import complaints, formatted

XY = ("x", "y")


def kept(tmp_path: Path, content: str, name: str = "t.csv", **facts: object) -> list[list[str]]:
    """Return the records that the generated code hands on, the header among them."""
    described = {"path": name, "columns": XY, "bad_records": 1, **facts}
    source = Source(**described)  # type: ignore[arg-type]
    assert is_ragged(source)
    program = source_of(sound_records(source))
    assert formatted(program) == program
    assert complaints(program) == ""
    data = content.encode(str(facts.get("encoding", "utf-8")), errors="surrogateescape")
    (tmp_path / name).write_bytes(gzip.compress(data) if "gzip" in program else data)
    read = pd.read_csv(executed(program)["sound"](tmp_path / name), header=None, dtype=str, keep_default_na=False)
    return read.to_numpy().tolist()  # type: ignore[no-any-return]


def test_records_of_another_width_are_left_out(tmp_path: Path) -> None:
    text = "x,y\n1,a,!\n2\n3,c\n,\n\n5,e\n"
    assert kept(tmp_path, text) == [["x", "y"], ["3", "c"], ["", ""], ["5", "e"]]


def test_empty_fields_too_many_do_no_harm(tmp_path: Path) -> None:
    assert kept(tmp_path, "x,y\n1,a,,\n,,\n", surplus=True, bad_records=0) == [["x", "y"], ["1", "a"], ["", ""]]


def test_cells_keep_what_stands_in_them(tmp_path: Path) -> None:
    assert kept(tmp_path, 'x,y\n"1,\n2","say ""a"""\n3\n') == [["x", "y"], ["1,\n2", 'say "a"']]


DIALECTS = {
    "another delimiter": ("x;y\n1;a\n", {"delimiter": ";"}),
    "single quotes": ("x,y\n1,'a'\n", {"quote": "'"}),
    "escaped quotes": ('x,y\n1,"a\\""\n', {"escape": "\\"}),
    "no quotes": ('x,y\n1,a"\n', {"quote": None}),
    "blanks after the delimiter": ('x, y\n1, "a"\n', {"blanks": True}),
    "lines before the header": ('"a\nb"\n\nx,y\n1,a\n', {"skipped": 2}),
    "another encoding": ("x,y\n1,\xe9\n", {"encoding": "cp1252"}),
    "bytes that are no text": ("x,y\n1,\udcff\n", {"undecodable": True}),
    "packed": ("x,y\n1,a\n", {"name": "t.csv.gz"}),
    "packed under another name": ("x,y\n1,a\n", {"compression": "gzip"}),
}


@pytest.mark.parametrize("what", DIALECTS)
def test_the_file_is_read_as_it_is_written(tmp_path: Path, what: str) -> None:
    text, facts = DIALECTS[what]
    cell = {"escaped quotes": 'a"', "no quotes": 'a"', "another encoding": "\xe9", "bytes that are no text": "\ufffd"}
    assert kept(tmp_path, text, **facts) == [["x", "y"], ["1", cell.get(what, "a")]]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "source",
    [
        Source(path="t.csv", columns=XY),
        Source(path="t.csv", columns=XY, bad_records=1, delimiter="||"),
        Source(path="t.csv", columns=XY, bad_records=1, delimiter=" ", blanks=True),
        Source(path="t.csv", columns=XY, bad_records=1, trailing=True),
        Source(path="t.csv", columns=("rownames", "x"), bad_records=1),
        Source(path="t.csv.zst", columns=XY, bad_records=1),
    ],
)
def test_pandas_reads_what_has_one_width_or_what_python_cannot_cut(source: Source) -> None:
    assert not is_ragged(source)


def test_objects_are_read_a_line_or_a_file(tmp_path: Path) -> None:
    (tmp_path / "t").write_text('{"y": 1}\n\n{"y": NaN}\n')
    program = source_of([json_objects(Source(path="t", format="json lines"))])
    assert formatted(program) == program
    assert str(executed(program)["objects"](tmp_path / "t")) == "[{'y': 1}, {'y': nan}]"
