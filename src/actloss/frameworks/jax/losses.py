"""What optax has for each loss of the catalogue; functions of one's own for the others."""

from collections.abc import Mapping

from actloss.catalogue.row import Scale
from actloss.frameworks.entry import Coding, Entry, How

_NO_GRADIENT = "It counts decisions, so that its gradient is 0 everywhere: train with another loss and score by it."
_TANGENT = "From an exponent of 40 on it goes on along the tangent, which float32 can hold."
_HELD = "Divides by no {} below e^-40, which float32 could not hold."
_INDICES_NEEDED = "Class weights and label smoothing take softmax_cross_entropy on weighed, smoothed one-hot rows."


def _named(name: str, takes: Scale, *, coding: Coding | None = None, differs: str = "", note: str = "") -> Entry:
    return Entry(how=How.NAMED, name=name, takes=takes, coding=coding, differs=differs, note=note)


def _own(name: str, takes: Scale, *, differs: str = "", note: str = "") -> Entry:
    return Entry(how=How.OWN, name=name, takes=takes, differs=differs, note=note)


LOSSES: Mapping[str, Entry] = {
    "mse": _named("optax.squared_error", Scale.VALUE, note="optax.l2_loss is half of it."),
    "l2": _named("optax.squared_error", Scale.VALUE, note="Added up, not averaged; optax.l2_loss is half of it."),
    "msle": _named("optax.squared_error", Scale.VALUE, note="Of jax.numpy.log1p of both."),
    "mae": _own("mae", Scale.VALUE),
    "smooth_l1": _own("smooth_l1", Scale.VALUE, note="optax.huber_loss(delta=beta), divided by beta."),
    "huber": _named("optax.huber_loss", Scale.VALUE),
    "pseudo_huber": _own("pseudo_huber", Scale.VALUE),
    "log_cosh": _named("optax.log_cosh", Scale.VALUE),
    "quantile": _own("pinball", Scale.VALUE),
    "expectile": _own("expectile", Scale.VALUE),
    "epsilon_insensitive": _own("epsilon_insensitive", Scale.VALUE),
    "squared_epsilon_insensitive": _own("squared_epsilon_insensitive", Scale.VALUE),
    "cauchy": _own("cauchy", Scale.VALUE),
    "welsch": _own("welsch", Scale.VALUE),
    "tukey_biweight": _own("tukey_biweight", Scale.VALUE),
    "mape": _own("mape", Scale.VALUE, note="A label of 0 makes it infinite, or nan."),
    "smape": _own("smape", Scale.VALUE),
    "gaussian_nll": _own(
        "gaussian_nll", Scale.VALUE, differs=_HELD.format("variance"), note="Takes the logarithm of the variance."
    ),
    "laplace_nll": _own(
        "laplace_nll", Scale.VALUE, differs=_HELD.format("scale"), note="Takes the logarithm of the scale."
    ),
    "poisson_nll": _own("poisson_nll", Scale.LOG_RATE, differs=_TANGENT),
    "poisson_deviance": _own("poisson_deviance", Scale.LOG_RATE, differs=_TANGENT),
    "gamma_nll": _own("gamma_nll", Scale.LOG_RATE, differs=_TANGENT),
    "gamma_deviance": _own("gamma_deviance", Scale.LOG_RATE, differs=_TANGENT),
    "tweedie_deviance": _own("tweedie_deviance", Scale.LOG_RATE, differs=_TANGENT),
    "neg_binomial_nll": _own(
        "neg_binomial_nll",
        Scale.LOG_RATE,
        differs="By up to 1e-6: the beta function of JAX is no closer, but in float32 closer than its gamma functions.",
    ),
    "zip_nll": _own("zip_nll", Scale.LOG_RATE, differs=_TANGENT),
    "binary_crossentropy": _named(
        "optax.sigmoid_binary_cross_entropy",
        Scale.LOGIT,
        note="It has no pos_weight: with one, a function of one's own takes its place.",
    ),
    "hinge": _named("optax.hinge_loss", Scale.MARGIN),
    "squared_hinge": _own("squared_hinge", Scale.MARGIN),
    "exponential": _own("exponential", Scale.MARGIN, differs=_TANGENT),
    "logistic": _named(
        "optax.sigmoid_binary_cross_entropy",
        Scale.LOGIT,
        coding=Coding.BITS,
        note="On labels 0 and 1 the same number.",
    ),
    "modified_huber": _own("modified_huber", Scale.MARGIN),
    "perceptron": _named("optax.losses.perceptron_loss", Scale.MARGIN),
    "focal": _named(
        "optax.sigmoid_focal_loss",
        Scale.LOGIT,
        differs="The same for labels 0 and 1; between them, where it is not made for, another number.",
        note="For exclusive classes a function of one's own.",
    ),
    "brier": _named(
        "optax.squared_error", Scale.PROBABILITY, note="Of exclusive classes summed over them, from one-hot rows."
    ),
    "categorical_crossentropy": _named(
        "optax.softmax_cross_entropy",
        Scale.LOGIT,
        note="Rows may be weighed class by class; optax.safe_softmax_cross_entropy allows scores of -inf.",
    ),
    "sparse_categorical_crossentropy": _named(
        "optax.softmax_cross_entropy_with_integer_labels", Scale.LOGIT, note=_INDICES_NEEDED
    ),
    "nll": _named(
        "optax.softmax_cross_entropy_with_integer_labels",
        Scale.LOGIT,
        note="Log-probabilities are logits too: a second log-softmax leaves them as they are.",
    ),
    "softmax_loss": _named("optax.softmax_cross_entropy_with_integer_labels", Scale.LOGIT),
    "kl_divergence": _named("optax.kl_divergence", Scale.LOG_PROBABILITY, note="In nats."),
    "generalized_crossentropy": _own("generalized_crossentropy", Scale.LOGIT),
    "crammer_singer": _named("optax.losses.multiclass_hinge_loss", Scale.MARGIN),
    "weston_watkins": _own("weston_watkins", Scale.MARGIN),
    "logit_adjusted_crossentropy": _own("logit_adjusted_crossentropy", Scale.LOGIT),
    "rps": _own("rps", Scale.LOGIT),
    "coral": _own("coral", Scale.LOGIT),
    "corn": _own("corn", Scale.LOGIT),
    "asymmetric": _own("asymmetric", Scale.LOGIT),
    "dice": _named(
        "optax.losses.binary_dice_loss",
        Scale.LOGIT,
        note="With smooth=0.0, all labels of a batch as one row: by itself it averages a smoothed loss of each row.",
    ),
    "tversky": _named(
        "optax.losses.dice_loss",
        Scale.LOGIT,
        note="With smooth=0.0, all labels of a batch as one row of one class, which makes its softmax a sigmoid.",
    ),
    "hamming": Entry(how=How.ABSENT, note=_NO_GRADIENT),
    "per_label_accuracy": Entry(how=How.ABSENT, note=_NO_GRADIENT),
}
"""By the catalogue's name, in its order."""
