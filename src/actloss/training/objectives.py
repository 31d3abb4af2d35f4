"""Objectives that libraries name in their own way: the row of the catalogue that each is, or why it is none."""

from collections.abc import Mapping

_SHARES = "binary_crossentropy"
"""Of labels in [0, 1], probabilities among them."""
_INDICES = "sparse_categorical_crossentropy"

_OF: Mapping[str, Mapping[str, str]] = {
    "lightgbm": {
        "binary": _SHARES,
        "cross_entropy": _SHARES,
        "crossentropy": _SHARES,
        "xentropy": _SHARES,
        "cross_entropy_lambda": _SHARES,
        "xentlambda": _SHARES,
        "multiclass": _INDICES,
        "softmax": _INDICES,
        "multiclassova": _INDICES,
        "multiclass_ova": _INDICES,
        "ova": _INDICES,
        "ovr": _INDICES,
        "regression": "mse",
        "regression_l2": "mse",
        "l2": "mse",
        "l2_root": "mse",
    },
    "xgboost": {"reg:logistic": _SHARES, "reg:linear": "mse", "reg:expectileerror": "expectile"},
    "catboost": {
        "crossentropy": _SHARES,
        "multilogloss": _SHARES,
        "multicrossentropy": _SHARES,
        "multiclass": _INDICES,
        "multiclassonevsall": _INDICES,
        "multirmse": "mse",
    },
}
"""By library; ``multiclassova`` and its kin take the same labels as ``multiclass``, and train a binary loss a class."""

_SHARED = frozenset({"cross_entropy", "crossentropy", "softmax", "ova", "ovr", "l2"})
"""Names that mean something else outside these libraries."""

_ABSENT: Mapping[str, tuple[str, str]] = {
    "fair": ("LightGBM's loss that is quadratic near 0 and linear far out", "pseudo_huber"),
    "fairloss": ("CatBoost's metric that is quadratic near 0 and linear far out", "pseudo_huber"),
    "lq": ("CatBoost's power of the absolute error", "mse"),
    "loglinquantile": ("CatBoost's quantile of a logarithm", "quantile"),
    "multilabelmarginloss": ("PyTorch's hinge between a row's labels and all others", "binary_crossentropy"),
    "categoricalhinge": ("Keras' hinge that lets a 0 stand for the class itself among the others", "crammer_singer"),
    "categorical_hinge": ("Keras' hinge that lets a 0 stand for the class itself among the others", "crammer_singer"),
    "hingeembeddingloss": ("PyTorch's loss of a distance, not of a score", "hinge"),
    "cosineembeddingloss": ("PyTorch's loss of an angle between two vectors", ""),
    "tripletmarginloss": ("PyTorch's loss of distances between three vectors", ""),
    "marginrankingloss": ("PyTorch's loss of the order of two scores", ""),
    "ctcloss": ("PyTorch's loss of sequences", ""),
    **dict.fromkeys(("rank:pairwise", "rank:ndcg", "rank:map"), ("XGBoost's objective of a ranking", "")),
    **dict.fromkeys(("lambdarank", "rank_xendcg"), ("LightGBM's objective of a ranking", "")),
    **dict.fromkeys(("yetirank", "pairlogit", "queryrmse", "querysoftmax"), ("CatBoost's objective of a ranking", "")),
    **dict.fromkeys(("survival:cox", "survival:aft"), ("XGBoost's objective of times to an event", "")),
    "survivalaft": ("CatBoost's objective of times to an event", ""),
}
"""What libraries have and the catalogue has not: what it is, and the row nearest to it, if any is near."""

_FUNCTIONS = {
    "multilabel_margin_loss": "multilabelmarginloss",
    "hinge_embedding_loss": "hingeembeddingloss",
    "cosine_embedding_loss": "cosineembeddingloss",
    "triplet_margin_loss": "tripletmarginloss",
    "margin_ranking_loss": "marginrankingloss",
    "ctc_loss": "ctcloss",
}
"""The same as functions of PyTorch."""


def objective(name: str, library: str | None) -> tuple[str, str] | None:
    """Return the row that an objective is, and its library; None where the name is nobody's own.

    Args:
        name: Folded.
        library: The one that is used, where that is known.

    Examples:
        >>> objective("xentropy", None), objective("cross_entropy", None), objective("cross_entropy", "lightgbm")
        (('binary_crossentropy', 'lightgbm'), None, ('binary_crossentropy', 'lightgbm'))
    """
    own = _OF.get(library or "", {}).get(name)
    if library is not None and own is not None:
        return own, library
    if name in _SHARED:
        return None
    return next(((names[name], owner) for owner, names in _OF.items() if name in names), None)


def absent(name: str) -> str | None:
    """Return what an objective is that the catalogue lacks, as a clause; None where nobody is known to have it.

    Examples:
        >>> absent("fair")
        "it is LightGBM's loss that is quadratic near 0 and linear far out; the nearest is 'pseudo_huber'"
    """
    known = _ABSENT.get(_FUNCTIONS.get(name, name))
    if known is None:
        return None
    what, nearest = known
    return f"it is {what}; {f'the nearest is {nearest!r}' if nearest else 'none is near it'}"


def others(name: str, library: str | None) -> tuple[str, ...]:
    """Return the rows that a name may mean besides its own, where only the labels tell.

    Examples:
        >>> others("log_loss", "sklearn"), others("logloss", "catboost")
        (('sparse_categorical_crossentropy',), ())
    """
    return (_INDICES,) if name in ("log_loss", "logloss") and library in (None, "sklearn") else ()
