"""What is predicted, from how truth and predictions are laid out and what they hold."""

from collections.abc import Sequence
from dataclasses import dataclass

from actloss.catalogue import Scale
from actloss.errors import LabelError, OptionError
from actloss.escape import quoted
from actloss.predictions.columns import Column
from actloss.predictions.facts import Layout
from actloss.predictions.names import said_of
from actloss.predictions.proposal import Proposal, Truths
from actloss.predictions.truth import Found, Nature
from actloss.rules.wording import several
from actloss.task import Kind
from actloss.task.words import is_counted, suggests

_MOST_CLASSES = 50
"""More whole numbers than this are quantities."""
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
    sentence = f"the truth {found.label} takes {several(len(values), 'value')}"
    if len(values) == 2 or values <= {0.0, 1.0}:
        usual = values <= {0.0, 1.0} or values == {-1.0, 1.0}
        if usual or all(column.within_unit or _speaks_of_odds(column) for column in predictions):
            return Decision(Kind.BINARY, (f"{sentence}: {shown}",))
        if found.nature is Nature.WHOLE and all(set(column.values.tolist()) <= values for column in predictions):
            return Decision(Kind.BINARY, (f"{sentence}: {shown}", "the predictions are the same values"))
        note = f"{sentence} only ({shown}) and is taken for a quantity; --task binary if they are classes"
        return Decision(Kind.REGRESSION, (sentence,), (note,))
    if _repeats(found, predictions):
        note = "truth and predictions are whole numbers, taken for classes; --task regression if they are quantities"
        evidence = (sentence, "all predictions are whole numbers that the truth takes too")
        return Decision(Kind.MULTICLASS, evidence, (note,))
    return Decision(Kind.REGRESSION, (f"{sentence} between {min(values):g} and {max(values):g}",))


def _speaks_of_odds(column: Column) -> bool:
    said = said_of(column.name)
    return said is not None and said.scale in _ODDS


def _repeats(found: Found, predictions: Sequence[Column]) -> bool:
    """Return whether predictions repeat the truth's whole numbers, as decisions between classes do."""
    truth = found.columns[0]
    if found.nature is not Nature.WHOLE or is_counted(truth.name) or suggests(truth.name) == "quantities":
        return False
    values = set(truth.values.tolist())
    own = [set(column.values.tolist()) for column in predictions]
    return len(values) <= _MOST_CLASSES and all(seen and seen <= values for seen in own)


def is_ordered(found: Found) -> bool:
    """Return whether the name of a truth speaks of ordered steps."""
    return found.layout is Layout.SINGLE and suggests(found.columns[0].name) == "degrees"


def misfit(proposal: Proposal, truths: Truths, kind: Kind) -> str | None:
    """Return why a model cannot predict this kind of truth, or None."""
    layout = proposal.layout
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
