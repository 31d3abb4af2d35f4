"""What scikit-learn has for each loss: the estimator that trains with it, and the metric that measures it."""

from collections.abc import Mapping

from actloss.catalogue import Scale
from actloss.frameworks.entry import Coding, Entry, How


def _named(
    name: str,
    takes: Scale = Scale.VALUE,
    *,
    coding: Coding | None = None,
    differs: str = "",
    note: str = "",
) -> Entry:
    return Entry(how=How.NAMED, name=name, takes=takes, coding=coding, differs=differs, note=note)


def _own(name: str, takes: Scale, note: str = "", *, differs: str = "") -> Entry:
    """Return the entry of a function that the user's own linear model is given: `own/sklearn/estimator.py`."""
    also = f" {note}" if note else ""
    note = f"No estimator has it: LinearModel({name}, start=...), of splines, is fitted to it by L-BFGS.{also}"
    return Entry(how=How.OWN, name=name, takes=takes, differs=differs, note=note)


def _absent(metric: str) -> Entry:
    return Entry(
        how=How.ABSENT,
        note=f"It counts decisions and has no gradient to train with: measure with {metric}, train for another loss.",
    )


_TREES = "sklearn.ensemble.HistGradientBoostingRegressor"
_CLASSIFIER = "sklearn.ensemble.HistGradientBoostingClassifier"
_DESCENT = "sklearn.linear_model.SGDRegressor"
_SIGNS = "sklearn.linear_model.SGDClassifier"
_SOFT = "Of soft labels, shares in place of classes, only the user's own linear model learns."
_TANGENT = "From an exponent of 40 on it goes on along the tangent, which float32 can hold."
_CLIPPED = "log_loss holds probabilities at 2.2e-16: no row costs more than 36.04."
_SMOOTHED = "With label_smoothing only the user's own linear model trains."

