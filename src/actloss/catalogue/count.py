"""Rows of the losses of counts and amounts."""

from actloss.catalogue.row import Loss, Parameter, Scale
from actloss.interval import NON_NEGATIVE, ONE_TO_TWO, POSITIVE
from actloss.losses import constant, count

_ON_LOG_RATES = {"pytorch": Scale.LOG_RATE, "keras": Scale.LOG_RATE}

POISSON_NLL = Loss(
    name="poisson_nll",
    aliases=("poisson", "poisson_loss"),
    title="Poisson negative log-likelihood",
    formula="p - y log(p), without the constant log(y!)",
    kinds=("regression",),
    y_true=NON_NEGATIVE,
    labels="counts or amounts, 0 or more",
    kernels={Scale.RATE: count.poisson_nll_from_rate, Scale.LOG_RATE: count.poisson_nll_from_log_rate},
    activations=("exp", "softplus"),
    elicits="mean",
    constant="mean of the labels",
    optimum=constant.mean,
    robustness="not robust, but counts an error the less the larger the expected count is",
    proper=False,
    purpose="Counts: whole numbers from 0, whose spread grows with their mean.",
    caution="Likelihoods and intervals need variance = mean; the predicted mean stays right without it.",
    reference="McCullagh and Nelder, Generalized Linear Models, 1989",
    apis={"pytorch": "torch.nn.PoissonNLLLoss()", "keras": "keras.losses.Poisson()"},
    expects={"pytorch": Scale.LOG_RATE, "keras": Scale.RATE},
)

GAMMA_DEVIANCE = Loss(
    name="gamma_deviance",
    aliases=("gamma", "mean_gamma_deviance"),
    title="Gamma deviance",
    formula="2 (log(p / y) + y / p - 1)",
    kinds=("regression",),
    y_true=POSITIVE,
    labels="amounts above 0",
    kernels={Scale.RATE: count.gamma_deviance_from_rate, Scale.LOG_RATE: count.gamma_deviance_from_log_rate},
    activations=("exp", "softplus"),
    elicits="mean",
    constant="mean of the labels",
    optimum=constant.mean,
    robustness="damps large labels: only relative errors count",
    proper=False,
    purpose="Positive, right-skewed amounts whose spread grows in proportion to their mean.",
    caution="No label may be 0; labels close to 0 cost most when the prediction is too low for the others.",
    reference="McCullagh and Nelder, Generalized Linear Models, 1989",
    apis={
        "pytorch": "torch.mean(2 * (y_pred - torch.log(y_true) + y_true * torch.exp(-y_pred) - 1))",
        "keras": "keras.ops.mean(2 * (y_pred - keras.ops.log(y_true) + y_true * keras.ops.exp(-y_pred) - 1))",
    },
    expects=_ON_LOG_RATES,
)

TWEEDIE_DEVIANCE = Loss(
    name="tweedie_deviance",
    aliases=("tweedie", "mean_tweedie_deviance"),
    title="Tweedie deviance",
    formula="2 (y^(2-power) / ((1-power) (2-power)) - y p^(1-power) / (1-power) + p^(2-power) / (2-power))",
    kinds=("regression",),
    y_true=NON_NEGATIVE,
    labels="amounts, 0 or more",
    kernels={Scale.RATE: count.tweedie_deviance_from_rate, Scale.LOG_RATE: count.tweedie_deviance_from_log_rate},
    activations=("exp", "softplus"),
    params={"power": Parameter(1.5, ONE_TO_TWO, "exponent of the variance as a power of the mean")},
    elicits="mean",
    constant="mean of the labels",
    optimum=constant.mean,
    robustness="damps large labels, the more the nearer power is to 2",
    proper=False,
    purpose="Many exact zeros beside positive amounts: claims, rainfall, sales.",
    caution="Losses under different powers cannot be compared; choose the power before the model.",
    reference="Dunn and Smyth, Series Evaluation of Tweedie Exponential Dispersion Model Densities, 2005",
    apis={
        "pytorch": (
            "torch.mean(2 * (y_true ** (2 - {power}) / ((1 - {power}) * (2 - {power}))"
            " - y_true * torch.exp((1 - {power}) * y_pred) / (1 - {power})"
            " + torch.exp((2 - {power}) * y_pred) / (2 - {power})))"
        ),
        "keras": (
            "keras.ops.mean(2 * (y_true ** (2 - {power}) / ((1 - {power}) * (2 - {power}))"
            " - y_true * keras.ops.exp((1 - {power}) * y_pred) / (1 - {power})"
            " + keras.ops.exp((2 - {power}) * y_pred) / (2 - {power})))"
        ),
    },
    expects=_ON_LOG_RATES,
)
