from dataclasses import replace
from urllib.parse import unquote_to_bytes

import pytest

from actloss.checked import CheckReport
from actloss.render.checks import View
from actloss.render.spots import path_of, spots, uri_of
from checks import CHECKS
from checks.hostile import NASTY


def marks(report: CheckReport, view: View | None = None) -> list[str]:
    return [spot.fingerprint for spot in spots(report, view or View())]


@pytest.mark.parametrize(
    ("name", "folder", "expected"),
    [
        ("data/a.csv", "", "data/a.csv"),
        ("./data/../a.csv", "", "a.csv"),
        ("../a.csv", "/work", "../a.csv"),
        ("/work/data/a.csv", "/work", "data/a.csv"),
        ("/work/data/a.csv", "/work/", "data/a.csv"),
        ("/work/data/a.csv", "", "/work/data/a.csv"),
        ("/workshop/a.csv", "/work", "/workshop/a.csv"),
        ("/a.csv", "/", "a.csv"),
        ("//example.org/a.csv", "", "/example.org/a.csv"),
        ("data/*.csv", "/work", "data/*.csv"),
        ("a\nb.csv", "", "a\nb.csv"),
    ],
)
def test_a_file_in_the_folder_is_told_from_it_and_others_as_given(name: str, folder: str, expected: str) -> None:
    assert path_of(name, View(folder=folder)) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("a.csv", "data/a.csv"),
        ("./../b.csv", "b.csv"),
        ("/work/data/a.csv", "data/a.csv"),
        ("/work/b.csv", "b.csv"),
        ("../../elsewhere.csv", "../../elsewhere.csv"),
        ("/other/a.csv", "/other/a.csv"),
        ("part-*.csv", "data/part-*.csv"),
    ],
)
def test_files_are_told_from_the_repository_wherever_one_stands_in_it(name: str, expected: str) -> None:
    assert path_of(name, View(folder="/work", working="/work/data")) == expected


def test_standard_input_is_called_as_wanted() -> None:
    below = View(folder="/work", working="/work/data")

    assert path_of("-", below) == "stdin"
    assert path_of("-", replace(below, stdin="train.csv")) == "data/train.csv"
    assert path_of("-", View()) == "stdin"
    assert path_of("-", View(stdin="data/train.csv")) == "data/train.csv"


@pytest.mark.parametrize("text", [*NASTY, "latin-1 \udce9.csv", "日.csv"])
def test_a_uri_has_no_sign_that_a_uri_cannot_have_and_keeps_the_name(text: str) -> None:
    uri = uri_of(text)

    assert uri.isascii()
    assert not set(uri) & set(' "<>\\^`{|}:?#[]%') - {"%"}
    expected = text.replace("\ud800", "\ufffd").encode("utf-8", "surrogateescape")
    assert unquote_to_bytes(uri) == expected


def test_the_place_is_that_of_the_finding_and_line_1_where_none_is_known() -> None:
    (spot,) = spots(CHECKS["unreadable"](), View())
    (unplaced,) = spots(CHECKS["predictions"](), View())

    assert (spot.path, spot.line) == ("data/parts-7.csv", 20_002)
    assert (unplaced.path, unplaced.line, unplaced.model) == ("stdin", 1, "cnn")


@pytest.mark.parametrize("field", ["message", "row", "line", "count", "fix", "severity"])
def test_a_fingerprint_stays_when_rows_are_appended(field: str) -> None:
    check = CHECKS["failing"]()
    table = check.tables[0]
    other = {"message": "it is worse", "row": 2, "line": 9, "count": 77, "fix": None, "severity": "note"}[field]
    outcomes = tuple(
        replace(each, finding=each.finding and replace(each.finding, **{field: other}))  # type: ignore[arg-type] # a field
        for each in table.outcomes
    )

    assert marks(replace(check, tables=(replace(table, outcomes=outcomes),))) == marks(check)


@pytest.mark.parametrize("change", [{"name": "other.csv"}, {"columns": ("other",)}])
def test_a_fingerprint_is_another_for_another_table_or_label(change: dict[str, str]) -> None:
    check = CHECKS["failing"]()
    moved = replace(check, tables=(replace(check.tables[0], **change),))  # type: ignore[arg-type] # a field

    assert set(marks(moved)) & set(marks(check)) == set()


@pytest.mark.parametrize("field", ["column", "code", "model"])
def test_a_fingerprint_is_another_for_another_column_rule_or_model(field: str) -> None:
    check = CHECKS["predictions"]()
    (first,) = (each for each in check.tables[0].outcomes if each.finding)
    assert first.finding is not None
    changed = replace(first.finding, **{field: "other"}) if field != "model" else first.finding  # type: ignore[arg-type] # a field
    second = replace(first, finding=changed, model="other" if field == "model" else first.model)
    alone = marks(replace(check, tables=(replace(check.tables[0], outcomes=(second,)),)))

    assert set(alone) & set(marks(check)) == set()
    assert marks(replace(check, tables=(replace(check.tables[0], outcomes=(first, second)),))) == marks(check) + alone


def test_a_table_that_is_given_twice_has_fingerprints_of_its_own() -> None:
    check = CHECKS["failing"]()
    twice = marks(replace(check, tables=check.tables * 2))

    assert len(set(twice)) == 8
    assert twice[:4] == marks(check)


def test_a_fingerprint_does_not_depend_on_where_the_repository_lies() -> None:
    check = CHECKS["failing"]()
    here = replace(check, tables=(replace(check.tables[0], name="/home/me/repo/grades.csv"),))
    there = replace(check, tables=(replace(check.tables[0], name="/builds/7/grades.csv"),))

    assert marks(here, View(folder="/home/me/repo")) == marks(there, View(folder="/builds/7")) == marks(check)


def test_what_has_no_place_in_a_pattern_stands_in_its_first_file() -> None:
    report = CHECKS["unreadable"]()
    lost = [replace(finding, file=None, line=None) for table in report.tables for finding in table.findings]
    tables = tuple(
        replace(
            table,
            first_file="data/parts-1.csv",
            outcomes=tuple(replace(outcome, finding=lost[0]) for outcome in table.outcomes if outcome.finding),
        )
        for table in report.tables
    )
    (spot,) = spots(replace(report, tables=tables), View())

    assert (spot.path, spot.line) == ("data/parts-1.csv", 1)
    assert marks(replace(report, tables=tables)) == marks(report)
