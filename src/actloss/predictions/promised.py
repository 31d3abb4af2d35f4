"""The truth that a lock tells of, for tables of predictions: which classes there are, and in which order."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from actloss.escape import quoted, whole
from actloss.numbers import plain_number
from actloss.predictions.classes import finder
from actloss.predictions.columns import Column
from actloss.predictions.facts import Layout, Model
from actloss.predictions.truth import Found, Nature
from actloss.reference import Reference
from actloss.rules.predictions.facts import PredictionFacts
from actloss.rules.wording import listed, several
from actloss.task import Kind

_NOWHERE = -1
"""The position of a column that the table does not have."""


def promised(reference: Reference) -> Found:
    """Return the truth of a lock's entry as a column of the table would show it.

    Args:
        reference: The entry.
    """
    names = [entry.name for entry in reference.classes]
    if reference.kind is Kind.MULTILABEL:
        return _several(names, Layout.LABELS)
    if reference.kind is Kind.REGRESSION:
        spreads = [[spread.minimum, spread.maximum] for spread in reference.spreads]
        if len(spreads) > 1:
            return _several(reference.columns, Layout.OUTPUTS)
        column = _column(reference.columns[0], {}, spreads[0] if spreads else [0.5])
        return Found(columns=(column,), layout=Layout.SINGLE, nature=Nature.REAL)
    numbers = [plain_number(name) for name in names]
    known = [number for number in numbers if number is not None and number == int(number)]
    counts = {entry.name: max(entry.count, 1) for entry in reference.classes}
    if len(known) == len(names):
        column = _column(reference.columns[0], counts, known)
        return Found(columns=(column,), layout=Layout.SINGLE, nature=Nature.WHOLE)
    column = replace(_column(reference.columns[0], counts, []), numbers=None)
    return Found(columns=(column,), layout=Layout.SINGLE, nature=Nature.TEXT)


def held(facts: PredictionFacts, model: Model, classes: Sequence[str], reference: Reference) -> PredictionFacts:
    """Return the facts of a model with what a lock's entry says of its columns.

    Args:
        facts: The facts.
        model: The columns of the model.
        classes: The classes or labels, in the order of the model's columns.
        reference: The entry.
    """
    facts = replace(facts, locked=True)
    if model.layout not in {Layout.CLASSES, Layout.LABELS, Layout.STEPS}:
        return facts
    names = [entry.name for entry in reference.classes]
    here, there = finder([name] for name in classes), finder([name] for name in names)
    without = [name for name in names if here(name) is None]
    strange = [name for name in classes if there(name) is None]
    if without or strange:
        lacks = f"has no column for {listed(without)}" if without else ""
        more = f"has a column for {listed(strange)}, no class there" if strange else ""
        return replace(
            facts,
            misshapen=f"{quoted(model.name)} {' and '.join(filter(None, (lacks, more)))}: the lock's "
            f"{whole(reference.name)} holds {several(len(names), 'class', 'classes')}, {listed(names)}",
        )
    if model.layout is Layout.STEPS:
        return facts
    columns = zip(classes, model.positions, model.columns, strict=True)
    wanted = sorted((there(name) or 0, position, column) for name, position, column in columns)
    positions = [position for _, position, _ in wanted]
    if positions == sorted(positions):
        return facts
    return replace(facts, lock_order=tuple(column for *_, column in wanted))


def _several(names: Sequence[str], layout: Layout) -> Found:
    columns = tuple(_column(name, {}, [0.0, 1.0]) for name in names)
    return Found(columns=columns, layout=layout, nature=Nature.SEVERAL, slots=tuple(names))


def _column(name: str, counts: dict[str, int], numbers: Sequence[float]) -> Column:
    return Column(position=_NOWHERE, name=name, counts=counts, numbers=np.array(numbers))
