"""Multi-label: one sigmoid a label, binary cross-entropy averaged over labels."""

from dataclasses import replace

from actloss.advice.choice import Choice, Plan
from actloss.advice.classes import CALIBRATION
from actloss.advice.facts import Transform
from actloss.escape import quoted
from actloss.profile import LabelSets, Profile
from actloss.task import Task, Trait


def plan_multilabel(profile: Profile, task: Task) -> Plan:
    """Return the choices for labels that can occur together, best first."""
    sets = profile.sets
    units = len(sets.names)
    together = (
        f"{units} labels that can occur together ({sets.cardinality:.2f} a row on average,"
        f" {sets.several_rows.count:,} rows with two or more): one sigmoid each, no competition"
    )
    base = Choice(
        loss="binary_crossentropy",
        activation="sigmoid",
        elicits="probabilities",
        reasons=(
            together,
            "the mean of the labels' binary cross-entropies is the likelihood of independent yes/no answers",
        ),
    )
    choices = [base, *_others(sets)]
    warnings: tuple[str, ...] = ()
    if Trait.IMBALANCED in task.traits:
        weights = label_weights(sets)
        rarest = _rarest(sets)
        weighted = replace(
            base,
            elicits="decisions",
            params={"pos_weight": weights},
            reasons=(
                *base.reasons,
                f"{rarest}: pos_weight = absent / present for each label",
            ),
            cautions=(CALIBRATION,),
        )
        plain = replace(
            base,
            reasons=("without pos_weight the true probabilities minimise it; set a threshold for each label",),
            cautions=("rare labels may never pass a threshold of 0.5",),
        )
        choices = [weighted, plain, *choices[1:]]
        warnings = (CALIBRATION,)
    never = [name for name, count in zip(sets.names, sets.counts, strict=True) if not count]
    if never:
        shown = ", ".join(quoted(name, limit=40) for name in never[:3]) + (", …" if len(never) > 3 else "")
        warnings = (*warnings, f"{len(never)} labels never occur ({shown}): nothing can be learnt of them, drop them")
    known = min(sets.known) if sets.known else 0
    if known < profile.rows and sets.coding != "list":
        cells = sum(profile.rows - count for count in sets.known)
        warnings = (
            *warnings,
            f"{cells:,} label cells are missing: mask them out of the loss, an unknown label is not an absent one",
        )
    return Plan(units=units, choices=tuple(choices), transform=_transform(sets), warnings=warnings)


def label_weights(sets: LabelSets) -> tuple[float, ...]:
    """Return absent / present for each label; 1 for a label that is always or never there."""
    return tuple(
        float(f"{(known - count) / count:.6g}") if 0 < count < known else 1.0
        for count, known in zip(sets.counts, sets.known, strict=True)
    )


def _rarest(sets: LabelSets) -> str:
    """Say which label is the most lopsided, and on which side."""
    sides = [
        (min(count, known - count) / known, name, count <= known - count)
        for name, count, known in zip(sets.names, sets.counts, sets.known, strict=True)
        if 0 < count < known
    ]
    share, name, present = min(sides)
    return f"label {quoted(name, limit=40)} is {'present in' if present else 'absent from'} only {share:.2%} of rows"


def _others(sets: LabelSets) -> list[Choice]:
    signed = None if sets.coding == "-1/+1" else Transform(kind="recode", description="code present +1 and absent -1")
    return [
        Choice(
            loss="hinge",
            activation="tanh",
            elicits="decisions",
            reasons=("a margin for each label, when only the decisions matter",),
            cautions=("needs labels -1/+1; gives no probabilities",),
            transform=signed,
            own_labels=True,
        ),
        Choice(
            loss="mse",
            activation="sigmoid",
            elicits="probabilities",
            reasons=("the Brier score of each label: bounded, so single labels cannot own the loss",),
            cautions=("its gradient vanishes where a label is confidently wrong",),
        ),
    ]


def _transform(sets: LabelSets) -> Transform | None:
    match sets.coding:
        case "-1/+1":
            return Transform(kind="recode", description="recode -1 → 0 (label absent): y = (y + 1) / 2")
        case "true/false":
            return Transform(kind="recode", description="recode true or yes → 1 and false or no → 0")
        case "list":
            return Transform(
                kind="multi-hot",
                description=f"turn each cell into a row of {len(sets.names)} zeros and ones, one column a label",
                mapping=tuple((name, float(index)) for index, name in enumerate(sets.names)),
            )
    return None
