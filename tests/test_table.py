"""The one door: whatever the source, the same facts about it."""

import io
import sys
from pathlib import Path

import pytest

from actloss.column import Tally
from actloss.errors import ActlossError, OptionError, SourceError
from actloss.table import Wanted, open_table
from tables import labels, written

TEXT = "x,label\n1,a\n2,b\n3,a\n"


def test_a_table_tells_where_it_came_from(tmp_path: Path) -> None:
    path = written(tmp_path, TEXT)
    source = open_table(path).source

    assert (source.name, source.format, source.encoding) == (str(path), "csv", "utf-8")
    assert (source.delimiter, source.quote, source.header_line) == (",", '"', 1)
    assert source.columns == ("x", "label")


def test_the_head_holds_the_first_rows_by_column(tmp_path: Path) -> None:
    head = open_table(written(tmp_path, TEXT)).head

    assert (head.names, head.cells) == (("x", "label"), (("1", "2", "3"), ("a", "b", "a")))
    assert (head.kinds, head.header, head.complete) == (("text", "text"), True, True)


def test_rows_are_known_once_the_labels_are_read(tmp_path: Path) -> None:
    path = written(tmp_path, TEXT + "lost\n")

    assert (open_table(path).source.rows, open_table(path).source.bad_count) == (0, 0)
    assert (labels(path).source.rows, labels(path).source.bad_count) == (3, 1)


def test_the_same_table_is_read_from_any_kind_of_path(tmp_path: Path) -> None:
    path = written(tmp_path, TEXT)

    kinds = (path, str(path), [path], (str(path),), str(tmp_path / "*.csv"))

    assert [labels(kind).columns[0].numbers.tolist() for kind in kinds] == [[1.0, 2.0, 3.0]] * 5


def test_standard_input_is_a_table(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode())))
    read = labels("-")

    assert (read.source.name, read.source.rows) == ("-", 3)


def test_the_header_may_be_denied(tmp_path: Path) -> None:
    table = open_table(written(tmp_path, TEXT), header=False)

    assert table.head.names == ("0", "1")
    assert table.head.cells[1] == ("label", "a", "b", "a")


def test_the_encoding_may_be_given(tmp_path: Path) -> None:
    path = written(tmp_path, "label\nж\nд\nж\n".encode("cp1251"))

    assert list(labels(path, encoding="cp1251").columns[0].texts) == ["ж", "д"]


@pytest.mark.parametrize(
    ("options", "error"),
    [({"encoding": "klingon"}, OptionError), ({"delimiter": "word"}, OptionError)],
)
def test_options_without_sense_are_refused(options: dict[str, str], error: type[ActlossError], tmp_path: Path) -> None:
    path = written(tmp_path, TEXT)

    with pytest.raises(error):
        open_table(path, delimiter=options.get("delimiter"), encoding=options.get("encoding"))


@pytest.mark.parametrize("missing", ["no such file.csv", "no such folder/t.csv", "*.nothing"])
def test_a_missing_file_is_refused(missing: str, tmp_path: Path) -> None:
    with pytest.raises(SourceError):
        open_table(str(tmp_path / missing))


def test_no_file_at_all_is_refused() -> None:
    with pytest.raises(SourceError, match=r"^expected at least one file, found an empty list; name the files to read$"):
        open_table([])


def test_columns_are_folded_batch_by_batch(tmp_path: Path) -> None:
    table = open_table(written(tmp_path, TEXT + "lost\n"))
    folded = table.fold([Wanted(0), Wanted(1, {"a": 1.0})], lambda batches: [len(batch) for batch in batches])

    assert folded.value == [2]
    assert (folded.source.name, folded.source.rows, folded.source.bad_count) == (table.source.name, 3, 1)
    assert folded.left_out.tolist() == [4]


def test_the_cells_of_a_column_are_counted(tmp_path: Path) -> None:
    assert open_table(written(tmp_path, TEXT)).tally(1) == {"a": Tally(2, 1), "b": Tally(1, 2)}
