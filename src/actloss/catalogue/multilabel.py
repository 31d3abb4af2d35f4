"""Rows of the losses of several labels that may hold together."""

from actloss.catalogue.row import Claim, Form, Loss, Parameter, Scale
from actloss.interval import BELOW_ONE, NON_NEGATIVE, UNIT
from actloss.losses import decisions, multilabel, overlap
from actloss.losses.constant.binary import asymmetric_share, dice_set, majority_bit, tversky_set

_KINDS = ("multilabel",)
_BITS = "0 or 1 for each label: absent or present"
_UP_TO_ONE = frozenset({Claim.NON_NEGATIVE, Claim.ZERO_AT_TRUTH, Claim.BOUNDED})

ASYMMETRIC = Loss(
    name="asymmetric",
    aliases=("asl", "asymmetric_loss"),
    title="Asymmetric loss",
    formula=(
        "-(y (1 - p)^gamma_pos log(p) + (1 - y) q^gamma_neg log(1 - q)) with q = max(0, p - margin), mean over labels"
    ),
    latex=r"-\left(y (1 - p)^{\gamma_+} \log p + (1 - y)\, q^{\gamma_-} \log(1 - q)\right), \quad q = \max(0, p - m)",
    gradient="for y = 1 that of focal; for y = 0 that of focal at q, times p (1 - p) / (q (1 - q)), and 0 below margin",
    kinds=_KINDS,
    y_true=UNIT,
    labels="0 or 1 for each label, or a probability between",
    kernels={
        Scale.PROBABILITY: multilabel.asymmetric_from_probabilities,
        Scale.LOGIT: multilabel.asymmetric_from_logits,
        Scale.LOG_PROBABILITY: multilabel.asymmetric_from_log_probabilities,
    },
    activations=("sigmoid",),
    params={
        "gamma_neg": Parameter(4.0, NON_NEGATIVE, "how fast it lets go of an absent label that is predicted right"),
        "gamma_pos": Parameter(1.0, NON_NEGATIVE, "how fast it lets go of a present label that is predicted right"),
        "margin": Parameter(0.05, BELOW_ONE, "probability below which an absent label costs nothing"),
    },
    elicits="shifted probabilities",
    constant="above the share of rows that have the label, found numerically for each",
    optimum=asymmetric_share,
    robustness="moderate: an absent label costs at most log(1 / margin), a present one in proportion to its log-odds",
    proper=False,
    claims=frozenset({Claim.NON_NEGATIVE, Claim.ZERO_AT_TRUTH, Claim.CONVEX}),
    purpose="Very many labels of which a row has few, when their ranking matters: the absent ones count less.",
    caution="Its outputs lie above the probabilities, most for rare labels: they need a threshold of their own.",
    mistakes=("Where present labels are not rare the defaults call far too many labels: begin with cross-entropy.",),
    relations={
        "focal": "focal where both gammas are equal and the margin is 0",
        "binary_crossentropy": "binary cross-entropy where both gammas and the margin are 0",
    },
    reference="Ridnik et al., Asymmetric Loss for Multi-Label Classification, 2021",
    conventions={"pytorch": "The authors' own code adds the labels up and holds probabilities at 1e-8."},
)

DICE = Loss(
    name="dice",
    aliases=("dice_loss", "soft_dice", "sorensen_dice", "f1_loss"),
    title="Dice loss",
    formula="sum over labels of (y (1 - p) + (1 - y) p) / sum over labels of (y + p)",
    latex=r"\frac{\sum_l y_l (1 - p_l) + (1 - y_l)\, p_l}{\sum_l y_l + p_l}",
    gradient="p (1 - p) (1 - 2 y - loss) / sum of (y + p), with p = sigmoid(z)",
    kinds=_KINDS,
    form=Form.SETS,
    y_true=UNIT,
    labels=_BITS,
    kernels={Scale.PROBABILITY: overlap.dice_from_probabilities, Scale.LOGIT: overlap.dice_from_logits},
    activations=("sigmoid",),
    elicits="decisions",
    constant="1 for the most frequent labels, as many as lower the loss, 0 for the others",
    optimum=dice_set,
    mass=overlap.dice_mass_from_probabilities,
    robustness="robust: no row costs more than 1",
    proper=False,
    claims=_UP_TO_ONE,
    purpose="Overlap of two sets is the goal, present labels are rare, and what is rightly absent should not count.",
    caution="Its outputs go to 0 or 1 and are no probabilities; where nothing is present its gradient says little.",
    mistakes=(
        "The mean of the rows' losses is not the loss of the batch: a row with one label weighs like one with ten.",
    ),
    relations={"tversky": "tversky at alpha = beta = 0.5"},
    reference="Milletari, Navab and Ahmadi, V-Net, 2016",
    apis={"keras": "keras.losses.Dice()"},
    expects={"keras": Scale.PROBABILITY},
    elsewhere={"optax": "optax.losses.binary_dice_loss"},
    conventions={
        "keras": "Adds a small constant to the sums of the batch, so that an empty one has a value.",
        "optax": "Adds a smoothing term to both sums: the loss of few labels comes out lower.",
    },
)

