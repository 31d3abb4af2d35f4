import math
from functools import cache
from pathlib import Path

import numpy as np
import pytest

from actloss import advise
from actloss.advice import recommend
from actloss.catalogue import LOSSES
from actloss.errors import OptionError
from actloss.frameworks.problem import Problem
from actloss.posing import pose
from actloss.report import Report
from actloss.target import Layout
from actloss.task import Kind, infer_task
from posed import on
from profiles import Cells, normal_scores, profile_of

SAMPLES = sorted(path.name for path in Path("sample_data").glob("*.csv") if path.name != "expected.csv")
WIDE = (normal_scores(200) * 5e4 + 1e5).tolist()
NARROW = (normal_scores(200) * 0.05 + 2).tolist()


@cache
def report_on(sample: str) -> Report:
    return advise(f"sample_data/{sample}")


def posed(report: Report, **options: object) -> Problem:
    return pose(report.source, report.task, report.profile, report.advice, **options)  # type: ignore[arg-type]


@pytest.mark.parametrize("sample", SAMPLES)
def test_the_problem_is_what_was_advised(sample: str) -> None:
    report = report_on(sample)
    advice, problem = report.advice, posed(report)

    assert (problem.kind, problem.loss.name) == (report.task.kind.value, advice.loss)
    assert (problem.activation, problem.units, problem.elicits) == (advice.activation, advice.units, advice.elicits)
    defaults = {name: parameter.default for name, parameter in problem.loss.params.items()}
    assert {**defaults, **problem.params} == {**defaults, **advice.loss_params}
    assert problem.bias == advice.bias_init.values
    assert problem.bias_rule == advice.bias_init.rule
    assert problem.baseline == advice.baseline.value
    assert problem.rows == report.profile.labelled


@pytest.mark.parametrize("sample", SAMPLES)
def test_every_loss_that_serves_has_a_start_for_each_unit(sample: str) -> None:
    report = report_on(sample)
    refused = []
    for row in LOSSES:
        try:
            problem = posed(report, loss=row.name)
        except OptionError:
            refused.append(row.name)
            continue

        assert len(problem.bias) == problem.units, row.name
        assert all(map(math.isfinite, problem.bias)), row.name
        assert problem.baseline is None or math.isfinite(problem.baseline), row.name

    assert len(refused) < len(LOSSES) - 3


@pytest.mark.parametrize(
    ("sample", "loss", "params", "activation"),
    [
        ("regression_skewed.csv", "huber", {"delta": 2062.38}, "linear"),
        ("regression_skewed.csv", "torch.nn.HuberLoss(delta=5.0)", {"delta": 5.0}, "linear"),
        ("regression_skewed.csv", "pseudo_huber", {"delta": 2062.38}, "linear"),
        ("regression_skewed.csv", "mape", {}, "linear"),
        ("binary_imbalanced.csv", "BCEWithLogitsLoss", {"pos_weight": 39.0}, "sigmoid"),
        ("binary_imbalanced.csv", "focal", {}, "sigmoid"),
        ("multiclass_strings.csv", "CrossEntropyLoss", {}, "softmax"),
        ("multiclass_strings.csv", "focal", {}, "softmax"),
    ],
)
def test_a_loss_that_was_offered_keeps_its_parameters_and_another_takes_the_defaults_or_the_data_s_lengths(
    sample: str, loss: str, params: dict[str, float], activation: str
) -> None:
    problem = posed(report_on(sample), loss=loss)

    assert (problem.params, problem.activation) == (params, activation)


def test_a_parameter_of_the_users_own_goes_before_the_advised_one() -> None:
    report = report_on("binary_imbalanced.csv")

    assert posed(report, params={"pos_weight": 4.0}).params == {"pos_weight": 4.0}
    assert posed(report, params={"pos_weight": 1.0}).params == {}
    assert posed(report, params={"pos_weight": 1.0}).bias[0] == pytest.approx(math.log(0.025 / 0.975))


def test_a_parameter_that_the_advised_loss_lacks_is_of_another() -> None:
    report = report_on("binary_imbalanced.csv")

    with pytest.raises(OptionError, match="it has pos_weight, label_smoothing, and is what was advised; name the loss"):
        posed(report, params={"delta": 1.0})
    with pytest.raises(OptionError, match=r"did you mean 'pos_weight'[?]$"):
        posed(report, params={"pos_wieght": 1.0})
    with pytest.raises(OptionError, match=r"huber has no parameter 'q': it has delta$"):
        posed(report_on("regression_skewed.csv"), loss="huber", params={"q": 1.0})


def test_labels_of_a_wide_spread_are_scaled_where_the_advice_warns_of_it_and_lengths_with_them() -> None:
    problem, huber = on(WIDE), on(WIDE, loss="huber", params={"delta": 5e4})
    mean, std = problem.labels.scale[0]

    assert problem.loss.name == "mse"
    assert problem.spread == 1.0
    assert mean == pytest.approx(1e5)
    assert std == pytest.approx(np.std(WIDE))
    assert problem.baseline == pytest.approx(1.0)
    assert problem.bias == pytest.approx((0.0,), abs=1e-9)
    assert huber.params["delta"] == pytest.approx(5e4 / std, rel=1e-5)


