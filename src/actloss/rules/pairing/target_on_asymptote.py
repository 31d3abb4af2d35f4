"""Some labels lie exactly where the output activation only tends to.

## What it does

Under a loss of the label's own unit and a saturating activation (sigmoid, tanh, softsign), notes labels at the ends
of its range: 0 and 1 under a sigmoid with the squared error, -1 and +1 under tanh, be they quantities or two classes.
That a loss of quantities is a doubtful one for classes, whatever the activation, is AL421's.

## Why is this bad?

The activation reaches its ends only at infinity. To fit such a row its input grows on and on, where the gradient
fades; with the squared error nothing pushes back, so that those rows learn slowly and weights grow. A cross-entropy
cancels the flat part.

## Example

>>> codes([0.0, 0.25, 0.5, 1.0] * 40, activation="sigmoid", loss="mse")
['AL412']
>>> codes([0, 1] * 80, activation="sigmoid", loss="mse")
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

from collections.abc import Iterator
from dataclasses import dataclass

from actloss.column import Tally, total
from actloss.escape import quoted
from actloss.finding import Severity
from actloss.profile.classes import number_name
from actloss.profile.facts import LabelSets
from actloss.rules.case import Case
from actloss.rules.pairing.labels import no_numbers, numbers_of, valued
from actloss.rules.pairing.reading import NO_TASK, called
from actloss.rules.pairing.target_out_of_activation import no_comparison, reaching
from actloss.rules.rule import Found, Rule
from actloss.rules.wording import label, only_column, several
from actloss.spelling import joined
from actloss.task import Kind

_NUMBERS = frozenset({"0/1", "-1/+1"})
"""Codings of indicator columns that are numbers before any program reads them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Met:
    """Labels that lie at the ends of an activation's range."""

    of: str
    """Whose they are, as messages write it."""
    column: str | None
    at: tuple[float, ...]
    """The ends that they lie at, ascending."""
    tally: Tally
    """No count where nobody counted them, and no row either."""


def _applies(case: Case) -> str | None:
    reason = no_comparison(case)
    if reason:
        return reason
    activation = reaching(case)
    if not activation.saturates:
        return "the activation does not flatten out on both sides"
    return "the activation reaches its ends" if activation.range.low_closed else _no_labels(case)


def _no_labels(case: Case) -> str | None:
    """Apply to quantities, to two classes that are numbers, and to indicator columns."""
    facts, task = case.profile.label_sets, case.task
    if task is None:
        return NO_TASK
    if facts is not None:
        return None if facts.coding in _NUMBERS else f"the labels are {facts.coding}"
    return f"the task is {task.kind.value}" if task.kind is Kind.MULTICLASS else no_numbers(case)


def _check(case: Case) -> Found | None:
    activation, facts = reaching(case), case.profile.label_sets
    ends = (activation.range.low, activation.range.high)
    met = list(_columns(case, ends) if facts is None else _indicators(case, facts, ends))
    if not met:
        return None
    most = max(met, key=lambda labels: labels.tally.count)
    row = f", the first in row {most.tally.first_row:,}" if most.tally.first_row else ""
    verb = "lies" if most.tally.count == 1 else "lie"
    name = activation.name
    return Found(
        message=f"{most.of} {verb} at {joined([number_name(end) for end in most.at])}{row}, which "
        f"{name} reaches only at infinity, and {called(case)} does not make up for its flat ends",
        column=most.column,
        row=most.tally.first_row or None,
        count=most.tally.count or None,
        fix=_fix(case, name),
    )


def _columns(case: Case, ends: tuple[float, float]) -> Iterator[_Met]:
    """Yield the label columns of numbers of which one lies at an end and none beyond; there AL411 speaks."""
    for numbers in numbers_of(case):
        low, high = numbers.ends
        at = tuple(end for end in ends if end in numbers.ends)
        if not at or low < ends[0] or high > ends[1]:
            continue
        tally = total(Tally(entry.count, entry.first_row) for entry in numbers.classes if valued(entry) in ends)
        of = f"{tally.count:,} of {several(numbers.count, 'value')}" if tally.count else "values"
        yield _Met(of=f"{of} of {quoted(numbers.column)}", column=numbers.column, at=at, tally=tally)


def _indicators(case: Case, facts: LabelSets, ends: tuple[float, float]) -> Iterator[_Met]:
    """Yield indicator columns of which a cell lies at an end and none beyond."""
    held, minus, cells = sum(facts.counts), facts.minus_ones.count, sum(facts.known)
    numbers = {-1.0: minus, 0.0: cells - held - minus, 1.0: held}
    at = tuple(end for end in ends if numbers[end])
    if at and facts.outside_unit.count <= (minus if ends[0] < 0 else 0):
        count = sum(numbers[end] for end in at)
        of = f"{count:,} of {several(cells, 'cell')} of {label(case.profile)}"
        yield _Met(of=of, column=only_column(case.profile), at=at, tally=Tally(count, 0))


def _fix(case: Case, name: str) -> str:
    if name != "sigmoid":
        return "scale the labels off the ends"
    quantities = case.task is not None and case.task.kind is Kind.REGRESSION
    return "binary_crossentropy takes shares from 0 to 1" if quantities else "train with binary_crossentropy"


RULE = Rule(code="AL412", name="target-on-asymptote", severity=Severity.NOTE, applies=_applies, check=_check)
