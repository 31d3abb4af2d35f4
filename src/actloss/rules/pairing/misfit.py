"""Whether what an activation puts out is what the loss takes; AL417 and AL418 tell what does not fit."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

import numpy as np

from actloss.catalogue import Activation, Claim, Form, Loss, Scale
from actloss.finding import Severity
from actloss.rules.case import Case
from actloss.rules.floors import softmax_floor
from actloss.rules.pairing.scope import class_count
from actloss.rules.pairing.takes import RAW, taken, taken_raw
from actloss.target import Layout
from actloss.task import Kind


class Fault(Enum):
    """What is wrong between an activation and a loss."""

    FOREIGN = "the outputs mean something else to the loss"
    TWICE = "the activation is applied twice"
    MISSING = "nobody applies the activation"
    UNSAID = "nobody said whether the loss applies it"


@dataclass(frozen=True, slots=True, kw_only=True)
class Misfit:
    """What is wrong between an activation and a loss, and what it does."""

    fault: Fault
    says: str
    """What comes of it, as a clause behind a colon."""
    severity: Severity = Severity.ERROR


@dataclass(frozen=True, slots=True, kw_only=True)
class _Head:
    """An activation before a loss."""

    activation: Activation
    loss: Loss
    takes: frozenset[Scale]
    sure: bool
    """Whether raw outputs are known to be what the loss takes, where it may take others too."""
    kind: Kind | None
    classes: int | None
    columns: bool
    """Whether there is one label column a class, exclusive ones."""

    @property
    def name(self) -> str:
        return self.activation.name

    @property
    def low(self) -> float:
        return self.activation.range.low

    @property
    def high(self) -> float:
        return self.activation.range.high

    @property
    def raw(self) -> bool:
        """Whether the outputs are any real numbers."""
        return not self.activation.joint and math.isinf(self.low) and math.isinf(self.high)


_SHARES = frozenset({"sigmoid", "hard_sigmoid"})
_LOGARITHMS = frozenset({"log_softmax", "log_sigmoid"})
_POSITIVE = frozenset({"exp", "softplus"})
_EXCLUSIVE = frozenset({Form.ROWS, Form.INDICES, Form.CLASSES})


def misfit(case: Case) -> Misfit | None:
    """Return what is wrong between the activation and the loss; None where they fit, or where one was not given."""
    training = case.training
    if training is None or training.activation is None or training.loss is None:
        return None
    if training.activation.joint and training.units == 1:
        # Softmax of one number is a mistake of its own (AL425), whatever the loss is.
        return None
    head = _Head(
        activation=training.activation,
        loss=training.loss,
        takes=taken(training, training.loss),
        sure=training.from_logits is True or taken_raw(training, training.loss),
        kind=None if case.task is None else case.task.kind,
        classes=class_count(case),
        columns=case.profile.target.layout in (Layout.ONE_HOT, Layout.DISTRIBUTION),
    )
    return _judge(head)(head)


def _judge(head: _Head) -> Callable[[_Head], Misfit | None]:
    """Return what a loss of this make is judged by."""
    loss = head.loss
    first = loss.scales[0]
    if first is Scale.MARGIN:
        return _class_margins if loss.form is Form.INDICES else _margins
    if first is Scale.VALUE:
        return _values
    if first is Scale.RATE:
        return _rates
    if loss.form is Form.RANKS:
        return _ranks
    either = "softmax" in loss.activations and "sigmoid" in loss.activations
    if loss.form in _EXCLUSIVE or (either and head.name == "softmax" and head.kind is not Kind.MULTILABEL):
        return _shares_of_classes
    return _shares_of_labels


def _foreign(says: str, severity: Severity = Severity.ERROR) -> Misfit:
    return Misfit(fault=Fault.FOREIGN, says=says, severity=severity)


def _unsettled(head: _Head, meant: str) -> Misfit | None:
    """Return what is wrong with raw outputs: nothing where the loss applies the activation itself."""
    if not head.takes & RAW:
        return Misfit(fault=Fault.MISSING, says=f"raw outputs are no {meant}")
    if head.takes <= RAW or head.sure:
        return None
    return Misfit(
        fault=Fault.UNSAID,
        says=f"if it does not, raw outputs are no {meant}",
        severity=Severity.WARNING,
    )


def _shares_of_classes(head: _Head) -> Misfit | None:
    """Judge a loss of probabilities of exclusive classes."""
    logits_only = head.takes == {Scale.LOGIT}
    if head.takes == {Scale.LOG_PROBABILITY}:
        return None if head.name == "log_softmax" else _foreign(_no_logarithms(head))
    if head.name == "softmax":
        return Misfit(fault=Fault.TWICE, says=_floor_of_classes(head)) if logits_only else None
    if head.name == "log_softmax":
        if logits_only:
            says = "a softmax of it changes nothing, so that it is only computed twice"
            return _foreign(says, Severity.WARNING)
        return _foreign("its outputs are log-probabilities, which nll takes")
    if head.raw:
        return _unsettled(head, "probabilities")
    return _numbers_for_classes(head, logits_only=logits_only)


def _numbers_for_classes(head: _Head, *, logits_only: bool) -> Misfit:
    """Return what is wrong with outputs that look at each class alone, where the loss wants probabilities of all."""
    if head.name in _SHARES and not logits_only:
        return _foreign("it looks at each output alone, so that the probabilities of a row do not sum to 1")
    if not logits_only:
        return _foreign(_no_probabilities(head))
    if head.name in _SHARES:
        return Misfit(fault=Fault.TWICE, says=_floor_of_classes(head))
    if math.isinf(head.high - head.low):
        says = f"its outputs lie in {head.activation.range}, so that scores have an end that the loss knows nothing of"
        return _foreign(says, Severity.WARNING)
    return _foreign(_floor_of_classes(head))


def _shares_of_labels(head: _Head) -> Misfit | None:
    """Judge a loss of a probability for each output."""
    logits_only = head.takes == {Scale.LOGIT}
    if head.activation.joint and head.name == "softmax":
        return _foreign("it makes the outputs of a row compete for a sum of 1, where the loss asks each on its own")
    if head.name in _SHARES and not logits_only:
        return _ends(head)
    if head.raw:
        return _unsettled(head, "probabilities")
    if head.name in _SHARES or (logits_only and head.name == "log_sigmoid"):
        return Misfit(fault=Fault.TWICE, says=_reach_of_sigmoid(head))
    if head.name in _LOGARITHMS:
        return _foreign("its outputs are log-probabilities, 0 at most")
    return _foreign(_reach_of_sigmoid(head) if logits_only else _no_probabilities(head))


def _ends(head: _Head) -> Misfit | None:
    if not head.activation.range.contains(1.0) or Claim.BOUNDED in head.loss.claims or head.loss.form is Form.SETS:
        return None
    says = "it reaches 0 and 1 exactly, where a wrong row costs infinitely much and teaches nothing"
    return _foreign(says, Severity.WARNING)


def _ranks(head: _Head) -> Misfit | None:
    """Judge a loss of log-odds for each step between two ordered classes."""
    if head.raw:
        return None
    if head.name == "sigmoid":
        # Its row names sigmoid for what a prediction is; only who says that the loss takes logits has both.
        return Misfit(fault=Fault.TWICE, says=_reach_of_sigmoid(head)) if head.sure else None
    if head.activation.joint:
        return _foreign("it makes the outputs of a row compete, where each answers a question of its own")
    return _foreign(_reach_of_sigmoid(head))


def _margins(head: _Head) -> Misfit | None:
    """Judge a loss of the side that a score lies on."""
    if head.activation.joint:
        return _foreign("its outputs are shares of a row, no scores with a sign")
    costs = [_cost_at(head, 1.0, head.high), _cost_at(head, -1.0, head.low)]
    if head.low >= 0 or head.high <= 0:
        side = "negative" if head.low >= 0 else "positive"
        return _foreign(f"its outputs lie in {head.activation.range}, so that no {side} row can be told")
    if max(costs) < _NOTHING:
        return None
    side = "positive" if costs[0] >= costs[1] else "negative"
    says = f"its outputs lie in {head.activation.range}, so that no {side} row costs less than {max(costs):.4g}"
    return _foreign(says, Severity.WARNING)


_NOTHING = 1e-6
"""Costs below this are none."""
_FAR = 700.0
"""Stands for an infinite score: the exponential of more overflows."""


def _cost_at(head: _Head, label: float, score: float) -> float:
    finite = float(np.clip(score, -_FAR, _FAR))
    return float(head.loss.kernel(np.array([label]), np.array([finite]))[0])


def _class_margins(head: _Head) -> Misfit | None:
    """Judge a loss of scores, one a class."""
    if head.name in _SHARES | _LOGARITHMS or head.activation.joint:
        return _foreign("its outputs are probabilities, where the loss takes scores of any size", Severity.WARNING)
    return None


def _values(head: _Head) -> Misfit | None:
    """Judge a loss of the label itself; whether the labels lie in reach is another rule's question."""
    if head.name == "log_softmax":
        return _foreign("its outputs are log-probabilities of classes, which no label is compared with")
    if head.name == "softmax" and not head.columns:
        return _foreign("its outputs are positive and sum to 1 over a row, whatever the labels are")
    return None


