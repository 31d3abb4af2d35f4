"""What `actloss check` does between its options and its reports."""

from collections.abc import Sequence
from pathlib import Path

import typer

from actloss.checked import CheckReport
from actloss.checking import Plan, Predictions, check_tables, update_lock
from actloss.cli.check_options import SeverityName
from actloss.cli.folder import working_folder
from actloss.cli.terminal import show
from actloss.config import Settings, load_settings
from actloss.errors import OptionError
from actloss.escape import whole
from actloss.finding import Severity
from actloss.fixing import Diff, Fixed, Treatment, diff_tables, fix_tables
from actloss.predictions.options import scale_named


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


def fail_on_of(given: SeverityName | None, settings: Settings, *, exit_zero: bool) -> Severity | None:
    """Return the mildest severity that fails the check; None where none does."""
    if exit_zero or (settings.exit_zero and given is None):
        return None
    return Severity(given.value) if given is not None else settings.fail_on or Severity.ERROR


def files_read(planned: Plan, settings: Settings) -> tuple[str, ...]:
    """Return every file that a check reads, none of which a report may overwrite."""
    tables = [str(request.source) for request in planned.requests]
    tables += [str(request.source) for request in planned.predictions]
    references = [str(request.against) for request in planned.requests if request.against is not None]
    files = [None if planned.lock is None else planned.lock.path, settings.origin]
    return (*tables, *dict.fromkeys(references), *(str(file) for file in files if file is not None))


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
        for sentence in updated.changes or ("the lock is up to date",):
            _say(sentence)
        report = updated.report
    else:
        report = check_tables(planned.requests, predictions=planned.predictions, fail_on=fail_on, notes=planned.notes)
    for table in report.tables:
        if table.error is not None:
            _say(f"{whole(table.name)} was not checked: {table.error}")
    return report


def cure(report: CheckReport, planned: Plan, read: Sequence[str], *, folder: Path | None) -> None:
    """Write corrected copies of the tables into a folder, or show on standard output what would be written.

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
    cured = diff_tables(treatments) if folder is None else fix_tables(treatments, folder, read=[*map(Path, read)])
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


def _say(sentence: str) -> None:
    typer.echo(f"actloss: {sentence}", err=True)
