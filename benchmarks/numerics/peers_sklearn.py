"""What scikit-learn has of our losses, sample by sample: its metrics, and the losses of its boosting and its SGD.

A metric is a mean, so it is asked for one sample at a time; a sample that it refuses is masked.
"""

import importlib
import warnings
from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
from benchmarks.numerics.inputs import Floats

M: Any = importlib.import_module("sklearn.metrics")
SGD: Any = importlib.import_module("sklearn.linear_model._sgd_fast")
HALF: Any = importlib.import_module("sklearn._loss.loss")

Peer = Callable[[Any, Any, Mapping[str, Any]], Floats]


def _metric(function: Callable[..., Any]) -> Peer:
    """Wrap a metric of one label and one prediction, each in an array of its own."""

    def per_sample(y: Any, p: Any, o: Mapping[str, Any]) -> Floats:  # noqa: ANN401 - arrays of either labels or indices
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            given = [_asked(function, y[row : row + 1], p[row : row + 1], o) for row in range(len(y))]
        return np.ma.array([0.0 if it is None else it for it in given], mask=[it is None for it in given])

    return per_sample


def _asked(function: Callable[..., Any], y: Any, p: Any, o: Mapping[str, Any]) -> float | None:  # noqa: ANN401 - arrays
    try:
        return float(function(y, p, o))
    except ValueError:
        return None


def _margin(loss: Any) -> Peer:  # noqa: ANN401 - of a package without types
    return lambda y, p, _: np.array([loss.py_loss(float(s), float(label)) for label, s in zip(y, p, strict=True)])


def _boosted(loss: Any) -> Peer:  # noqa: ANN401 - of a package without types
    return lambda y, p, _: np.asarray(
        loss.loss(np.ascontiguousarray(y, dtype=np.float64), np.ascontiguousarray(p, dtype=np.float64))
    )


def _exponential(y: Any, p: Any, _: Mapping[str, Any]) -> Floats:  # noqa: ANN401 - arrays
    return _boosted(HALF.ExponentialLoss())((np.asarray(y) + 1.0) / 2.0, p, {})


def _multinomial(y: Any, p: Any, _: Mapping[str, Any]) -> Floats:  # noqa: ANN401 - arrays
    return _boosted(HALF.HalfMultinomialLoss(n_classes=p.shape[1]))(y, p, {})


def _log_loss(y: Any, p: Any, _: Mapping[str, Any]) -> Any:  # noqa: ANN401 - arrays
    return M.log_loss(y, p, labels=[0, 1] if np.ndim(p) == 1 else list(range(p.shape[1])))


def _brier(y: Any, p: Any, _: Mapping[str, Any]) -> Any:  # noqa: ANN401 - arrays
    if np.ndim(y) > 1:
        raise ValueError("it takes the class of each row only")
    return M.brier_score_loss(y, p, labels=list(range(p.shape[1])), scale_by_half=False)


LOSSES: Mapping[str, Peer] = {
    "mse/value": _metric(lambda y, p, _: M.mean_squared_error(y, p)),
    "mae/value": _metric(lambda y, p, _: M.mean_absolute_error(y, p)),
    "msle/value": _metric(lambda y, p, _: M.mean_squared_log_error(y, p)),
    "quantile/value": _metric(lambda y, p, o: M.mean_pinball_loss(y, p, alpha=o["quantile"])),
    "quantile/value/quantile": _metric(lambda y, p, o: M.mean_pinball_loss(y, p, alpha=o["quantile"])),
    "epsilon_insensitive/value": lambda y, p, o: _margin(SGD.EpsilonInsensitive(o["epsilon"]))(y, p, o),
    "squared_epsilon_insensitive/value": lambda y, p, o: _margin(SGD.SquaredEpsilonInsensitive(o["epsilon"]))(y, p, o),
    "mape/value": _metric(lambda y, p, _: M.mean_absolute_percentage_error(y, p)),
    "poisson_deviance/rate": _metric(lambda y, p, _: M.mean_poisson_deviance(y, p)),
    "poisson_nll/log_rate": _boosted(HALF.HalfPoissonLoss()),
    "gamma_deviance/rate": _metric(lambda y, p, _: M.mean_gamma_deviance(y, p)),
    "gamma_nll/log_rate": _boosted(HALF.HalfGammaLoss()),
    "tweedie_deviance/rate": _metric(lambda y, p, o: M.mean_tweedie_deviance(y, p, power=o["power"])),
    "binary_crossentropy/probability": _metric(_log_loss),
    "binary_crossentropy/logit": _boosted(HALF.HalfBinomialLoss()),
    "hinge/margin": _margin(SGD.Hinge(1.0)),
    "squared_hinge/margin": _margin(SGD.SquaredHinge(1.0)),
    "perceptron/margin": _margin(SGD.Hinge(0.0)),
    "modified_huber/margin": _margin(SGD.ModifiedHuber()),
    "exponential/margin": _exponential,
    "brier/probability": _metric(lambda y, p, _: M.brier_score_loss(y, p, labels=[0, 1])),
    "categorical_brier/probability": _metric(_brier),
    "sparse_categorical_crossentropy/probability": _metric(_log_loss),
    "sparse_categorical_crossentropy/logit": _multinomial,
    "softmax_loss/logit": _multinomial,
    "crammer_singer/margin": _metric(lambda y, p, _: M.hinge_loss(y, p, labels=list(range(p.shape[1])))),
    "hamming/label": _metric(lambda y, p, _: M.hamming_loss(y, p)),
    "per_label_accuracy/label": _metric(lambda y, p, _: M.accuracy_score(y, p)),
}

ACTIVATIONS: Mapping[str, Callable[[Any], Floats]] = {}
