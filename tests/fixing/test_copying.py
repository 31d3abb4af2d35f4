"""Corrected copies of tables: other labels, and not a byte besides."""

import json
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given, reject
from hypothesis import strategies as st

from actloss.engines import sniffed
from actloss.errors import ActlossError
from actloss.finding import Cure
from actloss.fixing import fix_tables, rewriting
from actloss.fixing.editing import Count, Course, edited
from actloss.table import open_table
from tables import written
from treating import PACKED, UNPACKED, all_columns, copied, fixed, index, plain, recode, treated

SAMPLES = Path(__file__).parents[2] / "sample_data"
TEXTS = [*sorted(SAMPLES.rglob("*.csv*")), *sorted(SAMPLES.rglob("*.txt"))]
SHIFT = {"1": "0", "2": "1", "3": "2"}
TABLE = "x,label\n0.5,1\n0.25,2\n0.75,3\n"


def unpacked(path: Path) -> bytes:
    """Return the bytes of a file as a reader sees them."""
    unpack: Callable[[bytes], bytes] = UNPACKED.get(path.suffix.removeprefix("."), bytes)
    return unpack(path.read_bytes())


def test_labels_are_recoded(tmp_path: Path) -> None:
    assert copied(written(tmp_path, TABLE), recode(SHIFT)) == b"x,label\n0.5,0\n0.25,1\n0.75,2\n"


def test_the_input_stays_as_it_is(tmp_path: Path) -> None:
    path = written(tmp_path, TABLE)
    before = path.stat()
    fixed(path, recode(SHIFT))

    assert path.read_text() == TABLE
    assert path.stat().st_mtime_ns == before.st_mtime_ns


def test_what_was_done_is_told(tmp_path: Path) -> None:
    answer = fixed(written(tmp_path, TABLE + "1,7\n1,\n"), recode(SHIFT))
    (copy,) = answer.copies

    assert (answer.name, answer.problem, answer.notes) == (str(tmp_path / "table.csv"), None, ())
    assert (copy.source, copy.path) == (str(tmp_path / "table.csv"), tmp_path / "fixed" / "table.csv")
    assert (copy.changed, copy.unknown, copy.codes) == (3, 1, ("AL404",))
    assert copy.said == (
        f"wrote '{tmp_path}/fixed/table.csv': the cure of AL404 changed 3 records and left 1 row whose label "
        "it does not know"
    )


def test_the_mapping_is_kept_beside_the_copy(tmp_path: Path) -> None:
    answer = fixed(written(tmp_path, TABLE), recode({"1": "0", "ü": "1"}), plain())
    text = answer.copies[0].mapping.read_text(encoding="utf-8")

    assert answer.copies[0].mapping == tmp_path / "fixed" / "table.csv.mapping.json"
    assert "ü" in text
    assert json.loads(text) == {
        "schema": 1,
        "table": "table.csv",
        "columns": [
            {
                "column": "label",
                "codes": ["AL404", "AL405"],
                "plain_numbers": True,
                "merged_columns": [],
                "labels": {"1": "0", "ü": "1"},
            }
        ],
    }


def test_labels_that_no_cure_knows_stay(tmp_path: Path) -> None:
    text = "x,label\n0,1\n0,9\n0,\n0,NA\n0,-1\n0,=1+1\n"

    assert copied(written(tmp_path, text), recode(SHIFT)) == text.replace("0,1\n", "0,0\n").encode()


@pytest.mark.parametrize("cell", ["1", " 1", "1.0", '"1"', "1e0", "+1"])
def test_a_label_is_known_by_its_text_and_by_its_number(cell: str, tmp_path: Path) -> None:
    assert copied(written(tmp_path, f"x,label\n0,{cell}\n0,2\n"), recode(SHIFT)) == b"x,label\n0,0\n0,1\n"


def test_a_label_known_by_its_text_is_not_taken_for_its_number(tmp_path: Path) -> None:
    cure = recode({"01": "a", "1": "b", "1.0": "c"})

    assert copied(written(tmp_path, "x,label\n0,01\n0,1\n0,1.0\n"), cure) == b"x,label\n0,a\n0,b\n0,c\n"


