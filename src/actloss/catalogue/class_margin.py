"""Rows of the margin losses of classes that exclude one another."""

from actloss.catalogue.row import Claim, Form, Loss, Scale
from actloss.losses import class_margin
from actloss.losses.constant import classes

_ROBUSTNESS = "moderate: a wrong score costs in proportion to its distance"

CRAMMER_SINGER = Loss(
    name="crammer_singer",
    aliases=("multiclass_hinge", "multi_class_hinge"),
    title="Multi-class hinge loss of Crammer and Singer",
    formula="max(0, 1 + highest s of another class - s of class y)",
    latex=r"\max\left(0,\, 1 + \max_{c \ne y} s_c - s_y\right)",
    gradient="where it is above 0: -1 for the class of the row, +1 for the best other class",
    kinds=("multiclass",),
    form=Form.INDICES,
    y_true=None,
    labels="class indices 0 to C - 1",
    kernels={Scale.MARGIN: class_margin.crammer_singer},
    activations=("linear",),
    elicits="decisions",
    constant="1 for a class that holds more than half of the rows, else 0 for all",
    optimum=classes.majority_scores,
    robustness=_ROBUSTNESS,
    proper=False,
    claims=frozenset({Claim.NON_NEGATIVE, Claim.ZERO_AT_TRUTH, Claim.CONVEX}),
    purpose="Only the winning class matters, not its probability: rows won by a margin of 1 cost nothing.",
    caution="Its scores are no probabilities; where no class is likelier than all others together, it may learn none.",
    mistakes=("Keras' CategoricalHinge goes by the same name and is another loss.",),
    relations={
        "weston_watkins": "at most that loss, which sums over all other classes; equal for two classes",
        "hinge": "the same for two classes, with the difference of their scores as the margin",
    },
    reference="Crammer and Singer, On the Algorithmic Implementation of Multiclass Kernel-Based Vector Machines, 2001",
    elsewhere={
        "sklearn": "sklearn.metrics.hinge_loss",
        "optax": "optax.losses.multiclass_hinge_loss",
    },
    conventions={
        "keras": "CategoricalHinge lets a 0 stand for the class itself among the others: "
        "max(0, 1 + max(0, best other) - own).",
    },
)

WESTON_WATKINS = Loss(
    name="weston_watkins",
    aliases=("multi_margin", "multimarginloss", "sum_of_hinges"),
    title="Multi-class hinge loss of Weston and Watkins",
    formula="sum over the other classes of max(0, 1 + s of it - s of class y)",
    latex=r"\sum_{c \ne y} \max(0,\, 1 + s_c - s_y)",
    gradient="+1 for each class that comes within 1 of the class of the row, less their number for that class",
    kinds=("multiclass",),
    form=Form.INDICES,
    y_true=None,
    labels="class indices 0 to C - 1",
    kernels={Scale.MARGIN: class_margin.weston_watkins},
    activations=("linear",),
    elicits="decisions",
    constant="whole numbers, higher for more frequent classes, with classes of similar shares on one level",
    optimum=classes.level_scores,
    robustness=_ROBUSTNESS,
    proper=False,
    claims=frozenset({Claim.NON_NEGATIVE, Claim.ZERO_AT_TRUTH, Claim.CONVEX}),
    purpose="As the hinge loss of Crammer and Singer, with every class that comes too near counted.",
    caution="With three classes or more the scores that are best on average need not put the likeliest class first.",
    mistakes=("The value grows with the number of classes; PyTorch divides by it, so figures differ by that factor.",),
    relations={
        "crammer_singer": "at least that loss, which counts the best other class only; equal for two classes",
        "hinge": "the same for two classes, with the difference of their scores as the margin",
    },
    reference="Weston and Watkins, Support Vector Machines for Multi-Class Pattern Recognition, 1999",
    conventions={"pytorch": "MultiMarginLoss divides by the number of classes."},
)
