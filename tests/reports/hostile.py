"""A report in which all text from the data tries to be more than text."""

from dataclasses import replace

from actloss.advice import Option, Rejected, Transform
from actloss.escape import quoted
from actloss.finding import Finding, Severity
from actloss.report import Report
from actloss.table import BadRecord, Source
from actloss.target import Candidate, Layout
from actloss.task import Kind, Reading, Task
from profiles import profile_of
from reports.parts import PLAIN, report_of

HOSTILE = (
    "\x1b]0;pwn\x07\x1b[2J",
    "\x9b31m",
    "[/]",
    "[bold]x[link=file:///etc/passwd]y[/link]",
    "cat\n::add-mask::e",
    "##[add-mask]e ##vso[task.setvariable variable=x]y",
    "::stop-commands::t",
    "</script><img src=x onerror=alert(1)>",
    "a|b`c``d",
    "\u202egnp\u2066x",
    "c\u200bat\x00\ufffe\ud800\x7f\u2028z",
    "=cmd|'/c calc'!A0",
    "# heading",
    "1. item",
    "$x$ ~~y~~ **z** _w_ &lt; https://example.org www.example.org",
)
"""Cells, headers and file names that try to be more than text (rules.md §6)."""


def hostile() -> Report:
    """Return a report with `HOSTILE` text wherever text from the data can stand."""
    cells = [text for number, text in enumerate(HOSTILE) for _ in range(number + 1)]
    column = HOSTILE[6]
    source = Source(
        name=" ".join(HOSTILE),
        format="csv",
        delimiter="\x1b",
        columns=HOSTILE,
        bad_count=1,
        bad_records=(BadRecord(file=column, line=2, expected=3, found=1, text=HOSTILE[0]),),
    )
    profile = profile_of(cells, name=column, source=source)
    said = tuple(f"the class {quoted(text)} is one of them" for text in HOSTILE)
    candidate = Candidate(columns=HOSTILE, positions=(0,), layout=Layout.MULTI_HOT, score=0.0, evidence=said)
    target = replace(profile.target, given=False, confidence=0.5, evidence=said, runner_up=candidate)
    other = Reading(kind=Kind.BINARY, confidence=0.4, evidence=said)
    task = Task(kind=Kind.MULTICLASS, traits=frozenset(), confidence=0.6, evidence=said, alternatives=(other,))
    finding = Finding(
        code="AL205",
        name="label-variants",
        severity=Severity.WARNING,
        message="; ".join(said),
        column=column,
        fix=f"map {quoted(HOSTILE[4])} to {quoted(HOSTILE[6])}",
    )
    option = Option(
        loss="mae",
        loss_params={},
        activation="linear",
        units=1,
        elicits="median",
        reasons=said,
        cautions=said,
        target_transform=None,
    )
    mapping = tuple((text, float(number)) for number, text in enumerate(HOSTILE))
    advice = replace(
        PLAIN,
        reasons=said,
        warnings=said,
        target_transform=Transform(kind="index", description="; ".join(said), mapping=mapping),
        alternatives=(option,),
        rejected=(Rejected(loss="msle", reason=said[6]),),
        elicit=HOSTILE[0],
    )
    return report_of(profile, task, advice, findings=[finding], target=target)
