"""From a report's parts to a problem."""

import math
from dataclasses import dataclass, replace

from actloss import catalogue, table
from actloss.advice import Advice
from actloss.advice.choice import Choice
from actloss.advice.classes import binary_counts, class_counts
from actloss.advice.constants import best_constant
from actloss.advice.facts import BiasInit, Option
from actloss.advice.start import bias_of
from actloss.catalogue import Form, Loss
from actloss.frameworks.problem import TEST_SHARE, Problem
from actloss.interval import Interval
from actloss.losses.constant import BestConstant
from actloss.posing.head import activation_of, units_of
from actloss.posing.labels import labels_of
from actloss.posing.lengths import LENGTHS, ensure_on_scale, measured, on_scale, scaling_of
from actloss.posing.losses import Offer, offered
from actloss.posing.params import Given, Params, checked, given_of, told
from actloss.posing.source import source_of
from actloss.posing.supports import ensure_held, quantities, span
from actloss.profile import Profile
from actloss.target import Layout
from actloss.task import Kind, Task, Trait

_IN_UNITS = frozenset({"linear", "softplus", "relu", "tanh"})
"""Activations whose outputs are in the label's unit, as their inputs are where it matters."""
_POSITIVE = frozenset({"softplus", "relu"})
"""Those of them that put out numbers above 0."""
_LIKE_ONE = Interval(1 / 3, 3.0, low_closed=True, high_closed=True)
"""Standard deviations at which a network learns as fast as at 1."""


def pose(
    source: table.Source,
    task: Task,
    profile: Profile,
    advice: Advice,
    *,
    loss: str | None = None,
    params: Given | None = None,
    activation: str | None = None,
) -> Problem:
    """Return what code is to be written for: the labels of a table, and the head and the loss for them.

    Args:
        source: The table and how it was read.
        task: What is predicted.
        profile: The label columns and what is known of them.
        advice: Head and loss as recommended, with the alternatives.
        loss: Another loss, by a name or an alias of ours or as a program writes it; None takes the advice's.
        params: Its parameters where they are to be others; lengths, such as a delta, in the label's unit, or in
            standard deviations where several outputs are scaled by their own.
        activation: Another activation of the output layer.

    Raises:
        OptionError: The loss does not serve the task, the labels leave its support or the activation's range, or it has
            no such parameter.
    """
    kind = task.kind.value
    offers = _offers(advice)
    offer, settings = (offers[0], {}) if loss is None else offered(str(loss), kind, offers)
    chosen, row = "what was advised" if loss is None else "", offer.row
    units = offer.units or units_of(row, kind, _width(profile, task))
    given = checked(row, kind, {**settings, **given_of(params)}, units, chosen=chosen)
    head = activation_of(offer, kind, activation, held=_held(row, profile, task), units=units)
    of_numbers = task.kind is Kind.REGRESSION
    scaling = scaling_of(profile, advice, row) if of_numbers and head == "linear" else None
    ensure_on_scale(given, profile, scaling)
    lengths = measured(row, profile, scaling) if of_numbers else {}
    as_is = {**{name: value for name, (value, _) in lengths.items()}, **offer.params, **given}
    choice = Choice(
        loss=row.name,
        activation=head,
        elicits=offer.elicits,
        params=told(row, _with_prior(row, profile, task, on_scale(as_is, scaling))),
        units=units,
    )
    best = best_constant(profile, task, choice, scaled=scaling is not None)
    bias = bias_of(profile, task, choice, best, scaled=scaling is not None)
    outputs = () if scaling is None else scaling.outputs
    rules = {name: rule for name, (_, rule) in lengths.items() if name not in given}
    problem = replace(_problem(Parts(source, task, profile, choice, best, bias), outputs), measured=rules)
    if scaling is None or scaling.unit == 1.0:
        return problem
    unscaled = replace(choice, params=told(row, as_is))
    return _in_both_units(problem, unscaled.params, best_constant(profile, task, unscaled, scaled=False))


def _held(row: Loss, profile: Profile, task: Task) -> Interval | None:
    """Return the span of a regression's labels, on which a loss must be defined; None for classes."""
    if task.kind is not Kind.REGRESSION:
        return None
    ensure_held(row, profile)
    return span(profile)


