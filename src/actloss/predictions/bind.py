"""Classes of the truth brought together with each model's columns: one order, one number for each."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from actloss.errors import PredictionError, ShapeError
from actloss.escape import quoted
from actloss.numbers import plain_number
from actloss.predictions.classes import (
    Classes,
    Tallier,
    counted_from_one,
    finder,
    folded,
    is_scale,
    number_codes,
    ordered_groups,
    recoding,
    text_codes,
    texts_of,
)
from actloss.predictions.columns import numbers_in
from actloss.predictions.facts import Layout
from actloss.predictions.proposal import Proposal, Truths
from actloss.predictions.sorting import out_of_order, sorted_classes
from actloss.predictions.truth import Nature
from actloss.profile.classes import number_name
from actloss.rules.wording import listed, several


@dataclass(frozen=True, slots=True, kw_only=True)
class Bound:
    """A model's columns in the order of the classes."""

    proposal: Proposal
    positions: tuple[int, ...]
    misordered: bool = False
    unsorted: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def multiclass(truths: Truths, proposals: Sequence[Proposal], tally: Tallier | None) -> Classes:
    """Return the classes of one truth column, those that only predictions know included.

    Raises:
        LabelError: The truth holds more classes than can be told apart.
        PredictionError: Steps stand between classes whose order nothing says.
        ShapeError: A class of the truth has no column.
    """
    steps = [proposal for proposal in proposals if proposal.layout is Layout.STEPS]
    wide = [proposal for proposal in proposals if proposal.layout is Layout.CLASSES]
    if truths.found.nature is Nature.TEXT:
        return _texts(truths, proposals, wide, steps, tally)
    return _numbers(truths, proposals, wide, steps, tally)


def _texts(
    truths: Truths,
    proposals: Sequence[Proposal],
    wide: Sequence[Proposal],
    steps: Sequence[Proposal],
    tally: Tallier | None,
) -> Classes:
    column = truths.found.columns[0]
    counts = dict(truths.counts)
    for proposal in proposals:
        if proposal.layout is Layout.SINGLE:
            own = proposal.columns[0]
            texts = texts_of(own.position, own.counts, own.missing, tally)
            counts |= {text: 0 for text in texts if truths.find(text) is None}
    for proposal in wide:
        if not proposal.positional:
            counts |= {slot: 0 for slot in proposal.slots if truths.find(slot) is None}
    groups = ordered_groups(column.name, counts)
    names = tuple(group[0].name for group in groups)
    if steps and not is_scale(names):
        raise PredictionError(
            f"steps between classes need ordered classes, but nothing says in which order {listed(names)} stand; write "
            f"the truth {truths.found.label} as numbers from 0"
        )
    codes, notes = text_codes(groups)
    # What spells a missing value elsewhere is a class where a column of predictions is named for it.
    known = {folded(name): code for name, code in codes.items()}
    codes |= {text: known[folded(text)] for text in column.missing if text and folded(text) in known}
    return Classes(names=names, codes=codes, recoded_from="text", ordered=is_scale(names), notes=notes)


def _numbers(
    truths: Truths,
    proposals: Sequence[Proposal],
    wide: Sequence[Proposal],
    steps: Sequence[Proposal],
    tally: Tallier | None,
) -> Classes:
    column = truths.found.columns[0]
    texts, values = dict(column.counts), set(column.values.tolist())
    named = sorted({float(slot) for proposal in wide if not proposal.positional for slot in proposal.slots})
    widths = [len(proposal.columns) for proposal in wide] + [len(proposal.columns) + 1 for proposal in steps]
    size = max(widths, default=0)
    # Cells that must be translated and are not known are lost without a word, so all of them have to be.
    if tally and (not size or number_codes(_class_numbers(values, named, size), ()) is not None):
        texts |= dict.fromkeys(texts_of(column.position, {}, {}, tally), 0)
        values |= _finite(numbers_in(column.name, texts))
    if not size:
        for own in (proposal.columns[0] for proposal in proposals):
            values |= set(own.values.tolist())
            texts |= dict.fromkeys(own.counts, 0)
            if tally:
                texts |= dict.fromkeys(texts_of(own.position, {}, {}, tally), 0)
                values |= _finite(numbers_in(own.name, texts))
    numbers = _class_numbers(values, named, size)
    missing = sorted(values - set(numbers))
    if missing:
        first, last = number_name(numbers[0]), number_name(numbers[-1])
        raise ShapeError(
            f"the class {number_name(missing[0])} of the truth {truths.found.label} has no column of predictions; "
            f"there are columns for {several(len(numbers), 'class', 'classes')}, {first} to {last}",
            model=next(proposal.name for proposal in (*wide, *steps)),
        )
    return Classes(
        names=tuple(number_name(number) for number in numbers),
        codes=number_codes(numbers, texts),
        recoded_from=recoding(numbers),
    )


