"""From what a user says of a model to a `Training`: names are looked up, and what contradicts itself is refused."""

import math
from collections.abc import Mapping

from actloss.catalogue import Activation, Loss, Parameter, Scale, activation
from actloss.catalogue.libraries import spelled
from actloss.catalogue.references import rows_called
from actloss.errors import OptionError
from actloss.escape import quoted
from actloss.frameworks.registry import ALIASES
from actloss.frameworks.registry import NAMES as FRAMEWORKS
from actloss.spelling import folded, near_names
from actloss.training.facts import Training
from actloss.training.said import Trained
from actloss.training.spelled import BOOSTERS, OPTAX_LOGITS, Spelled, loss_spelled

_FRAMEWORKS = {**{name: name for name in FRAMEWORKS}, **ALIASES, "lgbmclassifier": "lightgbm"}
_ESTIMATORS = {"lgbmclassifier": "LGBMClassifier"}
"""Classifiers that encode labels, unlike the library's own ``train``."""


def training_of(trained: Trained) -> Training | None:
    """Return what a model trains with; None where nothing is said of it.

    Args:
        trained: What is said, where the spelling of the loss may tell framework and from_logits.

    Raises:
        OptionError: Something is unknown, impossible, or contradicts something else; names come with the nearest.

    Examples:
        >>> training = training_of(Trained(activation="Identity", loss="nn.BCEWithLogitsLoss()"))
        >>> training.activation.name, training.loss.name, training.framework, training.from_logits
        ('linear', 'binary_crossentropy', 'pytorch', True)
    """
    if trained == Trained():
        return None
    text, framework = trained.loss or "", folded(trained.framework or "")
    named = None if trained.framework is None else _named(trained.framework)
    spelling = None if trained.loss is None else loss_spelled(trained.loss, named)
    library = _library(named, spelling, text)
    row = None if spelling is None else spelling.loss
    logits = _logits(trained.from_logits, spelling, text, library)
    if logits is None and row is not None and framework == "optax" and row.name in OPTAX_LOGITS:
        logits = True
    return Training(
        activation=None if trained.activation is None else activation_called(trained.activation),
        loss=row,
        others=() if spelling is None else spelling.others,
        loss_given=text,
        framework=library,
        estimator=_ESTIMATORS.get(framework),
        units=_units(trained.units),
        from_logits=logits,
        params={**_settings(spelling), **_params(row, trained.params)},
        class_weight=trained.class_weight,
        ignore_index=_ignored(trained.ignore_index, spelling, text),
        positive=trained.positive,
    )


def activation_called(text: str) -> Activation:
    """Return the activation that a text names: a name or an alias of ours, or what a program writes.

    Raises:
        OptionError: There is none.
    """
    found = [row for row in rows_called(text) if isinstance(row, Activation)]
    return found[0] if found else activation(text)


def _named(framework: str) -> str:
    named = _FRAMEWORKS.get(folded(framework))
    if named is None:
        near = near_names(folded(framework), _FRAMEWORKS)
        hint = f"did you mean {quoted(_FRAMEWORKS[near[0]])}?" if near else f"use one of {', '.join(FRAMEWORKS)}"
        raise OptionError(f"unknown framework {quoted(framework)}: {hint}")
    return named


def _library(named: str | None, spelling: Spelled | None, text: str) -> str | None:
    told = None if spelling is None else spelling.framework
    if named is not None and told is not None and told != named:
        both = f"{spelled(told)}'s, and the framework is given as {spelled(named)}"
        raise OptionError(f"the loss {quoted(text)} is {both}: drop one of the two")
    return named or told


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


def _ignored(label: float | None, spelling: Spelled | None, text: str) -> float | None:
    told = None if spelling is None else spelling.skipped
    if None not in (label, told) and label != told:
        raise OptionError(f"the loss {quoted(text)} skips {told:g}, but ignore_index={label:g}: drop one of the two")
    skipped = told if label is None else label
    if skipped is not None and not math.isfinite(skipped):
        raise OptionError(f"ignore_index must be a finite number, got {skipped:g}")
    return None if skipped is None else float(skipped)


def _settings(spelling: Spelled | None) -> Mapping[str, float]:
    """Return those settings of a call that are parameters of the loss; what else it is called with changes no label."""
    if spelling is None:
        return {}
    known = _parameters(spelling.loss)
    return {
        name: value
        for name, value in spelling.settings.items()
        if isinstance(value, float)
        and name in known
        and any(parameter.domain.contains(value) for parameter in known[name])
    }


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
