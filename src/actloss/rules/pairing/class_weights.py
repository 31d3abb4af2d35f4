"""Class weights do not belong to the classes.

## What it does

Holds the weights that were given for classes against the classes, or labels, that occur: each needs one, above 0 and
finite, and there should be none for what does not occur. The label that the loss skips needs none.

## Why is this bad?

A missing weight stops PyTorch and is a silent 1 in Keras and scikit-learn; a weight for a class that is spelled in
another way is never used. A weight of 0 removes its class from the loss, and a negative one rewards errors.

## Example

>>> codes(["cat", "dog", "owl"] * 40, loss="nll", class_weight={"cat": 1.0, "dog": 2.0})
['AL414', 'AL422']
>>> codes([0, 1, 2] * 40, loss="nll", class_weight={"0": 1.0, "1": 2.0, "2": 1.5})
[]

## Use instead

Compute them from the labels, so that every class counts the same:

    weights = {name: len(y) / (y.nunique() * count) for name, count in y.value_counts().items()}

## References

scikit-learn, `compute_class_weight`: n / (C · n_c). King and Zeng, Logistic Regression in Rare Events Data, 2001.
"""

import math
from collections.abc import Mapping

from actloss.escape import quoted
from actloss.finding import Severity
from actloss.numbers import plain_number
from actloss.rules.case import Case
from actloss.rules.pairing.labels import ignored_label
from actloss.rules.pairing.library import library_says
from actloss.rules.rule import Found, Rule
from actloss.rules.wording import label, listed, nearest, only_column, several
from actloss.spelling import joined
from actloss.task import Kind

_SHOWN = 6
"""Weights, or classes, that a finding spells out."""


def _applies(case: Case) -> str | None:
    if case.training is None or case.training.class_weight is None:
        return "no class weights were given"
    if case.task is None:
        return "the labels allow no task"
    if case.task.kind is Kind.REGRESSION:
        return "the task is regression"
    return None if _counts(case) else f"{case.profile.distinct:,} distinct values are too many to count as classes"


def _check(case: Case) -> Found | None:
    weights = case.training.class_weight if case.training and case.training.class_weight is not None else {}
    classes = list(_counts(case))
    given = {_class_of(name, classes): weight for name, weight in weights.items()}
    missing = [name for name in classes if name not in given and not _ignored(case, name)]
    unknown = [name for name in given if name not in classes]
    bad = [name for name, weight in given.items() if not 0 < weight < math.inf]
    said = [*_missing(missing, len(classes)), *_unknown(unknown, classes), *_bad(bad, given)]
    if not said:
        return None
    return Found(
        message=f"the class weights for {label(case.profile)} {joined(said)}"
        + (_says(case, missing, len(given), unknown=bool(unknown)) if missing else ""),
        column=only_column(case.profile),
        count=len(missing) + len(unknown) + len(bad),
        fix=_balanced(_counts(case)),
    )


def _ignored(case: Case, name: str) -> bool:
    number = plain_number(name)
    return number is not None and number == ignored_label(case)


def _missing(names: list[str], of: int) -> list[str]:
    return [f"leave out {len(names):,} of {several(of, 'class', 'classes')}, {listed(names)}"] if names else []


def _unknown(names: list[str], classes: list[str]) -> list[str]:
    if not names:
        return []
    if len(names) > 1:
        return [f"name {listed(names)}, which do not occur"]
    near = nearest(names[0], classes)
    hint = f" (did you mean {quoted(near, limit=40)}?)" if near else ""
    return [f"name {listed(names)}, which does not occur{hint}"]


def _bad(names: list[str], given: Mapping[str, float]) -> list[str]:
    if not names:
        return []
    more = f", and {several(len(names) - 1, 'more class', 'more classes')} likewise" if len(names) > 1 else ""
    weight = f"{given[names[0]]:g}"
    return [f"give {quoted(names[0], limit=40)} {weight}, where a weight is above 0 and finite{more}"]


def _class_of(name: str, classes: list[str]) -> str:
    """Return the class that a key means: as written, or as the same number."""
    number = plain_number(name)
    if name in classes or number is None:
        return name
    return next((other for other in classes if plain_number(other) == number), name)


def _counts(case: Case) -> dict[str, int]:
    facts = case.profile.label_sets
    if facts is not None:
        return dict(zip(facts.names, facts.counts, strict=True))
    return {entry.name: entry.count for entry in case.profile.classes}


def _balanced(counts: Mapping[str, int]) -> str:
    total, present = sum(counts.values()), {name: count for name, count in counts.items() if count}
    if len(present) > _SHOWN:
        return "compute n / (C · n_c) for each class from the labels"
    weights = (f"{quoted(name, limit=40)}: {total / (len(present) * count):.4g}" for name, count in present.items())
    return f"n / (C · n_c) is {{{', '.join(weights)}}}"


def _says(case: Case, missing: list[str], weights: int, *, unknown: bool) -> str:
    several_labels = case.task is not None and case.task.kind is Kind.MULTILABEL
    classes = len(_counts(case))
    here = {
        "all 3 classes": f"all {classes} classes",
        "shape: [2]": f"shape: [{weights}]",
        "tensor a (2)": f"tensor a ({weights})",
        "tensor b (3)": f"tensor b ({classes})",
        "['b']": _list_of(missing),
    }
    by_name = {
        "keras": "class-weight-missing",
        "sklearn": "sklearn-class-weight" if unknown else "class-weight-missing",
    }
    if weights == classes:
        # PyTorch gets a tensor without names, and this one has the right length.
        return library_says(case, here, **by_name)
    pytorch = "pytorch-pos-weight-length" if several_labels else "pytorch-class-weight-length"
    return library_says(case, here, pytorch=pytorch, **by_name)


def _list_of(names: list[str]) -> str:
    """Return names as Python writes a list of them."""
    shown = [name if plain_number(name) is not None else quoted(name, limit=40) for name in names[:_SHOWN]]
    return f"[{', '.join(shown)}{', …' if len(names) > _SHOWN else ''}]"


RULE = Rule(code="AL414", name="class-weights", severity=Severity.ERROR, applies=_applies, check=_check)
