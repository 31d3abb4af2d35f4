"""Some one-hot rows do not have exactly one 1.

## What it does

Under a loss of exclusive classes (categorical cross-entropy and its like), counts the rows of one-hot columns that
have no 1 or several. Where more rows than one in a hundred do, the columns are labels that may hold together, and
ce-on-multilabel (AL413) speaks instead.

## Why is this bad?

The classes of such a loss exclude one another and their probabilities sum to 1. A row without a 1 costs nothing
whatever is predicted, one with two 1s counts double and can never be right; no library says so.

## Example

>>> rows = {"a": [1, 0] * 60 + [1], "b": [0, 1] * 60 + [1]}
>>> codes(rows, layout="one-hot", loss="categorical_crossentropy")
['AL406']
>>> codes({"a": [1, 0] * 60, "b": [0, 1] * 60}, layout="one-hot", loss="categorical_crossentropy")
[]

## Use instead

Correct these rows; if rows may have several labels, or none, take a binary cross-entropy for each:

    torch.nn.BCEWithLogitsLoss()

## References

Great Expectations, `expect_multicolumn_sum_to_equal`. PyTorch, `CrossEntropyLoss` takes float rows that sum to 2 (run
with PyTorch 2.13).
"""

from actloss.catalogue import Form
from actloss.column import Tally, total
from actloss.finding import Severity
from actloss.rules.case import Case
from actloss.rules.pairing.library import library_says
from actloss.rules.pairing.reading import called, form_of, loss_of, other_loss
from actloss.rules.rule import Found, Rule
from actloss.rules.wording import label
from actloss.target import Layout
from actloss.task import Kind


def _applies(case: Case) -> str | None:
    loss, layout = loss_of(case), case.profile.target.layout
    if loss is None or form_of(case) not in (Form.ROWS, Form.CLASSES):
        return other_loss(loss)
    if layout not in (Layout.ONE_HOT, Layout.MULTI_HOT):
        return f"the layout is {layout.value}"
    return "the task is multilabel" if case.task is not None and case.task.kind is Kind.MULTILABEL else None


def _check(case: Case) -> Found | None:
    facts = case.profile.sets
    wrong = total((facts.empty_rows, facts.several_rows))
    if not wrong.count:
        return None
    clauses = [_clause(facts.empty_rows, "no 1"), _clause(facts.several_rows, "more than one 1")]
    said = library_says(case, pytorch="multi-hot-as-distribution") if facts.several_rows.count else ""
    return Found(
        message=f"of the rows of {label(case.profile)}, {' and '.join(filter(None, clauses))}, "
        f"but {called(case)} takes exactly one class a row{said}",
        column=case.profile.target.columns[0],
        row=wrong.first_row,
        count=wrong.count,
        fix="correct these rows; binary_crossentropy for each column if labels may hold together",
    )


def _clause(tally: Tally, what: str) -> str:
    if not tally.count:
        return ""
    verb, first = ("has", "in") if tally.count == 1 else ("have", "the first in")
    return f"{tally.count:,} {verb} {what} ({first} row {tally.first_row:,})"


RULE = Rule(code="AL406", name="onehot-row", severity=Severity.ERROR, applies=_applies, check=_check)
