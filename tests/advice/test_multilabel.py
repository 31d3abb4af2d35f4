import math

import pytest

import actloss
from advising import advice_on
from profiles import Cells

COLUMNS: dict[str, Cells] = {"a": [1, 0, 1, 1], "b": [0, 1, 1, 0], "c": [0, 0, 1, 1]}


def test_labels_that_occur_together_get_a_sigmoid_each() -> None:
    advice = advice_on(COLUMNS)

    assert (advice.activation, advice.units, advice.loss) == ("sigmoid", 3, "binary_crossentropy")
    assert advice.target_transform is None
    assert advice.bias_init.values == pytest.approx((math.log(3), 0.0, 0.0))
    quarter = -(0.75 * math.log(0.75) + 0.25 * math.log(0.25))
    assert advice.baseline.value == pytest.approx((quarter + 2 * math.log(2)) / 3)


def test_categorical_crossentropy_is_ruled_out_by_the_first_row_with_two_labels() -> None:
    ruled_out = {entry.loss: entry.reason for entry in advice_on(COLUMNS).rejected}

    for loss in ("categorical_crossentropy", "sparse_categorical_crossentropy"):
        assert ruled_out[loss].startswith("2 rows carry two labels or more, first at row 3")


@pytest.mark.parametrize("elicit", [None, "probabilities", "decisions"])
def test_categorical_crossentropy_is_never_offered(elicit: str | None) -> None:
    advice = advice_on(COLUMNS, elicit=elicit)

    assert "categorical" not in " ".join([advice.loss, *(option.loss for option in advice.alternatives)])


def test_minus_ones_are_recoded_and_lists_become_a_multi_hot_matrix() -> None:
    signed = advice_on({"a": [1, -1, 1], "b": [1, 1, -1]}).target_transform
    listed = advice_on(["x|y", "y", "z|x", "y|z"] * 3, separator="|").target_transform

    assert signed is not None
    assert signed.kind == "recode"
    assert listed is not None
    assert (listed.kind, listed.mapping) == ("multi-hot", (("x", 0.0), ("y", 1.0), ("z", 2.0)))


def test_a_label_that_never_occurs_is_to_be_dropped_and_no_imbalance() -> None:
    columns: dict[str, Cells] = {"a": [1, 0, 1, 0] * 9, "b": [0, 0, 1, 1] * 9, "c": [0, 0, 0, 0] * 9}
    advice = advice_on(columns)

    assert dict(advice.loss_params) == {}
    assert any("1 labels never occur ('c')" in warning for warning in advice.warnings)


def test_the_most_lopsided_label_is_named_with_its_rare_side() -> None:
    columns: dict[str, Cells] = {"a": [1] * 95 + [0] * 5, "b": [1, 0] * 50}

    assert any("label 'a' is absent from only 5.00% of rows" in reason for reason in advice_on(columns).reasons)


def test_rare_labels_get_a_weight_each() -> None:
    columns: dict[str, Cells] = {"a": [1] * 5 + [0] * 95, "b": [1, 0] * 50}
    advice = advice_on(columns)

    assert advice.loss_params["pos_weight"] == (19.0, 1.0)
    assert dict(advice.alternatives[0].loss_params) == {}


def test_missing_label_cells_are_to_be_masked() -> None:
    columns: dict[str, Cells] = {"a": [1, None, 0, 1], "b": [1, 1, 0, None]}

    assert any("2 label cells are missing: mask them" in warning for warning in advice_on(columns).warnings)


def test_a_label_that_never_occurs_starts_half_a_row_from_certainty() -> None:
    columns: dict[str, Cells] = {"a": [0, 0, 0, 0], "b": [1, 1, 0, 0], "c": [1, 0, 1, 0]}

    assert all(math.isfinite(value) for value in advice_on(columns).bias_init.values)


@pytest.mark.parametrize(
    ("columns", "fact"),
    [
        ({"a": [1, 0, 0], "b": [0, 1, 0]}, "1 rows carry no label, first at row 3"),
        ({"a": [1, 0, 1], "b": [0, 1, 0]}, "labels can occur together"),
    ],
)
def test_without_two_labels_in_a_row_crossentropy_is_ruled_out_all_the_same(
    columns: dict[str, Cells], fact: str
) -> None:
    ruled_out = {entry.loss: entry.reason for entry in advice_on(columns).rejected}

    assert ruled_out["categorical_crossentropy"].startswith(fact)


def test_yes_and_no_become_one_and_zero() -> None:
    frame: dict[str, list[object]] = {
        "x": list(range(9)),
        "a": ["yes", "no", "yes"] * 3,
        "b": [*["no", "yes"] * 4, "yes"],
    }
    transform = actloss.advise(frame, target=["a", "b"]).advice.target_transform

    assert transform is not None
    assert transform.description == "recode true or yes → 1 and false or no → 0"
