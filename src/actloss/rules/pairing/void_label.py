"""A number that usually means "no class" stands among the classes.

## What it does

Under a loss of class indices, looks for -1, -100 or 255 apart from the other labels, unless the loss was said to skip
it (`ignore_index`, `ignore_class`) or skips it unasked, as PyTorch's cross-entropy does with -100. A pair such as -1/+1
or 0/255 is two classes, and a number whose neighbour occurs too, as -1 beside -2 or 255 beside 254, is one of a range.

## Why is this bad?

Segmentation masks, unlabelled rows and failed look-ups are written so. Taken for a class, the mark stops PyTorch, which
has no unit for it, while Keras' `to_categorical` makes -1 the last class without a word.

## Example

>>> codes([0, 1, 2, -1] * 30, loss="nll")
['AL404', 'AL416']
>>> codes([0, 1, 2, -1] * 30, loss="nll", ignore_index=-1)
[]

## Use instead

    criterion = torch.nn.CrossEntropyLoss(ignore_index=-1)  # Keras: ignore_class=-1

## References

PyTorch, `CrossEntropyLoss`: `ignore_index=-100`. Keras, `SparseCategoricalCrossentropy`: `ignore_class`, commonly -1 or
255. PASCAL VOC 2012: 255 marks void pixels.
"""

from actloss.catalogue import Form
from actloss.finding import Severity
from actloss.profile.facts import ClassCount
from actloss.rules.case import Case
from actloss.rules.pairing.labels import ignored_label
from actloss.rules.pairing.library import library_says
from actloss.rules.pairing.reading import by_index, form_of, framework_of, loss_of, other_loss
from actloss.rules.pairing.scope import with_task
from actloss.rules.rule import Found, Rule
from actloss.rules.wording import label, only_column, several
from actloss.target import Layout

_MARKS = {-1.0: (-2.0,), -100.0: (-101.0, -99.0), 255.0: (254.0, 256.0)}
"""Each with the neighbours that make it one of a range."""


def _applies(case: Case) -> str | None:
    reason = with_task(case)
    if reason is not None:
        return reason
    if not by_index(case) and not _made_rows(case):
        return other_loss(loss_of(case))
    return None if case.profile.classes else "there are too many distinct values to be classes"


def _check(case: Case) -> Found | None:
    marks = _marks(case)
    if not marks:
        return None
    mark = max(marks, key=lambda entry: entry.count)
    verb = "holds" if mark.count == 1 else "hold"
    rows = f"{mark.count:,} of {several(case.profile.labelled, 'row')}"
    return Found(
        message=f"{rows} of {label(case.profile)} {verb} {mark.name}, the first in row {mark.first_row:,}: it "
        f"often means 'no class', and the loss is not told to skip it{_says(case, mark.name)}",
        column=only_column(case.profile),
        row=mark.first_row,
        count=mark.count,
        fix=_cure(case, mark.name),
    )


def _made_rows(case: Case) -> bool:
    """Return whether the program has to make one-hot rows of the column, where -1 would be the last class."""
    return case.profile.target.layout is Layout.SINGLE and form_of(case) is Form.ROWS


def _marks(case: Case) -> list[ClassCount]:
    values = {entry.value for entry in case.profile.classes}
    # Two classes, one of which would be no class, leave nothing to tell apart.
    if len(values) < 3:
        return []
    skipped = ignored_label(case)
    return [
        entry
        for entry in case.profile.classes
        if entry.value in _MARKS and entry.value != skipped and not values.intersection(_MARKS[entry.value])
    ]


def _cure(case: Case, mark: str) -> str:
    if framework_of(case) == "keras":
        return f"keras.losses.SparseCategoricalCrossentropy(ignore_class={mark})"
    if framework_of(case) == "pytorch":
        return f"torch.nn.CrossEntropyLoss(ignore_index={mark})"
    return f"leave these rows out, or let the loss skip them and say --ignore-index {mark}"


def _says(case: Case, mark: str) -> str:
    if mark == "255":
        return library_says(
            case,
            {"Target 3": "Target 255"},
            pytorch="pytorch-label-out-of-bounds",
            keras="keras-jax-label-out-of-range",
        )
    keras = "to-categorical-negative" if _made_rows(case) else "keras-jax-label-out-of-range"
    return library_says(case, {"Target -1": f"Target {mark}"}, pytorch="pytorch-negative-label", keras=keras)


RULE = Rule(code="AL416", name="void-label", severity=Severity.WARNING, applies=_applies, check=_check)
