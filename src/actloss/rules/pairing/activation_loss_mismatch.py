"""The output activation does not put out what the loss takes.

## What it does

Compares what the activation puts out (probabilities of exclusive classes, a probability for each output, their
logarithms, scores, numbers of an interval) with what the loss takes: softmax before a loss that asks each output on its
own, log_softmax before one of probabilities, a sigmoid before a hinge, relu or tanh where a probability or a logit is
meant, outputs that may be negative where a rate is meant. Whether an activation is applied twice or not at all is
AL418's question, and whether labels lie in its reach AL411's.

## Why is this bad?

The shapes agree, so that most libraries train without a word: a loss becomes nan or cannot fall below a floor, one side
of the labels can never be predicted, or labels compete that have nothing to do with one another.

## Example

>>> codes([0, 1] * 60, activation="tanh", loss="binary_crossentropy")
['AL417']
>>> codes([0, 1] * 60, activation="sigmoid", loss="binary_crossentropy")
[]

## Use instead

    actloss explain tanh binary_crossentropy  # says whether the two go together, and what does

## References

PyTorch, `BCELoss`, `NLLLoss`, `KLDivLoss` and `PoissonNLLLoss` name the scale that each is given. Goodfellow, Bengio
and Courville, Deep Learning, 2016, chapter 6, on output units and their likelihoods.
"""

from actloss.catalogue import Activation, Loss, Scale
from actloss.finding import Severity
from actloss.interval import UNIT
from actloss.rules.case import Case
from actloss.rules.pairing.library import library_says
from actloss.rules.pairing.misfit import Fault, misfit
from actloss.rules.pairing.reading import called, framework_of, loss_of
from actloss.rules.pairing.scope import with_head
from actloss.rules.pairing.takes import RAW, taken
from actloss.rules.rule import Found, Rule
from actloss.spelling import joined

_LOGARITHM = frozenset({Scale.LOG_PROBABILITY})


def _check(case: Case) -> Found | None:
    found, training, loss = misfit(case), case.training, loss_of(case)
    if found is None or found.fault is not Fault.FOREIGN or training is None or training.activation is None or not loss:
        return None
    takes = taken(training, loss)
    ends = "linear" if takes <= RAW else "log_softmax" if takes == _LOGARITHM else joined(loss.activations, "or")
    says = _says(case, training.activation, loss, takes)
    return Found(
        message=f"{training.activation.name} does not go before {called(case)}: {found.says}{says}",
        fix=f"end the network in {ends}",
        severity=found.severity,
    )


def _says(case: Case, activation: Activation, loss: Loss, takes: frozenset[Scale]) -> str:
    if loss.name == "nll":
        return library_says(case, pytorch="nll-without-log")
    if takes == _LOGARITHM:
        return library_says(case, pytorch="kl-on-probabilities")
    if takes == {Scale.RATE} and activation.range.low < 0:
        return library_says(case, keras="poisson-negative-prediction")
    outside = not (UNIT.contains(activation.range.low) and UNIT.contains(activation.range.high))
    checked = loss.name == "binary_crossentropy" and framework_of(case) == "pytorch"
    if checked and outside and takes == {Scale.PROBABILITY}:
        return library_says(case, pytorch="pytorch-bce-input-no-probability")
    return library_says(case)


RULE = Rule(code="AL417", name="activation-loss-mismatch", severity=Severity.ERROR, applies=with_head, check=_check)
