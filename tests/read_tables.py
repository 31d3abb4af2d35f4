"""The generated reading of a table, run: what tests of it have in common."""

import warnings
from typing import Any

import numpy as np

from actloss.frameworks.entry import Coding, coding_of
from actloss.frameworks.problem import Problem
from actloss.frameworks.reading import reading
from actloss.profile import Profile
from encoded import executed, source_of
from linted import complaints, formatted


def run(posed: Problem, coding: Coding | None = None) -> dict[str, Any]:
    """Run the generated reading, which must be clean and quiet."""
    source = source_of(reading(posed, coding or coding_of(posed.loss, posed.kind, posed.units)))
    assert formatted(source) == source
    assert complaints(source) == ""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        return executed(source)


def counts_of(y: np.ndarray[Any, Any], posed: Problem) -> list[float]:
    if posed.kind == "regression" or y.ndim > 1:
        return [float(value) for value in np.atleast_1d(y.mean(axis=0))]
    return [float(count) for count in np.bincount(y.astype(int))]


def expected(posed: Problem, profile: Profile) -> list[float]:
    if posed.labels.scale:
        return [0.0] * len(posed.labels.scale)
    if posed.kind == "regression":
        return [output.mean for output in profile.outputs or (profile.quantity,)]
    if profile.label_sets is not None:
        return list(profile.sets.means)
    places = dict(posed.labels.spellings) or {name: place for place, name in enumerate(posed.labels.classes)}
    counts = [0.0] * len(posed.labels.classes)
    for entry in profile.classes:
        counts[places[entry.name]] += entry.count
    return counts
