"""The table of rules about predictions against its folder, its codes and its manuals."""

import doctest
from pathlib import Path

import pytest

import actloss.rules.predictions
from actloss.rules import RULES
from actloss.rules.predictions import PREDICTION_RULES, PredictionFacts, apply_prediction_rules
from actloss.rules.rule import Rule
from predicted import prediction_facts

HELPERS = {"__init__", "facts", "scope"}
HEADINGS = ["What it does", "Why is this bad?", "Example", "Use instead", "References"]
RULE = pytest.mark.parametrize("rule", PREDICTION_RULES, ids=lambda rule: rule.code)


def test_the_folder_holds_one_file_a_rule_and_nothing_else() -> None:
    folder = Path(actloss.rules.predictions.__file__).parent
    files = {path.stem for path in folder.glob("*.py")} - HELPERS

    assert files == {rule.name.replace("-", "_") for rule in PREDICTION_RULES}


def test_codes_rise_in_their_family() -> None:
    codes = [rule.code for rule in PREDICTION_RULES]

    assert codes == sorted(set(codes))
    assert {code[:3] for code in codes} == {"AL5"}


def test_no_name_is_that_of_a_rule_about_labels() -> None:
    assert {rule.name for rule in RULES} & {rule.name for rule in PREDICTION_RULES} == set()


@RULE
def test_a_rule_lives_in_the_file_of_its_name(rule: Rule[PredictionFacts]) -> None:
    assert rule.check.__module__ == f"actloss.rules.predictions.{rule.name.replace('-', '_')}"


@RULE
def test_a_manual_has_all_headings_in_order(rule: Rule[PredictionFacts]) -> None:
    headings = [line.removeprefix("## ") for line in rule.manual.splitlines() if line.startswith("## ")]

    assert headings == HEADINGS


@RULE
def test_a_manual_begins_with_one_sentence(rule: Rule[PredictionFacts]) -> None:
    first, second, *_ = rule.manual.splitlines()

    assert first.endswith(".")
    assert not second


@RULE
def test_a_manual_shows_predictions_that_fire_and_predictions_that_pass(rule: Rule[PredictionFacts]) -> None:
    wanted = [example.want.strip() for example in doctest.DocTestParser().get_examples(rule.manual)]

    assert f"['{rule.code}']" in wanted
    assert any(rule.code not in want for want in wanted)


@RULE
def test_a_manual_ends_in_a_command_or_line_of_code_and_a_source(rule: Rule[PredictionFacts]) -> None:
    cure, references = rule.manual.split("## Use instead")[1].split("## References")

    assert any(line.startswith("    ") for line in cure.splitlines())
    assert references.strip()


def test_findings_come_in_the_order_of_their_codes_and_carry_the_rules_row() -> None:
    facts = prediction_facts(scale="probability", low=-3.0, high=-3.0, constant=True, missing=(2, 5))
    findings = apply_prediction_rules(facts)

    assert [(each.code, each.name, each.severity.value) for each in findings] == [
        ("AL501", "not-probabilities", "error"),
        ("AL504", "non-finite-prediction", "error"),
        ("AL510", "constant-predictions", "warning"),
    ]


@pytest.mark.parametrize("model", ["\x1b[2J", "::error::x\n::error::y", "##[error]z", "\u202e"])
def test_a_hostile_name_stays_one_visible_line(model: str) -> None:
    facts = prediction_facts(
        model=model,
        kind="multiclass",
        scale="probability",
        joint=True,
        width=2,
        low=-3.0,
        high=-3.0,
        constant=True,
        misordered=True,
        hard_rows=100,
        off_sum=(1, 1),
        missing=(1, 1),
        worse_than_constant=("mse",),
        loss_shown=(2.0, 1.0),
    )
    findings = apply_prediction_rules(facts)

    assert len(findings) == 7
    assert [each.code for each in findings if not each.message.isprintable() or model in each.message] == []


def test_predictions_of_no_row_have_no_findings() -> None:
    facts = prediction_facts(rows=0, low=float("inf"), high=float("-inf"), constant=True, scale="probability")

    assert apply_prediction_rules(facts) == ()
