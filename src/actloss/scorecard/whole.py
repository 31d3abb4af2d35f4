"""All scored rows at once, and the user's own losses, which are given them so."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import redirect_stdout
from dataclasses import dataclass, replace
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

import numpy as np

from actloss.errors import OptionError
from actloss.escape import quoted, visible, whole
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


def load_custom(spec: str) -> tuple[str, Custom]:
    """Return the name and the function of ``FILE.py:function``; the file's code is run.

    Raises:
        OptionError: If there is no such file or function, or the file fails; the message is one sentence.
    """
    path, colon, name = spec.rpartition(":")
    if not colon or not path or not name.isidentifier():
        raise OptionError(f"a loss of your own is named as FILE.py:function, found {quoted(spec)}")
    if not Path(path).is_file():
        raise OptionError(f"found no file {whole(path)} for the loss {quoted(name)}")
    module_spec = spec_from_file_location("actloss_custom_loss", path)
    if module_spec is None or module_spec.loader is None:
        raise OptionError(f"a loss of your own stands in a Python file (.py), found {whole(path)}")
    module, loader = module_from_spec(module_spec), module_spec.loader
    # Standard output is the report's.
    with redirect_stdout(sys.stderr):
        _guarded(lambda: loader.exec_module(module), f"running {whole(path)}")
    function = getattr(module, name, None)
    if not callable(function):
        raise OptionError(f"{whole(path)} has no function {quoted(name)}")
    return name, function


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
    with redirect_stdout(sys.stderr):
        # The user's function gets copies: what it does to them is its own business.
        given = _guarded(lambda: function(kept.truth.copy(), predictions.copy()), f"the loss {quoted(name)}")
    losses = _numbers(given, name, kept)
    if losses.ndim == 0:
        return CustomResult(loss=name, model=model, cell=None, value=float(losses))
    if losses.shape[:1] != kept.rows.shape or losses.ndim > 2:
        raise OptionError(
            f"the loss {quoted(name)} needs to give one number or one for each of {len(kept.rows):,} rows, found an "
            f"array of shape {losses.shape}"
        )
    cell = cell_of(plan, kept, losses, kept.weight)
    if plan.wishes.resamples:
        terms = {(model, name): (by_row(losses), kept.weight)}
        cell = with_resamples(plan, kept, {(model, name): cell}, terms)[model, name]
    if name in plan.worst_of:
        cell = replace(cell, worst=worst_of(plan.wishes.worst, by_row(losses), kept.rows, kept.truth, predictions))
    return CustomResult(loss=name, model=model, cell=cell, value=cell.all.value())


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


def _guarded(run: Any, what: str) -> Any:  # noqa: ANN401 - whatever the user's code gives
    try:
        return run()
    except (Exception, SystemExit) as error:
        reason = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
        raise OptionError(f"{what} failed: {visible(reason, limit=300)}") from error


def _together(arrays: Sequence[Any]) -> Any:  # noqa: ANN401 - all of one type, or all None
    return None if arrays[0] is None else np.concatenate(arrays)
