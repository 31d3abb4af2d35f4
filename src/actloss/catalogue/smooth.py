"""Rows of the activations of hidden layers that bend smoothly; each costs an exponential."""

from math import inf

from actloss.activations import gated, rectifier
from actloss.catalogue.row import Activation, Parameter
from actloss.interval import NON_NEGATIVE, Interval


def _from(lowest: float, *, reached: bool) -> Interval:
    return Interval(lowest, inf, low_closed=reached, high_closed=False)


_SWISH = _from(-0.2784645427610738, reached=True)
"""From minus Lambert's W of 1/e, at x = -1.2785."""

ELU = Activation(
    name="elu",
    aliases=("exponential_linear_unit",),
    title="Exponential linear unit",
    formula="max(0, x) + min(0, alpha (e^x - 1))",
    latex=r"\max(0, x) + \min(0, \alpha (e^x - 1))",
    derivative="1 above 0, alpha e^x below",
    function=rectifier.elu,
    params={"alpha": Parameter(1.0, NON_NEGATIVE, "how far below 0 the negative side ends")},
    range=_from(-1.0, reached=False),
    saturates=False,
    place="hidden",
    purpose="What ReLU does well, with outputs nearer to zero mean and units that do not die.",
    caution="Costs an exponential on the negative side; its derivative is continuous at alpha = 1 only.",
    relations={"selu": "selu before its scaling, with its alpha", "relu": "relu at alpha = 0"},
    reference="Clevert, Unterthiner and Hochreiter, Fast and Accurate Deep Network Learning by ELUs, 2016",
    names={"pytorch": "torch.nn.ELU(alpha=1.0)", "keras": "keras.activations.elu", "jax": "jax.nn.elu"},
)

SELU = Activation(
    name="selu",
    aliases=("scaled_elu",),
    title="Scaled ELU",
    formula="1.0507 (max(0, x) + min(0, 1.6733 (e^x - 1)))",
    latex=r"\lambda (\max(0, x) + \min(0, \alpha (e^x - 1))), \lambda \approx 1.0507, \alpha \approx 1.6733",
    derivative="1.0507 above 0, 1.7581 e^x below",
    function=rectifier.selu,
    range=_from(-1.7580993408473768, reached=False),
    saturates=False,
    place="hidden",
    purpose="Deep dense networks without normalisation: means and variances settle at 0 and 1 by themselves.",
    caution="Only with LeCun normal weights, standardised inputs and alpha dropout; it costs an exponential.",
    mistakes=("Ordinary dropout or He weights undo the self-normalisation, without any message.",),
    relations={"elu": "1.0507 times elu at alpha = 1.6733"},
    reference="Klambauer et al., Self-Normalizing Neural Networks, 2017",
    names={"pytorch": "torch.nn.SELU()", "keras": "keras.activations.selu", "jax": "jax.nn.selu"},
)

GELU = Activation(
    name="gelu",
    aliases=("gaussian_error_linear_unit",),
    title="Gaussian error linear unit",
    formula="x Phi(x), Phi the standard normal distribution function",
    latex=r"x \Phi(x)",
    derivative="Phi(x) + x phi(x), phi the standard normal density",
    function=gated.gelu,
    range=_from(-0.16997120747990366, reached=True),
    saturates=False,
    place="hidden",
    purpose="Transformers, where it is the usual choice: smooth, bounded below, unbounded above.",
    caution="The exact form and the one by tanh differ by up to 5e-4: take the one the weights were trained with.",
    mistakes=("Weights of one framework give other outputs in another whose default is the other form.",),
    relations={"silu": "close to x sigmoid(1.702 x)", "swish": "close to swish at beta = 1.702"},
    reference="Hendrycks and Gimpel, Gaussian Error Linear Units, 2016",
    names={
        "pytorch": "torch.nn.GELU()",
        "keras": "keras.activations.gelu",
        "jax": "jax.nn.gelu(x, approximate=False)",
    },
    conventions={
        "jax": "Its default is approximate=True, the form by tanh.",
        "keras": "Its default is approximate=False, the exact form.",
        "pytorch": "Its default is approximate='none', the exact form; it gives 0 below -8.3, where values remain.",
    },
)

SILU = Activation(
    name="silu",
    aliases=("sigmoid_linear_unit", "sil"),
    title="Sigmoid linear unit",
    formula="x sigmoid(x)",
    latex=r"x \sigma(x)",
    derivative="sigmoid(x) (1 + x sigmoid(-x))",
    function=gated.silu,
    range=_SWISH,
    saturates=False,
    place="hidden",
    purpose="Deep networks in place of ReLU: smooth, not monotonic, bounded below, unbounded above.",
    caution="Costs an exponential; in shallow networks ReLU does as well.",
    relations={"swish": "swish at beta = 1", "relu": "relu with a smooth dip below 0"},
    reference=(
        "Elfwing, Uchibe and Doya, Sigmoid-Weighted Linear Units for Neural Network Function Approximation in "
        "Reinforcement Learning, 2018"
    ),
    names={"pytorch": "torch.nn.SiLU()", "keras": "keras.activations.silu", "jax": "jax.nn.silu"},
)

SWISH = Activation(
    name="swish",
    aliases=("swish_1",),
    title="Swish",
    formula="x sigmoid(beta x), beta learnt or 1",
    latex=r"x \sigma(\beta x)",
    derivative="sigmoid(beta x) (1 + beta x sigmoid(-beta x))",
    function=gated.swish,
    params={"beta": Parameter(1.0, NON_NEGATIVE, "steepness of the gate, per unit of x")},
    range=_SWISH,
    saturates=False,
    place="hidden",
    purpose=(
        "Deep networks in place of ReLU. On ImageNet its paper gained 0.9 % accuracy with Mobile NASNet-A and 0.6 % "
        "with Inception-ResNet-v2 by this exchange alone; the edge showed beyond about 42 layers and for batches of "
        "128 to 2048."
    ),
    caution="Costs an exponential; its gain over ReLU is small, and none is promised in shallow networks.",
    relations={
        "silu": "silu at beta = 1",
        "linear": "half of linear at beta = 0",
        "relu": "nearer to relu the larger beta is",
    },
    reference="Ramachandran, Zoph and Le, Searching for Activation Functions, 2017",
    names={"pytorch": "torch.nn.SiLU()", "keras": "keras.activations.silu", "jax": "jax.nn.swish"},
    conventions={
        "pytorch": "Has beta = 1 only: write x * torch.sigmoid(beta * x) for another or a learnt one.",
        "keras": "Has beta = 1 only; swish and silu are one function.",
        "jax": "Has beta = 1 only; swish and silu are one function.",
    },
)

MISH = Activation(
    name="mish",
    aliases=("mish_activation",),
    title="Mish",
    formula="x tanh(softplus(x))",
    latex=r"x \tanh(\log(1 + e^x))",
    derivative="t + x sigmoid(x) (1 - t²), t = tanh(softplus(x))",
    function=gated.mish,
    range=_from(-0.30884341301725043, reached=True),
    saturates=False,
    place="hidden",
    purpose="A follow-up of swish for deep image networks: smooth, with a slightly deeper dip below 0.",
    caution="Costs an exponential and more; compare it with swish on your data before paying for it.",
    relations={"swish": "close to swish, with tanh(softplus(x)) as its gate", "silu": "close to silu"},
    reference="Misra, Mish: A Self Regularized Non-Monotonic Activation Function, 2019",
    names={"pytorch": "torch.nn.Mish()", "keras": "keras.activations.mish", "jax": "jax.nn.mish"},
)
