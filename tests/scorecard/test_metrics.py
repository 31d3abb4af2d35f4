from collections.abc import Mapping

import numpy as np
import pytest
from sklearn import metrics as sk

import actloss
from actloss.scorecard import Scorecard
from formulas import sigmoid, softmax
from score_cases import WEIGHTS, Case, case_of

W = {"sample_weight": WEIGHTS}


def _figures(case: Case, weight: object = WEIGHTS, **options: object) -> Mapping[str, float]:
    given = {"scale": case.scale, "task": case.kind, "sample_weight": weight, "metrics": True, **options}
    return _by_name(actloss.score(case.y_true, case.y_pred, **given))  # type: ignore[arg-type] # as above


def _by_name(card: Scorecard) -> Mapping[str, float]:
    return {metric.name: metric.value for metric in card.metrics}


@pytest.mark.parametrize("name", ["quantity", "log rate", "two outputs"])
def test_quantities_are_measured_on_their_own_scale(name: str) -> None:
    case = case_of(name)
    y_pred = np.exp(case.y_pred) if case.scale == "log_rate" else case.y_pred

    assert _figures(case) == pytest.approx(
        {
            "r2": sk.r2_score(case.y_true, y_pred, **W),
            "explained_variance": sk.explained_variance_score(case.y_true, y_pred, **W),
            "root_mean_squared_error": sk.root_mean_squared_error(case.y_true, y_pred, **W),
            "median_absolute_error": sk.median_absolute_error(case.y_true, y_pred, **W),
        }
    )


def test_the_logit_of_a_share_is_measured_as_a_share() -> None:
    case = case_of("share")
    card = actloss.score(
        case.y_true, np.log(case.y_pred / (1 - case.y_pred)), scale="logit", task="regression", metrics=True
    )

    assert _by_name(card)["r2"] == pytest.approx(sk.r2_score(case.y_true, case.y_pred))


def test_a_pair_is_measured_by_its_mean() -> None:
    spread, zeros = case_of("mean and variance"), case_of("share of zeros and rate")
    means = (1 - zeros.y_pred[:, 0]) * zeros.y_pred[:, 1]
    share, rate = zeros.y_pred.T
    raw = np.column_stack([np.log(share / (1 - share)), np.log(rate)])
    logs = actloss.score(zeros.y_true, raw, scale="log_rate", metrics=True, task="regression")

    assert _figures(spread)["r2"] == pytest.approx(sk.r2_score(spread.y_true, spread.y_pred[:, 0], **W))
    assert _figures(zeros)["r2"] == pytest.approx(sk.r2_score(zeros.y_true, means, **W))
    assert _by_name(logs)["r2"] == pytest.approx(sk.r2_score(zeros.y_true, means))


@pytest.mark.parametrize("name", ["probability", "log-probability", "logit", "margin"])
def test_two_classes_are_decided_where_they_are_equally_likely(name: str) -> None:
    case = case_of(name)
    y_true, yes = case.y_true, case_of("logit").y_pred > 0

    assert _figures(case) == pytest.approx(
        {
            "accuracy": sk.accuracy_score(y_true, yes, **W),
            "balanced_accuracy": sk.balanced_accuracy_score(y_true, yes, **W),
            "f1": sk.f1_score(y_true, yes, **W),
            "precision": sk.precision_score(y_true, yes, **W),
            "recall": sk.recall_score(y_true, yes, **W),
            "matthews_correlation": sk.matthews_corrcoef(y_true, yes, **W),
            "roc_auc": sk.roc_auc_score(y_true, case.y_pred, **W),
            "average_precision": sk.average_precision_score(y_true, case.y_pred, **W),
        }
    )


def test_decisions_have_no_ranking() -> None:
    card = actloss.score([0, 1, 1, 0], [0, 1, 0, 0], scale="label", metrics=True)

    assert _by_name(card)["accuracy"] == 0.75
    assert "roc_auc" not in _by_name(card)


@pytest.mark.parametrize(
    "name", ["chances of classes", "log-chances of classes", "scores of classes", "one-hot", "margins of classes"]
)
def test_several_classes_are_decided_by_the_highest(name: str) -> None:
    case = case_of(name)
    y_true = case_of("scores of classes").y_true
    decided = case.y_pred.argmax(axis=1)
    found = _figures(case)
    ranks = found.pop("roc_auc_one_vs_rest")  # type: ignore[attr-defined] # a plain dict

    assert found == pytest.approx(
        {
            "accuracy": sk.accuracy_score(y_true, decided, **W),
            "balanced_accuracy": sk.balanced_accuracy_score(y_true, decided, **W),
            "f1_macro": sk.f1_score(y_true, decided, average="macro", **W),
            "f1_weighted": sk.f1_score(y_true, decided, average="weighted", **W),
            "matthews_correlation": sk.matthews_corrcoef(y_true, decided, **W),
        }
    )
    if case.scale != "margin":
        shares = softmax(case_of("scores of classes").y_pred)
        assert ranks == pytest.approx(sk.roc_auc_score(y_true, shares, multi_class="ovr", **W))


def test_steps_lead_to_the_class_after_the_last_one_taken() -> None:
    card = actloss.score([0, 1, 2, 2], [[-1.0, 5.0], [1.0, -1.0], [2.0, 1.0], [-1.0, -2.0]], metrics=True)

    assert _by_name(card)["accuracy"] == 0.75
    assert "roc_auc_one_vs_rest" not in _by_name(card)


@pytest.mark.parametrize("name", ["tags", "logits of tags"])
def test_labels_are_decided_one_by_one(name: str) -> None:
    case = case_of(name)
    yes = case_of("logits of tags").y_pred > 0

    assert _figures(case) == pytest.approx(
        {
            "subset_accuracy": sk.accuracy_score(case.y_true, yes, **W),
            "f1_micro": sk.f1_score(case.y_true, yes, average="micro", **W),
            "f1_macro": sk.f1_score(case.y_true, yes, average="macro", **W),
            "roc_auc_macro": sk.roc_auc_score(case.y_true, case.y_pred, average="macro", **W),
            "average_precision_macro": sk.average_precision_score(case.y_true, case.y_pred, **W),
        }
    )


def test_decided_labels_have_no_ranking() -> None:
    assert "roc_auc_macro" not in _figures(case_of("decided tags"))


def test_what_is_undefined_is_nan_without_a_warning() -> None:
    card = actloss.score([1, 1, 1], [0.9, 0.2, 0.8], task="binary", metrics=True)

    assert np.isnan(_by_name(card)["roc_auc"])


def test_what_cannot_be_measured_is_nan() -> None:
    card = actloss.score([0.5, 1.5], [1.0, np.inf], metrics=True)

    assert np.isnan(_by_name(card)["r2"])


def test_each_model_is_measured() -> None:
    bits = case_of("probability")
    card = actloss.score(bits.y_true, {"a": bits.y_pred, "b": sigmoid(-bits.y_pred)}, metrics=True)

    assert [metric.model for metric in card.metrics if metric.name == "roc_auc"] == ["a", "b"]


def test_nothing_is_measured_unless_asked() -> None:
    assert actloss.score([0, 1], [0.2, 0.9]).metrics == ()
