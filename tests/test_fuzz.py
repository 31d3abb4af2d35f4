"""Whatever the bytes: an answer or one sentence, never a traceback, a warning or a word on standard error."""

import io
import os
import random
import subprocess
import sys
from collections.abc import Sequence
from contextlib import redirect_stderr
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

import actloss
from actloss.engines import sniffed
from actloss.errors import ActlossError
from actloss.table import open_table
from tables import written

PIECES: tuple[bytes, ...] = (
    *(
        sign.encode()
        for sign in (",", ";", "\t", "|", " ", '"', "'", "\\", "\n", "\r\n", "\r", "\n\n", '""', '",', '"\n')
    ),
    *(
        cell.encode()
        for cell in ("1", "-2.5", "1e400", "007", "1,5", "inf", "NA", "yes", "a", "label", "ü", "[1]", "{")
    ),
    *(b"\xff", b"\xe9", b"\x00", b"\x1b", b"\xef\xbb\xbf", b"\xff\xfe", b"#", b"sep=;\n", b'{"a": 1}\n'),
)
ROWS: SearchStrategy[bytes] = st.lists(st.sampled_from(PIECES), max_size=60).map(b"".join)
TABLES = st.tuples(ROWS, st.integers(0, 60)).map(lambda parts: b"x,label\n" + b"1,a\n2,b\n" * parts[1] + parts[0])
fuzzed = settings(
    max_examples=120, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def problems(folder: Path, content: bytes) -> Sequence[str]:
    """Return what goes wrong when every column of a table is read: nothing, however broken it is."""
    path = written(folder, content)
    said = io.StringIO()
    found = []
    with redirect_stderr(said):
        try:
            table = open_table(path)
            read = table.read(range(len(table.head.names)))
            rows = {column.rows for column in read.columns}
            found = [] if rows == {read.source.rows} else [f"{rows} rows, expected {read.source.rows}"]
        except ActlossError as error:
            found = [] if "\n" not in str(error) else [f"not one line: {error}"]
    return [*found, *said.getvalue().splitlines()]


@fuzzed
@given(content=ROWS)
def test_any_bytes_are_read_or_refused(content: bytes, tmp_path: Path) -> None:
    assert problems(tmp_path, content) == []


@fuzzed
@given(content=TABLES)
def test_any_bytes_below_the_head_are_read_or_refused(content: bytes, tmp_path: Path) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sniffed, "HEAD_BYTES", 64)

        assert problems(tmp_path, content) == []


@pytest.mark.parametrize("seed", range(4))
def test_the_command_answers_or_says_one_sentence(seed: int, tmp_path: Path) -> None:
    pieces = random.Random(seed).choices(PIECES, k=400)  # noqa: S311 - the same bytes each time are the point
    path = written(tmp_path, b"x,label\n" + b"1,a\n2,b\n" * 20 * (seed % 2) + b"".join(pieces))
    environment = {**os.environ, "PYTHONPATH": str(Path(actloss.__file__).parents[1]), "PYTHONWARNINGS": "error"}
    done = subprocess.run(
        [sys.executable, "-m", "actloss", "advise", str(path)], env=environment, capture_output=True, check=False
    )

    assert done.returncode in {0, 2}
    assert done.stderr.count(b"\n") == (1 if done.returncode else 0)
    assert b"Traceback" not in done.stdout + done.stderr
