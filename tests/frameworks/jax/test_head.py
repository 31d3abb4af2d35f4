from actloss.frameworks.jax.head import head
from problems import problem


def test_a_layer_starts_at_the_constant_with_no_weights() -> None:
    posed = problem("binary", "binary_crossentropy", bias=(-0.5,))

    constants, layer = head(posed)

    assert constants.text.splitlines() == [
        "HIDDEN = 64  # units of the layer before",
        "# The start: log-odds of the positive share.",
        "BIAS = -0.5",
    ]
    assert layer.text.splitlines() == [
        "# Weights of 0: each row is predicted the bias at first.",
        "# raw = head(hidden): float32 [n, 1], logits",
        "head = nnx.Linear(",
        "    HIDDEN,",
        "    1,",
        "    kernel_init=nnx.initializers.zeros,",
        "    bias_init=nnx.initializers.constant(BIAS),",
        "    rngs=nnx.Rngs(0),",
        ")",
    ]


def test_without_a_rule_nothing_is_said_of_the_bias() -> None:
    constants, _ = head(problem("binary", "binary_crossentropy", bias=(0.0,), bias_rule=""))

    assert constants.text.splitlines()[1] == "BIAS = 0.0"


def test_several_units_start_at_an_array() -> None:
    constants, _ = head(problem("multiclass", "softmax_loss", bias=(-1.0, 0.0, 0.5)))

    assert constants.text.endswith("BIAS = jnp.array([-1.0, 0.0, 0.5])")
    assert constants.imports == ("import jax.numpy as jnp",)


def test_outputs_in_the_labels_unit_are_multiples_of_its_spread() -> None:
    posed = problem("regression", "mse", bias=(500.0,), spread=3.0)
    constants, layer, made = head(posed)

    assert constants.text.endswith("unit.\nSPREAD = 3.0")
    assert layer.text.endswith("return BIAS + SPREAD * self.linear(hidden)")
    assert "bias_init" not in layer.text
    assert made.text.endswith("\nhead = Head(nnx.Rngs(0))")


def test_the_logarithm_in_a_pair_is_not_spread() -> None:
    constants, *_ = head(problem("regression", "gaussian_nll", spread=3.0))

    assert constants.text.endswith("SPREAD = jnp.array([3.0, 1.0])")


def test_the_steps_of_coral_share_their_weights() -> None:
    constants, layer, _ = head(problem("multiclass", "coral"))

    assert "BIAS = jnp.array([0.0, 0.0])" in constants.text
    assert "HIDDEN, 1, use_bias=False" in layer.text
    assert layer.text.endswith("return self.linear(hidden) + self.bias[...]")


def test_coral_of_two_classes_has_an_array_too() -> None:
    constants, *_ = head(problem("multiclass", "coral", units=1, bias=(0.25,)))

    assert "BIAS = jnp.array([0.25])" in constants.text
