"""The loss function of a program: an object of Keras where that is all, else a function around it."""

from dataclasses import replace

import pytest

from actloss.frameworks.keras.objective import objective
from actloss.frameworks.problem import Problem, Style
from problems import problem


def last(posed: Problem, style: Style = Style.SNIPPET) -> list[str]:
    return objective(posed, style)[-1].text.splitlines()


def before(posed: Problem, style: Style = Style.SNIPPET) -> list[str]:
    """Return the first line of each block before the function."""
    return [block.text.splitlines()[0] for block in objective(posed, style)[:-1]]


def test_logits_go_into_the_loss_as_they_are() -> None:
    assert last(problem("binary", "binary_crossentropy")) == [
        "# raw: float32 [n, 1], logits; y_true: float64 [n], 0 or 1",
        "loss_fn = keras.losses.BinaryCrossentropy(from_logits=True)",
    ]


def test_parameters_are_passed_as_numbers() -> None:
    posed = problem("regression", "huber", params={"delta": 0.1 + 0.2})

    assert last(posed)[-1] == "loss_fn = keras.losses.Huber(delta=0.3)"


def test_an_activation_is_applied_before_a_loss_of_values() -> None:
    assert last(problem("regression", "msle", spread=1.0)) == [
        "def loss_fn(y_true, raw):",
        '    """Return the mean loss, float32 []."""',
        "    # raw: float32 [n, 1], before softplus; y_true: float64 [n]",
        "    loss = keras.losses.MeanSquaredLogarithmicError()",
        "    return loss(y_true, keras.activations.softplus(raw))",
    ]


def test_a_softplus_is_multiplied_by_the_unit_of_the_labels() -> None:
    assert last(problem("regression", "msle", spread=40.0))[-1] == (
        "    return loss(y_true, UNIT * keras.activations.softplus(raw))"
    )
    assert last(problem("regression", "gamma_nll", activation="softplus", spread=40.0))[-1] == (
        "    return loss(y_true, log_softplus(raw) + math.log(UNIT))"
    )


def test_of_a_pair_softplus_is_of_the_second_number() -> None:
    pair = problem("regression", "zip_nll", activation="softplus")

    assert last(pair)[-3:] == [
        "    return loss(",
        "        y_true, ops.concatenate([raw[:, :1], log_softplus(raw[:, 1:])], axis=-1)",
        "    )",
    ]
    assert objective(pair, Style.SNIPPET)[-1].imports == ("import keras", "from keras import ops")


def test_an_exponential_goes_on_along_its_tangent() -> None:
    for loss in ("mape", "smape", "poisson_nll"):
        assert "exp_then_line(raw)" in last(problem("regression", loss, activation="exp"))[-1]


def test_a_focal_loss_with_a_gamma_below_1_is_ones_own() -> None:
    assert last(problem("binary", "focal", params={"gamma": 0.5}))[-1] == "loss_fn = Focal(gamma=0.5)"
    assert "BinaryFocalCrossentropy" in last(problem("binary", "focal", params={"gamma": 1.0}))[-1]
    assert "CategoricalFocalCrossentropy" in "".join(last(problem("multiclass", "focal", params={"gamma": 0.5})))


def test_a_factor_of_keras_is_undone() -> None:
    posed = problem("regression", "mape", activation="linear")

    assert last(posed)[-1] == "    return loss(y_true, raw) / 100  # Keras gives percent"


def test_a_sum_is_called_one() -> None:
    assert last(problem("regression", "l2"))[-1] == 'loss_fn = keras.losses.MeanSquaredError(reduction="sum")'


@pytest.mark.parametrize(
    ("kind", "ending"),
    [
        ("binary", "(y_true, keras.activations.sigmoid(raw))"),
        ("multiclass", "(y_true, keras.activations.softmax(raw)) * 3  # summed over classes"),
    ],
)
def test_the_brier_score_is_of_probabilities_and_adds_up_over_exclusive_classes(kind: str, ending: str) -> None:
    assert last(problem(kind, "brier"))[-1].endswith(ending)


@pytest.mark.parametrize(
    ("kind", "params", "call"),
    [
        ("binary", {}, "BinaryFocalCrossentropy(from_logits=True)"),
        (
            "binary",
            {"alpha": 0.3},
            "BinaryFocalCrossentropy(\n    apply_class_balancing=True, alpha=0.3, from_logits=True\n)",
        ),
        ("multiclass", {}, "CategoricalFocalCrossentropy(alpha=1.0, from_logits=True)"),
        ("multiclass", {"alpha": 0.3}, "CategoricalFocalCrossentropy(alpha=0.3, from_logits=True)"),
    ],
)
def test_keras_heeds_the_alpha_of_a_focal_loss(kind: str, params: dict[str, float], call: str) -> None:
    text = objective(problem(kind, "focal", params=params), Style.SNIPPET)[-1].text

    assert text.endswith(f"loss_fn = keras.losses.{call}")


