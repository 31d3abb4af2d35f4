"""What Keras has for every loss of the catalogue."""

from collections.abc import Mapping

from actloss.catalogue.row import Scale
from actloss.frameworks.entry import Coding, Entry, How

_NO_GRADIENT = "Counts decisions, so that its gradient is 0 everywhere: train with another loss and watch {}."
_CLIPPED = "Holds probabilities in [1e-7, 1 - 1e-7], from logits too: {}."
_PAIR = "Takes the logarithm of the second prediction, which is above 0 then whatever the layer puts out."
_TANGENT = "From an exponent of 40 on it goes on along the tangent, which float32 can hold."
_HELD = "Divides by no {} below e^-40, which float32 could not hold."
_HINGE = "Labels 0 and 1 become -1 and +1 only if the whole batch is 0 and 1: give it -1 and +1."


def _named(
    name: str,
    takes: Scale,
    *,
    coding: Coding | None = None,
    factor: float = 1.0,
    differs: str = "",
    note: str = "",
) -> Entry:
    full = f"keras.losses.{name}"
    return Entry(how=How.NAMED, name=full, takes=takes, coding=coding, factor=factor, differs=differs, note=note)


def _own(name: str, takes: Scale, *, differs: str = "", note: str = "") -> Entry:
    return Entry(how=How.OWN, name=name, takes=takes, differs=differs, note=note)


