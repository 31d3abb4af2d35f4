"""Numbers under names on the command line, and what they say of a scorecard."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from math import isnan
from typing import TYPE_CHECKING

from actloss.errors import OptionError
from actloss.escape import quoted, visible

if TYPE_CHECKING:  # a scorecard's module loads numpy, which `--help` has to do without
    from actloss.scorecard import LossScore, Scorecard


def number_of(text: str, option: str, form: str) -> float:
    """Return a number of an option's value.

    Raises:
        OptionError: If it is none; nan is none either.
    """
    number = number_or_nan(text, option, form)
    if isnan(number):
        raise OptionError(f"{option} takes {form} with a number, found {quoted(text)}")
    return number


def number_or_nan(text: str, option: str, form: str) -> float:
    """Return a number of an option's value, nan among them: for others to judge.

    Raises:
        OptionError: If it is none.
    """
    try:
        # Python takes 1_0 for 10, which nobody means who writes a number here.
        return float(text.replace("_", "?"))
    except ValueError:
        raise OptionError(f"{option} takes {form} with a number, found {quoted(text)}") from None


def named(spec: str, option: str, form: str) -> tuple[str, str]:
    """Return the name and the text behind the last ``=`` of an option's value.

    Raises:
        OptionError: If one of them is missing.
    """
    name, equals, value = spec.rpartition("=")
    if not (equals and name.strip() and value.strip()):
        raise OptionError(f"{option} takes {form}, found {quoted(spec)}")
    return name.strip(), value.strip()


def numbers_by_name(
    specs: Sequence[str], option: str, form: str, read: Callable[[str, str, str], float] = number_of
) -> dict[str, float]:
    """Return ``["mse=0.2", "mae=1"]`` as names and numbers; the last one wins.

    Args:
        specs: The option's values.
        option: Its name.
        form: What each value looks like.
        read: Returns the number that a text of such an option spells.

    Raises:
        OptionError: If a value is not of that form.
    """
    pairs = (named(spec, option, form) for spec in specs)
    return {name: read(value, option, form) for name, value in pairs}


def limits_by_loss(specs: Sequence[str], option: str, strictest: Callable[[float, float], float]) -> dict[str, float]:
    """Return ``["mse=0.2", "mse=1"]`` as the strictest limit of each loss: all that were given hold.

    Args:
        specs: The option's values.
        option: Its name.
        strictest: Returns the one of two limits that is harder to keep.

    Raises:
        OptionError: If a value is not of that form.
    """
    limits: dict[str, float] = {}
    for spec in specs:
        ((name, limit),) = numbers_by_name([spec], option, "LOSS=X").items()
        limits[name] = strictest(limits.get(name, limit), limit)
    return limits


def params_by_loss(specs: Sequence[str]) -> dict[str, dict[str, float | list[float]]]:
    """Return ``["huber.delta=2"]`` as parameters by loss; several numbers stand between commas.

    Raises:
        OptionError: If a value is not of that form.
    """
    option, form = "--param", "LOSS.NAME=X"
    found: dict[str, dict[str, float | list[float]]] = {}
    for spec in specs:
        key, value = named(spec, option, form)
        loss, dot, name = key.partition(".")
        if not (dot and loss and name):
            raise OptionError(f"{option} takes {form}, found {quoted(spec)}")
        numbers = [number_of(part, option, form) for part in value.split(",")]
        found.setdefault(loss, {})[name] = numbers[0] if len(numbers) == 1 else numbers
    return found


def over_limits(
    card: "Scorecard", above: Mapping[str, float], skill: float | None, below: Mapping[str, float] | None = None
) -> list[str]:
    """Return a sentence for each loss that is beyond its limit, and each skill that is too small.

    Args:
        card: What was scored.
        above: The largest value of a loss that passes.
        skill: The smallest skill that passes.
        below: The smallest value that passes of a figure of which higher is better.

    Raises:
        OptionError: If a loss that has a limit was not scored or is better on the side of its limit, or the limit on
            skill is nan.
    """
    if skill is not None and isnan(skill):
        raise OptionError("--fail-below-skill takes a number, found nan")
    sentences = [
        f"{visible(score.loss)} of {quoted(score.model)} is {score.value:.6g}, above the limit {limit:g}"
        for score, limit in _limited(card, above, "lower")
        if not score.value <= limit
    ]
    sentences += [
        f"{visible(score.loss)} of {quoted(score.model)} is {score.value:.6g}, below the limit {limit:g}"
        for score, limit in _limited(card, below or {}, "higher")
        if not score.value >= limit
    ]
    weak = [] if skill is None else [score for score in judged(card) if not score.skill >= skill]
    sentences += [
        f"skill of {quoted(score.model)} under {visible(score.loss)} is {_compared(score.skill)} the limit {skill:g}"
        for score in weak
    ]
    return sentences


def _limited(card: "Scorecard", limits: Mapping[str, float], better: str) -> list[tuple["LossScore", float]]:
    scores = [(card[name, model.name], limit) for name, limit in limits.items() for model in card.models]
    wrong = next((score.loss for score, _ in scores if score.better != better), None)
    if wrong is not None:
        other, option = ("higher", "--fail-below") if better == "lower" else ("lower", "--fail-above")
        raise OptionError(f"of {visible(wrong)} {other} is better; limit it with {option}")
    return scores


def nothing_scored(card: "Scorecard") -> str | None:
    """Return a sentence on why there is not a single figure; None where there is one."""
    if card.scores or card.metrics:
        return None
    decisions = all(model.scale == "label" for model in card.models)
    if decisions:
        return "no loss applies to decisions; --metrics judges them, and losses need probabilities or scores"
    reasons = Counter(each.reason for each in card.unscored)
    why = f": {reasons.most_common(1)[0][0]}" if reasons else ""
    return f"no loss applies to these predictions{why}"


def _compared(skill: float) -> str:
    # What cannot be told to reach a limit must not pass for it.
    return "not known, so it cannot be held against" if isnan(skill) else f"{skill:.4g}, below"


def judged(card: "Scorecard") -> list["LossScore"]:
    """Return the scores that a limit on skill is meant for: the losses asked for, else the task's first.

    Raises:
        OptionError: If there is none.
    """
    names = card.asked or tuple(score.loss for score in card.scores[:1])
    scores = [score for score in card.scores if score.loss in names]
    if not scores:
        raise OptionError("--fail-below-skill needs a loss that was scored, found none")
    return scores
