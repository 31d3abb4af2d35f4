"""What a row of the catalogue says of a loss or of an activation."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal

from actloss.interval import Interval
from actloss.losses.arrays import FloatArray, Kernel
from actloss.losses.constant import Optimum


class Scale(StrEnum):
    """What the numbers that a loss is given mean."""

    LABEL = "label"
    """A decision, written as labels are: nothing says how sure it is."""
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


def scale_words(scale: str) -> str:
    """Return a scale's name as prose has it.

    Examples:
        >>> scale_words(Scale.LOG_RATE)
        'log-rate'
    """
    return scale.replace("_", "-")


ActivationFunction = Callable[..., FloatArray]
"""``(x, *, params)`` to the activation of each element; softmax and log_softmax act along the last axis."""

SAME_NUMBERS: Mapping[Scale, Scale] = {Scale.RATE: Scale.VALUE, Scale.VALUE: Scale.RATE, Scale.LOGIT: Scale.MARGIN}
"""A rate is a value, a value may be a rate, and the sign of a logit is a decision: the same numbers serve."""


class Form(StrEnum):
    """How labels and predictions lie beside one another in a kernel's arrays."""

    ELEMENTS = "elements"
    """One prediction for each label, both of one shape ``[...]``; the loss has that shape too."""
    PAIRS = "pairs"
    """Two predictions for each label: ``[...]`` and ``[..., 2]``."""
    INDICES = "indices"
    """One class index a row, ``[n]``, and one prediction for each class, ``[n, C]``."""
    ROWS = "rows"
    """One-hot rows or distributions over the classes, ``[n, C]``, and predictions ``[n, C]``."""
    CLASSES = "classes"
    """Either of the two: class indices ``[n]`` or rows ``[n, C]``, and predictions ``[n, C]``."""
    RANKS = "ranks"
    """Ordered class indices ``[n]`` and one prediction for each step between two classes, ``[n, C - 1]``."""
    SETS = "sets"
    """Multi-hot rows ``[n, L]`` and predictions ``[n, L]``, one loss a row."""


_OF_ALL_CLASSES = frozenset({Form.INDICES, Form.ROWS, Form.CLASSES, Form.RANKS})
"""Forms of losses that look at all classes of a row together."""


class Claim(StrEnum):
    """What a row says of its function's shape, its parameters at their defaults; the tests hold it to that."""

    NON_NEGATIVE = "never negative"
    ZERO_AT_TRUTH = "zero for a perfect prediction"
    """Of a certain label, where labels may be probabilities too: 0 or 1, or one class."""
    SYMMETRIC = "errors on either side cost the same"
    """``l(y, y + d) = l(y, y - d)`` for values; ``l(1 - y, -z) = l(y, z)`` for two classes; not said of several."""
    CONVEX = "convex in the prediction"
    """On the row's first scale."""
    BOUNDED = "bounded above"


@dataclass(frozen=True, slots=True)
class Parameter:
    """A number that changes what a loss means."""

    default: float | None
    """None where leaving it out means that nothing is done."""
    domain: Interval
    meaning: str
    """What it is, with its unit."""
    many: bool = False
    """Whether it may also be an array, one number for each class or label."""


@dataclass(frozen=True, slots=True)
class Variant:
    """The same loss for several exclusive classes, where a row's own functions are for two classes or for labels."""

    kernels: Mapping[Scale, Kernel]
    optimum: Optimum
    form: Form = Form.CLASSES
    params: Mapping[str, Parameter] = field(default_factory=dict)
    """Those of its functions: of the row's names, but a domain may be another."""


