"""The numbers of a label as a loss gets them, and which of them lie outside a domain."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from actloss.catalogue.libraries import spelled
from actloss.column import NOWHERE, Tally, total
from actloss.escape import quoted
from actloss.finding import Cure, Severity
from actloss.interval import ABOVE_MINUS_ONE, NON_NEGATIVE, POSITIVE, SIGNED_UNIT, UNIT, Interval
from actloss.profile.classes import number_name
from actloss.profile.facts import ClassCount, NumericSummary, Profile
from actloss.rules.case import Case
from actloss.rules.rule import Found
from actloss.rules.wording import several
from actloss.target import Layout
from actloss.task import Kind

_COUNTED: Mapping[Interval, Callable[[NumericSummary], Tally]] = {
    UNIT: lambda summary: summary.outside_unit,
    SIGNED_UNIT: lambda summary: summary.outside_signed_unit,
    NON_NEGATIVE: lambda summary: summary.negative,
    POSITIVE: lambda summary: summary.non_positive,
    ABOVE_MINUS_ONE: lambda summary: summary.at_or_below_minus_one,
}
"""Which values lie outside, where distinct ones are too many to list."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbers:
    """The numbers of one label column, without the label that the loss skips."""

    column: str
    summary: NumericSummary
    """Of all numbers of the column."""
    classes: tuple[ClassCount, ...]
    """Distinct numbers, ascending; empty where they are too many, and for one of several outputs."""

    @property
    def count(self) -> int:
        """How many there are."""
        return sum(entry.count for entry in self.classes) if self.classes else self.summary.count

    @property
    def ends(self) -> tuple[float, float]:
        """The smallest and the largest."""
        if self.classes:
            return valued(self.classes[0]), valued(self.classes[-1])
        return self.summary.minimum, self.summary.maximum


@dataclass(frozen=True, slots=True, kw_only=True)
class Outside:
    """Numbers of one column that lie outside a domain."""

    column: str
    value: float
    """The one furthest outside."""
    tally: Tally
    """`NOWHERE` where nobody counted them."""
    of: int
    """Numbers of the column."""
    domain: Interval

    def sentence(self) -> str:
        """Return how many lie outside, where the first is and how far the furthest lies."""
        count, row = self.tally.count, self.tally.first_row
        furthest = number_name(self.value)
        if not count:
            return f"values of {quoted(self.column)} lie outside {self.domain}, as far as {furthest}"
        of = f"of {several(self.of, 'value')} of {quoted(self.column)}"
        if count == 1:
            return f"1 {of} lies outside {self.domain}, the value {furthest} in row {row:,}"
        return f"{count:,} {of} lie outside {self.domain}, the first in row {row:,} and as far as {furthest}"

    def found(self, rest: str, *, fix: str, cure: Cure | None = None, severity: Severity | None = None) -> Found:
        """Return a finding whose message begins with this sentence.

        Args:
            rest: What comes of it, as the end of the sentence.
            fix: What to do.
            cure: How the labels can be rewritten.
            severity: Where it differs from the rule's.
        """
        return Found(
            message=f"{self.sentence()}{rest}",
            column=self.column,
            row=self.tally.first_row or None,
            count=self.tally.count or None,
            fix=fix,
            cure=cure,
            severity=severity,
        )


def valued(entry: ClassCount) -> float:
    """Return the number that a class of numbers is; nan for text."""
    return float("nan") if entry.value is None else entry.value


def numbers_of(case: Case) -> tuple[Numbers, ...]:
    """Return the numbers of each label column, where the label is numbers."""
    profile = case.profile
    if profile.target.layout is Layout.SEVERAL_OUTPUTS and len(profile.outputs) == len(profile.target.columns):
        pairs = zip(profile.target.columns, profile.outputs, strict=True)
        return tuple(Numbers(column=column, summary=summary, classes=()) for column, summary in pairs)
    if profile.numeric is None or _mostly_text(profile):
        return ()
    listed = tuple(entry for entry in profile.classes if entry.value is not None)
    skipped = ignored_label(case)
    judged = tuple(entry for entry in listed if entry.value != skipped)
    if listed and not judged:
        return ()
    return (Numbers(column=profile.target.columns[0], summary=profile.numeric, classes=judged),)


def ignored_label(case: Case) -> float | None:
    """Return the label that the loss skips: as its owner says, else as PyTorch does by default; None for none."""
    training = case.training
    if training is None or (training.ignore_index is None and case.profile.target.layout is not Layout.SINGLE):
        return None
    return training.skipped


_ENCODE = frozenset({"sklearn", "catboost"})
"""Libraries all of whose classifiers encode labels."""


def no_numbers(case: Case) -> str | None:
    """Apply where a label column holds numbers, one value a row or several outputs."""
    profile = case.profile
    if numbers_of(case):
        return None
    if profile.target.layout not in (Layout.SINGLE, Layout.SEVERAL_OUTPUTS):
        return f"the layout is {profile.target.layout.value}"
    if profile.target.layout is Layout.SEVERAL_OUTPUTS:
        return "an output holds no number"
    if profile.numeric is not None and not _mostly_text(profile):
        return "the loss skips every label"
    return "the labels are text; an encoder gives the numbers" if profile.distinct else "no row has a label"


def encoder(case: Case) -> str | None:
    """Return why any two or more class labels will do: the library's estimators encode them."""
    training = case.training
    if training is None or case.task is None or case.task.kind is Kind.REGRESSION:
        return None
    if training.estimator is not None:
        return f"{training.estimator} encodes its labels"
    return f"{spelled(training.framework)}'s classifiers encode their labels" if training.framework in _ENCODE else None


def outside(numbers: Numbers, domain: Interval) -> Outside | None:
    """Return which numbers of a column lie outside a domain, None where all lie inside."""
    beyond = [value for value in numbers.ends if not domain.contains(value)]
    if not beyond:
        return None
    return Outside(
        column=numbers.column,
        value=max(beyond, key=lambda value: max(domain.low - value, value - domain.high)),
        tally=_tally(numbers, domain),
        of=numbers.count,
        domain=domain,
    )


def worst(case: Case, domain: Interval) -> tuple[Outside, str] | None:
    """Return the column with most numbers outside a domain, and how many more there are as a clause."""
    found = [lying for lying in (outside(numbers, domain) for numbers in numbers_of(case)) if lying]
    if not found:
        return None
    others = f"; {several(len(found) - 1, 'more label column')} likewise" if len(found) > 1 else ""
    return max(found, key=lambda lying: lying.tally.count), others


def _tally(numbers: Numbers, domain: Interval) -> Tally:
    if numbers.classes:
        entries = (entry for entry in numbers.classes if not domain.contains(valued(entry)))
        return total(Tally(entry.count, entry.first_row) for entry in entries)
    counted = _COUNTED.get(domain)
    return counted(numbers.summary) if counted else NOWHERE


def _mostly_text(profile: Profile) -> bool:
    """Return whether numbers are the minority in their column: they are names then, as 2024 among words."""
    return profile.numeric is not None and profile.labelled > 2 * profile.numeric.count
