from dataclasses import replace

import pytest

from actloss.finding import CureKind, Severity
from actloss.rules import Case, Status
from actloss.target import Layout
from profiles import Cells, case_of, found, judged, outcome_in, profile_of, training

BCE = "binary_crossentropy"


def test_minus_one_and_one_are_refused_with_row_count_and_cure() -> None:
    finding = found("AL401", [1, -1] * 20, loss="BCELoss", activation="sigmoid")

    assert finding.message == (
        "20 of 40 values of 'y' lie outside [0, 1], the first in row 2 and as far as -1, but BCELoss takes "
        'labels in [0, 1]; PyTorch says "all elements of target should be between 0 and 1"'
    )
    assert (finding.severity, finding.column, finding.row, finding.count) == (Severity.ERROR, "y", 2, 20)
    assert finding.fix == "y = (y + 1) / 2"
    assert finding.cure is not None
    assert (finding.cure.kind, finding.cure.columns) == (CureKind.RECODE, ("y",))
    assert finding.cure.mapping == (("-1", "0"), ("1", "1"))


def test_one_and_two_are_cured_too() -> None:
    finding = found("AL401", [1, 2] * 20, loss=BCE, framework="keras")

    assert finding.message.endswith(
        "labels in [0, 1]; Keras says nothing: binary cross-entropy on the JAX backend is finite for labels -1/+1"
    )
    assert finding.fix == "y = y - 1"
    assert finding.cure is not None
    assert finding.cure.mapping == (("1", "0"), ("2", "1"))


@pytest.mark.parametrize("labels", [[0, 1] * 20, [0.0, 1e-9, 1.0] * 20, [0, 1, None] * 20, [1] * 20])
def test_labels_from_zero_to_one_pass_with_or_without_missing_ones(labels: Cells) -> None:
    assert judged("AL401", labels, loss=BCE).status is Status.PASSED


@pytest.mark.parametrize("value", [1.000001, -0.000001])
def test_the_least_beyond_an_end_is_found(value: float) -> None:
    finding = found("AL401", [0.25, 0.5, 0.75] * 20 + [value], loss=BCE)

    assert finding.message.startswith(f"1 of 61 values of 'y' lies outside [0, 1], the value {value!r} in row 61, but")
    assert (finding.row, finding.count, finding.cure) == (61, 1, None)
    assert finding.fix == "divide per cents by 100; else train with mse"


def test_a_third_class_has_no_mechanical_cure() -> None:
    finding = found("AL401", [0, 1] * 20 + [2], loss=BCE)

    assert finding.fix == "y = (y == positive).astype(int)"
    assert finding.cure is None


def test_words_beside_numbers_leave_no_pair_to_recode() -> None:
    assert found("AL401", [1, 2] * 20 + ["?x"], loss=BCE).cure is None


def test_too_many_values_to_list_are_found_by_their_tally() -> None:
    finding = found("AL401", [step / 8 for step in range(10_002)], loss=BCE)

    assert finding.message.startswith("9,993 of 10,002 values of 'y' lie outside [0, 1], the first in row 10 and")


def test_a_label_that_the_loss_skips_is_not_judged() -> None:
    assert judged("AL401", [0, 1, -1] * 20, loss=BCE, ignore_index=-1).status is Status.PASSED
    assert judged("AL401", [-1] * 20, loss=BCE, ignore_index=-1).reason == "the loss skips every label"
    assert found("AL401", [0, 1, -100] * 20, loss=BCE, framework="pytorch").count == 20


@pytest.mark.parametrize("loss", ["bce", "focal", "brier", "asymmetric", "dice", "hamming"])
def test_every_loss_of_probabilities_one_a_label_is_meant(loss: str) -> None:
    assert judged("AL401", [-1, 1] * 20, loss=loss).status is Status.FINDING


def test_focal_reads_class_indices_behind_a_softmax_or_of_several_classes() -> None:
    assert judged("AL401", [0, 1, 2] * 20, loss="focal", activation="softmax").reason == "the loss is focal"
    assert judged("AL401", [0, 1, 2] * 20, loss="focal").reason == "the loss is focal"
    assert judged("AL401", [0, 1, 2] * 20, loss="focal", activation="sigmoid").status is Status.FINDING


