from typing import Any

import pytest

from actloss.finding import Cure, CureKind, Severity
from actloss.rules import Status
from actloss.target import Layout
from profiles import found, headed, judged, outcome, profile_of, training

WEATHER = {"weather_sun": [1, 0, 0] * 40, "weather_rain": [0, 1, 0] * 40, "weather_snow": [0, 0, 1] * 40}
ONE_HOT = profile_of(WEATHER, layout=Layout.ONE_HOT)
SOFT = profile_of({"a": [0.5, 0.25] * 60, "b": [0.5, 0.75] * 60, "c": [0.0, 0.0] * 60}, layout=Layout.DISTRIBUTION)
INDICES = profile_of([0, 1, 2] * 40)
BINARY = profile_of([0, 1] * 60)


def test_one_hot_columns_where_indices_are_read_are_an_error_that_can_be_cured() -> None:
    finding = outcome("AL419", ONE_HOT, training=training(loss="sparse_categorical_crossentropy")).finding

    assert finding is not None
    assert finding.message == (
        "'weather_sun', 'weather_rain' and 'weather_snow' are 3 one-hot columns, but sparse_categorical_crossentropy "
        'reads one class index a row; PyTorch says "0D or 1D target tensor expected, multi-target not supported"'
    )
    assert (finding.severity, finding.column) == (Severity.ERROR, "weather_sun")
    assert finding.fix == "y = one_hot.argmax(axis=1)"
    assert finding.cure == Cure(
        kind=CureKind.INDEX,
        columns=("weather_sun", "weather_rain", "weather_snow"),
        mapping=(("weather_sun", "0"), ("weather_rain", "1"), ("weather_snow", "2")),
        name="weather",
    )


@pytest.mark.parametrize(
    ("names", "others", "name"),
    [
        (("is_a", "is_b"), (), "is"),
        (("a", "b"), (), "label"),
        (("weather_a", "weather_b"), ("weather",), "label"),
        (("a", "b"), ("label", "label_2"), "label_3"),
    ],
)
def test_the_new_column_has_a_name_that_no_column_has(
    names: tuple[str, ...], others: tuple[str, ...], name: str
) -> None:
    columns = {column: [float(at == row % 2) for row in range(120)] for at, column in enumerate(names)}
    profile = profile_of(columns, layout=Layout.ONE_HOT, source=headed(*others, *names))
    finding = outcome("AL419", profile, training=training(loss="nll")).finding

    assert finding is not None
    assert finding.cure is not None
    assert finding.cure.name == name


@pytest.mark.parametrize(
    ("framework", "says"),
    [
        ("keras", 'Keras says "Arguments `target` and `output` must have the same shape up until the last dimension'),
        ("jax", 'JAX says "indices and arr must have the same number of dimensions; 3 vs. 2"'),
        ("sklearn", 'scikit-learn says "y should be a 1d array, got an array of shape (n, 3) instead"'),
    ],
)
def test_each_library_is_quoted(framework: str, says: str) -> None:
    made = training(loss="sparse_categorical_crossentropy", framework=framework)
    finding = outcome("AL419", ONE_HOT, training=made).finding

    assert finding is not None
    assert f"; {says}" in finding.message


def test_distributions_cannot_become_indices() -> None:
    finding = outcome("AL419", SOFT, training=training(loss="nll")).finding

    assert finding is not None
    assert finding.message.startswith(
        "'a', 'b' and 'c' are 3 columns of probabilities, but nll reads one class index a row"
    )
    assert finding.cure is None
    assert finding.fix == "train with kl_divergence or categorical_crossentropy"


def test_boosters_read_one_column_whatever_the_loss_is_called() -> None:
    made = training(loss="categorical_crossentropy", framework="lightgbm")
    finding = outcome("AL419", ONE_HOT, training=made).finding

    assert finding is not None
    assert "but LightGBM's form of categorical_crossentropy reads one class index a row" in finding.message
    assert outcome("AL419", INDICES, training=made).status is Status.PASSED
    divergence = training(loss="kl_divergence", framework="lightgbm")
    assert outcome("AL419", INDICES, training=divergence).status is Status.PASSED


@pytest.mark.parametrize(
    "loss", ["categorical_crossentropy", "kl_divergence", "focal", "brier", "gce", "binary_crossentropy", "mse", "dice"]
)
def test_columns_suit_losses_of_rows_and_of_each_column(loss: str) -> None:
    assert outcome("AL419", ONE_HOT, training=training(activation="softmax", loss=loss)).status is Status.PASSED


