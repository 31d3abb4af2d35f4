"""Which losses apply to a model's predictions, how they get at them, and why the others do not apply."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

import numpy as np

from actloss.catalogue import LOSSES, SAME_NUMBERS, Form, Loss, Scale, loss
from actloss.errors import OptionError
from actloss.escape import quoted
from actloss.losses.arrays import Kernel
from actloss.losses.constant import Param
from actloss.predictions import Layout
from actloss.rules.wording import nearest
from actloss.scorecard.facts import Unscored
from actloss.scorecard.question import Candidate, Params, Question, Wishes


class Link(StrEnum):
    """What is done to predictions before a function gets them; each loses no digit that the loss could use."""

    NONE = "as they are"
    LOG_SOFTMAX = "log-softmax"
    EXP = "exp"
    SIGMOID = "sigmoid"
    SCALE = "the scale of a Laplace law with that variance"
    VARIANCE = "the variance of a Laplace law with that scale"


class Label(StrEnum):
    """How a function is given the labels."""

    GIVEN = "as they are"
    SIGNS = "-1 and +1"
    INDICES = "class indices"
    ROWS = "one row a label"


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """One loss of one model, ready to be computed."""

    loss: Loss
    kernel: Kernel
    link: Link
    label: Label
    params: Mapping[str, Param] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """The loss's catalogue name."""
        return self.loss.name


_FORMS: Mapping[Layout, frozenset[Form]] = {
    Layout.SINGLE: frozenset({Form.ELEMENTS}),
    Layout.OUTPUTS: frozenset({Form.ELEMENTS}),
    Layout.LABELS: frozenset({Form.ELEMENTS, Form.SETS}),
    Layout.PAIR: frozenset({Form.PAIRS}),
    Layout.CLASSES: frozenset({Form.INDICES, Form.ROWS, Form.CLASSES}),
    Layout.STEPS: frozenset({Form.RANKS}),
}
_NEEDS: Mapping[Form, str] = {
    Form.ELEMENTS: "it takes one prediction a label",
    Form.SETS: "it takes one prediction for each of several labels",
    Form.PAIRS: "it takes two predictions a row, such as a mean and its spread",
    Form.INDICES: "it takes one prediction for each class",
    Form.ROWS: "it takes one prediction for each class",
    Form.CLASSES: "it takes one prediction for each class",
    Form.RANKS: "it takes one prediction for each step between ordered classes (C - 1 of them)",
}
_LINKS: Mapping[Scale, Link] = {Scale.LOG_RATE: Link.EXP, Scale.LOGIT: Link.SIGMOID, Scale.PROBABILITY: Link.NONE}
"""How the prediction of a quantity on another scale becomes the quantity."""


def plan(question: Question, candidate: Candidate, wishes: Wishes) -> tuple[tuple[Planned, ...], tuple[Unscored, ...]]:
    """Return the losses to compute for one model, in the catalogue's order, and those that do not apply.

    Raises:
        OptionError: If a loss that was asked for does not apply, or a parameter is none of its loss's.
    """
    _check_params(wishes.params)
    planned: list[Planned] = []
    unscored: list[Unscored] = []
    for row in LOSSES:
        asked = row.name in wishes.losses
        if wishes.losses and not asked:
            continue
        found = _planned(row, question, candidate, wishes.params.get(row.name, {}), asked=asked)
        if isinstance(found, Planned):
            planned.append(found)
        elif asked:
            raise OptionError(f"{row.name} cannot be scored on {quoted(candidate.name)}: {found}")
        elif question.kind in row.kinds:
            unscored.append(Unscored(loss=row.name, reason=found))
    return tuple(planned), tuple(unscored)


def canonical(names: Sequence[str]) -> tuple[str, ...]:
    """Return the catalogue names of losses given by any of their names, each once.

    Raises:
        OptionError: If there is no such loss.
    """
    return tuple(dict.fromkeys(loss(name).name for name in names))


def _planned(
    row: Loss, question: Question, candidate: Candidate, params: Mapping[str, Param], *, asked: bool
) -> Planned | str:
    if question.kind not in row.kinds:
        return f"it serves {' and '.join(row.kinds)}, and the task is {question.kind}"
    variant = row.variant(question.kind)
    if variant.form not in _FORMS[candidate.layout]:
        return _NEEDS[variant.form]
    found = _reach(variant.kernels, question, candidate)
    if found is None:
        takes = " or ".join(row.accepts).replace("_", "-")
        return f"it takes predictions on the scale {takes}, and these are on the scale {candidate.scale}"
    if row.ordered and not (question.ordered or asked):
        return f"it is for ordered classes: ask for it with --loss {row.name} if the order of these means something"
    if "prior" in row.params and "prior" not in params:
        if question.shares is None:
            return f"it needs the share of each class before the rows are read: ask for it with --loss {row.name}"
        params = {**params, "prior": np.asarray(question.shares)}
    kernel, link = found
    if candidate.layout is Layout.PAIR and row.second != candidate.second:
        if {row.second, candidate.second} != {"variance", "scale"}:
            return f"its second prediction is a {row.second}, and this one is a {candidate.second}"
        link = Link.SCALE if row.second == "scale" else Link.VARIANCE
    return Planned(loss=row, kernel=kernel, link=link, label=_label(row, variant.form, question), params=params)


def _reach(kernels: Mapping[Scale, Kernel], question: Question, candidate: Candidate) -> tuple[Kernel, Link] | None:
    scale = candidate.scale
    # One log-softmax serves all losses of a row, and keeps the digits that each would take from the logits itself.
    if candidate.joint and scale is Scale.LOGIT and Scale.LOG_PROBABILITY in kernels:
        return kernels[Scale.LOG_PROBABILITY], Link.LOG_SOFTMAX
    if scale in kernels:
        return kernels[scale], Link.NONE
    same = SAME_NUMBERS.get(scale)
    if same is not None and same in kernels:
        return kernels[same], Link.NONE
    if (
        candidate.layout is not Layout.PAIR
        and question.kind == "regression"
        and scale in _LINKS
        and Scale.VALUE in kernels
    ):
        return kernels[Scale.VALUE], _LINKS[scale]
    return None


def _label(row: Loss, form: Form, question: Question) -> Label:
    if form is Form.ELEMENTS and row.scales[0] is Scale.MARGIN:
        return Label.SIGNS
    if form in {Form.INDICES, Form.RANKS} and question.soft:
        return Label.INDICES
    if form is Form.ROWS and not question.soft:
        return Label.ROWS
    return Label.GIVEN


def _check_params(params: Params) -> None:
    for name, values in params.items():
        row = loss(name)
        for param, value in values.items():
            if param not in row.params:
                close = nearest(param, row.params)
                has = f"did you mean {close!r}?" if close else f"it has {', '.join(row.params) or 'none'}"
                raise OptionError(f"{row.name} has no parameter {quoted(param)}: {has}")
            left_out = row.params[param].default is None and value is None
            if not left_out and np.asarray(value).dtype.kind not in "biuf":
                raise OptionError(f"{row.name} needs numbers for {param}, found {quoted(str(value))}")
            if np.ndim(value) and not row.params[param].many:
                raise OptionError(f"{row.name} needs one number for {param}, found {np.size(value)}")
