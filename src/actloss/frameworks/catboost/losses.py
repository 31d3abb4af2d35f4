"""What CatBoost has for every loss of the catalogue: a loss function of its own, one of the user's own, or none."""

from collections.abc import Mapping

from actloss.catalogue.row import Scale
from actloss.frameworks.entry import Coding, Entry, How

_FLAT = "It is flat almost everywhere, so that no tree has a direction to grow in; train with binary_crossentropy."
_SETS = (
    "An objective of several scores is asked for derivatives row by row, and this loss is of all rows together;"
    " LightGBM and XGBoost can train with it."
)
_TANGENT = "From an exponent of 40 on it goes on along the tangent, which float32 can hold."
_FROM_SCORES = "It takes raw scores and applies the softmax itself."
_RANKS = "One model for each step between two classes"
_METRIC = "as a metric only"


def _named(
    name: str, takes: Scale, *, factor: float = 1.0, coding: Coding | None = None, differs: str = "", note: str = ""
) -> Entry:
    return Entry(
        how=How.NAMED,
        name=f'loss_function="{name}"',
        takes=takes,
        factor=factor,
        coding=coding,
        differs=differs,
        note=note,
    )


def _own(name: str, takes: Scale, note: str = "", *, differs: str = "") -> Entry:
    return Entry(how=How.OWN, name=name, takes=takes, differs=differs, note=note)


def _absent(note: str) -> Entry:
    return Entry(how=How.ABSENT, note=note)


