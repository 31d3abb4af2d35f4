"""Which losses apply to a model's predictions, how they get at them, and why the others do not apply."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

import numpy as np

from actloss.catalogue import LOSSES, SAME_NUMBERS, Form, Loss, Parameter, Scale, loss, scale_words
from actloss.errors import OptionError
from actloss.escape import quoted
from actloss.losses.arrays import Kernel, parameters
from actloss.losses.constant import Param
from actloss.predictions import Layout
from actloss.rules.wording import nearest
from actloss.scorecard.facts import Unscored
from actloss.scorecard.question import Candidate, Params, Question, Wishes
from actloss.spelling import joined


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

    @property
    def summed(self) -> bool:
        """Whether its value is the sum over all rows and outputs rather than the mean."""
        return self.loss.reduction == "sum"


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
    _check_params(wishes.params, question.kind)
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


def _planned(
    row: Loss, question: Question, candidate: Candidate, params: Mapping[str, Param], *, asked: bool
) -> Planned | str:
    if question.kind not in row.kinds:
        return f"it serves {joined(row.kinds)}, and the task is {question.kind}"
    variant = row.variant(question.kind)
    if variant.form not in _FORMS[candidate.layout]:
        return _NEEDS[variant.form]
    found = _reach(variant.kernels, question, candidate)
    if found is None:
        takes = " or ".join(map(scale_words, row.accepts))
        return f"it takes predictions on the scale {takes}, and these are on the scale {scale_words(candidate.scale)}"
    if row.ordered and not (question.ordered or asked):
        return f"it is for ordered classes: ask for it with --loss {row.name} if the order of these means something"
    if "prior" in row.params and "prior" not in params:
        if question.shares is None:
            return f"it needs the share of each class before the rows are read: ask for it with --loss {row.name}"
        params = {**params, "prior": np.asarray(question.shares)}
    if row.name == "quantile" and candidate.quantile is not None:
        params = {"quantile": candidate.quantile, **params}
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


def _check_params(params: Params, kind: str) -> None:
    for name, values in params.items():
        own = loss(name).variant(kind).params
        for param, value in values.items():
            if param not in own:
                close = nearest(param, own)
                has = f"did you mean {close!r}?" if close else f"it has {', '.join(own) or 'none'}"
                raise OptionError(f"{name} has no parameter {quoted(param)}: {has}")
            if value is not None or own[param].default is not None:
                _check_value(name, param, own[param], value)


def _check_value(name: str, param: str, known: Parameter, value: Param) -> None:
    if np.asarray(value).dtype.kind not in "biuf":
        raise OptionError(f"{name} needs numbers for {param}, found {quoted(str(value))}")
    if np.ndim(value) and not known.many:
        raise OptionError(f"{name} needs one number for {param}, found {np.size(value)}")
    parameters(name, param, value, known.domain)
