"""The table of rules against its folder, its codes and its manuals."""

import doctest
from pathlib import Path

import pytest

import actloss.rules
from actloss.errors import OptionError
from actloss.finding import Severity
from actloss.rules import RULES, Case, Outcome, Rule, Status, apply_rules, find_rule, run_rules
from profiles import case_of, profile_of

HELPERS = {
    "": {"__init__", "case", "floors", "refusals", "rule", "scope", "sizes", "threshold", "wording"},
    "lock": {"__init__", "absent", "respelling", "scope"},
    "pairing": {
        "__init__",
        "known_classes",
        "labels",
        "library",
        "made_rows",
        "misfit",
        "no_indices",
        "reading",
        "scope",
        "takes",
    },
}
"""Files that hold no rule, by the package of a family."""
PACKAGES = {"4": "pairing", "6": "lock"}
"""Families with a package of their own."""
HEADINGS = ["What it does", "Why is this bad?", "Example", "Use instead", "References"]
LAST = {"AL1": 7, "AL2": 12, "AL3": 9, "AL4": 26, "AL6": 8}
"""How many rules a family has; their codes have no gap."""


def each_rule() -> pytest.MarkDecorator:
    return pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)


def package(rule: Rule[Case]) -> str:
    """Return the package under `actloss.rules` that holds a rule, empty for none."""
    return PACKAGES.get(rule.code[2], "")


@pytest.mark.parametrize("folder", HELPERS)
def test_a_folder_holds_one_file_a_rule_and_nothing_else(folder: str) -> None:
    files = {path.stem for path in (Path(actloss.rules.__file__).parent / folder).glob("*.py")}

    assert files - HELPERS[folder] == {rule.name.replace("-", "_") for rule in RULES if package(rule) == folder}
    assert HELPERS[folder] <= files


def test_codes_rise_and_none_is_missing() -> None:
    codes = [rule.code for rule in RULES]

    assert codes == [f"{family}{number:02}" for family, last in LAST.items() for number in range(1, last + 1)]


@each_rule()
def test_a_rule_lives_in_the_file_of_its_name(rule: Rule[Case]) -> None:
    place = ["actloss", "rules", package(rule), rule.name.replace("-", "_")]

    assert rule.check.__module__ == ".".join(filter(None, place))


@each_rule()
def test_a_manual_has_all_headings_in_order(rule: Rule[Case]) -> None:
    headings = [line.removeprefix("## ") for line in rule.manual.splitlines() if line.startswith("## ")]

    assert headings == HEADINGS


@each_rule()
def test_a_manual_begins_with_one_sentence(rule: Rule[Case]) -> None:
    first, second, *_ = rule.manual.splitlines()

    assert first.endswith(".")
    assert not second


@each_rule()
def test_a_manual_shows_labels_that_fire_and_labels_that_pass(rule: Rule[Case]) -> None:
    examples = doctest.DocTestParser().get_examples(rule.manual)
    told = [
        rule.code in (example.source if example.want == "True\n" else example.want)
        for example in examples
        if example.want.startswith(("[", "True", "False"))
    ]

    assert set(told) == {True, False}


@each_rule()
def test_a_manual_ends_in_a_command_or_line_of_code_and_a_source(rule: Rule[Case]) -> None:
    cure, references = rule.manual.split("## Use instead")[1].split("## References")

    assert any(line.startswith("    ") for line in cure.splitlines())
    assert references.strip()


def test_a_rule_is_found_by_code_or_name_in_any_case() -> None:
    assert find_rule("al303") is find_rule("Rare-Class") is find_rule(" AL303 ")


def test_an_unknown_rule_suggests_the_nearest() -> None:
    with pytest.raises(OptionError, match=r"no rule 'AL3O1': did you mean AL301 \(class-imbalance\)\?"):
        find_rule("AL3O1")


def test_a_rule_like_no_other_says_where_codes_begin() -> None:
    with pytest.raises(OptionError, match=r"no rule '\\x1b\[2J': codes run from AL101 to AL608"):
        find_rule("\x1b[2J")


def test_findings_come_in_the_order_of_their_codes_and_carry_the_rules_row() -> None:
    profile = profile_of(["Yes"] * 3 + ["yes"] * 2 + ["no"] * 95 + [None])
    findings = apply_rules(case_of(profile))

    assert [finding.code for finding in findings] == ["AL201", "AL205", "AL301", "AL302", "AL303"]
    assert {(finding.name, finding.severity) for finding in findings} == {
        ("missing-label", Severity.ERROR),
        ("label-variants", Severity.WARNING),
        ("class-imbalance", Severity.WARNING),
        ("severe-imbalance", Severity.WARNING),
        ("rare-class", Severity.WARNING),
    }


def test_every_rule_comes_to_a_finding_a_pass_or_a_reason() -> None:
    profile = profile_of(["yes", "no", None] * 60)
    outcomes = run_rules(case_of(profile))

    statuses = {outcome.code: outcome.status for outcome in outcomes if outcome.status is not Status.PASSED}

    assert statuses.pop("AL201") is Status.FINDING
    assert set(statuses.values()) == {Status.NOT_APPLICABLE}
    assert sorted(code for code in statuses if code[2] in "123") == [
        *("AL106", "AL107", "AL206", "AL208", "AL209"),
        *("AL304", "AL305", "AL306", "AL307", "AL308", "AL309"),
    ]
    assert {code for code in statuses if code[2] in "46"} == {rule.code for rule in RULES if package(rule)}
    assert all(_consistent(outcome) for outcome in outcomes)


def test_a_label_without_a_task_still_has_findings() -> None:
    profile = profile_of([None] * 40)
    outcomes = run_rules(case_of(profile))

    assert [outcome.code for outcome in outcomes if outcome.finding] == ["AL202"]


def _consistent(outcome: Outcome) -> bool:
    return (outcome.finding is not None) == (outcome.status is Status.FINDING) and (outcome.reason is not None) == (
        outcome.status is Status.NOT_APPLICABLE
    )
