"""Rows of the losses of classes that exclude one another, given as indices, one-hot rows or distributions."""

from actloss.catalogue.row import Loss, Scale
from actloss.interval import UNIT
from actloss.losses import constant, distribution, multiclass

CATEGORICAL_CROSSENTROPY = Loss(
    name="categorical_crossentropy",
    aliases=("ce", "cce", "cross_entropy", "crossentropy", "categorical_cross_entropy", "multiclass_log_loss"),
    title="Categorical cross-entropy",
    formula="-sum over classes of y log(p)",
    kinds=("multiclass",),
    y_true=UNIT,
    labels="one-hot rows, or distributions over the classes",
    kernels={
        Scale.PROBABILITY: multiclass.categorical_crossentropy_from_probabilities,
        Scale.LOGIT: multiclass.categorical_crossentropy_from_logits,
    },
    activations=("softmax",),
    elicits="probabilities",
    constant="share of each class (mean of the rows)",
    optimum=constant.mean_distribution,
    robustness="moderate: a wrong score costs in proportion to its distance",
    proper=True,
    purpose="Several classes of which exactly one holds, labels one-hot or soft.",
    caution="Never for labels that may hold together: what is absent does not count, and softmax lets labels compete.",
    reference="Gneiting and Raftery, Strictly Proper Scoring Rules, Prediction, and Estimation, 2007",
    apis={"pytorch": "torch.nn.CrossEntropyLoss()", "keras": "keras.losses.CategoricalCrossentropy()"},
    expects={"pytorch": Scale.LOGIT, "keras": Scale.PROBABILITY},
)

SPARSE_CATEGORICAL_CROSSENTROPY = Loss(
    name="sparse_categorical_crossentropy",
    aliases=("sparse_ce", "scce", "sparse_cross_entropy", "sparse_categorical_cross_entropy"),
    title="Sparse categorical cross-entropy",
    formula="-log(p of class y)",
    kinds=("multiclass",),
    y_true=None,
    labels="class indices 0 to C - 1",
    kernels={
        Scale.PROBABILITY: multiclass.sparse_categorical_crossentropy_from_probabilities,
        Scale.LOGIT: multiclass.sparse_categorical_crossentropy_from_logits,
    },
    activations=("softmax",),
    elicits="probabilities",
    constant="share of each class",
    optimum=constant.class_shares,
    robustness="moderate: a wrong score costs in proportion to its distance",
    proper=True,
    purpose="As categorical cross-entropy, the same number, from integer labels without a one-hot table.",
    caution="Indices must run from 0 without a gap; the order of the classes means nothing to it.",
    reference="Gneiting and Raftery, Strictly Proper Scoring Rules, Prediction, and Estimation, 2007",
    apis={"pytorch": "torch.nn.CrossEntropyLoss()", "keras": "keras.losses.SparseCategoricalCrossentropy()"},
    expects={"pytorch": Scale.LOGIT, "keras": Scale.PROBABILITY},
)

KL_DIVERGENCE = Loss(
    name="kl_divergence",
    aliases=("kl", "kld", "kl_div", "kullback_leibler", "kullback_leibler_divergence", "relative_entropy"),
    title="Kullback-Leibler divergence",
    formula="sum over classes of y log(y / p), in nats",
    kinds=("multiclass",),
    y_true=UNIT,
    labels="distributions over the classes",
    kernels={
        Scale.PROBABILITY: distribution.kl_divergence_from_probabilities,
        Scale.LOGIT: distribution.kl_divergence_from_logits,
    },
    activations=("softmax",),
    elicits="probabilities",
    constant="mean of the distributions",
    optimum=constant.mean_distribution,
    robustness="moderate: a wrong score costs in proportion to its distance",
    proper=True,
    purpose="Labels that are distributions: soft labels, shares, votes of annotators; 0 for a perfect prediction.",
    caution="Trains exactly as categorical cross-entropy, less the entropy of the labels; equal to it on one-hot rows.",
    reference="Kullback and Leibler, On Information and Sufficiency, 1951",
    apis={"pytorch": 'torch.nn.KLDivLoss(reduction="batchmean")', "keras": "keras.losses.KLDivergence()"},
    expects={"pytorch": Scale.LOG_PROBABILITY, "keras": Scale.PROBABILITY},
)
