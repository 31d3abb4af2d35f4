"""Score the columns of a table: a file of any size, or a dataframe."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import isfinite

import numpy as np

from actloss.catalogue import loss
from actloss.column import IntArray
from actloss.errors import LabelError, OptionError
from actloss.escape import quoted
from actloss.losses.arrays import FloatArray
from actloss.numbers import plain_number
from actloss.predictions import Layout, Model, Predictions, Spread, Truth, find_predictions
from actloss.rules.wording import nearest
from actloss.scorecard.facts import Scorecard, TruthFacts
from actloss.scorecard.finish import Origin
from actloss.scorecard.fold import fold
from actloss.scorecard.moments import Groups
from actloss.scorecard.question import Candidate, Question, Rows, Wishes, counts_of_rows, with_variance
from actloss.scorecard.run import prepare, scorecard_of
from actloss.scorecard.totals import Totals
from actloss.scorecard.wishes import resolved
from actloss.table import Batch, Table, Wanted
from actloss.task import Kind

MOST_GROUPS = 1000
_NAMED = 6
"""Classes whose weights are written out before the rest are only counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """What the user says of the columns; None and empty are for us to find."""

    truth: tuple[str, ...] = ()
    pred: tuple[str, ...] = ()
    scale: str | None = None
    task: str | None = None
    weight: str | None = None
    by: str | None = None
    positive: str | None = None


def score_opened(
    table: Table, columns: Columns, wishes: Wishes, *, class_weight: str | Mapping[str, float] | None
) -> Scorecard:
    """Return the scorecard of a table; see `actloss.score_table`.

    Args:
        table: The table.
        columns: What the user says of its columns.
        wishes: What the user wants to know.
        class_weight: ``balanced``, or what the rows of each class count.
    """
    found = find_predictions(
        table.head,
        truth=columns.truth,
        pred=columns.pred,
        scale=columns.scale,
        task=columns.task,
        weight=columns.weight,
        by=columns.by,
        positive=columns.positive,
        tally=table.tally,
    )
    question = question_of(found)
    question, wishes = _class_wishes(table, found, question, resolved(wishes, question), class_weight)
    groups = () if found.by is None else tuple(table.tally(found.by, MOST_GROUPS))
    prepared = prepare(question, [candidate_of(model) for model in found.models], wishes, groups)
    wanted, cut = wanted_of(found, groups)

    def totals(batches: Iterator[Batch]) -> Totals:
        return fold(prepared.plan, rows_of(batches, found, cut))

    folded = table.fold(wanted, totals)
    origin = _origin(table, columns, found, wishes, folded.left_out)
    return replace(scorecard_of(prepared, folded.value, origin), source=folded.source)


def _class_wishes(
    table: Table, found: Predictions, question: Question, wishes: Wishes, given: str | Mapping[str, float] | None
) -> tuple[Question, Wishes]:
    """Return question and wishes with the shares and weights of the classes, where something asks for them."""
    if given is not None and found.kind not in {Kind.BINARY, Kind.MULTICLASS}:
        raise OptionError("class weights need exclusive classes; weight rows with --weight instead")
    known = [name for name in wishes.losses if name not in wishes.customs]
    if given == "balanced" or any("prior" in loss(name).params for name in known):
        counts = _class_counts(table, found)
        question = replace(question, shares=tuple((counts / counts.sum()).tolist()))
        wishes = replace(wishes, class_weight=_balanced(counts) if given == "balanced" else None)
    if given is not None and given != "balanced":
        wishes = replace(wishes, class_weight=_weights(given, found.truth))
    return question, wishes


def _origin(table: Table, columns: Columns, found: Predictions, wishes: Wishes, bad_rows: IntArray) -> Origin:
    return Origin(
        truth=TruthFacts(
            columns=found.truth.names,
            classes=found.truth.classes,
            positive=found.truth.positive,
            evidence=found.truth.evidence,
        ),
        columns=tuple(model.columns for model in found.models),
        evidence=tuple(model.evidence for model in found.models),
        kind_evidence=found.evidence,
        weight=None if found.weight is None else table.head.names[found.weight],
        notes=(*found.notes, *_idle(columns, found), *_weighing(wishes.class_weight, found.truth)),
        bad_rows=bad_rows,
    )


def question_of(found: Predictions) -> Question:
    """Return what the columns of a table ask."""
    truth = found.truth
    return Question(
        kind=found.kind.value,
        classes=truth.classes,
        soft=truth.layout is Layout.CLASSES,
        ordered=found.ordinal,
    )


def candidate_of(model: Model) -> Candidate:
    """Return what a model's columns predict."""
    return Candidate(
        name=model.name,
        scale=model.scale,
        layout=model.layout,
        width=len(model.positions),
        spread=model.spread,
        quantile=model.quantile,
        decimals=model.decimals,
        scale_given=model.scale_given,
        misordered=model.misordered,
        unsorted=model.unsorted,
        paired=model.paired,
    )


@dataclass(frozen=True, slots=True)
class Cut:
    """Which of the wanted columns are what."""

    truth: slice
    models: tuple[slice, ...]
    weight: int | None
    group: int | None
    without_group: int
    """The group of the rows whose cell is empty; -1 where there are none."""


