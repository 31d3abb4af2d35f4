"""What one place says of the training, in its own words: flags, a configuration, a caller, or a lock's answer."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace


@dataclass(frozen=True, slots=True, kw_only=True)
class Trained:
    """What one place says of the training; None and empty where it does not say."""

    activation: str | None = None
    """What the last layer applies, by any of its names."""
    loss: str | None = None
    """By any of its names, or as a library or a program writes it."""
    framework: str | None = None
    """The library, by a usual name; or ``LGBMClassifier``, which encodes labels as LightGBM does not."""
    units: int | None = None
    """Outputs of the last layer."""
    from_logits: bool | None = None
    """Whether the loss applies the activation itself."""
    params: Mapping[str, float] = field(default_factory=dict)
    """Parameters of the loss by name."""
    class_weight: Mapping[str, float] | None = None
    """What the rows of each class count, by the class as written."""
    ignore_index: float | None = None
    """A label that the loss skips."""
    positive: str | None = None
    """The class that counts as 1, of two."""

    @property
    def head(self) -> bool:
        """Whether it names the activation or the loss."""
        return self.activation is not None or self.loss is not None

    def over(self, other: "Trained") -> "Trained":
        """Return what both say together: where both speak, this wins.

        The other's settings of a loss go with its loss: those of a huber loss mean nothing to another.

        Examples:
            >>> both = Trained(loss="mae").over(Trained(loss="huber", params={"delta": 2.0}, framework="keras"))
            >>> both.loss, both.params, both.framework
            ('mae', {}, 'keras')
        """
        if self.loss is not None:
            other = replace(other, params={}, from_logits=None)
        mine = {one.name: getattr(self, one.name) for one in fields(self)}
        return replace(other, **{name: value for name, value in mine.items() if value not in (None, {})})
