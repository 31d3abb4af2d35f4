"""Rows of the output activations."""

from math import inf

from actloss.activations import output, rectifier, squashing
from actloss.catalogue.row import Activation, Parameter
from actloss.interval import NON_NEGATIVE, OPEN_SIGNED_UNIT, OPEN_UNIT, POSITIVE, REAL, Interval

LINEAR = Activation(
    name="linear",
    aliases=("identity", "none"),
    title="Linear (no activation)",
    formula="k x, with k = 1 at an output",
    latex=r"f(x) = k x",
    derivative="k",
    function=output.linear,
    params={"k": Parameter(1.0, REAL, "slope; a layer before it has the same freedom, so 1 loses nothing")},
    range=REAL,
    saturates=False,
    place="output",
    purpose="Labels anywhere on the real line, and margin scores.",
    caution="Does not keep a prediction positive or within bounds.",
    mistakes=("Layers with nothing else between them are one linear layer, however many there are.",),
    relations={"leaky_relu": "leaky_relu at slope = 1", "prelu": "prelu at a = 1", "swish": "twice swish at beta = 0"},
    reference="Bishop, Pattern Recognition and Machine Learning, 2006",
    names={
        "pytorch": "torch.nn.Identity()",
        "keras": "keras.activations.linear",
        "jax": "jax.nn.identity",
        "sklearn": "MLPRegressor(activation='identity')",
    },
    conventions={"sklearn": "MLPRegressor's own output is always linear: the argument is about its hidden layers."},
)

SIGMOID = Activation(
    name="sigmoid",
    aliases=("logistic", "expit"),
    title="Logistic sigmoid",
    formula="1 / (1 + e^-x)",
    latex=r"\sigma(x) = \frac{1}{1 + e^{-x}}",
    derivative="sigmoid(x) sigmoid(-x), at most 1/4",
    function=squashing.sigmoid,
    range=OPEN_UNIT,
    saturates=True,
    place="output",
    purpose="The probability of one of two classes, of each of several labels on its own, or a share in [0, 1].",
    caution="One unit a label: labels that exclude one another need softmax. Most losses are more exact from x itself.",
    mistakes=(
        "Before a loss that takes logits it is applied twice: a row costs at least 0.3133 (label 1), 0.6931 (label 0).",
        "In hidden layers its gradient is at most a quarter and fades on both sides, so deep stacks hardly learn.",
    ),
    relations={
        "tanh": "tanh(x / 2) halved and raised by 1/2",
        "softmax": "what softmax gives two units whose difference is x",
        "softplus": "the derivative of softplus",
    },
    reference="Bishop, Pattern Recognition and Machine Learning, 2006",
    names={
        "pytorch": "torch.nn.Sigmoid()",
        "keras": "keras.activations.sigmoid",
        "jax": "jax.nn.sigmoid",
        "sklearn": "MLPClassifier(activation='logistic')",
    },
    conventions={
        "pytorch": "Gives 0 below -709.8, where the value is still above the smallest float64; so do Keras and JAX.",
        "sklearn": "The output of MLPClassifier for two classes or for labels, whatever the argument says.",
    },
)

TANH = Activation(
    name="tanh",
    aliases=("hyperbolic_tangent",),
    title="Hyperbolic tangent",
    formula="2 / (1 + e^-2x) - 1",
    latex=r"\tanh x = \frac{2}{1 + e^{-2x}} - 1",
    derivative="1 / cosh(x)²",
    function=squashing.tanh,
    range=OPEN_SIGNED_UNIT,
    saturates=True,
    place="both",
    purpose="Labels in [-1, 1], or a margin score kept there: a sigmoid shifted and stretched.",
    caution="Labels at -1 and +1 are never reached; a linear output serves them too.",
    mistakes=("On labels outside [-1, 1] the loss stops falling early and nothing says why.",),
    relations={"sigmoid": "2 sigmoid(2x) - 1", "softsign": "steeper than softsign, and sooner at its bounds"},
    reference="LeCun et al., Efficient BackProp, 1998",
    names={
        "pytorch": "torch.nn.Tanh()",
        "keras": "keras.activations.tanh",
        "jax": "jax.numpy.tanh",
        "sklearn": "MLPClassifier(activation='tanh')",
    },
)

SOFTMAX = Activation(
    name="softmax",
    aliases=("normalized_exponential",),
    title="Softmax",
    formula="e^x / sum of e^x over the units",
    latex=r"\operatorname{softmax}(x)_k = \frac{e^{x_k}}{\sum_j e^{x_j}}",
    derivative="p_k (1 - p_k) by its own x, -p_k p_j by another's",
    function=output.softmax,
    range=OPEN_UNIT,
    saturates=True,
    joint=True,
    place="output",
    purpose="The probabilities of several classes of which exactly one holds.",
    caution="Labels that may hold together compete under it; a loss that takes logits must not get its output.",
    mistakes=(
        "Before a cross-entropy from logits it is applied twice: with 10 classes the loss cannot fall below 1.4612.",
        "Over a single unit it is always 1, and the loss never changes.",
    ),
    relations={
        "sigmoid": "for two units the sigmoid of their difference",
        "log_softmax": "the exponential of log_softmax",
    },
    reference="Bridle, Probabilistic Interpretation of Feedforward Classification Network Outputs, 1990",
    names={
        "pytorch": "torch.nn.Softmax(dim=-1)",
        "keras": "keras.activations.softmax",
        "jax": "jax.nn.softmax",
    },
    conventions={
        "pytorch": "Without dim it warns and picks an axis by the number of dimensions: 0 for 0, 1 or 3, else 1.",
        "sklearn": "The output of MLPClassifier for three classes or more; it cannot be chosen.",
    },
)

