"""A check in which all text from the data tries to be more than text."""

from dataclasses import replace

from actloss.checked import CheckReport, TableCheck
from actloss.drift import ClassDrift, Drift, NumberDrift
from actloss.escape import quoted, visible
from actloss.finding import Severity
from actloss.training import Training
from checks.held import WEATHER
from checks.parts import found, idle, passed, table_of
from profiles import profile_of
from reports import HOSTILE

NASTY = (
    *HOSTILE,
    "]]><x>",
    "%0A::error::x",
    "[red]",
    "\x1b[31m",
    '"><script>',
    "d,x:1%.csv",
    "--option",
    "[a](https://example.org) {0}",
    "../../etc/passwd",
    "//example.org/x.csv",
    "\r\n::warning file=a::b",
)
"""Labels, columns, models and file names that try to be more than text (rules.md §6)."""


def hostile() -> CheckReport:
    """Return a check with `NASTY` text wherever text from the data can stand."""
    tables = tuple(_table(text, "EWN"[at % 3]) for at, text in enumerate(NASTY))
    return CheckReport(tables=tables, fail_on=Severity.WARNING, notes=tuple(map(visible, NASTY)))


def _table(text: str, letter: str) -> TableCheck:
    """Return a table that is called so, with columns and classes of the same name."""
    profile = profile_of([text] * 3 + ["b"] * 3, name=text)
    drift = Drift(
        classes=ClassDrift(new=NASTY, vanished=(text,), p_value=0.5, cramers_v=0.0, psi=0.0, jensen_shannon=0.0),
        numbers=(NumberDrift(column=text, ks=0.0, p_value=1.0, wasserstein=0.0, shift=0.0),),
    )
    offending = found(
        {"E": "AL201 missing-label", "W": "AL205 label-variants", "N": "AL105 few-rows"}[letter],
        letter,
        f"the class {quoted(text)} is one",
        fix=f"drop {quoted(text)}",
        column=text,
        file=text,
        line=2,
        row=1,
    )
    return table_of(
        text,
        profile,
        offending,
        *passed("AL501 not-probabilities", model=text),
        *idle("AL304 heavy-tail", why=f"the class {quoted(text)} is no number"),
        training=Training(loss_given=text, positive=text, class_weight={text: 1.0}),
        reference=replace(WEATHER, name=text, columns=(text,)),
        drift=drift,
        error=f"there is no {quoted(text)}" if text == NASTY[-1] else None,
    )
