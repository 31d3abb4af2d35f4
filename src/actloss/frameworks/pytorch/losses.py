"""What PyTorch has for every loss of the catalogue."""

from collections.abc import Mapping

from actloss.catalogue.row import Scale
from actloss.frameworks.entry import Entry, How
from actloss.frameworks.problem import Problem

_DECIDES = "Has no gradient, so nothing is trained with it; a metric: ((logits > 0) {} (y_true > 0.5)).float().mean()."
_PAIR = "Takes the logarithm of the second prediction, which is above 0 then whatever the layer puts out."
_TANGENT = "From an exponent of 40 on it goes on along the tangent, which float32 can hold."
_HELD = "Divides by no scale below e^-40, which float32 could not hold."
_TAIL = "Drops the tail of label 0: exactly 0 from logits of -17 (float32) or -37 (float64) down."


def _named(name: str, takes: Scale, *, differs: str = "", note: str = "") -> Entry:
    return Entry(how=How.NAMED, name=f"torch.nn.{name}", takes=takes, differs=differs, note=note)


def _own(name: str, takes: Scale, *, differs: str = "", note: str = "") -> Entry:
    return Entry(how=How.OWN, name=name, takes=takes, differs=differs, note=note)


LOSSES: Mapping[str, Entry] = {
    "mse": _named("MSELoss", Scale.VALUE),
    "l2": _named("MSELoss", Scale.VALUE, note="With reduction='sum'."),
    "msle": _own("msle", Scale.VALUE),
    "mae": _named("L1Loss", Scale.VALUE),
    "smooth_l1": _named("SmoothL1Loss", Scale.VALUE),
    "huber": _named("HuberLoss", Scale.VALUE),
    "pseudo_huber": _own("pseudo_huber", Scale.VALUE),
    "log_cosh": _own("log_cosh", Scale.VALUE),
    "quantile": _own("pinball", Scale.VALUE),
    "expectile": _own("expectile", Scale.VALUE),
    "epsilon_insensitive": _own("epsilon_insensitive", Scale.VALUE),
    "squared_epsilon_insensitive": _own("squared_epsilon_insensitive", Scale.VALUE),
    "cauchy": _own("cauchy", Scale.VALUE),
    "welsch": _own("welsch", Scale.VALUE),
    "tukey_biweight": _own("tukey_biweight", Scale.VALUE),
    "mape": _own("mape", Scale.VALUE, note="A label of 0 makes it infinite, or nan where the prediction is 0 too."),
    "smape": _own("smape", Scale.VALUE),
    "gaussian_nll": _named(
        "GaussianNLLLoss",
        Scale.VALUE,
        differs="Raises variances below eps to it: 1e-6 unless it is told otherwise, as code tells it.",
        note="Takes the mean and the variance as two tensors.",
    ),
    "laplace_nll": _own("laplace_nll", Scale.VALUE, differs=_HELD, note=_PAIR),
    "poisson_nll": _named("PoissonNLLLoss", Scale.LOG_RATE, note="Infinite in float32 from a log-rate of 89 on."),
    "poisson_deviance": _own("poisson_deviance", Scale.LOG_RATE, differs=_TANGENT),
    "gamma_nll": _own("gamma_nll", Scale.LOG_RATE, differs=_TANGENT),
    "gamma_deviance": _own("gamma_deviance", Scale.LOG_RATE, differs=_TANGENT),
    "tweedie_deviance": _own("tweedie_deviance", Scale.LOG_RATE, differs=_TANGENT),
    "neg_binomial_nll": _own("neg_binomial_nll", Scale.LOG_RATE),
    "zip_nll": _own("zip_nll", Scale.LOG_RATE, differs=_TANGENT),
    "binary_crossentropy": _named("BCEWithLogitsLoss", Scale.LOGIT, note=_TAIL),
    "hinge": _own("hinge", Scale.MARGIN, note="HingeEmbeddingLoss is another loss: of distances, not of scores."),
    "squared_hinge": _own("squared_hinge", Scale.MARGIN),
    "exponential": _own("exponential", Scale.MARGIN, differs=_TANGENT),
    "logistic": _own("logistic", Scale.MARGIN, note="SoftMarginLoss is infinite in float32 from a margin of -89 on."),
    "modified_huber": _own("modified_huber", Scale.MARGIN),
    "perceptron": _own("perceptron", Scale.MARGIN),
    "focal": _own("focal", Scale.LOGIT),
    "brier": _named(
        "MSELoss",
        Scale.PROBABILITY,
        note="Of several exclusive classes it would divide by their number: code brings `categorical_brier` there.",
    ),
    "categorical_crossentropy": _named("CrossEntropyLoss", Scale.LOGIT),
    "sparse_categorical_crossentropy": _named(
        "CrossEntropyLoss",
        Scale.LOGIT,
        differs="Divides the mean of weighted classes by the sum of the weights that occur; code divides by the rows.",
    ),
    "nll": _named("NLLLoss", Scale.LOG_PROBABILITY),
    "softmax_loss": _named("CrossEntropyLoss", Scale.LOGIT),
    "kl_divergence": _named(
        "KLDivLoss",
        Scale.LOG_PROBABILITY,
        note="With reduction='batchmean': its default mean divides by rows times classes.",
    ),
    "generalized_crossentropy": _own("generalized_crossentropy", Scale.LOGIT),
    "crammer_singer": _own("crammer_singer", Scale.MARGIN),
    "weston_watkins": _own("weston_watkins", Scale.MARGIN, note="MultiMarginLoss is it divided by the classes."),
    "logit_adjusted_crossentropy": _own("logit_adjusted_crossentropy", Scale.LOGIT),
    "rps": _own("rps", Scale.LOGIT),
    "coral": _own("coral", Scale.LOGIT),
    "corn": _own("corn", Scale.LOGIT),
    "asymmetric": _own("asymmetric", Scale.LOGIT),
    "dice": _own("dice", Scale.LOGIT),
    "tversky": _own("tversky", Scale.LOGIT),
    "hamming": Entry(how=How.ABSENT, note=_DECIDES.format("!=")),
    "per_label_accuracy": Entry(how=How.ABSENT, note=_DECIDES.format("==")),
}
"""By the catalogue's name, in its order."""

CATEGORICAL: Mapping[str, Entry] = {
    "focal": _own("categorical_focal", Scale.LOGIT),
    "brier": _own("categorical_brier", Scale.LOGIT),
}
"""Of several exclusive classes, where that is another loss."""


def entry_for(problem: Problem) -> Entry:
    """Return what the loss of a problem is called."""
    entry = LOSSES[problem.loss.name]
    return CATEGORICAL.get(problem.loss.name, entry) if problem.exclusive else entry