def test_spellings_of_one_class_become_one(tmp_path: Path) -> None:
    cure = recode({"yes ": "yes", "Yes": "yes", "n\u200bo": "no"})
    text = "x,label\n0,yes \n0,Yes\n0,yes\n0,n\u200bo\n0,no\n"
    (copy,) = fixed(written(tmp_path, text), cure).copies

    assert copy.path.read_text() == "x,label\n0,yes\n0,yes\n0,yes\n0,no\n0,no\n"
    assert (copy.changed, copy.unknown) == (3, 0)


def test_a_label_is_quoted_only_if_it_must_be(tmp_path: Path) -> None:
    cure = recode({"a": "a,b", "c": 'd"e', "f": "g"})

    assert copied(written(tmp_path, 'x,label\n0,a\n0,c\n0,"f"\n'), cure) == b'x,label\n0,"a,b"\n0,"d""e"\n0,g\n'


MESSY = (
    b'# by hand, "all of it"\n'
    b"\r\n"
    b'"x",label,  note\r\n'
    b'"1",1,"a ""b"""\r\n'
    b"2,2, c \n"
    b"\n"
    b'3,"3","line\r\nbreak"\r\n'
    b"lost\r\n"
    b"4,1,too,many\r\n"
    b"5,2,empty,,\r\n"
    b"6,3,\xfc\xff"
)


def test_all_that_is_no_label_stays_byte_for_byte(tmp_path: Path) -> None:
    path = written(tmp_path, MESSY)
    expected = MESSY
    for old, new in ((b'"1",1,', b'"1",0,'), (b"2,2, c", b"2,1, c"), (b'3,"3",', b"3,2,"), (b"5,2,", b"5,1,")):
        expected = expected.replace(old, new)

    assert copied(path, recode(SHIFT)) == expected.replace(b"6,3,", b"6,2,")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "utf-32", "cp1252"])
def test_the_encoding_stays(encoding: str, tmp_path: Path) -> None:
    path = written(tmp_path, "x,label\nfünf,ä\nà,b\n".encode(encoding))
    text = copied(path, recode({"ä": "ö", "b": "c"}))

    assert text == "x,label\nfünf,ö\nà,c\n".encode(encoding)


def test_an_encoding_that_shows_only_late_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sniffed, "HEAD_BYTES", 256)
    text = "x,label\n" + "0,a\n" * 100 + "fünf,ä\n"

    assert copied(written(tmp_path, text.encode("cp1252")), recode({"ä": "ö"})) == text.replace("ä", "ö").encode(
        "cp1252"
    )


def test_a_label_with_a_broken_byte_is_known_as_readers_show_it(tmp_path: Path) -> None:
    path = written(tmp_path, "x,label\nwohl überlegt,a\n".encode() * 40 + b"1,f\xfcnf\nf\xff,a\n")

    assert copied(path, recode({"f\ufffdnf": "5"})) == path.read_bytes().replace(b"f\xfcnf", b"5")


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\r\r\n"], ids=["LF", "CRLF", "CR", "CRCRLF"])
@pytest.mark.parametrize("last", [True, False], ids=["with a last line end", "without"])
def test_line_ends_stay(end: str, last: bool, tmp_path: Path) -> None:  # noqa: FBT001 - a parameter of the test
    text = TABLE.replace("\n", end) if last else TABLE.replace("\n", end).removesuffix(end)

    assert copied(written(tmp_path, text), recode({"1": "7"})) == text.replace("5,1", "5,7", 1).encode()


@pytest.mark.parametrize("packed", PACKED)
def test_the_packing_stays(packed: str, tmp_path: Path) -> None:
    path = written(tmp_path, PACKED[packed](TABLE.encode()), f"t.csv.{packed}")
    first = copied(path, recode(SHIFT))

    assert UNPACKED[packed](first) == b"x,label\n0.5,0\n0.25,1\n0.75,2\n"
    assert copied(path, recode(SHIFT)) == first


@pytest.mark.parametrize("named", ["sep=;\n", '"sep=;"\r\n'])
def test_the_line_that_names_the_separator_stays(named: str, tmp_path: Path) -> None:
    text = named + TABLE.replace(",", ";")

    assert copied(written(tmp_path, text), recode({"1": "7"})) == text.replace("5;1", "5;7", 1).encode()