def _finite(numbers: Mapping[str, float]) -> set[float]:
    return {number for number in numbers.values() if math.isfinite(number)}


def _class_numbers(values: set[float], named: Sequence[float], size: int) -> tuple[float, ...]:
    """Return the number of each class: those of the columns' names, else 0 to C-1 or 1 to C.

    Without columns for classes they are those that occur.
    """
    if named and values <= set(named):
        return tuple(named)
    if not size:
        return tuple(sorted(values))
    from_one = counted_from_one(min(values), max(values), size) or (min(values) >= 1 and named[:1] == [1.0])
    return tuple(float(number) for number in range(int(from_one), size + int(from_one)))


def ordered(proposal: Proposal, classes: Sequence[str], spellings: Mapping[str, float] | None, truth: str) -> Bound:
    """Return a model's columns in the order of the classes, labels or outputs.

    Args:
        proposal: One column for each of them.
        classes: Their names.
        spellings: Other spellings of them, with their indices.
        truth: The truth's columns as messages write them.

    Raises:
        ShapeError: One of them has no column, two, or a column is for none.
    """
    if proposal.positional or len({len(classes), len(proposal.columns)}) > 1:
        return _by_position(proposal, classes, truth)
    texts = [[name] for name in classes]
    for text, code in (spellings or {}).items():
        texts[int(code)].append(text)
    find = finder(texts)
    at: dict[int, int] = {}
    for slot, column in zip(proposal.slots, proposal.columns, strict=True):
        index = find(slot)
        if index is None and all(plain_number(name) is not None for name in classes):
            return _by_position(proposal, classes, truth)
        if index is None or index in at:
            what = "is for none of them" if index is None else f"is a second one for {quoted(classes[index])}"
            raise ShapeError(
                f"expected one column of {quoted(proposal.name)} for each of {listed(classes)}, but "
                f"{quoted(column.name)} {what}",
                model=proposal.name,
            )
        at[index] = column.position
    own = [classes[int(find(slot) or 0)] for slot in proposal.slots]
    return Bound(
        proposal=proposal,
        positions=tuple(at[index] for index in range(len(classes))),
        unsorted=out_of_order(own, proposal.columns) if proposal.layout is Layout.CLASSES else (),
    )


def _by_position(proposal: Proposal, classes: Sequence[str], truth: str) -> Bound:
    names = [column.name for column in proposal.columns]
    if len(names) != len(classes):
        known = {folded(slot) for slot in proposal.slots}
        without = [name for name in classes if folded(name) not in known]
        lacking = f"; {listed(without)} has none" if without and not proposal.positional else ""
        raise ShapeError(
            f"expected one column of {quoted(proposal.name)} for each of the {len(classes)} classes of {truth}, got "
            f"{several(len(names), 'column')}{lacking}",
            model=proposal.name,
        )
    slots = list(proposal.slots)
    order = "in this order, since their names do not say which is which"
    note = f"the columns {listed(names)} are taken for {listed(classes)} {order}"
    return Bound(
        proposal=proposal,
        positions=proposal.positions,
        misordered=slots != sorted_classes(slots),
        notes=(note,),
    )
