"""Text such that writing it again gives the same bytes."""

import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actloss.encoding import Encoding, File
from actloss.fixing.lossless import lines_of, text_blocks, to_bytes
from actloss.records import unified
from tables import written

TEXTS = st.lists(
    st.sampled_from(["a", "b c", "\n", "\r", "\r\n", "\r\r\n", "\x0b", "\x85", "\u2028", "\x1c"]), max_size=20
)


@given(pieces=TEXTS, size=st.integers(1, 9))
def test_lines_are_those_that_readers_count(pieces: list[str], size: int) -> None:
    text = "".join(pieces)
    found = list(lines_of(text[at : at + size] for at in range(0, len(text), size)))

    assert "".join(found) == text
    assert [unified(line) for line in found] == list(io.StringIO(unified(text), newline="\n"))


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252"])
@given(content=st.binary(max_size=60).map(lambda content: b"x" + content))
def test_any_bytes_come_back(content: bytes, encoding: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = written(tmp_path_factory.mktemp("any"), content)
    text = "".join(text_blocks(File(path, "t.csv"), Encoding(encoding)))

    assert to_bytes(text, Encoding(encoding)) == content


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be", "cp1251", "shift_jis"]
)
def test_a_byte_order_mark_is_no_text(encoding: str, tmp_path: Path) -> None:
    text = "x,label\nж,1\n"
    path = written(tmp_path, b"MARK" + text.encode(encoding))

    assert "".join(text_blocks(File(path, "t.csv"), Encoding(encoding, 4))) == text
    assert to_bytes(text, Encoding(encoding)) == text.encode(encoding)