def test_what_only_training_has_scaled_is_told_in_the_label_s_unit_too() -> None:
    profile = profile_of(WIDE)
    advised = recommend(profile, infer_task(profile))
    problem, huber = on(WIDE), on(WIDE, loss="huber", params={"delta": 5e4})

    assert problem.unscaled == advised.baseline.value == pytest.approx(np.var(WIDE))
    assert problem.lengths == {}
    assert huber.lengths == {"delta": 5e4}
    assert huber.unscaled == pytest.approx((huber.baseline or 0) * np.var(WIDE), rel=1e-5)


def test_what_the_advice_scales_or_nobody_has_one_baseline() -> None:
    for problem in (posed(report_on("regression_several_outputs.csv")), on(NARROW), on(WIDE, loss="l2")):
        assert problem.unscaled is None


def test_a_loss_that_means_another_thing_on_scaled_labels_gets_them_as_they_are() -> None:
    for loss in ("msle", "mape", "poisson_nll"):
        assert on([abs(label) + 1 for label in WIDE], loss=loss).labels.scale == ()


def test_outputs_of_unlike_spreads_are_scaled_one_by_one() -> None:
    far, near = normal_scores(100) * 1000, normal_scores(100) + 3
    problem = on({"far": far.tolist(), "near": near.tolist()}, layout=Layout.SEVERAL_OUTPUTS)

    (far_mean, far_std), (near_mean, near_std) = problem.labels.scale
    assert (far_mean, near_mean) == pytest.approx((0, 3), abs=1e-9)
    assert (far_std, near_std) == pytest.approx((np.std(far), np.std(near)))
    assert (problem.spread, problem.units) == (1.0, 2)


def test_the_head_learns_in_multiples_of_a_spread_that_is_far_from_one() -> None:
    assert on(NARROW).spread == pytest.approx(np.std(NARROW), rel=1e-5)
    assert on((normal_scores(200) * 2 + 9).tolist()).spread == 1.0
    assert on([label * 10 + 50 for label in NARROW], loss="gamma_deviance").spread == 1.0


def test_a_positive_output_learns_in_multiples_of_no_more_than_where_it_starts() -> None:
    report = report_on("regression_skewed.csv")

    assert posed(report).spread == pytest.approx(report.advice.baseline.constant[0], rel=1e-5)
    assert posed(report, loss="mse").spread == pytest.approx(report.profile.quantity.std, rel=1e-5)
    assert on([0.0] * 60 + [100.0, 300.0] * 20, loss="mae", activation="relu", task="regression").spread == (
        pytest.approx(0.1 * np.std([0.0] * 60 + [100.0, 300.0] * 20), rel=1e-5)
    )


def test_a_pair_keeps_the_labels_unit_and_learns_in_multiples_of_their_spread() -> None:
    problem = on(WIDE, loss="gaussian_nll")

    assert problem.labels.scale == ()
    assert problem.spread == pytest.approx(np.std(WIDE), rel=1e-5)
    assert problem.bias == pytest.approx((np.mean(WIDE), 2 * math.log(np.std(WIDE))))


def test_two_classes_under_a_loss_of_several_have_two_units() -> None:
    problem = posed(report_on("binary_yes_no.csv"), loss="categorical_crossentropy")

    assert (problem.kind, problem.units, problem.activation) == ("binary", 2, "softmax")
    assert math.exp(problem.bias[1]) == pytest.approx(1 - math.exp(problem.bias[0]))
    assert problem.baseline == pytest.approx(posed(report_on("binary_yes_no.csv")).baseline)


def test_ordered_classes_may_be_ranks_under_one_linear_unit() -> None:
    labels = [1, 2, 3, 4, 5] * 20
    profile = profile_of(labels, name="rating")
    task = infer_task(profile, Kind.MULTICLASS)
    problem = pose(profile.source, task, profile, recommend(profile, task), loss="mse")

    assert (problem.units, problem.activation, problem.bias, problem.baseline) == (1, "linear", (2.0,), 2.0)
    assert problem.ordinal


def test_the_shares_of_the_classes_are_the_prior_of_a_loss_that_takes_one() -> None:
    cells = ["a"] * 60 + ["b"] * 30 + ["c"] * 10

    assert on(cells, loss="logit_adjusted_crossentropy").params == {"prior": (0.6, 0.3, 0.1)}
    assert on(["no", "yes"] * 30, loss="logit_adjusted_crossentropy").params == {"prior": (0.5, 0.5)}
    given = on(cells, loss="logit_adjusted_crossentropy", params={"prior": [1, 1, 1]})
    assert given.params == {"prior": (1.0, 1.0, 1.0)}