@pytest.mark.parametrize("loss", ["sparse_categorical_crossentropy", "nll", "coral", "focal", "cross_entropy", "bce"])
def test_indices_suit_losses_of_indices(loss: str) -> None:
    assert outcome("AL419", INDICES, training=training(activation="softmax", loss=loss)).status is Status.PASSED


@pytest.mark.parametrize(
    ("loss", "framework", "severity", "says"),
    [
        (
            "categorical_crossentropy",
            None,
            Severity.WARNING,
            'must have the same shape. Received: target.shape=(n,), output.shape=(n, 3)"',
        ),
        ("categorical_crossentropy", "keras", Severity.ERROR, ""),
        (
            "optax.softmax_cross_entropy",
            "jax",
            Severity.ERROR,
            '; JAX says "Incompatible shapes for broadcasting: shapes=[(n,), (n, 3)]"',
        ),
        ("KLDivLoss", "pytorch", Severity.ERROR, ""),
    ],
)
def test_one_column_where_a_column_a_class_is_read(
    loss: str, framework: str | None, severity: Severity, says: str
) -> None:
    finding = outcome("AL419", INDICES, training=training(loss=loss, framework=framework)).finding

    assert finding is not None
    assert finding.message.startswith("'y' is one column of 3 classes, but ")
    assert finding.message.endswith(says)
    assert (finding.severity, finding.column) == (severity, "y")


def test_pytorchs_cross_entropy_reads_indices_too() -> None:
    assert outcome("AL419", INDICES, training=training(loss="nn.CrossEntropyLoss()")).status is Status.PASSED


@pytest.mark.parametrize(
    ("profile", "loss", "says"),
    [
        (
            BINARY,
            "nn.BCELoss()",
            "'y' is whole numbers, which are read as int64, but nn.BCELoss() takes float32",
        ),
        (
            ONE_HOT,
            "nn.CrossEntropyLoss()",
            'nn.CrossEntropyLoss() takes float32; PyTorch says "Expected floating point type for target with class',
        ),
    ],
)
def test_pytorch_wants_floats_where_labels_are_shares(profile: Any, loss: str, says: str) -> None:  # noqa: ANN401 - a profile
    finding = outcome("AL419", profile, training=training(loss=loss)).finding

    assert finding is not None
    assert says in finding.message
    assert "; PyTorch says " in finding.message
    assert (finding.severity, finding.fix) == (Severity.NOTE, "target = target.float()")


def test_each_loss_says_its_own_of_whole_numbers() -> None:
    labels = [0, 1] * 60

    assert found("AL419", labels, loss="BCEWithLogitsLoss").message.endswith(
        '; PyTorch says "result type Float can\'t be cast to the desired output type Long"'
    )
    assert found("AL419", labels, loss="bce", framework="pytorch", activation="sigmoid").message.endswith(
        '; PyTorch says "Found dtype Long but expected Float"'
    )
    assert judged("AL419", labels, loss="nn.MultiLabelSoftMarginLoss()").status is Status.PASSED


def test_without_a_framework_whole_numbers_are_no_mistake() -> None:
    plain = training(activation="sigmoid", loss="binary_crossentropy")
    named = training(activation="sigmoid", loss="binary_crossentropy", framework="pytorch")

    assert outcome("AL419", BINARY, training=plain).status is Status.PASSED
    assert outcome("AL419", BINARY, training=named).status is Status.FINDING


def test_floats_are_floats_already() -> None:
    shares = profile_of([0.5, 0.25, 1.0] * 40)

    assert outcome("AL419", shares, "binary", training=training(loss="nn.BCELoss()")).status is Status.PASSED
    assert outcome("AL419", SOFT, training=training(loss="nn.CrossEntropyLoss()")).status is Status.PASSED


def test_text_lists_and_quantities_have_no_form() -> None:
    made = training(loss="categorical_crossentropy")

    assert outcome("AL419", profile_of(["a", "b", "c"] * 40), training=made).reason == "the labels are text"
    assert outcome("AL419", profile_of(["a|b", "a"] * 60, separator="|"), training=made).reason == (
        "the layout is delimited"
    )
    assert outcome("AL419", INDICES, "regression", training=made).reason == "the task is regression"
    assert outcome("AL419", INDICES).reason == "no loss was given"
