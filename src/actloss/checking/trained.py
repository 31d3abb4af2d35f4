"""What the model trains with, in the words of flags, a configuration or a lock, and which of them win."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace

from actloss.reference import Answer
from actloss.training import Training, training_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Trained:
    """What one place says of the training; None and empty where it does not say."""

    activation: str | None = None
    loss: str | None = None
    framework: str | None = None
    units: int | None = None
    from_logits: bool | None = None
    params: Mapping[str, float] = field(default_factory=dict)
    class_weight: Mapping[str, float] | None = None
    ignore_index: float | None = None
    positive: str | None = None

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

    def training(self) -> Training | None:
        """Return the rows of the catalogue that these words mean; None where nothing is said.

        Raises:
            OptionError: A word means nothing; the message names the nearest.
        """
        return training_of(**{one.name: getattr(self, one.name) for one in fields(self)})


def trained_as(answer: Answer) -> Trained:
    """Return the training that follows an answer."""
    return Trained(
        activation=answer.activation,
        loss=answer.loss,
        units=answer.units,
        params={name: value for name, value in answer.params.items() if not isinstance(value, tuple)},
    )


def decided(flags: Trained, configuration: Trained, answer: Answer | None) -> tuple[Training | None, str]:
    """Return what a table's labels are held against, and who said so.

    Args:
        flags: What the command line says, or the caller.
        configuration: What the configuration says of the table.
        answer: What the lock says; its activation and loss count only where nobody names either.

    Raises:
        OptionError: A word means nothing.
    """
    said = flags.over(configuration)
    if said.head or answer is None:
        named = flags.head or (not configuration.head and flags != Trained())
        training = said.training()
        return training, "" if training is None else "flags" if named else "configuration"
    return said.over(trained_as(answer)).training(), "lock"
