"""The facts of the labels, and how the table was read."""

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

from actloss.advice import Transform
from actloss.column import Tally
from actloss.escape import visible
from actloss.profile.facts import LabelSets, NumericSummary, Outliers, Profile
from actloss.render.blocks import Block, Entry, Facts, Grid, Section, Tone
from actloss.render.figures import figure
from actloss.report import Report
from actloss.rules.wording import percent, several
from actloss.table import Source
from actloss.target import Layout
from actloss.task import Kind

_ROWS = 10
"""Classes, labels or outputs that a table lists before the rest are only counted"""
_NAME = 24
"""Characters of a name in a table."""

Item = TypeVar("Item")


def labels(report: Report) -> Section:
    """Return the profile's key statistics."""
    profile = report.profile
    blocks: list[Block] = [Facts(tuple(_counts(profile)))]
    if profile.label_sets is not None:
        blocks += _label_sets(profile.label_sets, profile.target.layout)
    elif len(profile.outputs) > 1:
        blocks += _outputs(profile)
    elif report.task.kind is Kind.REGRESSION and profile.numeric is not None:
        blocks += [Facts(tuple(_numeric(profile.numeric))), _fences(profile.numeric)]
    elif profile.classes:
        blocks += _classes(profile, report.advice.target_transform)
    return Section("Statistics", tuple(blocks))


def reading(report: Report) -> Section:
    """Return what the reader of the table had to decide or leave out."""
    return Section("Reading", tuple(read(report.source)))


def read(source: Source) -> Iterator[Entry]:
    """Yield what the reader had to decide or leave out."""
    yield from (Entry("", note) for note in source.notes)
    if source.bad_count:
        text = f"{several(source.bad_count, 'record')} left out: not as many fields as the header"
        yield Entry("", text, tone=Tone.WARNING)
    for bad in source.bad_records[:3]:
        fields = f"{several(bad.found, 'field')} where {bad.expected} belong"
        yield Entry("", f"line {bad.line:,} of {visible(bad.file)}: {fields}")


def _counts(profile: Profile) -> Iterable[tuple[str, str]]:
    yield "rows", f"{profile.rows:,}"
    yield "labelled", f"{profile.labelled:,}"
    yield "missing", _tally(profile.missing)
    if profile.distinct:
        yield "distinct", f"{profile.distinct:,}"
    yield "encoding", profile.encoding.value


def _tally(tally: Tally) -> str:
    return f"{tally.count:,} (first row {tally.first_row:,})" if tally.count else "0"


def _numeric(numbers: NumericSummary) -> Iterable[tuple[str, str]]:
    yield "minimum", figure(numbers.minimum)
    yield "lower quartile", figure(numbers.lower_quartile)
    yield "median", figure(numbers.median)
    yield "upper quartile", figure(numbers.upper_quartile)
    yield "maximum", figure(numbers.maximum)
    yield "mean", figure(numbers.mean)
    yield "std", figure(numbers.std)
    yield "MAD", figure(numbers.mad)
    yield "skewness", figure(numbers.skewness)
    yield "excess kurtosis", figure(numbers.excess_kurtosis)
    yield "normal Q-Q corr.", figure(numbers.normality.quantile_correlation)
    yield "normal p-value", figure(numbers.normality.p_value)
    yield "zeros", f"{numbers.zeros:,}"
    yield "negatives", f"{numbers.negatives:,}"
    yield "whole numbers", "all" if numbers.integral else "not all"
    if numbers.non_finite:
        yield "not finite", f"{numbers.non_finite:,}"
    if numbers.dispersion is not None:
        yield "variance / mean", figure(numbers.dispersion)
    if numbers.log is not None:
        yield "skewness of log", figure(numbers.log.skewness)


def _fences(numbers: NumericSummary) -> Grid:
    named = {
        "1.5 IQR": numbers.inner,
        "3 IQR": numbers.outer,
        "3 IQR adjusted": numbers.adjusted,
        "modified z 3.5": numbers.modified_z,
    }
    rows = tuple((name, *_beyond(fence)) for name, fence in named.items())
    return Grid(("outliers beyond", "below", "above", "rows", "share", "first"), rows, free=True)


def _beyond(fence: Outliers) -> tuple[str, ...]:
    first = ", ".join(f"row {row:,}: {figure(value)}" for row, value in fence.first[:2])
    return (figure(fence.low), figure(fence.high), f"{fence.count:,}", percent(fence.share), first)


def _outputs(profile: Profile) -> Iterable[Block]:
    named = list(zip(profile.target.columns, profile.outputs, strict=True))
    rows = [
        (_name(name), *map(figure, (one.minimum, one.median, one.mean, one.maximum, one.std)))
        for name, one in named[: _room(len(named))]
    ]
    yield Grid(("output", "minimum", "median", "mean", "maximum", "std"), tuple(rows))
    yield from _rest(len(named), "output")


def _classes(profile: Profile, transform: Transform | None) -> Iterable[Block]:
    becomes = dict(transform.mapping) if transform else {}
    rows = []
    for known in _largest(profile.classes, lambda known: known.count):
        row = (_name(known.name), f"{known.count:,}", percent(known.count / max(profile.labelled, 1)))
        rows.append((*row, figure(becomes.get(known.name, math.nan))) if becomes else row)
    yield Grid(("class", "rows", "share", *(["trained as"] if becomes else [])), tuple(rows))
    yield from _rest(len(profile.classes), "class", "classes")


def _label_sets(sets: LabelSets, layout: Layout) -> Iterable[Block]:
    if layout is Layout.DISTRIBUTION:
        yield Facts((("off sum 1", _tally(sets.off_sum_rows)), ("mean entropy", f"{figure(sets.mean_entropy)} nats")))
        means = _largest(list(zip(sets.names, sets.means, strict=True)), lambda pair: pair[1])
        yield Grid(("class", "mean"), tuple((_name(name), figure(mean)) for name, mean in means))
        yield from _rest(len(sets.names), "class", "classes")
        return
    yield Facts(
        (
            ("labels a row", figure(sets.cardinality)),
            ("density", figure(sets.density)),
            ("without any", _tally(sets.empty_rows)),
            ("with one", f"{sets.single_rows:,}"),
            ("with several", _tally(sets.several_rows)),
            ("combinations", f"{sets.distinct_sets:,}"),
        )
    )
    counts = _largest(list(zip(sets.names, sets.counts, sets.known, strict=True)), lambda label: label[1])
    rows = [(_name(name), f"{count:,}", percent(count / max(known, 1))) for name, count, known in counts]
    yield Grid(("label", "rows", "share"), tuple(rows))
    yield from _rest(len(sets.names), "label")


def _largest(items: Sequence[Item], size: Callable[[Item], float]) -> Sequence[Item]:
    """Return what a table has room for: few items in their own order; of many, the largest say most."""
    room = _room(len(items))
    return items if len(items) == room else sorted(items, key=size, reverse=True)[:room]


def _room(count: int) -> int:
    # "and 1 more" would take the room of that one.
    return count if count <= _ROWS + 1 else _ROWS


def _rest(count: int, noun: str, plural: str = "") -> Iterable[Entry]:
    left = count - _room(count)
    if left:
        yield Entry("", f"and {several(left, noun, plural)} more")


def _name(name: str) -> str:
    return visible(name, limit=_NAME)
