"""Rows of the cross-entropies of classes that exclude one another, and of the divergence."""

from math import e

from actloss.catalogue.row import Claim, Form, Loss, Parameter, Scale
from actloss.interval import BELOW_ONE, NON_NEGATIVE, UNIT
from actloss.losses import distribution, indexed, multiclass
from actloss.losses.constant import classes

_CLASS_WEIGHT = Parameter(None, NON_NEGATIVE, "factor of the terms of each class; none: 1", many=True)
_SMOOTHING = Parameter(0.0, BELOW_ONE, "part of each label that is spread evenly over all classes")
_IN_PROPORTION = "moderate: a wrong score costs in proportion to its distance"
_GRADIENT = "softmax(z) - y for labels that sum to 1"
_CLIPPED = (
    "Probabilities are divided by the sum of their row and clipped to [1e-7, 1 - 1e-7]: no loss exceeds 16.118, and a "
    "perfect prediction costs 1.2e-7; class weights in fit() divide by the number of rows."
)
_CALLED = {
    "sklearn": "sklearn.metrics.log_loss",
    "xgboost": "objective multi:softprob, metric mlogloss",
    "lightgbm": "objective multiclass, metric multi_logloss",
    "catboost": "MultiClass",
}
_SOFTMAX_TWICE = (
    "A softmax before a loss that takes logits acts twice: with C classes the loss cannot fall below "
    "log(e + C - 1) - 1, which is 0.55 for 3 classes and 1.46 for 10."
)

CATEGORICAL_CROSSENTROPY = Loss(
    name="categorical_crossentropy",
    aliases=("ce", "cce", "cross_entropy", "crossentropy", "categorical_cross_entropy", "multiclass_log_loss"),
    title="Categorical cross-entropy",
    formula="-sum over classes of y log(p)",
    latex=r"-\sum_{c} y_c \log p_c",
    gradient=_GRADIENT,
    kinds=("multiclass",),
    form=Form.ROWS,
    y_true=UNIT,
    labels="one-hot rows, or distributions over the classes",
    kernels={
        Scale.PROBABILITY: multiclass.categorical_crossentropy_from_probabilities,
        Scale.LOGIT: multiclass.categorical_crossentropy_from_logits,
        Scale.LOG_PROBABILITY: multiclass.categorical_crossentropy_from_log_probabilities,
    },
    activations=("softmax",),
    params={"class_weight": _CLASS_WEIGHT, "label_smoothing": _SMOOTHING},
    elicits="probabilities",
    constant="share of each class (mean of the rows)",
    optimum=classes.weighted_shares,
    robustness=_IN_PROPORTION,
    proper=True,
    claims=frozenset({Claim.NON_NEGATIVE, Claim.ZERO_AT_TRUTH, Claim.CONVEX}),
    purpose="Several classes of which exactly one holds, labels one-hot or soft.",
    caution="Never for labels that may hold together: what is absent does not count, and softmax lets labels compete.",
    mistakes=(
        _SOFTMAX_TWICE,
        "Multi-hot rows are taken without complaint by PyTorch, as if they were probabilities.",
        "With a single output unit it is always 0: softmax of one number is 1.",
    ),
    relations={
        "sparse_categorical_crossentropy": "the same number on one-hot rows",
        "kl_divergence": "it plus the entropy of the labels, so that both have the same gradient",
        "binary_crossentropy": "the same for two classes, with z the difference of their scores",
        "focal": "that loss with gamma = 0",
        "generalized_crossentropy": "its limit as q tends to 0",
    },
    reference="Gneiting and Raftery, Strictly Proper Scoring Rules, Prediction, and Estimation, 2007",
    apis={"pytorch": "torch.nn.CrossEntropyLoss()", "keras": "keras.losses.CategoricalCrossentropy()"},
    expects={"pytorch": Scale.LOGIT, "keras": Scale.PROBABILITY},
    elsewhere=_CALLED | {"optax": "optax.softmax_cross_entropy"},
    conventions={
        "keras": _CLIPPED,
        "pytorch": "For class indices CrossEntropyLoss(weight=w) divides by the sum of the weights that occur; for "
        "rows it keeps the weight in each row's loss, as here.",
        "optax": "nan where a score of -inf rules out a class that does not occur; its safe_ form gives the number.",
    },
)

