"""Which columns are the predictions of one model, as their names say."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from actloss.predictions.columns import Column, numbered_name, sum_to_one
from actloss.predictions.facts import Layout, Spread
from actloss.predictions.names import Said, cuts, number_in, pair_part, readings, said_of, step_of, wordless
from actloss.predictions.proposal import Proposal, Truths
from actloss.predictions.truth import Nature

Key = tuple[str, str]
"""A word for predictions and a model."""


def propose(columns: Sequence[Column], truths: Truths, *, wide: bool = True) -> list[Proposal]:
    """Return the models that the names of columns speak of, in the order of their first columns.

    Args:
        columns: The columns that may be predictions.
        truths: What is true.
        wide: Whether several columns may be one model's classes, labels or outputs.
    """
    free = {column.position: column for column in columns}
    found: list[Proposal] = []
    makers = (_steps, _pairs, _by_class, _numbered, _by_position) if wide else (_pairs,)
    for make in makers:
        for proposal in make(tuple(free.values()), truths):
            found.append(proposal)
            for position in proposal.positions:
                del free[position]
    found += singles(tuple(free.values()), alone=not found)
    names = [proposal.name for proposal in found]
    apart = [_renamed(proposal) if names.count(proposal.name) > 1 else proposal for proposal in found]
    names = [proposal.name for proposal in apart]
    apart = [
        replace(proposal, name=numbered_name(proposal.name, proposal.positions[0]))
        if names.count(proposal.name) > 1
        else proposal
        for proposal in apart
    ]
    return sorted(apart, key=lambda proposal: min(proposal.positions))


def _renamed(proposal: Proposal) -> Proposal:
    return proposal if proposal.layout is Layout.SINGLE else replace(proposal, name=f"{proposal.columns[0].name}…")


def only_group(columns: Sequence[Column], truths: Truths) -> Proposal | None:
    """Return the pair or the steps that all of these columns are together, if they are."""
    made = [*_pairs(columns, truths), *_steps(columns, truths)]
    return made[0] if made and len(made[0].columns) == len(columns) else None


def _steps(columns: Iterable[Column], truths: Truths) -> list[Proposal]:
    if truths.found.nature not in (Nature.WHOLE, Nature.TEXT):
        return []
    groups: dict[str, list[tuple[int, Column]]] = {}
    for column in columns:
        step = step_of(column.name)
        if step and column.numbers is not None:
            groups.setdefault(step[0], []).append((step[1], column))
    found = []
    for prefix, members in groups.items():
        members.sort(key=lambda member: member[0])
        if len(members) > 1:
            slots = tuple(str(step) for step, _ in members)
            found.append(_made(prefix or "steps", [column for _, column in members], Layout.STEPS, slots))
    return found


def _made(name: str, columns: Sequence[Column], layout: Layout, slots: Sequence[str]) -> Proposal:
    return Proposal(name=name, columns=tuple(columns), layout=layout, slots=tuple(slots))


def _pairs(columns: Iterable[Column], truths: Truths) -> list[Proposal]:
    if truths.found.nature not in (Nature.WHOLE, Nature.REAL):
        return []
    if set(truths.found.columns[0].values.tolist()) <= {0.0, 1.0}:
        return []
    centres: dict[str, Column] = {}
    spreads: dict[str, tuple[Column, Spread]] = {}
    for column in columns:
        part = pair_part(column.name)
        if part and column.numbers is not None:
            model, spread = part
            if spread is None:
                centres.setdefault(model, column)
            else:
                spreads.setdefault(model, (column, spread))
    return [
        Proposal(
            name=model or centre.name, columns=(centre, spreads[model][0]), layout=Layout.PAIR, spread=spreads[model][1]
        )
        for model, centre in centres.items()
        if model in spreads
    ]


def _by_class(columns: Iterable[Column], truths: Truths) -> list[Proposal]:
    """Group the columns whose names hold a class or a label of the truth."""
    if truths.found.nature not in (Nature.TEXT, Nature.SEVERAL):
        return []
    groups: dict[Key, dict[str, Column]] = {}
    others: list[tuple[Column, Said]] = []
    for column in columns:
        read = readings(column.name) or (wordless(column.name),)
        if column.numbers is not None:
            # A class may be called as predictions are: then the word that leaves a class over is the word.
            ways = ((said, *way) for said in read for way in cuts(said) if truths.find(way[0]) is not None)
            said, slot, model = next(ways, (None, "", ""))
            if said is None:
                others.append((column, read[0]))
            else:
                groups.setdefault((said.phrase, model), {}).setdefault(slot, column)
    found = []
    for (phrase, model), members in groups.items():
        if len(members) > 1 and (phrase or _distributed([*members.values()])):
            named = [*members.items(), *(_extras(others, phrase, model) if truths.open else [])]
            slots, group = zip(*named, strict=True)
            found.append(_made(model or phrase or "classes", group, truths.wide, slots))
    return found


def _extras(others: Iterable[tuple[Column, Said]], phrase: str, model: str) -> list[tuple[str, Column]]:
    """Return the columns named as a group's are, for classes that never occur."""
    found = []
    for column, said in others:
        slot = next((slot for slot, rest in cuts(said) if rest == model), None)
        if said.phrase == phrase and said.scale is not None and slot is not None:
            found.append((slot, column))
    return found


