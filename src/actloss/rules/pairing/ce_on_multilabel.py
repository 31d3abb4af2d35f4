"""A loss of exclusive classes meets labels that hold together.

## What it does

Where a row may have several labels (indicator columns, or a list in a cell), looks for a loss that knows exactly one
class a row: the categorical cross-entropies, nll, the divergence, the multi-class hinges and the losses of ordered
classes.

## Why is this bad?

Such a loss counts only the labels that are present and never sees the absent ones; the softmax before it makes labels
compete that have nothing to do with one another, so that two that hold together can never both be certain. PyTorch
takes float indicator rows for probabilities without a word.

## Example

>>> several = {"billing": [1, 1, 0, 0] * 30, "bug": [1, 0, 1, 0] * 30}
>>> codes(several, loss="categorical_crossentropy")
['AL413']
>>> codes(several, loss="binary_crossentropy")
[]

## Use instead

One sigmoid a label, and the mean of their binary cross-entropies:

    criterion = torch.nn.BCEWithLogitsLoss()  # on a linear output with one unit a label

## References

Hugging Face transformers, `problem_type="multi_label_classification"`. Tsoumakas and Katakis, Multi-Label
Classification, 2007.
"""

from actloss.catalogue import Form
from actloss.finding import Severity
from actloss.rules.case import Case
from actloss.rules.pairing.library import library_says, says
from actloss.rules.pairing.reading import called, framework_of, loss_of, other_loss, the_loss
from actloss.rules.pairing.scope import with_task
from actloss.rules.rule import Found, Rule
from actloss.rules.wording import label, only_column, several
from actloss.target import Layout
from actloss.task import Kind


def _applies(case: Case) -> str | None:
    reason = with_task(case)
    if reason is not None:
        return reason
    loss = loss_of(case)
    if loss is None or loss.kinds != ("multiclass",):
        return other_loss(loss)
    return f"the task is {case.task.kind.value}" if case.task and case.task.kind is not Kind.MULTILABEL else None


def _check(case: Case) -> Found:
    profile, facts = case.profile, case.profile.label_sets
    tally = facts.several_rows if facts else None
    rows = f"{several(tally.count, 'row')} of" if tally and tally.count else "any row of"
    holds = "hold" if tally and tally.count > 1 else "holds" if tally and tally.count else "may hold"
    mean = f", {facts.cardinality:.2f} a row on average" if facts else ""
    return Found(
        message=f"{called(case)} knows exactly one class a row, but {rows} {label(profile)} {holds} two labels "
        f"or more{mean}{_says(case)}",
        column=only_column(profile),
        row=tally.first_row if tally and tally.count else None,
        count=tally.count if tally and tally.count else None,
        fix="train with one sigmoid unit a label and binary_crossentropy",
    )


def _says(case: Case) -> str:
    if the_loss(case).form is Form.ROWS:
        return _of_rows(case)
    facts = case.profile.label_sets
    shape = f"(n, {len(facts.names) if facts else len(case.profile.target.columns)})"
    return library_says(
        case,
        {"(4, 3)": shape, "(60, 3)": shape},
        pytorch="pytorch-target-not-1d",
        keras="keras-sparse-one-hot",
        sklearn="sklearn-not-1d",
    )


def _of_rows(case: Case) -> str:
    """Return what is said of rows of 0 and 1, which PyTorch takes as floats, and stops at as whole numbers."""
    numbers = framework_of(case) == "pytorch" and case.profile.target.layout is Layout.MULTI_HOT
    if not numbers or case.profile.floats:
        return library_says(case, pytorch="multi-hot-as-distribution")
    count = len(case.profile.target.columns)
    flattened = {"(8)": "(n)", "(32)": f"({count} n)"}
    return library_says(case, pytorch="pytorch-integer-class-probabilities") + says(
        "a Hugging Face model, which flattens them,", "pytorch-batch-size-mismatch", flattened
    )


RULE = Rule(code="AL413", name="ce-on-multilabel", severity=Severity.ERROR, applies=_applies, check=_check)
