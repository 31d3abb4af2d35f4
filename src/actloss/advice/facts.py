"""The facts of an advice: head, loss, alternatives and what is ruled out, each with its reason."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Transform:
    """What to do to the labels before training."""

    kind: str
    """``recode``, ``shift``, ``index``, ``one-hot``, ``multi-hot``, ``scale``, ``log`` or ``parse``."""
    description: str
    """One sentence; text from the data is already visible."""
    mapping: tuple[tuple[str, float], ...] = ()
    """Label as written → number to train on, where the transform is a table."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BiasInit:
    """Where the output layer's bias should start."""

    values: tuple[float, ...]
    """One value a unit, on the scale before the activation."""
    rule: str
    """What they are, such as ``log-odds of the positive class``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Baseline:
    """The loss of the best constant prediction: what a model must beat."""

    loss: str
    value: float
    constant: tuple[float, ...]
    """The prediction that achieves it, after the activation."""
    statement: str
    """One sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """A loss that would also do."""

    loss: str
    loss_params: Mapping[str, float | tuple[float, ...]]
    activation: str
    units: int
    elicits: str
    reasons: tuple[str, ...]
    """What speaks for it on these labels."""
    cautions: tuple[str, ...]
    """What speaks against it."""
    target_transform: Transform | None
    """What it needs done to the labels."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejected:
    """A loss that these labels rule out."""

    loss: str
    reason: str
    """The fact that rules it out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Advice:
    """The recommended output layer and loss."""

    activation: str
    units: int
    loss: str
    loss_params: Mapping[str, float | tuple[float, ...]]
    elicits: str
    """What a constant prediction converges to under this loss: mean, median, quantile, probabilities, decisions."""
    reasons: tuple[str, ...]
    warnings: tuple[str, ...]
    target_transform: Transform | None
    bias_init: BiasInit
    baseline: Baseline
    names: Mapping[str, str] = field(default_factory=dict)
    """The loss in PyTorch and in Keras, with its parameters; one that lacks it is left out."""
    alternatives: tuple[Option, ...] = ()
    """Best first."""
    rejected: tuple[Rejected, ...] = ()
    elicit: str | None = None
    """What the user asked for (`--elicit`)."""
