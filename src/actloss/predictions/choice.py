"""Which columns are the truth, where nobody names them: those whose names say so, else those that are left."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from actloss.errors import OptionError, TargetError
from actloss.escape import quoted
from actloss.predictions.names import number_in, said_of, truth_part, truth_rank
from actloss.rules.wording import listed
from actloss.table import Head
from actloss.target.find import find_target
from actloss.task.words import suggests


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Columns that are taken for the truth."""

    positions: tuple[int, ...]
    evidence: tuple[str, ...]
    notes: tuple[str, ...] = field(default=())
    given: bool = False
    guessed: bool = False
    """Whether it is only what is left."""


def by_name(head: Head, free: Sequence[int]) -> Choice | None:
    """Return the column whose whole name says truth, else the columns whose names say it in part."""
    ranked = sorted((rank, position) for position in free if (rank := truth_rank(head.names[position])) is not None)
    if ranked:
        position = ranked[0][1]
        others = [quoted(head.names[other], limit=40) for _, other in ranked[1:]]
        notes = (f"{' and '.join(others)} may hold the truth too; --truth decides",) if others else ()
        evidence = (f"{quoted(head.names[position])} is what the truth is called",)
        return Choice(positions=(position,), evidence=evidence, notes=notes)
    groups: dict[tuple[bool, str], list[int]] = {}
    for position in free:
        said = said_of(head.names[position])
        part = truth_part(head.names[position])
        if part and not (said and said.tight):
            groups.setdefault((not part[2], part[0]), []).append(position)
    for (loose, _), positions in sorted(groups.items()):
        if len(positions) > 1 or not loose:
            return Choice(positions=tuple(positions), evidence=(f"{_names(head, positions)} named for the truth",))
    return None


def _names(head: Head, positions: Sequence[int]) -> str:
    verb = "is" if len(positions) == 1 else "are"
    return f"{listed([head.names[position] for position in positions])} {verb}"


def left(head: Head, free: Sequence[int], taken: frozenset[int], *, named: bool) -> Choice | None:
    """Return what is left for the truth, of all columns first and then of those without another role."""
    found = _by_elimination(head, free, named=named)
    if found is not None and not taken.isdisjoint(found.positions):
        raise OptionError(
            f"{_names(head, found.positions)} most like the truth, but named for --weight or --by; name the truth with "
            f"--truth"
        )
    return found or _by_elimination(head, [position for position in free if position not in taken], named=named)


def _by_elimination(head: Head, free: Sequence[int], *, named: bool) -> Choice | None:
    """Return the column that is left once those named for predictions are taken out, or the first of two."""
    speaking = [position for position in free if head.header and _speaks_of_predictions(head.names[position])]
    rest = [position for position in free if position not in speaking]
    classes = _of_classes(head, rest, speaking)
    if classes is not None:
        sentence = f"the cells of {quoted(head.names[classes])} are what other columns are named for"
        return Choice(positions=(classes,), evidence=(sentence,))
    if rest and (speaking or named):
        return _likeliest(head, rest)
    if len(rest) == len(free) == 2:
        names = [quoted(head.names[position]) for position in free]
        note = f"of two columns, {names[0]} is taken for the truth and {names[1]} for the prediction; --truth decides"
        return Choice(positions=(free[0],), evidence=("it is the first of two columns",), notes=(note,), guessed=True)
    return None


def _likeliest(head: Head, rest: Sequence[int]) -> Choice | None:
    """Return the only column that is left, or the one that would be the label of a table of all that are left."""
    if len(rest) == 1:
        return Choice(
            positions=(rest[0],),
            evidence=(f"{quoted(head.names[rest[0]])} is the only column left",),
            guessed=not _speaks_of_classes(head.names[rest[0]]),
        )
    part = replace(
        head,
        names=tuple(head.names[position] for position in rest),
        cells=tuple(head.cells[position] for position in rest),
        kinds=tuple(head.kinds[position] for position in rest),
    )
    try:
        target = find_target(part)
    except TargetError:
        return None
    note = f"{listed(target.columns)} looks most like the truth among the columns that are left; --truth decides"
    return Choice(
        positions=tuple(rest[position] for position in target.positions),
        evidence=target.evidence,
        notes=(note,),
        guessed=not all(map(_speaks_of_classes, target.columns)),
    )


def _speaks_of_classes(name: str) -> bool:
    """Return whether a name is one of labels, where predictions stand beside it."""
    return suggests(name) in {"role", "codes", "degrees"}


def _speaks_of_predictions(name: str) -> bool:
    return said_of(name) is not None


def _of_classes(head: Head, rest: Sequence[int], speaking: Sequence[int]) -> int | None:
    """Return the column whose texts all stand in the names of other columns."""
    parts = [said for position in speaking if (said := said_of(head.names[position]))]
    around = {text.casefold() for said in parts for text in (said.before, said.after) if text}
    around |= {head.names[position].casefold() for position in rest}
    for position in rest:
        texts = list(dict.fromkeys(head.cells[position]))[: len(around) + 2]
        present = {text.strip().casefold() for text in texts} - {""}
        if len(present) > 1 and present <= around and not all(number_in(text) is not None for text in present):
            return position
    return None
