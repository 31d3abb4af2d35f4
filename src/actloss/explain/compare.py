"""Losses, or activations, side by side: what differs first, then what does not."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from actloss.catalogue import scale_words
from actloss.explain.curves import CLASSES, SCORE
from actloss.explain.facts import ActivationFacts, Comparison, Curve, Difference, Line, LossFacts
from actloss.explain.words import parameter_words
from actloss.spelling import joined

Facts = LossFacts | ActivationFacts

_AT = 5
"""Places of a common curve whose values stand in the table, ends included."""
_SAME = "the same number"
"""How a relation begins between losses that differ in nothing but what they are given."""
_OTHER = re.compile(r"^(its?|that loss|that score)\b")
"""How a relation names the other row."""


def compared(facts: Sequence[Facts]) -> Comparison:
    """Return what sets losses apart, or activations.

    Args:
        facts: Two or more, all of one kind.
    """
    said = {each.name: _said(each) for each in facts}
    names = tuple(said)
    differences, same = [], {}
    for fact in said[names[0]]:
        values = {name: said[name][fact] for name in names}
        if len(set(values.values())) > 1:
            differences.append(Difference(fact=fact, values=values))
        elif values[names[0]] != "-":
            same[fact] = values[names[0]]
    curve = _together(facts)
    places = () if curve is None else range(0, len(curve.x), (len(curve.x) - 1) // (_AT - 1))
    lines = () if curve is None else sorted(curve.lines, key=lambda line: -max(line.y[at] for at in places))
    return Comparison(
        names=names,
        verdicts=(*_verdicts(facts), *_relations(facts)),
        differences=tuple(differences),
        same=same,
        curve=curve,
        figures={line.label: tuple(line.y[at] for at in places) for line in lines},
        at=() if curve is None else tuple(curve.x[at] for at in places),
    )


def _said(facts: Facts) -> dict[str, str]:
    table: Mapping[str, Callable[..., str]] = _LOSS if isinstance(facts, LossFacts) else _ACTIVATION
    return {fact: say(facts) or "-" for fact, say in table.items()}


_LOSS: Mapping[str, Callable[[LossFacts], str]] = {
    "use": lambda loss: loss.purpose,
    "mind": lambda loss: loss.caution,
    "tasks": lambda loss: ", ".join(loss.tasks),
    "labels": lambda loss: loss.labels,
    "predictions": lambda loss: ", ".join(map(scale_words, loss.accepts)),
    "output": lambda loss: ", ".join(loss.activations),
    "elicits": lambda loss: loss.elicits,
    "best constant": lambda loss: loss.constant,
    "robustness": lambda loss: loss.robustness,
    "proper": lambda loss: "yes" if loss.proper else "no",
    "shape": lambda loss: "; ".join(loss.claims),
    "formula": lambda loss: loss.formula,
    "gradient": lambda loss: loss.gradient,
    "parameters": lambda loss: "; ".join(parameter_words(*each) for each in loss.parameters.items()),
}

_ACTIVATION: Mapping[str, Callable[[ActivationFacts], str]] = {
    "use": lambda activation: activation.purpose,
    "mind": lambda activation: activation.caution,
    "units": lambda activation: "all together" if activation.joint else "each on its own",
    "range": lambda activation: activation.range,
    "saturates": lambda activation: "yes" if activation.saturates else "no",
    "place": lambda activation: {"both": "output or hidden"}.get(activation.place, activation.place),
    "formula": lambda activation: activation.formula,
    "derivative": lambda activation: activation.derivative,
    "parameters": lambda activation: "; ".join(parameter_words(*each) for each in activation.parameters.items()),
    "losses": lambda activation: ", ".join(activation.losses),
}


def _verdicts(facts: Sequence[Facts]) -> Iterator[str]:
    losses = [each for each in facts if isinstance(each, LossFacts)]
    # Of two that are the same number, one speaks for both: what they reward differs in its scale alone.
    told = [each for at, each in enumerate(losses) if not any(_same(each, other) for other in losses[:at])]
    aims = {each.name: each.elicits for each in told}
    if len(set(aims.values())) > 1:
        said = ", ".join(f"{name}: {aim}" for name, aim in aims.items())
        yield f"They reward different predictions ({said}), so choose by which of these you want."
    elif len(told) > 1:
        yield f"All of them reward the same prediction ({losses[0].elicits}); they differ in how they count errors."
    activations = [each for each in facts if isinstance(each, ActivationFacts)]
    joint = [each.name for each in activations if each.joint]
    single = [each.name for each in activations if not each.joint]
    if joint and single:
        yield (
            f"{joined(joint)} looks at all units together, for classes that exclude one another: what one gains the"
            f" others lose. {joined(single)} looks at each unit on its own, for labels that may occur together."
        )


def _same(one: LossFacts, other: LossFacts) -> bool:
    clauses = (one.relations.get(other.name, ""), other.relations.get(one.name, ""))
    return any(clause.startswith(_SAME) for clause in clauses)


def _relations(facts: Sequence[Facts]) -> Iterator[str]:
    told: set[frozenset[str]] = set()
    for one in facts:
        for other in facts:
            pair = frozenset((one.name, other.name))
            # The same fact seen from the other side would be said twice.
            if other.name in one.relations and pair not in told:
                told.add(pair)
                yield _relation(one.name, other.name, one.relations[other.name])


def _relation(one: str, other: str, clause: str) -> str:
    named = _OTHER.sub(lambda word: f"{other}'s" if word.group() == "its" else other, clause)
    return f"{one} is {named}." if other in named else f"Beside {other}, {one} is {named}."


def _together(facts: Sequence[Facts]) -> Curve | None:
    """Return the first line of each curve in one picture, where all are functions of the same number."""
    curves = {each.name: each.curve for each in facts if each.curve is not None}
    drawn = list(curves.values())
    if len(drawn) < len(facts) or len({curve.across for curve in drawn}) > 1:
        return None
    first = drawn[0]
    common = {curve.x for curve in drawn}
    if len(common) > 1:
        return None
    lines = tuple(Line(label=name, y=curve.lines[0].y) for name, curve in curves.items())
    across = f"{SCORE}, label +1" if first.across == SCORE else first.across
    if any(isinstance(each, ActivationFacts) and each.joint for each in facts):
        across += f" (one of {CLASSES} units, the others 0)"
    return Curve(across=across, up="", x=first.x, lines=lines)
