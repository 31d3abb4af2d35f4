import math

import pytest

from actloss.target import Layout
from advising import advice_on
from profiles import Cells

BINARY: dict[str, tuple[Cells, str | None]] = {
    "0/1": ([0, 1, 1, 0, 1], None),
    "-1/+1": ([-1, 1, 1, -1, 1], "recode -1 → 0 and +1 → 1: y = (y + 1) / 2"),
    "1/2": ([1, 2, 2, 1, 2], "recode '1' → 0, '2' → 1 (positive: the larger number)"),
    "words": (
        ["no", "yes", "yes", "no", "yes"],
        "recode 'no' → 0, 'yes' → 1 (positive: 'yes' reads as the positive of the two)",
    ),
}


@pytest.mark.parametrize("spelling", BINARY)
def test_two_classes_get_one_sigmoid_unit_however_they_are_spelled(spelling: str) -> None:
    cells, transform = BINARY[spelling]
    advice = advice_on(cells)

    assert (advice.activation, advice.units, advice.loss) == ("sigmoid", 1, "binary_crossentropy")
    assert (advice.target_transform and advice.target_transform.description) == transform
    assert advice.bias_init.values[0] == pytest.approx(math.log(3 / 2))
    assert advice.baseline.value == pytest.approx(-(0.6 * math.log(0.6) + 0.4 * math.log(0.4)))


@pytest.mark.parametrize(
    ("words", "positive"),
    [
        (("benign", "malignant"), "malignant"),
        (("alive", "dead"), "dead"),
        (("died", "survived"), "survived"),
        (("A", "B"), "B"),
        (("healthy", "sick"), "sick"),
    ],
)
def test_the_positive_class_is_the_one_that_reads_so(words: tuple[str, str], positive: str) -> None:
    transform = advice_on([*words] * 3).target_transform

    assert transform is not None
    assert dict(transform.mapping)[positive] == 1.0


def test_spellings_of_one_class_are_mapped_together() -> None:
    transform = advice_on(["Yes", "yes ", "no", "NO"] * 5).target_transform

    assert transform is not None
    assert dict(transform.mapping) == {"Yes": 1.0, "yes ": 1.0, "no": 0.0, "NO": 0.0}


def test_a_rare_positive_class_gets_a_weight_with_the_calibration_warning_and_the_way_without() -> None:
    advice = advice_on([1.0] * 5 + [0.0] * 95)

    assert advice.loss_params == {"pos_weight": 19.0}
    assert any("threshold" in warning for warning in advice.warnings)
    assert (advice.alternatives[0].loss, dict(advice.alternatives[0].loss_params)) == ("binary_crossentropy", {})
    # 2 · 95 / 100 · ln 2: at even odds each of 95 negatives and of 5 positives weighing 19 costs ln 2.
    assert advice.baseline.value == pytest.approx(1.9 * math.log(2))
    assert advice.bias_init.values[0] == pytest.approx(0.0, abs=1e-9)


def test_wanting_probabilities_leaves_the_weights_out() -> None:
    advice = advice_on([1.0] * 5 + [0.0] * 95, elicit="probabilities")

    assert (advice.loss, dict(advice.loss_params)) == ("binary_crossentropy", {})
    assert advice.bias_init.values[0] == pytest.approx(math.log(5 / 95))


def test_wanting_decisions_offers_the_margin_losses() -> None:
    advice = advice_on([1.0, 0.0] * 50, elicit="decisions")

    assert (advice.activation, advice.loss) == ("tanh", "hinge")
    assert [option.loss for option in advice.alternatives][:3] == [
        "squared_hinge",
        "exponential",
        "binary_crossentropy",
    ]


@pytest.mark.parametrize(
    ("cells", "description"),
    [
        ([1.0, 0.0], "recode 0 → -1 and 1 → +1: 2 y - 1"),
        ([1.0, -1.0], None),
        (["no", "yes"], "recode 'no' → -1, 'yes' → +1"),
        ([1.0, 2.0], "recode '1' → -1, '2' → +1"),
    ],
)
def test_margin_losses_get_labels_of_minus_one_and_one(cells: Cells, description: str | None) -> None:
    transform = advice_on([*cells] * 20, elicit="decisions").target_transform

    assert (transform and transform.description) == description


