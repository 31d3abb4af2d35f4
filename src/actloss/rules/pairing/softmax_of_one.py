"""Softmax has one unit to choose from.

## What it does

Where the number of output units is given as one, looks for a softmax: as the activation, or inside the loss.

## Why is this bad?

Softmax of one number is 1, whatever the number is, and nothing is learnt. A cross-entropy of classes is 0 from the
first step where all labels are 0, and has no unit for a label of 1 or more; a binary one charges every row of class 0
the most that it can, for ever.

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
from actloss.profile.classes import number_name
from actloss.rules.case import Case
from actloss.rules.pairing.labels import numbers_of
from actloss.rules.pairing.library import library_says
from actloss.rules.pairing.reading import by_index, called, framework_of, loss_of
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
        else f"the loss {called(case)}"
        if loss
        else ""
    )
    return Found(
        message=f"{where} divides by the sum over 1 unit, so that every output is 1" + _says(case),
        fix="take sigmoid and binary_crossentropy on one unit, or softmax on one unit a class",
    )


def _says(case: Case) -> str:
    """Return what follows: it depends on the loss, and on whether all labels are the one class that there is."""
    loss, keras = loss_of(case), "keras-softmax-one-unit"
    told = {"(8, 1)": "(n, 1)"}
    if loss is not None and loss.name == "binary_crossentropy":
        return library_says(case, told, any="binary-cross-entropy-of-ones", keras=keras)
    if loss is not None and loss.kinds != ("multiclass",):
        return library_says(case, told, keras=keras) if framework_of(case) == "keras" else ""
    highest = max((numbers.ends[1] for numbers in numbers_of(case)), default=0.0)
    if loss is not None and highest > 0 and by_index(case):
        told["Target 3"] = f"Target {number_name(highest)}"
        return library_says(case, told, pytorch="pytorch-label-out-of-bounds", keras=keras)
    return library_says(case, told, any="cross-entropy-one-unit", keras=keras)


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
