"""Each way through the house as one function: advice from labels, checks of tables, and scores of predictions."""

import os
from collections.abc import Mapping, Sequence
from pathlib import Path

from numpy.typing import ArrayLike

from actloss.advice import recommend
from actloss.advice.elicit import parse_wish
from actloss.checking.calling import check, check_predictions
from actloss.errors import LabelError
from actloss.examined import examine
from actloss.frameworks import code_for, ensure_trains, framework_named, style_named
from actloss.lock import Reading, entry_of, locked_table
from actloss.losses.constant import Param
from actloss.posing import pose_without_data
from actloss.predictions.options import kind_named
from actloss.report import Report
from actloss.rules import Case, apply_rules
from actloss.scorecard.arrays import score_arrays
from actloss.scorecard.facts import Scorecard
from actloss.scorecard.question import Custom
from actloss.scorecard.tables import Columns, score_opened
from actloss.scorecard.wishes import names_in, wishes_of
from actloss.table import SourceLike, open_table
from actloss.training.spelled import loss_spelled

__all__ = ["advise", "check", "check_predictions", "code", "score", "score_table"]


def advise(
    source: SourceLike,
    target: str | int | Sequence[str | int] | None = None,
    task: str | None = None,
    *,
    elicit: str | None = None,
    delimiter: str | None = None,
    encoding: str | None = None,
    header: bool | None = None,
    lock: str | os.PathLike[str] | None = None,
) -> Report:
    """Recommend an output activation and a loss for the labels of a table.

    Args:
        source: Path, glob, list of paths, ``-`` for standard input, or a pandas, polars or Arrow dataframe.
        target: Label columns: names, a comma list, a glob such as ``tag_*``, or 0-based positions; found when None.
        task: ``regression``, ``binary``, ``multiclass`` or ``multilabel``; inferred when None.
        elicit: What a prediction should be: ``mean``, ``median``, ``quantile=0.9``, ``probabilities`` or
            ``decisions``; None takes the usual loss for the task.
        delimiter: Field delimiter of a CSV file; found when None.
        encoding: Text encoding of a CSV file; found when None.
        header: Whether the first record of a CSV file is a header; found when None.
        lock: File, such as ``actloss.lock.json``, that records what the labels are, for `check` to hold others against.
            Other tables in it stay as they are. None writes none.

    Returns:
        The report: source, target, task, profile, findings and advice.

    Raises:
        ActlossError: The table cannot be read, no label was found, or nothing can be learnt from it; the message is
            one sentence.

    Examples:
        >>> import actloss
        >>> report = actloss.advise("sample_data/binary_yes_no.csv")
        >>> report.task.kind.value, report.advice.activation, report.advice.loss
        ('binary', 'sigmoid', 'binary_crossentropy')
    """
    wish = parse_wish(elicit)
    kind = kind_named(task)
    entry = None if lock is None else entry_of(source, Path(lock))
    table = open_table(source, delimiter=delimiter, encoding=encoding, header=header)
    named = (str(target),) if isinstance(target, str | int) else tuple(str(name) for name in target or ())
    examined = examine(table, named, kind)
    if examined.problem is not None or examined.task is None:
        raise examined.problem or LabelError("the labels allow no task")
    findings = apply_rules(Case(profile=examined.profile, task=examined.task))
    advice = recommend(examined.profile, examined.task, wish=wish)
    if entry is not None:
        reading = Reading(
            target=named,
            task=None if kind is None else kind.value,
            delimiter=delimiter,
            encoding=encoding,
            header=header,
        )
        entry.written(locked_table(examined.profile, examined.task, advice, key=entry.key, reading=reading))
    return Report(
        source=examined.profile.source,
        target=examined.target,
        task=examined.task,
        profile=examined.profile,
        findings=findings,
        advice=advice,
    )


