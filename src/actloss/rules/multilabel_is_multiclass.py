"""Every row of a multi-label table has exactly one label.

## What it does

Notes, where the task is multi-label, that each row has one label and no row has none or several.

## Why is this bad?

Nothing breaks, but something is given away. If the labels exclude one another, a sigmoid for each of them lets the
model predict two or none, and it has to learn from the data what a softmax knows. If they do not, this table has no row
that shows it, and co-occurring labels are a guess.

## Example

>>> indicators = {"cat": [1, 0, 0] * 40, "dog": [0, 1, 0] * 40, "bird": [0, 0, 1] * 40}
>>> codes(indicators, task="multilabel")
['AL309']

A row with two labels:

>>> indicators["dog"][0] = 1
>>> codes(indicators, task="multilabel")
[]

## Use instead

If one label excludes the others, take a softmax and categorical cross-entropy:

    actloss advise table.csv --task multiclass

## References

scikit-learn, `type_of_target`: a table of 0 and 1 is multilabel-indicator whatever its rows hold, so that nothing tells
the user. Classes exclude one another, labels do not: that is what decides between softmax and sigmoids.
"""

from actloss.finding import Severity
from actloss.rules.case import Case
from actloss.rules.rule import Found, Rule
from actloss.rules.scope import label_sets
from actloss.rules.wording import label, only_column, several


def _check(case: Case) -> Found | None:
    facts = case.profile.sets
    if not facts.single_rows or facts.empty_rows.count or facts.several_rows.count:
        return None
    return Found(
        message=f"each of {several(facts.single_rows, 'labelled row')} has exactly one of the {len(facts.names):,} "
        f"labels in {label(case.profile)}, as if they excluded one another",
        column=only_column(case.profile),
        count=facts.single_rows,
        fix="if one label excludes the others, declare --task multiclass: softmax and categorical_crossentropy",
    )


RULE = Rule(code="AL309", name="multilabel-is-multiclass", severity=Severity.NOTE, applies=label_sets, check=_check)
