"""Rows of the losses of real-valued labels."""

from actloss.catalogue.row import Loss, Parameter, Scale
from actloss.interval import ABOVE_MINUS_ONE, OPEN_UNIT, POSITIVE, REAL
from actloss.losses import constant, regression

_REGRESSION = ("regression",)
_ON_VALUES = {"pytorch": Scale.VALUE, "keras": Scale.VALUE}
# Any activation whose range holds the labels; linear unless they are bounded.
_OUTPUTS = ("linear", "softplus", "relu", "tanh", "sigmoid")

MSE = Loss(
    name="mse",
    aliases=("mean_squared_error", "squared_error", "quadratic", "l2_mean"),
    title="Mean squared error",
    formula="(y - p)²",
    kinds=_REGRESSION,
    y_true=REAL,
    labels="real numbers",
    kernels={Scale.VALUE: regression.squared_error},
    activations=_OUTPUTS,
    elicits="mean",
    constant="mean of the labels",
    optimum=constant.mean,
    robustness="not robust: an outlier counts with the square of its distance",
    proper=False,
    purpose="Regression without a reason for another loss: maximum likelihood where labels scatter normally.",
    caution="A few far outliers decide the fit; on a skewed label the mean may lie where few labels are.",
    reference="Gneiting, Making and Evaluating Point Forecasts, 2011, doi 10.1198/jasa.2011.r10138",
    apis={"pytorch": "torch.nn.MSELoss()", "keras": "keras.losses.MeanSquaredError()"},
    expects=_ON_VALUES,
)

MSLE = Loss(
    name="msle",
    aliases=("mean_squared_logarithmic_error", "mean_squared_log_error", "squared_log_error"),
    title="Mean squared logarithmic error",
    formula="(log(1 + y) - log(1 + p))²",
    kinds=_REGRESSION,
    y_true=ABOVE_MINUS_ONE,
    labels="numbers above -1, in practice 0 or more",
    kernels={Scale.VALUE: regression.squared_log_error},
    # A linear output may fall to -1 and below, where the loss is undefined.
    activations=("softplus", "exp", "relu", "linear"),
    elicits="mean of log(1 + y)",
    constant="exp(mean of log(1 + y)) - 1",
    optimum=constant.exp_mean_log,
    robustness="damps large labels; not robust on the log scale",
    proper=False,
    purpose="Large labels over several orders of magnitude, where the relative error matters.",
    caution="Aims below the mean of skewed labels, and punishes a prediction below the label more than one above.",
    reference="scikit-learn, user guide, Mean squared logarithmic error",
    apis={
        "pytorch": "torch.nn.functional.mse_loss(torch.log1p(y_pred), torch.log1p(y_true))",
        "keras": "keras.losses.MeanSquaredLogarithmicError()",
    },
    expects=_ON_VALUES,
)

MAE = Loss(
    name="mae",
    aliases=("mean_absolute_error", "absolute_error", "l1"),
    title="Mean absolute error",
    formula="|y - p|",
    kinds=_REGRESSION,
    y_true=REAL,
    labels="real numbers",
    kernels={Scale.VALUE: regression.absolute_error},
    activations=_OUTPUTS,
    elicits="median",
    constant="median of the labels",
    optimum=constant.median,
    robustness="robust: however far an outlier is, it pulls no harder than its neighbours",
    proper=False,
    purpose="Many labels far from the rest, or the median is wanted.",
    caution="Does not aim at the mean; its gradient does not shrink near the optimum, so training settles slowly.",
    reference="Gneiting, Making and Evaluating Point Forecasts, 2011, doi 10.1198/jasa.2011.r10138",
    apis={"pytorch": "torch.nn.L1Loss()", "keras": "keras.losses.MeanAbsoluteError()"},
    expects=_ON_VALUES,
)

