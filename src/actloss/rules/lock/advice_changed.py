"""The labels call for another head or loss than they did.

## What it does

Asks for the advice anew and compares activation, units and loss with those of the lock. Another activation or loss is
an error, and so is a class that the output layer has no unit for. Where activation and loss stay and the layer has
units left over, it is a warning.

So it is where chance alone may have done it. The advice for a quantity whose distribution lies between two losses turns
with the rows that happen to be drawn. Before such a change is told, labels are drawn 20 times from those in the lock,
as many as there are now and at most 20,000, and the advice is asked for each draw. If one in 20 calls for the new
activation and loss, too, and the locked ones could still serve, it is a warning (AL606.chance). A distribution that was
shifted or contaminated stays an error.

The message says whether the locked head and loss could serve the labels all the same, and something else merely suits
them better, as one outlier more may turn mse into huber. They cannot where a value is outside what the loss takes or
the activation reaches, where a class has no unit, and where the layout or the task is another one.

Parameters of the loss that follow the data, such as a delta or a class weight, are not compared. Nor is the advice for
a small table that has only some of the known classes, as long as the others may be missing by chance (AL602).

## Why is this bad?

The locked head and loss were chosen and reviewed for labels that have changed since. The training run may go on without
an error and learn something else.

## Example

A count gets a negative value, and a binary label a third class:

>>> counts = [0, 1, 2, 3, 1, 0, 2, 5, 7, 1] * 20
>>> "AL606" in codes_against(counts, [*counts, -1], task="regression")
True
>>> "AL606" in codes_against(["no", "yes"] * 40, ["no", "yes", "maybe"] * 40)
True

More of the same:

>>> "AL606" in codes_against(["no", "yes"] * 40, ["yes", "no", "no"] * 40)
False

## Use instead

See what changed, and either repair the table, or train with the new head and lock it:

    actloss check --update-lock

## References

The advice is that of `actloss advise`, with the `--elicit` that was locked. Efron, "Bootstrap Methods: Another Look at
the Jackknife", 1979. How often halves of one table differ was measured (docs/lock.md).
"""

from actloss.catalogue import ACTIVATIONS, LOSSES
from actloss.finding import Severity
from actloss.interval import OPEN_UNIT
from actloss.profile.facts import Profile
from actloss.reference import Answer, Reference, class_shares
from actloss.rules.case import Case
from actloss.rules.lock.absent import only_fewer
from actloss.rules.lock.scope import accept, before_of, origin
from actloss.rules.rule import Found, Rule
from actloss.rules.threshold import Threshold
from actloss.rules.wording import label, only_column, several
from actloss.target import Layout
from actloss.task import Kind, Task

CHANCE = Threshold(
    code="AL606",
    name="chance",
    default=0.05,
    domain=OPEN_UNIT,
    meaning="share of draws from the locked labels that call for the new loss, from which on it may be chance",
)
DRAWS = 20
"""How often labels are drawn from those of the reference."""
_LOSSES = {row.name: row for row in LOSSES}
_ACTIVATIONS = {row.name: row for row in ACTIVATIONS}
_POSSIBLE = 0.1
"""Confidence from which on another reading of the labels is a possible one."""


def _applies(case: Case) -> str | None:
    before = case.reference
    if before is None:
        return "no lock or reference table"
    if before.answer is None:
        return f"{origin(before)} has no advice"
    if case.answer != before.answer and only_fewer(case, before):
        return f"the labels are some of the classes in {origin(before)}, and the others may be missing by chance"
    return None


def _check(case: Case) -> Found | None:
    before = before_of(case)
    then, now = before.answer, case.answer
    if then is None or (now is not None and _head(now) == _head(then)):
        return None
    locked = f"{origin(before)} has {_in_words(then)}"
    if now is None:
        message, mild = f"nothing can be learnt from {label(case.profile)} now, and {locked}", False
    else:
        verb, unfit = "calls" if only_column(case.profile) else "call", _unfit(case, before, then)
        serves = "which cannot serve these labels" if unfit else "which could still serve these labels"
        chance = not unfit and case.by_chance is not None and case.by_chance >= case.limit(CHANCE)
        drawn = f", as {_draws(case)} draws from the labels of {origin(before)} do" if chance else ""
        message = f"{label(case.profile)} now {verb} for {_in_words(now)}{drawn}, and {locked}, {serves}"
        mild = chance or (not unfit and (now.activation, now.loss) == (then.activation, then.loss))
    return Found(
        message=message,
        column=only_column(case.profile),
        fix=f"repair the labels, or train anew with what they call for and {accept(before)}",
        severity=Severity.WARNING if mild else Severity.ERROR,
    )


def _draws(case: Case) -> str:
    return f"{round((case.by_chance or 0.0) * DRAWS)} of {DRAWS}"


def _head(answer: Answer) -> tuple[str, int, str]:
    return answer.activation, answer.units, answer.loss


def _unfit(case: Case, before: Reference, then: Answer) -> bool:
    """Return whether the locked head and loss cannot serve the labels any more."""
    now, known = case.profile.target.layout, {entry.name for entry in before.classes if entry.count}
    if now is not before.layout and (now, before.layout) != (Layout.ONE_HOT, Layout.MULTI_HOT):
        return True
    if before.kind is not Kind.REGRESSION:
        return not {entry.name for entry in class_shares(case.profile) if entry.count} <= known
    return not _may_be_quantity(case.task) or not _reached(case.profile, before, then)


def _may_be_quantity(task: Task | None) -> bool:
    """Return whether the labels can still be read as a quantity, if perhaps not first of all."""
    if task is None:
        return False
    readings = {reading.kind: reading.confidence for reading in task.alternatives} | {task.kind: 1.0}
    return readings.get(Kind.REGRESSION, 0.0) >= _POSSIBLE


def _reached(profile: Profile, before: Reference, then: Answer) -> bool:
    """Return whether loss and activation of the lock have every value within what they take and reach."""
    loss, activation = _LOSSES.get(then.loss), _ACTIVATIONS.get(then.activation)
    summaries = profile.outputs if profile.numeric is None else (profile.numeric,)
    if loss is None or loss.y_true is None or activation is None or len(summaries) != len(before.spreads):
        return False
    ends = (min(each.minimum for each in summaries), max(each.maximum for each in summaries))
    # What an activation only comes near, such as the 0 of a count under exp, is near enough.
    reach = activation.range.closure
    return all(loss.y_true.contains(end) and reach.contains(end) for end in ends)


def _in_words(answer: Answer) -> str:
    return f"{answer.activation} ({several(answer.units, 'unit')}) with {answer.loss}"


RULE = Rule(
    code="AL606",
    name="advice-changed",
    severity=Severity.ERROR,
    applies=_applies,
    check=_check,
    thresholds=(CHANCE,),
)
