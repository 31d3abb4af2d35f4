"""What the spelling of a loss tells besides the loss: the library, and whether it applies the activation itself."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from actloss.catalogue import Form, Loss, Scale, loss
from actloss.catalogue.references import (
    Written,
    known_rows,
    last_name,
    library_names,
    names_in,
    names_of,
    rows_called,
    written,
)
from actloss.errors import OptionError
from actloss.escape import quoted
from actloss.spelling import near_names

BOOSTERS = frozenset({"xgboost", "lightgbm", "catboost"})
"""Libraries whose objectives take raw scores and class indices, whatever else is said."""

_OBJECTIVES = {
    "binary": "binary_crossentropy",
    "regression": "mse",
    "regression_l2": "mse",
    "multiclass": "sparse_categorical_crossentropy",
}
"""Objectives of LightGBM; CatBoost's ``MultiClass`` is told by its capitals."""

_TOLD: Mapping[str, tuple[str, bool | None]] = {
    "bcewithlogitsloss": ("pytorch", True),
    "binary_cross_entropy_with_logits": ("pytorch", True),
    "multilabelsoftmarginloss": ("pytorch", True),
    "multilabel_soft_margin_loss": ("pytorch", True),
    "crossentropyloss": ("pytorch", True),
    "poissonnllloss": ("pytorch", True),
    "bceloss": ("pytorch", False),
    "nllloss": ("pytorch", False),
    "kldivloss": ("pytorch", False),
    "gaussiannllloss": ("pytorch", None),
    "multimarginloss": ("pytorch", None),
    "sigmoid_binary_cross_entropy": ("jax", True),
    "softmax_cross_entropy_with_integer_labels": ("jax", True),
    "sigmoid_cross_entropy_with_logits": ("keras", True),
    "softmax_cross_entropy_with_logits": ("keras", True),
    "sparse_softmax_cross_entropy_with_logits": ("keras", True),
}
"""Names that belong to one library and tell what it is given."""

_IN_PYTORCH = {
    "cross_entropy": True,
    "poisson_nll_loss": True,
    "binary_cross_entropy": False,
    "nll_loss": False,
    "kl_div": False,
}
"""Functions of ``torch.nn.functional`` that others have names for too."""

OPTAX_LOGITS = frozenset(
    {
        "binary_crossentropy",
        "focal",
        "categorical_crossentropy",
        "sparse_categorical_crossentropy",
        "softmax_loss",
    }
)
"""Losses that optax has for logits only."""

_MODULES = {
    "torch": "pytorch",
    "nn": "pytorch",
    "f": "pytorch",
    "tf": "keras",
    "tensorflow": "keras",
    "keras": "keras",
    "jax": "jax",
    "flax": "jax",
    "optax": "jax",
    "sklearn": "sklearn",
    "xgboost": "xgboost",
}
_OBJECTIVE = re.compile(r"(binary|multi|reg|count):\w+")
_SAYS = re.compile(r"\b(?:from_logits|log_input)\s*=\s*(true|false)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Spelled:
    """A loss, and what its spelling tells."""

    loss: Loss
    framework: str | None
    from_logits: bool | None


def loss_spelled(text: str) -> Spelled:
    """Return the loss that a text names, and what else the text tells.

    Args:
        text: A name or an alias of ours, or what a program writes, with or without modules and arguments.

    Raises:
        OptionError: There is no such loss; the message has the nearest name.

    Examples:
        >>> spelled = loss_spelled("nn.BCEWithLogitsLoss()")
        >>> spelled.loss.name, spelled.framework, spelled.from_logits
        ('binary_crossentropy', 'pytorch', True)
        >>> loss_spelled("keras.losses.BinaryCrossentropy(from_logits=True)").from_logits
        True
    """
    parts = written(text)
    row = _row(text, parts)
    framework = "catboost" if text.strip() == "MultiClass" else _framework(row, parts)
    said = _SAYS.search(parts.arguments)
    if said is not None:
        return Spelled(loss=row, framework=framework, from_logits=said[1].casefold() == "true")
    return Spelled(loss=row, framework=framework, from_logits=_from_logits(row, parts, framework))


def _row(text: str, parts: Written) -> Loss:
    if parts.name in _OBJECTIVES:
        return loss(_OBJECTIVES[parts.name])
    called = rows_called(text)
    found = [row for row in called if isinstance(row, Loss)]
    if not found:
        raise OptionError(_unknown(text, activation=bool(called)))
    # A booster counts classes, where a library of tensors may want a column for each.
    counting = [row for row in found if row.form is Form.INDICES]
    return counting[0] if counting and _framework(found[0], parts) in BOOSTERS else found[0]


def _unknown(text: str, *, activation: bool) -> str:
    if activation:
        return f"--loss takes a loss, and {quoted(text)} is an activation: see 'actloss list losses'"
    # Of several losses of one name the first is the usual one, so it is entered last.
    losses = [row for row in reversed(known_rows()) if isinstance(row, Loss)]
    known = {name: row.name for row in losses for name in (row.name, *row.aliases, *library_names(row))}
    near = near_names(last_name(text), known)
    hint = f"did you mean {quoted(known[near[0]])}?" if near else "see 'actloss list losses'"
    return f"unknown loss {quoted(text)}: {hint}"


def _framework(row: Loss, parts: Written) -> str | None:
    """Return the library that a spelling belongs to; None where several have it, or we."""
    if parts.modules:
        # ``jax.nn`` is JAX's, and a bare ``nn`` PyTorch's: the first module tells.
        return _MODULES.get(parts.modules[0])
    if _OBJECTIVE.fullmatch(parts.name):
        return "xgboost"
    if parts.name in _OBJECTIVES:
        return "lightgbm"
    if parts.name in _TOLD:
        return _TOLD[parts.name][0]
    if parts.name in {row.name, *row.aliases}:
        return None
    having = {_MODULES.get(library, library) for library in names_of(row) if parts.name in names_in(row, library)}
    return having.pop() if len(having) == 1 else None


def _from_logits(row: Loss, parts: Written, framework: str | None) -> bool | None:
    if framework in BOOSTERS:
        return True if {Scale.LOGIT, Scale.LOG_RATE} & set(row.scales) else None
    if parts.name in _TOLD:
        return _TOLD[parts.name][1]
    if framework == "pytorch":
        return _IN_PYTORCH.get(parts.name)
    if parts.modules[:1] == ("optax",) and row.name in OPTAX_LOGITS:
        return True
    return None
