"""Everything that was found out about a table's labels, and its form as plain data."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from actloss.advice import Advice, Transform
from actloss.errors import OptionError
from actloss.finding import Finding
from actloss.frameworks import FRAMEWORKS, code_for, commented, ensure_readable, framework_named, style_named
from actloss.plain import Json, fields, plain
from actloss.posing import pose
from actloss.posing.params import Given
from actloss.profile.facts import LabelSets, Outliers, Profile
from actloss.table import Source
from actloss.target import Target
from actloss.task import Kind, Task, Trait

SCHEMA = 1
"""The number of the form that `Report.to_dict` returns; ``schema/report-1.json`` describes it."""

CLASSES_LISTED = 1000
"""Classes that the plain form of a profile lists before it only counts the rest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What `actloss.advise` answers."""

    source: Source
    """The table and how it was read."""
    target: Target
    """The label columns."""
    task: Task
    """What is predicted."""
    profile: Profile
    """The facts of the labels."""
    findings: tuple[Finding, ...]
    """What to know of the labels before training, in the order of the rules' codes."""
    advice: Advice
    """Output layer and loss."""
    programs: Mapping[str, str] = field(default_factory=dict)
    """Code that was asked for, by framework; see `with_code`."""

    def code(
        self,
        framework: str,
        *,
        style: str = "snippet",
        loss: str | None = None,
        params: Given | None = None,
        activation: str | None = None,
    ) -> str:
        """Return code for a framework: the labels prepared, output layer, loss and inference.

        Args:
            framework: ``pytorch``, ``keras``, ``jax``, ``sklearn``, ``xgboost``, ``lightgbm`` or ``catboost``; it need
                not be installed.
            style: ``snippet``, or ``script`` for a whole program that reads the file, trains, and prints what it
                reached.
            loss: Another loss than the recommended one, by a name of ours or as a program writes it.
            params: Its parameters where they are to be others than the advice's, the labels' or the defaults. Lengths,
                such as a delta, are in the label's unit, or in standard deviations where several outputs are scaled by
                their own; one that nobody gives is a multiple of the labels' spread.
            activation: Another activation of the output layer.

        Raises:
            OptionError: Something is unknown or does not suit the labels, the framework has no such loss, or a script
                has no file to read.
        """
        chosen, wanted = framework_named(framework), style_named(style)
        posed = pose(self.source, self.task, self.profile, self.advice, loss=loss, params=params, activation=activation)
        return code_for(posed, chosen, wanted)

    def to_dict(self) -> dict[str, Json]:
        """Return the report as plain data that any JSON writer takes.

        The keys are the same for every table; what does not apply is null or empty, and so is a number that is not
        finite, which JSON cannot spell. Text from the data is as written, not escaped.
        """
        return {
            "schema": SCHEMA,
            "source": _plain(self.source),
            "target": _target(self.target),
            "task": _task(self.task),
            "profile": _profile(self.profile, self.task.kind),
            "findings": _plain(self.findings),
            "advice": _plain(self.advice),
            "code": _plain(self.programs),
        }


def with_code(report: Report, frameworks: Iterable[str], style: str) -> Report:
    """Return a report with code for some frameworks; where one cannot train with the loss, a comment says why.

    Args:
        report: What was found out.
        frameworks: Their names.
        style: ``snippet`` or ``script``.

    Raises:
        OptionError: There is no such style, or a script has no file to read.
    """
    posed = pose(report.source, report.task, report.profile, report.advice)
    ensure_readable(posed, style_named(style))
    programs = {}
    for name in frameworks:
        try:
            programs[name] = code_for(posed, FRAMEWORKS[name], style_named(style))
        except OptionError as error:
            programs[name] = commented(str(error))
    return replace(report, programs=programs)


def _task(task: Task) -> Json:
    # A set has no order of its own.
    traits: list[Json] = [trait.value for trait in Trait if trait in task.traits]
    return {"kind": task.kind.value, "traits": traits, **_fields(task, leave_out=("kind", "traits"))}


def _profile(profile: Profile, kind: Kind) -> Json:
    # The distinct values of a quantity are no classes: listing them would bury the rest.
    listed = () if kind is Kind.REGRESSION else profile.classes[:CLASSES_LISTED]
    sentinel = profile.sentinel
    fields = _fields(profile, leave_out=("source", "target", "values", "floats", "padded", "nul"))
    return {
        **fields,
        "null_spellings": [{"text": text, **_fields(tally)} for text, tally in profile.null_spellings.items()],
        "written_formats": [{"format": name, **_fields(tally)} for name, tally in profile.written_formats.items()],
        "classes": _plain(listed),
        "classes_left_out": max(0, profile.distinct - len(listed)),
        "sentinel": None if sentinel is None else {"value": _plain(sentinel[0]), **_fields(sentinel[1])},
    }


def _target(target: Target) -> Json:
    # A sentence of the evidence says what was passed over.
    return _fields(target, leave_out=("unvaried",))


def _plain(value: object) -> Json:
    return plain(value, _record)


def _record(record: object) -> Json:
    match record:
        case LabelSets():
            columns = zip(record.names, record.counts, record.known, record.means, strict=True)
            labels = [dict(zip(("name", "count", "known", "mean"), column, strict=True)) for column in columns]
            return {"labels": _plain(labels), **_fields(record, leave_out=("names", "counts", "known", "means"))}
        case Transform():
            mapping = [{"label": label, "value": value} for label, value in record.mapping]
            return {**_fields(record), "mapping": _plain(mapping)}
        case Outliers():
            return {**_fields(record), "first": _plain([{"row": row, "value": value} for row, value in record.first])}
        case _:
            return _fields(record)


def _fields(record: object, *, leave_out: tuple[str, ...] = ()) -> dict[str, Json]:
    return fields(record, leave_out=leave_out, of=_record)