def test_a_sum_over_the_rows_is_no_baseline_for_other_rows() -> None:
    assert on(NARROW, loss="l2").baseline is None


@pytest.mark.parametrize(
    ("cells", "stratify"),
    [
        (["a", "b"] * 10, True),
        (["a"] * 19 + ["b"], False),
        (["a", "b", "c"] * 4, False),
        ([1.5, 2.5, 3.25] * 20, False),
    ],
)
def test_a_split_is_stratified_where_both_parts_can_hold_every_class(cells: Cells, stratify: bool) -> None:  # noqa: FBT001 - what is expected
    assert on(cells).stratify is stratify


def test_soft_labels_have_no_classes_to_stratify_by() -> None:
    assert not posed(report_on("multiclass_soft_labels.csv")).stratify


@pytest.mark.parametrize(
    ("cells", "options", "message"),
    [
        ([-1.5, 2.5, 3.25] * 20, {"loss": "poisson_nll"}, r"poisson_nll needs labels in \[0, inf\), found -1.5"),
        ([0.0, 2.5, 3.25] * 20, {"loss": "mape"}, "mape divides by the label, and some labels are 0"),
        ([0.5, 2.5, 3.25] * 20, {"loss": "zip_nll"}, "zip_nll takes counts: whole numbers, 0 or more, and some labels"),
        ([0.5, 2.5, 3.25] * 20, {"loss": "hinge"}, "hinge serves binary and multilabel, and the task is regression"),
        (
            [-1.5, 2.5, 3.25] * 20,
            {"loss": "mse", "activation": "softplus"},
            r"softplus puts out numbers in \(0, inf\), and the labels run from -1.5 to 3.25: choose linear",
        ),
        (["a", "b", "c"] * 9, {"activation": "sigmoid"}, "sigmoid does not suit sparse_categorical_crossentropy of a"),
        (["a", "b", "c"] * 9, {"loss": "bce", "params": {"pos_weight": [1, 2]}}, "takes one number, or 3, got 2"),
    ],
)
def test_what_the_labels_do_not_allow_is_refused(cells: Cells, options: dict[str, object], message: str) -> None:
    with pytest.raises(OptionError, match=message):
        on(cells, **options)  # type: ignore[arg-type]


def test_an_activation_that_reaches_the_labels_may_be_wished() -> None:
    assert on([1.5, 2.5, 3.25] * 20, loss="mse", activation="softplus").activation == "softplus"
    assert on([-0.5, 0.25, 0.9] * 20, loss="mse", activation="tanh").activation == "tanh"


def test_the_first_activation_that_reaches_the_labels_is_taken() -> None:
    assert on([-0.5, 2.5, 3.25] * 20, loss="msle").activation == "linear"
    assert on([0.5, 2.5, 3.25] * 20, loss="msle").activation == "softplus"


@pytest.mark.parametrize(("loss", "name"), [("bce", "pos_weight"), ("focal", "alpha")])
def test_two_classes_under_one_unit_take_one_number(loss: str, name: str) -> None:
    with pytest.raises(OptionError, match=f"{name} of .* takes one number, got 2"):
        on(["no", "yes"] * 20, loss=loss, params={name: [0.2, 0.8]})

    assert on(["no", "yes"] * 20, loss=loss, params={name: [0.2]}).params == {name: 0.2}


def test_weights_of_exclusive_classes_are_one_number_a_class() -> None:
    two, three = ["no", "yes"] * 20, ["a", "b", "c"] * 9

    assert on(three, params={"class_weight": 2}).params == {"class_weight": (2.0, 2.0, 2.0)}
    assert on(three, loss="focal", params={"alpha": 0.5}).params == {"alpha": (0.5, 0.5, 0.5)}
    assert on(two, loss="sparse_categorical_crossentropy", params={"class_weight": [1, 3]}).params == {
        "class_weight": (1.0, 3.0)
    }
    assert on(three, loss="bce", params={"pos_weight": 2}).params == {"pos_weight": 2.0}
    assert on(three, loss="focal", params={"gamma": 3}).params == {"gamma": 3.0}


def test_the_head_of_a_rate_and_a_share_has_no_unit() -> None:
    counts = [0] * 60 + [400, 900, 1600] * 20

    assert on(counts, loss="zip_nll", task="regression").spread == 1.0


@pytest.mark.parametrize("size", [1e300, 1e-300])
@pytest.mark.parametrize("loss", ["mse", "huber", "cauchy", "quantile", "gaussian_nll"])
def test_labels_far_from_one_are_trained_as_any_others(loss: str, size: float) -> None:
    near, far = on((normal_scores(99) * 5e4).tolist(), loss=loss), on((normal_scores(99) * size).tolist(), loss=loss)

    assert far.params == pytest.approx(near.params, rel=1e-5)
    if loss != "gaussian_nll":
        assert far.baseline == pytest.approx(near.baseline)
        assert far.labels.scale[0][1] == pytest.approx(near.labels.scale[0][1] * size / 5e4)
