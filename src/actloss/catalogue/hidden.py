"""Rows of the activations of hidden layers that are made of straight lines, or nearly: cheap ones."""

from math import inf

from actloss.activations import gated, rectifier, squashing
from actloss.catalogue.row import Activation, Parameter
from actloss.interval import OPEN_SIGNED_UNIT, REAL, UNIT, Interval

LEAKY_RELU = Activation(
    name="leaky_relu",
    aliases=("leakyrelu", "lrelu"),
    title="Leaky ReLU",
    formula="max(slope x, x)",
    latex=r"\max(s x, x)",
    derivative="1 above 0, slope below",
    function=rectifier.leaky_relu,
    params={"slope": Parameter(0.01, UNIT, "what is left of a negative number")},
    range=REAL,
    saturates=False,
    place="hidden",
    purpose="Hidden layers where ReLU units die: below 0 a small gradient remains that can bring them back.",
    caution="Unbounded below, so large negative inputs pass on; write the slope down, the defaults differ.",
    mistakes=("The same name in Keras and PyTorch is not the same function: weights moved over need the slope too.",),
    relations={
        "relu": "relu at slope = 0",
        "linear": "linear at slope = 1",
        "prelu": "prelu with a slope that is not learnt",
    },
    reference="Maas, Hannun and Ng, Rectifier Nonlinearities Improve Neural Network Acoustic Models, 2013",
    names={
        "pytorch": "torch.nn.LeakyReLU(negative_slope=0.01)",
        "keras": "keras.layers.LeakyReLU(negative_slope=0.01)",
        "jax": "jax.nn.leaky_relu",
    },
    conventions={
        "keras": "Its default slope is 0.2 as a function and 0.3 as a layer.",
        "pytorch": "Its default slope is 0.01, as JAX's is.",
    },
)

PRELU = Activation(
    name="prelu",
    aliases=("parametric_relu",),
    title="Parametric ReLU",
    formula="x above 0, a x below, a learnt",
    latex=r"\max(0, x) + a \min(0, x)",
    derivative="1 above 0, a below",
    function=rectifier.prelu,
    params={"a": Parameter(0.25, REAL, "slope of the negative side, where learning starts")},
    range=REAL,
    saturates=False,
    place="hidden",
    purpose="A leaky ReLU whose slope the network learns with its weights, for each channel if wanted.",
    caution="More parameters to overfit with on little data; weight decay on a pulls it towards ReLU.",
    relations={"leaky_relu": "leaky_relu with a learnt slope", "relu": "relu at a = 0", "linear": "linear at a = 1"},
    reference="He et al., Delving Deep into Rectifiers, 2015",
    names={
        "pytorch": "torch.nn.PReLU(init=0.25)",
        "keras": "keras.layers.PReLU()",
        "jax": "flax.linen.PReLU()",
    },
    conventions={
        "pytorch": "One slope for all channels unless num_parameters says otherwise, starting at 0.25.",
        "keras": "One slope for each unit unless shared_axes says otherwise, starting at 0.",
        "jax": "Flax starts at 0.01.",
    },
)

RELU6 = Activation(
    name="relu6",
    aliases=("relu_6",),
    title="ReLU capped at 6",
    formula="min(max(0, x), 6)",
    latex=r"\min(\max(0, x), 6)",
    derivative="1 between 0 and 6, else 0",
    function=rectifier.relu6,
    range=Interval(0.0, 6.0, low_closed=True, high_closed=True),
    saturates=True,
    place="hidden",
    purpose="Mobile networks in low precision (float16, int8): a bounded output keeps its resolution.",
    caution="No gradient above 6 either: in full precision ReLU learns more easily.",
    relations={"relu": "relu up to 6", "hard_sigmoid": "6 hard_sigmoid(x - 3)"},
    reference="Krizhevsky, Convolutional Deep Belief Networks on CIFAR-10, 2010",
    names={"pytorch": "torch.nn.ReLU6()", "keras": "keras.activations.relu6", "jax": "jax.nn.relu6"},
)

HARD_SIGMOID = Activation(
    name="hard_sigmoid",
    aliases=("hardsigmoid",),
    title="Hard sigmoid",
    formula="(x + 3) / 6, cut off at 0 and 1",
    latex=r"\min(\max(0, \tfrac{x + 3}{6}), 1)",
    derivative="1/6 between -3 and 3, else 0",
    function=squashing.hard_sigmoid,
    range=UNIT,
    saturates=True,
    place="hidden",
    purpose="Gates of small and quantised networks, where a sigmoid costs too much.",
    caution="Reaches 0 and 1 exactly: as an output its wrong certainties cost an infinite log loss.",
    relations={"sigmoid": "a sigmoid made of three straight lines", "relu6": "relu6(x + 3) / 6"},
    reference="Howard et al., Searching for MobileNetV3, 2019",
    names={
        "pytorch": "torch.nn.Hardsigmoid()",
        "keras": "keras.activations.hard_sigmoid",
        "jax": "jax.nn.hard_sigmoid",
    },
    conventions={
        "keras": "Keras 2 had 0.2 x + 0.5 cut off; Keras 3 has the form of PyTorch: old weights need the old one."
    },
)

HARD_SWISH = Activation(
    name="hard_swish",
    aliases=("hardswish", "hard_silu"),
    title="Hard swish",
    formula="x min(max(0, x + 3), 6) / 6",
    latex=r"x \min(\max(0, x + 3), 6) / 6",
    derivative="(2x + 3) / 6 between -3 and 3, 0 below, 1 above",
    function=gated.hard_swish,
    range=Interval(-0.375, inf, low_closed=True, high_closed=False),
    saturates=False,
    place="hidden",
    purpose="Mobile networks: nearly swish, without an exponential.",
    caution="No gradient below -3, so units can die there as with ReLU.",
    relations={"hard_sigmoid": "x hard_sigmoid(x)", "silu": "silu with hard_sigmoid as its gate"},
    reference="Howard et al., Searching for MobileNetV3, 2019",
    names={
        "pytorch": "torch.nn.Hardswish()",
        "keras": "keras.activations.hard_silu",
        "jax": "jax.nn.hard_swish",
    },
    conventions={"pytorch": "Multiplies before it cuts off, so that it overflows where x (x + 3) does."},
)

SOFTSIGN = Activation(
    name="softsign",
    aliases=("soft_sign",),
    title="Softsign",
    formula="x / (1 + |x|)",
    latex=r"\frac{x}{1 + |x|}",
    derivative="1 / (1 + |x|)²",
    function=squashing.softsign,
    range=OPEN_SIGNED_UNIT,
    saturates=True,
    place="hidden",
    purpose="In place of tanh: its gradient fades with 1 / x² rather than exponentially.",
    caution="Still flattens out on both sides: ReLU and its relatives train deep networks faster.",
    relations={"tanh": "flatter than tanh, and later at its bounds"},
    reference="Glorot and Bengio, Understanding the Difficulty of Training Deep Feedforward Neural Networks, 2010",
    names={"pytorch": "torch.nn.Softsign()", "keras": "keras.activations.softsign", "jax": "jax.nn.soft_sign"},
)
