"""What is predicted, from how truth and predictions are laid out and what they hold."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from actloss.catalogue import Scale
from actloss.errors import LabelError, OptionError
from actloss.escape import quoted
from actloss.predictions.classes import is_scale
from actloss.predictions.columns import ROWS_THAT_MAY_DIFFER, Column
from actloss.predictions.facts import Layout
from actloss.predictions.names import said_of, truth_part, truth_rank
from actloss.predictions.proposal import Proposal, Truths
from actloss.predictions.truth import Found, Nature
from actloss.rules.wording import listed, several
from actloss.target.names import words
from actloss.task import Kind
from actloss.task.words import is_counted, suggests

_MOST_CLASSES = 50
"""More whole numbers than this are quantities, even if names speak of classes."""
_MOST_CODES = 20
"""The same if names do not."""
_CLASS_WORDS = frozenset({"class", "classes", "label", "labels", "category", "categories"})
_ODDS = frozenset({Scale.PROBABILITY, Scale.LOGIT, Scale.LOG_PROBABILITY})
_KINDS = {Layout.CLASSES: Kind.MULTICLASS, Layout.LABELS: Kind.MULTILABEL, Layout.OUTPUTS: Kind.REGRESSION}


@dataclass(frozen=True, slots=True)
class Decision:
    """The kind of task and what it rests on."""

    kind: Kind
    evidence: tuple[str, ...]
    notes: tuple[str, ...] = ()


def decide(truths: Truths, proposals: Sequence[Proposal], given: Kind | None) -> Decision:
    """Return the kind of task.

    The definitions: one column for each class is multi-class, one for each label multi-label; a truth of two values
    is binary; texts, and whole numbers that the predictions repeat exactly, are classes; other numbers are quantities.

    Raises:
        OptionError: The kind that was given does not fit the truth.
        LabelError: The truth holds no classes.
    """
    found = truths.found
    if given is not None:
        if given is Kind.REGRESSION and found.nature is Nature.TEXT:
            text = quoted(next(iter(found.columns[0].counts)), limit=40)
            raise OptionError(f"regression needs numbers, but the truth {found.label} holds {text}")
        if given is Kind.MULTICLASS and found.nature is Nature.REAL:
            raise LabelError(f"expected classes in the truth {found.label}, found numbers that are not whole")
        return Decision(given, ("it was given",))
    if found.nature is Nature.SEVERAL:
        return Decision(_KINDS[found.layout], found.evidence[-1:])
    wide = next((proposal for proposal in proposals if proposal.layout in {Layout.CLASSES, Layout.STEPS}), None)
    if wide:
        what = "class" if wide.layout is Layout.CLASSES else "step between two classes"
        sentence = f"{quoted(wide.name)} has {len(wide.columns)} columns, one for each {what}"
        return Decision(Kind.MULTICLASS, (sentence,))
    if found.nature is Nature.TEXT:
        return _of_texts(truths)
    if any(proposal.layout is Layout.PAIR for proposal in proposals):
        return Decision(Kind.REGRESSION, ("two columns predict a value and its spread",))
    return _of_numbers(found, [proposal.columns[0] for proposal in proposals])


def _of_texts(truths: Truths) -> Decision:
    sentence = f"the truth {truths.found.label} holds {several(truths.size, 'class', 'classes')} written as text"
    if truths.size == 1:
        raise LabelError(f"expected two classes or more in the truth {truths.found.label}, found one")
    return Decision(Kind.BINARY if truths.size == 2 else Kind.MULTICLASS, (sentence,))


def _of_numbers(found: Found, predictions: Sequence[Column]) -> Decision:
    truth = found.columns[0]
    values = {float(value) for value in truth.values}
    shown = ", ".join(f"{value:g}" for value in sorted(values)[:3])
    looked = "" if found.complete else " among the rows looked at"
    sentence = f"the truth {found.label} takes {several(len(values), 'value')}{looked}"
    if len(values) == 2 or values <= {0.0, 1.0}:
        if _are_two_classes(found, values, predictions):
            return Decision(Kind.BINARY, (f"{sentence}: {shown}",))
        if found.nature is Nature.WHOLE and all(set(column.values.tolist()) <= values for column in predictions):
            return Decision(Kind.BINARY, (f"{sentence}: {shown}", "the predictions are the same values"))
        note = f"{sentence} only ({shown}) and is taken for a quantity; --task binary if they are classes"
        return Decision(Kind.REGRESSION, (sentence,), (note,))
    if _repeats(found, predictions):
        if not _are_codes(found, predictions):
            note = f"{sentence}, whole numbers that the predictions repeat, taken for quantities"
            return Decision(
                Kind.REGRESSION, (sentence,), (f"{note}; --task multiclass if they are numbers of classes",)
            )
        note = "truth and predictions are whole numbers, taken for classes; --task regression if they are quantities"
        evidence = (sentence, "all predictions are whole numbers that the truth takes too")
        return Decision(Kind.MULTICLASS, evidence, (note,))
    return Decision(Kind.REGRESSION, (f"{sentence} between {min(values):g} and {max(values):g}",))


def _are_two_classes(found: Found, values: set[float], predictions: Sequence[Column]) -> bool:
    """Return whether two numbers are the classes of what is predicted."""
    if values <= {0.0, 1.0} or values == {-1.0, 1.0}:
        return True
    odds = all(_speaks_of_odds(column) for column in predictions)
    unit = values == {1.0, 2.0} and all(column.within_unit for column in predictions)
    return found.nature is Nature.WHOLE and (odds or unit)


def _speaks_of_odds(column: Column) -> bool:
    said = said_of(column.name)
    return said is not None and said.scale in _ODDS


def _repeats(found: Found, predictions: Sequence[Column]) -> bool:
    """Return whether predictions repeat the truth's few whole numbers, as decisions between classes do."""
    truth = found.columns[0]
    if found.nature is not Nature.WHOLE or is_counted(truth.name) or suggests(truth.name) == "quantities":
        return False
    most = _MOST_CLASSES if _speak_of_classes(found, predictions) else _MOST_CODES
    return len(truth.values) <= most and all(
        column.whole and np.isin(column.known, truth.values).mean() >= 1 - ROWS_THAT_MAY_DIFFER
        for column in predictions
    )