LOSSES: Mapping[str, Entry] = {
    "mse": _named(
        "RMSE", Scale.VALUE, factor=0.5, note="The metric RMSE is the root of the mean. Of several outputs MultiRMSE."
    ),
    "l2": _named("RMSE", Scale.VALUE, factor=0.5, note="The metric RMSE is the root of the mean, not the sum."),
    "msle": _named(
        "RMSE",
        Scale.VALUE,
        factor=0.5,
        note="On np.log1p of the labels; np.expm1 of the prediction brings it back. MSLE exists as a metric only.",
    ),
    "mae": _named("MAE", Scale.VALUE, factor=0.5, note="The metric MAE is without the half."),
    "smooth_l1": _own("smooth_l1", Scale.VALUE, "Huber with delta=beta is beta times it."),
    "huber": _named("Huber:delta=1.0", Scale.VALUE),
    "pseudo_huber": _own("pseudo_huber", Scale.VALUE),
    "log_cosh": _named(
        "LogCosh", Scale.VALUE, differs="Its metric is a fast approximation, off by 0.2 % at an error of 0.2."
    ),
    "quantile": _named("Quantile:alpha=0.5", Scale.VALUE, note="alpha is the quantile."),
    "expectile": _named("Expectile:alpha=0.5", Scale.VALUE, note="alpha is the quantile."),
    "epsilon_insensitive": _own("epsilon_insensitive", Scale.VALUE),
    "squared_epsilon_insensitive": _own("squared_epsilon_insensitive", Scale.VALUE),
    "cauchy": _own("cauchy", Scale.VALUE),
    "welsch": _own("welsch", Scale.VALUE),
    "tukey_biweight": _own("tukey_biweight", Scale.VALUE),
    "mape": _named("MAPE", Scale.VALUE, differs="It divides by max(1, |y|): another loss for labels between -1 and 1."),
    "smape": _own("smape", Scale.VALUE, f"SMAPE exists {_METRIC}, in percent."),
    "gaussian_nll": _named(
        "RMSEWithUncertainty",
        Scale.VALUE,
        differs="Its metric has ½ ln 2π in it, which is the same for every model.",
        note="Its scores are the mean and the logarithm of the standard deviation; predict returns mean and variance.",
    ),
    "laplace_nll": _own(
        "laplace_nll", Scale.VALUE, "Two scores a row: location and logarithm of the scale.", differs=_TANGENT
    ),
    "poisson_nll": _named("Poisson", Scale.LOG_RATE, note="The metric takes log-rates; predict returns rates."),
    "poisson_deviance": _named(
        "Poisson",
        Scale.LOG_RATE,
        factor=0.5,
        differs="Half of it, less a term in the label alone: the same gradient up to the factor, another value.",
    ),
    "gamma_nll": _own("gamma_nll", Scale.LOG_RATE, differs=_TANGENT),
    "gamma_deviance": _own("gamma_deviance", Scale.LOG_RATE, differs=_TANGENT),
    "tweedie_deviance": _named(
        "Tweedie:variance_power=1.5",
        Scale.LOG_RATE,
        factor=0.5,
        differs="Half of it, less a term in the label alone: the same gradient up to the factor, no zero at the truth.",
    ),
    "neg_binomial_nll": _own("neg_binomial_nll", Scale.LOG_RATE),
    "zip_nll": _own(
        "zip_nll", Scale.LOG_RATE, "Two scores a row: logit of the share of extra zeros and log-rate.", differs=_TANGENT
    ),
    "binary_crossentropy": _named(
        "Logloss",
        Scale.LOGIT,
        note="Of shares and smoothed labels CrossEntropy. scale_pos_weight is pos_weight. Of several labels one model"
        " each: MultiLogloss trains them in one, but takes neither weights nor a start.",
    ),
    "hinge": _own("hinge", Scale.MARGIN, f"HingeLoss exists {_METRIC}."),
    "squared_hinge": _own("squared_hinge", Scale.MARGIN),
    "exponential": _own("exponential", Scale.MARGIN, differs=_TANGENT),
    "logistic": _named("Logloss", Scale.MARGIN, coding=Coding.BITS, note="Its labels are 0 and 1."),
    "modified_huber": _own("modified_huber", Scale.MARGIN),
    "perceptron": _own("perceptron", Scale.MARGIN),
    "focal": _named(
        "Focal:focal_alpha=0.5;focal_gamma=2.0",
        Scale.LOGIT,
        factor=0.5,
        differs="Its metric holds probabilities at 1e-13.",
        note="focal_alpha must be given: 0.5 for no alpha, which halves it. Of several exclusive classes one's own.",
    ),
    "brier": _own("brier", Scale.LOGIT, f"BrierScore exists {_METRIC}."),
    "categorical_crossentropy": _named(
        "MultiClass",
        Scale.LOGIT,
        coding=Coding.INDICES,
        note="Its labels are class indices: of distributions each row is given once a class, weighted by its share.",
    ),
    "sparse_categorical_crossentropy": _named(
        "MultiClass", Scale.LOGIT, note="MultiClassOneVsAll trains a binary loss a class instead."
    ),
    "nll": _named("MultiClass", Scale.LOGIT, note=_FROM_SCORES),
    "softmax_loss": _named("MultiClass", Scale.LOGIT, note=_FROM_SCORES),
    "kl_divergence": _named(
        "MultiClass",
        Scale.LOGIT,
        coding=Coding.INDICES,
        differs="Cross-entropy: it has the labels' own entropy in it, which is 0 for certain labels.",
        note="Each row is given once a class, weighted by its share.",
    ),
    "generalized_crossentropy": _own("generalized_crossentropy", Scale.LOGIT),
    "crammer_singer": _own("crammer_singer", Scale.MARGIN),
    "weston_watkins": _own("weston_watkins", Scale.MARGIN),
    "logit_adjusted_crossentropy": _own("logit_adjusted_crossentropy", Scale.LOGIT),
    "rps": _own("rps", Scale.LOGIT),
    "coral": _named("Logloss", Scale.LOGIT, note=f"{_RANKS}, on the labels 'above it or not'."),
    "corn": _named("Logloss", Scale.LOGIT, note=f"{_RANKS}, trained on the rows that reach it."),
    "asymmetric": _own("asymmetric", Scale.LOGIT),
    "dice": _absent(_SETS),
    "tversky": _absent(_SETS),
    "hamming": _absent(f"{_FLAT} HammingLoss exists {_METRIC}."),
    "per_label_accuracy": _absent(f"{_FLAT} Accuracy:type=PerClass exists {_METRIC}."),
}
"""By the catalogue's name. The factor is that of the derivatives; a metric's value may have another."""
