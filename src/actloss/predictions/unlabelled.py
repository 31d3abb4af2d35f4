"""Find the predictions in a table that holds no truth: what each model's columns are, as their names and sums say."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from actloss.catalogue import Scale
from actloss.errors import PredictionError
from actloss.escape import quoted
from actloss.predictions.asked import resolve
from actloss.predictions.classes import Tallier, texts_of
from actloss.predictions.columns import Column, allowed_off_sum, numbered_name, read, row_sums, step_of_rows
from actloss.predictions.facts import Layout, Model, Unlabelled
from actloss.predictions.groups import singles
from actloss.predictions.names import cuts, number_in, said_of, wordless
from actloss.predictions.options import Given, kind_named, models_named, scale_named
from actloss.predictions.proposal import Proposal
from actloss.predictions.scale import Reading, named_scale, scale_of
from actloss.predictions.sorting import out_of_order
from actloss.rules.wording import listed
from actloss.table import Head
from actloss.task import Kind

_USUALLY = 0.5
"""From this share of rows on that sum to 1, the columns are one model's exclusive classes and the others mistakes."""
_ODDS = frozenset({Scale.PROBABILITY, Scale.LOGIT, Scale.LOG_PROBABILITY, Scale.MARGIN})
_WIDE = {Kind.MULTICLASS: Layout.CLASSES, Kind.MULTILABEL: Layout.LABELS, Kind.REGRESSION: Layout.OUTPUTS}


def find_unlabelled(
    head: Head,
    *,
    pred: Sequence[str] = (),
    scale: str | None = None,
    task: str | None = None,
    tally: Tallier | None = None,
) -> Unlabelled:
    """Return which columns are predictions, and on which scale, where nothing is there to compare them with.

    Columns whose names share a word for predictions are one model's exclusive classes if most rows sum to 1; else each
    is a model of its own, unless the user names the task.

    Args:
        head: The first rows of the table.
        pred: As in `find_predictions`.
        scale: As in `find_predictions`.
        task: As in `find_predictions`.
        tally: As in `find_predictions`.

    Raises:
        PredictionError: There are no predictions.
        OptionError: What was named is not there or makes no sense.

    Examples:
        >>> head = Head(
        ...     names=("id", "p_dog", "p_cat"),
        ...     cells=(("a", "b"), ("0.2", "0.9"), ("0.8", "0.1")),
        ...     kinds=("text",) * 3,
        ...     header=True,
        ...     complete=True,
        ... )
        >>> [(kind.value, model.columns, model.scale.value) for kind, model in find_unlabelled(head).models]
        [('multiclass', ('p_dog', 'p_cat'), 'probability')]
    """
    kind, said = kind_named(task), scale_named(scale)
    given = models_named(head, pred)
    step = step_of_rows(head)
    columns = {position: read(head, position, step) for position in range(len(head.names))}
    proposals = _given(given, columns, kind) if given else _found(head, [*columns.values()], kind)
    asked = None if head.complete else tally
    made = [_model(proposal, kind, said, asked) for proposal in proposals]
    return Unlabelled(
        models=tuple((found, model) for found, model, _ in made),
        notes=tuple(dict.fromkeys(note for _, _, notes in made for note in notes)),
    )


def _given(given: Sequence[Given], columns: Mapping[int, Column], kind: Kind | None) -> list[Proposal]:
    """Return the models that the user named; what their columns' names share is found among all."""
    auto = _groups([*columns.values()], kind) if any(not one.positions for one in given) else []
    found = resolve(given, columns, auto)
    return [
        replace(one, layout=_layout(one.columns, kind) or Layout.LABELS) if len(one.columns) > 1 else one
        for one in found
    ]


def _found(head: Head, columns: Sequence[Column], kind: Kind | None) -> list[Proposal]:
    groups = _groups(columns, kind) if head.header else []
    taken = {position for group in groups for position in group.positions}
    rest = [column for column in columns if column.position not in taken]
    found = [*groups, *(singles(rest, alone=not groups) if head.header else ())]
    numbers = [column for column in columns if column.numbers is not None]
    if not found and len(numbers) > 1 and _usually_sum_to_one(numbers):
        found = [_wide("classes", numbers, Layout.CLASSES)]
    if not found and len(numbers) == 1:
        found = [Proposal(name=numbers[0].name, columns=(numbers[0],))]
    if not found:
        raise PredictionError(
            f"expected columns with predictions, called 'y_pred', 'prob' or 'p_<class>' for example, but the columns "
            f"are {listed(head.names)}; name them with --pred"
        )
    names = [proposal.name for proposal in found]
    apart = [
        replace(one, name=numbered_name(one.name, one.positions[0])) if names.count(one.name) > 1 else one
        for one in found
    ]
    return sorted(apart, key=lambda one: one.positions[0])


