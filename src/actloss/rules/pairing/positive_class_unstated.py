"""Nobody said which of two classes counts as 1.

## What it does

Where two exclusive classes are words, looks for the class that was declared the positive one; true and false say it
themselves. A declared class that does not occur is an error, whatever the labels are: every row would count as 0.

## Why is this bad?

Encoders number words in the order of their characters. Precision, recall, a positive weight and the sign of every
prediction follow, and nothing in the table says that "benign" should not have been the 1.

## Example

>>> codes(["benign", "malignant"] * 60, loss="bce")
['AL415', 'AL422']
>>> codes(["benign", "malignant"] * 60, loss="bce", positive="malignant")
['AL422']

## Use instead

    actloss check table.csv --loss bce --positive malignant

## References

scikit-learn, `precision_score`: `pos_label` must be given where labels are not 0 and 1 or -1 and 1.
"""

from actloss.escape import quoted, visible
from actloss.finding import Severity
from actloss.numbers import plain_number
from actloss.profile.classes import canonical
from actloss.profile.facts import Encoding
from actloss.rules.case import Case
from actloss.rules.pairing.library import library_says
from actloss.rules.pairing.scope import with_task
from actloss.rules.rule import Found, Rule
from actloss.rules.wording import label, listed, nearest, only_column
from actloss.target import Layout
from actloss.task import Kind


def _applies(case: Case) -> str | None:
    reason = with_task(case)
    if reason is not None or case.task is None:
        return reason
    if case.task.kind is not Kind.BINARY:
        return f"the task is {case.task.kind.value}"
    profile = case.profile
    if profile.target.layout is not Layout.SINGLE:
        return f"the layout is {profile.target.layout.value}"
    stated = case.training is not None and case.training.positive is not None
    if not stated and profile.encoding is not Encoding.STRINGS:
        return f"the labels are {profile.encoding.value}: the larger counts as 1"
    return None


def _check(case: Case) -> Found | None:
    profile = case.profile
    names = list(dict.fromkeys(entry.name for entry in profile.classes))
    stated = None if case.training is None else case.training.positive
    if stated is None:
        return Found(
            message=f"the two classes of {label(profile)} are words, {listed(names)}, and nobody said which counts as 1"
            + _says(case, "1", names),
            column=only_column(profile),
            fix=f"say it, such as --positive {visible(names[-1], limit=40)}",
        )
    if any(_same(stated, name) for name in names):
        return None
    near = nearest(stated, names)
    return Found(
        message=f"the positive class is given as {quoted(stated, limit=40)}, which {label(profile)} never holds: its "
        f"classes are {listed(names)}{_says(case, stated, names)}",
        column=only_column(profile),
        fix=f"say one of them, such as --positive {visible(near or names[-1], limit=40)}",
        severity=Severity.ERROR,
    )


def _same(stated: str, name: str) -> bool:
    number = plain_number(stated)
    return canonical(stated) == canonical(name) or (number is not None and number == plain_number(name))


def _says(case: Case, stated: str, names: list[str]) -> str:
    known = " ".join(quoted(name, limit=40) for name in names)
    told = {"pos_label=1": f"pos_label={visible(stated, limit=40)}", "['a' 'b']": f"[{known}]"}
    return library_says(case, told, sklearn="sklearn-pos-label")


RULE = Rule(code="AL415", name="positive-class-unstated", severity=Severity.WARNING, applies=_applies, check=_check)
