import json
from collections.abc import Callable, Iterator
from dataclasses import fields
from math import inf, nan
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from actloss.api import score, score_table
from actloss.catalogue import LOSSES, Scale
from actloss.finding import Severity
from actloss.render import json as json_renderer
from actloss.rules.predictions import PredictionFacts
from actloss.scorecard.facts import (
    FOR_CHECKS,
    SCHEMA,
    GroupLoss,
    LossScore,
    Metric,
    ModelFacts,
    Scorecard,
    TruthFacts,
    Unscored,
    WorstRow,
)
from actloss.table import BadRecord, Source
from actloss.task import Kind
from outputs import commands
from schemas import mistakes, records, schema
from scorecards import SCORECARDS
from scorecards.parts import card_of, score_of

FOLDER = Path(__file__).parents[1] / "sample_data" / "predictions"
SAMPLES = sorted(path.name for path in FOLDER.glob("*.csv") if path.name != "expected.csv")
EXAMPLES = pytest.mark.parametrize("example", SCORECARDS.values(), ids=SCORECARDS)
WRITTEN = schema("scorecard")
RECORDS: dict[str, type] = {
    "source": Source,
    "bad_record": BadRecord,
    "truth": TruthFacts,
    "model": ModelFacts,
    "facts": PredictionFacts,
    "part": GroupLoss,
    "worst": WorstRow,
    "unscored": Unscored,
    "metric": Metric,
}


def keys(value: object, at: str = "") -> Iterator[str]:
    """Yield the path of every key, the items of a list taken together."""
    if isinstance(value, dict):
        for key, item in value.items():
            yield f"{at}.{key}"
            yield from keys(item, f"{at}.{key}")
    elif isinstance(value, list):
        for item in value:
            yield from keys(item, f"{at}[]")


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(WRITTEN)

    assert WRITTEN["properties"]["schema"]["const"] == SCHEMA


def test_the_schema_allows_no_key_it_does_not_name_and_misses_none() -> None:
    for record in records(WRITTEN):
        assert record["required"] == list(record["properties"])
        assert record["additionalProperties"] is False


@pytest.mark.parametrize(("name", "record"), RECORDS.items(), ids=RECORDS)
def test_the_schema_names_the_fields_of_each_record_in_their_order(name: str, record: type) -> None:
    untold = FOR_CHECKS if record is PredictionFacts else ()
    told = [one.name for one in fields(record) if one.metadata.get("told", True)]

    assert list(WRITTEN["$defs"][name]["properties"]) == [field for field in told if field not in untold]


def test_the_schema_names_the_fields_of_a_score_but_what_computes_its_rows() -> None:
    names = [field.name for field in fields(LossScore) if field.name != "samples"]

    assert list(WRITTEN["$defs"]["score"]["properties"]) == [*names, "value_is_infinite"]


def test_the_schema_names_the_fields_of_a_scorecard() -> None:
    assert list(WRITTEN["properties"]) == ["schema", *(field.name for field in fields(Scorecard))]


def test_the_schema_lists_what_the_code_can_say() -> None:
    parts = WRITTEN["$defs"]

    assert WRITTEN["properties"]["kind"]["enum"] == [kind.value for kind in Kind]
    assert parts["finding"]["properties"]["severity"]["enum"] == [severity.value for severity in Severity]
    assert set(parts["model"]["properties"]["scale"]["enum"]) == {scale.value for scale in Scale}
    assert set(parts["score"]["properties"]["better"]["enum"]) == {row.better for row in LOSSES}


@EXAMPLES
def test_every_scorecard_follows_the_schema(example: Callable[[], Scorecard]) -> None:
    assert mistakes("scorecard", example().to_dict()) == []


@pytest.mark.parametrize("file", SAMPLES)
def test_the_scorecard_of_every_sample_follows_the_schema(file: str) -> None:
    assert mistakes("scorecard", score_table(FOLDER / file).to_dict()) == []


def test_a_scorecard_with_all_there_is_follows_the_schema() -> None:
    card = score_table(
        FOLDER / "binary_words_and_groups.csv",
        by="plan",
        per_class=True,
        worst=3,
        bootstrap=20,
        metrics=True,
        params={"focal": {"gamma": 1.0}},
        custom={"own": lambda y_true, y_pred: abs(y_true - y_pred)},
    )

    assert mistakes("scorecard", card.to_dict()) == []
    assert all(getattr(card.scores[0], name) for name in ("groups", "classes", "worst", "interval"))


def test_the_scorecard_of_arrays_follows_the_schema() -> None:
    assert mistakes("scorecard", score([0, 1, 1], [0.25, 0.5, 1.0]).to_dict()) == []


@EXAMPLES
def test_json_reads_back_as_the_scorecard(example: Callable[[], Scorecard]) -> None:
    plain = example().to_dict()

    assert json.loads(json_renderer.render(plain)) == plain


@EXAMPLES
def test_json_is_ascii_without_controls_and_commands(example: Callable[[], Scorecard]) -> None:
    output = json_renderer.render(example().to_dict())

    assert output.isascii()
    assert output.replace("\n", "").isprintable()
    assert commands(output) == []


def test_json_looks_as_it_did(snapshot: Callable[[str, str], None]) -> None:
    snapshot("score-multiclass.json", json_renderer.render(SCORECARDS["multiclass"]().to_dict()))


@EXAMPLES
def test_the_same_keys_are_there_in_every_scorecard(example: Callable[[], Scorecard]) -> None:
    assert list(example().to_dict()) == ["schema", *(field.name for field in fields(Scorecard))]


def test_the_scores_of_one_and_of_many_models_have_the_same_keys() -> None:
    first = {key for key in keys(SCORECARDS["everything"]().to_dict()["scores"]) if ".params." not in key}

    assert set(keys(SCORECARDS["seven-models"]().to_dict()["scores"])) <= first


@pytest.mark.parametrize("value", [nan, inf, -inf])
def test_a_number_that_is_not_finite_is_null(value: float) -> None:
    plain: Any = card_of(score_of("mse", 1.0, baseline=value, constant=(value, 2.0))).to_dict()

    assert plain["scores"][0]["baseline"] is None
    assert plain["scores"][0]["constant"] == [None, 2.0]


@pytest.mark.parametrize(("value", "expected"), [(inf, True), (-inf, False), (2.5, False)])
def test_an_infinite_loss_is_told_from_one_that_is_not_known(value: float, *, expected: bool) -> None:
    plain: Any = card_of(score_of("mse", value)).to_dict()

    assert plain["scores"][0]["value_is_infinite"] is expected


def test_text_is_as_written() -> None:
    plain: Any = SCORECARDS["hostile"]().to_dict()

    assert plain["models"][0]["name"] == "\x1b]0;pwn\x07\x1b[2J"


def test_numbers_are_exact() -> None:
    plain: Any = json.loads(json_renderer.render(card_of(score_of("mse", 0.1 + 0.2)).to_dict()))

    assert plain["scores"][0]["value"] == 0.1 + 0.2


def test_every_key_of_the_schema_is_documented() -> None:
    documented = (Path(__file__).parents[1] / "docs" / "json.md").read_text(encoding="utf-8")

    assert {key for record in records(WRITTEN) for key in record["properties"] if f"`{key}`" not in documented} == set()
