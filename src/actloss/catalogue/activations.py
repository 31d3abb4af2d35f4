"""Rows of the output activations."""

from actloss.catalogue.row import Activation
from actloss.interval import NON_NEGATIVE, OPEN_SIGNED_UNIT, OPEN_UNIT, POSITIVE, REAL

LINEAR = Activation(
    name="linear",
    aliases=("identity", "none"),
    title="Linear (no activation)",
    formula="x",
    range=REAL,
    saturates=False,
    purpose="Labels anywhere on the real line, and margin scores.",
    caution="Does not keep a prediction positive or within bounds.",
    reference="Bishop, Pattern Recognition and Machine Learning, 2006",
    names={"pytorch": "torch.nn.Identity()", "keras": "keras.activations.linear"},
)

SIGMOID = Activation(
    name="sigmoid",
    aliases=("logistic", "expit"),
    title="Logistic sigmoid",
    formula="1 / (1 + e^-x)",
    range=OPEN_UNIT,
    saturates=True,
    purpose="The probability of one of two classes, of each of several labels on its own, or a share in [0, 1].",
    caution="One unit a label: labels that exclude one another need softmax. Most losses are more exact from x itself.",
    reference="Bishop, Pattern Recognition and Machine Learning, 2006",
    names={"pytorch": "torch.nn.Sigmoid()", "keras": "keras.activations.sigmoid"},
)

TANH = Activation(
    name="tanh",
    aliases=("hyperbolic_tangent",),
    title="Hyperbolic tangent",
    formula="2 / (1 + e^-2x) - 1",
    range=OPEN_SIGNED_UNIT,
    saturates=True,
    purpose="Labels in [-1, 1], or a margin score kept there: a sigmoid shifted and stretched.",
    caution="Labels at -1 and +1 are never reached; a linear output serves them too.",
    reference="LeCun et al., Efficient BackProp, 1998",
    names={"pytorch": "torch.nn.Tanh()", "keras": "keras.activations.tanh"},
)

SOFTMAX = Activation(
    name="softmax",
    aliases=("normalized_exponential",),
    title="Softmax",
    formula="e^x / sum of e^x over the units",
    range=OPEN_UNIT,
    saturates=True,
    joint=True,
    purpose="The probabilities of several classes of which exactly one holds.",
    caution="Labels that may hold together compete under it; a loss that takes logits must not get its output.",
    reference="Bridle, Probabilistic Interpretation of Feedforward Classification Network Outputs, 1990",
    names={"pytorch": "torch.nn.Softmax(dim=-1)", "keras": "keras.activations.softmax"},
)

SOFTPLUS = Activation(
    name="softplus",
    aliases=("soft_plus",),
    title="Softplus",
    formula="log(1 + e^x)",
    range=POSITIVE,
    saturates=False,
    purpose="Positive labels and scales, where exp would let a large output explode.",
    caution="Effects add up on large labels and multiply on small ones only.",
    reference="Dugas et al., Incorporating Second-Order Functional Knowledge for Better Option Pricing, 2001",
    names={"pytorch": "torch.nn.Softplus()", "keras": "keras.activations.softplus"},
)

EXP = Activation(
    name="exp",
    aliases=("exponential", "log_link"),
    title="Exponential",
    formula="e^x",
    range=POSITIVE,
    saturates=False,
    purpose="Means of counts and amounts whose causes multiply: the log link.",
    caution="A large x overflows: let the loss take x, the log-rate, where it can.",
    reference="McCullagh and Nelder, Generalized Linear Models, 1989",
    names={"pytorch": "torch.exp", "keras": "keras.activations.exponential"},
)

RELU = Activation(
    name="relu",
    aliases=("rectified_linear",),
    title="Rectified linear unit",
    formula="max(0, x)",
    range=NON_NEGATIVE,
    saturates=False,
    purpose="Hidden layers by default; an output only for labels with true zeros.",
    caution="No gradient below 0: an output unit that starts there never learns, and negative labels are out of reach.",
    reference="Nair and Hinton, Rectified Linear Units Improve Restricted Boltzmann Machines, 2010",
    names={"pytorch": "torch.nn.ReLU()", "keras": "keras.activations.relu"},
)
