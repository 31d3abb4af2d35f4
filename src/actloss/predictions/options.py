"""What the user named: columns by role, the task and the scale."""

from collections.abc import Sequence
from dataclasses import dataclass

from actloss.catalogue import Scale
from actloss.errors import OptionError, TargetError
from actloss.escape import quoted
from actloss.predictions.columns import numbered_name
from actloss.rules.wording import nearest
from actloss.table import Head
from actloss.target.given import select
from actloss.task import Kind

_OTHER_SCALES = {
    "real": Scale.VALUE,
    "prob": Scale.PROBABILITY,
    "proba": Scale.PROBABILITY,
    "logprob": Scale.LOG_PROBABILITY,
    "logproba": Scale.LOG_PROBABILITY,
    "log_prob": Scale.LOG_PROBABILITY,
    "log_proba": Scale.LOG_PROBABILITY,
    "lograte": Scale.LOG_RATE,
    "class": Scale.LABEL,
}


@dataclass(frozen=True, slots=True)
class Given:
    """One model as the user named it."""

    name: str
    positions: tuple[int, ...]
    """Its columns; empty where the value is no column but may be what several columns' names share."""
    failure: str = ""
    """Why it is no column."""


def scale_named(text: str | None) -> Scale | None:
    """Return the scale of a name, whatever its case and signs.

    Raises:
        OptionError: There is no such scale.
    """
    if text is None:
        return None
    folded = text.strip().casefold().replace("-", "_").replace(" ", "_")
    known = {scale.value: scale for scale in Scale} | _OTHER_SCALES
    for name in (folded, folded.removesuffix("s"), folded.removesuffix("ies") + "y"):
        if name in known:
            return known[name]
    raise OptionError(_unknown("scale", text, [scale.value for scale in Scale]))


def kind_named(text: str | None) -> Kind | None:
    """Return the kind of task of a name.

    Raises:
        OptionError: There is no such kind.
    """
    if text is None:
        return None
    try:
        return Kind(str(text).strip().casefold().replace("-", "").replace("_", ""))
    except ValueError:
        raise OptionError(_unknown("task", str(text), [kind.value for kind in Kind])) from None


def _unknown(what: str, text: str, names: list[str]) -> str:
    near = nearest(text, names)
    hint = f"; did you mean {quoted(near)}?" if near else ""
    return f"{what} must be one of {', '.join(names)}, got {quoted(text)}{hint}"


def column_named(head: Head, name: str | None, option: str) -> int | None:
    """Return the position of one column that an option names.

    Raises:
        OptionError: It names none, or several.
    """
    if name is None:
        return None
    try:
        positions, _ = select(head, [name])
    except TargetError as error:
        raise OptionError(f"{option}: {error.message}") from None
    if len(positions) > 1:
        raise OptionError(f"{option} takes one column, {quoted(name)} names {len(positions)}")
    return positions[0]


def models_named(head: Head, values: Sequence[str]) -> tuple[Given, ...]:
    """Return the models that the values of ``--pred`` name: ``column``, ``a,b,c``, ``p_*`` or ``name=columns``.

    Raises:
        OptionError: A value names no column.
    """
    found: list[Given] = []
    for value in values:
        name, sign, columns = value.partition("=")
        if sign and value not in head.names and columns.strip():
            found.append(_model(head, name.strip() or columns, columns, named=True))
        else:
            found.append(_model(head, value, value, named=False))
    names = [given.name for given in found]
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice is not None:
        raise OptionError(f"--pred names two models {quoted(twice)}; write name=columns to tell them apart")
    return tuple(found)


def _model(head: Head, name: str, columns: str, *, named: bool) -> Given:
    try:
        positions, _ = select(head, [columns])
    except TargetError as error:
        if named:
            raise OptionError(f"--pred: {error.message}") from None
        return Given(name, (), f"--pred: {error.message}")
    if named or len(positions) > 1:
        return Given(name, positions)
    only = head.names[positions[0]]
    return Given(only if head.names.count(only) == 1 else numbered_name(only, positions[0]), positions)


def check_apart(head: Head, roles: Sequence[tuple[str, Sequence[int]]]) -> None:
    """Hold that no column has two roles.

    Args:
        head: The first rows of the table.
        roles: Each role with the positions of its columns.

    Raises:
        OptionError: A column has two.
    """
    seen: dict[int, str] = {}
    for role, positions in roles:
        for position in positions:
            if position in seen:
                raise OptionError(
                    f"the column {quoted(head.names[position])} cannot be both {seen[position]} and {role}"
                )
            seen[position] = role
