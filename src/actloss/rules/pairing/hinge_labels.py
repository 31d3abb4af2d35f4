"""A margin loss meets labels that are not its two signs.

## What it does

Under a loss of margins (hinge, squared hinge, exponential, logistic, perceptron), looks for labels other than -1 and
+1. XGBoost wants 0 and 1 instead; Keras' own hinge losses recode a batch of nothing but 0 and 1; LightGBM asks only
whether a label is above 0; scikit-learn's and CatBoost's classifiers and LGBMClassifier encode any two classes. A label
that the loss skips and text are not judged.

## Why is this bad?

The loss looks at label times score. A label of 0 makes that 0 whatever the score is: its rows cost a constant, have
no gradient, and nothing is learnt of them.

## Example

>>> codes([0, 1] * 60, loss="hinge", framework="pytorch")
['AL403']
>>> codes([-1, 1] * 60, loss="hinge", framework="pytorch")
[]

## Use instead

Recode the classes; `actloss check --fix` does it in a copy.

    y = 2 * y - 1

## References

Keras, `keras.losses.Hinge`: labels 0/1 become -1/+1 only if the whole batch is 0/1. optax, `hinge_loss`: the label is
-1 or 1. Both were run: a 0 costs 1 whatever the score is.
"""

from actloss.column import Tally, total
from actloss.escape import quoted
from actloss.finding import Severity
from actloss.profile.classes import number_name
from actloss.profile.facts import ClassCount
from actloss.rules.case import Case
from actloss.rules.pairing.labels import encoder, no_numbers, numbers_of, valued
from actloss.rules.pairing.library import library_says
from actloss.rules.pairing.reading import (
    by_margin,
    called,
    framework_of,
    loss_of,
    other_loss,
    recoded,
    the_loss,
    two_values,
)
from actloss.rules.rule import Found, Rule
from actloss.rules.wording import several
from actloss.spelling import joined
from actloss.target import Layout
from actloss.task import Kind

_SIGNS = (-1.0, 1.0)
_BITS = (0.0, 1.0)
_SHOWN = 3


def _applies(case: Case) -> str | None:
    loss, profile, task = loss_of(case), case.profile, case.task
    if loss is None or not by_margin(loss):
        return other_loss(loss)
    if profile.target.layout is not Layout.SINGLE:
        return f"the layout is {profile.target.layout.value}"
    reason = encoder(case) or no_numbers(case)
    if reason:
        return reason
    if (task is not None and task.kind is Kind.REGRESSION) or not numbers_of(case)[0].classes:
        return "the label is a quantity"
    pair = two_values(case)
    if framework_of(case) == "lightgbm" and pair is not None and pair[0] <= 0 < pair[1]:
        return "LightGBM takes labels above 0 as 1 and all others as 0"
    return None


def _check(case: Case) -> Found | None:
    numbers = numbers_of(case)[0]
    wanted = _BITS if framework_of(case) == "xgboost" else _SIGNS
    wrong = [entry for entry in numbers.classes if entry.value not in wanted]
    if not wrong or _recoded_by_keras(case):
        return None
    tally = total(Tally(entry.count, entry.first_row) for entry in wrong)
    values = joined([number_name(valued(entry)) for entry in wrong[:_SHOWN]])
    more = f" and {len(wrong) - _SHOWN} more values" if len(wrong) > _SHOWN else ""
    pair = two_values(case)
    known = pair in (_BITS, _SIGNS, (1.0, 2.0))
    low, high = (number_name(value) for value in wanted)
    verb = "is" if tally.count == 1 else "are"
    of = f"{tally.count:,} of {several(numbers.count, 'value')} of {quoted(numbers.column)}"
    takes = f"{called(case)} takes {low} and {'+' if wanted is _SIGNS else ''}{high}"
    return Found(
        message=f"{of} {verb} {values}{more}, the first in row {tally.first_row:,}, but {takes}{_says(case, wrong)}",
        column=numbers.column,
        row=tally.first_row,
        count=tally.count,
        fix=f"y = np.where(y == {number_name(pair[1]) if pair else 'positive'}, {high}, {low})",
        cure=recoded(case, {pair[0]: int(wanted[0]), pair[1]: int(wanted[1])}) if pair and known else None,
    )


def _says(case: Case, wrong: list[ClassCount]) -> str:
    if any(entry.value == 0 for entry in wrong):
        silent = {"any": "margin-labels-zero-one"}
    else:
        silent = {"any": "margin-labels-positive"} if numbers_of(case)[0].ends[0] > 0 else {}
    if not silent and framework_of(case) is None:
        return ""
    pair = two_values(case)
    got = f"[{' '.join(number_name(value) for value in pair)}]" if pair else "more classes"
    return library_says(
        case,
        {"[0 1 2]": "[0 1]", "[1 2 3]": got},
        **silent,
        xgboost="xgboost-logistic-label" if _log_odds(case) else "xgboost-invalid-classes",
        lightgbm="lightgbm-binary-labels",
    )


def _log_odds(case: Case) -> bool:
    """Return whether XGBoost has the loss as one of its logistic objectives, which check labels themselves."""
    return the_loss(case).elsewhere.get("xgboost", "").startswith("binary:logit")


def _recoded_by_keras(case: Case) -> bool:
    """Return whether every batch is 0/1 only, in a loss of Keras that recodes such batches."""
    own = the_loss(case).apis.get("keras", "").startswith("keras.losses.")
    only_bits = all(valued(entry) in _BITS for entry in numbers_of(case)[0].classes)
    return framework_of(case) == "keras" and own and only_bits


RULE = Rule(
    code="AL403",
    name="hinge-labels",
    severity=Severity.ERROR,
    applies=_applies,
    check=_check,
    fixable=True,
)
