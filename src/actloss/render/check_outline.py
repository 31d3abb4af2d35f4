"""What a check tells people and in which order; text and Markdown draw the same."""

from collections.abc import Iterator

from actloss.checked import CheckReport, TableCheck
from actloss.escape import visible
from actloss.render.answer import KINDS, columns
from actloss.render.blocks import Document, Entry, Section, Tone
from actloss.render.drift import drifted
from actloss.render.findings import finding_entry, worst_first
from actloss.render.held import held_against
from actloss.render.statistics import read
from actloss.render.verdict import verdict
from actloss.rules import Outcome, Status
from actloss.rules.wording import several
from actloss.spelling import joined


def document(report: CheckReport, *, verbose: bool) -> Document:
    """Return a section for each table, and the verdict.

    Args:
        report: What checking came to.
        verbose: Whether to list what passed, was not applicable or was skipped, and how the tables were read.
    """
    tables = report.tables
    alone = len(tables) == 1
    sections = (
        *(Section("" if alone else _name(table), tuple(_table(table, verbose=verbose))) for table in tables),
        Section("Notes", tuple(Entry("", note) for note in report.notes)),
    )
    shown = (*(section for section in sections if section.blocks), Section(verdict(report), ()))
    return Document(f"Check of {_name(tables[0]) if alone else several(len(tables), 'table')}", "", shown)


def _name(table: TableCheck) -> str:
    return "standard input" if table.name == "-" else visible(table.name, limit=200)


def _table(table: TableCheck, *, verbose: bool) -> Iterator[Entry]:
    yield from _labels(table)
    yield from held_against(table)
    if table.error is not None:
        yield Entry(table.unchecked, table.error, tone=Tone.ERROR)
    yield from map(finding_entry, worst_first(table.findings))
    yield from drifted(table.drift, still=verbose)
    if table.outcomes:
        yield Entry("rules", _counts(table.outcomes))
    if verbose:
        yield from _quiet_rules(table.outcomes)
        yield from () if table.source is None else (Entry("reading", entry.text) for entry in read(table.source))


def _labels(table: TableCheck) -> Iterator[Entry]:
    if not table.columns:
        return
    said = [columns(table.columns, header=table.source is None or table.source.header)]
    if table.task is not None:
        said.append(KINDS[table.task.kind])
    if table.source is not None:
        said.append(several(table.source.rows, "row"))
    models = dict.fromkeys(outcome.model for outcome in table.outcomes if outcome.model is not None)
    if len(models) > 1:
        said.append(several(len(models), "model"))
    yield Entry("labels" if table.profile is not None else "predictions", ", ".join(said))


def _counts(outcomes: tuple[Outcome, ...]) -> str:
    """Return how many rules came to what."""
    counts = {status: sum(outcome.status is status for outcome in outcomes) for status in Status}
    said = [
        f"{counts[status]:,} {status.value}" for status in Status if counts[status] and status is not Status.FINDING
    ]
    if counts[Status.FINDING]:
        said.insert(0, several(counts[Status.FINDING], "finding"))
    return joined(said)


def _quiet_rules(outcomes: tuple[Outcome, ...]) -> Iterator[Entry]:
    """Yield the rules that found nothing, those with the same reason together."""
    for status in (Status.PASSED, Status.NOT_APPLICABLE, Status.SKIPPED):
        rules: dict[str, list[str]] = {}
        for outcome in outcomes:
            if outcome.status is status:
                whose = "" if outcome.model is None else f" ({visible(outcome.model, limit=40)})"
                rules.setdefault(outcome.reason or "", []).append(f"{outcome.code} {outcome.name}{whose}")
        for reason, names in rules.items():
            yield Entry(status.value, ", ".join(names) + (f": {reason}" if reason else ""))
