"""The activation is applied twice, or by nobody.

## What it does

Some losses apply the output activation themselves and take raw outputs (logits, log-rates), others take what the model
has applied it to. The rule knows which from the loss's own name, from how a library spells it
(`BCEWithLogitsLoss`, `from_logits=True`, `log_input=True`), from the library's default and from what you say, and finds
an activation that is applied by both or by neither. Where nothing tells, raw outputs are a warning.

## Why is this bad?

A softmax before PyTorch's `CrossEntropyLoss` trains without a message, slowly and to a worse end: with C classes the
loss cannot fall below log(e + C - 1) - 1. A linear output before a Keras loss without `from_logits=True` is clipped to
[0, 1] as if it were a probability, and learns next to nothing.

## Example

>>> codes([0, 1, 2] * 40, activation="softmax", loss="nn.CrossEntropyLoss()")
['AL418']
>>> codes([0, 1, 2] * 40, activation="linear", loss="nn.CrossEntropyLoss()")
[]

## Use instead

Apply it in one place:

    keras.losses.SparseCategoricalCrossentropy(from_logits=True)  # on a Dense layer without an activation

## References

PyTorch, `CrossEntropyLoss`: "The input is expected to contain the unnormalized logits for each class". Keras,
probabilistic losses: `from_logits=False` is the default. Both were run (PyTorch 2.13, Keras 3.15).
"""

from actloss.catalogue import Loss, Scale
from actloss.catalogue.libraries import spelled
from actloss.finding import Severity
from actloss.rules.case import Case
from actloss.rules.pairing.library import library_says
from actloss.rules.pairing.misfit import Fault, misfit
from actloss.rules.pairing.reading import called, framework_of, loss_of
from actloss.rules.pairing.scope import with_head
from actloss.rules.rule import Found, Rule

_FAULTS = {
    Fault.TWICE: "the model applies {activation}, and {loss} applies its activation again: {says}",
    Fault.MISSING: "the output is {activation}, and {loss} applies no activation either: {says}",
    Fault.UNSAID: "the output is {activation}, and nobody said whether {loss} applies the activation itself: {says}",
}


def _check(case: Case) -> Found | None:
    found, training, loss = misfit(case), case.training, loss_of(case)
    if found is None or found.fault not in _FAULTS or training is None or training.activation is None or not loss:
        return None
    words = _FAULTS[found.fault].format(loss=called(case), activation=training.activation.name, says=found.says)
    return Found(
        message=f"{words}{_says(case, found.fault)}", fix=_cure(case, loss, found.fault), severity=found.severity
    )


def _says(case: Case, fault: Fault) -> str:
    """Return what the library says; where it says nothing, the message has said what is seen."""
    if fault is Fault.UNSAID:
        return ""
    if fault is Fault.MISSING:
        return library_says(case, pytorch="pytorch-bce-input-no-probability", keras="keras-logits-as-probabilities")
    if framework_of(case) == "keras":
        loss = loss_of(case)
        # The function that warns says its own name.
        name = {} if loss is None else {"binary_crossentropy": loss.name}
        return library_says(case, name, keras="keras-from-logits-of-probabilities") + " on TensorFlow only"
    library = framework_of(case)
    return "; some libraries say nothing" if library is None else f"; {spelled(library)} says nothing"


def _cure(case: Case, loss: Loss, fault: Fault) -> str:
    rate = Scale.LOG_RATE in loss.scales
    activation = "exp" if rate else loss.activations[0]
    if fault is Fault.TWICE:
        return "take the activation out of the model, and apply it only to what people see"
    if fault is Fault.UNSAID:
        return f"say --from-logits if the loss applies {activation} itself; else end the network in {activation}"
    raw = "BCEWithLogitsLoss" if framework_of(case) == "pytorch" else "from_logits=True"
    return f"end the network in {activation}, or let the loss apply it: {raw}"


RULE = Rule(code="AL418", name="from-logits-mismatch", severity=Severity.ERROR, applies=with_head, check=_check)
