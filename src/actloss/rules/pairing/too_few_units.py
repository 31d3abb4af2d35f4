"""The output layer has not the units that the labels need.

## What it does

Where the number of output units was given, compares it with what the labels need: one more than the highest class
index for a loss that reads indices (one less for the steps of CORAL and CORN), the number of classes where they are
text or have to be encoded first (see AL404), one unit a column of one-hot, multi-hot or probability columns, a label
of delimited cells, or an output of several, and one for a single quantity or a label of two classes. A label that the
loss skips needs no unit.

Units to spare are an error only where outputs and labels are held against one another one by one, so that both need the
same shape: columns of labels, a quantity, two classes. Classes read as indices may have units left over, for those that
this table lacks, and so may the labels of delimited cells.

## Why is this bad?

A class without a unit cannot be predicted. PyTorch stops on the first row that has it, on a GPU with an assertion
that names no label; Keras on JAX trains on. Of outputs without a label a binary cross-entropy says that the sizes
differ. A squared error may broadcast instead: every output is drawn to the same label.

## Example

>>> codes([0, 1, 2, 3] * 60, loss="sparse_categorical_crossentropy", framework="pytorch", units=3)
['AL405']
>>> codes([0, 1, 2, 3] * 60, loss="sparse_categorical_crossentropy", framework="pytorch", units=4)
[]

Three outputs for one price:

>>> codes([210.5, 99.9, 340.0, 120.25] * 60, loss="mse", units=3)
['AL405']

## Use instead

Give the last layer one unit a class, or one for each number that is predicted:

    torch.nn.Linear(width, 4)

## References

PyTorch, `CrossEntropyLoss`: "Target 3 is out of bounds."; `MSELoss`: "This will likely lead to incorrect results due to
broadcasting." cleanlab, `assert_valid_class_labels`: labels must be below
the number of columns of the predicted probabilities.
"""

from actloss.catalogue import Form
from actloss.column import Tally, total
from actloss.finding import Severity
from actloss.profile.classes import number_name
from actloss.rules.case import Case
from actloss.rules.pairing.labels import Numbers, encoder, numbers_of, valued
from actloss.rules.pairing.library import library_says
from actloss.rules.pairing.reading import NO_LOSS, by_index, form_of, loss_of
from actloss.rules.pairing.scope import with_indices
from actloss.rules.rule import Found, Rule
from actloss.rules.sizes import merged_classes
from actloss.rules.wording import label, only_column, several
from actloss.target import Layout
from actloss.task import Kind

_ROWS = (Form.ROWS, Form.CLASSES)
_SHAPED = (Form.ELEMENTS, Form.ROWS, Form.SETS)
_SINGLE = (Kind.REGRESSION, Kind.BINARY)
"""Tasks of one output where the label is one column."""
_BROADCAST = frozenset({"mse", "mae", "huber", "smooth_l1"})
"""Losses of PyTorch that warn of sizes that differ."""
_COMPARED = frozenset({"binary_crossentropy", "categorical_crossentropy"})
"""Losses that stop where sizes differ."""


def _applies(case: Case) -> str | None:
    if loss_of(case) is None:
        return NO_LOSS
    if case.training is None or case.training.units is None:
        return "the number of units was not given"
    return None if _need(case) else "the labels do not say how many units they need"


def _check(case: Case) -> Found | None:
    need = _need(case)
    units = None if case.training is None else case.training.units
    if need is None or units is None or units == need[0] or (units > need[0] and not _one_by_one(case)):
        return None
    wanted, because = need
    beyond = [
        entry
        for numbers in (_indices(case) if by_index(case) else ())
        for entry in numbers.classes
        if valued(entry) > units - 1 + _steps(case)
    ]
    tally = total(Tally(entry.count, entry.first_row) for entry in beyond)
    row = f", the first beyond in row {tally.first_row:,}" if beyond else ""
    return Found(
        message=f"the output has {several(units, 'unit')} and needs {wanted:,}: {because}{row}" + _says(case, wanted),
        column=only_column(case.profile),
        row=tally.first_row or None,
        count=tally.count or None,
        fix=f"units={wanted}",
    )


def _one_by_one(case: Case) -> bool:
    """Return whether each output is held against a label of its own, so that there must be as many of both."""
    layout = case.profile.target.layout
    return layout is not Layout.DELIMITED and not by_index(case) and form_of(case) in _SHAPED


