"""Losses of PyTorch, scikit-learn and SciPy that the catalogue has no code for, beside ours.

Skipped where the `frameworks` extra is not installed.
"""

from collections.abc import Callable, Sequence

import numpy as np
import pytest
from scipy import special, stats
from sklearn import metrics

from actloss import losses
from actloss.losses.arrays import FloatArray
from needing import needed

torch = needed("torch")
F = torch.nn.functional

RNG = np.random.default_rng(20261125)
ROWS = 300
REAL, PREDICTED = RNG.normal(size=ROWS), RNG.normal(size=ROWS)
BITS, LOGITS, SHARES = RNG.integers(0, 2, ROWS).astype(np.float64), RNG.normal(0.0, 3.0, ROWS), RNG.uniform(size=ROWS)
SIGNS = 2.0 * BITS - 1.0
COUNTS, RATES = RNG.poisson(4.0, ROWS).astype(np.float64), RNG.gamma(2.0, 2.0, ROWS)
AMOUNTS = RNG.gamma(2.0, 2.0, ROWS)
CLASSES, SCORES = RNG.integers(0, 4, ROWS).astype(np.float64), RNG.normal(0.0, 2.0, (ROWS, 4))
P_ROWS, Q_ROWS = RNG.dirichlet(np.ones(4), ROWS), special.softmax(SCORES, axis=1)
WEIGHTS = np.array([0.5, 1.0, 2.0, 4.0])
SETS, SET_SHARES = (RNG.uniform(size=(ROWS, 5)) < 0.3).astype(np.float64), RNG.uniform(size=(ROWS, 5))


def _t(array: FloatArray) -> object:
    return torch.tensor(array)


def _class(array: FloatArray) -> object:
    return torch.tensor(array).long()


Pair = tuple[str, Callable[[], FloatArray], Callable[[], object]]

BY_ROW: Sequence[Pair] = (
    (
        "bce with pos_weight",
        lambda: losses.binary_crossentropy_from_logits(SHARES, LOGITS, pos_weight=3.0),
        lambda: F.binary_cross_entropy_with_logits(
            _t(LOGITS), _t(SHARES), pos_weight=torch.tensor(3.0), reduction="none"
        ),
    ),
    (
        "bce of probabilities",
        lambda: losses.binary_crossentropy_from_probabilities(BITS, SHARES),
        lambda: F.binary_cross_entropy(_t(SHARES), _t(BITS), reduction="none"),
    ),
    (
        "weighted cross entropy of indices",
        lambda: losses.sparse_categorical_crossentropy_from_logits(CLASSES, SCORES, class_weight=WEIGHTS),
        lambda: F.cross_entropy(_t(SCORES), _class(CLASSES), weight=_t(WEIGHTS), reduction="none"),
    ),
    (
        "smoothed cross entropy of indices",
        lambda: losses.sparse_categorical_crossentropy_from_logits(CLASSES, SCORES, label_smoothing=0.1),
        lambda: F.cross_entropy(_t(SCORES), _class(CLASSES), label_smoothing=0.1, reduction="none"),
    ),
    (
        "weighted, smoothed cross entropy of rows",
        lambda: losses.categorical_crossentropy_from_logits(P_ROWS, SCORES, class_weight=WEIGHTS, label_smoothing=0.1),
        lambda: F.cross_entropy(_t(SCORES), _t(P_ROWS), weight=_t(WEIGHTS), label_smoothing=0.1, reduction="none"),
    ),
    (
        "divergence",
        lambda: losses.kl_divergence_from_logits(P_ROWS, SCORES),
        lambda: F.kl_div(F.log_softmax(_t(SCORES), dim=1), _t(P_ROWS), reduction="none").sum(1),
    ),
    (
        "divergence in bits",
        lambda: losses.kl_divergence_from_probabilities(P_ROWS, Q_ROWS, base=2.0),
        lambda: stats.entropy(P_ROWS, Q_ROWS, base=2, axis=1),
    ),
    (
        "adjusted by a prior",
        lambda: losses.logit_adjusted_crossentropy_from_logits(CLASSES, SCORES, tau=0.7, prior=WEIGHTS),
        lambda: F.cross_entropy(_t(SCORES + 0.7 * np.log(WEIGHTS)), _class(CLASSES), reduction="none"),
    ),
    (
        "poisson of rates",
        lambda: losses.poisson_nll_from_rate(COUNTS, RATES),
        lambda: F.poisson_nll_loss(_t(RATES), _t(COUNTS), log_input=False, eps=0.0, reduction="none"),
    ),
    (
        "negative binomial",
        lambda: losses.neg_binomial_nll_from_rate(COUNTS, RATES, alpha=0.4),
        lambda: -stats.nbinom.logpmf(COUNTS, 1.0 / 0.4, 1.0 / (1.0 + 0.4 * RATES)),
    ),
    (
        "gaussian",
        lambda: losses.gaussian_nll(REAL, np.stack([PREDICTED, RATES], axis=-1)) + 0.5 * np.log(2.0 * np.pi),
        lambda: -stats.norm.logpdf(REAL, PREDICTED, np.sqrt(RATES)),
    ),
    (
        "laplace",
        lambda: losses.laplace_nll(REAL, np.stack([PREDICTED, RATES], axis=-1)),
        lambda: -stats.laplace.logpdf(REAL, PREDICTED, RATES),
    ),
    ("huber", lambda: losses.huber(REAL, PREDICTED, delta=0.7), lambda: special.huber(0.7, PREDICTED - REAL)),
    (
        "pseudo-Huber",
        lambda: losses.pseudo_huber(REAL, PREDICTED, delta=0.7),
        lambda: special.pseudo_huber(0.7, PREDICTED - REAL),
    ),
    (
        "weston and watkins",
        lambda: losses.weston_watkins(CLASSES, SCORES),
        lambda: 4.0 * F.multi_margin_loss(_t(SCORES), _class(CLASSES), reduction="none"),
    ),
    (
        "soft margin",
        lambda: losses.logistic(SIGNS, LOGITS),
        lambda: F.soft_margin_loss(_t(LOGITS), _t(SIGNS), reduction="none"),
    ),
)


