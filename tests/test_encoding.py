import codecs
import errno
import gzip
import io
import pickle
import sys
import tarfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actloss import encoding as module
from actloss.encoding import (
    Encoding,
    File,
    check_stream,
    check_text,
    compression_of,
    decode_head,
    named_encoding,
    read_head,
    sniff_encoding,
    text_blocks,
    unreadable,
)
from actloss.errors import OptionError, SourceError

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

TABLE = b"id,label\n1,yes\n2,no\n"
UTF8 = Encoding("utf-8")
DAMAGED = "'t.csv' is compressed but damaged or cut off, so it cannot be unpacked; fetch or pack it again"
GZIP = gzip.compress(TABLE, mtime=0)
ZSTD = zstd.compress(TABLE)


def kept(folder: Path, content: bytes) -> File:
    path = folder / "t.csv"
    path.write_bytes(content)
    return File(path, "t.csv")


def tar_of(content: bytes) -> bytes:
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w") as archive:
        member = tarfile.TarInfo("t.csv")
        member.size = len(content)
        archive.addfile(member, io.BytesIO(content))
    return packed.getvalue()


@pytest.mark.parametrize(
    ("start", "kind"),
    [
        (b"\x1f\x8b\x08", "gzip"),
        (b"\x28\xb5\x2f\xfd", "zstd"),
        (b"\x50\x2a\x4d\x18", "zstd"),
        (b"\x5f\x2a\x4d\x18", "zstd"),
        (b"\x60\x2a\x4d\x18", "none"),
        (b"\x2a\x4d\x18", "none"),
        (b"id,l", "none"),
        (b"", "none"),
    ],
)
def test_compression_is_told_by_the_first_bytes(start: bytes, kind: str) -> None:
    assert compression_of(start) == kind


@pytest.mark.parametrize(
    "content", [TABLE, GZIP, GZIP + gzip.compress(b""), ZSTD], ids=["plain", "gzip", "two", "zstd"]
)
def test_a_head_is_read_unpacked(tmp_path: Path, content: bytes) -> None:
    assert read_head(kept(tmp_path, content), 8) == (TABLE[:8], False)


@pytest.mark.parametrize("limit", [len(TABLE), len(TABLE) + 1])
def test_a_head_that_is_the_whole_file_says_so(tmp_path: Path, limit: int) -> None:
    assert read_head(kept(tmp_path, TABLE), limit) == (TABLE, True)


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(GZIP[:-9], id="a gzip file cut off"),
        pytest.param(GZIP[:10] + b"\xff" * 20, id="a gzip file of noise"),
        pytest.param(GZIP[:-8] + b"\0" * 8, id="a gzip file with a wrong sum"),
        pytest.param(b"\x1f\x8bnothing of the kind", id="no gzip file at all"),
        pytest.param(ZSTD[:-5], id="a zstd file cut off"),
        pytest.param(ZSTD[:5] + b"\xff" * 20, id="a zstd file of noise"),
    ],
)
def test_a_damaged_file_is_refused(tmp_path: Path, content: bytes) -> None:
    file = kept(tmp_path, content)
    said = []
    for read in (lambda: read_head(file, 1000), lambda: list(text_blocks(file, UTF8)), lambda: check_stream(file)):
        with pytest.raises(SourceError) as error:
            read()
        said.append(str(error.value))

    assert said == [DAMAGED] * 3


@pytest.mark.parametrize("content", [TABLE, GZIP, ZSTD], ids=["plain", "gzip", "zstd"])
def test_a_sound_file_passes_to_its_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: bytes) -> None:
    monkeypatch.setattr(module, "_BLOCK", 4)

    check_stream(kept(tmp_path, content))


def test_a_damaged_gzip_file_is_refused_while_zstd_was_never_loaded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delitem(sys.modules, zstd.__name__)

    with pytest.raises(SourceError, match="damaged"):
        read_head(kept(tmp_path, GZIP[:-9]), 1000)


def test_a_file_that_vanished_is_named(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"^cannot read 'a\\x1b\.csv': no such file or directory$"):
        read_head(File(tmp_path / "gone.csv", "a\x1b.csv"), 8)


