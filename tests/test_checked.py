import json
import math
from collections.abc import Callable
from dataclasses import fields, replace
from pathlib import Path
from random import Random
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from actloss.checked import SCHEMA, CheckReport, TableCheck
from actloss.drift import ClassDrift, Drift, NumberDrift
from actloss.errors import FindingsError
from actloss.finding import Severity
from actloss.profile.facts import Encoding
from actloss.reference import Answer, ClassShare, Origin, Reference, Spread
from actloss.report import CLASSES_LISTED
from actloss.rules import Outcome, Status
from actloss.target import Layout
from actloss.task import Kind, Trait
from actloss.training import Training
from checks import CHECKS
from checks.drawn import draw
from schemas import mistakes, records, schema

EXAMPLES = pytest.mark.parametrize("example", CHECKS.values(), ids=CHECKS)
WRITTEN = schema("check")
PARTS = WRITTEN["$defs"]


def test_without_findings_that_fail_the_exit_code_is_0_with_them_1_and_2_where_a_table_was_not_checked() -> None:
    failing = CHECKS["failing"]()

    assert CHECKS["clean"]().exit_code == 0
    assert failing.exit_code == 1
    assert replace(failing, fail_on=None).exit_code == 0
    assert CHECKS["unreadable"]().exit_code == 2
    assert replace(CHECKS["unreadable"](), fail_on=None).exit_code == 2


def test_a_table_is_checked_in_part_where_an_error_kept_only_some_rules_from_it() -> None:
    (table,) = CHECKS["failing"]().tables
    part = replace(table, error="label 'x' holds dates")
    skipped = tuple(replace(outcome, status=Status.SKIPPED) for outcome in table.outcomes)

    assert not table.in_part
    assert (part.in_part, part.unchecked) == (True, "checked in part")
    assert (replace(part, outcomes=skipped).in_part, replace(part, outcomes=()).unchecked) == (False, "not checked")


@pytest.mark.parametrize(("fail_on", "count"), [("error", 2), ("warning", 3), ("note", 4)])
def test_what_is_milder_than_the_wanted_severity_does_not_fail(fail_on: str, count: int) -> None:
    assert len(replace(CHECKS["failing"](), fail_on=Severity(fail_on)).failures) == count


def test_a_check_that_passes_is_returned_by_its_guard() -> None:
    passing = CHECKS["clean"]()

    assert passing.raise_for_findings() is passing


def test_the_guard_lists_what_fails_and_what_could_not_be_checked() -> None:
    with pytest.raises(FindingsError) as caught:
        CHECKS["unreadable"]().raise_for_findings()

    assert caught.value.message.split("\n") == [
        "data/new.csv: expected a table, found no file 'data/new.csv'; check the path",
        (
            "data/parts-7.csv:20002: AL205 label-variants warning: 'yes' and 'Yes ' of 'churned' differ only in blanks"
            " or case"
        ),
    ]


def test_the_guard_says_nothing_of_what_does_not_fail() -> None:
    with pytest.raises(FindingsError) as caught:
        CHECKS["failing"]().raise_for_findings()

    assert [line.split(": ")[1] for line in caught.value.message.split("\n")] == [
        "AL201 missing-label error",
        "AL401 bce-labels error",
    ]


def test_a_printed_check_says_what_was_found_where_and_what_cures_it_in_80_characters() -> None:
    assert str(CHECKS["failing"]()).split("\n")[1:5] == [
        "  100",
        "grades.csv:92: AL201 missing-label error: 3 of 93 rows (3.2 %) have no label in",
        "  'grade', first in row 91; fix: drop these rows",
        "grades.csv:3: AL401 bce-labels error: 45 of 90 labels of 'grade' are not in [0,",
    ]


@pytest.mark.parametrize(
    ("example", "outcome"),
    [
        ("clean", "1 table, 0 findings: passed"),
        ("failing", "1 table, 4 findings: failed"),
        ("unreadable", "3 tables, 1 finding: not all tables could be checked"),
    ],
)
def test_a_printed_check_ends_with_what_came_of_it(example: str, outcome: str) -> None:
    assert str(CHECKS[example]()).split("\n")[-1] == outcome


