"""Values worked out by hand: the name of a row, label, prediction on its first scale, parameters, and the loss."""

from collections.abc import Mapping

from hand_worked import binary, categorical, count, multiclass, regression

Value = tuple[str, object, object, Mapping[str, object], float]

VALUES: tuple[Value, ...] = (*regression.VALUES, *count.VALUES, *binary.VALUES, *multiclass.VALUES)
CATEGORICAL: tuple[Value, ...] = categorical.VALUES
"""Of the rows that have other functions for several exclusive classes."""
