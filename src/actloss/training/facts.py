"""What a model trains with, as its owner says: activation, loss, framework and the settings that labels must suit."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from actloss.catalogue import Activation, Loss

_IGNORED = -100.0
"""The default of ``ignore_index`` in PyTorch's losses of class indices."""
_SKIPPING = ("torch.nn.CrossEntropyLoss", "torch.nn.NLLLoss")
"""Those losses."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Training:
    """Activation and loss of a model, and what else about it the labels have to suit."""

    activation: Activation | None = None
    """What the last layer of the network applies before its outputs reach the loss; None where nobody said."""
    loss: Loss | None = None
    """None where nobody said."""
    others: tuple[Loss, ...] = ()
    """Other losses that go by the name that was given: the labels tell which one is meant."""
    loss_given: str = ""
    """The loss as the user spelled it: ``CrossEntropyLoss`` says more than its row."""
    framework: str | None = None
    """``pytorch``, ``keras``, ``jax``, ``sklearn``, ``xgboost``, ``lightgbm`` or ``catboost``."""
    estimator: str | None = None
    """Its estimator, where that was named and encodes labels, which the library's other ways to train do not."""
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

    @property
    def skipped(self) -> float | None:
        """The label that the loss skips: as its owner says, else as PyTorch does by default; None for none."""
        if self.ignore_index is not None:
            return self.ignore_index
        called = "" if self.loss is None else self.loss.apis.get("pytorch", "")
        return _IGNORED if self.framework == "pytorch" and called.startswith(_SKIPPING) else None

    def suited(self, kind: str) -> "Training":
        """Return the same with that loss of its name which serves a kind of task; as it is where none does better."""
        if self.loss is None or kind in self.loss.kinds:
            return self
        fitting = next((loss for loss in self.others if kind in loss.kinds), None)
        return self if fitting is None else replace(self, loss=fitting)
