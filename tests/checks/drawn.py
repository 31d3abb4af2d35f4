"""Checks drawn at random: any text may stand anywhere."""

import math
from collections.abc import Callable
from random import Random

from actloss.checked import CheckReport, TableCheck
from actloss.drift import ClassDrift, Drift, NumberDrift
from actloss.finding import Finding, Severity
from actloss.rules import Outcome, Status
from actloss.table import Source
from checks.hostile import NASTY

SIGNS = (
    "ab:%,=|`[](){}<>&\"'\\/#*_~$-+.;! \t\r\n\x00\x07\x1b\x7f\x85\x9b"
    "\u00ad\u200b\u2028\u202e\ufeff\ufffe\ud800\udcff日é😀"
)
RULES = ("AL101 undecodable-file", "AL201 missing-label", "AL205 label-variants", "AL301 class-imbalance")
NUMBERS = (0.0, 0.25, 1e-300, 12345.678, math.nan, math.inf, -math.inf)


def draw(random: Random, said: Callable[[str], str] = str) -> CheckReport:
    """Return a check.

    Args:
        random: Where chance comes from.
        said: What a rule or an error makes of text from the data when it puts it into a sentence.
    """
    tables = tuple(_table(random, said) for _ in range(random.randint(0, 3)))
    return CheckReport(
        tables=tables,
        fail_on=random.choice((*Severity, None)),
        notes=tuple(said(text(random)) for _ in range(random.randint(0, 2))),
    )


def text(random: Random) -> str:
    """Return a text that is nasty as a whole or in its signs."""
    signs = "".join(random.choice(SIGNS) for _ in range(random.randint(0, 12)))
    return random.choice((signs, random.choice(NASTY), random.choice(NASTY) + signs, signs * 100))


def _table(random: Random, said: Callable[[str], str]) -> TableCheck:
    name = random.choice(("-", text(random) or "x"))
    columns = tuple(text(random) for _ in range(random.randint(0, 4)))
    source = Source(name=name, format="csv", columns=columns, notes=(said(text(random)),), rows=random.randint(0, 9))
    return TableCheck(
        name=name,
        source=random.choice((None, source)),
        columns=columns,
        drift=random.choice((None, _drift(random))),
        outcomes=tuple(_outcome(random, rule, said) for rule in RULES if random.random() < 0.7),
        error=random.choice((None, None, None, said(text(random)) or "x")),
    )


def _drift(random: Random) -> Drift:
    names = tuple(text(random) for _ in range(random.randint(0, 5)))
    p_value, cramers_v, psi, jensen_shannon, shift = (random.choice(NUMBERS) for _ in range(5))
    classes = ClassDrift(
        new=names, vanished=names, p_value=p_value, cramers_v=cramers_v, psi=psi, jensen_shannon=jensen_shannon
    )
    moved = tuple(NumberDrift(column=name, ks=psi, p_value=p_value, wasserstein=psi, shift=shift) for name in names)
    return Drift(classes=random.choice((None, classes)), numbers=moved)


def _outcome(random: Random, rule: str, said: Callable[[str], str]) -> Outcome:
    code, name = rule.split()
    status = random.choice(tuple(Status))
    severity = random.choice(tuple(Severity))
    finding = Finding(
        code=code,
        name=name,
        severity=severity,
        message=said(text(random)),
        column=random.choice((None, text(random))),
        row=random.choice((None, 1, 10**12)),
        line=random.choice((None, 1, 10**12)),
        file=random.choice((None, text(random))),
        count=random.choice((None, 3)),
        fix=random.choice((None, said(text(random)))),
    )
    return Outcome(
        code=code,
        name=name,
        severity=severity,
        status=status,
        finding=finding if status is Status.FINDING else None,
        reason=said(text(random)) if status in (Status.NOT_APPLICABLE, Status.SKIPPED) else None,
        model=random.choice((None, text(random))),
    )
