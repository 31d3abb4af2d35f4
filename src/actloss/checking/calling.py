"""`actloss.check` and `actloss.check_predictions`: they read no configuration, and no lock unless asked to."""

import os
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from actloss.checked import CheckReport
from actloss.checking.asking import request_for
from actloss.checking.locks import named_lock
from actloss.checking.request import PredictionRequest
from actloss.checking.running import check_tables
from actloss.checking.selection import Layer, Selection, patterns_of, selection_of
from actloss.config import thresholds_of
from actloss.errors import OptionError
from actloss.escape import quoted
from actloss.finding import Severity
from actloss.lock import Reading
from actloss.predictions.options import kind_named, scale_named
from actloss.scorecard.wishes import names_in
from actloss.spelling import joined
from actloss.table import SourceLike
from actloss.training import Trained


def check(  # noqa: PLR0913 - each keyword is one wish of the caller's
    source: SourceLike,
    target: str | int | Sequence[str | int] | None = None,
    task: str | None = None,
    *,
    activation: str | None = None,
    loss: str | None = None,
    framework: str | None = None,
    units: int | None = None,
    from_logits: bool | None = None,
    params: Mapping[str, float] | None = None,
    class_weight: Mapping[str, float] | None = None,
    ignore_index: float | None = None,
    positive: str | None = None,
    lock: str | os.PathLike[str] | None = None,
    entry: str | None = None,
    reference: "SourceLike | None" = None,
    predictions: "SourceLike | None" = None,
    select: str | Sequence[str] | None = None,
    ignore: str | Sequence[str] = (),
    fail_on: str | None = "error",
    thresholds: Mapping[str, float] | None = None,
    delimiter: str | None = None,
    encoding: str | None = None,
    header: bool | None = None,
) -> CheckReport:
    """Check that the labels of a table suit the loss that a model trains with, and are what they were.

    Args:
        source: Path, glob, list of paths, ``-`` for standard input, or a pandas, polars or Arrow dataframe.
        target: Label columns, as in `advise`; those of the lock or the reference table, or found, when None.
        task: As in `advise`.
        activation: What the model's last layer applies, by any of its names.
        loss: The loss that it trains with, by any of its names, or as a library spells it.
        framework: ``pytorch``, ``keras``, ``jax``, ``sklearn``, ``xgboost``, ``lightgbm`` (or
            ``LGBMClassifier``, which encodes labels) or ``catboost``.
        units: Outputs of the last layer.
        from_logits: Whether the loss applies the activation itself.
        params: Parameters of the loss by name.
        class_weight: What the rows of each class count, by the class as written.
        ignore_index: A label that the loss skips.
        positive: The class that counts as 1, of two.
        lock: Lock file to hold the table against.
        entry: Which table of the lock; that of the same path, or the only one, when None.
        reference: A table whose labels these should be like.
        predictions: A table of predictions to check, too; `check_predictions` knows more options.
        select: Only these rules: codes, prefixes such as ``AL3``, or names; all when None.
        ignore: Not these rules.
        fail_on: The mildest severity that fails: ``error``, ``warning`` or ``note``; None where no finding does.
        thresholds: Thresholds to move, such as ``{"AL301.share": 0.05}``.
        delimiter: Field delimiter of a CSV file; found when None.
        encoding: Text encoding of a CSV file; found when None.
        header: Whether the first record of a CSV file is a header; found when None.

    Returns:
        The report of the table, and of the predictions behind it; a table that cannot be read has an ``error`` in it.
        `CheckReport.raise_for_findings` makes a test of it.

    Raises:
        ActlossError: An option makes no sense, or the lock cannot be read.

    Examples:
        >>> import actloss
        >>> report = actloss.check("sample_data/binary_yes_no.csv", activation="sigmoid", loss="binary_crossentropy")
        >>> report.exit_code
        0
        >>> report = actloss.check("sample_data/multiclass_strings.csv", loss="binary_crossentropy", fail_on="error")
        >>> report.exit_code
        1
    """
    kind_named(task)
    named = (str(target),) if isinstance(target, str | int) else tuple(str(name) for name in target or ())
    reading = Reading(target=named, task=task, delimiter=delimiter, encoding=encoding, header=header)
    trained = Trained(
        activation=activation,
        loss=loss,
        framework=framework,
        units=units,
        from_logits=from_logits,
        params=params or {},
        class_weight=class_weight,
        ignore_index=ignore_index,
        positive=positive,
    )
    held = None if lock is None else named_lock(Path(lock), option="entry")
    wanted = None if held is None else held.entry_for(_path(source), entry)
    moved, selection = _thresholds(thresholds), _selection(select, ignore)
    request = request_for(
        source,
        reading,
        (trained, Trained()),
        entry=wanted,
        against=reference,
        thresholds=moved,
        selection=selection,
    )
    request = replace(request, part=held is not None and held.part(_path(source), wanted))
    predicted = PredictionRequest(
        source=() if predictions is None else predictions,
        reading=reading,
        positive=positive,
        reference=None if wanted is None else wanted[1].reference,
        thresholds=moved,
        selection=selection,
    )
    return check_tables([request], predictions=[] if predictions is None else [predicted], fail_on=_severity(fail_on))