LOG_SOFTMAX = Activation(
    name="log_softmax",
    aliases=("logsoftmax",),
    title="Log-softmax",
    formula="x - log(sum of e^x over the units)",
    latex=r"\log \operatorname{softmax}(x)_k = x_k - \log \sum_j e^{x_j}",
    derivative="1 - p_k by its own x, -p_j by another's, p = softmax(x)",
    function=output.log_softmax,
    range=Interval(-inf, 0.0, low_closed=False, high_closed=True),
    saturates=False,
    joint=True,
    place="output",
    purpose="Log-probabilities of several classes of which one holds, for losses that take these: nll, kl_divergence.",
    caution="The logarithm of a finished softmax is not the same in numbers: its small probabilities are lost.",
    mistakes=("Before a cross-entropy from logits it changes nothing: log-probabilities are logits too.",),
    relations={"softmax": "the logarithm of softmax", "log_sigmoid": "for units x and 0 the log_sigmoid of x"},
    reference="Bridle, Probabilistic Interpretation of Feedforward Classification Network Outputs, 1990",
    names={
        "pytorch": "torch.nn.LogSoftmax(dim=-1)",
        "keras": "keras.activations.log_softmax",
        "jax": "jax.nn.log_softmax",
    },
    conventions={
        "pytorch": "Gives 0 to a class ahead by more than 37, where -4e-18 and less is right; so do Keras and JAX.",
    },
)

LOG_SIGMOID = Activation(
    name="log_sigmoid",
    aliases=("logsigmoid",),
    title="Log-sigmoid",
    formula="-log(1 + e^-x)",
    latex=r"\log \sigma(x) = -\log(1 + e^{-x})",
    derivative="sigmoid(-x)",
    function=output.log_sigmoid,
    range=Interval(-inf, 0.0, low_closed=False, high_closed=False),
    saturates=False,
    place="output",
    purpose="The log-probability of one label, where log(sigmoid(x)) would be -inf or 0.",
    caution="It is the probability of the label's presence only: its absence has log_sigmoid(-x).",
    relations={"softplus": "-softplus(-x)", "sigmoid": "the logarithm of sigmoid"},
    reference="Bishop, Pattern Recognition and Machine Learning, 2006",
    names={
        "pytorch": "torch.nn.LogSigmoid()",
        "keras": "keras.activations.log_sigmoid",
        "jax": "jax.nn.log_sigmoid",
    },
)

SOFTPLUS = Activation(
    name="softplus",
    aliases=("soft_plus",),
    title="Softplus",
    formula="log(1 + e^x)",
    latex=r"\operatorname{softplus}(x) = \log(1 + e^x)",
    derivative="sigmoid(x)",
    function=output.softplus,
    range=POSITIVE,
    saturates=False,
    place="output",
    purpose="Positive labels and scales, where exp would let a large output explode.",
    caution="Effects add up on large labels and multiply on small ones only.",
    relations={"relu": "a smooth relu, at most log(2) above it", "exp": "exp where x is far below 0"},
    reference="Dugas et al., Incorporating Second-Order Functional Knowledge for Better Option Pricing, 2001",
    names={"pytorch": "torch.nn.Softplus()", "keras": "keras.activations.softplus", "jax": "jax.nn.softplus"},
    conventions={"pytorch": "Returns x itself above threshold = 20, which is 2e-9 too little just there."},
)

EXP = Activation(
    name="exp",
    aliases=("exponential", "log_link"),
    title="Exponential",
    formula="e^x",
    latex=r"e^x",
    derivative="e^x",
    function=output.exp,
    range=POSITIVE,
    saturates=False,
    place="output",
    purpose="Means of counts and amounts whose causes multiply: the log link.",
    caution="A large x overflows: let the loss take x, the log-rate, where it can.",
    mistakes=("Of a model fitted to log(y) it is the geometric mean, not the mean: predictions come out too low.",),
    relations={"softplus": "softplus where x is far below 0"},
    reference="McCullagh and Nelder, Generalized Linear Models, 1989",
    names={"pytorch": "torch.exp", "keras": "keras.activations.exponential", "jax": "jax.numpy.exp"},
)

RELU = Activation(
    name="relu",
    aliases=("rectified_linear",),
    title="Rectified linear unit",
    formula="max(0, x)",
    latex=r"\max(0, x)",
    derivative="1 above 0, 0 below; frameworks say 0 at 0",
    function=rectifier.relu,
    range=NON_NEGATIVE,
    saturates=False,
    place="both",
    purpose="Hidden layers by default; an output only for labels with true zeros.",
    caution="No gradient below 0: an output unit that starts there never learns, and negative labels are out of reach.",
    mistakes=(
        "A large step can leave hidden units below 0 on every row, for good: leaky_relu or elu keeps them alive.",
    ),
    relations={
        "leaky_relu": "leaky_relu at slope = 0",
        "swish": "what swish tends to as beta grows",
        "softplus": "softplus without its bend",
        "elu": "elu at alpha = 0",
    },
    reference="Nair and Hinton, Rectified Linear Units Improve Restricted Boltzmann Machines, 2010",
    names={
        "pytorch": "torch.nn.ReLU()",
        "keras": "keras.activations.relu",
        "jax": "jax.nn.relu",
        "sklearn": "MLPClassifier(activation='relu')",
    },
)
