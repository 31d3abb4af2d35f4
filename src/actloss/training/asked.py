"""From what a user says of a model to a `Training`: names are looked up, and what contradicts itself is refused."""

import math
from collections.abc import Mapping
from types import MappingProxyType

from actloss.catalogue import Activation, Loss, Parameter, Scale, activation
from actloss.catalogue.libraries import spelled
from actloss.catalogue.references import rows_called
from actloss.errors import OptionError
from actloss.escape import quoted
from actloss.spelling import folded, near_names
from actloss.training.facts import Training
from actloss.training.spelled import BOOSTERS, OPTAX_LOGITS, Spelled, loss_spelled

FRAMEWORKS = ("pytorch", "keras", "jax", "sklearn", "xgboost", "lightgbm", "catboost")
"""Libraries that a model may be trained with."""

_FRAMEWORKS = dict(zip(FRAMEWORKS, FRAMEWORKS, strict=True)) | {
    "torch": "pytorch",
    "tensorflow": "keras",
    "tf": "keras",
    "optax": "jax",
    "flax": "jax",
    "scikit_learn": "sklearn",
}
_NOTHING: Mapping[str, float] = MappingProxyType({})


def training_of(  # noqa: PLR0913 - each keyword is one thing that a user may say
    *,
    activation: str | None = None,
    loss: str | None = None,
    framework: str | None = None,
    units: int | None = None,
    from_logits: bool | None = None,
    params: Mapping[str, float] = _NOTHING,
    class_weight: Mapping[str, float] | None = None,
    ignore_index: float | None = None,
    positive: str | None = None,
) -> Training | None:
    """Return what a model trains with; None where nothing is said of it.

    Args:
        activation: What the last layer applies, by any of its names.
        loss: By any of its names, or as a library or a program writes it, which may tell framework and from_logits.
        framework: The library, by a usual name.
        units: Outputs of the last layer.
        from_logits: Whether the loss applies the activation itself.
        params: Parameters of the loss by name.
        class_weight: What the rows of each class count, by the class as written.
        ignore_index: A label that the loss skips.
        positive: The class that counts as 1, of two.

    Raises:
        OptionError: Something is unknown, impossible, or contradicts something else; names come with the nearest.

    Examples:
        >>> training = training_of(activation="Identity", loss="nn.BCEWithLogitsLoss()")
        >>> training.activation.name, training.loss.name, training.framework, training.from_logits
        ('linear', 'binary_crossentropy', 'pytorch', True)
    """
    said = (activation, loss, framework, units, from_logits, class_weight, ignore_index, positive)
    if not params and all(value is None for value in said):
        return None
    spelling = None if loss is None else loss_spelled(loss)
    library = _library(framework, spelling, loss or "")
    row = None if spelling is None else spelling.loss
    logits = _logits(from_logits, spelling, loss or "", library)
    if logits is None and row is not None and folded(framework or "") == "optax" and row.name in OPTAX_LOGITS:
        logits = True
    return Training(
        activation=None if activation is None else _activation(activation),
        loss=row,
        loss_given=loss or "",
        framework=library,
        units=_units(units),
        from_logits=logits,
        params=_params(row, params),
        class_weight=class_weight,
        ignore_index=_ignored(ignore_index),
        positive=positive,
    )


def _activation(text: str) -> Activation:
    found = [row for row in rows_called(text) if isinstance(row, Activation)]
    return found[0] if found else activation(text)


def _library(framework: str | None, spelling: Spelled | None, text: str) -> str | None:
    told = None if spelling is None else spelling.framework
    if framework is None:
        return told
    named = _FRAMEWORKS.get(folded(framework))
    if named is None:
        near = near_names(folded(framework), _FRAMEWORKS)
        hint = f"did you mean {quoted(_FRAMEWORKS[near[0]])}?" if near else f"use one of {', '.join(FRAMEWORKS)}"
        raise OptionError(f"unknown framework {quoted(framework)}: {hint}")
    if told is not None and told != named:
        both = f"{spelled(told)}'s, and the framework is given as {spelled(named)}"
        raise OptionError(f"the loss {quoted(text)} is {both}: drop one of the two")
    return named


def _logits(from_logits: bool | None, spelling: Spelled | None, text: str, library: str | None) -> bool | None:  # noqa: FBT001 - the flag itself
    """Return whether the loss applies the activation itself, as the flag and the spelling have it."""
    told = None if spelling is None else spelling.from_logits
    if from_logits is None or spelling is None:
        return told if from_logits is None else from_logits
    raw = {Scale.LOGIT, Scale.LOG_RATE} & set(spelling.loss.scales)
    if from_logits and not raw:
        raise OptionError(f"{spelling.loss.name} applies no activation to what it is given: leave from_logits out")
    if not from_logits and raw == set(spelling.loss.scales):
        raise OptionError(f"{spelling.loss.name} takes logits and nothing else: leave from_logits=False out")
    if not from_logits and library in BOOSTERS and raw:
        raise OptionError(f"{spelled(library or '')} applies the activation itself: leave from_logits=False out")
    if told is not None and told is not from_logits:
        says = "applies the activation itself" if told else "applies no activation"
        raise OptionError(
            f"the loss {quoted(text)} {says}, but from_logits={from_logits} was given: drop one of the two"
        )
    return from_logits


def _units(units: int | None) -> int | None:
    if units is not None and (isinstance(units, bool) or units != int(units) or units < 1):
        raise OptionError(f"units must be a whole number from 1 on, got {quoted(str(units))}")
    return units


def _ignored(label: float | None) -> float | None:
    if label is not None and not math.isfinite(label):
        raise OptionError(f"ignore_index must be a finite number, got {label:g}")
    return None if label is None else float(label)


def _params(row: Loss | None, params: Mapping[str, float]) -> Mapping[str, float]:
    if params and row is None:
        raise OptionError(f"the parameter {quoted(next(iter(params)))} needs a loss that has it: name the loss")
    for name, value in params.items():
        _check(row, name, value) if row else None
    return dict(params)


def _check(row: Loss, name: str, value: float) -> None:
    """Hold that a loss has a parameter of this name, and that it may have this value."""
    known = _parameters(row)
    if name not in known:
        near = near_names(name, known)
        has = f"it has {', '.join(known)}" if known else "it has none"
        hint = f"did you mean {quoted(near[0])}?" if near else has
        raise OptionError(f"{row.name} has no parameter {quoted(name)}: {hint}")
    if not any(parameter.domain.contains(value) for parameter in known[name]):
        domain = " or ".join(dict.fromkeys(str(parameter.domain) for parameter in known[name]))
        raise OptionError(f"{name} of {row.name} must lie in {domain}, got {value:g}")


def _parameters(row: Loss) -> dict[str, tuple[Parameter, ...]]:
    """Return the parameters of a loss, with those for several exclusive classes, whose domains may be others."""
    of_classes = {} if row.multiclass is None else row.multiclass.params
    return {
        name: (parameter, *([of_classes[name]] if name in of_classes else ())) for name, parameter in row.params.items()
    }
