"""Rows of the losses of probabilities of two classes, and of labels that may hold together."""

from actloss.catalogue.row import Claim, Loss, Parameter, Scale, Variant
from actloss.interval import BELOW_ONE, NON_NEGATIVE, OPEN_UNIT, POSITIVE, UNIT
from actloss.losses import binary, categorical, constant, focal
from actloss.losses.constant.binary import focal_share, weighted_share
from actloss.losses.constant.classes import categorical_focal_shares, either_shares

_LIKE_SHARES = frozenset({Claim.NON_NEGATIVE, Claim.ZERO_AT_TRUTH, Claim.SYMMETRIC, Claim.CONVEX})

BINARY_CROSSENTROPY = Loss(
    name="binary_crossentropy",
    aliases=("bce", "log_loss", "logloss", "logistic_loss", "binary_cross_entropy", "binary_logloss"),
    title="Binary cross-entropy",
    formula="-(y log(p) + (1 - y) log(1 - p)); from logits z: y softplus(-z) + (1 - y) softplus(z)",
    latex=r"-\left(w\,y \log p + (1 - y) \log(1 - p)\right), \quad w = \mathrm{pos\_weight}",
    gradient="sigmoid(z) - y; with a pos_weight w: (w y + 1 - y) sigmoid(z) - w y",
    # Shares in [0, 1] are regression to `infer_task`; under this loss they are a fractional logit.
    kinds=("binary", "multilabel", "regression"),
    y_true=UNIT,
    labels="0 or 1, or a probability or share between",
    kernels={
        Scale.PROBABILITY: binary.binary_crossentropy_from_probabilities,
        Scale.LOGIT: binary.binary_crossentropy_from_logits,
        Scale.LOG_PROBABILITY: binary.binary_crossentropy_from_log_probabilities,
    },
    activations=("sigmoid",),
    params={
        "pos_weight": Parameter(1.0, POSITIVE, "what label 1 weighs where label 0 weighs 1", many=True),
        "label_smoothing": Parameter(0.0, BELOW_ONE, "share by which labels move to 1/2 before they are weighed"),
    },
    elicits="probabilities",
    constant="share of ones (mean of the labels)",
    optimum=weighted_share,
    robustness="moderate: a wrong score costs in proportion to its log-odds",
    proper=True,
    claims=_LIKE_SHARES,
    purpose="Two classes, or several labels at once (its mean over them), when probabilities are wanted.",
    caution="A confident error costs most: mislabelled rows weigh heavily, and a certain one that is wrong infinitely.",
    mistakes=(
        "A sigmoid before PyTorch's BCEWithLogitsLoss squashes twice: no 1 costs less than 0.3133, no 0 than 0.6931.",
        "Labels -1/+1 in BCEWithLogitsLoss raise no error; the loss goes below 0 without end.",
        "With a pos_weight the probabilities are off by ln(pos_weight) in log-odds, until that is taken back.",
    ),
    relations={
        "logistic": "the same number as logistic at the margin z, labels -1/+1",
        "focal": "focal at gamma = 0",
        "asymmetric": "asymmetric without margin and both gammas 0",
        "categorical_crossentropy": "categorical cross-entropy of two classes with the logits 0 and z",
    },
    reference="Gneiting and Raftery, Strictly Proper Scoring Rules, Prediction, and Estimation, 2007",
    apis={"pytorch": "torch.nn.BCEWithLogitsLoss()", "keras": "keras.losses.BinaryCrossentropy()"},
    expects={"pytorch": Scale.LOGIT, "keras": Scale.PROBABILITY},
    elsewhere={
        "optax": "optax.sigmoid_binary_cross_entropy",
        "sklearn": "sklearn.metrics.log_loss",
        "xgboost": "binary:logistic, metric logloss",
        "lightgbm": "binary, metric binary_logloss",
        "catboost": "Logloss",
    },
    conventions={
        "pytorch": "BCELoss stops logarithms at -100; BCEWithLogitsLoss drops the tail of label 0.",
        "keras": "Probabilities are held in [1e-7, 1 - 1e-7]: no row costs more than 16.118, a perfect one 1.2e-7.",
        "xgboost": "pos_weight is scale_pos_weight; reg:logistic is the same objective under a regressor.",
        "lightgbm": "pos_weight is scale_pos_weight; "
        "binary takes every label above 0 as 1, cross_entropy and cross_entropy_lambda take probabilities as labels.",
        "catboost": "Logloss takes two classes, CrossEntropy probabilities as labels, MultiLogloss and "
        "MultiCrossEntropy a column a label.",
    },
)

_GAMMA = Parameter(2.0, NON_NEGATIVE, "how fast it lets go of what is predicted right; 0 is cross-entropy")

