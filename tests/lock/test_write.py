import json
import os
from dataclasses import replace
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from actloss.errors import ActlossError, OptionError
from actloss.lock import SCHEMA, Lock, read_lock, to_dict, with_table, write_lock
from actloss.profile import Encoding
from actloss.profile.facts import Values
from actloss.reference import MOST_POINTS
from actloss.target import Layout
from actloss.task import Kind, Trait
from locks import EXAMPLES, lock_of, locked
from profiles import profile_of
from schemas import mistakes, records, schema

ALL = Lock(tables={f"data/{name}.csv": EXAMPLES[name] for name in sorted(EXAMPLES)})


def each_example() -> pytest.MarkDecorator:
    return pytest.mark.parametrize("name", EXAMPLES)


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(schema("lock"))

    assert schema("lock")["properties"]["schema"]["const"] == SCHEMA


def test_the_schema_allows_no_key_it_does_not_name_and_misses_none() -> None:
    for record in records(schema("lock")):
        assert record["required"] == list(record["properties"])
        assert record["additionalProperties"] is False


def test_the_schema_lists_what_the_code_can_say() -> None:
    parts = schema("lock")["$defs"]

    assert parts["locked_table"]["properties"]["encoding"]["enum"] == [each.value for each in Encoding]
    assert parts["locked_target"]["properties"]["layout"]["enum"] == [each.value for each in Layout]
    assert parts["locked_task"]["properties"]["kind"]["enum"] == [each.value for each in Kind]
    assert parts["locked_task"]["properties"]["traits"]["items"]["enum"] == [each.value for each in Trait]
    assert parts["locked_numbers"]["properties"]["values"]["maxItems"] == MOST_POINTS


@each_example()
def test_every_lock_follows_the_schema(name: str) -> None:
    assert mistakes("lock", to_dict(lock_of(**{name: EXAMPLES[name]}))) == []


def test_what_was_written_is_read_back(tmp_path: Path) -> None:
    path = tmp_path / "actloss.lock.json"
    write_lock(path, ALL)
    read = read_lock(path)

    # The table's name comes from its key.
    assert to_dict(read) == to_dict(ALL)
    assert {key: table.reading for key, table in read.tables.items()} == {
        key: table.reading for key, table in ALL.tables.items()
    }
    assert all(
        replace(table.reference, name="") == replace(ALL.tables[key].reference, name="")
        for key, table in read.tables.items()
    )


def test_the_same_facts_give_the_same_bytes_in_whatever_order_they_came(tmp_path: Path) -> None:
    one, other = tmp_path / "one.json", tmp_path / "other.json"
    write_lock(one, ALL)
    write_lock(other, Lock(tables={key: ALL.tables[key] for key in sorted(ALL.tables, reverse=True)}))
    write_lock(tmp_path / "again.json", read_lock(one))

    assert one.read_bytes() == other.read_bytes() == (tmp_path / "again.json").read_bytes()


def test_the_bytes_are_safe_to_show_and_hold_no_path_or_time(tmp_path: Path) -> None:
    path = tmp_path / "actloss.lock.json"
    write_lock(path, ALL)
    text = path.read_bytes().decode("ascii")

    assert "\x1b" not in text
    assert "##[" not in text
    assert str(tmp_path) not in text
    assert text.endswith("}\n")
    assert "\r" not in text


def test_what_can_change_by_itself_has_a_line(tmp_path: Path) -> None:
    path = tmp_path / "actloss.lock.json"
    write_lock(path, lock_of(train=locked(["no", "yes"] * 40 + ["yes"])))

    assert path.read_text(encoding="ascii") == (
        """{
  "schema": 1,
  "tables": {
    "train.csv": {
      "reading": {
        "target": [],
        "task": null,
        "delimiter": null,
        "encoding": null,
        "header": null
      },
      "target": {
        "columns": ["y"],
        "layout": "single",
        "separator": null
      },
      "task": {
        "kind": "binary",
        "traits": []
      },
      "encoding": "strings",
      "rows": 81,
      "labelled": 81,
      "missing": 0,
      "head": {
        "activation": "sigmoid",
        "units": 1,
        "loss": "binary_crossentropy",
        "params": {},
        "elicit": null
      },
      "classes": [
        {"name": "no", "count": 40, "known": 81},
        {"name": "yes", "count": 41, "known": 81}
      ],
      "numbers": []
    }
  }
}
"""
    )


def test_an_empty_lock_can_be_written(tmp_path: Path) -> None:
    path = tmp_path / "actloss.lock.json"
    write_lock(path, Lock(tables={}))

    assert json.loads(path.read_text(encoding="ascii")) == {"schema": 1, "tables": {}}
    assert read_lock(path) == Lock(tables={})


def test_values_without_counts_count_once_each() -> None:
    table = EXAMPLES["counts"]
    spread = replace(table.reference.spreads[0], values=Values(table.reference.spreads[0].values.values, None))
    plain = to_dict(lock_of(t=replace(table, reference=replace(table.reference, spreads=(spread,)))))

    assert plain["tables"]["t.csv"]["numbers"][0]["counts"] == [1] * 6  # type: ignore[index,call-overload]  # plain data


def test_one_table_is_written_and_the_others_stay() -> None:
    before = lock_of(a=EXAMPLES["binary"], c=EXAMPLES["counts"])
    after = with_table(before, "b.csv", EXAMPLES["numbers"])

    assert list(after.tables) == ["a.csv", "b.csv", "c.csv"]
    assert after.tables["a.csv"] is before.tables["a.csv"]
    assert with_table(after, "a.csv", EXAMPLES["numbers"]).tables["a.csv"] is EXAMPLES["numbers"]


def test_a_number_that_is_none_is_not_written(tmp_path: Path) -> None:
    table = EXAMPLES["regression"]
    broken = replace(table.reference, spreads=(replace(table.reference.spreads[0], mean=float("nan")),))

    with pytest.raises(ValueError, match="not JSON compliant"):
        write_lock(tmp_path / "actloss.lock.json", lock_of(t=replace(table, reference=broken)))


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    real, link = tmp_path / "real.json", tmp_path / "actloss.lock.json"
    write_lock(real, Lock(tables={}))
    link.symlink_to(real)
    write_lock(link, lock_of(train=locked(profile_of(["no", "yes"] * 40))))

    assert link.is_symlink()
    assert list(read_lock(real).tables) == ["train.csv"]


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        (".", "a lock is a regular file, and '.*' is none; name another file"),
        ("/dev/null", "a lock is a regular file, and '/dev/null' is none; name another file"),
        ("gone/actloss.lock.json", "a lock needs an existing folder, found none for '.*'; create it first"),
        ("x" * 300, "a lock needs a file that can be written, found '.*': File name too long"),
        ("a\0b", "a lock needs a file that can be written, found '.*': .*null"),
    ],
)
def test_what_is_no_place_for_a_lock_is_refused(name: str, problem: str, tmp_path: Path) -> None:
    with pytest.raises(OptionError, match=problem):
        write_lock(tmp_path / name, Lock(tables={}))


def test_what_the_file_system_refuses_is_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)

    with pytest.raises(ActlossError, match=r"cannot write the lock to '.*': No space left on device"):
        write_lock(tmp_path / "actloss.lock.json", Lock(tables={}))
