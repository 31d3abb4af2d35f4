"""The labels of a multi-label truth: one column for each, or lists of them in one column."""

from collections.abc import Mapping, Sequence

from actloss.predictions.classes import Classes, number_codes
from actloss.predictions.kind import YES_NO
from actloss.predictions.proposal import Proposal, Truths
from actloss.predictions.truth import Found
from actloss.target.delimited import labels_of


def labels_of_columns(found: Found) -> Classes:
    """Return the classes of several columns, and what their cells stand for where they are not 0 and 1."""
    values = {float(value) for column in found.columns for value in column.values}
    texts = {text for column in found.columns if column.numbers is None for text in column.counts}
    if texts:
        words = {spelling for word in YES_NO for spelling in (word, word.title(), word.upper())} | texts
        codes = {word: YES_NO[word.casefold()] for word in sorted(words) if word.casefold() in YES_NO}
        return Classes(names=found.slots, codes={**codes, "0": 0.0, "1": 1.0}, recoded_from="text")
    if -1.0 in values:
        written = {text for column in found.columns for text in column.counts}
        return Classes(names=found.slots, codes=number_codes([-1.0, 1.0], written), recoded_from="-1/+1")
    return Classes(names=found.slots)


def labels_of_lists(found: Found, proposals: Sequence[Proposal], truths: Truths) -> Classes:
    """Return the labels of a column of lists, those that only columns of predictions are named for included."""
    extra = {slot for proposal in proposals if not proposal.positional for slot in proposal.slots}
    names = {*found.slots, *(slot for slot in extra if truths.find(slot) is None)}
    return Classes(names=tuple(sorted(names)), recoded_from="lists")


def codes_of_lists(
    found: Found, counts: Mapping[str, int], labels: Sequence[str]
) -> tuple[Mapping[str, float], ...] | None:
    """Return for each label whether it stands in each of a column's cells."""
    if not found.separator:
        return None
    held = {text: frozenset(labels_of(text, found.separator)) for text in counts}
    return tuple({text: float(label in some) for text, some in held.items()} for label in labels)
