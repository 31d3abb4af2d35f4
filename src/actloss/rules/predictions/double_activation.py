"""Sigmoid or softmax was applied twice.

## What it does

Flags predictions that no single activation would give so:

- probabilities of two classes that all lie in [0.5, 0.7311], which is what a sigmoid makes of probabilities;
- rows of C class probabilities that all lie between 1/(e + C - 1) and e/(e + C - 1), which is what a softmax makes of
  them;
- numbers called logits that all lie in [0, 1] and, for exclusive classes, sum to 1 in each row: they are
  probabilities, and a loss that takes logits applies the activation a second time.

Bounds are widened by half a unit of the last decimal that is printed. The message says below which value the
cross-entropy cannot fall then. For two classes it is a note where labels show that the predictions beat a constant: a
weak model may predict so honestly.

## Why is this bad?

It is the classic mistake of a softmax layer before PyTorch's `CrossEntropyLoss`, or a sigmoid before
`BCEWithLogitsLoss`. Nothing fails: the loss only cannot fall below log(e + C - 1) - 1, 0.31 for two classes and 1.46
for ten, gradients are small, and the model learns slowly and badly.

## Example

>>> codes_of_predictions(scale="probability", low=0.52, high=0.73)
['AL506']
>>> codes_of_predictions(
...     kind="multiclass", scale="logit", joint=True, width=3, low=0.0, high=0.9, row_sum_low=1.0, row_sum_high=1.0
... )
['AL506']

Predictions that pass:

>>> codes_of_predictions(scale="probability", low=0.02, high=0.73)
[]
>>> codes_of_predictions(scale="logit", low=-3.0, high=4.5)
[]

## Use instead

Give the loss what the last linear layer gives, and apply the activation once, to predict:

    loss = torch.nn.CrossEntropyLoss()(logits, labels)

## References

PyTorch, `CrossEntropyLoss`: takes logits that were not normalised. The bounds are what softmax makes of a row with one
1 and else 0: exp(1) and exp(0) over their sum, e + C - 1.
"""

from actloss.escape import quoted
from actloss.finding import Severity
from actloss.interval import BELOW_ONE, FROM_ONE
from actloss.numbers import SLACK, rounding_of_sum
from actloss.rules.floors import SIGMOID_FLOORS, SIGMOID_TWICE, softmax_floor, softmax_twice
from actloss.rules.predictions.facts import PredictionFacts
from actloss.rules.predictions.scope import scored
from actloss.rules.rule import Found, Rule
from actloss.rules.threshold import Threshold

ROWS = Threshold(
    code="AL506",
    name="rows",
    default=10,
    domain=FROM_ONE,
    meaning="rows from which numbers do not lie in so narrow a range by chance",
)
ROUNDING = Threshold(
    code="AL506",
    name="rounding",
    default=1e-6,
    domain=BELOW_ONE,
    meaning="distance from the bounds of an activation applied twice, up to which a probability is taken to keep them",
)
SUMS = Threshold(
    code="AL506",
    name="sums",
    default=0.02,
    domain=BELOW_ONE,
    meaning="distance of a row's sum from 1, up to which what are called logits are taken for probabilities",
)


def _applies(facts: PredictionFacts) -> str | None:
    if facts.kind == "regression":
        return "the task is regression"
    if facts.scale not in ("probability", "logit"):
        return "neither probabilities nor logits were given"
    if facts.scale == "probability" and facts.width > 1 and not facts.joint and facts.kind != "multilabel":
        return "several numbers a row that are neither classes nor labels have no bounds of their own"
    outside = scored(facts)
    if outside:
        return outside
    return "every row has the same prediction" if facts.constant else None


def _check(facts: PredictionFacts) -> Found | None:
    if facts.rows < facts.limit(ROWS):
        return None
    return _called_logits(facts) if facts.scale == "logit" else _called_probabilities(facts)


def _called_logits(facts: PredictionFacts) -> Found | None:
    if not _like_probabilities(facts):
        return None
    return Found(
        message=f"the logits of {quoted(facts.model)} look like probabilities: all lie between {facts.low:.4g} and "
        f"{facts.high:.4g}{', and each row sums to 1' if facts.joint else ''}; taken for logits, "
        f"{_floor(facts.width if facts.joint else 1)}",
        fix="say --scale probability; in training drop the activation before a loss that takes logits",
    )


def _called_probabilities(facts: PredictionFacts) -> Found | None:
    classes = facts.width if facts.joint else 2 if facts.paired else 1
    low, high = softmax_twice(classes) if classes > 1 else SIGMOID_TWICE
    rounding = max(facts.limit(ROUNDING), _printed(facts, low))
    if not (low - rounding <= facts.low and facts.high <= high + rounding):
        return None
    name = "softmax" if classes > 1 else "sigmoid"
    # Two classes of which one is somewhat more frequent, and a model that knows little, look the same.
    doubtful = (facts.width == 1 or classes == 2) and not facts.worse_than_constant
    verdict = "may have been applied twice, or the model is weak" if doubtful else "seems to have been applied twice"
    return Found(
        message=f"all probabilities of {quoted(facts.model)} lie between {facts.low:.4g} and {facts.high:.4g}, as a "
        f"{name} of probabilities would ([{low:.4g}, {high:.4g}]): it {verdict}; trained so, {_floor(classes)}",
        fix=f"drop the {name} layer before a loss that takes logits, and apply it once to predict",
        severity=Severity.NOTE if doubtful and facts.compared else None,
    )


def _printed(facts: PredictionFacts, low: float) -> float:
    """Return how far rounding to the printed decimals moves a number at most; 0 where 0 and the lower bound look alike.

    Then every small probability is printed as the bound is.
    """
    half = rounding_of_sum(1, facts.decimals) * (1.0 + SLACK) if facts.decimals else 0.0
    return half if half < low else 0.0


def _floor(classes: int) -> str:
    """Return below what the cross-entropy cannot fall: of exclusive classes, or of a single sigmoid (1)."""
    if classes > 1:
        return f"with {classes:,} classes the loss cannot fall below {softmax_floor(classes):.4f}"
    positive, negative = SIGMOID_FLOORS
    return f"no 1 costs less than {positive:.4f} and no 0 less than {negative:.4f}"


def _like_probabilities(facts: PredictionFacts) -> bool:
    inside = facts.low >= 0.0 and facts.high <= 1.0
    if not facts.joint:
        return inside
    off = max(abs(facts.row_sum_low - 1.0), abs(facts.row_sum_high - 1.0))
    return inside and off <= facts.limit(SUMS)


RULE = Rule(
    code="AL506",
    name="double-activation",
    severity=Severity.WARNING,
    applies=_applies,
    check=_check,
    thresholds=(ROWS, ROUNDING, SUMS),
)
