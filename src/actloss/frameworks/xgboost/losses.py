"""What XGBoost has for every loss of the catalogue.

A factor is that of the objective's gradient: XGBoost leaves the 2 of squares and deviances out, which no minimum minds.
Objectives of one's own are functions that return gradient and hessian of each raw score.
"""

from collections.abc import Mapping

from actloss.catalogue import LOSSES as ROWS
from actloss.catalogue import Scale
from actloss.frameworks.entry import Coding, Entry, How
from actloss.frameworks.objectives import function

_HALF = 0.5
_TANGENT = "From an exponent of 40 on it goes on along the tangent, which float32 can hold."


def _objective(
    name: str,
    takes: Scale,
    *,
    coding: Coding | None = None,
    factor: float = 1.0,
    differs: str = "",
    note: str = "",
) -> Entry:
    return Entry(
        how=How.NAMED,
        name=f"objective={name!r}",
        takes=takes,
        coding=coding,
        factor=factor,
        differs=differs,
        note=note,
    )


_SOFTPROB = _objective(
    "multi:softprob",
    Scale.LOGIT,
    coding=Coding.INDICES,
    differs="Its metric mlogloss holds probabilities at 1e-16: no row costs more than 36.84.",
    note="Its metric is mlogloss; class weights are sample weights, smoothed or soft labels take an objective of one's "
    "own.",
)
_NO_GRADIENT = Entry(
    how=How.ABSENT, note="It has no gradient to grow trees by: train with binary:logistic, and measure it."
)


def _own(name: str, takes: Scale, note: str = "", *, differs: str = "") -> Entry:
    row = next(row for row in ROWS if row.name == name)
    return Entry(how=How.OWN, name=function(row, row.kinds[0]), takes=takes, differs=differs, note=note)


