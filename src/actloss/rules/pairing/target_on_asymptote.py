"""Some labels lie exactly where the output activation only tends to.

## What it does

In regression with a saturating activation (sigmoid, tanh, softsign), notes labels at the ends of its range, such as 0
and 1 under a sigmoid with the squared error.

## Why is this bad?

The activation reaches its ends only at infinity. To fit such a row its input grows on and on, where the gradient
fades; with the squared error nothing pushes back, so that those rows learn slowly and weights grow. A cross-entropy
cancels the flat part.

## Example

>>> codes([0.0, 0.25, 0.5, 1.0] * 40, activation="sigmoid", loss="mse")
['AL412']
>>> codes([0.1, 0.25, 0.5, 0.9] * 40, activation="sigmoid", loss="mse")
[]

## Use instead

Take the binary cross-entropy, which takes shares as labels; with tanh, scale the labels to -0.9 to 0.9 or so.

    torch.nn.BCEWithLogitsLoss()

## References

LeCun, Bottou, Orr and Müller, "Efficient BackProp", 1998: targets at the asymptotes drive weights to infinity.
Goodfellow, Bengio and Courville, Deep Learning, 2016, section 6.2.2.2, on sigmoid units and the squared error.
"""

from actloss.column import Tally, total
from actloss.escape import quoted
from actloss.finding import Severity
from actloss.profile.classes import number_name
from actloss.rules.case import Case
from actloss.rules.pairing.labels import Numbers, numbers_of, valued
from actloss.rules.pairing.reading import the_loss
from actloss.rules.pairing.target_out_of_activation import no_reach, reaching
from actloss.rules.rule import Found, Rule
from actloss.rules.wording import several
from actloss.spelling import joined


def _applies(case: Case) -> str | None:
    reason = no_reach(case)
    if reason:
        return reason
    activation = reaching(case)
    if not activation.saturates:
        return "the activation does not flatten out on both sides"
    return "the activation reaches its ends" if activation.range.low_closed else None


def _check(case: Case) -> Found | None:
    activation, loss = reaching(case), the_loss(case)
    ends = (activation.range.low, activation.range.high)
    met = [(numbers, [end for end in ends if end in numbers.ends]) for numbers in numbers_of(case)]
    # Where labels lie beyond the ends, AL411 speaks.
    met = [(numbers, at) for numbers, at in met if at and ends[0] <= numbers.ends[0] and numbers.ends[1] <= ends[1]]
    if not met:
        return None
    numbers, at = max(met, key=lambda entry: _tally(entry[0], ends).count)
    tally = _tally(numbers, ends)
    of = f"{tally.count:,} of {several(numbers.count, 'value')}" if tally.count else "values"
    row = f", the first in row {tally.first_row:,}" if tally.count else ""
    verb = "lies" if tally.count == 1 else "lie"
    name = activation.name
    return Found(
        message=f"{of} of {quoted(numbers.column)} {verb} at {joined([number_name(end) for end in at])}{row}, which "
        f"{name} reaches only at infinity, and {loss.name} does not make up for its flat ends",
        column=numbers.column,
        row=tally.first_row or None,
        count=tally.count or None,
        fix="binary_crossentropy takes shares from 0 to 1" if name == "sigmoid" else "scale the labels off the ends",
    )


def _tally(numbers: Numbers, ends: tuple[float, float]) -> Tally:
    return total(Tally(entry.count, entry.first_row) for entry in numbers.classes if valued(entry) in ends)


RULE = Rule(code="AL412", name="target-on-asymptote", severity=Severity.NOTE, applies=_applies, check=_check)
