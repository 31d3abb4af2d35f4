"""A request put together from what its owner says and what a lock's entry knows; the owner wins."""

from collections.abc import Mapping
from dataclasses import fields, replace

from actloss.checking.request import Request, is_pattern
from actloss.checking.selection import Selection
from actloss.checking.trained import decided
from actloss.lock import LockedTable, Reading
from actloss.table import SourceLike
from actloss.training import Trained


def request_for(
    source: SourceLike,
    said: Reading,
    trained: tuple[Trained, Trained],
    *,
    entry: tuple[str, LockedTable] | None = None,
    against: "SourceLike | None" = None,
    elicit: str | None = None,
    thresholds: Mapping[str, float],
    selection: Selection,
) -> Request:
    """Return what is asked of a table.

    Args:
        source: The table.
        said: What flags and configuration say of how it is read.
        trained: What flags, and what the configuration, say of the training.
        entry: The lock's entry that it is held against, with its name.
        against: The reference table that it is held against.
        elicit: What a prediction should be.
        thresholds: Thresholds that were moved.
        selection: The rules that are run.

    Raises:
        OptionError: A word of the training means nothing.
    """
    key, locked = entry or (None, None)
    reference = None if locked is None else locked.reference
    held_to = decided(*trained, None if reference is None else reference.answer)
    return Request(
        source=source,
        reading=said if locked is None else over(said, locked.reading),
        named=bool(said.target) and not any(map(is_pattern, said.target)),
        elicit=elicit,
        training=held_to.training,
        training_origin=held_to.origin,
        loss_locked=held_to.loss_locked,
        trained=trained,
        reference=reference,
        key=key,
        against=against,
        thresholds=thresholds,
        selection=selection,
    )


def over(*readings: Reading) -> Reading:
    """Return what several places say of how a table is read; the first that speaks of something wins.

    Examples:
        >>> over(Reading(delimiter=";"), Reading(delimiter=",", target=("y",)))
        Reading(target=('y',), task=None, delimiter=';', encoding=None, header=None)
    """
    said = Reading()
    for reading in reversed(readings):
        spoken = {one.name: getattr(reading, one.name) for one in fields(reading)}
        said = replace(said, **{name: value for name, value in spoken.items() if value not in (None, ())})
    return said
