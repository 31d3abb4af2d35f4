from collections.abc import Mapping
from dataclasses import replace

import pytest

from actloss.catalogue import loss
from actloss.frameworks.jax.objective import objective
from actloss.frameworks.problem import Problem
from problems import problem

WEIGHTS = (0.5, 2.0, 1.25)
WEIGHED = "    # Divided by the rows, not by their weights: the mean that the baseline is."
Params = Mapping[str, float | tuple[float, ...]]


def _body(posed: Problem) -> list[str]:
    """Return the lines of ``loss_fn`` after its comments on shapes."""
    lines = objective(posed)[-1].text.splitlines()
    return [line for line in lines[2:] if not line.startswith(("    # raw:", "    # raw["))]


@pytest.mark.parametrize(
    ("kind", "name", "params", "expected"),
    [
        ("regression", "mse", {}, "optax.squared_error(raw[:, 0], y_true).mean()"),
        ("regression", "l2", {}, "optax.squared_error(raw[:, 0], y_true).sum()"),
        ("regression", "huber", {"delta": 2.5}, "optax.huber_loss(raw[:, 0], y_true, delta=2.5).mean()"),
        ("regression", "quantile", {"quantile": 0.9}, "pinball(raw[:, 0], y_true, quantile=0.9)"),
        ("regression", "gaussian_nll", {}, "gaussian_nll(raw, y_true)"),
        ("regression", "poisson_nll", {}, "poisson_nll(raw[:, 0], y_true)"),
        ("binary", "binary_crossentropy", {}, "optax.sigmoid_binary_cross_entropy(raw[:, 0], y_true).mean()"),
        ("binary", "logistic", {}, "optax.sigmoid_binary_cross_entropy(raw[:, 0], y_true).mean()"),
        ("binary", "brier", {}, "optax.squared_error(jax.nn.sigmoid(raw[:, 0]), y_true).mean()"),
        ("binary", "focal", {"gamma": 1.5}, "optax.sigmoid_focal_loss(raw[:, 0], y_true, gamma=1.5).mean()"),
        ("multiclass", "focal", {"alpha": WEIGHTS}, "focal(raw, y_true, alpha=ALPHA)"),
        ("multiclass", "categorical_crossentropy", {}, "optax.softmax_cross_entropy(raw, y_true).mean()"),
        ("multiclass", "kl_divergence", {}, "optax.kl_divergence(jax.nn.log_softmax(raw), y_true).mean()"),
        (
            "multiclass",
            "kl_divergence",
            {"base": 2.0},
            "optax.kl_divergence(jax.nn.log_softmax(raw), y_true).mean() / jnp.log(2.0)",
        ),
        ("multiclass", "crammer_singer", {}, "optax.losses.multiclass_hinge_loss(raw, y_true).mean()"),
        ("multiclass", "coral", {}, "coral(raw, y_true)"),
        (
            "multiclass",
            "logit_adjusted_crossentropy",
            {"prior": WEIGHTS},
            "logit_adjusted_crossentropy(raw, y_true, prior=PRIOR)",
        ),
    ],
)
def test_a_loss_is_one_call(kind: str, name: str, params: Params, expected: str) -> None:
    assert _body(problem(kind, name, params=params)) == [f"    return {expected}"]


def test_the_squared_logarithmic_error_is_of_both_logarithms() -> None:
    assert _body(problem("regression", "msle")) == [
        "    return optax.squared_error(",
        "        jnp.log1p(UNIT * jax.nn.softplus(raw[:, 0])), jnp.log1p(y_true)",
        "    ).mean()",
    ]


def test_a_positive_weight_takes_a_function_of_ones_own() -> None:
    weight, function, call = objective(problem("multilabel", "binary_crossentropy", params={"pos_weight": (2.0, 3.0)}))

    assert weight.text == "POS_WEIGHT = jnp.array([2.0, 3.0])"
    assert function.text.startswith("def weighted_binary_crossentropy(")
    assert call.text.endswith("return weighted_binary_crossentropy(raw, y_true, pos_weight=POS_WEIGHT)")


def test_labels_of_two_classes_are_smoothed_before_they_are_weighed() -> None:
    params = {"label_smoothing": 0.1, "pos_weight": 2.0}

    assert _body(problem("binary", "binary_crossentropy", params=params)) == [
        "    y_true = 0.9 * y_true + 0.05  # label smoothing 0.1",
        "    return weighted_binary_crossentropy(raw[:, 0], y_true, pos_weight=2.0)",
    ]


@pytest.mark.parametrize("name", ["binary_crossentropy", "categorical_crossentropy"])
def test_no_smoothing_is_not_written(name: str) -> None:
    kind = "binary" if name.startswith("binary") else "multiclass"

    assert _body(problem(kind, name, params={"label_smoothing": 0.0})) == _body(problem(kind, name))


