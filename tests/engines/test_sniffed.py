"""What the head of a delimited file says, and what is said when it cannot be a table."""

from pathlib import Path

import pytest

from actloss.engines import sniffed
from actloss.errors import SourceError
from actloss.table import Source, open_table
from tables import column, labels, written


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("a,b\n1,2\n3,4\n", (",", '"', True, 1, ("a", "b"))),
        ("a;b\n1,5;2\n3,5;4\n", (";", '"', True, 1, ("a", "b"))),
        ("a\tb\n1\t2\n", ("\t", '"', True, 1, ("a", "b"))),
        ("'a','b'\n'1','2'\n'3,4','5'\n", (",", "'", True, 1, ("a", "b"))),
        ("label\na\nb\na\n", (None, '"', True, 1, ("label",))),
        ("1,a\n2,b\n3,a\n", (",", '"', False, 0, ("0", "1"))),
        ("sep=;\na;b\n1;2\n", (";", '"', True, 2, ("a", "b"))),
        ("# made by hand\n\na,b\n" + "1,2\n3,4\n" * 5, (",", '"', True, 3, ("a", "b"))),
        ("a::b\n1::2\n3::4\n", ("::", None, True, 1, ("a", "b"))),
    ],
)
def test_a_head_tells_how_to_read(text: str, facts: tuple[object, ...], tmp_path: Path) -> None:
    source: Source = open_table(written(tmp_path, text)).source

    assert facts == (source.delimiter, source.quote, source.header, source.header_line, source.columns)


@pytest.mark.parametrize(
    ("text", "note"),
    [
        (b"a,b\n1,f\xfcnf\n2,x\n", "the text is not UTF-8; it is read as cp1252"),
        ("ü" * 20 + ",b\n1,2\n2,", "1 characters are not valid UTF-8; they are shown as \\ufffd"),
        ("# note\na,b\n1,2\n3,4\n", "1 lines before the table are skipped; the header is line 2"),
        ("1,a\n2,b\n3,a\n", "the first row is data, not a header; columns are numbered from 0"),
        (
            "x,y\nann,1,2\nbob,2,3\ncid,3,4\n",
            "the rows have one field more than the header; the first one is taken for row names, as R writes them",
        ),
        (
            "a,b\n1,2,\n3,4,\n",
            "every row ends with a delimiter that the header lacks; the empty last column is left out",
        ),
        ('a, "b"\n1, "x, y"\n', "blanks after the delimiter (comma) are taken for part of it"),
    ],
)
def test_what_had_to_be_decided_is_noted(text: str | bytes, note: str, tmp_path: Path) -> None:
    content = text.encode() + (b"\xff\n" if "ü" in text else b"") if isinstance(text, str) else text

    assert note in open_table(written(tmp_path, content)).source.notes


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "is empty, expected a table; check how it was written"),
        (" \n\n\t\n", "is empty, expected a table; check how it was written"),
        ("sep=;\n", "is empty, expected a table; check how it was written"),
        ("a,b\n", "holds a header (line 1) and no row of data; expected at least one row"),
        ('a,b\n1,"x\n2,y\n', "opens a quote in line 2 that is never closed; close it there, or double it if it is"),
        ('a,b\n1,x\n2,"y\n', "opens a quote in line 3 that is never closed; close it there, or double it if it is"),
        ("\x89PNG\r\n\x1a\n", "looks like a PNG image; export the table as CSV"),
        ("a\x00\x00\x00b\x00\x00\x07", "looks like binary data"),
    ],
)
def test_what_is_no_table_is_told(text: str, sentence: str, tmp_path: Path) -> None:
    path = written(tmp_path, text.encode("latin-1"))

    with pytest.raises(SourceError) as caught:
        open_table(path)

    assert sentence in str(caught.value)


def test_no_row_as_wide_as_a_given_header_is_told(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="check the delimiter"):
        labels(written(tmp_path, "a,b\n1\n2\n3,4,5\n"), delimiter=",", header=True)


def test_records_that_do_not_fit_the_first_are_told(tmp_path: Path) -> None:
    text = "a b,c\n" + "".join(f"{'x,' * (row % 7)}y\n" for row in range(40))

    with pytest.raises(SourceError, match=r"^(most )?records? of '|check the delimiter"):
        labels(written(tmp_path, text), delimiter=",")


def test_a_first_record_longer_than_the_head_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sniffed, "HEAD_BYTES", 64)
    read = column(written(tmp_path, f"a,b\n1,{'x' * 300}\n2,y\n3,{'z' * 300}\n"), 1)

    assert list(read.texts) == ["x" * 300, "y", "z" * 300]


def test_a_quote_that_swallows_all_that_is_looked_at_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sniffed, "HEAD_BYTES", 64)
    monkeypatch.setattr(sniffed, "LONGEST_CELL", 64)
    text = 'a,b\n1,"x\n' + "2,y\n" * 100

    with pytest.raises(SourceError, match="opens a quote in line 2 that is never closed"):
        open_table(written(tmp_path, text))
