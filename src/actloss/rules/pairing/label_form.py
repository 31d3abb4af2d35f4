"""The labels lie in another form than the loss reads them.

## What it does

A loss of exclusive classes reads one index a row (`sparse_categorical_crossentropy`, `nll`, the multi-class hinges) or
one column a class (`categorical_crossentropy`, `kl_divergence`). The rule finds one-hot columns or distributions where
indices are read, and a single column of numbers where columns are read; it knows that PyTorch's `CrossEntropyLoss` and
the boosters' objectives are forms of both. Where indices meet a loss of columns and the library does not stop, or is
not known, it is a warning: the program may make the rows. For PyTorch it also notes whole numbers where float32 is
wanted.

## Why is this bad?

The shapes disagree, which a library says in words that speak of tensors and not of labels; or they happen to agree, and
a wrong number is minimised.

## Example

>>> weather = {"sun": [1, 0, 0] * 40, "rain": [0, 1, 0] * 40, "snow": [0, 0, 1] * 40}
>>> codes(weather, layout="one-hot", loss="sparse_categorical_crossentropy")
['AL419']
>>> codes(weather, layout="one-hot", loss="categorical_crossentropy")
[]

## Use instead

One-hot columns become indices, also by `actloss check --fix`; indices become columns in the program:

    y = one_hot.argmax(axis=1)  # and back: keras.utils.to_categorical(y)

## References

Keras, `CategoricalCrossentropy`: "labels to be provided in a one_hot representation. If you want to provide labels as
integers, please use SparseCategoricalCrossentropy loss." PyTorch, `CrossEntropyLoss`, on its two forms of targets.
"""

import itertools
import os.path

from actloss.catalogue import Form, Loss
from actloss.finding import Cure, CureKind, Severity
from actloss.rules.case import Case
from actloss.rules.pairing.library import library_says
from actloss.rules.pairing.made_rows import rows_say
from actloss.rules.pairing.reading import (
    by_index,
    called,
    called_by_index,
    form_of,
    framework_of,
    the_loss,
    with_logits,
)
from actloss.rules.pairing.scope import with_task
from actloss.rules.rule import Found, Rule
from actloss.rules.wording import label, several
from actloss.spelling import folded
from actloss.target import Layout
from actloss.task import Kind

_COLUMNS = (Layout.ONE_HOT, Layout.DISTRIBUTION)
_COUNTING = frozenset({"xgboost", "lightgbm", "catboost", "sklearn"})
"""Libraries that take classes as one column, whatever the loss is called."""
_STOPPING = frozenset({"keras", "jax"})
"""Libraries that stop where indices meet a loss of rows."""

_OF_BCE = "Found dtype Long but expected Float"
"""What BCELoss says of whole numbers."""
_OF_LOGITS = "result type Float can't be cast to the desired output type Long"
"""What BCEWithLogitsLoss says of them."""


def _applies(case: Case) -> str | None:
    reason = with_task(case)
    if reason is not None or case.task is None:
        return reason
    if case.task.kind is Kind.REGRESSION:
        return "the task is regression"
    layout = case.profile.target.layout
    if layout is Layout.DELIMITED:
        return "the layout is delimited"
    return "the labels are text" if layout is Layout.SINGLE and case.profile.numeric is None else None


def _check(case: Case) -> Found | None:
    loss = the_loss(case)
    if case.profile.target.layout in _COLUMNS:
        return _columns_for_indices(case, loss) or _whole_numbers(case, loss)
    return _indices_for_columns(case, loss) or _whole_numbers(case, loss)