@pytest.mark.parametrize(
    ("name", "params", "expected"),
    [
        (
            "sparse_categorical_crossentropy",
            {"class_weight": WEIGHTS},
            [
                "    losses = optax.softmax_cross_entropy_with_integer_labels(raw, y_true)",
                WEIGHED,
                "    return (CLASS_WEIGHT[y_true] * losses).mean()",
            ],
        ),
        (
            "sparse_categorical_crossentropy",
            {"class_weight": 0.5},
            [
                "    losses = optax.softmax_cross_entropy_with_integer_labels(raw, y_true)",
                WEIGHED,
                "    return (0.5 * losses).mean()",
            ],
        ),
        (
            "sparse_categorical_crossentropy",
            {"class_weight": WEIGHTS, "label_smoothing": 0.1},
            [
                "    y_true = optax.smooth_labels(jax.nn.one_hot(y_true, 3), 0.1)",
                WEIGHED,
                "    return optax.softmax_cross_entropy(raw, CLASS_WEIGHT * y_true).mean()",
            ],
        ),
        (
            "categorical_crossentropy",
            {"class_weight": WEIGHTS},
            [WEIGHED, "    return optax.softmax_cross_entropy(raw, CLASS_WEIGHT * y_true).mean()"],
        ),
        (
            "categorical_crossentropy",
            {"label_smoothing": 0.1},
            [
                "    y_true = optax.smooth_labels(y_true, 0.1)",
                "    return optax.softmax_cross_entropy(raw, y_true).mean()",
            ],
        ),
    ],
)
def test_classes_are_weighed_and_smoothed(name: str, params: Params, expected: list[str]) -> None:
    assert _body(problem("multiclass", name, params=params)) == expected


def test_the_score_of_exclusive_classes_is_summed_over_them() -> None:
    assert _body(problem("multiclass", "brier")) == [
        "    one_hot = jax.nn.one_hot(y_true, 3)  # float32 [n, 3]",
        "    return optax.squared_error(jax.nn.softmax(raw), one_hot).sum(axis=-1).mean()",
    ]


@pytest.mark.parametrize(
    ("name", "shape", "call"),
    [
        ("dice", "(1, -1)", "binary_dice_loss(raw, y_true, smooth=0.0)"),
        ("tversky", "(1, -1, 1)", "dice_loss(raw, y_true, alpha=0.3, smooth=0.0)"),
    ],
)
def test_overlap_is_of_the_whole_batch(name: str, shape: str, call: str) -> None:
    params = {"alpha": 0.3} if name == "tversky" else {}

    assert _body(problem("multilabel", name, params=params))[1:] == [
        f"    raw, y_true = raw.reshape{shape}, y_true.reshape{shape}",
        f"    return optax.losses.{call}.mean()",
    ]


@pytest.mark.parametrize(
    ("posed", "doc", "comment"),
    [
        (
            problem("binary", "binary_crossentropy"),
            "mean loss",
            "float32 [n, 1], logits; y_true: float32 [n], 0 or 1",
        ),
        (problem("regression", "l2"), "sum of the losses", "float32 [n, 1], predictions; y_true: float32 [n]"),
        (
            problem("regression", "zip_nll"),
            "mean loss",
            "float32 [n, 2], logit of an extra zero and log-rate; y_true: float32 [n]",
        ),
        (
            problem("multiclass", "crammer_singer"),
            "mean loss",
            "float32 [n, 3], scores; y_true: int32 [n], class indices",
        ),
        (
            problem("binary", "hinge"),
            "mean loss",
            "float32 [n, 1], before tanh; y_true: float32 [n], -1 or +1",
        ),
        (
            problem("regression", "mse", activation="exp"),
            "mean loss",
            "float32 [n, 1], log-rates; y_true: float32 [n]",
        ),
    ],
    ids=lambda value: value.loss.name if isinstance(value, Problem) else None,
)
def test_shapes_and_meanings_are_said(posed: Problem, doc: str, comment: str) -> None:
    lines = objective(posed)[-1].text.splitlines()

    assert lines[1] == f'    """Return the {doc}, float32 []."""'
    assert lines[2] == f"    # raw: {comment}"


def test_why_a_column_is_taken_is_said_where_it_is() -> None:
    squeezed = "    # raw[:, 0], for [n, 1] beside [n] would broadcast to [n, n]."

    assert squeezed in objective(problem("regression", "mse"))[-1].text
    assert squeezed not in objective(problem("multiclass", "coral", units=1, bias=(0.0,)))[-1].text


def test_a_sigmoid_for_each_class_needs_no_column() -> None:
    rows = problem("multiclass", "categorical_crossentropy")
    posed = replace(rows, loss=loss("binary_crossentropy"), activation="sigmoid")

    assert _body(posed) == ["    return optax.sigmoid_binary_cross_entropy(raw, y_true).mean()"]


@pytest.mark.parametrize(
    ("name", "params", "expected"),
    [
        ("binary_crossentropy", {}, ["losses = optax.sigmoid_binary_cross_entropy(raw, y_true)"]),
        (
            "binary_crossentropy",
            {"pos_weight": (2.0, 1.0, 3.0, 4.0), "label_smoothing": 0.1},
            [
                "y_true = 0.9 * y_true + 0.05  # label smoothing 0.1",
                "losses = POS_WEIGHT * y_true * jax.nn.softplus(-raw)",
                "losses += (1 - y_true) * jax.nn.softplus(raw)",
            ],
        ),
        ("mse", {}, ["losses = optax.squared_error(jax.nn.sigmoid(raw), y_true)"]),
        ("asymmetric", {}, ["losses = jnp.vectorize(asymmetric)(raw, y_true)"]),
        (
            "asymmetric",
            {"margin": 0.1},
            ["one = partial(asymmetric, margin=0.1)", "losses = jnp.vectorize(one)(raw, y_true)"],
        ),
    ],
)
def test_the_mean_is_over_the_labels_that_are_known(name: str, params: Params, expected: list[str]) -> None:
    posed = problem("multilabel", name, params=params)
    gaps = replace(posed, labels=replace(posed.labels, gaps=True))

    assert [line.strip() for line in _body(gaps)] == [
        "# Unknown labels are nan: the mean is over the known ones.",
        "known = ~jnp.isnan(y_true)",
        "y_true = jnp.nan_to_num(y_true)",
        *expected,
        "return losses.mean(where=known)",
    ]
