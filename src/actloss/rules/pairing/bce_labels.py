"""A binary cross-entropy meets labels that are neither 0 nor 1 nor a share between.

## What it does

Under a loss of probabilities, one output a label (binary cross-entropy, focal, Brier, Dice and their like), looks for
labels outside 0 to 1, in one column or in several. A label that the loss skips is not judged, and neither is text: an
encoder gives it numbers. Where scikit-learn's or CatBoost's classifiers or LGBMClassifier encode the labels, any two
will do (say `--framework LGBMClassifier`). LightGBM's `train` takes every label above 0 as 1, so that -1/+1 is right
there and 1/2 is not.

## Why is this bad?

Outside 0 to 1 the loss has no lower bound. With labels -1/+1 or 1/2 it falls below zero without end as the outputs
run away, and some libraries say nothing while it does.

## Example

>>> codes([-1, 1] * 60, loss="binary_crossentropy", framework="keras")
['AL401']
>>> codes([0, 1] * 60, loss="binary_crossentropy", framework="keras")
[]

## Use instead

Recode the two classes, -1/+1 as below and 1/2 as y - 1; `actloss check --fix` does it in a copy.

    y = (y + 1) / 2

## References

PyTorch and XGBoost refuse such labels; PyTorch's BCEWithLogitsLoss, Keras on JAX and optax do not (run with PyTorch
2.13, Keras 3.15 and optax 0.2.8).
"""

from actloss.catalogue import Form
from actloss.finding import Cure, Severity
from actloss.interval import UNIT
from actloss.profile.classes import number_name
from actloss.profile.facts import LabelSets
from actloss.rules.case import Case
from actloss.rules.pairing.labels import encoder, no_numbers, numbers_of, valued, worst
from actloss.rules.pairing.library import library_says
from actloss.rules.pairing.reading import (
    called,
    form_of,
    framework_of,
    loss_of,
    of_shares,
    other_loss,
    recoded,
    two_values,
    with_logits,
)
from actloss.rules.rule import Found, Rule
from actloss.rules.wording import label, only_column, several
from actloss.target import Layout
from actloss.task import Kind

_INDICATORS = (Layout.ONE_HOT, Layout.MULTI_HOT)
_RECODED: dict[tuple[float, float], str] = {(-1.0, 1.0): "y = (y + 1) / 2", (1.0, 2.0): "y = y - 1"}
"""Pairs of labels of which the larger is surely the positive one, and what makes them 0/1."""


def _applies(case: Case) -> str | None:
    loss = loss_of(case)
    if loss is None or loss.y_true != UNIT or form_of(case) not in (Form.ELEMENTS, Form.SETS):
        return other_loss(loss)
    if not of_shares(case):
        encoded = encoder(case) or _by_sign(case)
        if encoded:
            return encoded
    return None if case.profile.target.layout in _INDICATORS else no_numbers(case)


def _check(case: Case) -> Found | None:
    facts = case.profile.label_sets
    return _single(case) if facts is None else _indicators(case, facts)


def _single(case: Case) -> Found | None:
    found = worst(case, UNIT)
    if found is None:
        return None
    lying, others = found
    pair = two_values(case)
    cure = None if pair is None or pair not in _RECODED else recoded(case, {pair[0]: 0, pair[1]: 1})
    quantity = case.task is not None and case.task.kind is Kind.REGRESSION
    other = "divide per cents by 100; else train with mse" if quantity else "y = (y == positive).astype(int)"
    return lying.found(
        f"{others}, but {called(case)} takes labels in [0, 1]{_says(case)}",
        fix=other if pair is None else _RECODED.get(pair, other),
        cure=cure,
    )


def _indicators(case: Case, facts: LabelSets) -> Found | None:
    skipped = case.training is not None and case.training.ignore_index == -1
    count = facts.outside_unit.count - (facts.minus_ones.count if skipped else 0)
    if not count:
        return None
    cells = f"{several(count, 'cell')} of {label(case.profile)}"
    verb = "holds" if count == 1 else "hold"
    return Found(
        message=f"{cells} {verb} a number outside [0, 1], the first in row {facts.outside_unit.first_row:,}, "
        f"but {called(case)} takes 0 or 1{_says(case)}",
        column=only_column(case.profile),
        row=facts.outside_unit.first_row,
        count=count,
        fix=_RECODED[-1.0, 1.0] if _signs_only(facts) else "y = (y == 1).astype(int)",
        cure=_cure(case, facts),
    )


def _cure(case: Case, facts: LabelSets) -> Cure | None:
    return recoded(case, {-1.0: 0, 1.0: 1}) if _signs_only(facts) else None


def _signs_only(facts: LabelSets) -> bool:
    """Return whether every known cell is -1 or +1: a 0 beside them would make -1 a mark of something else."""
    return facts.minus_ones.count == facts.outside_unit.count == sum(facts.known) - sum(facts.counts)


def _by_sign(case: Case) -> str | None:
    """LightGBM's objective binary asks of a label only whether it is above 0."""
    pair = two_values(case)
    if framework_of(case) != "lightgbm" or pair is None or not pair[0] <= 0 < pair[1]:
        return None
    return "LightGBM takes labels above 0 as 1 and all others as 0"


def _says(case: Case) -> str:
    slugs = {
        "pytorch": "bce-labels-outside-unit" if with_logits(case) else "pytorch-bce-target-outside-unit",
        "keras": "keras-jax-bce-labels",
        "jax": "jax-bce-labels",
        "xgboost": "xgboost-logistic-label",
        "lightgbm": "lightgbm-cross-entropy-label" if of_shares(case) else "lightgbm-binary-labels",
        "sklearn": "sklearn-continuous-label",
    }
    numbers = numbers_of(case)
    if not numbers:
        return library_says(case, **slugs)
    highest = max(each.ends[1] for each in numbers)
    # What CatBoost says of labels below 0 alone was not seen.
    catboost = {"catboost": "catboost-target-above-one"} if highest > 1 else {}
    outside = [entry for entry in numbers[0].classes if not UNIT.contains(valued(entry))]
    beyond = max(highest - 1, *(-each.ends[0] for each in numbers))
    here = {
        "greater than 1: 3": f"greater than 1: {number_name(highest)}",
        # At a logit of 50 on the wrong side.
        "-50 and lower": f"{-50 * beyond:.10g} and lower",
    }
    if outside:
        first = min(outside, key=lambda entry: entry.first_row)
        # LightGBM counts from 0.
        here["#1 = 2"] = f"#{first.first_row - 1} = {number_name(valued(first))}"
    elif of_shares(case):
        del slugs["lightgbm"]
    if "lambda" in called(case):
        here["[cross_entropy]"] = "[cross_entropy_lambda]"
    return library_says(case, here, **slugs, **catboost)


RULE = Rule(
    code="AL401",
    name="bce-labels",
    severity=Severity.ERROR,
    applies=_applies,
    check=_check,
    fixable=True,
)
