"""Rows of the losses of two classes that know only how far a score lies on the right side."""

from actloss.catalogue.row import Claim, Loss, Scale
from actloss.losses import constant, margin
from actloss.losses.constant.binary import log_odds, undecided

_ON_MARGINS = {"pytorch": Scale.MARGIN, "keras": Scale.MARGIN}
_SMOOTH = frozenset({Claim.NON_NEGATIVE, Claim.SYMMETRIC, Claim.CONVEX})
_HINGED = _SMOOTH | {Claim.ZERO_AT_TRUTH}
_LABELS = "-1 or +1"
_LABEL_0 = "A label 0 instead of -1 makes its rows the same whatever the score is: nothing is learnt of them."

HINGE = Loss(
    name="hinge",
    aliases=("hinge_loss", "svm"),
    title="Hinge loss",
    formula="max(0, 1 - y s)",
    latex=r"\max(0, 1 - y\,s)",
    gradient="-y where y s < 1, else 0",
    kinds=("binary",),
    y_true=None,
    labels=_LABELS,
    kernels={Scale.MARGIN: margin.hinge},
    activations=("tanh", "linear"),
    elicits="decisions",
    constant="+1 or -1, whichever is more frequent",
    optimum=constant.majority_sign,
    robustness="moderate: a wrong score costs in proportion to its distance",
    proper=False,
    claims=_HINGED,
    purpose="Only the decision matters, not its probability: rows right by a margin cost nothing.",
    caution="Its scores are no probabilities; labels 0/1 must become -1/+1 first.",
    mistakes=(
        _LABEL_0,
        "PyTorch's HingeEmbeddingLoss is another loss, of distances.",
    ),
    relations={"perceptron": "the perceptron loss with a margin of 1", "squared_hinge": "its square root"},
    reference="Cortes and Vapnik, Support-Vector Networks, 1995",
    apis={"pytorch": "torch.mean(torch.clamp(1 - y_true * y_pred, min=0))", "keras": "keras.losses.Hinge()"},
    expects=_ON_MARGINS,
    elsewhere={
        "optax": "optax.hinge_loss",
        "sklearn": "sklearn.metrics.hinge_loss",
        "xgboost": "binary:hinge",
        "catboost": "HingeLoss, as a metric",
    },
    conventions={
        "keras": "Labels 0/1 become -1/+1 only if the whole batch is 0/1; any other labels are taken as they are.",
        "sklearn": "Takes any two labels; the larger is +1.",
        "xgboost": "Its predictions are 0 or 1, not margins.",
    },
)

SQUARED_HINGE = Loss(
    name="squared_hinge",
    aliases=("squared_hinge_loss", "l2_svm"),
    title="Squared hinge loss",
    formula="max(0, 1 - y s)²",
    latex=r"\max(0, 1 - y\,s)^2",
    gradient="-2 y max(0, 1 - y s)",
    kinds=("binary",),
    y_true=None,
    labels=_LABELS,
    kernels={Scale.MARGIN: margin.squared_hinge},
    activations=("tanh", "linear"),
    elicits="twice the probability less 1",
    constant="share of +1 less share of -1 (mean of the labels)",
    optimum=constant.mean,
    robustness="sensitive: a wrong score costs the square of its distance",
    proper=False,
    claims=_HINGED,
    purpose="Where hinge helped: the same decision with a smooth gradient.",
    caution="Mislabelled rows far on the wrong side weigh with the square; labels 0/1 must become -1/+1 first.",
    mistakes=(_LABEL_0,),
    relations={"hinge": "the square of hinge", "modified_huber": "modified Huber down to a margin of -1"},
    reference="Lee and Mangasarian, SSVM: A Smooth Support Vector Machine for Classification, 2001",
    apis={
        "pytorch": "torch.mean(torch.clamp(1 - y_true * y_pred, min=0) ** 2)",
        "keras": "keras.losses.SquaredHinge()",
    },
    expects=_ON_MARGINS,
    elsewhere={"sklearn": 'sklearn.svm.LinearSVC(loss="squared_hinge")'},
    conventions={
        "keras": "Labels 0/1 become -1/+1 only if the whole batch is 0/1; any other labels are taken as they are."
    },
)

EXPONENTIAL = Loss(
    name="exponential",
    aliases=("exponential_loss", "exp_loss", "adaboost"),
    title="Exponential loss",
    formula="exp(-y s)",
    latex=r"e^{-y\,s}",
    gradient="-y exp(-y s)",
    kinds=("binary",),
    y_true=None,
    labels=_LABELS,
    kernels={Scale.MARGIN: margin.exponential},
    activations=("linear",),
    elicits="half the log-odds",
    constant="half the log-odds of +1",
    optimum=constant.half_log_odds,
    robustness="least robust: a wrong score costs exponentially, so one stray row can outweigh all others",
    proper=False,
    claims=_SMOOTH,
    purpose="Boosting on clean data, as AdaBoost does.",
    caution="Any mislabelled row dominates; probabilities are sigmoid(2 s), not sigmoid(s).",
    mistakes=(_LABEL_0,),
    relations={"logistic": "near logistic where the score is right, and far above it where it is wrong"},
    reference="Friedman, Hastie and Tibshirani, Additive Logistic Regression, 2000",
    apis={
        "pytorch": "torch.mean(torch.exp(-y_true * y_pred))",
        "keras": "keras.ops.mean(keras.ops.exp(-y_true * y_pred))",
    },
    expects=_ON_MARGINS,
    elsewhere={"sklearn": 'sklearn.ensemble.GradientBoostingClassifier(loss="exponential")'},
    conventions={"sklearn": "decision_function is half the log-odds; predict_proba doubles it."},
)

