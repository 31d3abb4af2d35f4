"""Find the label columns of a table: those the user names, or those the evidence points to."""

import math
from collections.abc import Sequence

from actloss.errors import TargetError
from actloss.escape import quoted
from actloss.table import Head
from actloss.target.evidence import sentences
from actloss.target.facts import Candidate, Layout, Target, Unvaried
from actloss.target.given import layout_of, select
from actloss.target.look import Shape
from actloss.target.options import Option, options_of
from actloss.target.survey import Survey, identifies_rows, survey
from actloss.target.unvaried import REASONS, find_unvaried

_HOPELESS = {
    **REASONS,
    Shape.INDEX: "numbers the rows",
    Shape.DATE: "holds dates",
    Shape.UNIQUE: "differs from row to row as an identifier does",
    Shape.PROSE: "holds long texts",
}


def find_target(head: Head, given: Sequence[str] = ()) -> Target:
    """Return which columns of a table are the label, and in what layout.

    Args:
        head: The first rows of the table.
        given: What the user named: exact column names (they win over any other reading), comma lists, globs such as
            ``tag_*``, or 0-based positions. Without any, the columns are found from names, positions and values.

    Returns:
        The label columns with the evidence for them; `Target.confidence` is 1 when they were given.

    Raises:
        TargetError: No column has a name that was given, a name stands for two columns, the columns don't make a
            label together, or no column can be a label.
    """
    return _found(head) if not given else _given(head, given)


def _given(head: Head, given: Sequence[str]) -> Target:
    positions, notes = select(head, given)
    layout, separator, sentence = layout_of(head, positions)
    return Target(
        columns=tuple(head.names[position] for position in positions),
        positions=positions,
        layout=layout,
        given=True,
        confidence=1.0,
        evidence=(*notes, sentence),
        separator=separator,
    )


def _found(head: Head) -> Target:
    view = survey(head)
    hopeless = {look.position: reason for look in view.looks if (reason := _why_hopeless(view, look.position))}
    if len(hopeless) == len(view.looks):
        raise TargetError(_no_label(view, hopeless))
    options = options_of(view)
    best = options[0][0]
    total = sum(math.exp(score - best) for score, _, _, _ in options)
    winner = _candidate(view, options[0])
    unvaried = find_unvaried(view, winner.positions)
    passed = _passed_over(view, winner.positions, hopeless, unvaried)
    return Target(
        columns=winner.columns,
        positions=winner.positions,
        layout=winner.layout,
        given=False,
        confidence=1 / total,
        evidence=(*winner.evidence, *passed),
        runner_up=_candidate(view, options[1]) if len(options) > 1 else None,
        separator=view.delimited.get(winner.positions[0]) if winner.layout is Layout.DELIMITED else None,
        unvaried=unvaried,
    )


def _passed_over(
    view: Survey, winner: tuple[int, ...], hopeless: dict[int, str], unvaried: Unvaried | None
) -> tuple[str, ...]:
    """Say why the columns where labels usually stand, the last and those named for it, were not taken."""
    names, shapes = view.head.names, {look.position: look.shape for look in view.looks}
    usual = [len(names) - 1, *(at for at, said in enumerate(view.hints) if said.tier == "role")]
    usual += [] if unvaried is None else [unvaried.position]
    reasons = {at: hopeless.get(at, _HOPELESS.get(shapes[at], "")) for at in usual if at not in winner}
    return tuple(
        f"{quoted(names[at], limit=40)} was passed over: it {reason}" for at, reason in reasons.items() if reason
    )


def _candidate(view: Survey, option: Option) -> Candidate:
    score, positions, layout, clues = option
    return Candidate(
        columns=tuple(view.head.names[position] for position in positions),
        positions=positions,
        layout=layout,
        score=score,
        evidence=sentences(view, positions, clues),
    )


def _why_hopeless(view: Survey, position: int) -> str:
    """Return why a column cannot be a label, or nothing; a name for labels lets any column pass."""
    look, said = view.looks[position], view.hints[position]
    if said.tier == "role" or position in view.delimited:
        return ""
    if look.shape is Shape.CONSTANT and (not view.head.complete or look.indicator):
        return ""
    if look.shape not in _HOPELESS and identifies_rows(look, said, header=view.head.header):
        return "is an identifier"
    return _HOPELESS.get(look.shape, "")


def _no_label(view: Survey, hopeless: dict[int, str]) -> str:
    named = [f"{quoted(view.head.names[position], limit=40)} {reason}" for position, reason in hopeless.items()]
    if len(named) == 1:
        return f"no label was found: the only column {named[0]}; name the label with --target if it is one"
    more = f" and {len(named) - 3} more are no better" if len(named) > 3 else ""
    return f"no label was found among the columns: {', '.join(named[:3])}{more}; name the label with --target"
