"""The task that was declared does not fit the labels.

## What it does

Where the task was named (not inferred), compares it with the labels: binary wants two classes; multi-class wants more
than two, exclusive, with rows to share; regression wants numbers; multi-label wants a set of labels a row.

## Why is this bad?

The loss follows the task. Three classes behind one sigmoid, or two behind a regression, train without an error and
answer a question that nobody asked; categorical cross-entropy on rows with several labels never sees the zeros.

## Example

>>> codes(["a", "b", "c"] * 40, task="binary")
['AL208']
>>> codes(["a", "b", "c"] * 40, task="multiclass")
[]

## Use instead

Declare what the labels hold, or leave it to the labels:

    actloss advise table.csv --task multiclass

## References

EvalML, `TARGET_BINARY_NOT_TWO_UNIQUE_VALUES`, `TARGET_MULTICLASS_NOT_ENOUGH_CLASSES` and
`TARGET_UNSUPPORTED_TYPE_REGRESSION`. scikit-learn, `type_of_target`: more unique classes than half the samples.
"""

from actloss.finding import Severity
from actloss.interval import UNIT
from actloss.profile.facts import Encoding, Profile
from actloss.rules.case import Case
from actloss.rules.rule import Found, Rule
from actloss.rules.scope import has_labels
from actloss.rules.threshold import Threshold
from actloss.rules.wording import label, several
from actloss.target import Layout
from actloss.task import Kind, Task, Trait
from actloss.task.usable import merged_count

UNIQUE = Threshold(
    code="AL208",
    name="unique",
    default=0.5,  # scikit-learn's
    domain=UNIT,
    meaning="different values divided by labelled rows, above which numbers with decimals are no classes",
)


def _applies(case: Case) -> str | None:
    profile, task = case.profile, case.task
    if task is None or not task.given:
        return "the task was not declared"
    return None if has_labels(profile) else "no row has a label"


def _check(case: Case) -> Found | None:
    profile, task = case.profile, case.task
    problem = _PROBLEMS[task.kind](case, task) if task else None
    if task is None or problem is None:
        return None
    return Found(
        message=f"the task was declared {task.kind.value}, but the label in {label(profile)} {problem}",
        column=profile.target.columns[0],
        fix="declare the task that the labels hold, or leave --task out",
    )


def _not_binary(case: Case, task: Task) -> str | None:
    profile = case.profile
    if Trait.SOFT_LABELS in task.traits:
        return None
    if profile.target.layout is Layout.DELIMITED:
        return "lists several labels a cell"
    classes = _class_count(profile)
    return None if classes == 2 else f"holds {several(classes, 'class', 'classes')} instead of 2"


def _not_multiclass(case: Case, _task: Task) -> str | None:
    profile = case.profile
    facts = profile.label_sets
    if facts is not None and facts.coding != "probabilities" and facts.several_rows.count:
        return f"gives {several(facts.several_rows.count, 'row')} two labels or more"
    classes = _class_count(profile)
    if classes <= 2:
        return f"holds {several(classes, 'class', 'classes')}, and 2 classes are binary"
    if profile.encoding is Encoding.REALS and profile.distinct > case.limit(UNIQUE) * profile.labelled:
        return f"holds {profile.distinct:,} different numbers with decimals in {several(profile.labelled, 'row')}"
    return None


def _not_regression(case: Case, _task: Task) -> str | None:
    profile = case.profile
    if profile.target.layout is Layout.DELIMITED:
        return "lists several labels a cell"
    numbers = profile.numeric.count if profile.numeric else 0
    if profile.target.layout is Layout.SINGLE and 2 * numbers < profile.labelled:
        return f"is text in {profile.labelled - numbers:,} of {several(profile.labelled, 'labelled row')}"
    return None


def _not_multilabel(case: Case, _task: Task) -> str | None:
    profile = case.profile
    if profile.target.layout is Layout.SINGLE:
        return "holds one value a row"
    if profile.target.layout is Layout.SEVERAL_OUTPUTS:
        return "holds other numbers than 0 and 1"
    return None


_PROBLEMS = {
    Kind.BINARY: _not_binary,
    Kind.MULTICLASS: _not_multiclass,
    Kind.REGRESSION: _not_regression,
    Kind.MULTILABEL: _not_multilabel,
}


def _class_count(profile: Profile) -> int:
    return merged_count(profile) if profile.label_sets is None else len(profile.label_sets.names)


RULE = Rule(
    code="AL208", name="task-mismatch", severity=Severity.ERROR, applies=_applies, check=_check, thresholds=(UNIQUE,)
)
