"""What a report tells people and in which order, before it is drawn in a format.

Text and Markdown draw the same outline, so that neither can say what the other leaves out. The answer comes first and
is read in ten seconds; what follows is there to be trusted, and each section only where it has something to say.
"""

from actloss.escape import visible
from actloss.render import choices, reasons, statistics
from actloss.render.answer import answer
from actloss.render.blocks import Document, Section
from actloss.render.findings import NO_FINDINGS, findings
from actloss.render.programs import programs
from actloss.report import Report
from actloss.rules.wording import several


def document(report: Report) -> Document:
    """Return what was read, its size and form, and the sections that have something to say."""
    source = report.source
    form = [source.format]
    if source.encoding is not None:
        form.append(source.encoding)
    if source.delimiter is not None:
        form.append(f"delimiter {_delimiter(source.delimiter)}")
    size = f"{several(source.rows, 'row')}, {several(len(source.columns), 'column')}"
    title = f"Advice for {visible(source.name, limit=200)}"
    return Document(title, f"{size}; {', '.join(form)}", _sections(report))


def _sections(report: Report) -> tuple[Section, ...]:
    sections = (
        answer(report),
        reasons.warnings(report),
        findings(report.findings),
        reasons.why(report),
        statistics.labels(report),
        choices.alternatives(report),
        choices.ruled_out(report),
        choices.otherwise(report),
        statistics.reading(report),
        *programs(report.programs),
    )
    # That nothing was found is worth a line, an empty list of anything else is not.
    return tuple(section for section in sections if section.blocks or section.heading == NO_FINDINGS)


def _delimiter(delimiter: str) -> str:
    return {"\t": "tab", " ": "blank"}.get(delimiter, f"'{visible(delimiter)}'")
