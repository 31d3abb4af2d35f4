"""The labels are distributed otherwise than before.

## What it does

Compares the shares of classes (Pearson's chi-squared test and Cramér's V with Bergsma's correction) or, for quantities,
the distribution functions (Kolmogorov and Smirnov's D), and speaks where the difference is both certain, p below 0.001,
and large, V or D of 0.15 or more. Of label sets the label is judged that moved most, its p multiplied by their number.
The message adds the population stability index and the Jensen-Shannon distance, or the Wasserstein distance.

A lock keeps 512 points of a distribution, so D against a lock is exact to 0.001.

## Why is this bad?

Class weights, the bias of the output layer, a decision threshold and the scale of a quantity were chosen for the old
shares. A model trained on those gives every probability with the old prior in it.

Two conditions, since either alone is a nuisance: p alone fires in one run of twenty or a thousand for ever and, with
enough rows, on differences that matter to nobody; an effect alone fires on every small file. Of two samples of 100 rows
from one law with ten classes, 84 % have a PSI above the customary 0.1.

## Example

>>> "AL603" in codes_against(["no"] * 200 + ["yes"] * 200, ["no"] * 300 + ["yes"] * 100)
True

A fifth of the way there:

>>> "AL603" in codes_against(["no"] * 200 + ["yes"] * 200, ["no"] * 220 + ["yes"] * 180)
False

## Use instead

Find out what changed in how the rows were collected. If it is to stay, weight or recalibrate for the new shares:

    weights = compute_class_weight("balanced", classes=np.unique(y), y=y)

## References

Bergsma, "A bias-correction for Cramér's V and Tschuprow's T", 2013. Stephens, "Use of the Kolmogorov-Smirnov,
Cramér-von Mises and related statistics without extensive tables", 1970. deepchecks, `LabelDrift`, has the same limit
for V. The rates of false alarms were measured.
"""

from actloss.drift import ClassDrift, Drift, NumberDrift
from actloss.escape import quoted
from actloss.finding import Severity
from actloss.interval import ABOVE_ZERO_TO_ONE, OPEN_UNIT
from actloss.numbers import SLACK
from actloss.profile.facts import Profile
from actloss.reference import Reference
from actloss.rules.case import Case
from actloss.rules.lock.scope import accept, before_of, held, holder, of_column, origin, same_classes, shares_now
from actloss.rules.rule import Found, Rule
from actloss.rules.threshold import Threshold
from actloss.rules.wording import percent, several
from actloss.task import Kind

CHANCE = Threshold(
    code="AL603",
    name="chance",
    default=0.001,
    domain=OPEN_UNIT,
    meaning="p-value, below which a difference is more than chance",
)
EFFECT = Threshold(
    code="AL603",
    name="effect",
    default=0.15,
    domain=ABOVE_ZERO_TO_ONE,
    meaning="Cramér's V of classes, or Kolmogorov and Smirnov's D of quantities, from which on a difference is large",
)


def _applies(case: Case) -> str | None:
    reason = held(case)
    if reason is not None:
        return reason
    before = before_of(case)
    if before.kind is not Kind.REGRESSION:
        return same_classes(case)
    return (
        None
        if case.drift and case.drift.numbers
        else f"the label columns hold no numbers like those of {origin(before)}"
    )


def _check(case: Case) -> Found | None:
    before, drift = before_of(case), case.drift or Drift()
    if drift.classes is not None:
        return _classes(case, before, drift.classes)
    moved = [each for each in drift.numbers if _matters(case, each.p_value, each.ks)]
    return _numbers(before, sorted(moved, key=lambda each: -each.ks)) if moved else None


def _matters(case: Case, p_value: float, effect: float) -> bool:
    return p_value < case.limit(CHANCE) and effect >= case.limit(EFFECT) * (1.0 - SLACK)


def _classes(case: Case, before: Reference, drift: ClassDrift) -> Found | None:
    if not _matters(case, drift.p_value, drift.cramers_v):
        return None
    name, then, now = _most_moved(case.profile, before, drift.label)
    what = "labels" if drift.label is not None else "classes"
    return Found(
        message=f"the {what}{of_column(case.profile)} have other shares than in {origin(before)}: Cramér's V"
        f" {drift.cramers_v:.2f} ({_p(drift.p_value)}), PSI {drift.psi:.2g}, Jensen-Shannon distance"
        f" {drift.jensen_shannon:.2f}; {quoted(name, limit=40)} moved most, from {percent(then)} to {percent(now)}",
        column=holder(case.profile, name),
        fix=f"find out what changed in how the rows were collected, or {accept(before)}",
    )


def _most_moved(profile: Profile, before: Reference, label: str | None) -> tuple[str, float, float]:
    """Return the class whose share changed most, or the label that is named, and its shares then and now."""
    then = {entry.name: entry.count / entry.known for entry in before.classes if entry.known}
    now = {entry.name: entry.count / entry.known for entry in shares_now(profile).values() if entry.known}
    names = (*then, *(name for name in now if name not in then)) if label is None else (label,)
    name = max(names, key=lambda each: abs(now.get(each, 0.0) - then.get(each, 0.0)))
    return name, then.get(name, 0.0), now.get(name, 0.0)


def _numbers(before: Reference, moved: list[NumberDrift]) -> Found:
    worst = moved[0]
    others = f"; {several(len(moved) - 1, 'more label column')} likewise" if len(moved) > 1 else ""
    return Found(
        message=f"the values of {quoted(worst.column)} are distributed otherwise than in {origin(before)}: largest"
        f" distance of the distribution functions {worst.ks:.2f} ({_p(worst.p_value)}), Wasserstein distance"
        f" {worst.wasserstein:.4g}, {worst.shift:.2g} standard deviations{others}",
        column=worst.column,
        fix=f"find out what changed in how the rows were collected, or {accept(before)}",
    )


def _p(value: float) -> str:
    return f"p = {value:.2g}" if value > 1e-300 else "p < 1e-300"


RULE = Rule(
    code="AL603",
    name="label-drift",
    severity=Severity.WARNING,
    applies=_applies,
    check=_check,
    thresholds=(CHANCE, EFFECT),
)
