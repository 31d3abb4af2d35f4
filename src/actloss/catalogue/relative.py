"""Rows of the losses of the error relative to the label."""

from actloss.catalogue.row import Claim, Loss, Scale
from actloss.interval import ABOVE_MINUS_ONE, REAL
from actloss.losses import constant, relative

_REGRESSION = ("regression",)

MSLE = Loss(
    name="msle",
    aliases=("mean_squared_logarithmic_error", "mean_squared_log_error", "squared_log_error"),
    title="Mean squared logarithmic error",
    formula="(log(1 + y) - log(1 + p))²",
    latex=r"\bigl(\log(1 + y) - \log(1 + p)\bigr)^2",
    gradient="2 (log(1 + p) - log(1 + y)) / (1 + p)",
    kinds=_REGRESSION,
    y_true=ABOVE_MINUS_ONE,
    labels="numbers above -1, in practice 0 or more",
    kernels={Scale.VALUE: relative.msle},
    # A linear output may fall to -1 and below, where the loss is undefined.
    activations=("softplus", "exp", "relu", "linear"),
    elicits="mean of log(1 + y)",
    constant="exp(mean of log(1 + y)) - 1",
    optimum=constant.exp_mean_log,
    robustness="damps large labels; not robust on the log scale",
    proper=False,
    claims=frozenset({Claim.NON_NEGATIVE, Claim.ZERO_AT_TRUTH}),
    purpose="Large labels over several orders of magnitude, where the relative error matters.",
    caution="Aims below the mean of skewed labels, and punishes a prediction below the label more than one above.",
    mistakes=(
        "Negative predictions of a linear output give nan in PyTorch's log1p and pass as 0 in Keras: finite and wrong.",
        "Its predictions are taken for means: they are near the geometric mean, and their sum falls short.",
    ),
    relations={"mse": "mse of log(1 + y) and log(1 + p)"},
    reference="scikit-learn, user guide, Mean squared logarithmic error",
    apis={"keras": "keras.losses.MeanSquaredLogarithmicError()"},
    expects={"keras": Scale.VALUE},
    elsewhere={
        "sklearn": "sklearn.metrics.mean_squared_log_error",
        "xgboost": "reg:squaredlogerror, metric rmsle",
        "catboost": "MSLE (metric only)",
    },
    conventions={
        "sklearn": "Refuses labels and predictions of -1 and below.",
        "xgboost": "Its objective is half of it; its metric rmsle is the root of the mean.",
        "catboost": "Gives nan for labels or predictions below -1.",
    },
)

MAPE = Loss(
    name="mape",
    aliases=("mean_absolute_percentage_error", "absolute_percentage_error", "relative_error"),
    title="Mean absolute percentage error, as a fraction",
    formula="|y - p| / |y|; for y = 0: 0 where p = 0, else infinite",
    latex=r"\frac{|y - p|}{|y|}",
    gradient="sign(p - y) / |y|",
    kinds=_REGRESSION,
    y_true=REAL,
    nonzero=True,
    labels="real numbers; a label of 0 makes any error infinite",
    kernels={Scale.VALUE: relative.mape},
    activations=("linear", "softplus", "exp", "relu"),
    elicits="relative median",
    constant="the median of the labels when each weighs 1 / |y|; 0 where a label is 0",
    optimum=constant.relative_median,
    robustness="not robust against small labels: their errors count most, those of labels near 0 without bound",
    proper=False,
    claims=frozenset({Claim.NON_NEGATIVE, Claim.ZERO_AT_TRUTH, Claim.SYMMETRIC, Claim.CONVEX}),
    purpose="To report errors in percent, on labels that all lie well away from 0.",
    caution="Made small by predicting too low: no prediction from 0 to a label errs by more than 100 %, one above may.",
    mistakes=(
        "Labels of 0 are in the table: what is reported is then the library's own tiny denominator, often above 1e6.",
        "Models are chosen by it and turn out to forecast too low; mae, msle or a gamma deviance do not reward that.",
    ),
    relations={
        "mae": "mae with each row weighing 1 / |y|",
        "smape": "smape but for its denominator, which does not see the prediction",
    },
    reference="Hyndman and Koehler, Another Look at Measures of Forecast Accuracy, 2006",
    apis={"keras": "keras.losses.MeanAbsolutePercentageError()"},
    expects={"keras": Scale.VALUE},
    elsewhere={
        "sklearn": "sklearn.metrics.mean_absolute_percentage_error",
        "xgboost": "metric mape",
        "lightgbm": "mape",
        "catboost": "MAPE",
    },
    conventions={
        "keras": "Reports percent: 100 times it.",
    },
)

SMAPE = Loss(
    name="smape",
    aliases=("symmetric_mean_absolute_percentage_error", "symmetric_mape"),
    title="Symmetric mean absolute percentage error, as a fraction",
    formula="2 |y - p| / (|y| + |p|); 0 where both are 0",
    latex=r"\frac{2\,|y - p|}{|y| + |p|}",
    gradient="4 |y| sign(p - y) / (|y| + |p|)² where the signs agree, else 0",
    kinds=_REGRESSION,
    y_true=REAL,
    labels="real numbers",
    kernels={Scale.VALUE: relative.smape},
    activations=("linear", "softplus", "exp", "relu"),
    elicits="symmetric relative location",
    constant="one of the labels, near the median on the log scale",
    optimum=constant.smape_location,
    robustness="bounded: no error costs more than 2, but labels near 0 cost that for any error",
    proper=False,
    claims=frozenset({Claim.NON_NEGATIVE, Claim.ZERO_AT_TRUTH, Claim.BOUNDED}),
    purpose="To report relative errors where some labels are small, as forecasting competitions do.",
    caution="Not to train on: it is flat where the signs differ, and a label of 0 costs 2 however near the prediction.",
    mistakes=(
        "It is not symmetric in the error: 50 for a label of 100 costs more than 150 does.",
        "Values from 0 to 2, from 0 to 1 and in percent go by this name: compare none across tools unread.",
    ),
    relations={"mape": "mape but for its denominator, the mean size of label and prediction"},
    reference="Makridakis, Accuracy Measures: Theoretical and Practical Concerns, 1993",
    elsewhere={"catboost": "SMAPE (metric only)"},
    conventions={"catboost": "Reports percent, 100 times it."},
)
