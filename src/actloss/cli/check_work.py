"""What `actloss check` does between its options and its reports."""

import os
from collections.abc import Sequence
from dataclasses import fields
from pathlib import Path

import typer

from actloss.checked import CheckReport
from actloss.checking import Plan, Predictions, Wishes, check_tables, update_lock
from actloss.cli.check_options import SeverityName
from actloss.cli.check_reports import Destinations
from actloss.cli.folder import working_folder
from actloss.cli.terminal import show
from actloss.config import Settings, load_settings
from actloss.errors import OptionError
from actloss.escape import whole
from actloss.finding import Severity
from actloss.fixing import Diff, Fixed, Treatment, copies_of, diff_tables, fix_tables
from actloss.lock import path_of
from actloss.predictions.options import scale_named
from actloss.training import Trained


def settings_of(config: str | None, *, isolated: bool) -> Settings:
    """Return the configuration that is used.

    Raises:
        ActlossError: It cannot be read, or two options contradict each other.
    """
    if not isolated:
        return load_settings(working_folder(), given=None if config is None else Path(config))
    if config is not None:
        raise OptionError("--isolated uses no configuration, --config names one; drop one of the two")
    return Settings()


def predictions_of(
    sources: Sequence[str] | None, truth: Sequence[str] | None, pred: Sequence[str] | None, scale: str | None
) -> Predictions:
    """Return what the options say of tables of predictions.

    Raises:
        OptionError: They speak of predictions, and there are none.
    """
    told = {"--truth": truth, "--pred": pred, "--scale": scale}
    idle = next((name for name, value in told.items() if value), None)
    if idle is not None and not sources:
        raise OptionError(f"{idle} says something of predictions, found none; name their table with --predictions")
    scale_named(scale)
    return Predictions(sources=tuple(sources or ()), truth=tuple(truth or ()), pred=tuple(pred or ()), scale=scale)


def ensure_heeded(wishes: Wishes) -> None:
    """Hold that nothing is said of tables of labels where there are only predictions.

    Raises:
        OptionError: Something is, and would be passed over.
    """
    if wishes.sources or not wishes.predictions.sources:
        return
    untold = Trained(positive=wishes.trained.positive)
    said = [one.name for one in fields(Trained) if getattr(wishes.trained, one.name) != getattr(untold, one.name)]
    said += ["target"] if wishes.reading.target else []
    said += ["reference"] if wishes.reference is not None else []
    if said:
        name = _FLAGS.get(said[0], f"--{said[0].replace('_', '-')}")
        raise OptionError(
            f"{name} says something of labels, found only --predictions; leave it out, or name the table of labels, too"
        )


_FLAGS = {"params": "--param"}
"""Options whose name is not that of the field."""


def fail_on_of(given: SeverityName | None, settings: Settings, *, exit_zero: bool) -> Severity | None:
    """Return the mildest severity that fails the check; None where none does."""
    if exit_zero or (settings.exit_zero and given is None):
        return None
    return Severity(given.value) if given is not None else settings.fail_on or Severity.ERROR


def files_kept(planned: Plan, settings: Settings) -> tuple[str, ...]:
    """Return every file and glob that a check reads, or its lock or configuration names: none may be overwritten."""
    tables = [str(request.source) for request in planned.requests]
    tables += [str(request.source) for request in planned.predictions]
    tables += [str(request.against) for request in planned.requests if request.against is not None]
    for table in settings.tables:
        tables += [str(path) for path in (table.path, table.reference) if path is not None]
    lock = planned.lock
    tables += [] if lock is None else [path_of(key, lock.path) for key in lock.lock.tables]
    files = [None if lock is None else lock.path, settings.origin]
    return tuple(dict.fromkeys((*tables, *(str(file) for file in files if file is not None))))


def ensure_apart(planned: Plan, destinations: Destinations, folder: Path) -> None:
    """Hold that no report takes the place of a copy that the same call may write.

    Args:
        planned: The tables.
        destinations: Where reports go.
        folder: Where copies go.

    Raises:
        OptionError: One does.
    """
    summary = destinations.summary
    reports = {path for _, path in destinations.files}
    reports |= set() if summary is None else {Path(os.path.realpath(summary))}
    for request in planned.requests:
        for copy in copies_of(str(request.source), folder):
            if Path(os.path.realpath(copy)) in reports:
                raise OptionError(
                    f"a report and a copy of --fix would both be written to {whole(str(copy))}; name another file"
                )


def checked_tables(planned: Plan, *, fail_on: Severity | None, update: bool) -> CheckReport:
    """Return what checking came to; stderr says which tables could not be, and what changed in the lock.

    Args:
        planned: The tables.
        fail_on: As `CheckReport.fail_on`.
        update: Whether the lock is written anew.

    Raises:
        ActlossError: The lock cannot be updated.
    """
    if update:
        updated = update_lock(planned, fail_on=fail_on)
        report = updated.report
        unchanged = () if any(table.error for table in report.tables) else ("the lock is up to date",)
        for sentence in updated.changes or unchanged:
            _say(sentence)
    else:
        report = check_tables(planned.requests, predictions=planned.predictions, fail_on=fail_on, notes=planned.notes)
    for table in report.tables:
        if table.error is not None:
            _say(f"{whole(table.name)} was {table.unchecked}: {table.error}")
    return report


def cure(report: CheckReport, planned: Plan, kept: Sequence[str], *, folder: Path | None) -> bool:
    """Write corrected copies of the tables into a folder, or show on standard output what would be written.

    Returns:
        Whether every table that has something to cure could be cured.

    Raises:
        ActlossError: The folder takes no copies.
    """
    treatments = [
        Treatment(
            source=request.source,
            target=table.profile.target,
            findings=table.findings,
            delimiter=request.reading.delimiter,
            encoding=request.reading.encoding,
            header=request.reading.header,
        )
        # Those of predictions come last, and nothing in them is cured.
        for request, table in zip(planned.requests, report.tables, strict=False)
        if table.profile is not None
    ]
    cured = diff_tables(treatments) if folder is None else fix_tables(treatments, folder, read=[*map(Path, kept)])
    if not cured:
        _say("nothing was found that can be cured mechanically")
    for one in cured:
        for copy in one.copies if isinstance(one, Fixed) else ():
            _say(copy.said)
        if one.problem is not None:
            _say(one.problem)
        for note in one.notes:
            _say(note)
    if folder is None:
        show("".join(one.text for one in cured if isinstance(one, Diff)))
    return all(one.problem is None for one in cured)


def _say(sentence: str) -> None:
    typer.echo(f"actloss: {sentence}", err=True)
