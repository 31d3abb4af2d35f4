"""What the model trains with, as flags, a configuration and a lock say together."""

from dataclasses import dataclass, replace

from actloss.reference import Answer
from actloss.training import Trained, Training, training_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """What a table's labels are held against."""

    training: Training | None
    origin: str = ""
    """As `TableCheck.training_origin`."""
    loss_locked: bool = False
    """As `Request.loss_locked`."""


def trained_as(answer: Answer) -> Trained:
    """Return the training that follows an answer."""
    return Trained(
        activation=answer.activation,
        loss=answer.loss,
        units=answer.units,
        params={name: value for name, value in answer.params.items() if not isinstance(value, tuple)},
    )


def decided(flags: Trained, configuration: Trained, answer: Answer | None) -> Decided:
    """Return what a table's labels are held against, and who said so.

    Flags win over the configuration value by value, and both over the lock, of whose head only that counts which goes
    with what is named: its loss stands beside any activation, its activation only beside its own loss, and that where
    the loss does not apply it itself, and its units only where neither is another.

    Args:
        flags: What the command line says, or the caller.
        configuration: What the configuration says of the table.
        answer: What the lock says.

    Raises:
        OptionError: A word means nothing.
    """
    said = flags.over(configuration)
    named_by = "flags" if flags.head or (not configuration.head and flags != Trained()) else "configuration"
    if answer is None:
        training = training_of(said)
        return Decided(training=training, origin="" if training is None else named_by)
    whole = said.over(_fitting(said, trained_as(answer)))
    added = (whole.activation, whole.loss) != (said.activation, said.loss)
    origins = ([named_by] if said.head else []) + (["lock"] if added else [])
    return Decided(training=training_of(whole), origin=" and ".join(origins), loss_locked=said.loss is None and added)


def _fitting(said: Trained, locked: Trained) -> Trained:
    """Return what of a lock's head goes with what is named."""
    named, own = training_of(replace(said, params={})), training_of(locked)
    if named is None or own is None:
        return locked
    loss = named.loss in (None, own.loss)
    activation = named.activation in (None, own.activation)
    return replace(
        locked,
        loss=locked.loss if loss else None,
        params=locked.params if loss else {},
        activation=locked.activation if loss and not named.from_logits else None,
        units=locked.units if loss and activation else None,
    )
