"""Rows of the losses of classes with an order."""

from actloss.catalogue.row import Claim, Form, Loss, Scale
from actloss.losses import ordinal
from actloss.losses.constant import classes, ranks

_PROPORTION = "moderate: a wrong score costs in proportion to its log-odds"

RPS = Loss(
    name="rps",
    aliases=("ranked_probability_score", "rank_probability_score", "discrete_crps"),
    title="Ranked probability score",
    formula="sum over k < C - 1 of (P(p <= k) - P(y <= k))²",
    latex=r"\sum_{k=0}^{C-2} \left(\sum_{c \le k} p_c - [y \le k]\right)^2",
    gradient="by p of class c: 2 times the sum over k >= c of (P(p <= k) - P(y <= k))",
    kinds=("multiclass",),
    form=Form.CLASSES,
    ordered=True,
    y_true=None,
    labels="ordered class indices 0 to C - 1, one-hot rows or distributions",
    kernels={
        Scale.PROBABILITY: ordinal.rps_from_probabilities,
        Scale.LOGIT: ordinal.rps_from_logits,
        Scale.LOG_PROBABILITY: ordinal.rps_from_log_probabilities,
    },
    activations=("softmax",),
    elicits="probabilities",
    constant="share of each class",
    optimum=classes.either_shares,
    robustness="robust: no row costs more than C - 1",
    proper=True,
    claims=frozenset({Claim.NON_NEGATIVE, Claim.ZERO_AT_TRUTH, Claim.CONVEX, Claim.BOUNDED}),
    purpose="Probabilities of ordered classes, where a near miss should cost less than a far one.",
    caution="Takes the steps between the classes for equally wide, and grows with their number.",
    mistakes=(
        "Columns in alphabetical order are not in the order of the classes, and the score is another.",
        "Some write it divided by C - 1, so that it lies in [0, 1]: figures differ by that factor.",
    ),
    relations={
        "brier": "that score of the second class, for two classes",
        "categorical_crossentropy": "another proper score of the same probabilities, which does not know the order",
    },
    reference="Epstein, A Scoring System for Probability Forecasts of Ranked Categories, 1969",
)

CORAL = Loss(
    name="coral",
    aliases=("coral_loss", "rank_consistent_crossentropy"),
    title="Rank-consistent cross-entropy (CORAL)",
    formula="sum over k < C - 1 of the binary cross-entropy of [y > k] and sigmoid(z of k)",
    latex=r"\sum_{k=0}^{C-2} \log\left(1 + e^{-t_k z_k}\right), \quad t_k = 2 [y > k] - 1",
    gradient="sigmoid(z of k) - [y > k]",
    kinds=("multiclass",),
    form=Form.RANKS,
    ordered=True,
    y_true=None,
    labels="ordered class indices 0 to C - 1",
    kernels={Scale.LOGIT: ordinal.coral_from_logits},
    activations=("sigmoid",),
    elicits="probabilities",
    constant="log-odds of a class above k, for each k",
    optimum=ranks.step_log_odds,
    robustness=_PROPORTION,
    proper=True,
    claims=frozenset({Claim.NON_NEGATIVE, Claim.CONVEX}),
    purpose="Ordered classes, one weight vector and C - 1 biases: the probabilities cannot cross.",
    caution="Needs the shared weights: with a weight vector for each step the probabilities may rise with the class.",
    mistakes=(
        "It takes C - 1 outputs, one for each step; with one for each class it is another model.",
        "The class is the number of steps whose probability exceeds one half, not the largest output.",
    ),
    relations={
        "binary_crossentropy": "the sum of that loss over the steps",
        "corn": "the same questions, asked of all rows and not only of those that got so far",
    },
    reference="Cao, Mirjalili and Raschka, Rank Consistent Ordinal Regression for Neural Networks, 2020",
    conventions={"coral_pytorch": "coral_loss takes the labels as C - 1 zeros and ones, not as an index."},
)

CORN = Loss(
    name="corn",
    aliases=("corn_loss", "conditional_ordinal", "continuation_ratio"),
    title="Conditional ordinal cross-entropy (CORN)",
    formula="mean over k <= y (k < C - 1) of the binary cross-entropy of [y > k] and sigmoid(z of k)",
    latex=r"\frac{1}{|T_y|} \sum_{k \in T_y} \log\left(1 + e^{-t_k z_k}\right), \quad "
    r"T_y = \{0, \dots, \min(y, C-2)\}, \; t_k = 2 [y > k] - 1",
    gradient="(sigmoid(z of k) - [y > k]) / number of its questions, for k <= y",
    kinds=("multiclass",),
    form=Form.RANKS,
    ordered=True,
    y_true=None,
    labels="ordered class indices 0 to C - 1",
    kernels={Scale.LOGIT: ordinal.corn_from_logits},
    activations=("sigmoid",),
    elicits="probabilities",
    constant="log-odds of a class above k among those from k on, for each k",
    optimum=ranks.conditional_log_odds,
    mass=ordinal.corn_tasks,
    robustness=_PROPORTION,
    proper=True,
    claims=frozenset({Claim.NON_NEGATIVE, Claim.CONVEX}),
    purpose="Ordered classes without shared weights: P(y > k) is the product of the steps, so it cannot rise.",
    caution="The high steps see few rows; its value is the mean over questions, of which a high class answers more.",
    mistakes=(
        "It takes C - 1 outputs, one for each step; with one for each class it is another model.",
        "The sigmoid of one output is conditional: multiply those up to k for P(y > k).",
    ),
    relations={
        "sparse_categorical_crossentropy": "that loss of the classes' probabilities, divided by the row's questions",
        "coral": "the same questions, asked only of the rows that got so far",
    },
    reference="Shi, Cao and Raschka, Deep Neural Networks for Rank-Consistent Ordinal Regression, 2021",
    conventions={
        "coral_pytorch": "corn_loss is the sum over all questions divided by their number, as here over a data set; "
        "older versions divide by the number of classes."
    },
)