def _numbered(columns: Iterable[Column], truths: Truths) -> list[Proposal]:
    """Group columns such as ``proba_0, proba_1``."""
    groups: dict[Key, dict[int, Column]] = {}
    for column in columns:
        said = said_of(column.name) or wordless(column.name)
        if column.numbers is not None:
            way = next(((number, model) for slot, model in cuts(said) if (number := number_in(slot)) is not None), None)
            if way:
                groups.setdefault((said.phrase, way[1]), {}).setdefault(way[0], column)
    found = []
    for (phrase, model), members in groups.items():
        numbers = sorted(members)
        group = [members[number] for number in numbers]
        if len(members) > 1 and (phrase or _distributed(group)) and _fit(numbers, group, truths):
            made = _made(model or phrase or "classes", group, truths.wide, [str(number) for number in numbers])
            found.append(replace(made, positional=truths.found.nature is not Nature.WHOLE))
    return found


def _fit(numbers: Sequence[int], group: Sequence[Column], truths: Truths) -> bool:
    """Return whether numbered columns are one model's classes rather than several models."""
    if truths.found.nature is Nature.SEVERAL:
        return len(group) == truths.size
    if truths.found.nature is Nature.TEXT:
        return len(group) == truths.size and (truths.size > 2 or _distributed(group))
    if truths.found.nature is Nature.REAL or _distributed(group):
        return truths.found.nature is Nature.WHOLE
    said = said_of(group[0].name)
    values = set(truths.found.columns[0].values.tolist())
    scaled = said is not None and said.scale is not None
    if truths.strict and scaled and len(values) > 2:
        # Probabilities of numbered classes, one of which may have no column, are not taken for as many quantities.
        return True
    return (scaled and values <= set(numbers)) or (values == set(numbers) and not all(one.whole for one in group))


def _distributed(group: Sequence[Column]) -> bool:
    return sum_to_one(group) or sum_to_one(group, exponentials=True)


def _by_position(columns: Iterable[Column], truths: Truths) -> list[Proposal]:
    """Group columns with any names (``p_cat, p_dog``) that have as many members as there are class numbers."""
    if truths.found.nature is not Nature.WHOLE:
        return []
    groups: dict[tuple[str, str, bool], list[tuple[str, Column]]] = {}
    for column in columns:
        said = said_of(column.name)
        if said and said.scale is not None and column.numbers is not None and not said.whole:
            model = said.before if said.after else ""
            slot = said.after or said.before
            groups.setdefault((said.phrase, model, bool(said.after)), []).append((slot, column))
    values = truths.found.columns[0].values
    found = []
    for (phrase, model, _), members in groups.items():
        group = [column for _, column in members]
        from_zero = len(values) > 2 and values[0] >= 0 and values[-1] == len(group) - 1
        from_one = len(values) > 2 and values[0] == 1 and values[-1] == len(group)
        if len(group) > 1 and (from_zero or from_one or _distributed(group)):
            made = _made(model or phrase, group, Layout.CLASSES, [slot for slot, _ in members])
            found.append(replace(made, positional=True))
    return found


def singles(columns: Iterable[Column], *, alone: bool) -> list[Proposal]:
    """Return the columns named for predictions; where some are named plainly, only those."""
    named = [(column, said) for column in columns if column.counts and (said := said_of(column.name))]
    tight = [column for column, said in named if said.tight]
    chosen = tight if tight or not alone else [column for column, _ in named]
    return [Proposal(name=column.name, columns=(column,)) for column in chosen]
