"""Columns of the caller's dataframes, brought into the order of the classes that their names say."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from actloss.errors import PredictionError
from actloss.escape import quoted
from actloss.losses.arrays import FloatArray
from actloss.predictions import Spread
from actloss.predictions.classes import finder
from actloss.predictions.names import pair_part, slots_in
from actloss.rules.wording import listed
from actloss.scorecard.decisions import coded
from actloss.scorecard.labels import holds_texts, names_of_columns, numbers_of, texts_in


@dataclass(frozen=True, slots=True)
class Given:
    """The predictions of one model as the caller holds them."""

    name: str
    numbers: FloatArray
    """Shape ``[n]`` or ``[n, width]``."""
    columns: tuple[str, ...] = ()
    """What a dataframe calls its columns; empty for an array."""
    integers: bool = False
    """Whether they came as integers."""
    texts: bool = False
    """Whether they came as names of classes, and are their indices."""


def given_of(name: str, y_pred: ArrayLike, rows: int, classes: Sequence[str] = ()) -> Given:
    """Return predictions as numbers, one row for each label.

    Args:
        name: The model's name.
        y_pred: Numbers, shape ``[n]`` or ``[n, width]``, or names of classes, shape ``[n]``.
        rows: How many labels there are.
        classes: The classes in the order of their indices; empty where there are none.

    Raises:
        PredictionError: If they are no numbers or of another shape.
    """
    try:
        given = np.asarray(y_pred)
        texts = bool(classes) and given.size == len(given) and holds_texts(given)
        array = coded(name, texts_in(given), classes) if texts else numbers_of(given)
    except ValueError:
        raise PredictionError(f"predictions need to be numbers, found others in {quoted(name)}") from None
    columns = names_of_columns(y_pred)
    if array.ndim == 2 and array.shape[1] == 1:
        array, columns = array[:, 0], ()
    if array.ndim not in {1, 2} or len(array) != rows or not array.size:
        raise PredictionError(
            f"predictions need one row for each of {rows:,} labels, found the shape {array.shape} in {quoted(name)}"
        )
    return Given(name, array, columns, integers=given.dtype.kind in "iu", texts=texts)


def in_order(columns: Sequence[str], classes: Sequence[str], whose: str) -> tuple[int, ...]:
    """Return the position of the column of each class, label or output.

    Args:
        columns: Names of the columns.
        classes: Names of the classes.
        whose: What has the columns, as messages write it.

    Raises:
        PredictionError: A column is for no class, two are for one, or a class has none.

    Examples:
        >>> in_order(["p_dog", "p_cat"], ["cat", "dog"], "the model")
        (1, 0)
    """
    find = finder([name] for name in classes)
    place: dict[int, int] = {}
    for position, column in enumerate(columns):
        index = next((found for text in slots_in(column) if (found := find(text)) is not None), None)
        if index is None or index in place:
            what = "is for none of them" if index is None else f"is a second one for {quoted(classes[index])}"
            raise PredictionError(
                f"expected one column of {whose} for each of {listed(classes)}, but {quoted(column)} {what}; rename it "
                f"or give an array whose columns are in their order"
            )
        place[index] = position
    without = [name for index, name in enumerate(classes) if index not in place]
    if without:
        raise PredictionError(
            f"expected one column of {whose} for each of {listed(classes)}, found none for {listed(without)}"
        )
    return tuple(place[index] for index in range(len(classes)))


def pair_in(columns: Sequence[str]) -> tuple[tuple[int, int], Spread] | None:
    """Return the positions of a centre and its spread, and what the spread is; None where names do not say.

    Examples:
        >>> pair_in(["std", "mean"])
        ((1, 0), <Spread.DEVIATION: 'standard deviation'>)
    """
    parts = [part[1] if part else None for part in map(pair_part, columns)]
    spreads = [(at, spread) for at, spread in enumerate(parts) if spread is not None]
    if len(spreads) != 1:
        return None
    at, spread = spreads[0]
    return (1 - at, at), spread
