"""What the library that a model is trained with says of labels that are missing, infinite or all the same."""

from actloss.escape import visible
from actloss.rules.case import Case
from actloss.rules.pairing.library import library_says

_NUMBERS = frozenset({"regression"})
_LOGISTIC = ("binary_crossentropy", "sparse_categorical_crossentropy", "categorical_crossentropy")
"""Losses that scikit-learn's LogisticRegression trains."""


def missing_says(case: Case) -> str:
    """Return a clause with what is said of a missing label; empty where nobody said what is trained with."""
    if not _trained(case):
        return ""
    slugs = {"xgboost": "xgboost-label-nan", "sklearn": "sklearn-nan-label"}
    if case.training and case.training.loss and set(case.training.loss.kinds) <= _NUMBERS:
        slugs["catboost"] = "catboost-nan-target"
    return _only(case, {"RMSE": _name(case)}, slugs)


def infinite_says(case: Case) -> str:
    """Return the same of an infinite one."""
    said = "Input y contains infinity or a value too large for dtype('float64')"
    slugs = {"xgboost": "xgboost-label-nan", "sklearn": "sklearn-nan-label"}
    return _only(case, {"Input y contains NaN": said}, slugs) if _trained(case) else ""


def too_large_says(case: Case) -> str:
    """Return the same of one beyond float32, in which XGBoost keeps labels."""
    return _only(case, {}, {"xgboost": "xgboost-label-nan"}) if _trained(case) else ""


def constant_says(case: Case) -> str:
    """Return the same of a label that never varies, where the loss is of classes."""
    loss = None if case.training is None else case.training.loss
    if loss is None or set(loss.kinds) <= _NUMBERS:
        return ""
    slugs = {"catboost": "catboost-one-value"}
    if not case.profile.classes:
        return ""
    if loss.name in _LOGISTIC:
        slugs["sklearn"] = "sklearn-one-class"
    return _only(case, {"np.int64(0)": _scalar(case)}, slugs)


def _trained(case: Case) -> bool:
    return case.training is not None and case.training.loss is not None


def _only(case: Case, numbers: dict[str, str], slugs: dict[str, str]) -> str:
    """Return what the library says that was named; nothing where none was."""
    framework = None if case.training is None else case.training.framework
    return library_says(case, numbers, **slugs) if framework in slugs else ""


def _name(case: Case) -> str:
    given = "" if case.training is None else case.training.loss_given
    return visible(given, limit=40) if given[:1].isupper() else "RMSE"


def _scalar(case: Case) -> str:
    """Return the only label as NumPy writes it."""
    entry = case.profile.classes[0]
    if entry.value is None:
        return f"np.str_('{visible(entry.name, limit=40)}')"
    whole = entry.value.is_integer() and not case.profile.floats
    return f"np.int64({int(entry.value)})" if whole else f"np.float64({entry.value!r})"