def test_a_check_is_shown_in_short_where_it_is_a_value_among_others() -> None:
    assert repr([CHECKS["failing"]()]) == "[<CheckReport: 1 table(s), 4 finding(s), exit code 1>]"


def test_text_of_others_reaches_a_printed_check_escaped() -> None:
    for sign in "\x1b\r\u202e\x00":
        assert sign not in str(CHECKS["hostile"]())


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(WRITTEN)

    assert WRITTEN["properties"]["schema"]["const"] == SCHEMA


def test_the_schema_allows_no_key_it_does_not_name_and_misses_none() -> None:
    for record in records(WRITTEN):
        assert record["required"] == list(record["properties"])
        assert record["additionalProperties"] is False


@pytest.mark.parametrize("name", ["tally", "source", "bad_record", "finding", "cure"])
def test_what_a_report_has_too_is_the_same_there(name: str) -> None:
    assert PARTS[name] == schema("report")["$defs"][name]


@pytest.mark.parametrize(
    ("name", "record", "other"),
    [
        (
            "checked_table",
            TableCheck,
            {"task": ["kind", "traits"], "profile": ["labels"], "first_file": [], "transform": []},
        ),
        ("training", Training, {"others": []}),
        ("reference", Reference, {}),
        ("class_share", ClassShare, {}),
        ("spread", Spread, {"values": []}),
        ("answer", Answer, {}),
        ("drift", Drift, {}),
        ("class_drift", ClassDrift, {}),
        ("number_drift", NumberDrift, {}),
        ("outcome", Outcome, {}),
    ],
)
def test_the_schema_names_the_fields_of_each_record(name: str, record: type, other: dict[str, list[str]]) -> None:
    expected = {key for field in fields(record) for key in other.get(field.name, [field.name])}

    assert expected == {key for key in PARTS[name]["properties"] if not key.endswith("left_out")}


@pytest.mark.parametrize(
    ("part", "key", "enumeration"),
    [
        ("labels", "layout", Layout),
        ("labels", "encoding", Encoding),
        ("reference", "origin", Origin),
        ("reference", "layout", Layout),
        ("reference", "kind", Kind),
        ("reference", "encoding", Encoding),
        ("outcome", "severity", Severity),
        ("outcome", "status", Status),
    ],
)
def test_the_schema_lists_what_the_code_can_say(part: str, key: str, enumeration: type[Kind]) -> None:
    assert [member.value for member in enumeration] == PARTS[part]["properties"][key]["enum"]


def test_the_schema_lists_what_may_be_null_beside_what_the_code_can_say() -> None:
    traits = [trait.value for trait in Trait]

    assert PARTS["checked_table"]["properties"]["kind"]["enum"] == [*(kind.value for kind in Kind), None]
    assert WRITTEN["properties"]["fail_on"]["enum"] == [*(severity.value for severity in Severity), None]
    assert PARTS["checked_table"]["properties"]["traits"]["items"]["enum"] == traits
    assert PARTS["reference"]["properties"]["traits"]["items"]["enum"] == traits


@EXAMPLES
def test_every_check_follows_the_schema(example: Callable[[], CheckReport]) -> None:
    assert mistakes("check", example().to_dict()) == []


@pytest.mark.parametrize("seed", range(50))
def test_every_check_drawn_at_random_follows_the_schema(seed: int) -> None:
    assert mistakes("check", draw(Random(seed)).to_dict()) == []  # noqa: S311 - a seeded draw is the point


def test_the_keys_of_a_table_are_the_same_whatever_was_found() -> None:
    tables = [table for example in CHECKS.values() for table in example().to_dict()["tables"]]  # type: ignore[union-attr] # a list

    assert {tuple(table) for table in tables} == {tuple(PARTS["checked_table"]["properties"])}  # type: ignore[arg-type] # dictionaries


