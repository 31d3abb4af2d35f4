"""Rows of the losses under which a label pulls less the farther off it is."""

from actloss.catalogue.row import Claim, Loss, Parameter, Scale
from actloss.interval import POSITIVE, REAL
from actloss.losses import constant, robust

_REGRESSION = ("regression",)
# Any activation whose range holds the labels; linear unless they are bounded.
_OUTPUTS = ("linear", "softplus", "relu", "tanh", "sigmoid")

CAUCHY = Loss(
    name="cauchy",
    aliases=("lorentzian", "cauchy_loss"),
    title="Cauchy (Lorentzian) loss",
    formula="½ c² log(1 + (d / c)²); d = p - y",
    latex=r"\tfrac12 c^2 \log\left(1 + (d / c)^2\right),\quad d = p - y",
    gradient="d / (1 + (d / c)²)",
    kinds=_REGRESSION,
    y_true=REAL,
    labels="real numbers",
    kernels={Scale.VALUE: robust.cauchy},
    activations=_OUTPUTS,
    params={"c": Parameter(2.3849, POSITIVE, "error that pulls hardest, in the label's unit")},
    elicits="Cauchy location",
    constant="the deepest of the points where the pulls d / (1 + (d / c)²) of the labels balance",
    optimum=constant.cauchy_location,
    robustness="very robust: the farther off an outlier is beyond c, the less it pulls",
    proper=False,
    claims=frozenset({Claim.NON_NEGATIVE, Claim.ZERO_AT_TRUTH, Claim.SYMMETRIC}),
    purpose="Labels with very long tails: the likelihood of Cauchy noise, up to a factor.",
    caution="Not convex: a fit may settle in a local minimum, so start from the fit of a convex loss.",
    mistakes=(
        "c is left at 2.3849 on a label that is not standardised: it is meant for noise of standard deviation 1.",
    ),
    relations={
        "mse": "half of mse for errors far below c",
        "welsch": "flatter than welsch only far out, where it keeps rising as a logarithm",
    },
    reference="Holland and Welsch, Robust Regression Using Iteratively Reweighted Least-Squares, 1977",
    elsewhere={"scipy": "scipy.optimize.least_squares(loss='cauchy', f_scale=c)"},
)

WELSCH = Loss(
    name="welsch",
    aliases=("leclerc", "correntropy", "welsch_loss"),
    title="Welsch loss",
    formula="½ c² (1 - e^-(d / c)²); d = p - y",
    latex=r"\tfrac12 c^2 \left(1 - e^{-(d / c)^2}\right),\quad d = p - y",
    gradient="d e^-(d / c)²",
    kinds=_REGRESSION,
    y_true=REAL,
    labels="real numbers",
    kernels={Scale.VALUE: robust.welsch},
    activations=_OUTPUTS,
    params={"c": Parameter(2.9846, POSITIVE, "width of the dip, in the label's unit")},
    elicits="Welsch location",
    constant="the deepest of the points where the pulls d e^-(d / c)² of the labels balance",
    optimum=constant.welsch_location,
    robustness="very robust: beyond a few c an outlier does not pull at all",
    proper=False,
    claims=frozenset({Claim.NON_NEGATIVE, Claim.ZERO_AT_TRUTH, Claim.SYMMETRIC, Claim.BOUNDED}),
    purpose="Gross errors that should not count at all, with a smooth gradient.",
    caution="Not convex, and flat far out: a fit that starts far from the labels does not move.",
    mistakes=(
        "c is left at 2.9846 on a label that is not standardised: on prices almost every row is then an outlier.",
    ),
    relations={
        "mse": "half of mse for errors far below c",
        "tukey_biweight": "much like tukey_biweight, with a level that is approached but not reached",
    },
    reference="Dennis and Welsch, Techniques for Nonlinear Least Squares and Robust Regression, 1978",
)

TUKEY_BIWEIGHT = Loss(
    name="tukey_biweight",
    aliases=("tukey", "biweight", "bisquare"),
    title="Tukey's biweight loss",
    formula="c² / 6 (1 - (1 - (d / c)²)³) where |d| <= c, else c² / 6; d = p - y",
    latex=r"\tfrac{c^2}{6} \left(1 - \max\left(0, 1 - (d / c)^2\right)^3\right),\quad d = p - y",
    gradient="d (1 - (d / c)²)² where |d| <= c, else 0",
    kinds=_REGRESSION,
    y_true=REAL,
    labels="real numbers",
    kernels={Scale.VALUE: robust.tukey_biweight},
    activations=_OUTPUTS,
    params={"c": Parameter(4.685, POSITIVE, "error from which on a label does not count, in the label's unit")},
    elicits="biweight location",
    constant="the deepest of the points where the pulls d (1 - (d / c)²)² of the labels within c balance",
    optimum=constant.tukey_location,
    robustness="very robust: beyond c an outlier does not pull at all",
    proper=False,
    claims=frozenset({Claim.NON_NEGATIVE, Claim.ZERO_AT_TRUTH, Claim.SYMMETRIC, Claim.BOUNDED}),
    purpose="Gross errors that should not count at all, cut off at a known size.",
    caution="Not convex, and level beyond c: rows farther off give no gradient; start from a convex loss's fit.",
    mistakes=(
        "c is left at 4.685 on a label that is not standardised: on prices almost every row is then an outlier.",
    ),
    relations={
        "mse": "half of mse for errors far below c",
        "welsch": "much like welsch, with a level that is reached at c",
    },
    reference="Beaton and Tukey, The Fitting of Power Series, Meaning Polynomials, 1974",
)
