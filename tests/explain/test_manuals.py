import pytest

from actloss.explain.facts import ManualSection, Passage
from actloss.explain.manuals import rule_facts, sections
from actloss.rules import ALL_RULES, AnyRule


@pytest.mark.parametrize("rule", ALL_RULES, ids=lambda rule: rule.code)
def test_every_manual_has_a_title_and_says_what_and_why(rule: AnyRule) -> None:
    facts = rule_facts(rule)

    assert facts.title.endswith(".")
    assert [section.heading for section in facts.sections][:3] == ["What it does", "Why is this bad?", "Example"]
    assert any(part.code for section in facts.sections for part in section.passages)


def test_a_manual_is_taken_apart_into_prose_items_and_code() -> None:
    text = """
A word before.

## What it does

One `thing`
in two lines:

- first
- second,
  longer

>>> codes([1])
[]

    indented
      more

## Empty
"""

    assert sections(text) == (
        ManualSection(heading="", passages=(Passage(text="A word before."),)),
        ManualSection(
            heading="What it does",
            passages=(
                Passage(text="One thing in two lines:"),
                Passage(text="first"),
                Passage(text="second, longer"),
                Passage(text=">>> codes([1])\n[]", code=True),
                Passage(text="indented\n  more", code=True),
            ),
        ),
    )