LOGISTIC = Loss(
    name="logistic",
    aliases=("soft_margin", "soft_margin_loss", "binomial_deviance", "logit_loss"),
    title="Logistic loss of a margin",
    formula="log(1 + exp(-y s))",
    latex=r"\log\left(1 + e^{-y\,s}\right)",
    gradient="-y sigmoid(-y s)",
    kinds=("binary",),
    y_true=None,
    labels=_LABELS,
    kernels={Scale.MARGIN: margin.logistic},
    activations=("linear",),
    elicits="log-odds",
    constant="log-odds of +1",
    optimum=log_odds,
    robustness="moderate: a wrong score costs in proportion to its distance",
    proper=False,
    claims=_SMOOTH,
    purpose="Binary cross-entropy where labels are -1/+1 and outputs are scores: probabilities are sigmoid(s).",
    caution="A right score is never right enough: it costs a little at any distance, so clean data let scores grow.",
    mistakes=(
        "A label 0 instead of -1 costs log(2) = 0.6931 whatever the score is, without an error in PyTorch.",
        "A tanh output holds scores within -1 and 1, so that no row costs less than 0.3133: use a linear one.",
    ),
    relations={"binary_crossentropy": "binary cross-entropy at the logit s, labels 0/1"},
    reference="Berkson, Application of the Logistic Function to Bio-Assay, 1944",
    apis={
        "pytorch": "torch.nn.SoftMarginLoss()",
        "keras": "keras.ops.mean(keras.ops.softplus(-y_true * y_pred))",
    },
    expects=_ON_MARGINS,
    elsewhere={
        "sklearn": 'sklearn.linear_model.SGDClassifier(loss="log_loss")',
        "xgboost": "binary:logitraw",
        "lightgbm": "binary",
        "catboost": "Logloss",
    },
    conventions={
        "pytorch": "SoftMarginLoss is infinite from a margin of -709 on, where the loss is 709.",
        "xgboost": "Labels are 0/1.",
        "lightgbm": "Labels are 0/1; every label above 0 counts as 1.",
        "catboost": "Labels are 0/1.",
    },
)

MODIFIED_HUBER = Loss(
    name="modified_huber",
    aliases=("modified_huber_loss", "huber_classification"),
    title="Modified Huber loss",
    formula="max(0, 1 - y s)² where y s is at least -1, else -4 y s",
    latex=r"\begin{cases} \max(0, 1 - y\,s)^2 & y\,s \ge -1 \\ -4\,y\,s & \text{otherwise} \end{cases}",
    gradient="-2 y max(0, 1 - y s) where y s is at least -1, else -4 y",
    kinds=("binary",),
    y_true=None,
    labels=_LABELS,
    kernels={Scale.MARGIN: margin.modified_huber},
    activations=("linear", "tanh"),
    elicits="twice the probability less 1",
    constant="share of +1 less share of -1 (mean of the labels)",
    optimum=constant.mean,
    robustness="moderate: a wrong score costs in proportion to its distance, with four times the slope of hinge",
    proper=False,
    claims=_HINGED,
    purpose="Squared hinge with stray rows in it: the same optimum, and no square far out on the wrong side.",
    caution="Probabilities, (s + 1) / 2 within 0 and 1, are often exactly 0 or 1; labels 0/1 must become -1/+1 first.",
    mistakes=("It is no loss for regression: huber is.",),
    relations={"squared_hinge": "squared hinge down to a margin of -1"},
    reference="Zhang, Solving Large Scale Linear Prediction Problems Using Stochastic Gradient Descent, 2004",
    apis={
        "pytorch": (
            "torch.mean(torch.where(y_true * y_pred < -1, -4 * y_true * y_pred,"
            " torch.clamp(1 - y_true * y_pred, min=0) ** 2))"
        ),
        "keras": (
            "keras.ops.mean(keras.ops.where(y_true * y_pred < -1, -4 * y_true * y_pred,"
            " keras.ops.relu(1 - y_true * y_pred) ** 2))"
        ),
    },
    expects=_ON_MARGINS,
    elsewhere={"sklearn": 'sklearn.linear_model.SGDClassifier(loss="modified_huber")'},
)

PERCEPTRON = Loss(
    name="perceptron",
    aliases=("perceptron_loss", "perceptron_criterion"),
    title="Perceptron loss",
    formula="max(0, -y s)",
    latex=r"\max(0, -y\,s)",
    gradient="-y where y s < 0, else 0",
    kinds=("binary",),
    y_true=None,
    labels=_LABELS,
    kernels={Scale.MARGIN: margin.perceptron},
    activations=("linear",),
    elicits="decisions",
    constant="0, which takes no side and costs nothing",
    optimum=undecided,
    robustness="moderate: a wrong score costs in proportion to its distance",
    proper=False,
    claims=_HINGED,
    purpose="Classes that a plane separates, learnt online one row at a time.",
    caution="Scores of 0 cost nothing, so that it says nothing of a constant and can shrink instead of deciding.",
    mistakes=("A model whose scores are all 0 looks perfect under it: read the hinge loss beside it.",),
    relations={"hinge": "hinge without its margin"},
    reference="Rosenblatt, The Perceptron: A Probabilistic Model for Information Storage and Organization, 1958",
    apis={
        "pytorch": "torch.mean(torch.clamp(-y_true * y_pred, min=0))",
        "keras": "keras.ops.mean(keras.ops.relu(-y_true * y_pred))",
    },
    expects=_ON_MARGINS,
    elsewhere={
        "optax": "optax.losses.perceptron_loss",
        "sklearn": 'sklearn.linear_model.SGDClassifier(loss="perceptron")',
    },
)
