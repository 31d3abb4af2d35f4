"""What the spelling of a loss tells besides the loss: the library, and whether it applies the activation itself."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from actloss.catalogue import Form, Loss, Scale, loss
from actloss.catalogue.references import (
    Written,
    known_rows,
    last_name,
    names_in,
    names_of,
    rows_called,
    spellings_of,
    written,
)
from actloss.errors import OptionError
from actloss.escape import quoted
from actloss.spelling import near_names
from actloss.training.arguments import keywords, unread
from actloss.training.objectives import absent, objective, others

BOOSTERS = frozenset({"xgboost", "lightgbm", "catboost"})
"""Libraries whose objectives take raw scores and class indices, whatever else is said."""

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
_SETTING = re.compile(r"([A-Za-z]\w*):(\w+=[^;=]+(?:;\w+=[^;=]+)*)")
"""An objective with its settings as CatBoost writes it: ``Huber:delta=2.0``."""
_CALLED = (
    ("weight", "class_weight"),
    ("focal_alpha", "alpha"),
    ("focal_gamma", "gamma"),
    ("alpha", "quantile"),
    ("quantile_alpha", "quantile"),
    ("variance_power", "power"),
    ("tweedie_variance_power", "power"),
)
"""A library's name for a parameter, and ours: PyTorch's of classes, and the boosters'."""
_SKIPS = ("ignore_index", "ignore_class")
"""What PyTorch and Keras call the label that a loss skips."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spelled:
    """A loss, and what its spelling tells."""

    loss: Loss
    framework: str | None
    from_logits: bool | None
    others: tuple[Loss, ...] = ()
    """What else the name means, where only the labels tell."""
    skipped: float | None = None
    """The label that the loss skips."""
    settings: Mapping[str, float | tuple[float, ...]] = field(default_factory=dict)
    """Its other keyword arguments that are numbers or rows of numbers, those of the loss's parameters by our names."""
    unread: tuple[str, ...] = ()
    """Keyword arguments that nothing is known of, by our names as well."""


def loss_spelled(text: str, library: str | None = None) -> Spelled:
    """Return the loss that a text names, and what else the text tells.

    Args:
        text: A name or an alias of ours, or what a program writes, with or without modules and arguments.
        library: The one that is used, where that is known: some names mean something else in some.

    Raises:
        OptionError: There is no such loss; the message has the nearest name.

    Examples:
        >>> spelled = loss_spelled("nn.BCEWithLogitsLoss()")
        >>> spelled.loss.name, spelled.framework, spelled.from_logits
        ('binary_crossentropy', 'pytorch', True)
        >>> loss_spelled("keras.losses.BinaryCrossentropy(from_logits=True)").from_logits
        True
    """
    plain = text.strip()
    setting = _SETTING.fullmatch(plain)
    parts = Written((), setting[1].casefold(), setting[2].replace(";", ",")) if setting else written(text)
    row, owner = _row(parts.name if setting else text, parts, "catboost" if plain == "MultiClass" else library)
    framework = owner or _framework(row, parts)
    if parts.name == "rmse" and (library is not None or not plain.isupper()):
        framework = library
    said = dict(keywords(parts.arguments))
    logits = said.pop("from_logits", said.pop("log_input", None))
    skips = [said.pop(name, None) for name in _SKIPS]
    skipped = [float(value) for value in skips if value is not None and not isinstance(value, tuple)]
    return Spelled(
        loss=row,
        framework=framework,
        from_logits=_from_logits(row, parts, framework) if logits is None else bool(logits),
        others=tuple(map(loss, others(parts.name, framework or library))),
        skipped=skipped[0] if skipped else None,
        settings={_ours(row, name): _settled(value) for name, value in said.items()},
        unread=tuple(_ours(row, name) for name in unread(parts.arguments)),
    )


def _ours(row: Loss, name: str) -> str:
    """Return what we call a parameter that a library has another name for."""
    known = [ours for library, ours in _CALLED if library == name and ours in row.params and name not in row.params]
    return known[0] if known else name


def _settled(value: float | tuple[float, ...]) -> float | tuple[float, ...]:
    return value if isinstance(value, tuple) else float(value)


def _row(text: str, parts: Written, library: str | None) -> tuple[Loss, str | None]:
    """Return the row that a text names, and whose objective it is by that name."""
    named = None if parts.modules else objective(parts.name, library)
    if named is not None:
        return loss(named[0]), named[1]
    called = rows_called(text)
    found = [row for row in called if isinstance(row, Loss)]
    if not found:
        raise OptionError(_unknown(text, parts.name, activation=bool(called)))
    # A booster counts classes, where a library of tensors may want a column for each.
    counting = [row for row in found if row.form is Form.INDICES]
    return counting[0] if counting and _framework(found[0], parts) in BOOSTERS else found[0], None


def _unknown(text: str, name: str, *, activation: bool) -> str:
    what = absent(name)
    if what is not None:
        return f"the loss {quoted(text)} is not in the catalogue: {what}"
    if activation:
        return f"--loss takes a loss, and {quoted(text)} is an activation: see 'actloss list losses'"
    # Of several losses of one name the first is the usual one, so it is entered last.
    losses = [row for row in reversed(known_rows()) if isinstance(row, Loss)]
    known = {name: (word, row.name) for row in losses for name, word in spellings_of(row).items()}
    known |= {name: (row.name, row.name) for row in losses for name in (row.name, *row.aliases)}
    near = near_names(last_name(text), known)
    hint = f"did you mean {_meant(*known[near[0]])}?" if near else "see 'actloss list losses'"
    return f"unknown loss {quoted(text)}: {hint}"


def _meant(word: str, name: str) -> str:
    return quoted(name) if word == name else f"{quoted(word)} ({name})"


def _framework(row: Loss, parts: Written) -> str | None:
    """Return the library that a spelling belongs to; None where several have it, or we."""
    if parts.modules:
        # ``jax.nn`` is JAX's, and a bare ``nn`` PyTorch's: the first module tells.
        return _MODULES.get(parts.modules[0])
    if _OBJECTIVE.fullmatch(parts.name):
        return "xgboost"
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
