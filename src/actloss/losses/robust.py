"""Losses of real-valued labels that bound how hard a far label can pull.

`huber`, `smooth_l1`, `pseudo_huber` and `log_cosh` grow like the absolute error far out. `cauchy`, `welsch` and
`tukey_biweight` redescend: the farther off a label is, the less it pulls, so that they are not convex. All but
`smooth_l1` are half the squared error near 0.

Every kernel takes labels and predictions of one shape ``[...]`` in the label's unit and returns the loss of each
element. Labels are finite; a prediction may be infinite but not nan.
"""

import numpy as np
from numpy.typing import ArrayLike

from actloss.interval import POSITIVE
from actloss.losses.arrays import FloatArray, parameter
from actloss.losses.distance import difference, error, scaled
from actloss.losses.parts import refined

_NO_BEND = 2.0**-54
"""Below this share nothing but the parabola is left of a bent loss, in float64."""
_COSH_STEPS = tuple(float(k * (k - 1)) for k in range(18, 2, -2))
"""Quotients of the even factorials: enough of the series of cosh for a full float64 below 1."""


def huber(y_true: ArrayLike, y_pred: ArrayLike, *, delta: float = 1.0) -> FloatArray:
    """Return Huber's loss: half the squared error up to ``delta``, beyond it a straight line of slope ``delta``.

    It is ``delta`` times `smooth_l1` with ``beta=delta``. PyTorch and Keras mean this form; scikit-learn's gradient
    boosting takes a quantile of the residuals for ``delta``.

    Args:
        y_true: Labels, shape ``[...]``, any real number.
        y_pred: Predictions, shape and unit of ``y_true``.
        delta: Error from which on the loss is linear, in the label's unit, above 0.

    Returns:
        Losses, shape of ``y_true``, in the label's unit squared.

    Raises:
        OptionError: If ``delta`` is not a positive number.
        LabelError: If a label is not finite.
        PredictionError: If a prediction is nan, or the shapes differ.

    Examples:
        >>> huber([0.0, 0.0], [1.0, 10.0], delta=2.0)
        array([ 0.5, 18. ])

    References:
        Huber, "Robust Estimation of a Location Parameter", 1964.
    """
    delta = parameter("huber", "delta", delta, POSITIVE)

    def bent(true: FloatArray, pred: FloatArray, unit: float) -> FloatArray:
        size = np.abs(difference(true, pred))
        # Beyond delta the quadratic part stops growing; the product covers both pieces without a branch.
        curved = np.minimum(size, unit * delta)
        return curved * (size - 0.5 * curved)

    return scaled("huber", y_true, y_pred, bent, degree=2)


def smooth_l1(y_true: ArrayLike, y_pred: ArrayLike, *, beta: float = 1.0) -> FloatArray:
    """Return the smooth absolute error: a parabola up to ``beta``, beyond it the absolute error less ``beta / 2``.

    It is `huber` with ``delta=beta`` divided by ``beta``: equal at 1, and slope 1 in the tails for every ``beta``.

    Args:
        y_true: Labels, shape ``[...]``, any real number.
        y_pred: Predictions, shape and unit of ``y_true``.
        beta: Error from which on the loss is linear, in the label's unit, above 0.

    Returns:
        Losses, shape of ``y_true``, in the label's unit.

    Raises:
        OptionError: If ``beta`` is not a positive number.
        LabelError: If a label is not finite.
        PredictionError: If a prediction is nan, or the shapes differ.

    Examples:
        >>> smooth_l1([0.0, 0.0], [1.0, 10.0], beta=2.0)
        array([0.25, 9.  ])

    References:
        Girshick, "Fast R-CNN", 2015.
    """
    beta = parameter("smooth_l1", "beta", beta, POSITIVE)

    def bent(true: FloatArray, pred: FloatArray, unit: float) -> FloatArray:
        size = np.abs(difference(true, pred))
        curved = np.minimum(size, unit * beta)
        # Dividing before multiplying keeps errors of any size in float64.
        return (curved / (unit * beta)) * (size - 0.5 * curved)

    return scaled("smooth_l1", y_true, y_pred, bent, degree=1)