def test_own_code_comes_as_a_class_in_a_snippet_and_as_a_function_in_a_script() -> None:
    posed = problem("regression", "quantile", params={"quantile": 0.9})

    assert before(posed) == [
        "def alike(y_true, y_pred):",
        "def pinball(y_true, y_pred, quantile=0.5):",
        "class Pinball(keras.losses.Loss):",
    ]
    assert last(posed)[-1] == "loss_fn = Pinball(quantile=0.9)"
    assert before(posed, Style.SCRIPT) == ["def alike(y_true, y_pred):", "def pinball(y_true, y_pred, quantile=0.5):"]
    assert last(posed, Style.SCRIPT)[-2:] == [
        "    losses = pinball(y_true, raw, quantile=0.9)",
        "    return ops.mean(losses)",
    ]


@pytest.mark.parametrize(
    ("kind", "loss", "params", "call"),
    [
        ("binary", "binary_crossentropy", {"pos_weight": 2.5}, "WeightedBinaryCrossentropy(pos_weight=2.5)"),
        (
            "multiclass",
            "categorical_crossentropy",
            {"class_weight": (1.0, 2.0, 0.5)},
            "WeightedCategoricalCrossentropy(class_weight=CLASS_WEIGHT)",
        ),
        (
            "multiclass",
            "sparse_categorical_crossentropy",
            {"label_smoothing": 0.1},
            "WeightedSparseCrossentropy(label_smoothing=0.1)",
        ),
    ],
)
def test_what_keras_has_no_parameter_for_takes_an_own_loss(
    kind: str, loss: str, params: dict[str, float | tuple[float, ...]], call: str
) -> None:
    assert last(problem(kind, loss, params=params))[-1] == f"loss_fn = {call}"


def test_lists_are_constants_that_say_what_they_are() -> None:
    weighted = problem("multilabel", "binary_crossentropy", params={"pos_weight": (1.0, 2.0, 3.0, 4.5)})

    assert objective(weighted, Style.SNIPPET)[0].text == (
        "# what a present label weighs where an absent one weighs 1\nPOS_WEIGHT = [1.0, 2.0, 3.0, 4.5]"
    )


def test_a_list_of_alphas_becomes_a_tensor() -> None:
    posed = problem("multiclass", "focal", params={"alpha": (0.1, 0.2, 0.3)})

    assert "alpha=keras.ops.array(ALPHA)" in objective(posed, Style.SNIPPET)[-1].text


def test_of_a_softplus_the_logarithm_is_taken_where_it_does_not_vanish() -> None:
    posed = problem("regression", "poisson_deviance", activation="softplus")

    assert before(posed)[-1] == "def log_softplus(x):"
    assert last(posed)[-1] == "    return loss(y_true, log_softplus(raw))"
    assert last(problem("regression", "poisson_deviance"))[-1] == "loss_fn = PoissonDeviance()"


def test_pairs_go_into_the_loss_as_they_are() -> None:
    assert last(problem("regression", "gaussian_nll"))[-2:] == [
        "# raw: float32 [n, 2], mean and log-variance; y_true: float64 [n]",
        "loss_fn = GaussianNLL()",
    ]


def _known(*lines: str) -> list[str]:
    """Return the lines of ``loss_fn`` below its comments, where labels may be unknown."""
    return [
        "    # Unknown labels are nan: the mean is over the known ones.",
        "    unknown = ops.isnan(y_true)",
        "    # An axis of one label: Keras averages over the last.",
        "    y_true = ops.expand_dims(ops.where(unknown, 1.0, y_true), -1)",
        "    raw = ops.expand_dims(raw, -1)",
        *lines,
        "    known = ops.cast(ops.logical_not(unknown), losses.dtype)",
        "    return ops.sum(known * losses) / ops.sum(known)",
    ]


def test_the_mean_is_over_the_labels_that_are_known() -> None:
    posed = problem("multilabel", "mse")
    gaps = replace(posed, labels=replace(posed.labels, gaps=True))

    assert last(gaps)[3:] == _known(
        "    loss = keras.losses.MeanSquaredError(reduction=None)",
        "    losses = loss(y_true, keras.activations.sigmoid(raw))",
    )


def test_each_label_keeps_its_weight_where_others_are_unknown() -> None:
    posed = problem("multilabel", "binary_crossentropy", params={"pos_weight": (2.0, 1.0, 3.0, 4.0)})
    gaps = replace(posed, labels=replace(posed.labels, gaps=True))

    assert last(gaps, Style.SCRIPT)[3:] == _known(
        "    losses = weighted_binary_crossentropy(",
        "        y_true, raw, pos_weight=[[weight] for weight in POS_WEIGHT]",
        "    )",
    )
    assert last(gaps)[3:] == _known(
        "    loss = WeightedBinaryCrossentropy(",
        "        pos_weight=[[weight] for weight in POS_WEIGHT], reduction=None",
        "    )",
        "    losses = loss(y_true, raw)",
    )
