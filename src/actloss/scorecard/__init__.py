"""Every loss that applies to given predictions, folded over batches of rows on all cores."""

from collections.abc import Callable, Mapping, Sequence
from math import isfinite

from numpy.typing import ArrayLike

from actloss.catalogue import LOSSES
from actloss.errors import OptionError
from actloss.escape import quoted
from actloss.losses.arrays import FloatArray
from actloss.losses.constant import Param
from actloss.scorecard.applicable import canonical
from actloss.scorecard.arrays import score_arrays
from actloss.scorecard.facts import LossScore, Scorecard
from actloss.scorecard.question import Custom, Wishes
from actloss.scorecard.tables import Columns, score_opened
from actloss.table import SourceLike, open_table

__all__ = ["LossScore", "Scorecard", "score", "score_table"]

MOST_RESAMPLES = 10_000


def score(  # noqa: PLR0913 - each keyword is one wish of the caller's
    y_true: ArrayLike,
    y_pred: ArrayLike | Mapping[str, ArrayLike],
    *,
    scale: str | None = None,
    task: str | None = None,
    losses: Sequence[str] | None = None,
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
    custom: Mapping[str, Callable[[FloatArray, FloatArray], object]] | None = None,
) -> Scorecard:
    """Compute every loss that applies to predictions.

    Args:
        y_true: Labels, shape ``[n]`` (numbers, class indices or texts), ``[n, C]`` (one-hot or distributions),
            ``[n, L]`` (multi-hot) or ``[n, k]`` (several quantities). Rows with nan are left out.
        y_pred: Predictions, shape ``[n]`` or ``[n, width]``; a mapping from names to arrays scores several models.
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
        custom: Losses of your own: name to ``f(y_true, y_pred)``, which gives one number a row, or their mean.

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
    wishes = _checked(
        Wishes(
            losses=_asked(losses, custom or {}),
            params={canonical([name])[0]: dict(values) for name, values in (params or {}).items()},
            eps=eps,
            customs=custom or {},
            by_class=per_class,
            worst=worst,
            resamples=bootstrap,
            seed=seed,
            metrics=metrics,
        )
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
    losses: Sequence[str] | None = None,
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
    custom: Mapping[str, Callable[[FloatArray, FloatArray], object]] | None = None,
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
    wishes = _checked(
        Wishes(
            losses=_asked(losses, custom or {}),
            params={canonical([name])[0]: dict(values) for name, values in (params or {}).items()},
            eps=eps,
            customs=custom or {},
            by_class=per_class,
            worst=worst,
            resamples=bootstrap,
            seed=seed,
            metrics=metrics,
        )
    )
    columns = Columns(
        truth=_names(truth), pred=_names(pred), scale=scale, task=task, weight=weight, by=by, positive=positive
    )
    table = open_table(source, delimiter=delimiter, encoding=encoding, header=header)
    return score_opened(table, columns, wishes, class_weight=class_weight)


def _names(names: str | Sequence[str] | None) -> tuple[str, ...]:
    return (names,) if isinstance(names, str) else tuple(names or ())


def _asked(losses: Sequence[str] | None, customs: Mapping[str, Custom]) -> tuple[str, ...]:
    """Return the losses that were asked for, under their own names."""
    return tuple(dict.fromkeys(name if name in customs else canonical([name])[0] for name in losses or ()))


def _checked(wishes: Wishes) -> Wishes:
    for name in wishes.customs:
        if name in {row.name for row in LOSSES}:
            raise OptionError(f"a loss of your own needs a name of its own, found {quoted(name)}, which is taken")
    eps, worst, resamples, seed = wishes.eps, wishes.worst, wishes.resamples, wishes.seed
    if eps is not None and not (isfinite(eps) and 0.0 < eps < 0.5):
        raise OptionError(f"eps needs to lie between 0 and 0.5, found {eps:g}")
    if worst < 0:
        raise OptionError(f"worst needs a number of rows of 0 or more, found {worst}")
    if not 0 <= resamples <= MOST_RESAMPLES:
        raise OptionError(f"bootstrap needs 0 to {MOST_RESAMPLES:,} resamples, found {resamples:,}")
    if not 0 <= seed < 2**63:
        raise OptionError(f"seed needs a whole number from 0 to 2^63 - 1, found {seed}")
    return wishes
