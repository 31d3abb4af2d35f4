"""What a row of the catalogue says of a loss or of an activation."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from actloss.interval import Interval
from actloss.losses.arrays import Kernel
from actloss.losses.constant import Optimum


class Scale(StrEnum):
    """What the numbers that a loss is given mean."""

    VALUE = "value"
    """The label itself, in its unit."""
    RATE = "rate"
    """The mean of a count or an amount, in the label's unit."""
    LOG_RATE = "log_rate"
    """Its natural logarithm."""
    PROBABILITY = "probability"
    LOGIT = "logit"
    """Log-odds of one class, or scores of several before a softmax."""
    LOG_PROBABILITY = "log_probability"
    MARGIN = "margin"
    """A score whose sign is the decision."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """A number that changes what a loss means."""

    default: float
    domain: Interval
    meaning: str
    """What it is, with its unit."""


# Rows are compared by identity: a catalogue holds each once, and mappings have no hash.
@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Loss:
    """A loss, what it takes, what it pursues and how it is called elsewhere."""

    name: str
    aliases: tuple[str, ...]
    """Other spellings that users and frameworks have for it."""
    title: str
    formula: str
    """Per element, or per row for exclusive classes; y is the label, p the prediction on its scale."""
    kinds: tuple[str, ...]
    """Kinds of task it can serve: ``regression``, ``binary``, ``multiclass``, ``multilabel``."""
    y_true: Interval | None
    """Where numeric labels may lie; None where an interval cannot say it."""
    labels: str
    """What labels it takes, in words."""
    kernels: Mapping[Scale, Kernel]
    """The function for each scale of prediction; first the label's own scale, which a constant prediction is on."""
    activations: tuple[str, ...]
    """Output activations that suit it; the first unless the labels ask for another."""
    params: Mapping[str, Parameter] = field(default_factory=dict)
    elicits: str
    """What a prediction should be to make the expected loss smallest: ``mean``, ``median``, ``probabilities``, …"""
    constant: str
    """The best constant prediction, in words."""
    optimum: Optimum
    """The best constant prediction, as a function of the labels."""
    robustness: str
    """What a stray label or score does to it."""
    proper: bool
    """Whether it takes probabilities of classes and only the true ones make the expected loss smallest."""
    purpose: str
    """When to use it."""
    caution: str
    """When not to, or what to mind."""
    reference: str
    apis: Mapping[str, str]
    """The loss in each framework, parameters in braces: an object to call, or an expression in y_true and y_pred."""
    expects: Mapping[str, Scale]
    """The scale of prediction that each of `apis` is given."""

    @property
    def scales(self) -> tuple[Scale, ...]:
        """The scales of prediction it can be computed from, the label's own first."""
        return tuple(self.kernels)

    @property
    def kernel(self) -> Kernel:
        """The function of predictions on the label's own scale."""
        return self.kernels[self.scales[0]]

    @property
    def names(self) -> Mapping[str, str]:
        """The loss in each framework, with the parameters' defaults."""
        return framework_names(self)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Activation:
    """A function of the output layer and where its values lie."""

    name: str
    aliases: tuple[str, ...]
    title: str
    formula: str
    """In x, the output before it."""
    range: Interval
    """Where each output lies; the outputs of softmax sum to 1 besides."""
    saturates: bool
    """Whether it flattens out on both sides, so that gradients vanish there."""
    joint: bool = False
    """Whether an output depends on all units of the layer."""
    purpose: str
    caution: str
    reference: str
    names: Mapping[str, str]
    """The activation in each framework."""


def framework_names(loss: Loss, **params: object) -> dict[str, str]:
    """Return what to write for a loss in each framework.

    Args:
        loss: A row of the catalogue.
        **params: Its parameters, where they differ from the defaults; what is no parameter of its formula is ignored.

    Returns:
        Framework to code: an object to call, or an expression in ``y_true`` and ``y_pred``.
    """
    chosen: dict[str, object] = {name: parameter.default for name, parameter in loss.params.items()} | params
    return {framework: api.format(**chosen) for framework, api in loss.apis.items()}