# Rows are compared by identity: a catalogue holds each once, and mappings have no hash.
@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Loss:
    """A loss, what it takes, what it pursues and how it is called elsewhere."""

    name: str
    aliases: tuple[str, ...]
    """Other spellings that users and frameworks have for it."""
    title: str
    formula: str
    """Per element, or per row for exclusive classes; y is the label, p the prediction on its scale (s a margin)."""
    latex: str
    """The same for a page of mathematics, without dollar signs."""
    gradient: str
    """Derivative by the raw output (z, or s for a log-rate or a margin), as a formula in plain text."""
    kinds: tuple[str, ...]
    """Kinds of task it can serve: ``regression``, ``binary``, ``multiclass``, ``multilabel``."""
    form: Form = Form.ELEMENTS
    second: Literal["", "variance", "scale", "rate"] = ""
    """What the second prediction of a pair is."""
    y_true: Interval | None
    """Where numeric labels may lie; None where an interval cannot say it."""
    whole: bool = False
    """Whether numeric labels must be whole numbers."""
    nonzero: bool = False
    """Whether it is infinite where a label is 0."""
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
    multiclass: Variant | None = None
    """Its functions for several exclusive classes, where they are others."""
    reduction: Literal["mean", "sum"] = "mean"
    """What is reported of the losses of all rows."""
    mass: Kernel | None = None
    """``(y_true, y_pred, *, params)`` to how much each row counts in the mean; None where all count alike."""
    better: Literal["lower", "higher"] = "lower"
    ordered: bool = False
    """Whether the order of the classes means something to it."""
    robustness: str
    """What a stray label or score does to it."""
    proper: bool
    """Whether it takes probabilities of classes and only the true ones make the expected loss smallest."""
    claims: frozenset[Claim] = frozenset()
    purpose: str
    """When to use it."""
    caution: str
    """When not to, or what to mind."""
    mistakes: tuple[str, ...] = ()
    """What users of it get wrong, and what they then see; one sentence each."""
    relations: Mapping[str, str] = field(default_factory=dict)
    """Other rows that it equals, contains or tends to, and when: a clause that completes "it is …"."""
    reference: str
    apis: Mapping[str, str] = field(default_factory=dict)
    """What PyTorch and Keras have for it, an object with its parameters in braces; left out where they lack it."""
    expects: Mapping[str, Scale] = field(default_factory=dict)
    """The scale of prediction that each of `apis` is given as it stands."""
    elsewhere: Mapping[str, str] = field(default_factory=dict)
    """Its name in other libraries: ``optax``, ``sklearn``, ``xgboost``, ``lightgbm``, ``catboost``, ``scipy``."""
    conventions: Mapping[str, str] = field(default_factory=dict)
    """Where a library computes another number or takes other labels, and which; a sentence for each library.

    What an entry of a framework says of what it trains with (`Entry.differs`) is not said here again."""

    @property
    def scales(self) -> tuple[Scale, ...]:
        """The scales of prediction that its own functions take, the label's own first."""
        return tuple(self.kernels)

    @property
    def kernel(self) -> Kernel:
        """The function of predictions on the label's own scale."""
        return self.kernels[self.scales[0]]

    @property
    def accepts(self) -> tuple[Scale, ...]:
        """Every scale that it can be computed from; see `SAME_NUMBERS`."""
        return tuple(scale for scale in Scale if scale in self.kernels or SAME_NUMBERS.get(scale) in self.kernels)

    @property
    def exclusive(self) -> bool:
        """Whether it looks at all classes of a row together, of which one holds; of a row with a variant, that does."""
        return self.variant("multiclass").form in _OF_ALL_CLASSES

    @property
    def names(self) -> Mapping[str, str]:
        """The loss in each framework that has it, with the parameters' defaults."""
        return framework_names(self)

    def variant(self, kind: str) -> Variant:
        """Return its functions for a kind of task."""
        if kind == "multiclass" and self.multiclass is not None:
            return self.multiclass
        return Variant(self.kernels, self.optimum, self.form, self.params)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Activation:
    """A function of a layer's output and where its values lie."""

    name: str
    aliases: tuple[str, ...]
    title: str
    formula: str
    """In x, the output before it."""
    latex: str
    derivative: str
    """By x, as a formula in plain text."""
    function: ActivationFunction
    params: Mapping[str, Parameter] = field(default_factory=dict)
    range: Interval
    """Where each output lies; the outputs of softmax sum to 1 besides."""
    saturates: bool
    """Whether it flattens out on both sides, so that gradients vanish there."""
    joint: bool = False
    """Whether an output depends on all units of the layer."""
    place: Literal["output", "hidden", "both"]
    """Where in a network it belongs."""
    purpose: str
    caution: str
    mistakes: tuple[str, ...] = ()
    relations: Mapping[str, str] = field(default_factory=dict)
    """Other activations that it equals, contains or tends to, and when."""
    reference: str
    names: Mapping[str, str]
    """The activation in each framework: ``pytorch``, ``keras``, ``jax``, ``sklearn``; left out where there is none."""
    conventions: Mapping[str, str] = field(default_factory=dict)
    """Where a framework's defaults differ; a sentence for each."""


WITH_OBJECTS = ("pytorch", "keras")
"""Whose objects a loss's row has, as its parameters make them; other libraries' names stand in its `elsewhere`."""


def framework_names(loss: Loss, **params: object) -> dict[str, str]:
    """Return what to write for a loss in each framework.

    Args:
        loss: A row of the catalogue.
        **params: Its parameters, where they differ from the defaults; what is no parameter of its formula is ignored.

    Returns:
        Framework to an object to call; a framework that lacks the loss is left out.
    """
    chosen: dict[str, object] = {name: parameter.default for name, parameter in loss.params.items()} | params
    return {framework: api.format(**chosen) for framework, api in loss.apis.items()}
