"""All rules as SARIF describes them, whether they found something or not: a viewer then sees what was looked for."""

import re

from actloss.escape import visible
from actloss.explain.facts import RuleFacts
from actloss.explain.manuals import rule_facts
from actloss.plain import Json
from actloss.rules import ALL_RULES, AnyRule
from actloss.rules.predictions import PREDICTION_RULES

RULE_AT = {rule.code: at for at, rule in enumerate(ALL_RULES)}
"""Where in the list a rule stands, by its code."""

_LONGEST = 1024
"""Characters of a description that code scanning takes."""
_SEVERITIES = {"error": "error", "warning": "warning", "note": "recommendation"}
"""What code scanning calls a severity."""
_EXAMPLE = re.compile(r"(?m)^>>> .+(?:\n.+)*")


def rules() -> list[Json]:
    """Return the rules in the order of their codes."""
    return [_rule(rule) for rule in ALL_RULES]


def _rule(rule: AnyRule) -> Json:
    facts = rule_facts(rule)
    tags: list[Json] = ["predictions" if rule in PREDICTION_RULES else "labels"]
    tags += ["fixable"] if rule.fixable else []
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": facts.title},
        "fullDescription": {"text": visible(_said(facts), limit=_LONGEST)},
        "help": {"text": _plain(facts), "markdown": _EXAMPLE.sub(r"```python\n\g<0>\n```", rule.manual).strip()},
        "defaultConfiguration": {"level": rule.severity.value},
        "properties": {"tags": tags, "problem.severity": _SEVERITIES[rule.severity.value]},
    }


def _said(facts: RuleFacts) -> str:
    """Return what the rule does."""
    return " ".join(passage.text for passage in facts.sections[0].passages)


def _plain(facts: RuleFacts) -> str:
    parts = [facts.title]
    for section in facts.sections:
        parts += [section.heading, *(passage.text for passage in section.passages)]
    return "\n\n".join(parts)
