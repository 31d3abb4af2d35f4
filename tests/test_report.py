import json
import math
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from jsonschema import Draft202012Validator

from actloss import advise
from actloss.errors import OptionError
from actloss.finding import Severity
from actloss.profile.facts import ClassCount, Encoding
from actloss.report import CLASSES_LISTED, SCHEMA, Report, with_code
from actloss.target import Layout
from actloss.task import Kind, Task, Trait
from profiles import profile_of
from reports import REPORTS
from reports.parts import PLAIN, report_of
from schemas import records, schema

EXAMPLES = pytest.mark.parametrize("example", REPORTS.values(), ids=REPORTS)
MULTICLASS = Task(kind=Kind.MULTICLASS, traits=frozenset(), confidence=1.0, evidence=(), alternatives=())


def paths(value: object, at: str = "") -> Iterator[str]:
    """Yield the path of every key, the items of a list taken together."""
    if isinstance(value, dict):
        for key, item in value.items():
            yield f"{at}.{key}"
            yield from paths(item, f"{at}.{key}")


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(schema("report"))

    assert schema("report")["properties"]["schema"]["const"] == SCHEMA


def test_the_schema_allows_no_key_it_does_not_name_and_misses_none() -> None:
    for record in records(schema("report")):
        assert record["required"] == list(record["properties"])
        assert record["additionalProperties"] is False


@pytest.mark.parametrize(
    ("enumeration", "part", "key"),
    [
        (Kind, "task", "kind"),
        (Kind, "reading", "kind"),
        (Layout, "target", "layout"),
        (Layout, "candidate", "layout"),
        (Encoding, "profile", "encoding"),
        (Severity, "finding", "severity"),
    ],
)
def test_the_schema_lists_what_the_code_can_say(
    enumeration: type[Kind | Layout | Encoding | Severity], part: str, key: str
) -> None:
    assert [member.value for member in enumeration] == schema("report")["$defs"][part]["properties"][key]["enum"]


def test_the_schema_lists_every_trait() -> None:
    assert [trait.value for trait in Trait] == schema("report")["$defs"]["task"]["properties"]["traits"]["items"][
        "enum"
    ]


@EXAMPLES
def test_every_report_follows_the_schema(example: Callable[[], Report]) -> None:
    plain = json.loads(json.dumps(example().to_dict(), allow_nan=False))

    assert [
        f"{error.json_path}: {error.message}" for error in Draft202012Validator(schema("report")).iter_errors(plain)
    ] == []


@EXAMPLES
def test_the_keys_of_a_report_are_the_same_for_every_table(example: Callable[[], Report]) -> None:
    nothing: dict[str, Any] = {
        "profile.numeric": None,
        "profile.label_sets": None,
        "profile.sentinel": None,
        "target.runner_up": None,
        "advice.target_transform": None,
        "advice.loss_params": {},
        "advice.names": {},
    }

    def shape(report: Report) -> list[str]:
        plain: dict[str, Any] = report.to_dict()
        for path, value in nothing.items():
            part, key = path.split(".")
            plain[part][key] = value
        return list(paths(plain))

    assert shape(REPORTS["binary"]()) == shape(example())


@EXAMPLES
def test_the_same_report_gives_the_same_bytes(example: Callable[[], Report]) -> None:
    assert json.dumps(example().to_dict()) == json.dumps(example().to_dict())


def test_the_top_level_has_the_parts_in_order() -> None:
    expected = ["schema", "source", "target", "task", "profile", "findings", "advice", "code"]

    assert expected == list(REPORTS["binary"]().to_dict())


def test_text_is_as_written_and_enumerations_are_plain_strings() -> None:
    plain: dict[str, Any] = REPORTS["hostile"]().to_dict()

    assert plain["target"]["columns"] == ["::stop-commands::t"]
    assert "c\u200bat\x00\ufffe\ud800\x7f\u2028z" in [entry["name"] for entry in plain["profile"]["classes"]]
    assert type(plain["task"]["kind"]) is str
    assert type(plain["target"]["layout"]) is str


def test_traits_stand_in_the_order_of_their_definition() -> None:
    plain: dict[str, Any] = REPORTS["regression"]().to_dict()

    assert plain["task"]["traits"] == ["positive", "skewed", "outliers", "missing-labels"]


def test_tables_of_the_transform_and_of_outliers_name_their_columns() -> None:
    binary: dict[str, Any] = REPORTS["binary"]().to_dict()
    regression: dict[str, Any] = REPORTS["regression"]().to_dict()

    assert binary["advice"]["target_transform"]["mapping"][1] == {"label": "yes", "value": 1.0}
    assert regression["profile"]["numeric"]["outer"]["first"][0] == {"row": 40, "value": 9250.5}


