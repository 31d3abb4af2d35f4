"""CHANGELOG.md names everything that a user may meet."""

from pathlib import Path

from actloss.rules import ALL_RULES

CHANGES = " ".join((Path(__file__).parents[2] / "CHANGELOG.md").read_text(encoding="utf-8").split())


def test_every_rule_is_named_with_its_code() -> None:
    assert [rule.code for rule in ALL_RULES if f"{rule.code} {rule.name}" not in CHANGES] == []
