"""What a list of losses, activations, rules or messages shows: a line for each."""

from collections.abc import Iterator

from actloss.catalogue.libraries import spelled
from actloss.escape import visible
from actloss.explain.facts import ActivationFacts, LossFacts
from actloss.explain.listing import Listing, by_task
from actloss.explain.words import TASKS
from actloss.render.blocks import Document, Entry, Grid, Section
from actloss.rules.wording import several

WIDE = 100
"""Cells from which on labels have a place in the table."""

_CODES = {
    "value": "v",
    "rate": "r",
    "log_rate": "log r",
    "probability": "p",
    "logit": "z",
    "log_probability": "log p",
    "margin": "s",
    "label": "y",
}
_NAME = 60
"""Characters of the names in libraries; `explain` has all of them."""
_KEY = (
    "takes: v values, r rates, p probabilities, z logits, s margins, y decisions; log: their logarithm. *: proper, only"
    " true probabilities make it smallest"
)


def document(listing: Listing, *, wide: bool) -> Document:
    """Return the list, losses by kind of task.

    Args:
        listing: What is listed.
        wide: Whether there is room for the labels that a loss takes.
    """
    sections = (*_losses(listing, wide=wide), *_activations(listing), *_rules(listing), *_messages(listing))
    filters = listing.filters.words
    count = sum(len(rows or ()) for rows in (listing.losses, listing.activations, listing.rules, listing.messages))
    subtitle = f"{several(count, 'row')}{'; ' if filters else ''}{', '.join(filters)}; actloss explain NAME tells more"
    if not sections:
        sections = (Section("", (Entry("", "nothing fits; leave out a filter"),)),)
    return Document(_title(listing), subtitle, sections)


def _title(listing: Listing) -> str:
    if listing.rules is not None:
        return "Rules"
    if listing.messages is not None:
        return "Known mistakes and their messages"
    nouns = (("Losses", listing.losses), ("Activations", listing.activations))
    return " and ".join(noun for noun, rows in nouns if rows is not None).capitalize()


def _losses(listing: Listing, *, wide: bool) -> Iterator[Section]:
    framework = listing.filters.framework
    last = "title → elicits; labels" if wide else "title → elicits"
    header = ("name", "takes", f"in {spelled(framework)}" if framework else last)
    if listing.losses:
        yield Section("", (Entry("", _KEY),))
    for task, losses in by_task(listing.losses or (), listing.filters.task).items():
        rows = tuple(
            (
                loss.name,
                " ".join(_CODES[scale] for scale in loss.scales),
                _there(loss) if framework else _said(loss, wide=wide),
            )
            for loss in losses
        )
        yield Section(f"Losses for {TASKS[task]}", (Grid(header, rows, free=True),))


def _said(loss: LossFacts, *, wide: bool) -> str:
    return f"{loss.title} → {loss.elicits}{'*' if loss.proper else ''}{f'; {loss.labels}' if wide else ''}"


def _activations(listing: Listing) -> Iterator[Section]:
    if not listing.activations:
        return
    framework = listing.filters.framework
    header = ("name", "range", "place", f"in {spelled(framework)}" if framework else "title")
    rows = tuple(
        (row.name, row.range, row.place, _there(row) if framework else f"{row.title}: {row.formula}")
        for row in listing.activations
    )
    yield Section("Activations", (Grid(header, rows, free=True),))


def _there(row: LossFacts | ActivationFacts) -> str:
    return visible("; ".join(row.names.values()), limit=_NAME)


def _rules(listing: Listing) -> Iterator[Section]:
    if listing.rules is not None:
        rows = tuple((rule.code, rule.severity, f"{rule.name}: {rule.title}") for rule in listing.rules)
        yield Section(
            "Of tables (1), tasks (2), labels (3) and predictions (5)",
            (Grid(("code", "severity", "rule"), rows, free=True),),
        )


def _messages(listing: Listing) -> Iterator[Section]:
    by_framework: dict[str, list[Entry]] = {}
    for message in listing.messages or ():
        seen = "(no message) " if message.silent else ""
        by_framework.setdefault(message.framework, []).append(Entry(message.name, seen + message.message))
    for framework, entries in by_framework.items():
        heading = "In any framework" if framework == "any" else f"In {spelled(framework)}"
        yield Section(heading, tuple(entries), stacked=True)