@EXAMPLES
def test_the_same_check_gives_the_same_bytes(example: Callable[[], CheckReport]) -> None:
    assert json.dumps(example().to_dict()) == json.dumps(example().to_dict())


def test_what_the_labels_are_held_against_is_named() -> None:
    plain: Any = CHECKS["lock"]().to_dict()
    table = plain["tables"][0]

    assert (table["training"]["activation"], table["training"]["loss"]) == (
        "softmax",
        "sparse_categorical_crossentropy",
    )
    assert table["training"]["loss_given"] is None
    assert table["training"]["class_weight"] == {"rain": 1.0, "snow": 12.5, "sun": 1.5}
    assert table["training_origin"] == "lock"
    assert table["reference"]["classes"][1] == {"name": "snow", "count": 40, "known": 1200}
    assert table["reference"]["answer"]["params"] == {"class_weight": [0.57, 10.0, 0.87]}
    assert table["drift"]["classes"]["new"] == ["fog"]


def test_the_labels_are_told_in_a_few_figures() -> None:
    plain: Any = CHECKS["failing"]().to_dict()

    assert plain["tables"][0]["labels"] == {
        "layout": "single",
        "encoding": "1-based",
        "rows": 93,
        "labelled": 90,
        "missing": {"count": 3, "first_row": 91},
        "distinct": 2,
    }


def test_findings_are_counted_by_severity() -> None:
    plain: Any = CHECKS["failing"]().to_dict()

    assert plain["counts"] == {"error": 2, "warning": 1, "note": 1}
    assert (plain["fail_on"], plain["exit_code"]) == ("error", 1)


def test_what_was_not_found_or_not_given_is_null() -> None:
    table: Any = CHECKS["predictions"]().to_dict()["tables"]
    absent = ("kind", "labels", "training", "training_origin", "reference", "drift", "answer", "error")

    assert [table[0][key] for key in absent] == [None] * len(absent)
    assert table[0]["traits"] == []


def test_a_number_that_is_not_finite_is_null() -> None:
    table: Any = CHECKS["reference"]().to_dict()["tables"]

    assert math.isnan(CHECKS["reference"]().tables[0].drift.numbers[1].shift)  # type: ignore[union-attr] # it is there
    assert table[0]["drift"]["numbers"][1]["shift"] is None


def test_text_is_as_written_and_enumerations_are_plain_strings() -> None:
    plain: Any = CHECKS["hostile"]().to_dict()

    assert "\x1b]0;pwn\x07\x1b[2J" in [table["name"] for table in plain["tables"]]
    assert type(plain["fail_on"]) is str
    assert type(plain["tables"][0]["outcomes"][0]["status"]) is str


def test_classes_beyond_the_listed_ones_are_counted() -> None:
    names = tuple(f"c{number}" for number in range(CLASSES_LISTED + 7))
    check = CHECKS["lock"]()
    old, drift = check.tables[0].reference, check.tables[0].drift
    assert old is not None
    assert drift is not None
    assert drift.classes is not None
    many = replace(
        check.tables[0],
        reference=replace(old, classes=tuple(ClassShare(name=name, count=1, known=9) for name in names)),
        drift=replace(drift, classes=replace(drift.classes, new=names, vanished=names[:3])),
    )
    plain: Any = replace(check, tables=(many,)).to_dict()
    reference, moved = plain["tables"][0]["reference"], plain["tables"][0]["drift"]["classes"]

    assert (len(reference["classes"]), reference["classes_left_out"]) == (CLASSES_LISTED, 7)
    assert (len(moved["new"]), moved["new_left_out"]) == (CLASSES_LISTED, 7)
    assert (len(moved["vanished"]), moved["vanished_left_out"]) == (3, 0)


def test_every_key_of_the_schema_is_documented() -> None:
    documented = (Path(__file__).parents[1] / "docs" / "json.md").read_text(encoding="utf-8")

    assert {key for record in records(WRITTEN) for key in record["properties"] if f"`{key}`" not in documented} == set()
