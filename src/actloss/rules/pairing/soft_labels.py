"""Some labels are probabilities, neither 0 nor 1.

## What it does

Under a binary or categorical cross-entropy and their like, notes labels strictly between 0 and 1: shares in a single
column, or rows that are distributions over the classes. Where the library takes no such labels, it is a warning.

## Why is this bad?

It is not: a cross-entropy takes probabilities as labels, and the best prediction is then their mean. But its smallest
value is no longer 0, accuracy has no meaning, and a share that came from a percentage, a rate or an annotators' vote
should be meant as one.

## Example

>>> codes({"a": [0.9, 0.2] * 60, "b": [0.1, 0.8] * 60}, layout="distribution", loss="categorical_crossentropy")
['AL402']

Classes that are certain:

>>> codes([0, 1] * 60, loss="binary_crossentropy")
[]

## Use instead

Nothing, where they are meant; to see a loss that is 0 for a perfect prediction, take the divergence:

    torch.nn.KLDivLoss(reduction="batchmean")

## References

domain.md of this project: soft labels are allowed in both cross-entropies. scikit-learn refuses them ("Unknown label
type: continuous"); LightGBM's binary objective takes every label above 0 as 1.
"""

from actloss.catalogue import Form
from actloss.column import Tally, total
from actloss.escape import quoted
from actloss.finding import Severity
from actloss.interval import UNIT
from actloss.rules.case import Case
from actloss.rules.pairing.labels import Numbers, no_numbers, numbers_of, valued
from actloss.rules.pairing.library import library_says
from actloss.rules.pairing.reading import called, form_of, framework_of, loss_of, of_shares, other_loss
from actloss.rules.rule import Found, Rule
from actloss.rules.wording import label, several
from actloss.target import Layout

_STOPS = {"sklearn": "sklearn-continuous-label", "lightgbm": "lightgbm-binary-labels"}
"""Libraries whose classifiers take no probability as a label."""


def _applies(case: Case) -> str | None:
    loss = loss_of(case)
    if loss is None or loss.y_true != UNIT:
        return other_loss(loss)
    if case.profile.target.layout is Layout.DISTRIBUTION:
        return None
    return no_numbers(case) if form_of(case) is Form.ELEMENTS else f"{loss.name} takes a column a class"


def _check(case: Case) -> Found | None:
    name, profile = called(case), case.profile
    if profile.target.layout is Layout.DISTRIBUTION:
        rows = profile.sets.known[0]
        what = (
            f"{several(rows, 'row')} of {label(profile)} are distributions over {len(profile.target.columns)} classes"
        )
        return _found(case, f"{what}, which {name} takes", profile.target.columns[0], Tally(rows, 0))
    soft = [(numbers, _between(numbers)) for numbers in numbers_of(case) if _is_soft(numbers)]
    if not soft:
        return None
    numbers, tally = max(soft, key=lambda entry: entry[1].count)
    count = several(tally.count, "value") if tally.count else "values"
    verb = "lies" if tally.count == 1 else "lie"
    first = f", the first in row {tally.first_row:,}" if tally.first_row else ""
    what = f"{count} of {quoted(numbers.column)} {verb} between 0 and 1{first}"
    return _found(case, f"{what}, which {name} takes as probabilities", numbers.column, tally)


def _found(case: Case, message: str, column: str, tally: Tally) -> Found:
    stopping = {} if of_shares(case) else _STOPS
    stops = {framework: slug for framework, slug in stopping.items() if framework == framework_of(case)}
    return Found(
        message=f"{message}{library_says(case, **stops)}",
        column=column,
        row=tally.first_row or None,
        count=tally.count or None,
        fix="keep them if they are probabilities; y = (y > 0.5).astype(int) if they should be decisions",
        severity=Severity.WARNING if stops else None,
    )


def _is_soft(numbers: Numbers) -> bool:
    return bool(_between(numbers).count) if numbers.classes else _unlisted(numbers)


def _between(numbers: Numbers) -> Tally:
    return total(Tally(entry.count, entry.first_row) for entry in numbers.classes if 0 < valued(entry) < 1)


def _unlisted(numbers: Numbers) -> bool:
    """Return whether numbers too many to list are shares: all in [0, 1], where only two are no share."""
    return numbers.summary.outside_unit.count == 0


RULE = Rule(code="AL402", name="soft-labels", severity=Severity.NOTE, applies=_applies, check=_check)
