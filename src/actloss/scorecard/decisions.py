"""Decisions between classes that the caller holds: the number or the name of one class a row."""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import ArrayLike

from actloss.catalogue import Scale
from actloss.errors import PredictionError
from actloss.escape import quoted
from actloss.losses.arrays import FloatArray
from actloss.predictions import Layout
from actloss.predictions.columns import Column
from actloss.predictions.kind import decide
from actloss.predictions.proposal import Proposal, truths_of
from actloss.predictions.truth import Found, Nature
from actloss.rules.wording import listed
from actloss.scorecard.labels import Labels, holds_texts, texts_in
from actloss.task import Kind

NOTE = "labels and predictions are the same whole numbers, taken for classes; task='regression' if they are quantities"


def classes_of(y_true: ArrayLike, predictions: Mapping[str, ArrayLike]) -> tuple[str, ...] | None:
    """Return the texts of labels and decisions, sorted; None where no predictions are texts.

    Examples:
        >>> classes_of(["b", "a"], {"tree": ["b", "c"], "forest": [[0.2, 0.3, 0.5]]})
        ('a', 'b', 'c')
    """
    decided = [texts_in(each) for each in map(_array, predictions.values()) if holds_texts(each)]
    if not decided or not holds_texts(_array(y_true)):
        return None
    return tuple(sorted({text for texts in (texts_in(_array(y_true)), *decided) for text in texts if text is not None}))


def coded(name: str, texts: Sequence[str | None], classes: Sequence[str]) -> FloatArray:
    """Return the index of each class that is named, nan for None.

    Raises:
        PredictionError: If a text is none of the classes.
    """
    place: dict[str | None, float] = {text: float(at) for at, text in enumerate(classes)}
    place[None] = np.nan
    other = next((text for text in texts if text not in place), None)
    if other is not None:
        raise PredictionError(f"{quoted(name)} predicts {quoted(other)}, expected one of {listed(list(classes))}")
    return np.array([place[text] for text in texts])


def are_classes(
    labels: Labels, models: Mapping[str, tuple[FloatArray, bool]], *, scale: Scale | None, classes: int
) -> bool:
    """Return whether labels and predictions, both one number a row, are numbers of more than two classes.

    Args:
        labels: The labels.
        models: Predictions of each model, shape ``[n]``, and whether they came as integers.
        scale: The scale of all predictions, where the caller says it.
        classes: How many classes the caller named.
    """
    said = classes > 2 or scale is Scale.LABEL
    integers = scale is None and labels.integers and all(integers for _, integers in models.values())
    if not (said or integers):
        return False
    numbers = [array[np.isfinite(array)] for array, _ in models.values()]
    known = labels.numbers[np.isfinite(labels.numbers)]
    if not all(each.size and each.min() >= 0.0 and (each == np.floor(each)).all() for each in (known, *numbers)):
        return False
    if said:
        return classes > 2 or np.unique(known).size > 2
    # Tables have a rule for this, which looks at names too; arrays are called as their arguments are.
    truth = Column(position=0, name="y_true", counts={}, numbers=known)
    found = Found(columns=(truth,), layout=Layout.SINGLE, nature=Nature.WHOLE)
    columns = (Column(position=1, name="y_pred", counts={}, numbers=each) for each in numbers)
    proposals = [Proposal(name="y_pred", columns=(column,)) for column in columns]
    return decide(truths_of(found, {}), proposals, None).kind is Kind.MULTICLASS


def _array(given: ArrayLike) -> np.ndarray[tuple[int, ...], np.dtype[np.generic]]:
    try:
        return np.asarray(given)
    except ValueError:
        # Rows of different lengths: what reads them says so.
        return np.empty(0)
