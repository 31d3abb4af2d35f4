"""What a model trains with, as its owner says: activation, loss, framework and the settings that labels must suit."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from actloss.catalogue import Activation, Loss


@dataclass(frozen=True, slots=True, kw_only=True)
class Training:
    """Activation and loss of a model, and what else about it the labels have to suit."""

    activation: Activation | None = None
    """What the last layer of the network applies before its outputs reach the loss; None where nobody said."""
    loss: Loss | None = None
    """None where nobody said."""
    loss_given: str = ""
    """The loss as the user spelled it: ``CrossEntropyLoss`` says more than its row."""
    framework: str | None = None
    """``pytorch``, ``keras``, ``jax``, ``sklearn``, ``xgboost``, ``lightgbm`` or ``catboost``."""
    units: int | None = None
    """Outputs of the last layer."""
    from_logits: bool | None = None
    """Whether the loss applies the activation itself; None where nobody said and the spelling does not tell."""
    params: Mapping[str, float] = field(default_factory=dict)
    """Parameters of the loss that differ from their defaults."""
    class_weight: Mapping[str, float] | None = None
    """What the rows of each class count, by the class as written."""
    ignore_index: float | None = None
    """A label that the loss skips (``ignore_index``, ``ignore_class``)."""
    positive: str | None = None
    """The class that counts as 1, of two."""
