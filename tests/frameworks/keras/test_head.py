"""The output layer starts at the best constant prediction."""

from actloss.frameworks.keras.head import head
from problems import problem


def test_it_starts_at_the_bias_whose_rule_is_told() -> None:
    constants, layer = head(problem("binary", "binary_crossentropy", bias=(-1.5,)))

    assert constants.text == "# The start: log-odds of the positive share.\nBIAS = -1.5"
    assert layer.text == (
        "# Weights of 0: each row is predicted the bias at first.\n"
        "# raw = head(hidden): float32 [n, 1], logits\n"
        "head = keras.layers.Dense(\n"
        '    1, kernel_initializer="zeros", bias_initializer=keras.initializers.Constant(BIAS)\n'
        ")"
    )


def test_several_units_start_at_a_list() -> None:
    constants, _ = head(problem("multiclass", "softmax_loss", bias=(-1.0, -2.0, -0.5), bias_rule=""))

    assert constants.text == "BIAS = [-1.0, -2.0, -0.5]"


def test_outputs_in_the_label_s_unit_are_scaled_after_the_layer() -> None:
    constants, layer = head(problem("regression", "mse", bias=(500.0,), spread=40.0))

    assert constants.text.endswith("BIAS = 500.0\nSPREAD = 40.0")
    assert layer.text.endswith(
        "head = keras.Sequential(\n"
        "    [\n"
        '        keras.layers.Dense(1, kernel_initializer="zeros"),\n'
        "        keras.layers.Rescaling(SPREAD, offset=BIAS),\n"
        "    ]\n"
        ")"
    )


def test_without_a_table_there_is_no_bias_to_start_from() -> None:
    (layer,) = head(problem("multilabel", "dice", bias=(0.0,) * 4))

    assert layer.text.endswith('head = keras.layers.Dense(4, kernel_initializer="zeros")')


def test_ordered_classes_share_a_score() -> None:
    constants, layer, last = head(problem("multiclass", "coral", bias=(1.0, -1.0)))

    assert constants.text.endswith("BIAS = [1.0, -1.0]")
    assert layer.text.startswith("class RankHead(keras.layers.Layer):")
    assert last.text.endswith("head = RankHead(2, BIAS)")
    assert head(problem("multiclass", "coral", bias=(0.0, 0.0)))[-1].text.endswith("head = RankHead(2)")


def test_of_a_pair_only_the_first_number_has_the_label_s_unit() -> None:
    constants, _ = head(problem("regression", "gaussian_nll", bias=(500.0, 7.0), spread=40.0))

    assert constants.text.endswith("SPREAD = [40.0, 1.0]")