def code(
    framework: str,
    task: str | None = None,
    *,
    units: int | None = None,
    loss: str | None = None,
    params: Mapping[str, float | Sequence[float]] | None = None,
    activation: str | None = None,
    classes: Sequence[str | int] = (),
    style: str = "snippet",
) -> str:
    """Return code for a framework when there is no table yet: labels, output layer, loss and inference.

    `Report.code` does the same for the labels of a table.

    Args:
        framework: ``pytorch``, ``keras``, ``jax``, ``sklearn``, ``xgboost``, ``lightgbm`` or ``catboost``; it need not
            be installed.
        task: ``regression``, ``binary``, ``multiclass`` or ``multilabel``; what the loss is made for when None.
        units: How many classes, labels or quantities there are; two for two classes are a softmax.
        loss: By a name of ours or as a program writes it; the task's usual one when None.
        params: Its parameters: ``{"delta": 2.0}``.
        activation: Of the output layer; the loss's usual one when None.
        classes: What classes or labels are called, in training order, of two the positive one second; whole numbers
            may be classes, too.
        style: ``snippet``; a ``script`` reads a table, so only `Report.code` writes one.

    Returns:
        A snippet of Python.

    Raises:
        OptionError: Something is missing or unknown, or the framework has no such loss.

    Examples:
        >>> import actloss
        >>> "BCEWithLogitsLoss" in actloss.code("pytorch", "multilabel", units=5)
        True
    """
    kind, chosen, wanted = kind_named(task), framework_named(framework), style_named(style)
    meant = None if loss is None else loss_spelled(str(loss))
    if meant is not None and not meant.others:
        # Said before anything is asked that would not help.
        ensure_trains(chosen, meant.loss)
    posed = pose_without_data(
        None if kind is None else kind.value, units, loss=loss, params=params, activation=activation, classes=classes
    )
    return code_for(posed, chosen, wanted)


def score(  # noqa: PLR0913 - each keyword is one wish of the caller's
    y_true: ArrayLike,
    y_pred: ArrayLike | Mapping[str, ArrayLike],
    *,
    scale: str | None = None,
    task: str | None = None,
    losses: str | Sequence[str] | None = None,
    sample_weight: ArrayLike | None = None,
    params: Mapping[str, Mapping[str, Param]] | None = None,
    classes: Sequence[str] | None = None,
    by: ArrayLike | None = None,
    per_class: bool = False,
    worst: int = 0,
    bootstrap: int = 0,
    seed: int = 0,
    metrics: bool = False,
    eps: float | None = None,
    custom: Mapping[str, Custom] | Custom | None = None,
) -> Scorecard:
    """Compute every loss that applies to predictions.

    Args:
        y_true: Labels, shape ``[n]`` (numbers, class indices or texts), ``[n, C]`` (one-hot or distributions),
            ``[n, L]`` (multi-hot) or ``[n, k]`` (several quantities). Rows with nan or an infinite label are left out.
        y_pred: Predictions, shape ``[n]`` or ``[n, width]``; a mapping from names to arrays scores several models.
            Decisions between classes are integers or texts as the labels are.
        scale: ``value``, ``rate``, ``log_rate``, ``probability``, ``logit``, ``log_probability``, ``margin`` or
            ``label``; found from the numbers when None.
        task: ``regression``, ``binary``, ``multiclass`` or ``multilabel``; found from the shapes when None.
        losses: Names of losses; all that apply when None.
        sample_weight: What each row counts, shape ``[n]``, 0 or more.
        params: Parameters by loss: ``{"huber": {"delta": 2.0}}``.
        classes: Texts of the classes in the order of the predictions' columns; sorted when None.
        by: Group of each row, shape ``[n]``.
        per_class: Whether to give each loss for each true class, or each label, too.
        worst: How many of the rows with the largest losses to list.
        bootstrap: Resamples for intervals; 0 for none.
        seed: What the resamples are drawn from.
        metrics: Whether to add scikit-learn's decision metrics.
        eps: Keeps probabilities between this and 1 less this; None leaves them exact.
        custom: A loss of your own, ``f(y_true, y_pred)``, which gives one number a row, or their mean; several as a
            mapping from names to functions.

    Returns:
        The scorecard; ``scorecard["mse"].value`` is the weighted mean (the plain sum for ``l2``), and
        ``scorecard["mse"].per_sample`` the losses of the rows.

    Raises:
        ActlossError: Labels or predictions cannot be scored, or a loss that was asked for does not apply.

    Examples:
        >>> import actloss
        >>> card = actloss.score([1.0, 2.0, 6.0], [1.0, 3.0, 4.0])
        >>> round(card["mse"].value, 6), card["mae"].per_sample.tolist()
        (1.666667, [0.0, 1.0, 2.0])
    """
    wishes = wishes_of(
        losses=losses,
        params=params,
        customs=custom,
        eps=eps,
        by_class=per_class,
        worst=worst,
        resamples=bootstrap,
        seed=seed,
        metrics=metrics,
    )
    return score_arrays(
        y_true, y_pred, scale=scale, task=task, classes=classes, weight=sample_weight, by=by, wishes=wishes
    )


