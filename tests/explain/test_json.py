from dataclasses import fields
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from actloss.catalogue import Scale
from actloss.catalogue.references import known_rows
from actloss.catalogue.row import Form
from actloss.cli.frameworks import single
from actloss.cli.options import FrameworkName
from actloss.explain import explain, listing
from actloss.explain.facts import (
    SCHEMA,
    ActivationFacts,
    Comparison,
    Curve,
    Difference,
    Explanation,
    Line,
    LossFacts,
    ManualSection,
    MessageFacts,
    ParameterFacts,
    Passage,
    RuleFacts,
    ThresholdFacts,
)
from actloss.explain.listing import Filters, Listing
from actloss.explain.support import support_of
from actloss.finding import Severity
from actloss.pitfalls import PITFALLS
from actloss.rules import ALL_RULES
from actloss.task import Kind
from schemas import mistakes, records, schema

NAMES = [
    *(row.name for row in known_rows()),
    *(rule.code for rule in ALL_RULES),
    *(pitfall.slug for pitfall in PITFALLS),
]
TITLES = pytest.mark.parametrize("title", ["listing", "explanation"])
TOPICS: dict[tuple[str, str], tuple[type, set[str]]] = {
    ("explanation", "loss"): (LossFacts, set()),
    ("explanation", "activation"): (ActivationFacts, set()),
    ("explanation", "rule"): (RuleFacts, set()),
    ("explanation", "message"): (MessageFacts, set()),
    ("listing", "listed_loss"): (LossFacts, {"curve", "messages", "code"}),
    ("listing", "listed_activation"): (ActivationFacts, {"curve", "code"}),
    ("listing", "listed_rule"): (RuleFacts, {"sections"}),
    ("listing", "message"): (MessageFacts, set()),
}
RECORDS: dict[tuple[str, str], type] = {
    ("explanation", "parameter"): ParameterFacts,
    ("explanation", "curve"): Curve,
    ("explanation", "line"): Line,
    ("explanation", "manual_section"): ManualSection,
    ("explanation", "passage"): Passage,
    ("explanation", "threshold"): ThresholdFacts,
    ("explanation", "comparison"): Comparison,
    ("explanation", "difference"): Difference,
    ("listing", "parameter"): ParameterFacts,
    ("listing", "threshold"): ThresholdFacts,
    ("listing", "filters"): Filters,
}


def keys(title: str, part: str) -> list[str]:
    return list(schema(title)["$defs"][part]["properties"])


@TITLES
def test_the_schema_is_one(title: str) -> None:
    Draft202012Validator.check_schema(schema(title))

    assert schema(title)["properties"]["schema"]["const"] == SCHEMA


@TITLES
def test_the_schema_allows_no_key_it_does_not_name_and_misses_none(title: str) -> None:
    for record in records(schema(title)):
        assert record["required"] == list(record["properties"])
        assert record["additionalProperties"] is False


@pytest.mark.parametrize(("place", "record"), TOPICS.items(), ids=map("-".join, TOPICS))
def test_the_schema_names_the_kind_and_the_fields_of_each_topic(
    place: tuple[str, str], record: tuple[type, set[str]]
) -> None:
    topic, left_out = record

    assert keys(*place) == ["kind", *(field.name for field in fields(topic) if field.name not in left_out)]


@pytest.mark.parametrize(("place", "record"), RECORDS.items(), ids=map("-".join, RECORDS))
def test_the_schema_names_the_fields_of_each_record_in_their_order(place: tuple[str, str], record: type) -> None:
    assert keys(*place) == [field.name for field in fields(record)]


@pytest.mark.parametrize(("title", "record"), [("listing", Listing), ("explanation", Explanation)])
def test_the_schema_names_what_is_answered(title: str, record: type[Listing | Explanation]) -> None:
    names = [field.name.replace("topics", "explained") for field in fields(record)]

    assert list(schema(title)["properties"]) == ["schema", *names]


def test_the_schemas_list_what_the_code_can_say() -> None:
    filters = schema("listing")["$defs"]["filters"]["properties"]
    loss = schema("explanation")["$defs"]["loss"]["properties"]
    rule = schema("explanation")["$defs"]["rule"]["properties"]

    assert filters["task"]["enum"] == [*(kind.value for kind in Kind), None]
    assert filters["framework"]["enum"] == [*(name.value for name in single(FrameworkName)), None]
    assert set(filters["scale"]["enum"]) == {*(scale.value for scale in Scale), None}
    assert set(loss["scales"]["items"]["enum"]) == {scale.value for scale in Scale}
    assert set(loss["form"]["enum"]) == {form.value for form in Form}
    assert set(rule["severity"]["enum"]) == {severity.value for severity in Severity}


@pytest.mark.parametrize("name", NAMES)
def test_every_explanation_follows_the_schema(name: str) -> None:
    assert mistakes("explanation", explain([name]).to_dict()) == []


@pytest.mark.parametrize(
    "names", [["softmax", "sigmoid"], ["mse", "poisson_nll"], ["sigmoid", "AL301", "hinge"], ["exponential"]]
)
def test_explanations_of_several_things_follow_the_schema(names: list[str]) -> None:
    assert mistakes("explanation", explain(names).to_dict()) == []


@pytest.mark.parametrize("what", [None, "losses", "activations", "rules", "pitfalls"])
def test_every_list_follows_the_schema(what: str | None) -> None:
    assert mistakes("listing", listing(what, Filters()).to_dict()) == []


def test_a_list_with_every_filter_follows_the_schema() -> None:
    filters = Filters(task="binary", scale="margin", support=support_of("-1,1"), framework="sklearn")

    assert mistakes("listing", listing("losses", filters).to_dict()) == []


@TITLES
def test_every_key_of_the_schema_is_documented(title: str) -> None:
    documented = (Path(__file__).parents[2] / "docs" / "json.md").read_text(encoding="utf-8")

    assert {
        key for record in records(schema(title)) for key in record["properties"] if f"`{key}`" not in documented
    } == set()