def _columns_for_indices(case: Case, loss: Loss) -> Found | None:
    """Return what is wrong with one column a class."""
    exclusive = loss.kinds == ("multiclass",) or form_of(case) is Form.CLASSES
    indices = loss.form in (Form.INDICES, Form.RANKS)
    if not indices and not (exclusive and framework_of(case) in _COUNTING):
        return None
    profile = case.profile
    one_hot = profile.target.layout is Layout.ONE_HOT
    columns = several(
        len(profile.target.columns),
        "one-hot column" if one_hot else "column of probabilities",
        "" if one_hot else "columns of probabilities",
    )
    return Found(
        message=f"{label(profile)} are {columns}, but {called_by_index(case)} reads one class index a row"
        + library_says(
            case,
            {"(4, 3)": f"(n, {len(profile.target.columns)})", "(60, 3)": f"(n, {len(profile.target.columns)})"},
            pytorch="pytorch-target-not-1d",
            keras="keras-sparse-one-hot",
            jax="jax-one-hot-indices",
            sklearn="sklearn-not-1d",
        ),
        column=profile.target.columns[0],
        fix="y = one_hot.argmax(axis=1)" if one_hot else "train with kl_divergence or categorical_crossentropy",
        cure=_index_cure(case) if one_hot else None,
    )


def _index_cure(case: Case) -> Cure:
    target = case.profile.target
    mapping = tuple((column, str(index)) for index, column in enumerate(target.columns))
    return Cure(kind=CureKind.INDEX, columns=target.columns, mapping=mapping, name=_new_name(case))


def _new_name(case: Case) -> str:
    """Return a name for the column of indices: what the columns' names share, or one that no column has."""
    target, taken = case.profile.target, set(case.profile.source.columns)
    shared = os.path.commonprefix(target.columns).strip(" _-.:")  # noqa: RUF071 - characters are meant, no folders
    others = (f"label_{number}" for number in itertools.count(2))
    return next(name for name in itertools.chain((shared, "label"), others) if name and name not in taken)


def _indices_for_columns(case: Case, loss: Loss) -> Found | None:
    """Return what is wrong with one column of indices."""
    if case.profile.target.layout is not Layout.SINGLE or form_of(case) is not Form.ROWS or by_index(case):
        return None
    if framework_of(case) in _COUNTING:
        return None
    stops = framework_of(case) in _STOPPING or (framework_of(case) == "pytorch" and loss.name == "kl_divergence")
    return Found(
        message=f"{label(case.profile)} is one column of {several(case.profile.distinct, 'class', 'classes')}, but "
        f"{called(case)} reads one column a class" + _says_of_indices(case),
        column=case.profile.target.columns[0],
        fix="train with sparse_categorical_crossentropy, which reads indices, or make one-hot rows in the program",
        severity=Severity.ERROR if stops else Severity.WARNING,
    )


def _says_of_indices(case: Case) -> str:
    count = case.profile.distinct
    told = {"(8,)": "(n,)", "(8, 3)": f"(n, {count})", "(4,)": "(n,)", "(4, 3)": f"(n, {count})"}
    return library_says(case, told, keras="keras-same-shape", jax="jax-incompatible-shapes") + rows_say(case)


def _whole_numbers(case: Case, loss: Loss) -> Found | None:
    """Note whole numbers where PyTorch wants float32: a table's 0 and 1 are int64 to every reader."""
    if framework_of(case) != "pytorch" or case.profile.floats or case.profile.target.layout is Layout.DISTRIBUTION:
        return None
    binary = loss.name == "binary_crossentropy"
    one_hot = loss.form is Form.ROWS and case.profile.target.layout is Layout.ONE_HOT
    # MultiLabelSoftMarginLoss takes whole numbers.
    if (not binary and not one_hot) or "softmargin" in folded(called(case)).replace("_", ""):
        return None
    if case.profile.numeric is not None and not case.profile.numeric.integral:
        return None
    slug = "pytorch-bce-integer-target" if binary else "pytorch-integer-class-probabilities"
    are = "is" if len(case.profile.target.columns) == 1 else "are"
    return Found(
        message=f"{label(case.profile)} {are} whole numbers, which are read as int64, but {called(case)} takes float32"
        + library_says(case, {_OF_BCE: _OF_LOGITS} if with_logits(case) else {}, pytorch=slug),
        column=case.profile.target.columns[0],
        fix="target = target.float()",
        severity=Severity.NOTE,
    )


RULE = Rule(code="AL419", name="label-form", severity=Severity.ERROR, applies=_applies, check=_check, fixable=True)