@dataclass(frozen=True, slots=True)
class Parts:
    """What a problem is put together from."""

    source: table.Source
    task: Task
    profile: Profile
    choice: Choice
    best: BestConstant
    bias: BiasInit


def _problem(parts: Parts, scale: tuple[tuple[float, float], ...]) -> Problem:
    row, choice, task, profile = catalogue.loss(parts.choice.loss), parts.choice, parts.task, parts.profile
    # The sum over the rows of one part of a table tells nothing of another part's.
    known = math.isfinite(parts.best.loss) and row.reduction == "mean"
    labels = labels_of(profile, task, scale, cellwise=row.variant(task.kind.value).form is Form.ELEMENTS)
    return Problem(
        kind=task.kind.value,
        loss=row,
        params=choice.params,
        activation=choice.activation,
        units=choice.units or 1,
        labels=labels,
        bias=parts.bias.values,
        bias_rule=parts.bias.rule,
        spread=1.0 if scale else _spread(profile, task, choice, parts.best),
        baseline=parts.best.loss if known else None,
        constant=parts.best.prediction,
        elicits=choice.elicits,
        imbalanced=Trait.IMBALANCED in task.traits,
        stratify=_stratifies(profile, task),
        ordinal=Trait.ORDINAL in task.traits,
        rows=profile.rows - labels.missing,
        source=source_of(parts.source, labels),
    )


def _in_both_units(problem: Problem, params: Params, best: BestConstant) -> Problem:
    """Return a problem that knows its lengths and its baseline in the label's unit, beside those on scaled labels."""
    lengths = {name: value for name, value in params.items() if name in LENGTHS and isinstance(value, float)}
    known = problem.baseline is not None and math.isfinite(best.loss)
    return replace(problem, lengths=lengths, unscaled=best.loss if known else None)


def _offers(advice: Advice) -> list[Offer]:
    """Return the recommended loss and the others that would do, as an advice has them."""
    options: tuple[Advice | Option, ...] = (advice, *advice.alternatives)
    return [
        Offer(
            row=catalogue.loss(option.loss),
            params=option.loss_params,
            activation=option.activation,
            units=option.units,
            elicits=option.elicits,
        )
        for option in options
    ]


def _width(profile: Profile, task: Task) -> int:
    """Return how many quantities, classes or labels there are."""
    if task.kind is Kind.REGRESSION:
        return len(quantities(profile))
    if task.kind is Kind.BINARY:
        return 2
    return len(profile.sets.names) if profile.label_sets is not None else len(class_counts(profile))


def _with_prior(row: Loss, profile: Profile, task: Task, params: Params) -> Params:
    """Return parameters with the share of each class, where a loss takes them."""
    if "prior" not in row.params or "prior" in params:
        return params
    counts = _counts(profile, task)
    return {**params, "prior": tuple(float(f"{count / sum(counts):.6g}") for count in counts)}


def _spread(profile: Profile, task: Task, choice: Choice, best: BestConstant) -> float:
    """Return the standard deviation of labels whose unit the outputs are in, of several outputs the typical one."""
    if (
        task.kind is not Kind.REGRESSION
        or choice.activation not in _IN_UNITS
        or catalogue.loss(choice.loss).second == "rate"
    ):
        return 1.0
    spreads = [output.std for output in quantities(profile) if output.std > 0]
    typical = math.exp(sum(map(math.log, spreads)) / len(spreads))
    if choice.activation in _POSITIVE:
        # Of skewed labels the spread is far above most of them, and a step of it would throw predictions down to 0.
        # A softplus, which is multiplied by it, bends there.
        most = min(best.prediction) * (1.0 if choice.activation == "softplus" else 0.5)
        typical = min(typical, max(most, 0.1 * typical))
    return 1.0 if _LIKE_ONE.contains(typical) else float(f"{typical:.6g}")


def _stratifies(profile: Profile, task: Task) -> bool:
    """Return whether both parts of a split can hold every class."""
    if task.kind not in {Kind.BINARY, Kind.MULTICLASS} or profile.target.layout is Layout.DISTRIBUTION:
        return False
    counts = _counts(profile, task)
    return min(counts) >= 2 and int(TEST_SHARE * sum(counts)) >= len(counts)


def _counts(profile: Profile, task: Task) -> tuple[int, ...]:
    """Return rows of each class, in training order."""
    return binary_counts(profile) if task.kind is Kind.BINARY else class_counts(profile)
