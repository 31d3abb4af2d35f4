"""Rows of the losses of counts."""

from actloss.catalogue.row import Claim, Form, Loss, Parameter, Scale
from actloss.interval import NON_NEGATIVE, POSITIVE
from actloss.losses import constant, count, zero_inflated
from actloss.losses.constant.counts import zero_inflated_rate

_REGRESSION = ("regression",)
_RATES = ("exp", "softplus")
_GLM = "McCullagh and Nelder, Generalized Linear Models, 1989"

POISSON_NLL = Loss(
    name="poisson_nll",
    aliases=("poisson", "poisson_loss"),
    title="Poisson negative log-likelihood",
    formula="p - y log(p), without the constant log(y!)",
    latex=r"p - y \log p",
    gradient="exp(s) - y",
    kinds=_REGRESSION,
    y_true=NON_NEGATIVE,
    labels="counts or amounts, 0 or more",
    kernels={Scale.RATE: count.poisson_nll_from_rate, Scale.LOG_RATE: count.poisson_nll_from_log_rate},
    activations=_RATES,
    elicits="mean",
    constant="mean of the labels",
    optimum=constant.mean,
    robustness="not robust, but counts an error the less the larger the expected count is",
    proper=False,
    claims=frozenset({Claim.CONVEX}),
    purpose="Counts: whole numbers from 0, whose spread grows with their mean.",
    caution="Likelihoods and intervals need variance = mean; the predicted mean stays right without it.",
    mistakes=(
        "PyTorch's PoissonNLLLoss takes log-rates unless told otherwise: after an exp output the rate is raised twice.",
        "A negative label raises no error in Keras or PyTorch; boosters and scikit-learn refuse it.",
        "Its value may be negative and has no zero at the truth; compare models, or use the deviance.",
    ),
    relations={
        "poisson_deviance": "half of poisson_deviance, up to a term in the label alone",
        "neg_binomial_nll": "neg_binomial_nll as alpha tends to 0, but for log(y!)",
        "zip_nll": "zip_nll without zeros by nature, but for log(y!)",
    },
    reference=_GLM,
    apis={"pytorch": "torch.nn.PoissonNLLLoss()", "keras": "keras.losses.Poisson()"},
    expects={"pytorch": Scale.LOG_RATE, "keras": Scale.RATE},
    elsewhere={
        "sklearn": "sklearn.linear_model.PoissonRegressor",
        "xgboost": "count:poisson, metric poisson-nloglik",
        "lightgbm": "poisson",
        "catboost": "Poisson",
        "scipy": "-scipy.stats.poisson.logpmf",
    },
    conventions={
        "pytorch": "full=True adds Stirling's approximation of log(y!), above 1 only; 1e-8 is added to rates.",
        "catboost": "Takes log-rates.",
        "scipy": "logpmf contains log(y!) and takes whole numbers only.",
    },
)

POISSON_DEVIANCE = Loss(
    name="poisson_deviance",
    aliases=("mean_poisson_deviance",),
    title="Poisson deviance",
    formula="2 (y log(y / p) - y + p)",
    latex=r"2 \left(y \log \frac{y}{p} - y + p\right)",
    gradient="2 (exp(s) - y)",
    kinds=_REGRESSION,
    y_true=NON_NEGATIVE,
    labels="counts or amounts, 0 or more",
    kernels={Scale.RATE: count.poisson_deviance_from_rate, Scale.LOG_RATE: count.poisson_deviance_from_log_rate},
    activations=_RATES,
    elicits="mean",
    constant="mean of the labels",
    optimum=constant.mean,
    robustness="not robust, but counts an error the less the larger the expected count is",
    proper=False,
    claims=frozenset({Claim.NON_NEGATIVE, Claim.ZERO_AT_TRUTH, Claim.CONVEX}),
    purpose="Counts, when the loss should be 0 for a perfect prediction: the figure to report beside poisson_nll.",
    caution="Trains exactly as poisson_nll does; a mean far above 1 says that counts scatter more than Poisson.",
    relations={
        "poisson_nll": "twice poisson_nll less its value at the label",
        "tweedie_deviance": "tweedie_deviance as power tends to 1",
    },
    reference="Nelder and Wedderburn, Generalized Linear Models, 1972",
    elsewhere={"sklearn": "sklearn.metrics.mean_poisson_deviance"},
    conventions={
        "sklearn": "The metric carries the factor 2 and refuses a rate of 0; the models' losses are half of it.",
    },
)

