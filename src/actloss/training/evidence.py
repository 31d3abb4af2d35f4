"""The loss as evidence of what labels are: who trains with one of quantities takes them for quantities."""

from actloss.catalogue import Scale
from actloss.escape import quoted
from actloss.task import Kind
from actloss.task.evidence import Evidence
from actloss.training.facts import Training

_OF_VALUES = 3.0
"""Less than 0 and 1, or the name of a class, say for classes, and more than a handful of whole numbers does."""
_OF_RATES = 5.5
"""A loss of counts or amounts is hardly ever named by mistake."""
_OF_CLASSES = 1.5
"""Less than decimals say for quantities."""
_CALLED = {Kind.REGRESSION: "quantities", Kind.MULTICLASS: "exclusive classes"}


def evidence_of(training: Training | None) -> tuple[Evidence, ...]:
    """Return what the loss says of the labels, where it serves one kind of task only.

    Examples:
        >>> from actloss.catalogue import loss
        >>> evidence_of(Training(loss=loss("poisson_nll")))[0].sentence
        "the loss 'poisson_nll' is one of quantities"
    """
    loss = None if training is None else training.loss
    if training is None or loss is None or training.others or len(loss.kinds) > 1:
        return ()
    kind = Kind(loss.kinds[0])
    if kind not in _CALLED:
        return ()
    named = quoted(training.loss_given or loss.name, limit=60)
    points = _OF_CLASSES if kind is Kind.MULTICLASS else _OF_RATES if loss.scales[0] is Scale.RATE else _OF_VALUES
    return (Evidence(f"the loss {named} is one of {_CALLED[kind]}", {kind: points}),)
