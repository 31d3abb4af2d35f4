"""Rows of the losses of amounts whose spread grows with their mean."""

from actloss.catalogue.row import Claim, Loss, Parameter, Scale
from actloss.interval import NON_NEGATIVE, ONE_TO_TWO, POSITIVE
from actloss.losses import constant, positive

_REGRESSION = ("regression",)
_RATES = ("exp", "softplus")
_DEVIANCE = frozenset({Claim.NON_NEGATIVE, Claim.ZERO_AT_TRUTH})
_GLM = "McCullagh and Nelder, Generalized Linear Models, 1989"

GAMMA_NLL = Loss(
    name="gamma_nll",
    aliases=("gamma_loss",),
    title="Gamma negative log-likelihood",
    formula="log(p) + y / p, without what depends on the shape or the label alone",
    latex=r"\log p + \frac{y}{p}",
    gradient="1 - y exp(-s)",
    kinds=_REGRESSION,
    y_true=POSITIVE,
    labels="amounts above 0",
    kernels={Scale.RATE: positive.gamma_nll_from_rate, Scale.LOG_RATE: positive.gamma_nll_from_log_rate},
    activations=_RATES,
    elicits="mean",
    constant="mean of the labels",
    optimum=constant.mean,
    robustness="damps large labels: only relative errors count",
    proper=False,
    purpose="Positive, right-skewed amounts; with shape 1 it is the likelihood of waiting times.",
    caution="Changes by log(unit) with the label's unit, and may be negative: report gamma_deviance instead.",
    relations={"gamma_deviance": "half of gamma_deviance, up to a term in the label alone"},
    reference=_GLM,
    elsewhere={
        "sklearn": "sklearn.linear_model.GammaRegressor",
        "xgboost": "reg:gamma, metric gamma-nloglik",
        "lightgbm": "gamma",
        "scipy": "-scipy.stats.expon.logpdf",
    },
    conventions={
        "sklearn": "GammaRegressor minimises half the deviance, which differs by a term in the label alone.",
        "scipy": "expon takes the mean as scale.",
    },
)

GAMMA_DEVIANCE = Loss(
    name="gamma_deviance",
    aliases=("gamma", "mean_gamma_deviance"),
    title="Gamma deviance",
    formula="2 (log(p / y) + y / p - 1)",
    latex=r"2 \left(\log \frac{p}{y} + \frac{y}{p} - 1\right)",
    gradient="2 (1 - y exp(-s))",
    kinds=_REGRESSION,
    y_true=POSITIVE,
    labels="amounts above 0",
    kernels={Scale.RATE: positive.gamma_deviance_from_rate, Scale.LOG_RATE: positive.gamma_deviance_from_log_rate},
    activations=_RATES,
    elicits="mean",
    constant="mean of the labels",
    optimum=constant.mean,
    robustness="damps large labels: only relative errors count",
    proper=False,
    claims=_DEVIANCE,
    purpose="Positive, right-skewed amounts whose spread grows in proportion to their mean.",
    caution="No label may be 0; labels close to 0 cost most when the prediction is too low for the others.",
    mistakes=("A label 0 is an error in XGBoost and scikit-learn and infinite elsewhere; tweedie_deviance takes it.",),
    relations={
        "gamma_nll": "twice gamma_nll less its value at the label",
        "tweedie_deviance": "tweedie_deviance as power tends to 2",
    },
    reference=_GLM,
    elsewhere={
        "sklearn": "sklearn.metrics.mean_gamma_deviance",
        "xgboost": "reg:gamma, metric gamma-deviance",
        "lightgbm": "gamma, metric gamma_deviance",
    },
    conventions={
        "sklearn": "The metric carries the factor 2; the models' losses are half of it.",
    },
)

TWEEDIE_DEVIANCE = Loss(
    name="tweedie_deviance",
    aliases=("tweedie", "mean_tweedie_deviance"),
    title="Tweedie deviance",
    formula="2 (y^(2-power) / ((1-power) (2-power)) - y p^(1-power) / (1-power) + p^(2-power) / (2-power))",
    latex=(
        r"2 \left(\frac{y^{2 - \rho}}{(1 - \rho)(2 - \rho)} - \frac{y\, p^{1 - \rho}}{1 - \rho}"
        r" + \frac{p^{2 - \rho}}{2 - \rho}\right), \quad \rho = \mathrm{power}"
    ),
    gradient="2 exp((1 - power) s) (exp(s) - y)",
    kinds=_REGRESSION,
    y_true=NON_NEGATIVE,
    labels="amounts, 0 or more",
    kernels={
        Scale.RATE: positive.tweedie_deviance_from_rate,
        Scale.LOG_RATE: positive.tweedie_deviance_from_log_rate,
    },
    activations=_RATES,
    params={"power": Parameter(1.5, ONE_TO_TWO, "exponent of the variance as a power of the mean")},
    elicits="mean",
    constant="mean of the labels",
    optimum=constant.mean,
    robustness="damps large labels, the more the nearer power is to 2",
    proper=False,
    claims=_DEVIANCE,
    purpose="Many exact zeros beside positive amounts: claims, rainfall, sales.",
    caution="Losses under different powers cannot be compared; choose the power before the model.",
    relations={
        "poisson_deviance": "poisson_deviance as power tends to 1",
        "gamma_deviance": "gamma_deviance as power tends to 2",
    },
    reference="Dunn and Smyth, Series Evaluation of Tweedie Exponential Dispersion Model Densities, 2005",
    elsewhere={
        "sklearn": "sklearn.metrics.mean_tweedie_deviance",
        "xgboost": "reg:tweedie, metric tweedie-nloglik",
        "lightgbm": "tweedie",
        "catboost": "Tweedie",
    },
    conventions={
        "sklearn": "power=0 unless told otherwise, which is mse; the models' losses are half of it.",
    },
)
