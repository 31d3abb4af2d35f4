"""Rows of the losses that bound how hard a far label can pull."""

from actloss.catalogue.row import Claim, Loss, Parameter, Scale
from actloss.interval import POSITIVE, REAL
from actloss.losses import constant, robust

_REGRESSION = ("regression",)
_ON_VALUES = {"pytorch": Scale.VALUE, "keras": Scale.VALUE}
# Any activation whose range holds the labels; linear unless they are bounded.
_OUTPUTS = ("linear", "softplus", "relu", "tanh", "sigmoid")
_CONVEX = frozenset({Claim.NON_NEGATIVE, Claim.ZERO_AT_TRUTH, Claim.SYMMETRIC, Claim.CONVEX})

HUBER = Loss(
    name="huber",
    aliases=("huber_loss",),
    title="Huber loss",
    formula="½ d² where |d| <= delta, else delta (|d| - ½ delta); d = p - y",
    latex=(
        r"\begin{cases} \tfrac12 d^2 & |d| \le \delta \\ \delta\,(|d| - \tfrac12 \delta) & |d| > \delta \end{cases}"
        r",\quad d = p - y"
    ),
    gradient="p - y, kept within -delta and delta",
    kinds=_REGRESSION,
    y_true=REAL,
    labels="real numbers",
    kernels={Scale.VALUE: robust.huber},
    activations=_OUTPUTS,
    params={"delta": Parameter(1.0, POSITIVE, "error from which on the loss is linear, in the label's unit")},
    elicits="Huber location",
    constant="Huber's estimate of location, between median and mean",
    optimum=constant.huber_location,
    robustness="robust: beyond delta an outlier pulls no harder than at delta",
    proper=False,
    claims=_CONVEX,
    purpose="Mostly normal labels with some outliers: 95 % as efficient as mse at delta = 1.345 standard deviations.",
    caution="delta is in the label's unit: the default 1 means nothing unless the label is standardised.",
    mistakes=(
        "delta = 1 on prices in the thousands is mae in all but name, and on shares between 0 and 1 it is mse.",
        "It is compared across values of delta: a larger delta gives a larger loss of the same errors.",
    ),
    relations={
        "smooth_l1": "delta times smooth_l1 at beta = delta",
        "mse": "half of mse where no error exceeds delta",
        "mae": "delta times mae as delta falls to 0",
        "pseudo_huber": "pseudo_huber with a corner",
    },
    reference="Huber, Robust Estimation of a Location Parameter, 1964, doi 10.1214/aoms/1177703732",
    apis={"pytorch": "torch.nn.HuberLoss(delta={delta})", "keras": "keras.losses.Huber(delta={delta})"},
    expects=_ON_VALUES,
    elsewhere={
        "optax": "optax.huber_loss(delta=delta)",
        "sklearn": "sklearn.linear_model.HuberRegressor(epsilon=1.35)",
        "lightgbm": "huber (alpha=delta)",
        "catboost": "Huber:delta=1.0",
        "scipy": "scipy.special.huber(delta, r)",
    },
    conventions={
        "pytorch": "SmoothL1Loss is huber divided by its threshold: equal at 1 only.",
        "keras": "Huber(delta) is this form, not PyTorch's SmoothL1Loss(beta).",
        "lightgbm": "Calls delta alpha, with a default of 0.9.",
        "sklearn": "Gradient boosting takes alpha, a quantile of the residuals; HuberRegressor estimates a scale.",
    },
)

SMOOTH_L1 = Loss(
    name="smooth_l1",
    aliases=("smooth_l1_loss", "smooth_mae"),
    title="Smooth absolute error",
    formula="½ d² / beta where |d| < beta, else |d| - ½ beta; d = p - y",
    latex=(
        r"\begin{cases} \tfrac{1}{2\beta} d^2 & |d| < \beta \\ |d| - \tfrac12 \beta & |d| \ge \beta \end{cases}"
        r",\quad d = p - y"
    ),
    gradient="(p - y) / beta, kept within -1 and 1",
    kinds=_REGRESSION,
    y_true=REAL,
    labels="real numbers",
    kernels={Scale.VALUE: robust.smooth_l1},
    activations=_OUTPUTS,
    params={"beta": Parameter(1.0, POSITIVE, "error from which on the loss is linear, in the label's unit")},
    elicits="Huber location",
    constant="Huber's estimate of location with delta = beta",
    optimum=constant.smooth_l1_location,
    robustness="robust: beyond beta an outlier pulls no harder than at beta",
    proper=False,
    claims=_CONVEX,
    purpose="As huber, with a slope of 1 in the tails whatever beta is: for losses summed with others.",
    caution="It is huber divided by its threshold: changing beta does not scale the tails, only the middle.",
    mistakes=("A beta is carried over to Huber(delta) in Keras: every loss and gradient is then beta times as large.",),
    relations={
        "huber": "huber at delta = beta, divided by beta",
        "mae": "mae as beta falls to 0",
    },
    reference="Girshick, Fast R-CNN, 2015, arXiv 1504.08083",
    apis={"pytorch": "torch.nn.SmoothL1Loss(beta={beta})"},
    expects={"pytorch": Scale.VALUE},
    conventions={
        "keras": "Has no loss of this name: its Huber is this times the threshold.",
        "pytorch": "Its HuberLoss is this times the threshold.",
    },
)

