"""The answer, which is what most readers want and all that many read."""

import shlex
from collections.abc import Iterator

from actloss.advice.regression import too_wide
from actloss.catalogue import loss
from actloss.catalogue.libraries import spelled
from actloss.catalogue.row import WITH_OBJECTS
from actloss.escape import visible
from actloss.render.blocks import Entry, Point, Section, Sign, Tone
from actloss.render.figures import called, figures
from actloss.report import Report
from actloss.rules.wording import listed, percent, several
from actloss.task import Kind, Trait

CLOSE = 0.2
"""Readings whose confidences differ by less are close: the report then says first how to settle the question."""

_SCALED = "scale them to train, as actloss code does"

KINDS = {
    Kind.REGRESSION: "regression",
    Kind.BINARY: "binary classification",
    Kind.MULTICLASS: "multi-class classification",
    Kind.MULTILABEL: "multi-label classification",
}


def answer(report: Report) -> Section:
    """Return what is predicted and the output layer and loss for it."""
    advice = report.advice
    trained = f"{called(advice.loss, advice.loss_params)}, elicits {advice.elicits}"
    if advice.elicit is not None:
        trained += f" (asked for {visible(advice.elicit)})"
    return Section(
        "",
        (
            Entry("Predict", _predicted(report), tone=Tone.ANSWER),
            *_doubts(report),
            Entry("Output", f"{several(advice.units, 'unit')}, {advice.activation}", tone=Tone.ANSWER),
            Entry("Loss", trained, tuple(_names(report)), Tone.ANSWER),
            Entry("Labels", _labels(report)),
            Entry("Bias", f"start at {figures(advice.bias_init.values)} ({advice.bias_init.rule})"),
            Entry("Beat", advice.baseline.statement),
        ),
    )


def _names(report: Report) -> Iterator[Point]:
    """Yield what to type for the loss in each framework, or, where one lacks it, what brings code for it."""
    advice = report.advice
    known = loss(advice.loss).apis
    for framework in WITH_OBJECTS:
        if framework in advice.names:
            yield Point(Sign.DETAIL, f"{spelled(framework)}: {advice.names[framework]}")
        elif framework not in known:
            code = "the code below has one" if framework in report.programs else f"--framework {framework} writes one"
            yield Point(Sign.DETAIL, f"{spelled(framework)}: has no such loss; {code}")


def quiet(report: Report) -> str:
    """Return only the answer, one ``name: value`` a line, with the names and the exact numbers of the JSON form."""
    advice = report.advice
    params = " ".join(
        f"{name}={','.join(map(repr, value if isinstance(value, tuple) else (value,)))}"
        for name, value in advice.loss_params.items()
    )
    lines = {
        "target": visible(", ".join(report.target.columns), limit=200),
        "task": report.task.kind.value,
        "activation": advice.activation,
        "units": str(advice.units),
        "loss": advice.loss,
        "loss_params": params or "none",
    }
    return "".join(f"{name}: {value}\n" for name, value in lines.items())


def _predicted(report: Report) -> str:
    target, task = report.target, report.task
    traits = ", ".join(trait.value for trait in Trait if trait in task.traits)
    kind = KINDS[task.kind] + (f" ({traits})" if traits else "")
    return f"{columns(target.columns, header=report.source.header)}: {kind}{_how_many(report)}"


def columns(names: tuple[str, ...], *, header: bool) -> str:
    """Return the label columns as a sentence names them."""
    if header:
        return listed(names)
    return f"column {visible(', '.join(names))} (counted from 0)"


def target_flag(names: tuple[str, ...]) -> str:
    """Return the option that makes these columns the label, as a shell takes it."""
    return f"--target {shlex.quote(visible(names[0]))}" if len(names) == 1 else "--target NAMES"


def _how_many(report: Report) -> str:
    units = report.advice.units
    match report.task.kind:
        case Kind.MULTICLASS:
            return f", {several(units, 'class', 'classes')}"
        case Kind.MULTILABEL:
            return f", {several(units, 'label')}"
        case Kind.REGRESSION if units > 1:
            return f", {units:,} outputs"
        case _:
            return ""


def _doubts(report: Report) -> list[Entry]:
    """Return what is not sure about the question itself, and the flag that settles it."""
    target, task = report.target, report.task
    entries = []
    if not target.given and target.runner_up is not None and target.confidence < 0.5 + CLOSE / 2:
        other = target.runner_up.columns
        text = (
            f"{percent(target.confidence)} sure of the column; it may be"
            f" {columns(other, header=report.source.header)}: settle it with {target_flag(other)}"
        )
        entries.append(Entry("Unsure", text, tone=Tone.WARNING))
    if target.unvaried is not None and target.unvaried.leads:
        lost = target.unvaried
        text = f"{columns((lost.column,), header=report.source.header)} would be the label, but it {lost.reason}"
        entries.append(Entry("Unsure", f"{text}: were other values lost?", tone=Tone.WARNING))
    if not task.given and task.alternatives and task.confidence - task.alternatives[0].confidence < CLOSE:
        second = task.alternatives[0]
        text = (
            f"{percent(task.confidence)} sure of the task, {percent(second.confidence)} for {KINDS[second.kind]}:"
            f" settle it with --task {second.kind.value} or --task {task.kind.value}"
        )
        entries.append(Entry("Unsure", text, tone=Tone.WARNING))
    return entries


def _labels(report: Report) -> str:
    profile, transform = report.profile, report.advice.target_transform
    summaries = (profile.numeric,) if profile.numeric else profile.outputs
    endless = sum(summary.non_finite for summary in summaries)
    dropped = [
        f"the {several(count, 'row')} {why}"
        for count, why in ((profile.missing.count, "without a label"), (endless, "with an infinite one"))
        if count and profile.label_sets is None
    ]
    steps = [f"leave out {' and '.join(dropped)}"] if dropped else []
    steps += [] if transform is None else [transform.description]
    if _scaled_to_train(report):
        steps.append("scale them to train, as actloss code does")
    elif transform is None:
        steps.append("train on them as they are")
    return "; then ".join(steps)


def _scaled_to_train(report: Report) -> bool:
    """Return whether labels are far from 1, so that training wants them scaled, while the report keeps their unit."""
    profile, advice = report.profile, report.advice
    return (
        profile.numeric is not None and report.task.kind is Kind.REGRESSION and too_wide(profile.numeric, advice.loss)
    )
