"""`actloss check`: do the labels of tables still suit the loss that a model trains with?"""

from pathlib import Path

import typer

from actloss.cli import check_options as options
from actloss.cli.check_reports import Looks, check_diff, check_statistics, deliver_all, destinations_of
from actloss.cli.folder import working_folder
from actloss.cli.limits import number_or_nan, numbers_by_name
from actloss.cli.options import Colouring, Delimiter, Encoding, NoHeader, Pred, Truth
from actloss.cli.terminal import Color, screen, show
from actloss.cli.waiting import waiting
from actloss.forms import CheckFormat


def check(  # noqa: PLR0913 - Typer's way: an option is a parameter
    sources: options.Sources = None,
    *,
    target: options.Target = None,
    task: options.Task = None,
    activation: options.Activation = None,
    loss: options.Loss = None,
    framework: options.Framework = None,
    units: options.Units = None,
    from_logits: options.FromLogits = None,
    param: options.Param = None,
    class_weight: options.ClassWeight = None,
    ignore_index: options.IgnoreIndex = None,
    positive: options.Positive = None,
    predictions: options.PredictionTables = None,
    truth: Truth = None,
    pred: Pred = None,
    scale: options.Scale = None,
    lock: options.LockFile = None,
    require_lock: options.RequireLock = None,
    entry: options.As = None,
    update_lock: options.UpdateLock = False,
    reference: options.ReferenceTable = None,
    select: options.Select = None,
    ignore: options.Ignore = None,
    extend_select: options.ExtendSelect = None,
    threshold: options.Thresholds = None,
    fail_on: options.FailOn = None,
    exit_zero: options.ExitZero = False,
    form: options.Form = None,
    output: options.Outputs = None,
    github_summary: options.GithubSummary = False,
    statistics: options.Statistics = False,
    show_settings: options.ShowSettings = False,
    config: options.ConfigFile = None,
    isolated: options.Isolated = False,
    fix: options.Fix = None,
    diff: options.Diff = False,
    stdin_filename: options.StdinFilename = None,
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,
    color: Colouring = Color.AUTO,
    delimiter: Delimiter = None,
    encoding: Encoding = None,
    no_header: NoHeader = False,
) -> None:
    """Check that the labels of tables suit the loss that a model trains with, and are what they were."""
    # What reads and judges tables takes longer to load than everything else here, and `--help` does without.
    from actloss.checking import Layer, Wishes, ensure_tables, patterns_of, plan  # noqa: PLC0415 - as above
    from actloss.cli import check_work as work  # noqa: PLC0415 - as above
    from actloss.cli.check_settings import settings_shown  # noqa: PLC0415 - as above
    from actloss.config import thresholds_of  # noqa: PLC0415 - as above
    from actloss.lock import Reading  # noqa: PLC0415 - as above
    from actloss.training import Trained  # noqa: PLC0415 - as above

    settings = work.settings_of(config, isolated=isolated)
    wishes = Wishes(
        sources=tuple(sources or ()),
        predictions=work.predictions_of(predictions, truth, pred, scale),
        stdin_name=stdin_filename,
        reading=Reading(
            target=tuple(target or ()),
            task=None if task is None else task.value,
            delimiter=delimiter,
            encoding=encoding,
            header=False if no_header else None,
        ),
        trained=Trained(
            activation=activation,
            loss=loss,
            framework=framework,
            units=units,
            from_logits=from_logits,
            params=numbers_by_name(param or [], "--param", "NAME=X"),
            class_weight=_weights(class_weight),
            ignore_index=ignore_index,
            positive=positive,
        ),
        reference=reference,
        lock=None if lock is None else Path(lock),
        require_lock=require_lock,
        entry=entry,
        layer=Layer(
            select=None if select is None else patterns_of(select),
            extend_select=patterns_of(extend_select or ()),
            ignore=patterns_of(ignore or ()),
        ),
        thresholds=thresholds_of(threshold or ()),
    )
    work.ensure_heeded(wishes)
    planned = plan(wishes, settings, working_folder())
    chosen = form or settings.format or CheckFormat.TEXT
    fails = work.fail_on_of(fail_on, settings, exit_zero=exit_zero)
    if show_settings:
        show(settings_shown(wishes, settings, planned, fail_on=fails, form=chosen, screen=screen(color, to_file=False)))
        return
    ensure_tables(planned)
    kept = work.files_kept(planned, settings)
    destinations = destinations_of(output or [], chosen, kept, summary=github_summary, taken=diff)
    if fix is not None:
        work.ensure_apart(planned, destinations, Path(fix))
    if diff:
        check_diff(form, destinations)
    if statistics:
        check_statistics(destinations)
    with waiting():
        report = work.checked_tables(planned, fail_on=fails, update=update_lock)
        cured = True
        if fix is not None or diff:
            cured = work.cure(report, planned, kept, folder=None if diff else Path(str(fix)))
    looks = Looks(color=color, quiet=quiet, verbose=verbose, statistics=statistics, stdin=stdin_filename)
    deliver_all(report, destinations, looks)
    code = report.exit_code if cured else 2
    if code:
        raise typer.Exit(code)


def _weights(given: str | None) -> dict[str, float] | None:
    # Balanced weights are made of the labels as they are: there is nothing to check in them.
    if given is None or given == "balanced":
        return None
    # What a weight may be is for a rule to tell.
    return numbers_by_name(given.split(","), "--class-weight", "balanced or CLASS=WEIGHT", number_or_nan)