TVERSKY = Loss(
    name="tversky",
    aliases=("tversky_loss",),
    title="Tversky loss",
    formula=(
        "(alpha FP + beta FN) / (TP + alpha FP + beta FN) with TP = sum of y p, FP = sum of (1 - y) p and"
        " FN = sum of y (1 - p) over labels"
    ),
    latex=r"\frac{\alpha\,\mathrm{FP} + \beta\,\mathrm{FN}}{\mathrm{TP} + \alpha\,\mathrm{FP} + \beta\,\mathrm{FN}}",
    gradient="p (1 - p) (c - loss (y + c)) / (TP + alpha FP + beta FN), c = alpha (1 - y) - beta y, p = sigmoid(z)",
    kinds=_KINDS,
    form=Form.SETS,
    y_true=UNIT,
    labels=_BITS,
    kernels={Scale.PROBABILITY: overlap.tversky_from_probabilities, Scale.LOGIT: overlap.tversky_from_logits},
    activations=("sigmoid",),
    params={
        "alpha": Parameter(0.5, NON_NEGATIVE, "weight of a false positive"),
        "beta": Parameter(0.5, NON_NEGATIVE, "weight of a false negative"),
    },
    elicits="decisions",
    constant="1 for the most frequent labels, as many as lower the loss, 0 for the others",
    optimum=tversky_set,
    mass=overlap.tversky_mass_from_probabilities,
    robustness="robust: no row costs more than 1",
    proper=False,
    claims=_UP_TO_ONE,
    purpose="Overlap of two sets where a missed label costs more than a false one (beta above alpha), or less.",
    caution="Its outputs go to 0 or 1 and are no probabilities; alpha and beta are costs to be chosen, not tuned.",
    mistakes=("alpha weighs false positives and beta false negatives; some papers and libraries have it reversed.",),
    relations={"dice": "dice at alpha = beta = 0.5"},
    reference="Salehi, Erdogmus and Gholipour, Tversky Loss Function for Image Segmentation, 2017",
    conventions={"keras": "keras.losses.Tversky has alpha and beta swapped in version 3.15.1 (keras#23333)."},
)

HAMMING = Loss(
    name="hamming",
    aliases=("hamming_loss", "hamming_distance"),
    title="Hamming loss",
    formula="1 where the decision (p > 1/2, z > 0) is not the label, else 0; mean over labels",
    latex=r"\left[\,[p > \tfrac12] \ne y\,\right]",
    gradient="0 almost everywhere: it measures, it does not train",
    kinds=_KINDS,
    y_true=UNIT,
    labels=_BITS,
    kernels={
        Scale.PROBABILITY: decisions.hamming_from_probabilities,
        Scale.LOGIT: decisions.hamming_from_logits,
        Scale.MARGIN: decisions.hamming_from_logits,
        Scale.LABEL: decisions.hamming_from_labels,
    },
    activations=("sigmoid", "linear"),
    elicits="decisions",
    constant="1 for a label that more than half of the rows have, else 0",
    optimum=majority_bit,
    robustness="robust: a wrong decision costs 1, however sure it was",
    proper=False,
    claims=_UP_TO_ONE,
    purpose="How many of all the decisions on labels are wrong.",
    caution="Where labels are rare, predicting none of them already scores well: compare with the baseline.",
    mistakes=("It counts label by label; the share of rows with any wrong label is another, larger number.",),
    relations={"per_label_accuracy": "1 less the per-label accuracy"},
    reference="Schapire and Singer, BoosTexter: A Boosting-based System for Text Categorization, 2000",
    elsewhere={"sklearn": "sklearn.metrics.hamming_loss", "catboost": "HammingLoss"},
    conventions={"sklearn": "Takes decisions, 0 or 1, not probabilities."},
)

PER_LABEL_ACCURACY = Loss(
    name="per_label_accuracy",
    aliases=("binary_accuracy", "label_accuracy", "mean_label_accuracy"),
    title="Per-label accuracy",
    formula="1 where the decision (p > 1/2, z > 0) is the label, else 0; mean over labels",
    latex=r"\left[\,[p > \tfrac12] = y\,\right]",
    gradient="0 almost everywhere: it measures, it does not train",
    kinds=_KINDS,
    y_true=UNIT,
    labels=_BITS,
    kernels={
        Scale.PROBABILITY: decisions.per_label_accuracy_from_probabilities,
        Scale.LOGIT: decisions.per_label_accuracy_from_logits,
        Scale.MARGIN: decisions.per_label_accuracy_from_logits,
        Scale.LABEL: decisions.per_label_accuracy_from_labels,
    },
    activations=("sigmoid", "linear"),
    elicits="decisions",
    constant="1 for a label that more than half of the rows have, else 0",
    optimum=majority_bit,
    better="higher",
    robustness="robust: a wrong decision costs 1, however sure it was",
    proper=False,
    claims=frozenset({Claim.NON_NEGATIVE, Claim.BOUNDED}),
    purpose="The mean of the labels' accuracies, the usual figure beside a multi-label loss.",
    caution="Where labels are rare, predicting none of them already scores well: compare with the baseline.",
    mistakes=("A row counts by its share of right labels; the share of rows with every label right is smaller.",),
    relations={"hamming": "1 less the hamming loss"},
    reference="Tsoumakas and Katakis, Multi-Label Classification: An Overview, 2007",
    apis={"keras": "keras.metrics.BinaryAccuracy()"},
    expects={"keras": Scale.PROBABILITY},
    elsewhere={"catboost": "Accuracy:type=PerClass, one number for each label"},
    conventions={"keras": "BinaryAccuracy computes in single precision."},
)
