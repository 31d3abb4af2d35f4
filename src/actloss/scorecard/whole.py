"""All scored rows at once, and the user's own losses, which are given them so."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from actloss.errors import OptionError
from actloss.escape import quoted, visible
from actloss.losses.arrays import FloatArray
from actloss.scorecard.batch import Plan, by_row, cell_of, with_resamples
from actloss.scorecard.question import Custom
from actloss.scorecard.totals import Cell, Kept, Whole
from actloss.scorecard.worst import worst_of


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomResult:
    """What a user's own loss gave for one model."""

    loss: str
    model: int
    cell: Cell | None
    """None where the function gave one number for all rows."""
    value: float
    """That number, or the mean of the rows."""
    losses: FloatArray | None = None
    """The loss of each row, shape ``[n]``; None where there is one number."""


def joined(parts: Sequence[Whole]) -> Whole:
    """Return the rows of all batches together."""
    kept = [part.kept for part in parts]
    every = Kept(
        rows=np.concatenate([one.rows for one in kept]),
        truth=np.concatenate([one.truth for one in kept]),
        weight=_together([one.weight for one in kept]),
        groups=_together([one.groups for one in kept]),
        classes=_together([one.classes for one in kept]),
    )
    models = range(len(parts[0].predictions))
    return Whole(every, tuple(np.concatenate([part.predictions[at] for part in parts]) for at in models))


def custom_results(plan: Plan, rows: Whole) -> Iterator[CustomResult]:
    """Yield what each of the user's own losses gives for each model.

    Raises:
        OptionError: If a function fails, or gives neither one number nor one for each row.
    """
    for name, function in plan.wishes.customs.items():
        for model, predictions in enumerate(rows.predictions):
            yield _custom_result(plan, rows.kept, name, function, model, predictions)


def _custom_result(
    plan: Plan, kept: Kept, name: str, function: Custom, model: int, predictions: FloatArray
) -> CustomResult:
    # The user's function gets copies: what it does to them is its own business.
    given = guarded(lambda: function(kept.truth.copy(), predictions.copy()), f"the loss {quoted(name)}")
    elements = _numbers(given, name, kept)
    if elements.ndim == 0:
        return CustomResult(loss=name, model=model, cell=None, value=float(elements))
    if elements.shape[:1] != kept.rows.shape or elements.ndim > 2:
        raise OptionError(
            f"the loss {quoted(name)} needs to give one number or one for each of {len(kept.rows):,} rows, found an "
            f"array of shape {elements.shape}"
        )
    losses = by_row(elements)
    cell = cell_of(plan, kept, losses, elements, kept.weight)
    if plan.wishes.resamples:
        terms = {(model, name): (losses, kept.weight)}
        cell = with_resamples(plan, kept, {(model, name): cell}, terms)[model, name]
    if name in plan.worst_of:
        cell = replace(cell, worst=worst_of(plan.wishes.worst, losses, kept.rows, kept.truth, predictions))
    return CustomResult(loss=name, model=model, cell=cell, value=cell.all.value(), losses=losses)


def _numbers(given: object, name: str, kept: Kept) -> FloatArray:
    try:
        losses = np.asarray(given, dtype=np.float64)
    except (TypeError, ValueError):
        raise OptionError(
            f"the loss {quoted(name)} needs to give numbers, found {visible(type(given).__name__)}"
        ) from None
    nothing = np.isnan(losses)
    if nothing.any():
        rows = losses.shape[:1] == kept.rows.shape
        where = f" for row {kept.rows[np.argwhere(nothing)[0, 0]] + 1:,}" if rows else ""
        raise OptionError(f"the loss {quoted(name)} gave nan{where}; it must give numbers")
    return losses


def guarded(run: Callable[[], Any], what: str) -> Any:  # noqa: ANN401 - whatever the user's code gives
    """Return what the user's code gives.

    Raises:
        OptionError: If it fails, or ends the process; the message is one sentence.
    """
    try:
        return run()
    except (Exception, SystemExit) as error:
        reason = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
        raise OptionError(f"{what} failed: {visible(reason, limit=300)}") from error


def _together(arrays: Sequence[Any]) -> Any:  # noqa: ANN401 - all of one type, or all None
    return None if arrays[0] is None else np.concatenate(arrays)