def check_predictions(  # noqa: PLR0913 - each keyword is one wish of the caller's
    source: SourceLike,
    *,
    truth: str | Sequence[str] | None = None,
    pred: str | Sequence[str] | None = None,
    scale: str | None = None,
    task: str | None = None,
    positive: str | None = None,
    lock: str | os.PathLike[str] | None = None,
    entry: str | None = None,
    select: str | Sequence[str] | None = None,
    ignore: str | Sequence[str] = (),
    fail_on: str | None = "error",
    thresholds: Mapping[str, float] | None = None,
    delimiter: str | None = None,
    encoding: str | None = None,
    header: bool | None = None,
) -> CheckReport:
    """Check that predictions are what they are called, with the labels beside them or without.

    Args:
        source: As in `check`.
        truth: Columns of the labels, as in `score_table`; found, if there are any, when None.
        pred: Columns of the predictions, as there; found when None.
        scale: What the numbers are, as there; as their names say, or found, when None.
        task: As in `check`.
        positive: The class that counts as 1, of two.
        lock: Lock file whose classes these have to be.
        entry: Which table of the lock; the only one when None.
        select: As in `check`.
        ignore: As in `check`.
        fail_on: As in `check`.
        thresholds: As in `check`.
        delimiter: As in `check`.
        encoding: As in `check`.
        header: As in `check`.

    Returns:
        The report of one table.

    Raises:
        ActlossError: An option makes no sense, or the lock cannot be read.

    Examples:
        >>> import actloss
        >>> report = actloss.check_predictions("sample_data/predictions/wrong_logits_named_probabilities.csv")
        >>> [finding.code for finding in report.findings]
        ['AL501']
    """
    kind_named(task)
    scale_named(scale)
    held = None if lock is None else named_lock(Path(lock), option="entry")
    wanted = None if held is None else held.entry_for(_path(source), entry)
    request = PredictionRequest(
        source=source,
        reading=Reading(task=task, delimiter=delimiter, encoding=encoding, header=header),
        truth=names_in(truth),
        pred=names_in(pred),
        scale=scale,
        positive=positive,
        reference=None if wanted is None else wanted[1].reference,
        key=None if wanted is None else wanted[0],
        thresholds=_thresholds(thresholds),
        selection=_selection(select, ignore),
    )
    return check_tables([], predictions=[request], fail_on=_severity(fail_on))


def _thresholds(moved: Mapping[str, float] | None) -> Mapping[str, float]:
    return thresholds_of([f"{name}={value!r}" for name, value in (moved or {}).items()])


def _selection(select: str | Sequence[str] | None, ignore: str | Sequence[str]) -> Selection:
    return selection_of([Layer(select=None if select is None else _patterns(select), ignore=_patterns(ignore))])


def _path(source: SourceLike) -> str | None:
    return os.fspath(source) if isinstance(source, str | os.PathLike) else None


def _patterns(values: str | Sequence[str]) -> tuple[str, ...]:
    return patterns_of([values] if isinstance(values, str) else values)


def _severity(text: str | None) -> Severity | None:
    if text is None:
        return None
    try:
        return Severity(text)
    except ValueError:
        names = joined([severity.value for severity in Severity], "or")
        raise OptionError(f"fail_on must be {names}, got {quoted(str(text))}") from None
