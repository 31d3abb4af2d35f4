"""How many rows each class holds, or each side of a label, and against how many."""

from collections.abc import Iterable
from dataclasses import dataclass

from actloss.escape import quoted
from actloss.profile.classes import spelling_groups
from actloss.profile.facts import ClassCount, LabelSets, Profile
from actloss.rules.wording import percent, several
from actloss.target import Layout


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """A class or one side of a label, measured against the largest class or the other side."""

    claim: str
    """Beginning of a sentence that the number of rows completes, such as ``class 'yes' of 'income' holds``."""
    column: str
    count: int
    against: int
    """Rows of the largest class, or of the label's other side; never fewer than ``count``."""
    against_name: str
    rows: int
    """Rows with a known label."""
    first_row: int | None

    @property
    def share(self) -> float:
        """Share that this class holds of itself and the one it is measured against, 0 to 0.5."""
        return self.count / (self.count + self.against) if self.against else 0.0

    @property
    def ratio(self) -> float:
        """How many rows it is measured against for each of its own."""
        return self.against / self.count

    def outnumbered(self, share: float) -> bool:
        """Return whether there are rows of it, and they are less than this share of the two together."""
        return self.count > 0 and self.share < share

    def sentence(self) -> str:
        """Return how many of the rows hold it."""
        part = percent(self.count / self.rows) if self.rows else percent(0)
        return f"{self.claim} {self.count:,} of {several(self.rows, 'labelled row')} ({part})"


def nouns(profile: Profile) -> tuple[str, str]:
    """Return what sizes are of, one and several: classes, or labels where a row can have several."""
    exclusive = profile.target.layout in (Layout.SINGLE, Layout.ONE_HOT)
    return ("class", "classes") if exclusive else ("label", "labels")


def likewise(profile: Profile, more: int) -> str:
    """Return what stands behind a message that names one class of several; empty where there are no more."""
    one, many = nouns(profile)
    return f"; {several(more, f'more {one}', f'more {many}')} likewise" if more else ""


def merged_classes(profile: Profile) -> tuple[ClassCount, ...]:
    """Return the classes of a single column, spelling variants added up under the most frequent spelling."""
    return tuple(_merged(group) for group in spelling_groups(profile.classes))


def commonest(group: Iterable[ClassCount]) -> ClassCount:
    """Return the class with the most rows, of equal ones the first in the table."""
    return min(group, key=lambda entry: (-entry.count, entry.first_row))


def sizes(profile: Profile) -> tuple[Size, ...]:
    """Return the sizes of all classes but the largest, or of the smaller side of every label; smallest first."""
    facts = profile.label_sets
    if facts is None:
        found = _classes(profile)
    elif profile.target.layout is Layout.ONE_HOT:
        found = _columns(facts)
    else:
        found = tuple(_side(profile, facts, index) for index in range(len(facts.names)))
    return tuple(sorted(found, key=lambda size: (size.share, size.count)))


def _merged(group: tuple[ClassCount, ...]) -> ClassCount:
    most = commonest(group)
    return ClassCount(
        name=most.name,
        value=most.value,
        count=sum(entry.count for entry in group),
        first_row=min(entry.first_row for entry in group),
    )


def _classes(profile: Profile) -> tuple[Size, ...]:
    classes = merged_classes(profile)
    largest = commonest(classes)
    column = profile.target.columns[0]
    return tuple(
        Size(
            claim=f"class {quoted(entry.name, limit=40)} of {quoted(column)} holds",
            column=column,
            count=entry.count,
            against=largest.count,
            against_name=quoted(largest.name, limit=40),
            rows=profile.labelled,
            first_row=entry.first_row,
        )
        for entry in classes
        if entry is not largest
    )


def _columns(facts: LabelSets) -> tuple[Size, ...]:
    """One column a class: the class is the column."""
    largest = max(range(len(facts.names)), key=lambda index: facts.counts[index])
    return tuple(
        Size(
            claim=f"class {quoted(name, limit=40)} holds",
            column=name,
            count=facts.counts[index],
            against=facts.counts[largest],
            against_name=quoted(facts.names[largest], limit=40),
            rows=facts.known[index],
            first_row=None,
        )
        for index, name in enumerate(facts.names)
        if index != largest
    )


def _side(profile: Profile, facts: LabelSets, index: int) -> Size:
    """Return the rarer side of a label: its presence, or its absence where it is nearly always present."""
    name, present, known = facts.names[index], facts.counts[index], facts.known[index]
    delimited = profile.target.layout is Layout.DELIMITED
    of = f" of {quoted(profile.target.columns[0])}" if delimited else ""
    rare = min(present, known - present)
    return Size(
        claim=f"label {quoted(name, limit=40)}{of} is {'present in' if rare == present else 'absent from'}",
        column=profile.target.columns[0] if delimited else name,
        count=rare,
        against=known - rare,
        against_name="the rows without it" if rare == present else "the rows with it",
        rows=known,
        first_row=None,
    )
