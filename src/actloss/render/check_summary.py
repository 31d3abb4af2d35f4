"""A check in Markdown that fits a step summary of GitHub, which refuses one that is too long as a whole."""

from dataclasses import replace

from actloss.checked import CheckReport
from actloss.render import markdown
from actloss.render.blocks import Document, Entry, Section
from actloss.render.check_outline import document
from actloss.render.checks import View
from actloss.rules.wording import several
from actloss.spelling import joined

LIMIT = 1024 * 1024
"""Bytes that GitHub takes of a step's summary."""


def render(report: CheckReport, view: View, room: int = LIMIT) -> str:
    """Return the check as Markdown of at most so many bytes, with what was left out for that counted.

    Args:
        report: What checking came to.
        view: How it is shown.
        room: Bytes that may be written; where not even the verdict fits, nothing is returned.
    """
    whole = document(report, verbose=view.verbose)
    text = markdown.render(whole)
    if _fits(text, room):
        return text
    low, high = 0, sum(len(section.blocks) for section in _of_tables(report, whole))
    text = markdown.render(_cut(report, whole, low))
    while low < high:
        middle = (low + high + 1) // 2
        tried = markdown.render(_cut(report, whole, middle))
        if _fits(tried, room):
            low, text = middle, tried
        else:
            high = middle - 1
    return text if _fits(text, room) else ""


def _fits(text: str, room: int) -> bool:
    return len(text.encode(errors="backslashreplace")) <= room


def _of_tables(report: CheckReport, whole: Document) -> tuple[Section, ...]:
    """Return the sections of tables: notes and the verdict come behind them."""
    return whole.sections[: len(whole.sections) - 1 - bool(report.notes)]


def _cut(report: CheckReport, whole: Document, blocks: int) -> Document:
    """Return the document with the first blocks of its tables, a sentence on the others, and the verdict."""
    kept: list[Section] = []
    for section in _of_tables(report, whole):
        shown = section.blocks[:blocks]
        blocks -= len(shown)
        if shown:
            kept.append(replace(section, blocks=shown))
    findings = sum(1 for section in kept for block in section.blocks if _is_finding(block))
    left = joined(
        [
            several(count, what)
            for count, what in ((len(report.tables) - len(kept), "table"), (len(report.findings) - findings, "finding"))
            if count
        ]
    )
    sentence = f"left out, as GitHub shows {LIMIT // 1024 // 1024} MiB of a summary: {left or 'which rules passed'}"
    return replace(whole, sections=(*kept, Section("", (Entry("", sentence),)), whole.sections[-1]))


def _is_finding(block: object) -> bool:
    return isinstance(block, Entry) and block.tag.startswith("AL")
