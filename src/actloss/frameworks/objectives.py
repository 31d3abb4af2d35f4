"""Objectives of one's own for boosters: loss, gradient and hessian of each row by the raw score, in numpy.

Every function is ``(y_true, raw, *, params) -> (loss, gradient, hessian)``. Labels are written as `coding_of` says; raw
is the prediction of a value, the log-rate of a count or an amount, the log-odds of a probability, the scores before a
softmax, or a margin. The mean of its losses is the loss that the catalogue defines (of ``l2`` the sum), and the
gradient is the derivative of their sum.
"""

from collections.abc import Mapping

from actloss.catalogue import Loss
from actloss.frameworks.program import Block
from actloss.frameworks.sources import own

OBJECTIVES: Mapping[str, tuple[str, str]] = {
    "mse": ("values", "mse"),
    "l2": ("values", "mse"),
    "msle": ("values", "msle"),
    "mae": ("values", "mae"),
    "smooth_l1": ("robust", "smooth_l1"),
    "huber": ("robust", "huber"),
    "pseudo_huber": ("robust", "pseudo_huber"),
    "log_cosh": ("robust", "log_cosh"),
    "quantile": ("values", "quantile"),
    "expectile": ("values", "expectile"),
    "epsilon_insensitive": ("values", "epsilon_insensitive"),
    "squared_epsilon_insensitive": ("values", "squared_epsilon_insensitive"),
    "cauchy": ("robust", "cauchy"),
    "welsch": ("robust", "welsch"),
    "tukey_biweight": ("robust", "tukey_biweight"),
    "mape": ("values", "mape"),
    "smape": ("values", "smape"),
    "gaussian_nll": ("pairs", "gaussian_nll"),
    "laplace_nll": ("pairs", "laplace_nll"),
    "poisson_nll": ("rates", "poisson_nll"),
    "poisson_deviance": ("rates", "poisson_deviance"),
    "gamma_nll": ("rates", "gamma_nll"),
    "gamma_deviance": ("rates", "gamma_deviance"),
    "tweedie_deviance": ("rates", "tweedie_deviance"),
    "neg_binomial_nll": ("rates", "neg_binomial_nll"),
    "zip_nll": ("pairs", "zip_nll"),
    "binary_crossentropy": ("labels", "binary_crossentropy"),
    "hinge": ("margins", "hinge"),
    "squared_hinge": ("margins", "squared_hinge"),
    "exponential": ("margins", "exponential"),
    "logistic": ("margins", "logistic"),
    "modified_huber": ("margins", "modified_huber"),
    "perceptron": ("margins", "perceptron"),
    "focal": ("labels", "focal"),
    "brier": ("labels", "brier"),
    "categorical_crossentropy": ("classes", "categorical_crossentropy"),
    "sparse_categorical_crossentropy": ("classes", "sparse_categorical_crossentropy"),
    "nll": ("classes", "sparse_categorical_crossentropy"),
    "softmax_loss": ("classes", "sparse_categorical_crossentropy"),
    "kl_divergence": ("classes", "kl_divergence"),
    "generalized_crossentropy": ("classes", "generalized_crossentropy"),
    "crammer_singer": ("classes", "crammer_singer"),
    "weston_watkins": ("classes", "weston_watkins"),
    "logit_adjusted_crossentropy": ("classes", "logit_adjusted_crossentropy"),
    "rps": ("classes", "rps"),
    "coral": ("ordinal", "coral"),
    "corn": ("ordinal", "corn"),
    "asymmetric": ("labels", "asymmetric"),
    "dice": ("sets", "dice"),
    "tversky": ("sets", "tversky"),
}
"""Loss → the file below ``own/numpy`` and the function in it."""

OF_CLASSES: Mapping[str, tuple[str, str]] = {
    "focal": ("classes", "categorical_focal"),
    "brier": ("classes", "categorical_brier"),
}
"""The same for several exclusive classes, where the function above is for two classes or for labels."""


def objective(loss: Loss, kind: str) -> tuple[Block, ...]:
    """Return the source of a loss's function, and of what it uses.

    Args:
        loss: A row of the catalogue with a gradient.
        kind: The task: ``regression``, ``binary``, ``multiclass`` or ``multilabel``.

    Raises:
        KeyError: If the loss has no gradient to train with.
    """
    return own("numpy", *_place(loss, kind))


def function(loss: Loss, kind: str) -> str:
    """Return the name of a loss's function.

    Raises:
        KeyError: If the loss has no gradient to train with.
    """
    return _place(loss, kind)[1]


def _place(loss: Loss, kind: str) -> tuple[str, str]:
    of_classes = OF_CLASSES if kind == "multiclass" else {}
    return of_classes.get(loss.name) or OBJECTIVES[loss.name]
