"""What a comparison tells people: what decides, what differs, how they run, and what is the same."""

from collections.abc import Iterator, Sequence

from actloss.catalogue.libraries import LIBRARIES, spelled
from actloss.explain.facts import ActivationFacts, Comparison, Difference, LossFacts, Topic
from actloss.render.blocks import Block, Document, Entry, Grid, Section, Tone
from actloss.render.curve import drawing
from actloss.render.figures import figure
from actloss.render.programs import programs
from actloss.spelling import joined

_ROOM = 76
"""Cells that a table may take where its cells cannot wrap."""
_GAP = 2


def compared(comparison: Comparison, topics: Sequence[Topic], others: Sequence[Section]) -> Document:
    """Return a comparison of losses, or of activations.

    Args:
        comparison: What sets them apart.
        topics: What is compared, with its names in frameworks.
        others: What else goes by these names.
    """
    rows = [topic for topic in topics if isinstance(topic, LossFacts | ActivationFacts)]
    noun = "losses" if isinstance(rows[0], LossFacts) else "activations"
    long = [difference for difference in comparison.differences if not _is_short(difference, comparison.names)]
    sections = (
        Section("", tuple(Entry("", sentence, tone=Tone.ANSWER) for sentence in comparison.verdicts)),
        Section("What differs", tuple(_short(comparison))),
        *(Section(each.fact.capitalize(), tuple(map(_entry, each.values, each.values.values()))) for each in long),
        *_run(comparison),
        *([] if comparison.curve is not None else [section for row in rows for section in _alone(row)]),
        Section("The same for all", tuple(Entry(fact, text) for fact, text in comparison.same.items())),
        Section("Elsewhere", tuple(_elsewhere(rows))),
        *others,
        *(section for row in rows for section in programs(row.code, of=row.name)),
    )
    return Document(
        f"{joined(comparison.names)} compared",
        f"{len(rows)} {noun}; actloss explain NAME tells all of one",
        tuple(section for section in sections if section.blocks),
    )


def _entry(name: str, text: str) -> Entry:
    return Entry(name, text)


def _is_short(difference: Difference, names: Sequence[str]) -> bool:
    cells = (_ROOM - len(difference.fact) - 8) // len(names) - _GAP
    return all(max(len(name), len(value)) <= cells for name, value in difference.values.items())


def _short(comparison: Comparison) -> Iterator[Block]:
    short = [each for each in comparison.differences if _is_short(each, comparison.names)]
    if short:
        yield Grid(("", *comparison.names), tuple((each.fact, *each.values.values()) for each in short))


def _run(comparison: Comparison) -> Iterator[Section]:
    curve = comparison.curve
    if curve is None:
        return
    yield Section("Curves", (drawing(curve),))
    rows = tuple((name, *(figure(value, digits=3) for value in values)) for name, values in comparison.figures.items())
    header = ("at", *(figure(at, digits=3) for at in comparison.at))
    yield Section("The same in numbers, the one that rises highest first", (Grid(header, rows),))


def _alone(row: LossFacts | ActivationFacts) -> Iterator[Section]:
    yield Section(f"Curve of {row.name}", () if row.curve is None else (drawing(row.curve),))


def _elsewhere(rows: Sequence[LossFacts | ActivationFacts]) -> Iterator[Entry]:
    for framework in LIBRARIES:
        for row in rows:
            if framework in row.names:
                yield Entry(spelled(framework), f"{row.name}: {row.names[framework]}")
