"""What libraries say of a column of classes that are no indices 0 to C - 1."""

from actloss.catalogue import Form
from actloss.profile.classes import number_name
from actloss.profile.facts import ClassCount
from actloss.rules.case import Case
from actloss.rules.pairing.labels import valued
from actloss.rules.pairing.library import library_says, says
from actloss.rules.pairing.made_rows import rows_say
from actloss.rules.pairing.reading import (
    CLASS_MARGINS,
    called,
    called_by_index,
    form_of,
    framework_of,
    of_floats,
    rows_of_classes,
    the_loss,
)
from actloss.spelling import folded

_FEW = 10
"""Classes that XGBoost's message is written out for."""
_ONE_AGAINST_REST = frozenset({"multiclassova", "multiclass_ova", "ova", "ovr"})
"""What LightGBM calls its objective of one model a class."""


def refused(case: Case) -> bool:
    """Return whether classifiers that encode labels take these for measurements, by scikit-learn's test of them."""
    estimator = None if case.training is None else case.training.estimator
    tested = estimator is not None or framework_of(case) == "sklearn"
    return tested and any(not value.is_integer() for value in rows_of_classes(case))


def classifiers(case: Case) -> str:
    """Return what such classifiers are called."""
    estimator = None if case.training is None else case.training.estimator
    return f"{estimator}s" if estimator else "scikit-learn's classifiers"


def no_indices_say(case: Case, wrong: list[ClassCount]) -> str:
    """Return a clause with what the library says.

    Args:
        case: Its loss reads a column of class indices.
        wrong: The classes that are none, ascending.
    """
    if form_of(case) is Form.RANKS:
        return ""
    if refused(case):
        return says("scikit-learn", "sklearn-continuous-label", {})
    values = [valued(entry) for entry in wrong]
    said = _of_whole(case, values) if all(value.is_integer() for value in values) else _of_decimals(case)
    # Who names the loss of columns a class may make these in the program.
    return f"{said}{rows_say(case)}" if called_by_index(case) != called(case) else said


def _of_decimals(case: Case) -> str:
    cut = sorted({int(value) for value in rows_of_classes(case)})
    classes = _classes(case)
    beyond = [value for value in cut if value not in range(classes)]
    return library_says(
        case,
        {**of_floats(case), "[0, 3)": f"[0, {classes})", "found 3": f"found {max(beyond, default=0)}"},
        pytorch="pytorch-float-class-indices",
        keras="keras-float-class-indices",
        jax="jax-float-class-indices",
        xgboost="xgboost-softmax-label",
        lightgbm="lightgbm-multiclass-label" if beyond else "lightgbm-cut-classes",
    )


def _of_whole(case: Case, wrong: list[float]) -> str:
    values = rows_of_classes(case)
    low, high = number_name(wrong[0]), number_name(wrong[-1])
    below = wrong[0] < 0
    here = {
        "Target 3": f"Target {high}",
        "Target -1": f"Target {low}",
        "[0, 3)": f"[0, {_classes(case)})",
        "found 3": f"found {low if below else high}",
    }
    if len(values) <= _FEW:
        here["[1 2 3]"] = f"[{' '.join(map(number_name, values))}]"
        here["[0 1 2]"] = f"[{' '.join(map(str, range(len(values))))}]"
    margins = the_loss(case).name in CLASS_MARGINS
    pytorch = "pytorch-negative-label" if below else "pytorch-label-out-of-bounds"
    ova = folded(called(case)) in _ONE_AGAINST_REST
    return library_says(
        case,
        here,
        pytorch="pytorch-margin-target" if margins else pytorch,
        keras="keras-jax-label-out-of-range",
        jax="jax-label-out-of-range",
        xgboost="xgboost-invalid-classes",
        lightgbm="lightgbm-ova-labels" if ova else "lightgbm-multiclass-label",
    )


def _classes(case: Case) -> int:
    units = None if case.training is None else case.training.units
    return units or len(rows_of_classes(case))
