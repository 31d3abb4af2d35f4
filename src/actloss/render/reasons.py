"""Why the answer is what it is, and what to mind."""

from collections.abc import Sequence

from actloss.render.blocks import Entry, Section, Tone
from actloss.report import Report
from actloss.rules.wording import percent


def why(report: Report) -> Section:
    """Return the evidence for the label column, the task and the loss."""
    target, task, advice = report.target, report.task, report.advice
    column = "as given with --target" if target.given else f"found, {percent(target.confidence)} sure"
    kind = "as given with --task" if task.given else f"{percent(task.confidence)} sure"
    return Section(
        "Why",
        (
            *_entries("column", (column, *target.evidence)),
            *_entries("task", (kind, *task.evidence)),
            *_entries("loss", advice.reasons),
        ),
    )


def warnings(report: Report) -> Section:
    """Return what to mind when following the advice."""
    return Section("Caution", tuple(Entry("!", text, tone=Tone.WARNING) for text in report.advice.warnings))


def _entries(tag: str, sentences: Sequence[str]) -> list[Entry]:
    return [Entry(tag, sentence) for sentence in sentences]
