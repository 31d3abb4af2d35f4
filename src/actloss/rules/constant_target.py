"""Every label is the same.

## What it does

Reports a label with a single class or a single value, an output without spread among several, and label columns that
give every row the same set of labels. Spellings of one class count as one.

Where nobody names the label, `actloss check` takes the column for it that its name and place point to, though it holds
one value only; `actloss advise` takes another, and says so.

## Why is this bad?

A constant is learnt by the output bias alone: every model is perfect and none has learnt anything. scikit-learn's
classifiers refuse such a label, and LightGBM trains no tree on it.

## Example

>>> codes(["paid"] * 120)
['AL207']
>>> codes(["paid", "open"] * 60)
[]

## Use instead

Name another column, or find out which filter removed the other class:

    actloss advise table.csv --target default

## References

scikit-learn: "This solver needs samples of at least 2 classes in the data". LightGBM, binary objective: "Contains only
one class".
"""

from actloss.escape import quoted
from actloss.finding import Severity
from actloss.reference import Reference
from actloss.rules.case import Case
from actloss.rules.lock.scope import origin
from actloss.rules.refusals import constant_says
from actloss.rules.rule import Found, Rule
from actloss.rules.scope import has_labels
from actloss.rules.wording import every, label, listed, only_column, several
from actloss.task.usable import merged_count


def _applies(case: Case) -> str | None:
    profile = case.profile
    if not has_labels(profile):
        return "no row has a label"
    probabilities = profile.label_sets is not None and profile.label_sets.coding == "probabilities"
    return "probabilities are not counted as values" if probabilities else None


def _check(case: Case) -> Found | None:
    profile = case.profile
    if profile.outputs:
        return _outputs(case)
    if profile.label_sets is not None:
        if profile.label_sets.distinct_sets != 1:
            return None
        message = f"every row has the same labels in {label(profile)}"
    else:
        if merged_count(profile) != 1:
            return None
        only = f": {quoted(profile.classes[0].name, limit=40)}" if profile.classes else ""
        message = f"{label(profile)} is the same in {every(profile.labelled, 'labelled row')}{only}"
        message += constant_says(case)
    return _found(case, message, profile.target.columns[0], profile.labelled)


def _outputs(case: Case) -> Found | None:
    profile = case.profile
    summaries = zip(profile.target.columns, profile.outputs, strict=False)
    flat = [(column, summary) for column, summary in summaries if summary.distinct == 1]
    if not flat:
        return None
    column, summary = flat[0]
    names = listed([name for name, _ in flat])
    verb = "never varies" if len(flat) == 1 else "never vary"
    return _found(case, f"{names} {verb}; {quoted(column)} is always {summary.minimum:g}", column, summary.count)


def _found(case: Case, message: str, column: str, rows: int) -> Found:
    return Found(message=message, column=column, count=rows, fix=_fix(case))


def _fix(case: Case) -> str:
    before, profile = case.reference, case.profile
    if before is not None:
        return f"repair the table: {origin(before)} has {_variety(before)}"
    if only_column(profile) is None:
        return "leave these columns out of the label"
    if profile.target.given:
        return "name another label column with --target"
    return "get the other values back, or name another column with --target: this one was found by name and place"


def _variety(before: Reference) -> str:
    classes = sum(1 for entry in before.classes if entry.count)
    if classes:
        return several(classes, "class", "classes")
    return f"labels that vary in {several(before.labelled, 'labelled row')}"


RULE = Rule(code="AL207", name="constant-target", severity=Severity.ERROR, applies=_applies, check=_check)