def _groups(columns: Sequence[Column], kind: Kind | None) -> list[Proposal]:
    """Return the models that have several columns, whose names share a word for predictions or end in numbers."""
    groups: dict[tuple[str, str, bool], dict[str, Column]] = {}
    for column in columns:
        found = _slot_of(column.name) if column.numbers is not None else None
        if found is not None:
            (phrase, model, behind), slot = found
            groups.setdefault((phrase, model, behind), {}).setdefault(slot, column)
    made = []
    for (phrase, model, _), members in groups.items():
        group = [*members.values()]
        layout = _layout(group, kind) if len(group) > 1 else None
        if layout is not None and (phrase or layout is Layout.CLASSES):
            made.append(_wide(model or phrase, group, layout))
    return made


def _slot_of(name: str) -> tuple[tuple[str, str, bool], str] | None:
    """Return what a name shares with those of the same model's other columns, and what is its own."""
    said = said_of(name)
    if said is not None and not said.whole:
        return (said.phrase, said.before if said.after else "", bool(said.after)), said.after or said.before
    if said is None:
        numbered = ((slot, model) for slot, model in cuts(wordless(name)) if number_in(slot) is not None and model)
        found = next(numbered, None)
        return None if found is None else (("", found[1], True), found[0])
    return None


def _layout(columns: Sequence[Column], kind: Kind | None) -> Layout | None:
    """Return how several columns are one model's predictions; None where nothing says that they are."""
    if kind is not None:
        return _WIDE.get(kind)
    return Layout.CLASSES if _usually_sum_to_one(columns) else None


def _usually_sum_to_one(columns: Sequence[Column]) -> bool:
    """Return whether the numbers of most rows, or their exponentials, sum to 1 within the rounding of what is printed.

    Unlike rows with a truth, they have to say by themselves that they are distributions, and some may be wrong.
    """
    if any(column.numbers is None for column in columns):
        return False
    allowed = allowed_off_sum(len(columns), max((column.decimals or 0 for column in columns), default=0))
    for exponentials in (False, True):
        sums = row_sums(columns, exponentials=exponentials)
        if sums.size and float(np.mean(np.abs(sums - 1) <= allowed)) >= _USUALLY:
            return True
    return False


def _wide(name: str, columns: Sequence[Column], layout: Layout) -> Proposal:
    return Proposal(name=name, columns=tuple(columns), layout=layout, slots=tuple(column.name for column in columns))


def _model(
    proposal: Proposal, kind: Kind | None, scale: Scale | None, tally: Tallier | None
) -> tuple[Kind, Model, tuple[str, ...]]:
    """Return the kind of task that a model is taken for, the model, and what may be meant otherwise."""
    texts = _holds_texts(proposal)
    found = kind or _kind(proposal, scale, texts=texts)
    notes = []
    if kind is None and found is Kind.REGRESSION and scale is None:
        notes.append(f"{quoted(proposal.name)} is taken for a quantity; --task or --scale decides")
    reading = _reading(proposal, found, scale)
    model = Model(
        name=proposal.name,
        positions=proposal.positions,
        columns=tuple(column.name for column in proposal.columns),
        layout=proposal.layout,
        scale=reading.scale,
        scale_given=scale is not None,
        codes=_codes(proposal.columns, tally) if texts else None,
        decimals=max((column.decimals for column in proposal.columns if column.decimals is not None), default=None),
        unsorted=_out_of_order(proposal),
        evidence=reading.evidence,
        given=proposal.given,
    )
    return found, model, (*notes, *reading.notes)


def _out_of_order(proposal: Proposal) -> tuple[str, ...]:
    """Return the columns of exclusive classes if what tells their names apart is not sorted; else nothing."""
    found = [_slot_of(column.name) for column in proposal.columns]
    shared = {one[0] for one in found if one is not None}
    if proposal.layout is not Layout.CLASSES or None in found or len(shared) != 1:
        return ()
    return out_of_order([one[1] for one in found if one is not None], proposal.columns)


def _holds_texts(proposal: Proposal) -> bool:
    """Return whether a model names a class in each row.

    Raises:
        PredictionError: One of its columns is text beside others.
    """
    texts = next((column for column in proposal.columns if column.numbers is None), None)
    if texts is not None and len(proposal.columns) > 1:
        raise PredictionError(
            f"expected numbers in each of the {len(proposal.columns)} columns of {quoted(proposal.name)}, but "
            f"{quoted(texts.name)} holds none"
        )
    return texts is not None


def _kind(proposal: Proposal, scale: Scale | None, *, texts: bool) -> Kind:
    if proposal.layout is Layout.CLASSES or texts:
        return Kind.MULTICLASS
    if proposal.layout is Layout.LABELS:
        return Kind.MULTILABEL
    said = said_of(proposal.columns[0].name)
    hint = scale or (said.scale if said else None)
    return Kind.BINARY if hint in _ODDS else Kind.REGRESSION


def _reading(proposal: Proposal, kind: Kind, scale: Scale | None) -> Reading:
    if scale is not None:
        return Reading(scale, ("it was given",))
    named = named_scale(proposal, kind)
    return named or scale_of(proposal, kind, signs=False, labels=frozenset(), counted=True)


def _codes(columns: Sequence[Column], tally: Tallier | None) -> Mapping[str, float]:
    """Return a number for each text of decisions, so that they can be told apart."""
    texts = {text for one in columns for text in texts_of(one.position, one.counts, one.missing, tally)}
    return {text: float(at) for at, text in enumerate(sorted(texts))}
