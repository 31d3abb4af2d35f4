"""Rows of the losses of predicted distributions of a real-valued label."""

from actloss.catalogue.row import Claim, Form, Loss, Scale
from actloss.interval import REAL
from actloss.losses import constant, likelihood

GAUSSIAN_NLL = Loss(
    name="gaussian_nll",
    aliases=("gaussian_nll_loss", "normal_nll", "heteroscedastic_loss", "gaussian_likelihood"),
    title="Gaussian negative log-likelihood",
    formula="½ (log(v) + (y - m)² / v); m the predicted mean, v the predicted variance",
    latex=r"\tfrac12 \left(\log v + \frac{(y - m)^2}{v}\right)",
    gradient="(m - y) / v by the mean, ½ (1 / v - (y - m)² / v²) by the variance",
    kinds=("regression",),
    form=Form.PAIRS,
    second="variance",
    y_true=REAL,
    labels="real numbers",
    kernels={Scale.VALUE: likelihood.gaussian_nll},
    activations=("linear",),
    elicits="mean and variance",
    constant="mean and variance of the labels",
    optimum=constant.gaussian_moments,
    robustness="not robust: an outlier counts with the square of its distance, unless its variance is predicted too",
    proper=False,
    claims=frozenset({Claim.SYMMETRIC}),
    purpose="Each prediction should come with its own uncertainty; labels scatter normally around it.",
    caution="The variance needs a positive output (softplus or exp); the loss may be negative and depends on the unit.",
    mistakes=(
        "The second output is a standard deviation or a log-variance where a variance is expected: no error is raised.",
        "Rows with large errors get a large variance and then hardly count, so that the mean fits worse than with mse.",
    ),
    relations={
        "mse": "half of mse at variance 1, and mse at variance 1/2 but for a constant",
        "laplace_nll": "laplace_nll with squares in the place of sizes",
    },
    reference="Nix and Weigend, Estimating the Mean and Variance of the Target Probability Distribution, 1994",
    apis={"pytorch": "torch.nn.GaussianNLLLoss()"},
    expects={"pytorch": Scale.VALUE},
    elsewhere={"catboost": "RMSEWithUncertainty"},
    conventions={
        "pytorch": "full=False, its default, leaves ½ log(2 pi) out as this does.",
        "catboost": "Predicts mean and logarithm of the standard deviation.",
        "scipy": "scipy.stats.norm.logpdf takes the standard deviation, and its negative exceeds this by ½ log(2 pi).",
    },
)

LAPLACE_NLL = Loss(
    name="laplace_nll",
    aliases=("laplace_nll_loss", "laplace_likelihood"),
    title="Laplace negative log-likelihood",
    formula="log(2 b) + |y - m| / b; m the predicted location, b the predicted scale",
    latex=r"\log(2 b) + \frac{|y - m|}{b}",
    gradient="sign(m - y) / b by the location, 1 / b - |y - m| / b² by the scale",
    kinds=("regression",),
    form=Form.PAIRS,
    second="scale",
    y_true=REAL,
    labels="real numbers",
    kernels={Scale.VALUE: likelihood.laplace_nll},
    activations=("linear",),
    elicits="median and mean deviation",
    constant="median of the labels and their mean distance from it",
    optimum=constant.laplace_moments,
    robustness="robust in the location; the scale grows with an outlier's distance",
    proper=False,
    claims=frozenset({Claim.SYMMETRIC}),
    purpose="Each prediction should come with its own uncertainty; labels have longer tails than the normal ones.",
    caution="The scale needs a positive output (softplus or exp); the loss may be negative and depends on the unit.",
    mistakes=("The scale b is read as a standard deviation: that is sqrt(2) b.",),
    relations={
        "mae": "mae plus log 2 at scale 1",
        "gaussian_nll": "gaussian_nll with sizes in the place of squares",
    },
    reference="Johnson, Kotz and Balakrishnan, Continuous Univariate Distributions, volume 2, 1995",
    elsewhere={"scipy": "scipy.stats.laplace.logpdf (its negative)"},
)