def _are_codes(found: Found, predictions: Sequence[Column]) -> bool:
    """Return whether few whole numbers are the numbers of classes, as names or their range say."""
    if _speak_of_classes(found, predictions):
        return True
    name = found.columns[0].name
    if suggests(name) != "role" and truth_rank(name) is None and truth_part(name) is None:
        return False
    values = {float(value) for column in (*found.columns, *predictions) for value in column.values}
    return min(values) in {0.0, 1.0} and max(values) - min(values) == len(values) - 1


def _speak_of_classes(found: Found, predictions: Sequence[Column]) -> bool:
    names = [column.name for column in (*found.columns, *predictions)]
    spoken = {word for name in names for word in words(name)}
    return not spoken.isdisjoint(_CLASS_WORDS) or suggests(names[0]) in {"codes", "degrees"}


def order_of(
    kind: Kind, found: Found, classes: Sequence[str], layouts: Sequence[Layout]
) -> tuple[bool, tuple[str, ...]]:
    """Return whether the order of the classes means something, and a sentence on why where it isn't plain to see."""
    if kind is not Kind.MULTICLASS:
        return False, ()
    if found.layout is Layout.SINGLE and suggests(found.columns[0].name) == "degrees":
        return True, (f"{found.label} is named for a degree, so the order of the classes counts",)
    if is_scale(classes):
        return True, (f"{listed(classes)} are words of a scale, so their order counts",)
    return Layout.STEPS in layouts, ()


def misfit(proposal: Proposal, truths: Truths, kind: Kind) -> str | None:
    """Return why a model cannot predict this kind of truth, or None."""
    layout = proposal.layout
    lists = next((column for column in proposal.columns if _holds_lists(column)), None)
    if lists is not None:
        cell = quoted(next(iter(lists.counts)), limit=40)
        return f"it holds lists such as {cell}; spread them over columns, one for each number"
    texts = next((column for column in proposal.columns if column.numbers is None), None)
    if texts is not None and (layout is not Layout.SINGLE or kind is Kind.REGRESSION):
        return _no_numbers(texts)
    if truths.found.nature is Nature.SEVERAL:
        if layout is truths.found.layout:
            return None
        return f"it is one column, and the truth {truths.found.label} has {len(truths.found.columns)}"
    if kind is Kind.MULTICLASS:
        return None if layout in {Layout.CLASSES, Layout.STEPS} else _no_class(proposal.columns[0], truths)
    if kind is Kind.BINARY:
        return _no_score(proposal, truths)
    return None if layout in {Layout.SINGLE, Layout.PAIR} else "it has several columns"


def _holds_lists(column: Column) -> bool:
    return (
        column.numbers is None
        and bool(column.counts)
        and all(text.startswith("[") and text.endswith("]") for text in column.counts)
    )


def _no_numbers(column: Column) -> str:
    cell = next(iter(column.counts), None)
    return (
        f"{quoted(column.name, limit=40)} is empty"
        if cell is None
        else f"it holds {quoted(cell, limit=40)}, not numbers"
    )


def _no_class(column: Column, truths: Truths) -> str | None:
    """Return why a single column does not name a class in each row, or None."""
    if not column.counts:
        return "it is empty"
    if truths.found.nature is Nature.WHOLE:
        return None if column.whole else "it is one number a row; classes need one column each, or the class's number"
    other = [text for text in column.counts if truths.find(text) is None]
    if len(other) > len(column.counts) / 2:
        return (
            f"it holds {quoted(other[0], limit=40)}, which is none of the truth's classes; classes need one column each"
        )
    return None


def _no_score(proposal: Proposal, truths: Truths) -> str | None:
    """Return why a model does not predict two classes, or None."""
    if proposal.layout is not Layout.SINGLE:
        return f"it has {len(proposal.columns)} columns; two classes need one, for the positive class"
    column = proposal.columns[0]
    if column.numbers is not None:
        return None
    words = {text.casefold() for text in column.counts}
    if not column.counts or not (words <= set(YES_NO) or all(truths.find(text) is not None for text in column.counts)):
        return _no_numbers(column)
    return None


YES_NO = {"true": 1.0, "t": 1.0, "yes": 1.0, "y": 1.0, "false": 0.0, "f": 0.0, "no": 0.0, "n": 0.0}
"""Words for the positive and the negative class, whatever the truth's own are."""