SPARSE_CATEGORICAL_CROSSENTROPY = Loss(
    name="sparse_categorical_crossentropy",
    aliases=("sparse_ce", "scce", "sparse_cross_entropy", "sparse_categorical_cross_entropy"),
    title="Sparse categorical cross-entropy",
    formula="-log(p of class y)",
    latex=r"-\log p_y",
    gradient="softmax(z) - 1 for the class of the row, softmax(z) for the others",
    kinds=("multiclass",),
    form=Form.INDICES,
    y_true=None,
    labels="class indices 0 to C - 1",
    kernels={
        Scale.PROBABILITY: multiclass.sparse_categorical_crossentropy_from_probabilities,
        Scale.LOGIT: multiclass.sparse_categorical_crossentropy_from_logits,
        Scale.LOG_PROBABILITY: multiclass.sparse_categorical_crossentropy_from_log_probabilities,
    },
    activations=("softmax",),
    params={"class_weight": _CLASS_WEIGHT, "label_smoothing": _SMOOTHING},
    elicits="probabilities",
    constant="share of each class",
    optimum=classes.weighted_shares,
    robustness=_IN_PROPORTION,
    proper=True,
    claims=frozenset({Claim.NON_NEGATIVE, Claim.ZERO_AT_TRUTH, Claim.CONVEX}),
    purpose="As categorical cross-entropy, the same number, from integer labels without a one-hot table.",
    caution="Indices must run from 0 without a gap; the order of the classes means nothing to it.",
    mistakes=(
        _SOFTMAX_TWICE,
        "Labels 1 to C are out of range for the last class, or leave the first output without a class.",
        "PyTorch wants the indices as int64: as floats they are refused, or read as probabilities.",
    ),
    relations={
        "categorical_crossentropy": "the same number on one-hot rows",
        "nll": "that loss after a log-softmax",
        "softmax_loss": "the same number from logits",
        "kl_divergence": "the same number on one-hot rows",
    },
    reference="Gneiting and Raftery, Strictly Proper Scoring Rules, Prediction, and Estimation, 2007",
    apis={"pytorch": "torch.nn.CrossEntropyLoss()", "keras": "keras.losses.SparseCategoricalCrossentropy()"},
    expects={"pytorch": Scale.LOGIT, "keras": Scale.PROBABILITY},
    elsewhere=_CALLED | {"optax": "optax.softmax_cross_entropy_with_integer_labels"},
    conventions={
        "keras": _CLIPPED,
        "lightgbm": "multiclassova takes the same labels and trains a binary loss a class.",
        "catboost": "MultiClassOneVsAll takes the same labels and trains a binary loss a class.",
    },
)

NLL = Loss(
    name="nll",
    aliases=("nll_loss", "nllloss", "negative_log_likelihood"),
    title="Negative log-likelihood of classes",
    formula="-(log-probability of class y)",
    latex=r"-\ell_y, \quad \ell_c = \log p_c",
    gradient="-1 for the class of the row, 0 for the others, by the log-probabilities; softmax(z) - y by the scores",
    kinds=("multiclass",),
    form=Form.INDICES,
    y_true=None,
    labels="class indices 0 to C - 1",
    kernels={Scale.LOG_PROBABILITY: indexed.nll_from_log_probabilities},
    activations=("log_softmax",),
    elicits="probabilities",
    constant="log of the share of each class",
    optimum=classes.log_shares,
    robustness=_IN_PROPORTION,
    proper=True,
    claims=frozenset({Claim.NON_NEGATIVE, Claim.ZERO_AT_TRUTH}),
    purpose="Cross-entropy for a model that ends in a log-softmax.",
    caution="Whatever it is given it takes for log-probabilities: the log-softmax is yours to put there.",
    mistakes=(
        "Fed with probabilities or raw scores PyTorch does not complain, and the loss turns negative.",
        "The logarithm of a softmax output loses what is near 0 or 1: use log_softmax.",
    ),
    relations={
        "sparse_categorical_crossentropy": "the same number",
        "softmax_loss": "the same number, from the scores before the log-softmax",
    },
    reference="Bishop, Pattern Recognition and Machine Learning, 2006",
    apis={"pytorch": "torch.nn.NLLLoss()"},
    expects={"pytorch": Scale.LOG_PROBABILITY},
    conventions={"pytorch": "NLLLoss never checks that the exponentials of a row sum to 1."},
)

