"""A problem without a table: generic labels, and a head that starts at 0."""

import operator
from collections import Counter
from collections.abc import Iterable, Sequence

from actloss.errors import OptionError
from actloss.escape import quoted
from actloss.frameworks.problem import Cells, Labels, Problem
from actloss.posing.head import activation_of, units_of
from actloss.posing.losses import Offer, default_offer, offered
from actloss.posing.params import Given, checked, given_of, told
from actloss.training.spelled import loss_spelled

_FEWEST = {"regression": 1, "binary": 2, "multiclass": 2, "multilabel": 1}
"""Quantities, classes or labels that a task has at least."""
_OF = {"multiclass": "classes", "multilabel": "labels"}
_LAST_EXACT = 2**53
"""The last of the whole numbers that float64 holds without a gap."""
_MOST = 10_000
"""Units for which code without a table can still be read, and be written in a moment."""


def pose_without_data(
    kind: str | None = None,
    units: int | None = None,
    *,
    loss: str | None = None,
    params: Given | None = None,
    activation: str | None = None,
    classes: Sequence[str | int] = (),
) -> Problem:
    """Return what code is to be written for when there is no table yet.

    Args:
        kind: ``regression``, ``binary``, ``multiclass`` or ``multilabel``; what the loss is made for when None.
        units: How many classes, labels or quantities the head answers for; two for two classes are a softmax. As many
            as there are classes when None, else 1.
        loss: By a name or an alias of ours or as a program writes it; the task's usual one when None.
        params: Its parameters.
        activation: Of the output layer; the loss's first when None.
        classes: What classes or labels are called, in training order, of two the positive one second; 0, 1, … when
            empty.

    Raises:
        OptionError: Something is missing, unknown, or does not go together.
    """
    if kind is None and loss is None:
        raise OptionError("code without a table needs a task or a loss, found neither; name one of them")
    kind = kind or _kind_of(str(loss))
    units, named = _counted(units), _listed(classes)
    names = _names(named)
    width = _width(kind, units, names)
    offer, settings = (default_offer(kind, units), {}) if loss is None else offered(str(loss), kind, ())
    chosen_as = "what the task is usually trained with" if loss is None else ""
    chosen = activation_of(offer, kind, activation)
    outputs = _outputs(offer, kind, units, width)
    given = {**settings, **given_of(params)}
    return Problem(
        kind=kind,
        loss=offer.row,
        params=told(offer.row, checked(offer.row, kind, given, outputs, chosen=chosen_as)),
        activation=chosen,
        units=outputs,
        labels=_labels(kind, width, names, whole=all(map(_exact, named))),
        bias=(0.0,) * outputs,
        elicits=offer.elicits,
    )


def _counted(units: int | None) -> int | None:
    """Return units as a whole number, whatever type it comes in."""
    if units is None:
        return None
    whole = _whole(units)
    if whole is None:
        raise OptionError(f"units must be a whole number, got {quoted(str(units))}")
    return whole


def _listed(classes: Iterable[str | int] | None) -> list[str | int]:
    if isinstance(classes, str) or not (classes is None or hasattr(classes, "__iter__")):
        raise OptionError(f"classes must be names in a list, got {quoted(str(classes))}")
    return [] if classes is None else list(classes)


def _names(classes: Iterable[str | int]) -> tuple[str, ...]:
    """Return what classes are called; of whole numbers, their digits."""
    names = tuple(name if isinstance(name, str) else _digits(name) for name in classes)
    twice = next((name for name, count in Counter(names).items() if count > 1), None)
    if twice is not None:
        raise OptionError(f"classes must be different from one another, and {quoted(twice)} is there twice")
    return names


def _exact(name: str | int) -> bool:
    """Return whether a class is a whole number that a table's cells keep every digit of."""
    return not isinstance(name, str) and abs(name) <= _LAST_EXACT


def _digits(name: int) -> str:
    whole = _whole(name)
    if whole is None:
        raise OptionError(f"a class is a text or a whole number, got {quoted(str(name))}")
    return str(whole)


def _whole(number: object) -> int | None:
    """Return a whole number of any type; None for anything else, truth values among it."""
    if isinstance(number, bool) or not hasattr(number, "__index__"):
        return None
    return operator.index(number)


def _kind_of(loss: str) -> str:
    return loss_spelled(loss).loss.kinds[0]


def _width(kind: str, units: int | None, classes: Sequence[str]) -> int:
    """Return how many quantities, classes or labels there are."""
    if kind == "binary":
        return _of_two(units, classes)
    if classes and (kind == "regression" or (units is not None and units != len(classes))):
        about = "a regression has none" if kind == "regression" else f"units is {units}"
        raise OptionError(f"{len(classes)} classes were named, and {about}: leave one of the two out")
    width = len(classes) or units
    if width is None and kind in _OF:
        raise OptionError(f"a {kind} task needs units, the number of {_OF[kind]}")
    width = 1 if width is None else width
    if width < _FEWEST[kind]:
        raise OptionError(f"units of a {kind} task must be {_FEWEST[kind]} or more, got {width}")
    if width > _MOST:
        raise OptionError(f"without a table there may be {_MOST:,} units or fewer, got {width:,}")
    return width


def _of_two(units: int | None, classes: Sequence[str]) -> int:
    if units not in {None, 1, 2}:
        raise OptionError(f"units of a binary task must be 1, or 2 for a softmax, got {units}")
    if classes and len(classes) != _FEWEST["binary"]:
        raise OptionError(f"a binary task has two classes, got {len(classes)}")
    return 2


def _outputs(offer: Offer, kind: str, units: int | None, width: int) -> int:
    outputs = units_of(offer.row, kind, width)
    if kind == "binary" and units not in {None, outputs}:
        raise OptionError(f"{offer.row.name} of a binary task takes {outputs} units, got {units}")
    return outputs


def _labels(kind: str, width: int, classes: tuple[str, ...], *, whole: bool) -> Labels:
    match kind:
        case "regression":
            return Labels(cells=Cells.NUMBERS)
        case "multilabel":
            names = classes or tuple(f"label_{place}" for place in range(width))
            return Labels(cells=Cells.INDICATORS, classes=names)
        case _ if not whole:
            return Labels(cells=Cells.CLASSES, classes=classes)
        case _:
            names = classes or tuple(map(str, range(width)))
            return Labels(cells=Cells.CLASSES, classes=names, numbers=tuple(map(float, names)))