LOSSES: Mapping[str, Entry] = {
    "mse": _named(
        f"{_TREES}(loss='squared_error')",
        note="Measured by mean_squared_error. Inside it is halved; MLPRegressor and LinearRegression have it too.",
    ),
    "l2": _named(
        f"{_TREES}(loss='squared_error')",
        differs="Estimators and mean_squared_error take the mean; the sum has the same minimum.",
    ),
    "msle": _named(
        f"sklearn.compose.TransformedTargetRegressor({_TREES}(), func=numpy.log1p, inverse_func=numpy.expm1)",
        note="The squared error of log(1 + y); measured by mean_squared_log_error.",
    ),
    "mae": _named(
        f"{_TREES}(loss='absolute_error')",
        note="Measured by mean_absolute_error. QuantileRegressor(quantile=0.5) is the linear model of half of it.",
    ),
    "smooth_l1": _named(
        f"{_DESCENT}(loss='huber', epsilon=beta)",
        differs="SGDRegressor minimises Huber's loss, which is smooth_l1 times beta.",
        note="Bring the labels to spread 1 first, and beta with them.",
    ),
    "huber": _named(
        f"{_DESCENT}(loss='huber', epsilon=delta)",
        note=(
            "Bring the labels to spread 1 first, and delta with them. HuberRegressor's epsilon is in units of a scale"
            " that it estimates, and the alpha of GradientBoostingRegressor(loss='huber') is a quantile of the"
            " residuals: neither is delta."
        ),
    ),
    "pseudo_huber": _own("pseudo_huber", Scale.VALUE),
    "log_cosh": _own("log_cosh", Scale.VALUE),
    "quantile": _named(
        f"{_TREES}(loss='quantile', quantile=quantile)",
        note="Measured by mean_pinball_loss(alpha=quantile). QuantileRegressor is the linear model of it.",
    ),
    "expectile": _own("expectile", Scale.VALUE),
    "epsilon_insensitive": _named(
        "sklearn.svm.SVR(epsilon=epsilon)",
        note="It adds a penalty on the weights, as LinearSVR and SGDRegressor do; C is in the label's unit.",
    ),
    "squared_epsilon_insensitive": _named(
        f"{_DESCENT}(loss='squared_epsilon_insensitive', epsilon=epsilon)",
        note="Bring labels and epsilon to spread 1 first. LinearSVR has it too, and shrinks its intercept.",
    ),
    "cauchy": _own("cauchy", Scale.VALUE),
    "welsch": _own("welsch", Scale.VALUE),
    "tukey_biweight": _own("tukey_biweight", Scale.VALUE),
    "mape": _named(
        f"{_TREES}(loss='absolute_error')",
        differs="mean_absolute_percentage_error divides by 2.2e-16 where a label is 0.",
        note="Fit it with sample_weight=1 / numpy.abs(y); measured by mean_absolute_percentage_error.",
    ),
    "smape": _own("smape", Scale.VALUE),
    "gaussian_nll": _own(
        "gaussian_nll", Scale.VALUE, "Raw outputs: the mean and the logarithm of the variance.", differs=_TANGENT
    ),
    "laplace_nll": _own(
        "laplace_nll", Scale.VALUE, "Raw outputs: the location and the logarithm of the scale.", differs=_TANGENT
    ),
    "poisson_nll": _named(
        f"{_TREES}(loss='poisson')",
        Scale.RATE,
        note="Through an exponential; PoissonRegressor is the linear model of it. mean_poisson_deviance ranks alike.",
    ),
    "poisson_deviance": _named(
        f"{_TREES}(loss='poisson')",
        Scale.RATE,
        note="Through an exponential; measured by mean_poisson_deviance, half of which the estimators minimise.",
    ),
    "gamma_nll": _named(
        f"{_TREES}(loss='gamma')",
        Scale.RATE,
        note="Through an exponential; GammaRegressor is the linear model of it. mean_gamma_deviance ranks alike.",
    ),
    "gamma_deviance": _named(
        f"{_TREES}(loss='gamma')",
        Scale.RATE,
        note="Through an exponential; measured by mean_gamma_deviance, half of which the estimators minimise.",
    ),
    "tweedie_deviance": _named(
        "sklearn.linear_model.TweedieRegressor(power=power, link='log')",
        Scale.RATE,
        note="Measured by mean_tweedie_deviance(power=power); it minimises half of it, and a penalty on the weights.",
    ),
    "neg_binomial_nll": _own("neg_binomial_nll", Scale.LOG_RATE),
    "zip_nll": _own(
        "zip_nll",
        Scale.LOG_RATE,
        "Raw outputs: the log-odds of an extra zero and the log-rate of the rest.",
        differs=_TANGENT,
    ),
    "binary_crossentropy": _named(
        f"{_CLASSIFIER}(class_weight={{0: 1.0, 1: pos_weight}})",
        Scale.PROBABILITY,
        differs=f"{_CLIPPED} It takes 0 and 1 only, and with sample_weight divides by the sum of the weights.",
        note=(
            "Measured by log_loss. Several labels: in OneVsRestClassifier. Shares between 0 and 1, label_smoothing and"
            " weights of one's own for each label: the user's own linear model."
        ),
    ),
    "hinge": _named(
        "sklearn.svm.LinearSVC(loss='hinge')",
        Scale.MARGIN,
        note="Of a linear score, with a penalty on the weights; measured by hinge_loss.",
    ),
    "squared_hinge": _named(
        "sklearn.svm.LinearSVC(loss='squared_hinge')",
        Scale.MARGIN,
        note="Of a linear score, with a penalty on the weights.",
    ),
    "exponential": _named(
        "sklearn.ensemble.GradientBoostingClassifier(loss='exponential')",
        Scale.MARGIN,
        note="decision_function is half the log-odds, which predict_proba doubles.",
    ),
    "logistic": _named(
        "sklearn.linear_model.LogisticRegression()",
        Scale.MARGIN,
        note="Of decision_function, the log-odds; with a penalty on the weights, as SGDClassifier has with log_loss.",
    ),
    "modified_huber": _named(f"{_SIGNS}(loss='modified_huber')", Scale.MARGIN, note="Of decision_function."),
    "perceptron": _named(f"{_SIGNS}(loss='perceptron')", Scale.MARGIN, note="Of decision_function."),
    "focal": _own("focal", Scale.LOGIT),
    "brier": _own("brier", Scale.LOGIT, "Measured by brier_score_loss, of several classes with scale_by_half=False."),
    "categorical_crossentropy": _named(
        f"{_CLASSIFIER}(class_weight=class_weight)",
        Scale.PROBABILITY,
        coding=Coding.INDICES,
        differs=f"{_CLIPPED} With sample_weight it divides by the sum of the weights, not by the rows.",
        note=f"Measured by log_loss; it takes class indices. {_SOFT} {_SMOOTHED}",
    ),
    "sparse_categorical_crossentropy": _named(
        f"{_CLASSIFIER}(class_weight=class_weight)",
        Scale.PROBABILITY,
        differs=f"{_CLIPPED} With sample_weight it divides by the sum of the weights, not by the rows.",
        note=f"Measured by log_loss. {_SMOOTHED}",
    ),
    "nll": _named(_CLASSIFIER, Scale.LOG_PROBABILITY, differs=_CLIPPED, note="Of the logarithm of predict_proba."),
    "softmax_loss": _named(_CLASSIFIER, Scale.LOGIT, differs=_CLIPPED, note="Of decision_function."),
    "kl_divergence": _named(
        _CLASSIFIER,
        Scale.PROBABILITY,
        coding=Coding.INDICES,
        differs=_CLIPPED,
        note=f"Of certain labels it is cross-entropy, measured by log_loss. {_SOFT}",
    ),
    "generalized_crossentropy": _own("generalized_crossentropy", Scale.LOGIT),
    "crammer_singer": _named(
        "sklearn.svm.LinearSVC(multi_class='crammer_singer')",
        Scale.MARGIN,
        note="Of a linear score, with a penalty on the weights; measured by hinge_loss.",
    ),
    "weston_watkins": _own("weston_watkins", Scale.MARGIN),
    "logit_adjusted_crossentropy": _own("logit_adjusted_crossentropy", Scale.LOGIT),
    "rps": _own("rps", Scale.LOGIT),
    "coral": _own("coral", Scale.LOGIT, "Its steps share their weights: shared=True."),
    "corn": _own("corn", Scale.LOGIT),
    "asymmetric": _own("asymmetric", Scale.LOGIT),
    "dice": _own("dice", Scale.LOGIT),
    "tversky": _own("tversky", Scale.LOGIT),
    "hamming": _absent("sklearn.metrics.hamming_loss"),
    "per_label_accuracy": _absent("1 - sklearn.metrics.hamming_loss"),
}
"""Every loss of the catalogue, in its order."""
