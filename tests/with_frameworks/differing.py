"""Where the differences show that the entries of losses state: labels, predictions and parameters, and both values."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace

import numpy as np
from sklearn import metrics

from actloss.catalogue import Scale
from actloss.losses.arrays import FloatArray
from conformity import FAR, Pair, distance, factor_of, far_out, pairs, values
from needing import needed
from walking import CLASSES, Case, Params, drawn, on_scale

Values = Callable[[Case, Params], tuple[float, float]]
"""A case and parameters to the framework's value and the catalogue's."""

WEIGHTS = (0.5, 3.0, 1.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Inputs at which a stated difference is seen."""

    where: str = "the inputs of the table"
    """In words."""
    given: tuple[FloatArray, FloatArray] | None = None
    """Labels and raw predictions; those of the table where there are none."""
    params: Params = field(default_factory=dict)
    left: bool = False
    """Whether it is there on the inputs of the table after the convention, too."""
    both: Values | None = None
    """What computes the two values, where it is not what the table is made with."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A stated difference and what is seen of it."""

    pair: Pair
    where: str
    """Empty where no value shows it."""
    theirs: float
    """The framework's value after the factor."""
    ours: float
    relative: float


def differences() -> Iterator[Difference]:
    """Yield every difference that an entry states, by framework and in the order of the catalogue."""
    return (difference(pair) for pair in pairs() if pair.differs)


def difference(pair: Pair) -> Difference:
    """Return what is seen of the difference that the entry of a pair states."""
    place = PLACES[pair.framework].get(pair.case.name)
    if place is None:
        return Difference(pair=pair, where="", theirs=pair.theirs, ours=pair.ours, relative=0.0)
    theirs, ours = _both(pair, place)
    return Difference(pair=pair, where=place.where, theirs=theirs, ours=ours, relative=distance(theirs, ours))


def unexplained() -> list[str]:
    """Return what differs without a reason, on the inputs of the table and on larger predictions."""
    found = []
    for it in pairs():
        place = PLACES[it.framework].get(it.case.name)
        if not it.agrees and not (it.differs and place is not None and place.left):
            found.append(f"{it.name} is off by {it.relative:.1e}")
        if it.differs:
            continue
        far = far_out(it)
        # Of nan, too.
        if far is not None and not far <= FAR[it.precision]:
            found.append(f"{it.name} is off by {far:.1e} far out")
    return found


def _both(pair: Pair, place: Place) -> tuple[float, float]:
    case = replace(pair.case, given=place.given)
    if place.both is not None:
        return place.both(case, place.params)
    module = values(pair.framework)
    # Of a metric it is the value as it is that differs.
    theirs = module.value(case, place.params) if pair.metric is None else module.measured(case, place.params)
    return theirs / factor_of(pair.framework, pair.entry), module.ours(case, place.params)


def _one(label: object, raw: object) -> tuple[FloatArray, FloatArray]:
    """Return labels and raw predictions of a single row."""
    return np.array([label], dtype=np.float64), np.array([raw], dtype=np.float64)


def _weighted_by_pytorch(case: Case, params: Params) -> tuple[float, float]:
    module, torch = values("pytorch"), needed("torch")
    y_pred, y_true = module.drawn_tensors(case)
    loss = torch.nn.CrossEntropyLoss(weight=torch.tensor(params["class_weight"], dtype=torch.float64))
    return float(loss(y_pred, y_true)), module.ours(case, {"class_weight": list(params["class_weight"])})


def _mean_by_sklearn(case: Case, _: Params) -> tuple[float, float]:
    labels, raw = drawn(case)
    return float(metrics.mean_squared_error(labels, raw)), float(case.kernel(labels, raw).sum())


def _weighted_bits_by_sklearn(case: Case, params: Params) -> tuple[float, float]:
    labels, raw = drawn(case)
    bits = np.round(labels)
    weights, shares = np.where(bits == 1.0, params["pos_weight"], 1.0), on_scale(case, Scale.PROBABILITY, raw)
    ours = case.variant.kernels[Scale.LOGIT](bits, raw, **params).mean()
    return float(metrics.log_loss(bits, shares, sample_weight=weights)), float(ours)


def _weighted_classes_by_sklearn(case: Case, params: Params) -> tuple[float, float]:
    labels, raw = drawn(case)
    indices = (labels if labels.ndim == 1 else labels.argmax(axis=1)).astype(int)
    labels = labels if labels.ndim == 1 else np.eye(CLASSES)[indices]
    weights, shares = np.array(params["class_weight"])[indices], on_scale(case, Scale.PROBABILITY, raw)
    ours = case.variant.kernels[Scale.LOGIT](labels, raw, **params).mean()
    return float(metrics.log_loss(indices, shares, sample_weight=weights, labels=range(CLASSES))), float(ours)


def _raw_scores_by_xgboost(case: Case, _: Params) -> tuple[float, float]:
    module = values("xgboost")
    return module.metric(case, "logloss", {}), module.ours(case)


def _shared(framework: str) -> Place:
    """Return a row of shares, which is given once a class, weighted by them."""

    def both(case: Case, params: Params) -> tuple[float, float]:
        module = values(framework)
        (shares,), raw = drawn(case)
        certain = [replace(case, given=(row[np.newaxis], raw)) for row in np.eye(CLASSES)]
        theirs = sum(share * module.value(one, params) for share, one in zip(shares, certain, strict=True))
        return float(theirs), module.ours(case, params)

    where, given = "shares ½, ¼, ¼, scores 2, 0, 1", _one([0.5, 0.25, 0.25], [2.0, 0.0, 1.0])
    return Place(where=where, given=given, both=both)