def wanted_of(found: Predictions, groups: Sequence[str]) -> tuple[list[Wanted], Cut]:
    """Return the columns to read, and which of them are what.

    Args:
        found: What is to be scored.
        groups: The names of the groups of ``--by``.
    """
    pairs = zip(found.truth.positions, found.truth.cell_codes, strict=True)
    wanted = [Wanted(position, codes) for position, codes in pairs]
    truth = slice(0, len(wanted))
    models = []
    for model in found.models:
        start = len(wanted)
        wanted += [Wanted(position, model.codes, floats=True) for position in model.positions]
        models.append(slice(start, len(wanted)))
    weight = group = None
    if found.weight is not None:
        weight = len(wanted)
        wanted.append(Wanted(found.weight))
    if found.by is not None:
        group = len(wanted)
        wanted.append(Wanted(found.by, {name: float(at) for at, name in enumerate(groups)}))
    return wanted, Cut(truth, tuple(models), weight, group, groups.index("") if "" in groups else -1)


def rows_of(batches: Iterator[Batch], found: Predictions, cut: Cut) -> Iterator[Rows]:
    """Yield truth and predictions of each batch of the wanted columns."""
    start = 0
    single = found.truth.layout is Layout.SINGLE
    for batch in batches:
        truth = batch[cut.truth][0] if single else np.column_stack(batch[cut.truth])
        predictions = tuple(
            together(batch[columns], model) for columns, model in zip(cut.models, found.models, strict=True)
        )
        weight = None if cut.weight is None else batch[cut.weight]
        yield Rows(
            start,
            truth,
            predictions,
            weight,
            None if cut.group is None else _codes(batch[cut.group], cut.without_group),
        )
        start += len(truth)


def together(columns: tuple[FloatArray, ...], model: Model) -> FloatArray:
    """Return a model's columns as its predictions, shape ``[n]`` or ``[n, width]``."""
    if model.layout is Layout.SINGLE:
        return columns[0]
    wide = np.column_stack(columns)
    return with_variance(wide) if model.spread is Spread.DEVIATION else wide


def _codes(column: FloatArray, without: int) -> Groups:
    return np.where(np.isnan(column), without, column).astype(np.intp)


def _class_counts(table: Table, found: Predictions) -> FloatArray:
    """Return how many rows each class has, from a pass of its own over the truth."""
    counts = _counts_of_columns(table, found.truth) if question_of(found).soft else _counts_of_one(table, found.truth)
    if not counts.sum():
        raise LabelError(f"found no class in the truth column {quoted(found.truth.names[0])}; expected at least one")
    return counts


def _counts_of_one(table: Table, truth: Truth) -> FloatArray:
    counts = np.zeros(max(len(truth.classes), 2))
    codes: Mapping[str, float] = truth.codes or {}
    for text, tally in table.tally(truth.positions[0]).items():
        code = codes.get(text) if truth.codes is not None else plain_number(text)
        if code is not None and 0 <= code < len(counts) and code == int(code):
            counts[int(code)] += tally.count
    return counts


def _counts_of_columns(table: Table, truth: Truth) -> FloatArray:
    def summed(batches: Iterator[Batch]) -> FloatArray:
        return sum((counts_of_rows(np.column_stack(batch)) for batch in batches), np.zeros(len(truth.positions)))

    return table.fold([Wanted(*each) for each in zip(truth.positions, truth.cell_codes, strict=True)], summed).value


def _weights(given: str | Mapping[str, float], truth: Truth) -> tuple[float, ...]:
    """Return what the rows of each class count, 1 for a class that is not named."""
    if isinstance(given, str):
        raise OptionError(f"class weights are 'balanced' or CLASS=WEIGHT, found {quoted(given)}")
    names = truth.classes or ("0", "1")
    for name, weight in given.items():
        if name not in names:
            near = nearest(name, names)
            raise OptionError(f"no class {quoted(name)} to weight{f', did you mean {quoted(near)}?' if near else ''}")
        if not (isfinite(weight) and weight >= 0.0):
            raise OptionError(f"a class weight needs to be a finite number of 0 or more, found {weight:g}")
    return tuple(given.get(name, 1.0) for name in names)


def _idle(columns: Columns, found: Predictions) -> Iterator[str]:
    if columns.positive is not None and found.kind is not Kind.BINARY:
        yield f"--positive changes nothing: the task is {found.kind}, not of two classes"


def _weighing(weights: tuple[float, ...] | None, truth: Truth) -> Iterator[str]:
    """Yield what the rows of each class count, where they do not count alike."""
    if weights is not None:
        named = [
            f"{quoted(name)} {weight:.4g}" for name, weight in zip(truth.classes or ("0", "1"), weights, strict=True)
        ]
        left = f" and {len(named) - _NAMED:,} more" if len(named) > _NAMED else ""
        yield f"what a row counts depends on its class: {', '.join(named[:_NAMED])}{left}"


def _balanced(counts: FloatArray) -> tuple[float, ...]:
    """Return ``n / (C n_c)`` for each class that occurs."""
    present = counts > 0
    weights = np.divide(counts.sum() / present.sum(), counts, out=np.zeros_like(counts), where=present)
    return tuple(weights.tolist())