def test_an_alternative_says_its_own_units_and_labels() -> None:
    options = {option.loss: option for option in advice_on([1.0, 0.0] * 20).alternatives}

    assert options["sparse_categorical_crossentropy"].units == 2
    assert options["mse"].target_transform is None
    assert options["hinge"].target_transform is not None


def test_many_positives_are_weighed_down() -> None:
    advice = advice_on([1.0] * 95 + [0.0] * 5)

    assert advice.loss_params["pos_weight"] == pytest.approx(5 / 95, rel=1e-5)
    assert "weighs the many positives down" in advice.reasons[-1]


def test_rows_that_are_not_one_hot_are_named() -> None:
    columns: dict[str, Cells] = {"a": [1, 0, 0, 0] * 50, "b": [0, 1, 0, 0] * 50, "c": [0, 0, 1, 1] * 50}
    columns["a"] = [*columns["a"][:-1], 1]
    warnings = advice_on(columns, layout=Layout.ONE_HOT).warnings

    assert "1 rows do not have exactly one class, first at row 200: mend or leave them out" in warnings


MULTICLASS: dict[str, tuple[Cells, str | None]] = {
    "0-based": ([0, 1, 2, 2], None),
    "1-based": ([1, 2, 3, 3], "shift"),
    "gaps": ([2, 5, 9, 9], "index"),
    "words": (["cat", "dog", "bird", "bird"], "index"),
}


@pytest.mark.parametrize("spelling", MULTICLASS)
def test_several_classes_get_a_softmax_and_the_sparse_form(spelling: str) -> None:
    cells, transform = MULTICLASS[spelling]
    advice = advice_on([*cells] * 10, task="multiclass")

    assert (advice.activation, advice.units, advice.loss) == ("softmax", 3, "sparse_categorical_crossentropy")
    assert (advice.target_transform and advice.target_transform.kind) == transform
    assert sorted(advice.bias_init.values) == pytest.approx([math.log(0.25), math.log(0.25), math.log(0.5)])
    assert advice.baseline.value == pytest.approx(1.5 * math.log(2))


def test_ordered_words_are_numbered_in_their_order() -> None:
    transform = advice_on(["high", "low", "medium"] * 5).target_transform

    assert transform is not None
    assert transform.mapping == (("low", 0.0), ("medium", 1.0), ("high", 2.0))


def test_rare_classes_get_weights_that_make_all_classes_count_the_same() -> None:
    advice = advice_on(["a"] * 90 + ["b"] * 8 + ["c"] * 2)

    assert advice.loss_params["class_weight"] == pytest.approx((100 / 270, 100 / 24, 100 / 6), rel=1e-5)
    assert advice.baseline.value == pytest.approx(math.log(3), rel=1e-5)
    assert dict(advice.alternatives[0].loss_params) == {}


def test_one_hot_columns_keep_their_form() -> None:
    columns: dict[str, Cells] = {"a": [1, 0, 0, 0], "b": [0, 1, 0, 0], "c": [0, 0, 1, 1]}
    advice = advice_on(columns, layout=Layout.ONE_HOT)

    assert (advice.activation, advice.units, advice.loss) == ("softmax", 3, "categorical_crossentropy")
    assert advice.target_transform is None
    assert advice.baseline.value == pytest.approx(1.5 * math.log(2))


def test_soft_labels_get_the_divergence_whose_floor_is_zero() -> None:
    columns: dict[str, Cells] = {"a": [0.8, 0.2, 0.5], "b": [0.2, 0.8, 0.5]}
    advice = advice_on(columns, layout=Layout.DISTRIBUTION)

    entropy = [-(p * math.log(p) + (1 - p) * math.log(1 - p)) for p in (0.8, 0.2, 0.5)]
    assert (advice.activation, advice.units, advice.loss) == ("softmax", 2, "kl_divergence")
    assert advice.baseline.value == pytest.approx(math.log(2) - sum(entropy) / 3)
    assert advice.alternatives[0].loss == "categorical_crossentropy"


def test_of_two_one_hot_columns_the_second_is_kept() -> None:
    columns: dict[str, Cells] = {"no": [1, 0, 1, 1], "yes": [0, 1, 0, 0]}
    advice = advice_on(columns, layout=Layout.ONE_HOT)

    assert (advice.activation, advice.units, advice.loss) == ("sigmoid", 1, "binary_crossentropy")
    assert advice.target_transform is not None
    assert advice.target_transform.description == "keep only column 'yes' as 0/1"
    assert advice.bias_init.values[0] == pytest.approx(math.log(1 / 3))