@pytest.mark.parametrize(
    ("trained_with", "slug"),
    [
        ({"framework": "pytorch"}, "PyTorch says nothing: BCEWithLogitsLoss becomes negative, -50 and lower"),
        ({"loss": "nn.BCEWithLogitsLoss"}, "PyTorch says nothing: BCEWithLogitsLoss becomes negative, -50 and lower"),
        (
            {"framework": "jax"},
            "JAX says nothing: sigmoid_binary_cross_entropy of optax becomes negative, -50 and lower",
        ),
        ({"framework": "xgboost"}, 'XGBoost says "label must be in (0, 1) for logistic regression"'),
    ],
)
def test_the_library_is_quoted(trained_with: dict[str, str], slug: str) -> None:
    assert found("AL401", [-1, 1] * 20, **{"loss": BCE, **trained_with}).message.endswith(slug)


@pytest.mark.parametrize("framework", ["sklearn", "catboost"])
def test_classifiers_that_encode_take_any_two_labels(framework: str) -> None:
    reason = judged("AL401", [-1, 1] * 20, loss=BCE, framework=framework).reason

    assert reason is not None
    assert reason.endswith("'s classifiers encode their labels")


def test_a_quantity_is_not_encoded() -> None:
    finding = found("AL401", [0.25, 0.5, 7.5] * 20, loss=BCE, framework="sklearn")

    assert '; scikit-learn says "Unknown label type: continuous.' in finding.message


@pytest.mark.parametrize("loss", ["BCELoss", "nn.BCELoss()", "F.binary_cross_entropy"])
def test_bceloss_stops_whatever_the_activation_is(loss: str) -> None:
    assert found("AL401", [1, 2] * 20, loss=loss).message.endswith(
        '; PyTorch says "all elements of target should be between 0 and 1"'
    )


@pytest.mark.parametrize(
    ("labels", "least"), [([0, 255], "-12700"), ([-1, 1], "-50"), ([1, 2], "-50"), ([-3, 1], "-150")]
)
def test_the_further_from_the_unit_the_lower_the_loss(labels: list[float | str | None], least: str) -> None:
    finding = found("AL401", labels * 20, loss="BCEWithLogitsLoss")

    assert finding.message.endswith(f"; PyTorch says nothing: BCEWithLogitsLoss becomes negative, {least} and lower")


def test_lightgbm_names_the_objective_that_stops() -> None:
    finding = found("AL401", [0.5, 0.2, 3] * 20, loss="cross_entropy_lambda")

    assert finding.message.endswith(
        '; LightGBM says "[cross_entropy_lambda]: does not tolerate element [#2 = 3] outside [0, 1]"'
    )


def test_lightgbm_asks_only_whether_a_label_is_above_zero() -> None:
    signs = judged("AL401", [-1, 1] * 20, loss=BCE, framework="lightgbm")
    positive = found("AL401", [1, 2] * 20, loss=BCE, framework="lightgbm")

    assert judged("AL401", [0, 2] * 20, loss=BCE, framework="lightgbm").reason == signs.reason
    assert signs.reason == "LightGBM takes labels above 0 as 1 and all others as 0"
    assert positive.severity is Severity.ERROR
    assert positive.message.endswith("every prediction is 1.0")


def test_the_estimator_of_lightgbm_encodes_labels() -> None:
    judgement = judged("AL401", [1, 2] * 20, loss=BCE, framework="LGBMClassifier")

    assert judgement.reason == "LGBMClassifier encodes its labels"


def test_objectives_that_take_probabilities_encode_nothing() -> None:
    case = case_of(profile_of([-1, 1] * 20), training=replace(training(loss=BCE), loss_given="cross_entropy"))
    lightgbm = outcome_in(
        "AL401", replace(case, training=replace(training(loss=BCE, framework="lightgbm"), loss_given="cross_entropy"))
    )
    catboost = outcome_in(
        "AL401", replace(case, training=replace(training(loss=BCE, framework="catboost"), loss_given="CrossEntropy"))
    )

    assert lightgbm.finding is not None
    assert lightgbm.finding.severity is Severity.ERROR
    assert '; LightGBM says "[cross_entropy]: does not tolerate element [#0 = -1] outside' in lightgbm.finding.message
    assert catboost.finding is not None
    assert "CatBoost" not in catboost.finding.message