def test_a_table_without_header_has_labels_in_its_first_row(tmp_path: Path) -> None:
    path = written(tmp_path, "1,1\n2,2\n")

    assert copied(path, recode(SHIFT, "1"), columns={"1": 1}, header=False) == b"1,0\n2,1\n"


def test_row_names_move_no_label(tmp_path: Path) -> None:
    path = written(tmp_path, "x,label\nr1,0,1\nr2,0,2\nr3,0,3\n")

    assert copied(path, recode(SHIFT), columns={"label": 2}) == b"x,label\nr1,0,0\nr2,0,1\nr3,0,2\n"


def test_columns_aligned_with_blanks_stay_aligned(tmp_path: Path) -> None:
    text = "x    label  z\n0.5  1      a \n10   2      b\n  7  3      c\n"

    assert copied(written(tmp_path, text), recode(SHIFT)) == (
        text.replace("0.5  1", "0.5  0").replace("10   2", "10   1").replace("7  3", "7  2").encode()
    )


def test_each_line_may_be_one_label(tmp_path: Path) -> None:
    assert copied(written(tmp_path, "label\n1\n\n2\n1\n"), recode(SHIFT), columns={"label": 0}) == b"label\n0\n\n1\n0\n"


def test_several_columns_are_recoded_alike(tmp_path: Path) -> None:
    path = written(tmp_path, "a,x,b\n-1,0,1\n1,-1,-1\n")

    assert copied(path, recode({"-1": "0", "1": "1"}, "a", "b"), columns={"a": 0, "b": 2}) == b"a,x,b\n0,0,1\n1,-1,0\n"


def test_the_files_of_one_table_are_all_copied(tmp_path: Path) -> None:
    paths = [written(tmp_path, TABLE, "a.csv"), written(tmp_path, "x,label\n1,7\n", "b.csv")]
    (answer,) = fix_tables([treated(str(tmp_path / "*.csv"), recode(SHIFT))], tmp_path / "fixed")

    assert [copy.path.name for copy in answer.copies] == ["a.csv", "b.csv"]
    assert [(copy.changed, copy.unknown) for copy in answer.copies] == [(3, 0), (0, 1)]
    assert answer.copies[1].path.read_bytes() == paths[1].read_bytes()


def test_tables_without_a_cure_are_not_copied(tmp_path: Path) -> None:
    path = written(tmp_path, TABLE)

    assert fix_tables([treated(path), treated(path)], tmp_path / "fixed") == ()
    assert not (tmp_path / "fixed").exists()


FORMATTED = 'x,label\n1,"1,234.50"\n2,7\n3,$3\n4,NA\n5,\n6,"(1,000,000)"\n7,8.50\n'


def test_formatted_numbers_are_written_plainly_with_their_own_digits(tmp_path: Path) -> None:
    path = written(tmp_path, FORMATTED.replace("$3", "3"))

    assert copied(path, plain()) == b"x,label\n1,1234.50\n2,7\n3,3\n4,NA\n5,\n6,-1000000\n7,8.50\n"


@pytest.mark.parametrize(
    ("cells", "plainly"),
    [
        (["5 %", "12 %", "7.5%"], ["5", "12", "7.5"]),
        (["1.234,5", "2,50", "1.000"], ["1234.5", "2.50", "1000"]),
        (["12.500", "1.250.000", "3"], ["12500", "1250000", "3"]),
        (["€ 3,50", "€ ,5", "-€ 2"], ["3.50", "0.5", "-2"]),
        (["\u22121 000 000", "2 500 000"], ["-1000000", "2500000"]),
    ],
    ids=["percent", "decimal comma", "thousands by points", "currency", "blanks"],
)
@pytest.mark.parametrize("bad", ["", "lost\n"])
def test_formatted_numbers_are_written_as_they_were_read(
    cells: list[str], plainly: list[str], bad: str, tmp_path: Path
) -> None:
    text = "x\tlabel\n" + bad + "".join(f"0\t{cell}\n" for cell in cells)
    path = written(tmp_path, text)
    read = open_table(path).read([1]).columns[0].numbers.tolist()

    assert copied(path, plain()).decode() == "x\tlabel\n" + bad + "".join(f"0\t{cell}\n" for cell in plainly)
    assert open_table(tmp_path / "fixed" / "table.csv").read([1]).columns[0].numbers.tolist() == read


