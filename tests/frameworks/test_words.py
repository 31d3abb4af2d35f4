import pytest

from actloss.frameworks.problem import Problem
from actloss.frameworks.words import elsewhere, predicted_words, raw_words, start_words
from problems import problem

SAID: tuple[tuple[Problem, str, str], ...] = (
    (problem("regression", "mse"), "predictions", "predictions in the label's unit"),
    (problem("regression", "mse", activation="relu"), "before relu", "predictions in the label's unit"),
    (problem("regression", "msle"), "before softplus", "predictions in the label's unit"),
    (problem("regression", "gamma_nll"), "log-rates", "predictions in the label's unit"),
    (
        problem("regression", "zip_nll", activation="softplus"),
        "logit of an extra zero and raw rate",
        "share of extra zeros and rate",
    ),
    (problem("regression", "gaussian_nll"), "mean and log-variance", "mean and variance"),
    (problem("regression", "zip_nll"), "logit of an extra zero and log-rate", "share of extra zeros and rate"),
    (problem("binary", "brier"), "logits", "probabilities of CLASSES[1]"),
    (problem("binary", "hinge"), "before tanh", "scores"),
    (problem("multiclass", "softmax_loss"), "scores", "scores"),
    (problem("multiclass", "nll"), "logits", "log-probabilities"),
    (problem("multiclass", "corn"), "logits of the steps", "probabilities of a class above each step"),
    (problem("multilabel", "dice"), "logits", "probabilities"),
)


@pytest.mark.parametrize(("posed", "raw", "predicted"), SAID)
def test_outputs_and_predictions_are_told_by_what_they_are(posed: Problem, raw: str, predicted: str) -> None:
    assert (raw_words(posed), predicted_words(posed)) == (raw, predicted)


def test_a_start_is_told_where_a_table_says_it() -> None:
    assert start_words(problem("binary", "brier")) == "The start: log-odds of the positive share."
    assert start_words(problem("binary", "brier", bias_rule="")) == ""


def test_a_network_that_does_not_start_at_the_baseline_says_why() -> None:
    assert elsewhere(problem("binary", "perceptron", activation="linear")) == ()
    assert "tanh has no slope" in elsewhere(problem("binary", "squared_hinge"))[0]
    assert "sigmoid has no slope" in elsewhere(problem("multilabel", "dice"))[0]
    assert elsewhere(problem("binary", "squared_hinge", activation="linear")) == ()
    assert elsewhere(problem("regression", "mse", activation="tanh")) == ()