_HERE = Place()
_LEFT = Place(left=True)
_SOFT_LABEL = Place(where="label 0.5, logit 2", given=_one(0.5, 2.0))
_FAR_INDEX = Place(where="class 0, scores -100, 0, 0", given=_one(0.0, [-100.0, 0.0, 0.0]))
_FAR_ROW = Place(where="class 0, scores -100, 0, 0", given=_one([1.0, 0.0, 0.0], [-100.0, 0.0, 0.0]))
_FAR_LOGIT = Place(where="label 1, logit -100", given=_one(1.0, -100.0))
_FAR_MARGIN = Place(where="y s = -100", given=_one(1.0, -100.0))
_FAR_STEPS = Place(where="class 2, scores -100, -100", given=_one(2.0, [-100.0, -100.0]))
_LARGE_RATE = Place(where="label 1, log-rate 100", given=_one(1.0, 100.0))
_SMALL_RATE = Place(where="label 1, log-rate -100", given=_one(1.0, -100.0))
_TANGENTS = {
    "poisson_deviance": _LARGE_RATE,
    "gamma_nll": _SMALL_RATE,
    "gamma_deviance": _SMALL_RATE,
    "tweedie_deviance": _LARGE_RATE,
}
_HELD = {
    "gaussian_nll": Place(where="error 1, log variance -100", given=_one(1.0, [0.0, -100.0])),
    "laplace_nll": Place(where="error 1, log scale -100", given=_one(1.0, [0.0, -100.0])),
    "zip_nll": Place(where="label 1, log-rate 100", given=_one(1.0, [0.0, 100.0])),
    "exponential": _FAR_MARGIN,
}
"""Losses whose exponentials are held, or go on along a tangent."""
_CLIPPED = {"sparse_categorical_crossentropy": _FAR_INDEX, "nll": _FAR_INDEX, "softmax_loss": _FAR_INDEX}
_CLASS_WEIGHTS = Place(
    where="`class_weight` ½, 3, 1 as `sample_weight`",
    params={"class_weight": WEIGHTS},
    both=_weighted_classes_by_sklearn,
)

PLACES: Mapping[str, Mapping[str, Place]] = {
    "pytorch": {
        **_HELD,
        **_TANGENTS,
        "gaussian_nll": Place(where="error 0, variance 1e-9", given=_one(0.0, [0.0, np.log(1e-9)])),
        "sparse_categorical_crossentropy": Place(
            where="`weight` ½, 3, 1 and the default reduction",
            params={"class_weight": WEIGHTS},
            both=_weighted_by_pytorch,
        ),
    },
    "keras": {
        **_HELD,
        **_TANGENTS,
        "msle": Place(where="label -0.5, prediction -0.6", given=_one(-0.5, np.log(0.4))),
        "mape": Place(where="label 1e-8, prediction 1", given=_one(1e-8, 1.0)),
        "poisson_nll": Place(where="label 1, log-rate -20", given=_one(1.0, -20.0)),
        "focal": _SOFT_LABEL,
        "categorical focal": Place(where="class 0, scores -40, 0, 0", given=_one(0.0, [-40.0, 0.0, 0.0])),
    },
    "jax": {**_HELD, **_TANGENTS, "poisson_nll": _LARGE_RATE, "neg_binomial_nll": _LEFT, "focal": _SOFT_LABEL},
    "sklearn": {
        **{name: place for name, place in _HELD.items() if name != "exponential"},
        **_CLIPPED,
        "l2": Place(where="the inputs of the table, mean and sum", both=_mean_by_sklearn),
        "mape": Place(where="label 1e-17, prediction 1", given=_one(1e-17, 1.0)),
        "binary_crossentropy": Place(
            where="`pos_weight` 3 as `sample_weight`", params={"pos_weight": 3.0}, both=_weighted_bits_by_sklearn
        ),
        "categorical_crossentropy": _CLASS_WEIGHTS,
        "sparse_categorical_crossentropy": _CLASS_WEIGHTS,
        "kl_divergence": _FAR_ROW,
    },
    "xgboost": {
        **_HELD,
        **_CLIPPED,
        "poisson_nll": _HERE,
        "gamma_nll": _SMALL_RATE,
        "gamma_deviance": _LEFT,
        "tweedie_deviance": _HERE,
        "binary_crossentropy": _FAR_LOGIT,
        "logistic": Place(where="`logloss` of the inputs of the table", both=_raw_scores_by_xgboost),
        "categorical_crossentropy": _FAR_ROW,
    },
    "lightgbm": {
        **_HELD,
        **_CLIPPED,
        "mape": _LEFT,
        "poisson_nll": _SMALL_RATE,
        "poisson_deviance": _HERE,
        "gamma_deviance": _HERE,
        "tweedie_deviance": _HERE,
        "binary_crossentropy": _FAR_LOGIT,
        "logistic": _FAR_MARGIN,
        "categorical_crossentropy": _FAR_ROW,
        "kl_divergence": _shared("lightgbm"),
        "coral": _FAR_STEPS,
        "corn": _FAR_STEPS,
    },
    "catboost": {
        **_HELD,
        "log_cosh": _LEFT,
        "mape": _LEFT,
        "gaussian_nll": _HERE,
        "poisson_deviance": _HERE,
        "gamma_nll": _SMALL_RATE,
        "gamma_deviance": _SMALL_RATE,
        "tweedie_deviance": _HERE,
        "focal": _FAR_LOGIT,
        "kl_divergence": _shared("catboost"),
    },
}
"""Framework → case → inputs."""

UNSEEN = {
    "xgboost": {"hinge": "it is of what `predict` returns"},
    "sklearn": {"smooth_l1": "it is of what `SGDRegressor` minimises"},
}
"""Differences that no value shows, and what they are of."""