LOSSES: Mapping[str, Entry] = {
    "mse": _named("MeanSquaredError", Scale.VALUE),
    "l2": _named(
        "MeanSquaredError",
        Scale.VALUE,
        note='With reduction="sum", on predictions [n, 1]: it adds up what it has averaged over the last axis.',
    ),
    "msle": _named(
        "MeanSquaredLogarithmicError",
        Scale.VALUE,
        differs="Raises labels and predictions to 1e-7: every negative one counts as 0, and has no gradient.",
    ),
    "mae": _named(
        "MeanAbsoluteError", Scale.VALUE, note="On JAX a row that is met exactly has the gradient 1, elsewhere 0."
    ),
    "smooth_l1": _own("smooth_l1", Scale.VALUE, note="keras.losses.huber(delta=beta), divided by beta."),
    "huber": _named("Huber", Scale.VALUE),
    "pseudo_huber": _own("pseudo_huber", Scale.VALUE),
    "log_cosh": _named("LogCosh", Scale.VALUE),
    "quantile": _own("pinball", Scale.VALUE),
    "expectile": _own("expectile", Scale.VALUE),
    "epsilon_insensitive": _own("epsilon_insensitive", Scale.VALUE),
    "squared_epsilon_insensitive": _own("squared_epsilon_insensitive", Scale.VALUE),
    "cauchy": _own("cauchy", Scale.VALUE),
    "welsch": _own("welsch", Scale.VALUE),
    "tukey_biweight": _own("tukey_biweight", Scale.VALUE),
    "mape": _named(
        "MeanAbsolutePercentageError",
        Scale.VALUE,
        factor=100.0,
        differs="Divides by 1e-7 where the label is smaller, and a label of 0 costs 1e7 times the error.",
        note="In percent; code divides it by 100.",
    ),
    "smape": _own("smape", Scale.VALUE),
    "gaussian_nll": _own("gaussian_nll", Scale.VALUE, differs=_HELD.format("variance"), note=_PAIR),
    "laplace_nll": _own("laplace_nll", Scale.VALUE, differs=_HELD.format("scale"), note=_PAIR),
    "poisson_nll": _named(
        "Poisson", Scale.RATE, differs="Adds 1e-7 to the rate before its logarithm, which shows in rates below 0.1."
    ),
    "poisson_deviance": _own("poisson_deviance", Scale.LOG_RATE, differs=_TANGENT),
    "gamma_nll": _own("gamma_nll", Scale.LOG_RATE, differs=_TANGENT),
    "gamma_deviance": _own("gamma_deviance", Scale.LOG_RATE, differs=_TANGENT),
    "tweedie_deviance": _own("tweedie_deviance", Scale.LOG_RATE, differs=_TANGENT),
    "neg_binomial_nll": _own("neg_binomial_nll", Scale.LOG_RATE),
    "zip_nll": _own("zip_nll", Scale.LOG_RATE, differs=_TANGENT),
    "binary_crossentropy": _named(
        "BinaryCrossentropy",
        Scale.LOGIT,
        note="With from_logits=True. It has no pos_weight: with one, code brings weighted_binary_crossentropy.",
    ),
    "hinge": _named("Hinge", Scale.MARGIN, note=_HINGE),
    "squared_hinge": _named("SquaredHinge", Scale.MARGIN, note=_HINGE),
    "exponential": _own("exponential", Scale.MARGIN, differs=_TANGENT),
    "logistic": _named(
        "BinaryCrossentropy",
        Scale.LOGIT,
        coding=Coding.BITS,
        note="With from_logits=True, on labels 0 and 1: the same number.",
    ),
    "modified_huber": _own("modified_huber", Scale.MARGIN),
    "perceptron": _own("perceptron", Scale.MARGIN),
    "focal": _named(
        "BinaryFocalCrossentropy",
        Scale.LOGIT,
        differs=_CLIPPED.format("beyond logits of 16 a wrong row has no gradient")
        + " For labels between 0 and 1 its focus is on p y + (1 - p) (1 - y), another number.",
        note="With from_logits=True; alpha counts only beside apply_class_balancing=True. With gamma below 1 its "
        "gradient is nan for a row that is right by a logit of 17: code brings focal then. Exclusive classes take "
        "CategoricalFocalCrossentropy on one-hot rows, with alpha=1.0: its default multiplies all by 0.25.",
    ),
    "brier": _named(
        "MeanSquaredError",
        Scale.PROBABILITY,
        note="It divides by the number of exclusive classes, which the Brier score adds up: code multiplies by it.",
    ),
    "categorical_crossentropy": _named(
        "CategoricalCrossentropy",
        Scale.LOGIT,
        note="With from_logits=True. With class weights code brings weighted_categorical_crossentropy.",
    ),
    "sparse_categorical_crossentropy": _named(
        "SparseCategoricalCrossentropy",
        Scale.LOGIT,
        note="With from_logits=True. With class weights or label smoothing code brings weighted_sparse_crossentropy.",
    ),
    "nll": _named(
        "SparseCategoricalCrossentropy",
        Scale.LOGIT,
        note="With from_logits=True: log-probabilities are logits too, which a second log-softmax leaves as they are.",
    ),
    "softmax_loss": _named("SparseCategoricalCrossentropy", Scale.LOGIT, note="With from_logits=True."),
    "kl_divergence": _own(
        "kl_divergence",
        Scale.LOGIT,
        note="keras.losses.KLDivergence takes no logits: it clips probabilities at 1e-7, and has no gradient there.",
    ),
    "generalized_crossentropy": _own(
        "generalized_crossentropy",
        Scale.LOGIT,
        note="keras.losses.CategoricalGeneralizedCrossEntropy takes no logits: at a probability of 0 its gradient is "
        "nan.",
    ),
    "crammer_singer": _own(
        "crammer_singer", Scale.MARGIN, note="keras.losses.CategoricalHinge goes by this name and is another loss."
    ),
    "weston_watkins": _own("weston_watkins", Scale.MARGIN),
    "logit_adjusted_crossentropy": _own("logit_adjusted_crossentropy", Scale.LOGIT),
    "rps": _own("rps", Scale.LOGIT),
    "coral": _own("coral", Scale.LOGIT),
    "corn": _own("corn", Scale.LOGIT),
    "asymmetric": _own("asymmetric", Scale.LOGIT),
    "dice": _named("Dice", Scale.PROBABILITY),
    "tversky": _own(
        "tversky",
        Scale.LOGIT,
        note="keras.losses.Tversky has alpha and beta swapped in version 3.15.1 (keras#23333), and not in later ones.",
    ),
    "hamming": Entry(how=How.ABSENT, note=_NO_GRADIENT.format("1 - keras.metrics.BinaryAccuracy()")),
    "per_label_accuracy": Entry(how=How.ABSENT, note=_NO_GRADIENT.format("keras.metrics.BinaryAccuracy()")),
}
"""By the catalogue's name, in its order."""
