"""Numpy kernels of the losses, one file for each kind of label; `actloss.catalogue` joins them with their facts.

A name says what the function takes: ``binary_crossentropy_from_logits(y_true, logits)`` takes logits; one without a
scale takes values or, for margin losses, scores. Each returns the loss of every element or row, unreduced, in float64.
"""

from actloss.losses.binary import (
    binary_crossentropy_from_log_probabilities,
    binary_crossentropy_from_logits,
    binary_crossentropy_from_probabilities,
    brier_from_log_probabilities,
    brier_from_logits,
    brier_from_probabilities,
)
from actloss.losses.categorical import (
    categorical_brier_from_log_probabilities,
    categorical_brier_from_logits,
    categorical_brier_from_probabilities,
    categorical_focal_from_log_probabilities,
    categorical_focal_from_logits,
    categorical_focal_from_probabilities,
)
from actloss.losses.class_margin import crammer_singer, weston_watkins
from actloss.losses.count import (
    neg_binomial_nll_from_log_rate,
    neg_binomial_nll_from_rate,
    poisson_deviance_from_log_rate,
    poisson_deviance_from_rate,
    poisson_nll_from_log_rate,
    poisson_nll_from_rate,
)
from actloss.losses.decisions import (
    hamming_from_labels,
    hamming_from_logits,
    hamming_from_probabilities,
    per_label_accuracy_from_labels,
    per_label_accuracy_from_logits,
    per_label_accuracy_from_probabilities,
)
from actloss.losses.distribution import (
    kl_divergence_from_log_probabilities,
    kl_divergence_from_logits,
    kl_divergence_from_probabilities,
)
from actloss.losses.focal import focal_from_log_probabilities, focal_from_logits, focal_from_probabilities
from actloss.losses.generalized import (
    generalized_crossentropy_from_log_probabilities,
    generalized_crossentropy_from_logits,
    generalized_crossentropy_from_probabilities,
)
from actloss.losses.indexed import (
    logit_adjusted_crossentropy_from_logits,
    nll_from_log_probabilities,
    softmax_loss_from_logits,
)
from actloss.losses.likelihood import gaussian_nll, laplace_nll
from actloss.losses.margin import exponential, hinge, logistic, modified_huber, perceptron, squared_hinge
from actloss.losses.multiclass import (
    categorical_crossentropy_from_log_probabilities,
    categorical_crossentropy_from_logits,
    categorical_crossentropy_from_probabilities,
    sparse_categorical_crossentropy_from_log_probabilities,
    sparse_categorical_crossentropy_from_logits,
    sparse_categorical_crossentropy_from_probabilities,
)
from actloss.losses.multilabel import (
    asymmetric_from_log_probabilities,
    asymmetric_from_logits,
    asymmetric_from_probabilities,
)
from actloss.losses.ordinal import (
    coral_from_logits,
    corn_from_logits,
    rps_from_log_probabilities,
    rps_from_logits,
    rps_from_probabilities,
)
from actloss.losses.overlap import (
    dice_from_logits,
    dice_from_probabilities,
    tversky_from_logits,
    tversky_from_probabilities,
)
from actloss.losses.positive import (
    gamma_deviance_from_log_rate,
    gamma_deviance_from_rate,
    gamma_nll_from_log_rate,
    gamma_nll_from_rate,
    tweedie_deviance_from_log_rate,
    tweedie_deviance_from_rate,
)
from actloss.losses.regression import (
    epsilon_insensitive,
    expectile,
    l2,
    mae,
    mse,
    quantile,
    squared_epsilon_insensitive,
)
from actloss.losses.relative import mape, msle, smape
from actloss.losses.robust import cauchy, huber, log_cosh, pseudo_huber, smooth_l1, tukey_biweight, welsch
from actloss.losses.zero_inflated import zip_nll_from_log_rate, zip_nll_from_rate

__all__ = [
    "asymmetric_from_log_probabilities",
    "asymmetric_from_logits",
    "asymmetric_from_probabilities",
    "binary_crossentropy_from_log_probabilities",
    "binary_crossentropy_from_logits",
    "binary_crossentropy_from_probabilities",
    "brier_from_log_probabilities",
    "brier_from_logits",
    "brier_from_probabilities",
    "categorical_brier_from_log_probabilities",
    "categorical_brier_from_logits",
    "categorical_brier_from_probabilities",
    "categorical_crossentropy_from_log_probabilities",
    "categorical_crossentropy_from_logits",
    "categorical_crossentropy_from_probabilities",
    "categorical_focal_from_log_probabilities",
    "categorical_focal_from_logits",
    "categorical_focal_from_probabilities",
    "cauchy",
    "coral_from_logits",
    "corn_from_logits",
    "crammer_singer",
    "dice_from_logits",
    "dice_from_probabilities",
    "epsilon_insensitive",
    "expectile",
    "exponential",
    "focal_from_log_probabilities",
    "focal_from_logits",
    "focal_from_probabilities",
    "gamma_deviance_from_log_rate",
    "gamma_deviance_from_rate",
    "gamma_nll_from_log_rate",
    "gamma_nll_from_rate",
    "gaussian_nll",
    "generalized_crossentropy_from_log_probabilities",
    "generalized_crossentropy_from_logits",
    "generalized_crossentropy_from_probabilities",
    "hamming_from_labels",
    "hamming_from_logits",
    "hamming_from_probabilities",
    "hinge",
    "huber",
    "kl_divergence_from_log_probabilities",
    "kl_divergence_from_logits",
    "kl_divergence_from_probabilities",
    "l2",
    "laplace_nll",
    "log_cosh",
    "logistic",
    "logit_adjusted_crossentropy_from_logits",
    "mae",
    "mape",
    "modified_huber",
    "mse",
    "msle",
    "neg_binomial_nll_from_log_rate",
    "neg_binomial_nll_from_rate",
    "nll_from_log_probabilities",
    "per_label_accuracy_from_labels",
    "per_label_accuracy_from_logits",
    "per_label_accuracy_from_probabilities",
    "perceptron",
    "poisson_deviance_from_log_rate",
    "poisson_deviance_from_rate",
    "poisson_nll_from_log_rate",
    "poisson_nll_from_rate",
    "pseudo_huber",
    "quantile",
    "rps_from_log_probabilities",
    "rps_from_logits",
    "rps_from_probabilities",
    "smape",
    "smooth_l1",
    "softmax_loss_from_logits",
    "sparse_categorical_crossentropy_from_log_probabilities",
    "sparse_categorical_crossentropy_from_logits",
    "sparse_categorical_crossentropy_from_probabilities",
    "squared_epsilon_insensitive",
    "squared_hinge",
    "tukey_biweight",
    "tversky_from_logits",
    "tversky_from_probabilities",
    "tweedie_deviance_from_log_rate",
    "tweedie_deviance_from_rate",
    "welsch",
    "weston_watkins",
    "zip_nll_from_log_rate",
    "zip_nll_from_rate",
]