def test_labels_of_several_columns_are_one_list() -> None:
    plain: dict[str, Any] = REPORTS["multilabel"]().to_dict()

    assert plain["profile"]["label_sets"]["labels"][1] == {"name": "tag_01", "count": 20, "known": 60, "mean": 20 / 60}


def test_null_spellings_formats_and_sentinel_carry_their_text() -> None:
    profile = profile_of([1.0, 2.0, "NA", "?", "NA", -999.0, *[3.0, 4.0] * 40])
    plain: dict[str, Any] = report_of(profile, MULTICLASS, PLAIN).to_dict()

    assert plain["profile"]["null_spellings"] == [
        {"text": "NA", "count": 2, "first_row": 3},
        {"text": "?", "count": 1, "first_row": 4},
    ]
    assert plain["profile"]["sentinel"] == {"value": -999.0, "count": 1, "first_row": 6}


@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf])
def test_a_number_that_is_not_finite_becomes_null(value: float) -> None:
    advice = replace(PLAIN, baseline=replace(PLAIN.baseline, value=value, constant=(value, 1.0)))
    plain: dict[str, Any] = report_of(profile_of([0.0, 1.0]), MULTICLASS, advice).to_dict()

    assert plain["advice"]["baseline"]["value"] is None
    assert plain["advice"]["baseline"]["constant"] == [None, 1.0]


def test_numbers_of_numpy_become_plain_ones() -> None:
    units: Any = np.int64(3)
    delta: Any = np.float32(0.5)
    advice = replace(PLAIN, units=units, loss_params={"delta": delta})
    plain: dict[str, Any] = report_of(profile_of([0.0, 1.0]), MULTICLASS, advice).to_dict()

    assert type(plain["advice"]["units"]) is int
    assert plain["advice"]["loss_params"] == {"delta": 0.5}


def test_numbers_are_exact() -> None:
    value = 0.1 + 0.2
    advice = replace(PLAIN, loss_params={"delta": value})
    plain: dict[str, Any] = report_of(profile_of([0.0, 1.0]), MULTICLASS, advice).to_dict()

    assert json.loads(json.dumps(plain))["advice"]["loss_params"]["delta"] == value


def test_classes_beyond_the_listed_ones_are_counted() -> None:
    classes = tuple(
        ClassCount(name=f"c{number}", value=None, count=1, first_row=number + 1) for number in range(CLASSES_LISTED + 7)
    )
    profile = replace(profile_of(["a", "b"]), classes=classes, distinct=len(classes))
    plain: dict[str, Any] = report_of(profile, MULTICLASS, PLAIN).to_dict()

    assert len(plain["profile"]["classes"]) == CLASSES_LISTED
    assert plain["profile"]["classes_left_out"] == 7


def test_the_values_of_a_regression_are_not_listed_as_classes() -> None:
    plain: dict[str, Any] = REPORTS["regression"]().to_dict()

    assert plain["profile"]["classes"] == []
    assert plain["profile"]["classes_left_out"] == 400


def test_a_fact_that_json_has_no_form_for_is_a_mistake_of_ours() -> None:
    elicits: Any = 1j
    report = report_of(profile_of([0.0, 1.0]), MULTICLASS, replace(PLAIN, elicits=elicits))

    with pytest.raises(TypeError, match="found complex"):
        report.to_dict()


def test_every_key_of_the_schema_is_documented() -> None:
    documented = (Path(__file__).parents[1] / "docs" / "json.md").read_text(encoding="utf-8")

    assert {
        key for record in records(schema("report")) for key in record["properties"] if f"`{key}`" not in documented
    } == set()


def test_a_report_has_code_for_a_framework_under_any_of_its_names() -> None:
    report = advise("sample_data/binary_yes_no.csv")

    assert report.code("torch") == report.code("PyTorch", style="snippet", loss="binary_crossentropy")
    assert "HuberLoss(delta=3.0)" in advise("sample_data/regression_outliers.csv").code(
        "pytorch", loss="huber", params={"delta": 3.0}
    )
    with pytest.raises(OptionError, match="unknown framework 'jaxx': did you mean 'jax'"):
        report.code("jaxx", loss="huber")


def test_a_report_takes_code_along_and_a_reason_where_there_is_none() -> None:
    report = advise("sample_data/regression_count.csv")
    told = with_code(report, ["pytorch", "xgboost"], "snippet")

    assert told.programs == {name: report.code(name) for name in ("pytorch", "xgboost")}
    assert told.to_dict()["code"] == told.programs
    assert report.to_dict()["code"] == {}


def test_where_a_framework_cannot_train_with_the_loss_a_comment_says_why(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object) -> str:
        raise OptionError("JAX cannot train with it: no gradient")

    monkeypatch.setattr("actloss.report.code_for", refused)
    told = with_code(advise("sample_data/regression_count.csv"), ["jax"], "script")

    assert told.programs == {"jax": "# JAX cannot train with it: no gradient\n"}