FOCAL = Loss(
    name="focal",
    aliases=("focal_loss", "binary_focal_crossentropy", "sigmoid_focal_loss", "categorical_focal_crossentropy"),
    title="Focal loss",
    formula="-(y (1 - p)^gamma log(p) + (1 - y) p^gamma log(1 - p)); with alpha, times alpha and 1 - alpha",
    latex=r"-\left(\alpha\, y (1 - p)^\gamma \log p + (1 - \alpha)(1 - y)\, p^\gamma \log(1 - p)\right)",
    gradient="for y = 1: (1 - p)^gamma (gamma p log(p) + p - 1) with p = sigmoid(z); mirrored for y = 0",
    kinds=("binary", "multilabel", "multiclass"),
    y_true=UNIT,
    labels="0 or 1, or a probability between; class indices or rows for several exclusive classes",
    kernels={
        Scale.PROBABILITY: focal.focal_from_probabilities,
        Scale.LOGIT: focal.focal_from_logits,
        Scale.LOG_PROBABILITY: focal.focal_from_log_probabilities,
    },
    activations=("sigmoid", "softmax"),
    params={
        "gamma": _GAMMA,
        "alpha": Parameter(
            None,
            OPEN_UNIT,
            "weight of label 1, the rest of 1 that of label 0; with exclusive classes the weight of each",
            many=True,
        ),
    },
    elicits="flattened probabilities",
    constant="between the share of ones and 1/2, found numerically",
    optimum=focal_share,
    multiclass=Variant(
        kernels={
            Scale.PROBABILITY: categorical.categorical_focal_from_probabilities,
            Scale.LOGIT: categorical.categorical_focal_from_logits,
            Scale.LOG_PROBABILITY: categorical.categorical_focal_from_log_probabilities,
        },
        optimum=categorical_focal_shares,
        params={"gamma": _GAMMA, "alpha": Parameter(None, NON_NEGATIVE, "weight of each class", many=True)},
    ),
    robustness="moderate: a wrong score costs in proportion to its log-odds, a right one next to nothing",
    proper=False,
    claims=_LIKE_SHARES,
    purpose="Very many easy rows that would drown the few hard ones, as in dense detection.",
    caution="Not proper: its outputs are pulled towards 1/2 and are no probabilities until they are calibrated.",
    mistakes=(
        "Keras takes alpha = 0.25 in the call but uses it only with apply_class_balancing=True.",
        "Mislabelled rows are hard rows: what the loss focuses on may be the errors of the table.",
    ),
    relations={"binary_crossentropy": "binary cross-entropy at gamma = 0", "asymmetric": "asymmetric without margin"},
    reference="Lin, Goyal, Girshick, He and Dollár, Focal Loss for Dense Object Detection, 2017",
    apis={"keras": "keras.losses.BinaryFocalCrossentropy(gamma={gamma})"},
    expects={"keras": Scale.PROBABILITY},
    elsewhere={"optax": "optax.sigmoid_focal_loss", "catboost": "Focal"},
    conventions={
        "catboost": "Needs focal_alpha and focal_gamma, commonly 0.25 and 2.",
    },
)

BRIER = Loss(
    name="brier",
    aliases=("brier_score", "brier_score_loss", "quadratic_score"),
    title="Brier score",
    formula="(p - y)²; of several exclusive classes the sum over them",
    latex=r"(p - y)^2",
    gradient="2 (p - y) p (1 - p) with p = sigmoid(z)",
    kinds=("binary", "multilabel", "multiclass"),
    y_true=UNIT,
    labels="0 or 1, or a probability between; class indices or rows for several exclusive classes",
    kernels={
        Scale.PROBABILITY: binary.brier_from_probabilities,
        Scale.LOGIT: binary.brier_from_logits,
        Scale.LOG_PROBABILITY: binary.brier_from_log_probabilities,
    },
    activations=("sigmoid", "softmax"),
    elicits="probabilities",
    constant="share of ones (mean of the labels)",
    optimum=constant.mean,
    multiclass=Variant(
        kernels={
            Scale.PROBABILITY: categorical.categorical_brier_from_probabilities,
            Scale.LOGIT: categorical.categorical_brier_from_logits,
            Scale.LOG_PROBABILITY: categorical.categorical_brier_from_log_probabilities,
        },
        optimum=either_shares,
    ),
    robustness="robust: no row costs more than 1, nor more than 2 with exclusive classes",
    proper=True,
    claims=_LIKE_SHARES | {Claim.BOUNDED},
    purpose="Probabilities judged without the infinite penalty of a certain error: labels may be wrong.",
    caution="Through a sigmoid its gradient vanishes where the model is confidently wrong; rare labels hardly move it.",
    mistakes=("For several classes it runs to 2; a library that halves it or divides it by the classes prints less.",),
    relations={"mse": "the mean squared error of the probability"},
    reference="Brier, Verification of Forecasts Expressed in Terms of Probability, 1950",
    apis={"pytorch": "torch.nn.MSELoss()", "keras": "keras.losses.MeanSquaredError()"},
    expects={"pytorch": Scale.PROBABILITY, "keras": Scale.PROBABILITY},
    elsewhere={
        "optax": "optax.squared_error",
        "sklearn": "sklearn.metrics.brier_score_loss",
        "catboost": "BrierScore, as a metric",
    },
    conventions={
        "pytorch": "MSELoss divides by the number of classes too, where the Brier score adds them up.",
        "keras": "MeanSquaredError divides by the number of classes too, where the Brier score adds them up.",
        "sklearn": "Two classes count once, as here; several add up, unless scale_by_half=True halves them.",
    },
)
