"""Rules by code, by the beginning of codes, or by name."""

from collections.abc import Iterable

from actloss.rules import ALL_RULES, find_rule

EVERY = "all"
"""Stands for every rule, in any case."""


def matching_codes(patterns: Iterable[str]) -> frozenset[str]:
    """Return the codes of the rules that any of the patterns fits.

    Args:
        patterns: Each a code such as ``AL301``, the beginning of codes such as ``AL3``, a rule's name such as
            ``class-imbalance``, or ``ALL``; in any case.

    Raises:
        OptionError: A pattern fits no rule; the message names the nearest.

    Examples:
        >>> sorted(matching_codes(["al30", "missing-label"]))[:3]
        ['AL201', 'AL301', 'AL302']
    """
    return frozenset(code for pattern in patterns for code in _matched(pattern))


def _matched(pattern: str) -> list[str]:
    wanted = pattern.strip().casefold()
    begun = [rule.code for rule in ALL_RULES if wanted == EVERY or rule.code.casefold().startswith(wanted)]
    return begun if wanted and begun else [find_rule(pattern).code]