def pseudo_huber(y_true: ArrayLike, y_pred: ArrayLike, *, delta: float = 1.0) -> FloatArray:
    """Return ``delta² (sqrt(1 + (d / delta)²) - 1)``, ``d = p - y``: `huber` with the corner smoothed away.

    Args:
        y_true: Labels, shape ``[...]``, any real number.
        y_pred: Predictions, shape and unit of ``y_true``.
        delta: Slope of the tails, and the error at which the loss bends, in the label's unit, above 0.

    Returns:
        Losses, shape of ``y_true``, in the label's unit squared.

    Raises:
        OptionError: If ``delta`` is not a positive number.
        LabelError: If a label is not finite.
        PredictionError: If a prediction is nan, or the shapes differ.

    Examples:
        >>> pseudo_huber([0.0, 0.0], [0.75, 1e300], delta=1.0)
        array([2.5e-001, 1.0e+300])

    References:
        Charbonnier et al., "Deterministic Edge-Preserving Regularization in Computed Imaging", 1997.
    """
    delta = parameter("pseudo_huber", "delta", delta, POSITIVE)

    def bent(true: FloatArray, pred: FloatArray, unit: float) -> FloatArray:
        size, threshold = np.abs(difference(true, pred)), unit * delta
        small, large = np.minimum(size, threshold), np.maximum(size, threshold)
        # d² / (1 + sqrt(1 + (d / delta)²)), with the square of nothing but a ratio up to 1.
        ratio = small / large
        # The threshold over the larger of the two is 1 on the near side and the ratio on the far side.
        losses: FloatArray = small * (size / (threshold / large + np.sqrt(1.0 + ratio * ratio)))
        return losses

    return scaled("pseudo_huber", y_true, y_pred, bent, degree=2)


def log_cosh(y_true: ArrayLike, y_pred: ArrayLike) -> FloatArray:
    """Return ``log(cosh(p - y))``: half the squared error near 0, the absolute error less log 2 far away.

    Args:
        y_true: Labels, shape ``[...]``, any real number, in a unit whose size 1 means something.
        y_pred: Predictions, shape and unit of ``y_true``.

    Returns:
        Losses, shape of ``y_true``.

    Raises:
        LabelError: If a label is not finite.
        PredictionError: If a prediction is nan, or the shapes differ.

    Examples:
        >>> log_cosh([0.0, 0.0], [1e-9, 1000.0])
        array([5.00000000e-19, 9.99306853e+02])

    References:
        Chen et al., "Log Hyperbolic Cosine Loss Improves Variational Auto-Encoder", 2019.
    """
    size = np.abs(error("log_cosh", y_true, y_pred))
    with np.errstate(over="ignore"):
        # Far out e^-2d is all that is left of the bend.
        far = size + (np.log1p(np.exp(-2.0 * size)) - np.log(2.0))
    return refined(far, size < 1.0, _log_cosh_near, size)


def cauchy(y_true: ArrayLike, y_pred: ArrayLike, *, c: float = 2.3849) -> FloatArray:
    """Return ``½ c² log(1 + (d / c)²)``, ``d = p - y``: it grows like a logarithm, so that far labels hardly pull.

    Args:
        y_true: Labels, shape ``[...]``, any real number.
        y_pred: Predictions, shape and unit of ``y_true``.
        c: Error that pulls hardest, in the label's unit, above 0; the default suits labels of standard deviation 1
            around the prediction (95 % as efficient as squared error where they are normal).

    Returns:
        Losses, shape of ``y_true``, in the label's unit squared.

    Raises:
        OptionError: If ``c`` is not a positive number.
        LabelError: If a label is not finite.
        PredictionError: If a prediction is nan, or the shapes differ.

    Examples:
        >>> cauchy([0.0, 0.0], [1.0, 1e6], c=1.0).round(6)
        array([ 0.346574, 13.815511])

    References:
        Holland and Welsch, "Robust Regression Using Iteratively Reweighted Least-Squares", 1977.
    """
    c = parameter("cauchy", "c", c, POSITIVE)

    def bent(true: FloatArray, pred: FloatArray, unit: float) -> FloatArray:
        size, width = np.abs(difference(true, pred)), unit * c
        share = size / width
        share = share * share
        logs = np.log1p(share)
        if np.isinf(share).any():
            # Where the square leaves float64, the 1 beside it is long lost.
            logs = np.where(np.isinf(share), 2.0 * (np.log(np.maximum(size, width)) - np.log(width)), logs)
        return np.where(share < _NO_BEND, 0.5 * size * size, 0.5 * width * (width * logs))

    return scaled("cauchy", y_true, y_pred, bent, degree=2)


