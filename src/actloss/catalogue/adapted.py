"""Rows of cross-entropies that were adapted: to labels that are sometimes wrong, and to rare classes."""

from actloss.catalogue.row import Claim, Form, Loss, Parameter, Scale
from actloss.interval import NON_NEGATIVE
from actloss.losses import generalized, indexed
from actloss.losses.constant import classes

GENERALIZED_CROSSENTROPY = Loss(
    name="generalized_crossentropy",
    aliases=("gce", "generalized_cross_entropy", "generalised_crossentropy", "lq_loss"),
    title="Generalised cross-entropy",
    formula="(1 - p^q) / q, p of class y",
    latex=r"\frac{1 - p_y^q}{q}",
    gradient="(p of class y)^q (softmax(z) - y)",
    kinds=("multiclass",),
    form=Form.CLASSES,
    y_true=None,
    labels="class indices 0 to C - 1, one-hot rows or distributions",
    kernels={
        Scale.PROBABILITY: generalized.generalized_crossentropy_from_probabilities,
        Scale.LOGIT: generalized.generalized_crossentropy_from_logits,
        Scale.LOG_PROBABILITY: generalized.generalized_crossentropy_from_log_probabilities,
    },
    activations=("softmax",),
    params={
        "q": Parameter(
            0.7,
            generalized.ABOVE_ZERO_TO_ONE,
            "how little a surprising row counts: near 0 cross-entropy, 1 the absolute error",
        )
    },
    elicits="sharpened probabilities",
    constant="shares to the power 1 / (1 - q), made to sum to 1; at q = 1 certainty for the most frequent class",
    optimum=classes.powered_shares,
    robustness="robust: no row costs more than 1 / q, and the more surprising its label the less it pulls",
    proper=False,
    claims=frozenset({Claim.NON_NEGATIVE, Claim.ZERO_AT_TRUTH, Claim.CONVEX, Claim.BOUNDED}),
    purpose="Several classes, some of whose labels are wrong.",
    caution="Its predictions are surer than the shares, and rare or hard classes are taken for mistakes.",
    relations={
        "categorical_crossentropy": "its limit as q tends to 0",
        "sparse_categorical_crossentropy": "its limit as q tends to 0",
    },
    reference="Zhang and Sabuncu, Generalized Cross Entropy Loss for Training Deep Neural Networks with Noisy Labels, "
    "2018",
    apis={"keras": "keras.losses.CategoricalGeneralizedCrossEntropy(q={q})"},
    expects={"keras": Scale.PROBABILITY},
    conventions={"keras": "Takes class indices, although it is called categorical, and a q below 1 only."},
)

LOGIT_ADJUSTED_CROSSENTROPY = Loss(
    name="logit_adjusted_crossentropy",
    aliases=("logit_adjustment", "logit_adjusted_ce", "logit_adjusted", "balanced_softmax"),
    title="Logit-adjusted cross-entropy",
    formula="log(sum over classes of e^a) - a of class y, a = z + tau log(prior)",
    latex=r"\log \sum_{c} \pi_c^{\tau} e^{z_c} - z_y - \tau \log \pi_y",
    gradient="softmax(z + tau log(prior)) - y",
    kinds=("multiclass",),
    form=Form.INDICES,
    y_true=None,
    labels="class indices 0 to C - 1",
    kernels={Scale.LOGIT: indexed.logit_adjusted_crossentropy_from_logits},
    activations=("linear",),
    params={
        "tau": Parameter(1.0, NON_NEGATIVE, "strength of the adjustment; 0 is the softmax loss"),
        "prior": Parameter(None, NON_NEGATIVE, "share or number of rows of each class; none: all alike", many=True),
    },
    elicits="balanced probabilities",
    constant="(1 - tau) times the log of each class's share",
    optimum=classes.adjusted_log_shares,
    robustness="moderate: a wrong score costs in proportion to its distance",
    proper=False,
    claims=frozenset({Claim.NON_NEGATIVE, Claim.CONVEX}),
    purpose="Unbalanced classes that are to be told apart equally well, as the balanced accuracy counts.",
    caution="Predict with the scores as they are: their softmax is no probability in the unbalanced table.",
    mistakes=(
        "The prior comes from the rows it was trained on; scored with another table's shares it is another loss.",
        "Adjusting again when predicting undoes it.",
    ),
    relations={
        "softmax_loss": "that loss with tau = 0 or a prior that is the same for all classes",
        "sparse_categorical_crossentropy": "that loss on the adjusted scores",
    },
    reference="Menon et al., Long-Tail Learning via Logit Adjustment, 2021",
)