def test_the_quoted_message_has_the_labels_own_numbers() -> None:
    shares = training(loss=BCE)
    lightgbm = replace(shares, framework="lightgbm", loss_given="cross_entropy")
    catboost = replace(shares, framework="catboost", loss_given="CrossEntropy")
    counts = case_of(profile_of([0, 1, 5, 3] * 20), "regression", training=lightgbm)
    many = case_of(profile_of([at / 7 for at in range(20_000)]), "regression", training=lightgbm)

    assert '"[cross_entropy]: does not tolerate element [#2 = 5] outside [0, 1]"' in message(counts)
    assert message(replace(counts, training=catboost)).endswith('; CatBoost says "Max target greater than 1: 5"')
    assert "LightGBM" not in message(many)


def message(case: Case) -> str:
    finding = outcome_in("AL401", case).finding
    assert finding is not None
    return finding.message


def test_columns_of_signs_are_cured_together() -> None:
    finding = found("AL401", {"a": [0 + 1, -1, 1], "b": [1, -1, None]}, loss=BCE)

    assert finding.message.startswith(
        "2 cells of 'a' and 'b' hold a number outside [0, 1], the first in row 2, but binary_crossentropy takes 0 or 1"
    )
    assert (finding.column, finding.row, finding.count) == (None, 2, 2)
    assert finding.cure is not None
    assert (finding.cure.columns, finding.cure.mapping) == (("a", "b"), (("-1", "0"), ("1", "1")))


def test_a_minus_one_beside_zeros_may_mark_something_else() -> None:
    finding = found("AL401", {"a": [0, -1, 1], "b": [1, 0, 0]}, loss=BCE)

    assert finding.message.startswith("1 cell of 'a' and 'b' holds a number outside")
    assert finding.cure is None
    assert finding.fix == "y = (y == 1).astype(int)"
    assert judged("AL401", {"a": [0, -1, 1], "b": [1, 0, 0]}, loss=BCE, ignore_index=-1).status is Status.PASSED


def test_indicator_columns_of_zero_and_one_pass() -> None:
    assert judged("AL401", {"a": [0, 1, 1], "b": [1, 0, None]}, loss=BCE).status is Status.PASSED


def test_several_shares_name_the_worst_column() -> None:
    columns = {"a": [0.5, 1.5, 0.25], "b": [2.5, 1.5, 0.25], "c": [0.5, 0.5, 0.25]}
    finding = found("AL401", columns, layout=Layout.SEVERAL_OUTPUTS, loss=BCE)

    assert finding.message.startswith("2 of 3 values of 'b' lie outside [0, 1], the first in row 1 and as far as 2.5; ")
    assert "; 1 more label column likewise, but" in finding.message
    assert finding.column == "b"


def test_hostile_column_names_are_made_visible() -> None:
    finding = found("AL401", {"\x1b[31m\n::error::": [0, -1, 1], "b": [1, 0, 0]}, loss=BCE)

    assert "\x1b" not in finding.message
    assert "\n" not in finding.message


@pytest.mark.parametrize(
    ("labels", "reason"),
    [
        (["yes", "no"] * 20, "the labels are text; an encoder gives the numbers"),
        (["true", "false"] * 20, "the labels are text; an encoder gives the numbers"),
        (["yes", "no"] * 20 + [3], "the labels are text; an encoder gives the numbers"),
        ([None] * 20, "no row has a label"),
    ],
)
def test_labels_that_are_no_numbers_are_not_judged(labels: Cells, reason: str) -> None:
    assert judged("AL401", labels, loss=BCE).reason == reason


def test_other_losses_and_layouts_are_not_judged() -> None:
    assert judged("AL401", [-1, 1] * 20).reason == "no loss was given"
    assert judged("AL401", [-1, 1] * 20, activation="sigmoid").reason == "no loss was given"
    assert judged("AL401", [-1, 1] * 20, loss="mse").reason == "the loss is mse"
    assert judged("AL401", ["a|b", "a"] * 20, separator="|", loss=BCE).reason == "the layout is delimited"
