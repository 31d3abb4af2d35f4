"""Thresholds that a user moves: ``AL301.share=0.05`` on the command line, tables of numbers in a configuration."""

from collections.abc import Iterable
from math import nan

from actloss.errors import OptionError
from actloss.escape import quoted, visible
from actloss.rules import Threshold, find_rule
from actloss.spelling import joined, near_names

FORM = "RULE.NAME=NUMBER, such as AL301.share=0.05"


def thresholds_of(texts: Iterable[str]) -> dict[str, float]:
    """Return the thresholds that ``--threshold`` moves, by their keys; of one that is moved twice the last wins.

    Raises:
        OptionError: A text is not of that form, there is no such threshold, or it must not lie there.

    Examples:
        >>> thresholds_of(["AL301.share=0.05", "rare-class.folds=3"])
        {'AL301.share': 0.05, 'AL303.folds': 3.0}
    """
    moved = {}
    for text in texts:
        key, equals, value = text.partition("=")
        rule, dot, name = key.strip().partition(".")
        if not (equals and dot and rule.strip() and name.strip()):
            raise OptionError(f"--threshold takes {FORM}, found {quoted(text)}")
        threshold = named_threshold(rule, name)
        moved[threshold.key] = _number(threshold, value.strip())
    return moved


def named_threshold(rule: str, name: str) -> Threshold:
    """Return a rule's threshold by its name.

    Raises:
        OptionError: There is none; the message names the nearest.
    """
    found = find_rule(rule)
    known = {threshold.name: threshold for threshold in found.thresholds}
    wanted = name.strip().casefold()
    if wanted in known:
        return known[wanted]
    near = next(iter(near_names(wanted, known)), None)
    if near:
        advice = f"did you mean {quoted(near)}?"
    else:
        advice = f"it has {joined(sorted(known))}" if known else "it draws no line that can be moved"
    raise OptionError(f"{found.code} ({found.name}) has no threshold {quoted(name, limit=40)}: {advice}")


def wanted_for(threshold: Threshold) -> str:
    """Return what a threshold takes, for a sentence that says what was found instead."""
    return f"a number in {threshold.domain} ({threshold.meaning}; {threshold.default:g} by default)"


def _number(threshold: Threshold, text: str) -> float:
    try:
        number = float(text)
    except ValueError:
        number = nan
    if not threshold.domain.contains(number):
        raise OptionError(
            f"--threshold {threshold.key} takes {wanted_for(threshold)}, found {visible(text) or 'nothing'}"
        )
    return number
