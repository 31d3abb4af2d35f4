"""The models that the user named: which columns each has, and what each column is for."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from shlex import quote

from actloss.errors import OptionError, PredictionError, ShapeError
from actloss.escape import quoted, visible
from actloss.predictions.columns import Column, sum_to_one
from actloss.predictions.facts import Layout
from actloss.predictions.groups import only_group
from actloss.predictions.names import slots_in
from actloss.predictions.options import Given
from actloss.predictions.proposal import Proposal, Truths
from actloss.predictions.truth import Nature

_SHOWN = 3
"""Models that a suggestion writes out."""


def resolve(given: Sequence[Given], columns: Mapping[int, Column], auto: Sequence[Proposal]) -> list[Proposal]:
    """Return the models that the user named.

    Args:
        given: What the user named.
        columns: All columns by position.
        auto: What the names of columns speak of, for values that are the name of a model but of no column.

    Raises:
        OptionError: A value is neither.
    """
    found = []
    for one in given:
        match = next((proposal for proposal in auto if proposal.name.casefold() == one.name.casefold()), None)
        if one.positions:
            found.append(Proposal(name=one.name, columns=tuple(columns[at] for at in one.positions), given=True))
        elif match:
            found.append(replace(match, name=one.name, given=True))
        else:
            raise OptionError(one.failure)
    return found


def laid_out(proposal: Proposal, truths: Truths, *, steps: bool) -> Proposal:
    """Return a model that the user named, with its layout and what each of its columns is for.

    Args:
        proposal: The columns.
        truths: What is true.
        steps: Whether one column fewer than classes are the steps between them.

    Raises:
        ShapeError: So many columns cannot predict the truth.
        PredictionError: They are no distribution over two classes, and nothing says what they are.
    """
    columns = proposal.columns
    if len(columns) == 1 or proposal.layout is not Layout.SINGLE:
        return proposal
    grouped = only_group(columns, truths)
    if grouped:
        return replace(grouped, name=proposal.name, given=True)
    if truths.found.nature is Nature.REAL:
        raise ShapeError(
            f"{quoted(proposal.name)} names {len(columns)} columns as one model, but the truth {truths.found.label} is "
            f"one column of numbers; repeat --pred for several models",
            model=proposal.name,
        )
    slots = [_slot_in(column.name, truths) for column in columns]
    whole = truths.found.nature is Nature.WHOLE
    if steps and (whole or not any(slots)) and len(columns) == truths.size - 1:
        return replace(proposal, layout=Layout.STEPS, slots=tuple(str(step) for step in range(len(columns))))
    if not steps:
        _refuse_several_models(proposal, truths, slots)
    # Names of which some are classes are a mistake to report; names of which none is may be in the classes' order.
    named = tuple(slot or column.name for slot, column in zip(slots, columns, strict=True))
    return replace(proposal, layout=truths.wide, slots=named, positional=not any(slots))


def _refuse_several_models(proposal: Proposal, truths: Truths, slots: Sequence[str | None]) -> None:
    """Hold that columns named together are no models of two classes, each with one column.

    Raises:
        PredictionError: No column is named for a class, and the rows are no distribution over classes.
    """
    columns = proposal.columns
    known = any(slot is not None and truths.find(slot) is not None for slot in slots)
    if truths.found.nature is Nature.SEVERAL or truths.size > 2 or known:
        return
    numbers = all(column.numbers is not None for column in columns)
    if numbers and not (sum_to_one(columns) or sum_to_one(columns, exponentials=True)):
        each = " ".join(f"--pred {quote(visible(column.name))}" for column in columns[:_SHOWN])
        more = " …" if len(columns) > _SHOWN else ""
        raise PredictionError(
            f"{quoted(proposal.name)} names {len(columns)} columns as one model, but none is named for a class of "
            f"{truths.found.label} and their rows do not sum to 1; if each is a model, write {each}{more}"
        )


def _slot_in(name: str, truths: Truths) -> str | None:
    """Return the class or label that a name holds."""
    return next((slot for text in slots_in(name) if (slot := truths.slot(text)) is not None), None)