HUBER = Loss(
    name="huber",
    aliases=("huber_loss",),
    title="Huber loss",
    formula="½ d² where |d| <= delta, else delta (|d| - ½ delta); d = p - y",
    kinds=_REGRESSION,
    y_true=REAL,
    labels="real numbers",
    kernels={Scale.VALUE: regression.huber},
    activations=_OUTPUTS,
    params={"delta": Parameter(1.0, POSITIVE, "error from which on the loss is linear, in the label's unit")},
    elicits="huber location",
    constant="Huber's estimate of location, between median and mean",
    optimum=constant.huber_location,
    robustness="robust: beyond delta an outlier pulls no harder than at delta",
    proper=False,
    purpose="Mostly normal labels with some outliers: 95 % as efficient as mse at delta = 1.345 standard deviations.",
    caution="delta is in the label's unit: the default 1 means nothing unless the label is standardised.",
    reference="Huber, Robust Estimation of a Location Parameter, 1964, doi 10.1214/aoms/1177703732",
    apis={"pytorch": "torch.nn.HuberLoss(delta={delta})", "keras": "keras.losses.Huber(delta={delta})"},
    expects=_ON_VALUES,
)

SMOOTH_L1 = Loss(
    name="smooth_l1",
    aliases=("smooth_l1_loss", "smooth_mae"),
    title="Smooth absolute error",
    formula="½ d² / beta where |d| < beta, else |d| - ½ beta; d = p - y",
    kinds=_REGRESSION,
    y_true=REAL,
    labels="real numbers",
    kernels={Scale.VALUE: regression.smooth_l1},
    activations=_OUTPUTS,
    params={"beta": Parameter(1.0, POSITIVE, "error from which on the loss is linear, in the label's unit")},
    elicits="huber location",
    constant="Huber's estimate of location with delta = beta",
    optimum=constant.smooth_l1_location,
    robustness="robust: beyond beta an outlier pulls no harder than at beta",
    proper=False,
    purpose="As huber, with a slope of 1 in the tails whatever beta is: for losses summed with others.",
    caution="It is huber divided by its threshold: changing beta does not scale the tails, only the middle.",
    reference="Girshick, Fast R-CNN, 2015, arXiv 1504.08083",
    apis={
        "pytorch": "torch.nn.SmoothL1Loss(beta={beta})",
        "keras": "keras.ops.mean(keras.losses.huber(y_true, y_pred, delta={beta}) / {beta})",
    },
    expects=_ON_VALUES,
)

LOG_COSH = Loss(
    name="log_cosh",
    aliases=("logcosh",),
    title="Logarithm of the hyperbolic cosine",
    formula="log(cosh(p - y))",
    kinds=_REGRESSION,
    y_true=REAL,
    labels="real numbers",
    kernels={Scale.VALUE: regression.log_cosh},
    activations=_OUTPUTS,
    elicits="log-cosh location",
    constant="the c where the sum of tanh(y - c) is 0, between median and mean",
    optimum=constant.log_cosh_location,
    robustness="robust: an outlier's pull levels off at 1",
    proper=False,
    purpose="A smooth huber, for optimisers that use second derivatives.",
    caution="Bends at an error of about 1 in the label's unit, and nothing moves that but standardising the label.",
    reference="Chen et al., Log Hyperbolic Cosine Loss Improves Variational Auto-Encoder, 2019",
    apis={
        "pytorch": "torch.mean(torch.logaddexp(y_pred - y_true, y_true - y_pred)) - math.log(2)",
        "keras": "keras.losses.LogCosh()",
    },
    expects=_ON_VALUES,
)

QUANTILE = Loss(
    name="quantile",
    aliases=("pinball", "quantile_loss", "pinball_loss"),
    title="Quantile (pinball) loss",
    formula="q (y - p) where y >= p, else (1 - q) (p - y), q the quantile",
    kinds=_REGRESSION,
    y_true=REAL,
    labels="real numbers",
    kernels={Scale.VALUE: regression.quantile},
    activations=_OUTPUTS,
    params={"quantile": Parameter(0.5, OPEN_UNIT, "share of the labels that should lie below the prediction")},
    elicits="quantile",
    constant="that quantile of the labels",
    optimum=constant.quantile,
    robustness="robust: however far an outlier is, it pulls no harder than its neighbours",
    proper=False,
    purpose="Too low and too high cost unequally (quantile = under / (under + over)), or an interval is wanted.",
    caution="Separate quantiles may cross; extreme levels rest on few labels.",
    reference="Koenker and Bassett, Regression Quantiles, 1978",
    apis={
        "pytorch": "torch.mean(torch.maximum({quantile} * (y_true - y_pred), ({quantile} - 1) * (y_true - y_pred)))",
        "keras": (
            "keras.ops.mean(keras.ops.maximum({quantile} * (y_true - y_pred), ({quantile} - 1) * (y_true - y_pred)))"
        ),
    },
    expects=_ON_VALUES,
)