def test_a_text_among_formatted_numbers_stays_and_is_counted(tmp_path: Path) -> None:
    text = "x;label\n" + "".join(f'0;"{row},500.5"\n' for row in range(1, 20)) + "0;about 5\n"
    answer = fixed(written(tmp_path, text), plain())

    assert answer.copies[0].path.read_text().endswith("0;19500.5\n0;about 5\n")
    assert (answer.copies[0].changed, answer.copies[0].unknown) == (19, 1)


def test_formatted_numbers_are_recoded_by_their_number(tmp_path: Path) -> None:
    path = written(tmp_path, 'x,label\n1,"1,000"\n2,"2,000"\n3,"1,000"\n')

    assert copied(path, recode({"1000": "0", "2000": "1"}), plain()) == b"x,label\n1,0\n2,1\n3,0\n"


def test_formatted_numbers_of_several_files_are_counted_through(tmp_path: Path) -> None:
    written(tmp_path, 'x,label\n1,"1,000"\nlost\n2,5\n', "a.csv")
    written(tmp_path, 'x,label\n1,6\n\n2,"2,000"\n', "b.csv")
    (answer,) = fix_tables([treated(str(tmp_path / "*.csv"), plain())], tmp_path / "fixed")

    assert [copy.path.read_text() for copy in answer.copies] == [
        "x,label\n1,1000\nlost\n2,5\n",
        "x,label\n1,6\n\n2,2000\n",
    ]


HOT = "x,cat,dog,y\n1,1,0,a\n2,0,1,b\n3,0,1,c\n"


def test_one_hot_columns_become_one(tmp_path: Path) -> None:
    path = written(tmp_path, HOT)
    cure = index({"cat": "0", "dog": "1"})

    assert copied(path, cure, columns={"cat": 1, "dog": 2}) == b"x,label,y\n1,0,a\n2,1,b\n3,1,c\n"
    assert json.loads((tmp_path / "fixed" / "table.csv.mapping.json").read_text())["columns"] == [
        {
            "column": "label",
            "codes": ["AL404"],
            "plain_numbers": False,
            "merged_columns": ["cat", "dog"],
            "labels": {"cat": "0", "dog": "1"},
        }
    ]


def test_one_hot_columns_may_stand_apart_and_in_any_order(tmp_path: Path) -> None:
    path = written(tmp_path, "cat,x,dog\nyes,1,no\nno,2,yes\n")

    assert copied(path, index({"dog": "1", "cat": "0"}), columns={"dog": 2, "cat": 0}) == b"label,x\n0,1\n1,2\n"


@pytest.mark.parametrize("cells", ["0,0", "1,1", ",1", "2,0", "maybe,1"])
def test_a_row_without_exactly_one_class_has_none(cells: str, tmp_path: Path) -> None:
    answer = fixed(
        written(tmp_path, HOT + f"4,{cells},d\n"), index({"cat": "0", "dog": "1"}), columns={"cat": 1, "dog": 2}
    )

    assert answer.copies[0].path.read_text().endswith("3,1,c\n4,,d\n")
    assert (answer.copies[0].changed, answer.copies[0].unknown) == (5, 1)


def test_one_hot_columns_below_row_names_and_without_header(tmp_path: Path) -> None:
    cure = index({"cat": "c", "dog": "d"})
    named = written(tmp_path, "cat,dog\nr1,1,0\nr2,0,1\nr3,0,1\n", "named.csv")
    bare = written(tmp_path, "7,1,0\n8,0,1\n9,1,0\n", "bare.csv")

    assert copied(named, cure, columns={"cat": 1, "dog": 2}) == b"label\nr1,c\nr2,d\nr3,d\n"
    assert copied(bare, index({"1": "c", "2": "d"}), columns={"1": 1, "2": 2}, header=False) == b"7,c\n8,d\n9,c\n"


