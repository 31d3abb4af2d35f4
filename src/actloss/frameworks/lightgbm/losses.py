"""What LightGBM has for every loss of the catalogue: an objective of its own, one of the user's own, or none."""

from collections.abc import Mapping

from actloss.catalogue.row import Scale
from actloss.frameworks.entry import Coding, Entry, How

_FLAT = "It is flat almost everywhere, so that no tree has a direction to grow in; train with binary_crossentropy."
_TANGENT = "From an exponent of 40 on it goes on along the tangent, which float32 can hold."
_FROM_SCORES = "The objective takes raw scores and applies the softmax itself."
_RANKS = "One model for each step between two classes"
_CLIPPED = "Its metric {} holds probabilities at 1e-15: no row costs more than 34.54."
_BITS, _CLASSES = _CLIPPED.format("binary_logloss"), _CLIPPED.format("multi_logloss")


def _named(
    name: str, takes: Scale, *, factor: float = 1.0, coding: Coding | None = None, differs: str = "", note: str = ""
) -> Entry:
    return Entry(
        how=How.NAMED, name=f'objective="{name}"', takes=takes, factor=factor, coding=coding, differs=differs, note=note
    )


def _own(name: str, takes: Scale, note: str = "", *, differs: str = "") -> Entry:
    return Entry(how=How.OWN, name=name, takes=takes, differs=differs, note=note)


def _absent(note: str) -> Entry:
    return Entry(how=How.ABSENT, note=note)