def _rates(head: _Head) -> Misfit | None:
    """Judge a loss of a mean that cannot be negative, or of its logarithm."""
    log_only = head.takes <= RAW
    if head.activation.joint:
        return _foreign("its outputs belong to classes of a row, and no rate is one of them")
    if log_only and head.name in _POSITIVE:
        return Misfit(fault=Fault.TWICE, says="the loss takes exp of it once more, and the rate grows doubly fast")
    if head.raw:
        if head.takes & RAW:
            return _unsettled(head, "rates")
        return _foreign("its outputs may be negative, where the loss takes the logarithm of a rate")
    if log_only:
        reach = f"{_shown(math.exp(head.low))} to {_shown(math.exp(head.high))}"
        return _foreign(f"its outputs are log-rates in {head.activation.range}, so that rates go from {reach} only")
    if head.low < 0:
        return _foreign(f"its outputs lie in {head.activation.range}, and a rate below 0 has no logarithm")
    if head.activation.range.contains(0.0):
        return _foreign("its outputs can be exactly 0, where a count above 0 costs infinitely much", Severity.WARNING)
    return None


def _no_logarithms(head: _Head) -> str:
    given = "probabilities" if head.name in _SHARES | {"softmax"} else f"numbers in {head.activation.range}"
    return f"the loss takes log-probabilities and is given {given}, which it does not check"