def test_a_bad_record_that_would_pass_for_a_row_keeps_the_table_from_being_fixed(tmp_path: Path) -> None:
    path = written(tmp_path, HOT + "4,1,0\n")
    answer = fixed(path, index({"cat": "0", "dog": "1"}), columns={"cat": 1, "dog": 2})

    assert answer.problem == (
        f"'{path}' cannot be fixed: a bad record of 3 fields would pass for a row once the one-hot columns are one; "
        f"mend or delete it first"
    )
    assert list((tmp_path / "fixed").iterdir()) == []


def test_a_bad_record_that_stays_bad_stays(tmp_path: Path) -> None:
    path = written(tmp_path, HOT + "lost\n")

    assert copied(path, index({"cat": "0", "dog": "1"}), columns={"cat": 1, "dog": 2}).endswith(b"3,1,c\nlost\n")


@pytest.mark.parametrize(
    ("source", "problem"),
    [
        ("messy/typed.parquet", "it is Parquet"),
        ("messy/lists.jsonl", "it is JSON lines"),
    ],
)
def test_what_is_no_delimited_text_is_not_fixed(source: str, problem: str, tmp_path: Path) -> None:
    path = SAMPLES / source
    (answer,) = fix_tables([treated(path, recode(SHIFT))], tmp_path / "fixed")

    assert answer.problem == (
        f"'{path}' cannot be fixed: {problem}, of which no copy can be made that differs in nothing but labels; write "
        f"it as CSV, or change the column where it is made"
    )
    assert not (tmp_path / "fixed").exists()


def test_what_has_no_name_is_not_fixed(tmp_path: Path) -> None:
    answers = fix_tables([treated({"label": [1]}, recode(SHIFT)), treated("-", recode(SHIFT))], tmp_path / "fixed")

    assert [(answer.name, answer.problem) for answer in answers] == [
        ("the dataframe", "the dataframe cannot be fixed: it is no file; change its column where it is made"),
        ("-", "standard input cannot be fixed: its copy would have no name; save it as a file first"),
    ]


def test_the_others_are_fixed_all_the_same(tmp_path: Path) -> None:
    treatments = [
        treated(SAMPLES / "messy/typed.parquet", recode(SHIFT)),
        treated(written(tmp_path, TABLE), recode(SHIFT)),
    ]
    bad, good = fix_tables(treatments, tmp_path / "fixed")

    assert bad.problem is not None
    assert good.copies[0].path.exists()


@pytest.mark.parametrize(
    ("content", "options", "label", "reason"),
    [
        ("x,label\nfünf,1\n".encode("cp1252"), {}, "Ω", "its encoding cp1252 has no sign for all of 'Ω'"),
        (b"x::label\n5::1\n6::2\n", {}, "a::b", "it has no quotes in which 'a::b' could be written"),
    ],
    ids=["encoding", "quotes"],
)
def test_labels_that_the_file_cannot_hold_are_refused(
    content: bytes, options: dict[str, Any], label: str, reason: str, tmp_path: Path
) -> None:
    path = written(tmp_path, content)

    assert fixed(path, recode({"1": label}), **options).problem == f"'{path}' cannot be fixed: {reason}"


@pytest.mark.parametrize("cure", [index({"cat": "Ω", "dog": "d"}), index({"cat": "c", "dog": "d"}, "Ω")])
def test_classes_that_the_file_cannot_hold_are_refused(cure: Cure, tmp_path: Path) -> None:
    path = written(tmp_path, HOT.replace(",a", ",ä").encode("cp1252"))

    assert fixed(path, cure, columns={"cat": 1, "dog": 2}).problem == (
        f"'{path}' cannot be fixed: its encoding cp1252 has no sign for all of 'Ω'"
    )


@pytest.mark.parametrize(
    ("content", "encoding"),
    [("x,label\n1,1\n2,2\n".encode("utf-16-le") + b"\x00", "utf-16-le"), (b"x,label\n1,1\n2,\x81\xff\n", "shift_jis")],
)
def test_bytes_that_are_no_text_are_refused(content: bytes, encoding: str, tmp_path: Path) -> None:
    path = written(tmp_path, content)

    assert fixed(path, recode(SHIFT), encoding=encoding).problem == (
        f"'{path}' cannot be fixed: its bytes are not all text in {encoding}, so that a copy would differ in more than "
        f"labels; convert it to UTF-8 first"
    )