def test_an_error_of_the_disk_without_words_is_an_input_error() -> None:
    error = unreadable(File(Path("t.csv"), "t.csv"), OSError(errno.EIO, None))

    assert str(error) == "cannot read 't.csv': input error"


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (b"\x89PNG\r\n\x1a\n", "a PNG image"),
        (b"GIF89a\x01\x00\x01\x00", "a GIF image"),
        (b"%PDF-1.7\n", "a PDF"),
        (b"PK\x03\x04\x14", "a zip archive (Excel and numpy's .npz are zip archives too)"),
        (b"ARROW1\0\0", "an Arrow or Feather file"),
        (b"ORC\x08\x03", "an ORC file"),
        (b"SQLite format 3\x00", "a SQLite database"),
        (b"BZh91AY&SY\x00\x08", "a bzip2 archive"),
        (b"\x93NUMPY\x01\x00", "a numpy array"),
        (pickle.dumps([1, 2]), "a Python pickle"),
        (tar_of(TABLE), "a tar archive"),
        (GZIP, "compressed twice"),
        (ZSTD, "compressed twice"),
        (b"\x00\x01\x02\x03", "binary data (control characters or NUL bytes)"),
        (TABLE * 40 + b"\x00" * 20, "binary data (control characters or NUL bytes)"),
    ],
)
def test_what_is_no_text_is_refused_by_its_kind(head: bytes, kind: str) -> None:
    with pytest.raises(SourceError) as error:
        check_text(File(Path("t.csv"), "t.csv"), head, UTF8)

    assert str(error.value) == (
        f"expected a table of text (CSV, JSON lines) or Parquet, but 't.csv' looks like {kind}; export the table as CSV"
    )


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        pytest.param(b"", UTF8, id="nothing"),
        pytest.param(TABLE, UTF8, id="a table"),
        pytest.param(TABLE * 10 + b"\0", UTF8, id="one NUL in a long table"),
        pytest.param(b"a\x1fb\n1\x1f2\n", UTF8, id="unit separators"),
        pytest.param(b"id,y\n\a\b\x1b[2J,yes\n", UTF8, id="what moves a terminal"),
        pytest.param(b"ORCID,y\n1,2\n", UTF8, id="a column named like an ORC file"),
        pytest.param(b"FEA1,FEA2,y\n", UTF8, id="a column named like a Feather file"),
        pytest.param("a,b\n".encode("utf-16-le") * 20, Encoding("utf-16-le"), id="NUL bytes that belong there"),
    ],
)
def test_text_is_let_through(head: bytes, encoding: Encoding) -> None:
    check_text(File(Path("t.csv"), "t.csv"), head, encoding)


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        pytest.param(b"a,b\n", UTF8, id="ASCII"),
        pytest.param(b"", UTF8, id="nothing"),
        pytest.param("naïve\n".encode(), UTF8, id="UTF-8"),
        pytest.param("naïve\n".encode("cp1252"), Encoding("cp1252"), id="Windows"),
        pytest.param("é".encode() * 20 + b"\xff", UTF8, id="UTF-8 with a damaged byte"),
        pytest.param("na\ufffdve\n".encode(), UTF8, id="UTF-8 with an earlier damage"),
        pytest.param(codecs.BOM_UTF8 + b"a", Encoding("utf-8", 3), id="UTF-8 with BOM"),
        pytest.param(codecs.BOM_UTF8 * 2 + b"a", Encoding("utf-8", 6), id="two marks, of files joined"),
        pytest.param(codecs.BOM_UTF16_LE + b"a\0", Encoding("utf-16-le", 2), id="UTF-16 little-endian"),
        pytest.param(codecs.BOM_UTF16_BE + b"\0a", Encoding("utf-16-be", 2), id="UTF-16 big-endian"),
        pytest.param(codecs.BOM_UTF32_LE + b"a\0\0\0", Encoding("utf-32-le", 4), id="UTF-32 little-endian"),
        pytest.param(codecs.BOM_UTF32_BE + b"\0\0\0a", Encoding("utf-32-be", 4), id="UTF-32 big-endian"),
        pytest.param(b"a\0" * 10 + b"\x01\xd8" * 10, Encoding("cp1252"), id="zeros, but no UTF-16"),
        pytest.param(b"a\0\0b" * 10, UTF8, id="zeros on both sides"),
    ],
)
def test_an_encoding_is_found(head: bytes, expected: Encoding) -> None:
    assert sniff_encoding(head, complete=True) == expected