LOSSES: Mapping[str, Entry] = {
    "mse": _objective("reg:squarederror", Scale.VALUE, factor=_HALF, note="Its metric rmse is the root of the mean."),
    "l2": _objective(
        "reg:squarederror",
        Scale.VALUE,
        factor=_HALF,
        note="Its metric rmse is the root of the mean; the sum has the same minimum.",
    ),
    "msle": _objective(
        "reg:squarederror",
        Scale.VALUE,
        factor=_HALF,
        note="Of np.log1p(y), np.expm1 of the predictions: reg:squaredlogerror is the same loss of p itself, but its "
        "hessian falls with the square of p, and of large labels it grows no tree. Its metric is rmsle.",
    ),
    "mae": _objective("reg:absoluteerror", Scale.VALUE, note="Its metric is mae."),
    "smooth_l1": _own("smooth_l1", Scale.VALUE),
    "huber": _own("huber", Scale.VALUE),
    "pseudo_huber": _objective("reg:pseudohubererror", Scale.VALUE, note="delta is huber_slope; its metric is mphe."),
    "log_cosh": _own("log_cosh", Scale.VALUE),
    "quantile": _objective(
        "reg:quantileerror",
        Scale.VALUE,
        note="The quantile is quantile_alpha; its metric is quantile; several outputs take an objective of one's own.",
    ),
    "expectile": _own("expectile", Scale.VALUE),
    "epsilon_insensitive": _own("epsilon_insensitive", Scale.VALUE),
    "squared_epsilon_insensitive": _own("squared_epsilon_insensitive", Scale.VALUE),
    "cauchy": _own("cauchy", Scale.VALUE),
    "welsch": _own("welsch", Scale.VALUE),
    "tukey_biweight": _own("tukey_biweight", Scale.VALUE),
    "mape": _own("mape", Scale.VALUE, "XGBoost has the metric mape, and no objective for it."),
    "smape": _own("smape", Scale.VALUE),
    "gaussian_nll": _own("gaussian_nll", Scale.VALUE, "Two scores a row: mean and log variance.", differs=_TANGENT),
    "laplace_nll": _own("laplace_nll", Scale.VALUE, "Two scores a row: location and log scale.", differs=_TANGENT),
    "poisson_nll": _objective(
        "count:poisson",
        Scale.LOG_RATE,
        differs="Its metric poisson-nloglik contains log(y!).",
        note="Its metric is poisson-nloglik.",
    ),
    "poisson_deviance": _objective(
        "count:poisson", Scale.LOG_RATE, factor=_HALF, note="There is no metric for the deviance."
    ),
    "gamma_nll": _objective(
        "reg:gamma",
        Scale.LOG_RATE,
        differs="Its metric gamma-nloglik holds predictions at 1e-6.",
        note="Its metric is gamma-nloglik.",
    ),
    "gamma_deviance": _objective(
        "reg:gamma",
        Scale.LOG_RATE,
        factor=_HALF,
        differs="Its metric gamma-deviance adds 1e-6 to label and prediction.",
        note="Its metric is gamma-deviance.",
    ),
    "tweedie_deviance": _objective(
        "reg:tweedie",
        Scale.LOG_RATE,
        factor=_HALF,
        differs="Its metric tweedie-nloglik is half of it, less the term in the label alone.",
        note="The power is tweedie_variance_power.",
    ),
    "neg_binomial_nll": _own("neg_binomial_nll", Scale.LOG_RATE),
    "zip_nll": _own(
        "zip_nll",
        Scale.LOG_RATE,
        "Two scores a row: the logit of the share of extra zeros, log-rate.",
        differs=_TANGENT,
    ),
    "binary_crossentropy": _objective(
        "binary:logistic",
        Scale.LOGIT,
        differs="Its metric logloss holds probabilities at 1e-16: no row costs more than 36.84.",
        note="pos_weight is scale_pos_weight; shares take reg:logistic, smoothed labels and a weight for each label an "
        "objective of one's own.",
    ),
    "hinge": _objective(
        "binary:hinge",
        Scale.MARGIN,
        coding=Coding.BITS,
        differs="Its predictions are 0 or 1, its scores come with output_margin=True.",
    ),
    "squared_hinge": _own("squared_hinge", Scale.MARGIN),
    "exponential": _own("exponential", Scale.MARGIN, differs=_TANGENT),
    "logistic": _objective(
        "binary:logitraw",
        Scale.MARGIN,
        coding=Coding.BITS,
        differs="Its metric logloss takes the raw scores for probabilities, and so measures nothing.",
    ),
    "modified_huber": _own("modified_huber", Scale.MARGIN),
    "perceptron": _own("perceptron", Scale.MARGIN),
    "focal": _own("focal", Scale.LOGIT),
    "brier": _own("brier", Scale.LOGIT),
    "categorical_crossentropy": _SOFTPROB,
    "sparse_categorical_crossentropy": _SOFTPROB,
    "nll": _SOFTPROB,
    "softmax_loss": _SOFTPROB,
    "kl_divergence": _own(
        "kl_divergence", Scale.LOGIT, "For labels that are certain multi:softprob has the same gradient, and is taken."
    ),
    "generalized_crossentropy": _own("generalized_crossentropy", Scale.LOGIT),
    "crammer_singer": _own("crammer_singer", Scale.MARGIN),
    "weston_watkins": _own("weston_watkins", Scale.MARGIN),
    "logit_adjusted_crossentropy": _own("logit_adjusted_crossentropy", Scale.LOGIT),
    "rps": _own("rps", Scale.LOGIT),
    "coral": _own("coral", Scale.LOGIT),
    "corn": _own("corn", Scale.LOGIT),
    "asymmetric": _own("asymmetric", Scale.LOGIT),
    "dice": _own("dice", Scale.LOGIT),
    "tversky": _own("tversky", Scale.LOGIT),
    "hamming": _NO_GRADIENT,
    "per_label_accuracy": _NO_GRADIENT,
}
"""By the catalogue's name."""