def test_an_encoding_in_which_one_character_has_two_forms_is_refused(tmp_path: Path) -> None:
    path = written(tmp_path, b"x,label\n1,1\n2,\x87\x90\n")

    assert "not all text in cp932" in (fixed(path, recode(SHIFT), encoding="cp932").problem or "")


def test_a_large_table_is_copied_whole(tmp_path: Path) -> None:
    text = "x,label\n" + "".join(f"{row},{row % 3 + 1}\n" for row in range(50_000))

    assert copied(written(tmp_path, text), recode({"1": "1"})) == text.encode()


def test_more_different_cells_than_are_remembered_are_cured_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rewriting, "MOST_KEPT", 1)
    path = written(tmp_path, "cat,dog,label\n1,0,a\n0,1,b\n1,0,c\n")
    cures = (index({"cat": "C", "dog": "D"}, "animal"), recode({"a": "0", "b": "1"}))

    assert copied(path, *cures, columns={"cat": 0, "dog": 1, "label": 2}) == b"animal,label\nC,0\nD,1\nC,c\n"


def test_any_encoding_is_kept_whose_bytes_come_back(tmp_path: Path) -> None:
    text = "x,label\nж,1\nд,2\n"

    assert copied(written(tmp_path, text.encode("cp1251")), recode(SHIFT), encoding="cp1251") == text.replace(
        ",1", ",0"
    ).replace(",2", ",1").encode("cp1251")


def test_a_file_that_changes_meanwhile_is_not_fixed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = written(tmp_path, FORMATTED)

    def longer(course: Course, count: Count) -> Iterator[tuple[str, str]]:
        path.write_text(FORMATTED + "9,9\n")
        return edited(course, count)

    monkeypatch.setattr("actloss.fixing.copying.edited", longer)

    assert fixed(path, plain()).problem == (
        f"'{path}' cannot be fixed: it has 8 rows now and had 7 when its labels were read; run the check again"
    )
    assert list((tmp_path / "fixed").iterdir()) == []


def test_a_cell_that_is_too_long_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = written(tmp_path, TABLE * 20 + '1,"' + "a" * 5000 + '\n"\n')
    monkeypatch.setattr(sniffed, "HEAD_BYTES", 256)
    monkeypatch.setattr("actloss.records.LONGEST_CELL", 1000)

    assert fixed(path, recode(SHIFT)).problem == (
        f"'{path}' cannot be fixed: it holds a cell that is too long for a table"
    )


def test_a_disk_that_refuses_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", refuse)

    answer = fixed(written(tmp_path, TABLE), recode(SHIFT))
    where = f"'{tmp_path}/fixed/table.csv.mapping.json'"
    assert answer.problem == f"cannot write the mapping of labels to {where}: No space left on device"
    assert answer.copies == ()
    assert list((tmp_path / "fixed").iterdir()) == []


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.relative_to(SAMPLES).as_posix())
def test_every_sample_table_comes_back_byte_for_byte(path: Path, tmp_path: Path) -> None:
    columns = all_columns(path)
    cure = recode({"no such label": "other"}, *columns)
    (answer,) = fix_tables([treated(path, cure, columns=columns)], tmp_path)

    assert unpacked(answer.copies[0].path) == unpacked(path)


PIECES = st.lists(
    st.sampled_from([*"ab1,;: '\"\\\n\r\x00\x1f", "\r\n", ',"', '"\n', "1,2\n", "a,1\n", "\ufeff", "ü", "\udcff"]),
    max_size=40,
)


@given(pieces=PIECES, encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1252"]))
def test_any_table_comes_back_byte_for_byte(
    pieces: list[str], encoding: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("any")
    errors = "surrogateescape" if encoding == "utf-8" else "ignore"
    path = written(folder, ("x,label\n1,a\n2,b\n" + "".join(pieces)).encode(encoding, errors))
    try:
        columns = all_columns(path)
        cure = recode({"a": "a", "b": "b"}, *columns)
        (answer,) = fix_tables([treated(path, cure, columns=columns)], folder / "fixed")
    except ActlossError:
        reject()
    # Half a character of UTF-16 cannot be written again.
    assume(answer.problem is None)

    assert answer.copies[0].path.read_bytes() == path.read_bytes()
