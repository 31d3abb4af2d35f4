"""The rule's own words; which activation goes before which loss is `test_misfit` and `test_matrix`."""

import pytest

from actloss.finding import Severity
from actloss.rules import Status
from profiles import outcome, profile_of, training

BINARY = profile_of([0, 1] * 60)
CLASSES = profile_of([0, 1, 2] * 40)
COUNTS = profile_of([0, 1, 2, 3, 4, 7, 9, 12, 20, 31] * 20, name="n_calls")


def test_what_the_loss_does_not_take_is_an_error() -> None:
    finding = outcome("AL417", BINARY, training=training(activation="softmax", loss="bce")).finding

    assert finding is not None
    assert finding.message == (
        "softmax does not go before bce: it makes the outputs of a row compete for a sum of 1, where "
        "the loss asks each on its own"
    )
    assert (finding.severity, finding.column, finding.row) == (Severity.ERROR, None, None)
    assert finding.fix == "end the network in sigmoid"


def test_what_only_wastes_is_a_warning() -> None:
    made = training(activation="log_softmax", loss="nn.CrossEntropyLoss()")
    finding = outcome("AL417", CLASSES, training=made).finding

    assert finding is not None
    assert finding.message == (
        "log_softmax does not go before nn.CrossEntropyLoss(): a softmax of it changes nothing, so that it is only "
        "computed twice"
    )
    assert (finding.severity, finding.fix) == (Severity.WARNING, "end the network in linear")


@pytest.mark.parametrize(
    ("activation", "loss", "framework", "end"),
    [
        ("softmax", "nll", None, "; PyTorch says nothing: NLLLoss is negative, or falls without end"),
        ("softmax", "nll", "pytorch", "; PyTorch says nothing: NLLLoss is negative, or falls without end"),
        ("softmax", "nll", "keras", "and is given probabilities, which it does not check"),
        ("softmax", "KLDivLoss", None, "; PyTorch says nothing: KLDivLoss is negative, such as -1.25"),
        ("tanh", "nn.BCELoss()", None, '; PyTorch says "all elements of input should be between 0 and 1"'),
        ("tanh", "bce", "keras", "and no such number is bound to be a probability"),
        ("tanh", "bce", "pytorch", "and no such number is bound to be a probability"),
    ],
)
def test_the_library_is_quoted_where_it_says_something(
    activation: str, loss: str, framework: str | None, end: str
) -> None:
    made = training(activation=activation, loss=loss, framework=framework)
    finding = outcome("AL417", CLASSES, training=made).finding

    assert finding is not None
    assert finding.message.endswith(end)


def test_a_rate_below_zero_is_nan_in_keras() -> None:
    made = training(activation="linear", loss="poisson", framework="keras")
    finding = outcome("AL417", COUNTS, training=made).finding

    assert finding is not None
    assert finding.message == (
        "linear does not go before poisson: its outputs may be negative, where the loss takes the logarithm of a "
        "rate; Keras says nothing: the Poisson loss becomes nan"
    )
    assert finding.fix == "end the network in exp or softplus"


def test_log_probabilities_end_in_a_log_softmax() -> None:
    made = training(activation="softmax", loss="nn.KLDivLoss()")
    finding = outcome("AL417", profile_of({"a": [0.2, 0.3] * 60, "b": [0.8, 0.7] * 60}), training=made).finding

    assert finding is not None
    assert finding.fix == "end the network in log_softmax"


def test_pytorch_is_silent_where_the_outputs_are_probabilities_after_all() -> None:
    softmax = outcome("AL417", BINARY, training=training(activation="softmax", loss="nn.BCELoss()")).finding
    tanh = outcome("AL417", BINARY, training=training(activation="tanh", loss="nn.BCELoss()")).finding

    assert softmax is not None
    assert tanh is not None
    assert "PyTorch" not in softmax.message
    assert tanh.message.endswith('; PyTorch says "all elements of input should be between 0 and 1"')


def test_what_goes_together_passes() -> None:
    assert outcome("AL417", BINARY, training=training(activation="sigmoid", loss="bce")).status is Status.PASSED
    # Which of the two applies it is AL418's question.
    double = training(activation="softmax", loss="nn.CrossEntropyLoss()")
    assert outcome("AL417", CLASSES, training=double).status is Status.PASSED


def test_labels_without_a_task_do_not_matter() -> None:
    made = training(activation="softmax", loss="bce")

    assert outcome("AL417", profile_of([None] * 40), training=made).status is Status.FINDING


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ({"loss": "bce"}, "no activation was given"),
        ({"activation": "softmax"}, "no loss was given"),
        ({"activation": "softmax", "loss": "hamming"}, "nothing can be trained with hamming"),
        ({"activation": "softmax", "loss": "binary:logistic"}, "XGBoost applies the activation itself"),
        (
            {"activation": "softmax", "loss": "bce", "framework": "sklearn"},
            "scikit-learn applies the activation itself",
        ),
    ],
)
def test_without_both_or_where_the_library_does_it_there_is_nothing_to_compare(
    said: dict[str, str], reason: str
) -> None:
    assert outcome("AL417", BINARY, training=training(**said)).reason == reason
    assert outcome("AL418", BINARY, training=training(**said)).reason == reason


def test_no_training_is_nothing_to_compare() -> None:
    assert outcome("AL417", BINARY).reason == "no loss was given"
