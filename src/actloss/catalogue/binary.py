"""Rows of the losses of two classes and of labels that may hold together."""

from actloss.catalogue.row import Loss, Scale
from actloss.interval import UNIT
from actloss.losses import binary, constant

_ON_MARGINS = {"pytorch": Scale.MARGIN, "keras": Scale.MARGIN}

BINARY_CROSSENTROPY = Loss(
    name="binary_crossentropy",
    aliases=("bce", "log_loss", "logloss", "logistic_loss", "binary_cross_entropy", "binary_logloss"),
    title="Binary cross-entropy",
    formula="-(y log(p) + (1 - y) log(1 - p)); from logits z: y softplus(-z) + (1 - y) softplus(z)",
    # Shares in [0, 1] are regression to `infer_task`; under this loss they are a fractional logit.
    kinds=("binary", "multilabel", "regression"),
    y_true=UNIT,
    labels="0 or 1, or a probability or share between",
    kernels={
        Scale.PROBABILITY: binary.binary_crossentropy_from_probabilities,
        Scale.LOGIT: binary.binary_crossentropy_from_logits,
    },
    activations=("sigmoid",),
    elicits="probabilities",
    constant="share of ones (mean of the labels)",
    optimum=constant.mean,
    robustness="moderate: a wrong score costs in proportion to its log-odds",
    proper=True,
    purpose="Two classes, or several labels at once (its mean over them), when probabilities are wanted.",
    caution="A confident error costs most: mislabelled rows weigh heavily, and a certain one that is wrong infinitely.",
    reference="Gneiting and Raftery, Strictly Proper Scoring Rules, Prediction, and Estimation, 2007",
    apis={"pytorch": "torch.nn.BCEWithLogitsLoss()", "keras": "keras.losses.BinaryCrossentropy()"},
    expects={"pytorch": Scale.LOGIT, "keras": Scale.PROBABILITY},
)

HINGE = Loss(
    name="hinge",
    aliases=("hinge_loss", "svm"),
    title="Hinge loss",
    formula="max(0, 1 - y p)",
    kinds=("binary",),
    y_true=None,
    labels="-1 or +1",
    kernels={Scale.MARGIN: binary.hinge},
    activations=("tanh", "linear"),
    elicits="decisions",
    constant="+1 or -1, whichever is more frequent",
    optimum=constant.majority_sign,
    robustness="moderate: a wrong score costs in proportion to its distance",
    proper=False,
    purpose="Only the decision matters, not its probability: rows right by a margin cost nothing.",
    caution="Its scores are no probabilities; labels 0/1 must become -1/+1 first.",
    reference="Cortes and Vapnik, Support-Vector Networks, 1995",
    apis={"pytorch": "torch.mean(torch.clamp(1 - y_true * y_pred, min=0))", "keras": "keras.losses.Hinge()"},
    expects=_ON_MARGINS,
)

SQUARED_HINGE = Loss(
    name="squared_hinge",
    aliases=("squared_hinge_loss", "l2_svm"),
    title="Squared hinge loss",
    formula="max(0, 1 - y p)²",
    kinds=("binary",),
    y_true=None,
    labels="-1 or +1",
    kernels={Scale.MARGIN: binary.squared_hinge},
    activations=("tanh", "linear"),
    elicits="decisions",
    constant="share of +1 less share of -1 (mean of the labels)",
    optimum=constant.mean,
    robustness="sensitive: a wrong score costs the square of its distance",
    proper=False,
    purpose="Where hinge helped: the same decision with a smooth gradient.",
    caution="Mislabelled rows far on the wrong side weigh with the square; labels 0/1 must become -1/+1 first.",
    reference="Lee and Mangasarian, SSVM: A Smooth Support Vector Machine for Classification, 2001",
    apis={
        "pytorch": "torch.mean(torch.clamp(1 - y_true * y_pred, min=0) ** 2)",
        "keras": "keras.losses.SquaredHinge()",
    },
    expects=_ON_MARGINS,
)

EXPONENTIAL = Loss(
    name="exponential",
    aliases=("exponential_loss", "exp_loss", "adaboost"),
    title="Exponential loss",
    formula="exp(-y p)",
    kinds=("binary",),
    y_true=None,
    labels="-1 or +1",
    kernels={Scale.MARGIN: binary.exponential},
    activations=("linear",),
    elicits="decisions",
    constant="half the log-odds of +1",
    optimum=constant.half_log_odds,
    robustness="least robust: a wrong score costs exponentially, so one stray row can outweigh all others",
    proper=False,
    purpose="Boosting on clean data, as AdaBoost does.",
    caution="Any mislabelled row dominates; probabilities are sigmoid(2 p), not sigmoid(p).",
    reference="Friedman, Hastie and Tibshirani, Additive Logistic Regression, 2000",
    apis={
        "pytorch": "torch.mean(torch.exp(-y_true * y_pred))",
        "keras": "keras.ops.mean(keras.ops.exp(-y_true * y_pred))",
    },
    expects=_ON_MARGINS,
)
