"""Labels that the caller holds, as numbers."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from actloss.errors import LabelError
from actloss.escape import quoted
from actloss.losses.arrays import FloatArray


@dataclass(frozen=True, slots=True)
class Labels:
    """Labels as numbers."""

    numbers: FloatArray
    """Shape ``[n]`` or ``[n, k]``; nan where there is none."""
    texts: tuple[str, ...] = ()
    """What each index stands for, where the labels were texts."""
    integers: bool = False
    """Whether they came as integers."""
    columns: tuple[str, ...] = ()
    """What a dataframe calls their columns; empty for an array, and for one column."""


def labels_of(y_true: ArrayLike, classes: Sequence[str] | None) -> Labels:
    """Return labels as numbers: texts as the indices of their classes.

    Args:
        y_true: Labels, shape ``[n]``, ``[n, 1]`` or ``[n, k]``; None and nan where there is none.
        classes: Texts of the classes in the order of their indices; sorted when None.

    Raises:
        LabelError: If the shape is another, there is no row, or a label is neither a number nor among the classes.
    """
    try:
        array = np.asarray(y_true)
    except ValueError:
        raise LabelError("labels need the shape (rows,) or (rows, columns), found rows of different lengths") from None
    if array.ndim == 2 and array.shape[1] == 1:
        array = array[:, 0]
    if array.ndim not in {1, 2} or not array.size:
        raise LabelError(f"labels need the shape (rows,) or (rows, columns) with rows, found {array.shape}")
    if holds_texts(array):
        if array.ndim == 2:
            raise LabelError("labels in several columns must be numbers, found texts")
        return _indexed(texts_in(array), classes)
    try:
        integers = array.dtype.kind in "iu"
        return Labels(numbers_of(array), integers=integers, columns=names_of_columns(y_true) if array.ndim == 2 else ())
    except ValueError:
        raise LabelError("labels need to be numbers or texts, found others") from None


def numbers_of(array: NDArray[np.generic]) -> FloatArray:
    """Return an array in float64, with nan for None and what pandas writes for a missing number.

    Raises:
        ValueError: If it holds anything else that is no real number.
    """
    if array.dtype.kind not in "biufO":
        raise ValueError(f"no numbers: {array.dtype}")
    if array.dtype.kind == "O":
        missing = np.array([_is_missing(each) for each in array.flat], dtype=np.bool_).reshape(array.shape)
        array = np.where(missing, np.nan, array)
    try:
        return array.astype(np.float64)
    except TypeError as error:
        raise ValueError(str(error)) from error


def names_of_columns(frame: object) -> tuple[str, ...]:
    """Return what a pandas, polars or Arrow dataframe calls its columns; empty where it only numbers them, or is none.

    Examples:
        >>> import polars as pl
        >>> names_of_columns(pl.DataFrame({"cat": [0.2], "dog": [0.8]})), names_of_columns([0.2, 0.8])
        (('cat', 'dog'), ())
    """
    # The `columns` of an Arrow table are its data.
    given = getattr(frame, "column_names", None) or getattr(frame, "columns", None)
    names = () if given is None else tuple(map(str, given))
    numbered = (tuple(f"{prefix}{at}" for at in range(len(names))) for prefix in ("", "column_"))
    return () if names in numbered else names


def holds_texts(array: NDArray[np.generic]) -> bool:
    """Return whether an array holds a text."""
    return array.dtype.kind == "U" or (array.dtype.kind == "O" and any(isinstance(each, str) for each in array.flat))


def texts_in(array: NDArray[np.generic]) -> list[str | None]:
    """Return what an array holds as texts, None for what is missing."""
    return [None if _is_missing(each) else str(each) for each in array.reshape(-1).tolist()]


def _indexed(texts: Sequence[str | None], classes: Sequence[str] | None) -> Labels:
    known = list(classes) if classes is not None else sorted({text for text in texts if text is not None})
    place: dict[str | None, float] = {text: float(at) for at, text in enumerate(known)}
    place[None] = np.nan
    for row, text in enumerate(texts):
        if text not in place:
            raise LabelError(f"expected labels among the classes given, found {quoted(str(text))}", row=row)
    return Labels(np.array([place[text] for text in texts]), tuple(known))


def _is_missing(label: object) -> bool:
    """Return whether a label is None, nan, or what pandas writes for a missing one."""
    return label is None or (isinstance(label, float) and label != label) or str(label) in {"<NA>", "NaT"}  # noqa: PLR0124 - nan is what differs from itself