SOFTMAX_LOSS = Loss(
    name="softmax_loss",
    aliases=("softmax_crossentropy", "softmax_cross_entropy", "multinomial_logistic_loss"),
    title="Softmax loss",
    formula="log(sum over classes of e^z) - z of class y",
    latex=r"\log \sum_{c} e^{z_c} - z_y",
    gradient="softmax(z) - 1 for the class of the row, softmax(z) for the others",
    kinds=("multiclass",),
    form=Form.INDICES,
    y_true=None,
    labels="class indices 0 to C - 1",
    kernels={Scale.LOGIT: indexed.softmax_loss_from_logits},
    activations=("linear",),
    elicits="probabilities",
    constant="log of the share of each class, up to a number added to all",
    optimum=classes.log_shares,
    robustness=_IN_PROPORTION,
    proper=True,
    claims=frozenset({Claim.NON_NEGATIVE, Claim.CONVEX}),
    purpose="Softmax and cross-entropy in one, from the raw scores: the way to train that loses no digits.",
    caution="The softmax is inside it: the model ends in a linear layer, and softmax is applied to predict.",
    mistakes=(_SOFTMAX_TWICE,),
    relations={
        "sparse_categorical_crossentropy": "the same number from logits",
        "logit_adjusted_crossentropy": "that loss with tau = 0",
        "binary_crossentropy": "the same for two classes, with z the difference of their scores",
    },
    reference="Bridle, Probabilistic Interpretation of Feedforward Classification Network Outputs, 1990",
    apis={
        "pytorch": "torch.nn.CrossEntropyLoss()",
        "keras": "keras.losses.SparseCategoricalCrossentropy(from_logits=True)",
    },
    expects={"pytorch": Scale.LOGIT, "keras": Scale.LOGIT},
    elsewhere={
        "optax": "optax.softmax_cross_entropy_with_integer_labels",
        "xgboost": "objective multi:softprob",
        "lightgbm": "objective multiclass",
        "catboost": "MultiClass",
    },
    conventions={
        "pytorch": "A right class ahead by 37 or more costs exactly 0, where it is e^-37 or less.",
        "keras": "As PyTorch, and in float32.",
    },
)

KL_DIVERGENCE = Loss(
    name="kl_divergence",
    aliases=("kl", "kld", "kl_div", "kullback_leibler", "kullback_leibler_divergence", "relative_entropy"),
    title="Kullback-Leibler divergence",
    formula="sum over classes of y log(y / p), in nats",
    latex=r"\sum_{c} y_c \log \frac{y_c}{p_c}",
    gradient="softmax(z) - y, in nats",
    kinds=("multiclass",),
    form=Form.ROWS,
    y_true=UNIT,
    labels="distributions over the classes",
    kernels={
        Scale.PROBABILITY: distribution.kl_divergence_from_probabilities,
        Scale.LOGIT: distribution.kl_divergence_from_logits,
        Scale.LOG_PROBABILITY: distribution.kl_divergence_from_log_probabilities,
    },
    activations=("softmax",),
    params={"base": Parameter(e, distribution.ABOVE_ONE, "base of the logarithm: e counts in nats, 2 in bits")},
    elicits="probabilities",
    constant="mean of the distributions",
    optimum=classes.mean_distribution,
    robustness=_IN_PROPORTION,
    proper=True,
    claims=frozenset({Claim.NON_NEGATIVE, Claim.ZERO_AT_TRUTH, Claim.CONVEX}),
    purpose="Labels that are distributions: soft labels, shares, votes of annotators; 0 for a perfect prediction.",
    caution="Trains exactly as categorical cross-entropy, less the entropy of the labels; equal to it on one-hot rows.",
    mistakes=(
        "PyTorch's KLDivLoss wants log-probabilities: given probabilities, the loss turns negative.",
        "KLDivLoss(reduction='mean') divides by the number of classes as well, so it is C times too small.",
    ),
    relations={
        "categorical_crossentropy": "it less the entropy of the labels, so that both have the same gradient",
        "sparse_categorical_crossentropy": "the same number on one-hot rows",
    },
    reference="Kullback and Leibler, On Information and Sufficiency, 1951",
    apis={"pytorch": 'torch.nn.KLDivLoss(reduction="batchmean")', "keras": "keras.losses.KLDivergence()"},
    expects={"pytorch": Scale.LOG_PROBABILITY, "keras": Scale.PROBABILITY},
    elsewhere={
        "optax": "optax.kl_divergence(log_predictions, targets)",
        "scipy": "scipy.special.rel_entr, scipy.stats.entropy(p, q, base=2)",
        "lightgbm": "metric kullback_leibler (two classes, labels in [0, 1])",
    },
    conventions={
        "pytorch": "Takes log-probabilities; its default mean divides by rows times classes; nan for a class that is "
        "ruled out and does not occur. In nats.",
        "keras": "Clips labels and predictions to [1e-7, 1]. In nats.",
        "optax": "Takes log-probabilities; nan for a class that is ruled out and does not occur.",
        "scipy": "stats.entropy divides both by their sums first.",
    },
)