@pytest.mark.parametrize(("ours", "theirs"), [pair[1:] for pair in BY_ROW], ids=[pair[0] for pair in BY_ROW])
def test_every_row_has_the_loss_that_they_give_it(ours: Callable[[], FloatArray], theirs: Callable[[], object]) -> None:
    np.testing.assert_allclose(ours(), np.asarray(theirs()), rtol=1e-11, atol=1e-15)


ON_AVERAGE: Sequence[Pair] = (
    ("mse", lambda: losses.mse(REAL, PREDICTED), lambda: metrics.mean_squared_error(REAL, PREDICTED)),
    ("mae", lambda: losses.mae(REAL, PREDICTED), lambda: metrics.mean_absolute_error(REAL, PREDICTED)),
    ("msle", lambda: losses.msle(AMOUNTS, RATES), lambda: metrics.mean_squared_log_error(AMOUNTS, RATES)),
    ("mape", lambda: losses.mape(REAL, PREDICTED), lambda: metrics.mean_absolute_percentage_error(REAL, PREDICTED)),
    (
        "quantile",
        lambda: losses.quantile(REAL, PREDICTED, quantile=0.8),
        lambda: metrics.mean_pinball_loss(REAL, PREDICTED, alpha=0.8),
    ),
    (
        "poisson",
        lambda: losses.poisson_deviance_from_rate(COUNTS, RATES),
        lambda: metrics.mean_poisson_deviance(COUNTS, RATES),
    ),
    (
        "gamma",
        lambda: losses.gamma_deviance_from_rate(AMOUNTS, RATES),
        lambda: metrics.mean_gamma_deviance(AMOUNTS, RATES),
    ),
    (
        "tweedie",
        lambda: losses.tweedie_deviance_from_rate(COUNTS, RATES, power=1.3),
        lambda: metrics.mean_tweedie_deviance(COUNTS, RATES, power=1.3),
    ),
    (
        "log loss",
        lambda: losses.binary_crossentropy_from_probabilities(BITS, SHARES),
        lambda: metrics.log_loss(BITS, SHARES),
    ),
    (
        "log loss of several classes",
        lambda: losses.sparse_categorical_crossentropy_from_probabilities(CLASSES, Q_ROWS),
        lambda: metrics.log_loss(CLASSES, Q_ROWS),
    ),
    ("brier", lambda: losses.brier_from_probabilities(BITS, SHARES), lambda: metrics.brier_score_loss(BITS, SHARES)),
    (
        "brier of several classes",
        lambda: losses.categorical_brier_from_probabilities(CLASSES, Q_ROWS),
        lambda: metrics.brier_score_loss(CLASSES, Q_ROWS, scale_by_half=False),
    ),
    ("hinge", lambda: losses.hinge(SIGNS, LOGITS), lambda: metrics.hinge_loss(SIGNS, LOGITS)),
    ("crammer and singer", lambda: losses.crammer_singer(CLASSES, SCORES), lambda: metrics.hinge_loss(CLASSES, SCORES)),
    (
        "hamming",
        lambda: losses.hamming_from_probabilities(SETS, SET_SHARES),
        lambda: metrics.hamming_loss(SETS, SET_SHARES > 0.5),
    ),
)


@pytest.mark.parametrize(("ours", "theirs"), [pair[1:] for pair in ON_AVERAGE], ids=[pair[0] for pair in ON_AVERAGE])
def test_the_mean_of_the_losses_is_the_figure_that_they_report(
    ours: Callable[[], FloatArray], theirs: Callable[[], object]
) -> None:
    assert ours().mean() == pytest.approx(theirs(), rel=1e-12, abs=0.0)