LOSSES: Mapping[str, Entry] = {
    "mse": _named("regression", Scale.VALUE, factor=0.5, note="Metric l2, without the half."),
    "l2": _named("regression", Scale.VALUE, factor=0.5, note="Its metric l2 is a mean, not the sum."),
    "msle": _named(
        "regression",
        Scale.VALUE,
        factor=0.5,
        note="On np.log1p of the labels, whose metric l2 is this loss; np.expm1 of the prediction brings it back.",
    ),
    "mae": _named("regression_l1", Scale.VALUE, note="Metric l1."),
    "smooth_l1": _own("smooth_l1", Scale.VALUE, 'objective="huber" with alpha=beta is beta times it.'),
    "huber": _named("huber", Scale.VALUE, note="alpha is delta, 0.9 unless given; metric huber with the same alpha."),
    "pseudo_huber": _own("pseudo_huber", Scale.VALUE),
    "log_cosh": _own("log_cosh", Scale.VALUE),
    "quantile": _named("quantile", Scale.VALUE, note="alpha is the quantile, 0.9 unless given; metric quantile."),
    "expectile": _own("expectile", Scale.VALUE),
    "epsilon_insensitive": _own("epsilon_insensitive", Scale.VALUE),
    "squared_epsilon_insensitive": _own("squared_epsilon_insensitive", Scale.VALUE),
    "cauchy": _own("cauchy", Scale.VALUE),
    "welsch": _own("welsch", Scale.VALUE),
    "tukey_biweight": _own("tukey_biweight", Scale.VALUE),
    "mape": _named(
        "mape",
        Scale.VALUE,
        differs="It divides by max(1, |y|): another loss for labels between -1 and 1.",
        note="Metric mape.",
    ),
    "smape": _own("smape", Scale.VALUE),
    "gaussian_nll": _own("gaussian_nll", Scale.VALUE, "num_class=2: mean and log-variance.", differs=_TANGENT),
    "laplace_nll": _own(
        "laplace_nll", Scale.VALUE, "num_class=2: location and logarithm of the scale.", differs=_TANGENT
    ),
    "poisson_nll": _named(
        "poisson", Scale.LOG_RATE, differs="Its metric poisson holds rates at 1e-10.", note="Metric poisson."
    ),
    "poisson_deviance": _named(
        "poisson",
        Scale.LOG_RATE,
        factor=0.5,
        differs="Half of it, less a term in the label alone: the same gradient up to the factor, another value.",
    ),
    "gamma_nll": _named("gamma", Scale.LOG_RATE, note="Metric gamma."),
    "gamma_deviance": _named(
        "gamma",
        Scale.LOG_RATE,
        factor=0.5,
        differs="The objective is half of it up to a term in the label alone; the metric gamma_deviance is it, added up"
        " over the rows, with 1e-9 added to predictions.",
    ),
    "tweedie_deviance": _named(
        "tweedie",
        Scale.LOG_RATE,
        factor=0.5,
        differs="Half of it, less a term in the label alone: the same gradient up to the factor, no zero at the truth."
        " Its metric holds rates at 1e-10.",
        note="tweedie_variance_power is the power.",
    ),
    "neg_binomial_nll": _own("neg_binomial_nll", Scale.LOG_RATE),
    "zip_nll": _own(
        "zip_nll", Scale.LOG_RATE, "num_class=2: logit of the share of extra zeros and log-rate.", differs=_TANGENT
    ),
    "binary_crossentropy": _named(
        "binary",
        Scale.LOGIT,
        differs=_BITS,
        note="Metric binary_logloss. It takes every label above 0 as 1: of shares"
        ' and smoothed labels objective="cross_entropy". class_weight={0: 1, 1: w} is pos_weight, and starts at the'
        " log-odds of the weighted rows, which scale_pos_weight does not. Of several labels, one model each.",
    ),
    "hinge": _own("hinge", Scale.MARGIN),
    "squared_hinge": _own("squared_hinge", Scale.MARGIN),
    "exponential": _own("exponential", Scale.MARGIN, differs=_TANGENT),
    "logistic": _named("binary", Scale.MARGIN, coding=Coding.BITS, differs=_BITS, note="Its labels are 0 and 1."),
    "modified_huber": _own("modified_huber", Scale.MARGIN),
    "perceptron": _own("perceptron", Scale.MARGIN),
    "focal": _own("focal", Scale.LOGIT),
    "brier": _own("brier", Scale.LOGIT),
    "categorical_crossentropy": _named(
        "multiclass",
        Scale.LOGIT,
        coding=Coding.INDICES,
        differs=_CLASSES,
        note="Its labels are class indices: of distributions each row is given once a class, weighted by its share.",
    ),
    "sparse_categorical_crossentropy": _named(
        "multiclass", Scale.LOGIT, differs=_CLASSES, note="multiclassova trains a binary loss a class instead."
    ),
    "nll": _named("multiclass", Scale.LOGIT, differs=_CLASSES, note=_FROM_SCORES),
    "softmax_loss": _named("multiclass", Scale.LOGIT, differs=_CLASSES, note=_FROM_SCORES),
    "kl_divergence": _named(
        "multiclass",
        Scale.LOGIT,
        coding=Coding.INDICES,
        differs=f"Cross-entropy: it has the labels' own entropy in it, which is 0 for certain labels. {_CLASSES}",
        note="Each row is given once a class, weighted by its share. The metric kullback_leibler is for two classes.",
    ),
    "generalized_crossentropy": _own("generalized_crossentropy", Scale.LOGIT),
    "crammer_singer": _own("crammer_singer", Scale.MARGIN),
    "weston_watkins": _own("weston_watkins", Scale.MARGIN),
    "logit_adjusted_crossentropy": _own("logit_adjusted_crossentropy", Scale.LOGIT),
    "rps": _own("rps", Scale.LOGIT),
    "coral": _named("binary", Scale.LOGIT, differs=_BITS, note=f"{_RANKS}, on the labels 'above it or not'."),
    "corn": _named("binary", Scale.LOGIT, differs=_BITS, note=f"{_RANKS}, trained on the rows that reach it."),
    "asymmetric": _own("asymmetric", Scale.LOGIT),
    "dice": _own("dice", Scale.LOGIT, "num_class is the number of labels; the objective holds the labels."),
    "tversky": _own("tversky", Scale.LOGIT, "num_class is the number of labels; the objective holds the labels."),
    "hamming": _absent(_FLAT),
    "per_label_accuracy": _absent(_FLAT),
}
"""By the catalogue's name. The factor is that of the objective's gradient; a metric's value may have another."""