PSEUDO_HUBER = Loss(
    name="pseudo_huber",
    aliases=("pseudo_huber_loss", "charbonnier", "soft_l1"),
    title="Pseudo-Huber loss",
    formula="delta² (sqrt(1 + (d / delta)²) - 1); d = p - y",
    latex=r"\delta^2 \left(\sqrt{1 + (d / \delta)^2} - 1\right),\quad d = p - y",
    gradient="d / sqrt(1 + (d / delta)²)",
    kinds=_REGRESSION,
    y_true=REAL,
    labels="real numbers",
    kernels={Scale.VALUE: robust.pseudo_huber},
    activations=_OUTPUTS,
    params={"delta": Parameter(1.0, POSITIVE, "slope of the tails and error at which it bends, in the label's unit")},
    elicits="pseudo-Huber location",
    constant="where the pulls d / sqrt(1 + (d / delta)²) of the labels balance, between median and mean",
    optimum=constant.pseudo_huber_location,
    robustness="robust: an outlier's pull levels off at delta",
    proper=False,
    claims=_CONVEX,
    purpose="A huber with derivatives of every order, and a threshold of its own, which log_cosh lacks.",
    caution="delta is in the label's unit: the default 1 means nothing unless the label is standardised.",
    mistakes=("It is read as huber: its tails are delta |d| - delta², half of delta² lower.",),
    relations={
        "huber": "a huber without a corner, never above it",
        "mse": "half of mse for errors far below delta",
        "mae": "delta times mae less delta² for errors far above it",
    },
    reference="Charbonnier et al., Deterministic Edge-Preserving Regularization in Computed Imaging, 1997",
    elsewhere={
        "xgboost": "reg:pseudohubererror (huber_slope), metric mphe",
        "scipy": "scipy.special.pseudo_huber(delta, r)",
    },
    conventions={"scipy": "least_squares(loss='soft_l1', f_scale=delta) is twice it before its own factor of a half."},
)

LOG_COSH = Loss(
    name="log_cosh",
    aliases=("logcosh",),
    title="Logarithm of the hyperbolic cosine",
    formula="log(cosh(p - y))",
    latex=r"\log\cosh(p - y)",
    gradient="tanh(p - y)",
    kinds=_REGRESSION,
    y_true=REAL,
    labels="real numbers",
    kernels={Scale.VALUE: robust.log_cosh},
    activations=_OUTPUTS,
    elicits="log-cosh location",
    constant="the c where the sum of tanh(y - c) is 0, between median and mean",
    optimum=constant.log_cosh_location,
    robustness="robust: an outlier's pull levels off at 1",
    proper=False,
    claims=_CONVEX,
    purpose="A smooth huber, for optimisers that use second derivatives.",
    caution="Bends at an error of about 1 in the label's unit, and nothing moves that but standardising the label.",
    mistakes=("It is used on labels in the thousands, where it is mae less 0.69.",),
    relations={
        "mse": "half of mse for errors far below 1",
        "mae": "mae less log 2 for errors far above 1",
        "huber": "close to huber at delta = 1, never above it",
    },
    reference="Chen et al., Log Hyperbolic Cosine Loss Improves Variational Auto-Encoder, 2019",
    apis={"keras": "keras.losses.LogCosh()"},
    expects={"keras": Scale.VALUE},
    elsewhere={"optax": "optax.log_cosh", "catboost": "LogCosh"},
    conventions={
        "keras": "Computes in float32: errors below about 1e-4 cost 0.",
    },
)
