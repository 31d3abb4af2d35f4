"""One of several labels never varies.

## What it does

Looks, where a row can have several labels, for labels that every row has, that no row has, or that are never known.

## Why is this bad?

Its output learns one number and says nothing, and it makes every mean over the labels look better than it is: a label
that is always absent is always predicted rightly. Recall, average precision and the area under its curve are not
defined, so a macro average becomes nan or skips it, depending on the library.

## Example

No row has the label "war":

>>> codes({"sport": [1, 0, 1, 1] * 30, "film": [0, 1, 1, 0] * 30, "war": [0, 0, 0, 0] * 30})
['AL308']

Each label occurs and is missing:

>>> codes({"sport": [1, 0, 1, 1] * 30, "film": [0, 1, 1, 0] * 30, "war": [0, 0, 1, 0] * 30})
[]

## Use instead

Leave the column out, or find out which filter removed its rows:

    df = df.drop(columns=["war"])

## References

scikit-learn, `roc_auc_score`: "Only one class is present in y_true. ROC AUC score is not defined in that case." The
same check for a single label is AL207 (constant-target).
"""

from actloss.escape import quoted
from actloss.finding import Severity
from actloss.profile.facts import LabelSets
from actloss.rules.case import Case
from actloss.rules.rule import Found, Rule
from actloss.rules.scope import label_sets
from actloss.rules.wording import every, listed, several
from actloss.target import Layout


def _check(case: Case) -> Found | None:
    facts = case.profile.sets
    dead = [index for index in range(len(facts.names)) if facts.counts[index] in (0, facts.known[index])]
    if not dead:
        return None
    names = [facts.names[index] for index in dead]
    first = dead[0]
    delimited = case.profile.target.layout is Layout.DELIMITED
    of = f" of {quoted(case.profile.target.columns[0])}" if delimited else ""
    others = f"; {several(len(dead) - 1, 'more label')} never {_varies(len(dead) - 1)}: {listed(names[1:])}"
    return Found(
        message=f"label {quoted(names[0], limit=40)}{of} {_state(facts, first)}{others if len(dead) > 1 else ''}",
        column=case.profile.target.columns[0] if delimited else names[0],
        count=facts.known[first] or None,
        fix=f"leave {listed(names)} out of the label, or find out which filter removed the rows that differ",
    )


def _varies(labels: int) -> str:
    return "varies" if labels == 1 else "vary"


def _state(facts: LabelSets, index: int) -> str:
    known = facts.known[index]
    if not known:
        return "is known in no row"
    where = every(known, "labelled row")
    return f"is absent from {where}" if facts.counts[index] == 0 else f"is present in {where}"


RULE = Rule(code="AL308", name="dead-label", severity=Severity.ERROR, applies=label_sets, check=_check)