def score_table(  # noqa: PLR0913 - each keyword is one wish of the caller's
    source: SourceLike,
    *,
    truth: str | Sequence[str] | None = None,
    pred: str | Sequence[str] | None = None,
    scale: str | None = None,
    task: str | None = None,
    losses: str | Sequence[str] | None = None,
    params: Mapping[str, Mapping[str, Param]] | None = None,
    weight: str | None = None,
    class_weight: str | Mapping[str, float] | None = None,
    by: str | None = None,
    positive: str | None = None,
    per_class: bool = False,
    worst: int = 0,
    bootstrap: int = 0,
    seed: int = 0,
    metrics: bool = False,
    eps: float | None = None,
    custom: Mapping[str, Custom] | Custom | None = None,
    delimiter: str | None = None,
    encoding: str | None = None,
    header: bool | None = None,
) -> Scorecard:
    """Compute every loss that applies to the predictions in a table; files are streamed.

    Args:
        source: Path, glob, list of paths, ``-`` for standard input, or a pandas, polars or Arrow dataframe.
        truth: Columns of the labels; found when None.
        pred: Columns of the predictions: one entry a model, with commas or a glob between the columns of one model,
            and a name before ``=``; found when None.
        scale: As in `score`.
        task: As in `score`.
        losses: As in `score`.
        params: As in `score`.
        weight: Column that says what each row counts.
        class_weight: ``balanced``, or what the rows of each class count.
        by: Column that names each row's group.
        positive: The class that counts as 1, of two.
        per_class: As in `score`.
        worst: As in `score`.
        bootstrap: As in `score`.
        seed: As in `score`.
        metrics: As in `score`; keeps all rows in memory.
        eps: As in `score`.
        custom: As in `score`; keeps all rows in memory.
        delimiter: Field delimiter of a CSV file; found when None.
        encoding: Text encoding of a CSV file; found when None.
        header: Whether the first record of a CSV file is a header; found when None.

    Returns:
        The scorecard.

    Raises:
        ActlossError: The table cannot be read, no predictions were found, or a loss that was asked for does not apply.

    Examples:
        >>> import actloss
        >>> card = actloss.score_table("sample_data/predictions/binary_two_models.csv")
        >>> [model.name for model in card.models], card.kind
        (['prob_logistic', 'prob_forest'], 'binary')
    """
    wishes = wishes_of(
        losses=losses,
        params=params,
        customs=custom,
        eps=eps,
        by_class=per_class,
        worst=worst,
        resamples=bootstrap,
        seed=seed,
        metrics=metrics,
    )
    columns = Columns(
        truth=names_in(truth), pred=names_in(pred), scale=scale, task=task, weight=weight, by=by, positive=positive
    )
    table = open_table(source, delimiter=delimiter, encoding=encoding, header=header)
    return score_opened(table, columns, wishes, class_weight=class_weight)