def welsch(y_true: ArrayLike, y_pred: ArrayLike, *, c: float = 2.9846) -> FloatArray:
    """Return ``½ c² (1 - e^-(d / c)²)``, ``d = p - y``: it levels off at ``½ c²``, so that far labels do not pull.

    Args:
        y_true: Labels, shape ``[...]``, any real number.
        y_pred: Predictions, shape and unit of ``y_true``.
        c: Width of the dip, in the label's unit, above 0; the default suits labels of standard deviation 1 around the
            prediction (95 % as efficient as squared error where they are normal).

    Returns:
        Losses, shape of ``y_true``, in the label's unit squared.

    Raises:
        OptionError: If ``c`` is not a positive number.
        LabelError: If a label is not finite.
        PredictionError: If a prediction is nan, or the shapes differ.

    Examples:
        >>> welsch([0.0, 0.0], [1.0, 1e6], c=1.0).round(6)
        array([0.31606, 0.5    ])

    References:
        Dennis and Welsch, "Techniques for Nonlinear Least Squares and Robust Regression", 1978.
    """
    c = parameter("welsch", "c", c, POSITIVE)

    def bent(true: FloatArray, pred: FloatArray, unit: float) -> FloatArray:
        size, width = np.abs(difference(true, pred)), unit * c
        share = size / width
        share = share * share
        return np.where(share < _NO_BEND, 0.5 * size * size, 0.5 * width * (width * -np.expm1(-share)))

    return scaled("welsch", y_true, y_pred, bent, degree=2)


def tukey_biweight(y_true: ArrayLike, y_pred: ArrayLike, *, c: float = 4.685) -> FloatArray:
    """Return ``c² / 6 (1 - (1 - (d / c)²)³)``, ``d = p - y``, up to ``c`` and ``c² / 6`` beyond: no pull from there on.

    Args:
        y_true: Labels, shape ``[...]``, any real number.
        y_pred: Predictions, shape and unit of ``y_true``.
        c: Error from which on a label does not count, in the label's unit, above 0; the default suits labels of
            standard deviation 1 around the prediction (95 % as efficient as squared error where they are normal).

    Returns:
        Losses, shape of ``y_true``, in the label's unit squared.

    Raises:
        OptionError: If ``c`` is not a positive number.
        LabelError: If a label is not finite.
        PredictionError: If a prediction is nan, or the shapes differ.

    Examples:
        >>> tukey_biweight([0.0, 0.0, 0.0], [1.0, 2.0, 1e6], c=2.0).round(6)
        array([0.385417, 0.666667, 0.666667])

    References:
        Beaton and Tukey, "The Fitting of Power Series, Meaning Polynomials", 1974.
    """
    c = parameter("tukey_biweight", "c", c, POSITIVE)

    def bent(true: FloatArray, pred: FloatArray, unit: float) -> FloatArray:
        near = np.minimum(np.abs(difference(true, pred)), unit * c)
        share = near / (unit * c)
        share = share * share
        # The parabola times 1 - v + v²/3 of the square v of d / c: nothing cancels, and at c it is the plateau.
        return 0.5 * near * (1.0 - share * (1.0 - share / 3.0)) * near

    return scaled("tukey_biweight", y_true, y_pred, bent, degree=2)


def _log_cosh_near(size: FloatArray) -> FloatArray:
    # The series of cosh(d) - 1 keeps the digits that log1p needs.
    square = size * size
    series = np.ones_like(square)
    for step in _COSH_STEPS:
        series *= square / step
        series += 1.0
    return np.log1p(0.5 * square * series)