def _no_probabilities(head: _Head) -> str:
    return f"its outputs lie in {head.activation.range}, and no such number is bound to be a probability"


def _reach_of_sigmoid(head: _Head) -> str:
    """Return what the loss's own sigmoid makes of outputs that are bounded."""
    low, high = (1 / (1 + math.exp(-end)) for end in (head.low, head.high))
    gives = f"the loss's own sigmoid then gives {_shown(low)} to {_shown(high)} only"
    if head.loss.name != "binary_crossentropy":
        return gives
    floors = [(label, -math.log(share)) for label, share in ((1, high), (0, 1 - low)) if 0 < share < 1]
    costs = " and ".join(f"no {label} costs less than {floor:.4f}" for label, floor in floors)
    return f"{gives}, so that {costs}"


def _floor_of_classes(head: _Head) -> str:
    """Return what the loss's own softmax makes of outputs that lie this close together."""
    width = head.high - head.low
    if head.classes is None or head.classes < 2:
        return f"the loss's own softmax sees outputs no more than {_shown(width)} apart, and no class can be sure"
    return f"with {head.classes:,} classes the loss cannot fall below {softmax_floor(head.classes, width):.4f}"


def _shown(number: float) -> str:
    return "infinity" if math.isinf(number) else f"{number:.4g}"