def test_a_character_cut_at_the_end_of_a_head_is_no_damage() -> None:
    cut = "aé".encode()[:-1]

    assert [sniff_encoding(cut, complete=complete).name for complete in (False, True)] == ["utf-8", "cp1252"]


@given(st.lists(st.text(alphabet="abé日", min_size=1), min_size=3), st.sampled_from(["utf-16-le", "utf-16-be"]))
def test_wide_text_is_known_by_its_zeros(words: list[str], name: str) -> None:
    text = "".join(f"{at},{word}\n" for at, word in enumerate(words))

    assert sniff_encoding(text.encode(name), complete=True) == Encoding(name)


@given(st.text(min_size=1))
def test_a_whole_utf_8_text_without_nul_is_read_as_such(text: str) -> None:
    raw = text.replace("\0", "").encode()
    found = sniff_encoding(raw, complete=True)

    assert decode_head(raw, found, complete=True).lstrip("\ufeff") == text.replace("\0", "").lstrip("\ufeff")


@pytest.mark.parametrize(
    ("name", "head", "expected"),
    [
        ("UTF8", b"a", UTF8),
        ("utf-8", codecs.BOM_UTF8, Encoding("utf-8", 3)),
        ("utf-8-sig", codecs.BOM_UTF8, Encoding("utf-8", 3)),
        ("utf-8-sig", b"a", UTF8),
        ("utf-16", codecs.BOM_UTF16_BE, Encoding("utf-16-be", 2)),
        ("utf-16", b"a,b", Encoding("utf-16-le")),
        ("utf-16-be", codecs.BOM_UTF16_LE, Encoding("utf-16-be")),
        ("utf-32", b"a,b", Encoding("utf-32-le")),
        ("latin-1", codecs.BOM_UTF8, Encoding("iso8859-1")),
        ("windows-1252", b"a", Encoding("cp1252")),
    ],
)
def test_a_named_encoding_is_taken_at_its_word(name: str, head: bytes, expected: Encoding) -> None:
    assert named_encoding(name, head) == expected


@pytest.mark.parametrize("name", ["klingon", "rot13", "hex", "", "a\0b", "undefined"])
def test_a_name_of_no_text_encoding_is_refused(name: str) -> None:
    with pytest.raises(OptionError, match=r"^no text encoding is called '.*'; try utf-8, utf-16 or cp1252$"):
        named_encoding(name, b"")


def test_an_encoding_is_shown_with_its_mark() -> None:
    assert [Encoding("utf-8").shown, Encoding("utf-8", 3).shown] == ["utf-8", "utf-8 with BOM"]


def test_a_character_cut_in_two_is_left_out_of_a_head() -> None:
    cut = codecs.BOM_UTF8 + "aé".encode()[:-1]

    assert [decode_head(cut, Encoding("utf-8", 3), complete=whole) for whole in (False, True)] == ["a", "a\ufffd"]


def test_every_byte_is_a_character_of_windows_1252() -> None:
    text = decode_head(bytes(range(256)), Encoding("cp1252"), complete=True)

    assert (len(set(text)), text[0x80], text[0x81]) == (256, "€", "\x81")


@pytest.mark.parametrize("encoding", [Encoding("utf-8", 3), Encoding("utf-16-le", 2), Encoding("cp1252")])
@pytest.mark.parametrize("block", [4, 5, 1000])
def test_blocks_join_to_the_whole_text(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, encoding: Encoding, block: int
) -> None:
    monkeypatch.setattr(module, "_BLOCK", block)
    marks = {"utf-8": codecs.BOM_UTF8, "utf-16-le": codecs.BOM_UTF16_LE}
    raw = marks.get(encoding.name, b"") + "naïve,€\n".encode(encoding.name)

    assert "".join(text_blocks(kept(tmp_path, gzip.compress(raw)), encoding)) == "naïve,€\n"
