"""Softmax has one unit to choose from.

## What it does

Where the number of output units is given as one, looks for a softmax: as the activation, or inside the loss.

## Why is this bad?

Softmax of one number is 1, whatever the number is. The loss is 0 from the first step and every row is right, so that
nothing is learnt; where a label is 1 or more, the index has no unit.

## Example

>>> codes([0, 1] * 60, activation="softmax", loss="sparse_categorical_crossentropy", units=1)
['AL405', 'AL425']
>>> codes([0, 1] * 60, activation="softmax", loss="sparse_categorical_crossentropy", units=2)
[]

## Use instead

    keras.layers.Dense(1, activation="sigmoid")  # with binary_crossentropy, for two classes

## References

Keras, `activations.softmax`: "Did you mean to use a sigmoid instead?" for an axis of length 1 (3.15). PyTorch 2.13,
`CrossEntropyLoss` on one output: 0.0 without a message.
"""

from actloss.catalogue import Loss, Scale
from actloss.finding import Severity
from actloss.rules.case import Case
from actloss.rules.pairing.library import library_says
from actloss.rules.pairing.reading import loss_of
from actloss.rules.pairing.takes import own_link, taken
from actloss.rules.rule import Found, Rule
from actloss.training import Training


def _applies(case: Case) -> str | None:
    training = case.training
    if training is None or (training.activation is None and training.loss is None):
        return "no activation and no loss was given"
    if training.units is None:
        return "the number of units was not given"
    return own_link(training)


def _check(case: Case) -> Found | None:
    training = case.training
    if training is None or training.units != 1:
        return None
    joint = training.activation is not None and training.activation.joint
    loss = loss_of(case)
    if not joint and not _inside(training, loss):
        return None
    where = (
        f"the activation {training.activation.name}"
        if joint and training.activation
        else f"the loss {loss.name}"
        if loss
        else ""
    )
    return Found(
        message=f"{where} divides by the sum over 1 unit, so that every output is 1"
        + library_says(case, any="cross-entropy-one-unit", keras="keras-softmax-one-unit"),
        fix="take sigmoid and binary_crossentropy on one unit, or softmax on one unit a class",
    )


def _inside(training: Training, loss: Loss | None) -> bool:
    """Return whether the loss applies a softmax itself."""
    if (
        loss is None
        or loss.kinds != ("multiclass",)
        or "softmax" not in (*loss.activations, *_SOFTMAX.get(loss.name, ()))
    ):
        return False
    return Scale.LOGIT in taken(training, loss)


_SOFTMAX = {"softmax_loss": ("softmax",), "logit_adjusted_crossentropy": ("softmax",)}
"""Losses that apply one and therefore ask for a linear output."""

RULE = Rule(code="AL425", name="softmax-of-one", severity=Severity.ERROR, applies=_applies, check=_check)