NEG_BINOMIAL_NLL = Loss(
    name="neg_binomial_nll",
    aliases=("negative_binomial_nll", "negative_binomial", "neg_binomial", "nb2"),
    title="Negative binomial negative log-likelihood",
    formula=(
        "log(Gamma(n) y! / Gamma(n + y)) + n log(1 + alpha p) + y log(1 + 1 / (alpha p)); n = 1 / alpha, "
        "so that the variance is p + alpha p²"
    ),
    latex=(
        r"\log \frac{\Gamma(n)\, y!}{\Gamma(n + y)} + n \log(1 + \alpha p)"
        r" + y \log\left(1 + \frac{1}{\alpha p}\right), \quad n = \frac{1}{\alpha}"
    ),
    gradient="(exp(s) - y) / (1 + alpha exp(s))",
    kinds=_REGRESSION,
    y_true=NON_NEGATIVE,
    whole=True,
    labels="counts: whole numbers, 0 or more",
    kernels={Scale.RATE: count.neg_binomial_nll_from_rate, Scale.LOG_RATE: count.neg_binomial_nll_from_log_rate},
    activations=_RATES,
    params={"alpha": Parameter(1.0, POSITIVE, "overdispersion: what of the variance grows with the squared mean")},
    elicits="mean",
    constant="mean of the labels",
    optimum=constant.mean,
    robustness="damps large counts: the larger alpha, the nearer to relative errors",
    proper=False,
    claims=frozenset({Claim.NON_NEGATIVE}),
    purpose="Counts that scatter more than Poisson counts do, when their distribution is wanted beside the mean.",
    caution="alpha comes from the data, and losses under different alphas are comparable only as likelihoods.",
    mistakes=(
        "PyTorch's NegativeBinomial takes 1 / alpha as total_count, and log(alpha p) as logits: not the log-rate.",
        "Written with log-gamma functions in float32 it loses its digits for large counts or a small alpha.",
    ),
    relations={"poisson_nll": "poisson_nll and log(y!) as alpha tends to 0"},
    reference="Cameron and Trivedi, Regression Analysis of Count Data, 1998",
    elsewhere={"scipy": "-scipy.stats.nbinom.logpmf"},
    conventions={"scipy": "nbinom takes 1 / alpha and 1 / (1 + alpha p) as n and p."},
)

ZIP_NLL = Loss(
    name="zip_nll",
    aliases=("zero_inflated_poisson", "zero_inflated_poisson_nll", "zip"),
    title="Zero-inflated Poisson negative log-likelihood",
    formula="y = 0: -log(q + (1 - q) exp(-p)); y > 0: -log(1 - q) + p - y log(p) + log(y!)",
    latex=(
        r"\begin{cases} -\log\left(q + (1 - q) e^{-p}\right) & y = 0 \\"
        r" -\log(1 - q) + p - y \log p + \log y! & y > 0 \end{cases}"
    ),
    gradient=(
        "by s: exp(s) - y for y > 0, exp(s) times the chance that a zero is a Poisson one for y = 0; "
        "by the logit of q: q less the chance that the label is 0 by nature"
    ),
    kinds=_REGRESSION,
    form=Form.PAIRS,
    second="rate",
    y_true=NON_NEGATIVE,
    whole=True,
    labels="counts: whole numbers, 0 or more",
    kernels={Scale.RATE: zero_inflated.zip_nll_from_rate, Scale.LOG_RATE: zero_inflated.zip_nll_from_log_rate},
    activations=_RATES,
    elicits="share of zeros by nature and rate of the rest",
    constant="the zero-inflated Poisson distribution that is most likely",
    optimum=zero_inflated_rate,
    robustness="not robust: a large count under a small rate costs as with Poisson",
    proper=False,
    claims=frozenset({Claim.NON_NEGATIVE}),
    purpose="Counts with more zeros than their mean explains, because some rows cannot be anything else.",
    caution="Takes two outputs, a sigmoid and a rate; predicts the mean (1 - q) p. Often neg_binomial_nll is enough.",
    mistakes=(
        "The second output alone is no prediction of the label: it is the rate of those rows only that can be above 0.",
    ),
    relations={"poisson_nll": "poisson_nll and log(y!) at q = 0"},
    reference="Lambert, Zero-Inflated Poisson Regression, with an Application to Defects in Manufacturing, 1992",
)
