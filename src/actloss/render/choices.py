"""What else could be done, what cannot, and what to say if the question was another one."""

from actloss.render.answer import target_flag
from actloss.render.blocks import Entry, Point, Section, Sign
from actloss.render.figures import called
from actloss.report import Report
from actloss.rules.wording import listed, percent, several
from actloss.task import Kind

_WORTH_NAMING = 0.005
"""Readings of the task below this confidence are left to the JSON form."""

_ELICIT = {
    Kind.REGRESSION: "mean, median or quantile=0.9",
    Kind.BINARY: "probabilities or decisions",
    Kind.MULTICLASS: "probabilities or decisions",
    Kind.MULTILABEL: "probabilities or decisions",
}


def alternatives(report: Report) -> Section:
    """Return the other losses that would do, best first."""
    entries = []
    for option in report.advice.alternatives:
        text = f"{option.activation} output, elicits {option.elicits}"
        if option.units != report.advice.units:
            text = f"{several(option.units, 'unit')}, {text}"
        other = option.target_transform if option.target_transform != report.advice.target_transform else None
        points = (
            *(Point(Sign.FOR, reason) for reason in option.reasons),
            *(Point(Sign.AGAINST, caution) for caution in option.cautions),
            *((Point(Sign.DETAIL, f"labels: {other.description}"),) if other else ()),
        )
        entries.append(Entry(called(option.loss, option.loss_params), text, points))
    return Section("Alternatives, best first", tuple(entries), stacked=True)


def ruled_out(report: Report) -> Section:
    """Return the losses that these labels forbid, those with the same reason together."""
    losses: dict[str, list[str]] = {}
    for rejected in report.advice.rejected:
        losses.setdefault(rejected.reason, []).append(rejected.loss)
    return Section("Ruled out", tuple(Entry(", ".join(names), reason) for reason, names in losses.items()))


def otherwise(report: Report) -> Section:
    """Return the runners-up and the flag that chooses each."""
    return Section("If you meant something else", (*_tasks(report), *_target(report), *_elicit(report)))


def _tasks(report: Report) -> list[Entry]:
    return [
        Entry(f"--task {other.kind.value}", "; ".join((percent(other.confidence), *other.evidence)))
        for other in report.task.alternatives
        if other.confidence >= _WORTH_NAMING and other.kind is not report.task.kind
    ]


def _target(report: Report) -> list[Entry]:
    entries = []
    other, unvaried = report.target.runner_up, report.target.unvaried
    if other is not None:
        evidence = "; ".join(other.evidence)
        if len(other.columns) > 1:
            evidence = f"{listed(other.columns)} together, {other.layout.value}: {evidence}"
        entries.append(Entry(target_flag(other.columns), evidence))
    if unvaried is not None:
        evidence = f"it {unvaried.reason}; with two it would be {'the' if unvaried.leads else 'a likely'} label"
        entries.append(Entry(target_flag((unvaried.column,)), evidence))
    return entries


def _elicit(report: Report) -> list[Entry]:
    if report.advice.elicit is not None:
        return []
    choices = _ELICIT[report.task.kind]
    return [Entry("--elicit WHAT", f"what a prediction should be: {choices}; now {report.advice.elicits}")]
