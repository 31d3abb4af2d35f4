import json
import os
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from actloss.errors import SourceError
from actloss.escape import visible
from actloss.lock import read_lock
from actloss.lock.read import LARGEST
from locks import plain_lock, written

COUNTS = [0, 1, 2, 3, 1, 0, 2, 5, 7, 1] * 20


def table_of(lock: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = next(iter(lock["tables"].values()))
    return found


def spoil(table: Any, path: list[str | int], value: object) -> None:  # noqa: ANN401 - plain data of any shape
    """Put a value where the path leads."""
    *steps, last = path
    for step in steps:
        table = table[step]
    table[last] = value


def refused(path: Path) -> str:
    with pytest.raises(SourceError) as caught:
        read_lock(path)
    message = caught.value.message
    assert "\n" not in message
    message = message.replace(f"the lock {str(path)!r}", "LOCK").replace(repr(str(path)), "LOCK")
    assert "LOCK" in message
    return message


def test_a_lock_is_read_with_a_byte_order_mark_too(tmp_path: Path) -> None:
    assert list(read_lock(written(tmp_path, "\ufeff" + json.dumps(plain_lock()))).tables) == ["train.csv"]


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        ("", "is no JSON: Expecting value at line 1, column 1"),
        (
            '{"schema": 1,\n<<<<<<< HEAD',
            "is no JSON: Expecting property name enclosed in double quotes at line 2, column 1",
        ),
        ('{"schema": 1, "schema": 1}', "is no JSON: the key 'schema' stands twice in one object"),
        ('{"schema": NaN}', "is no JSON: NaN is no number of JSON"),
        ('{"schema": -Infinity}', "is no JSON: -Infinity is no number of JSON"),
        ("[" * 100_000, "is nested too deeply to be one"),
        ('{"schema": ' + "9" * 5000 + "}", "is no JSON: Exceeds the limit (4300 digits) for integer string conversion"),
    ],
    ids=["empty", "merge conflict", "twice", "nan", "infinity", "deep", "long number"],
)
def test_what_is_no_json_is_told_with_its_place(content: str, problem: str, tmp_path: Path) -> None:
    message = refused(written(tmp_path, content))

    assert message.startswith(f"LOCK {problem}")
    assert message.endswith("; write it anew with `actloss advise TABLE --lock`")


def test_bytes_that_are_not_utf_8_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "actloss.lock.json"
    path.write_bytes(b'{"schema": "\xff"}')

    assert refused(path).startswith("LOCK is no JSON: it is not in UTF-8;")


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        ({"tables": {}}, "this actloss reads locks of schema 1, found none in LOCK;"),
        ({"schema": 2, "tables": {}}, "this actloss reads locks of schema 1, found another in LOCK;"),
        ({"schema": True, "tables": {}}, "this actloss reads locks of schema 1, found another in LOCK;"),
        ([], "LOCK needs an object, found an empty list"),
        (7, "LOCK needs an object, found 7"),
        ({"schema": 1}, "LOCK misses key 'tables'"),
        ({"schema": 1, "tables": []}, "tables in LOCK needs an object, found an empty list"),
        ({"schema": 1, "tables": {}, "table": {}}, "LOCK has an unknown key 'table': did you mean 'tables'?"),
        ({"schema": 1, "tables": {}, "x": 0}, "LOCK has an unknown key 'x': it may hold schema and tables"),
        ({"schema": 1, "tables": {"t.csv": None}}, 'tables["t.csv"] in LOCK needs an object, found null'),
    ],
)
def test_another_outline_is_refused(content: object, problem: str, tmp_path: Path) -> None:
    assert refused(written(tmp_path, content)).startswith(problem)


TABLE = 'tables["train.csv"]'
KINDS = "regression, binary, multiclass or multilabel"
ENCODINGS = (
    f"{TABLE}.encoding in LOCK needs 0/1, -1/+1, 0-based, 1-based, gaps, booleans, strings, integers, reals or mixed"
)


@pytest.mark.parametrize(
    ("path", "value", "problem"),
    [
        (["rows"], "many", f"{TABLE}.rows in LOCK needs a whole number from 0 on, found 'many'"),
        (["rows"], -1, f"{TABLE}.rows in LOCK needs a whole number from 0 on, found -1"),
        (["rows"], 1.5, f"{TABLE}.rows in LOCK needs a whole number from 0 on, found 1.5"),
        (["rows"], True, f"{TABLE}.rows in LOCK needs a whole number from 0 on, found true"),
        (["rows"], 10**30, f"{TABLE}.rows in LOCK needs a whole number from 0 on, found a number beyond 2^53"),
        (["encoding"], "0-1", f"{ENCODINGS}, found '0-1'"),
        (["encoding"], {}, f"{ENCODINGS}, found an object"),
        (["classes"], {}, f"{TABLE}.classes in LOCK needs a list, found an object"),
        (["classes", 0], [], f"{TABLE}.classes[0] in LOCK needs an object, found an empty list"),
        (
            ["classes", 1, "count"],
            81,
            f"{TABLE}.classes[1].count in LOCK needs no more rows than the 80 where the label is known, found 81",
        ),
        (
            ["target", "columns"],
            [],
            f"{TABLE}.target.columns in LOCK needs at least one label column, found an empty list",
        ),
        (["target", "columns"], ["a", 1], f"{TABLE}.target.columns[1] in LOCK needs a text, found 1"),
        (["reading", "header"], "no", f"{TABLE}.reading.header in LOCK needs true or false, found 'no'"),
        (["reading", "task"], "clustering", f"{TABLE}.reading.task in LOCK needs {KINDS}, found 'clustering'"),
        (["head", "params"], {"p": "x"}, f"{TABLE}.head.params.p in LOCK needs a number, found 'x'"),
        (
            ["head", "params"],
            {"p": [1, None]},
            f"{TABLE}.head.params.p[1] in LOCK needs a number, found null",
        ),
        (["task", "traits"], ["odd"], "or missing-labels, found 'odd'"),
    ],
)
def test_a_mistake_is_told_with_its_place(path: list[str | int], value: object, problem: str, tmp_path: Path) -> None:
    lock = plain_lock()
    spoil(table_of(lock), path, value)

    assert problem in refused(written(tmp_path, lock))