def _need(case: Case) -> tuple[int, str] | None:
    """Return how many units the labels need, and why; None where they do not say."""
    profile = case.profile
    match profile.target.layout:
        case Layout.DELIMITED:
            count = len(profile.sets.names)
            return count, f"the cells of {label(profile)} hold {several(count, 'label')}"
        case Layout.SINGLE:
            return _of_classes(case) if by_index(case) else _of_one(case)
        case layout:
            # One-hot columns may be trained as a single index, and a loss of pairs has two outputs for each label.
            if form_of(case) is Form.PAIRS or (layout is Layout.ONE_HOT and form_of(case) not in _ROWS):
                return None
            columns = len(profile.target.columns)
            return columns, f"the label has {several(columns, 'column')}"


def _of_one(case: Case) -> tuple[int, str] | None:
    loss, task = loss_of(case), case.task
    one = loss is not None and task is not None and form_of(case) is Form.ELEMENTS and task.kind.value in loss.kinds
    # Several quantiles of one label are predicted together.
    if loss is None or not one or loss.name == "quantile" or (task is not None and task.kind not in _SINGLE):
        return None
    return 1, f"{label(case.profile)} has one label a row"


def _of_classes(case: Case) -> tuple[int, str] | None:
    profile = case.profile
    for numbers in _indices(case):
        highest = numbers.ends[1]
        if highest != len(numbers.classes) - 1 and with_indices(case) is None:
            # Labels that are no indices 0 to C - 1 need an encoding, not a wider output: AL404 speaks of them.
            return len(numbers.classes) - _steps(case), f"{label(profile)} has {len(numbers.classes):,} classes"
        if not highest.is_integer() or highest < 1:
            return None
        return int(highest) + 1 - _steps(case), f"{label(profile)} goes up to class {number_name(highest)}"
    count = len(merged_classes(profile))
    return (count - _steps(case), f"{label(profile)} has {several(count, 'class', 'classes')}") if count > 1 else None


def _indices(case: Case) -> tuple[Numbers, ...]:
    """Return the class indices as the loss gets them; none where text or an encoder stands between."""
    listed = case.profile.classes
    if encoder(case) or not listed or any(entry.value is None for entry in listed):
        return ()
    return numbers_of(case)


def _steps(case: Case) -> int:
    """CORAL and CORN have one output for each step between two classes."""
    return 1 if form_of(case) is Form.RANKS else 0


def _says(case: Case, wanted: int) -> str:
    numbers = _indices(case)
    if _one_by_one(case):
        return _says_of_shapes(case, wanted)
    if not by_index(case) or not numbers or form_of(case) is Form.RANKS:
        return ""
    if numbers[0].ends[0] < 0:
        # It stops at the label below 0 first, as AL404 says.
        return ""
    highest, units = number_name(numbers[0].ends[1]), 0 if case.training is None else case.training.units
    return library_says(
        case,
        {"Target 3": f"Target {highest}", "[0, 3)": f"[0, {units})", "found 3": f"found {highest}"},
        pytorch="pytorch-label-out-of-bounds",
        keras="keras-jax-label-out-of-range",
        jax="jax-label-out-of-range",
        xgboost="xgboost-softmax-label",
        # LightGBM counts units as num_class, and one is none.
        lightgbm="lightgbm-num-class" if units == 1 else "lightgbm-multiclass-label",
    )


def _says_of_shapes(case: Case, wanted: int) -> str:
    training, loss = case.training, loss_of(case)
    units = 0 if training is None else training.units
    labels = "[n]" if case.profile.target.layout is Layout.SINGLE else f"[n, {wanted}]"
    shape = "(n,)" if case.profile.target.layout is Layout.SINGLE else f"(n, {wanted})"
    here = {"[4]": labels, "[4, 1]": f"[n, {units}]", "(8,)": shape, "(8, 3)": f"(n, {units})"}
    name = "" if loss is None else loss.name
    if name in _BROADCAST:
        return library_says(case, here, pytorch="pytorch-broadcast-regression")
    if name not in _COMPARED:
        return ""
    # BCEWithLogitsLoss says it in other words.
    logits = training is not None and (training.from_logits or "logits" in training.loss_given.casefold())
    pytorch = {} if logits or name != "binary_crossentropy" else {"pytorch": "pytorch-target-size"}
    return library_says(case, here, **pytorch, keras="keras-same-shape")


RULE = Rule(code="AL405", name="too-few-units", severity=Severity.ERROR, applies=_applies, check=_check)