@pytest.mark.parametrize(
    ("keys", "problem"), [(["head"], "misses key 'head'"), (["rows", "head"], "misses keys 'rows' and 'head'")]
)
def test_what_is_missing_is_told_with_its_place(keys: list[str], problem: str, tmp_path: Path) -> None:
    lock = plain_lock()
    for key in keys:
        del table_of(lock)[key]

    assert refused(written(tmp_path, lock)) == f"{TABLE} in LOCK {problem}"


@pytest.mark.parametrize(
    ("key", "value", "problem"),
    [
        ("mean", "0", f"{TABLE}.numbers[0].mean in LOCK needs a number, found '0'"),
        ("mean", False, f"{TABLE}.numbers[0].mean in LOCK needs a number, found false"),
        (
            "mean",
            10**400,
            f"{TABLE}.numbers[0].mean in LOCK needs a number, found a number beyond 2^53",
        ),
        ("count", 0, f"{TABLE}.numbers[0].count in LOCK needs at least one value, found 0"),
        ("values", [], f"{TABLE}.numbers[0].values in LOCK needs numbers that ascend, found an empty list"),
        ("values", [2.0, 1.0], f"{TABLE}.numbers[0].values in LOCK needs numbers that ascend, found a list"),
        ("values", [1, 1], f"{TABLE}.numbers[0].values in LOCK needs numbers that ascend, found a list"),
        (
            "counts",
            [1],
            f"{TABLE}.numbers[0].counts in LOCK needs 6 counts of 1 or more, one a value, found a list",
        ),
        ("counts", [0, 1, 1, 1, 1, 1], "needs 6 counts of 1 or more, one a value, found a list"),
    ],
)
def test_numbers_that_are_none_are_told_with_their_place(key: str, value: object, problem: str, tmp_path: Path) -> None:
    lock = plain_lock(*COUNTS)
    spoil(table_of(lock), ["numbers", 0, key], value)

    assert problem in refused(written(tmp_path, lock))


def test_infinity_written_as_a_number_is_refused(tmp_path: Path) -> None:
    lock = json.dumps(plain_lock(*COUNTS))

    assert ".mean in LOCK needs a number, found inf" in refused(
        written(tmp_path, re.sub(r'"mean": [\d.]+', '"mean": 1e999', lock))
    )


def test_an_entry_for_some_columns_only_is_refused(tmp_path: Path) -> None:
    lock = plain_lock(*COUNTS)
    table_of(lock)["target"]["columns"] = ["a", "b"]

    assert "needs an entry for each of 2 label columns, or none, found a list" in refused(written(tmp_path, lock))


@pytest.mark.parametrize(
    "key",
    ["/etc/passwd", "../../etc/passwd", "a/../../b.csv", "~/x.csv", "$HOME/x.csv", "C:/x.csv", "file:///x", "-", ""],
)
def test_a_table_elsewhere_may_not_be_named(key: str, tmp_path: Path) -> None:
    lock = plain_lock()
    lock["tables"] = {key: table_of(lock)}

    assert refused(written(tmp_path, lock)).startswith(f"LOCK may not name the table {key!r}: ")


def test_hostile_text_in_a_place_becomes_visible(tmp_path: Path) -> None:
    lock = plain_lock()
    lock["tables"] = {"\x1b[2J##[x]": {"\x1b]0;": 1}}
    message = refused(written(tmp_path, lock))

    assert "\x1b" not in message
    assert "##[" not in message


def test_a_file_larger_than_any_lock_is_not_parsed(tmp_path: Path) -> None:
    path = tmp_path / "actloss.lock.json"
    with path.open("wb") as file:
        file.truncate(LARGEST + 1)

    assert refused(path).startswith("LOCK has more than 64 MiB, which no lock needs;")


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    assert refused(tmp_path / "actloss.lock.json").startswith("cannot read LOCK: No such file or directory;")


def test_a_name_that_is_none_is_told(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"cannot read the lock '.*': embedded null byte"):
        read_lock(tmp_path / "a\0b")


@pytest.mark.parametrize("name", [".", "/dev/zero"])
def test_what_is_no_file_is_refused(name: str, tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"a lock is a regular file, and '.*' is none; name another file"):
        read_lock(tmp_path / name)


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "pipe"
    os.mkfifo(path)

    assert refused(path).startswith("a lock is a regular file")


def problem_of(path: Path) -> str | None:
    try:
        read_lock(path)
    except SourceError as error:
        return error.message
    return None


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.data())
def test_whatever_stands_in_a_lock_it_is_read_or_refused_in_one_sentence(tmp_path: Path, data: st.DataObject) -> None:
    lock: Any = plain_lock(*COUNTS)
    part, key = lock, data.draw(st.sampled_from(list(lock)))
    while isinstance(part[key], dict | list) and part[key] and data.draw(st.booleans()):
        part = part[key]
        key = data.draw(st.sampled_from(list(part) if isinstance(part, dict) else range(len(part))))
    part[key] = data.draw(JSON)
    path = written(tmp_path, lock)
    problem = problem_of(path)

    assert problem is None or problem == visible(problem, limit=10_000)
