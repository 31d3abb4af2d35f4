from dataclasses import replace

import pytest

from actloss.finding import Severity
from actloss.rules import Status
from profiles import outcome, profile_of, training

CLASSES = profile_of([0, 1, 2] * 40)
FLOATS = replace(CLASSES, floats=True)
HOLED = profile_of([0, 1, 2, None] * 40)


def test_indices_held_as_floats_are_warned_of() -> None:
    finding = outcome("AL420", FLOATS, training=training(loss="nll")).finding

    assert finding is not None
    assert finding.message == (
        "'y' holds its class indices as floating point numbers; PyTorch says \"expected target dtype to be Long or "
        'Byte, but got Float"'
    )
    assert (finding.severity, finding.column, finding.row, finding.count) == (Severity.WARNING, "y", None, None)
    assert finding.fix == 'y = y.astype("int64")'


def test_missing_cells_make_floats_of_indices() -> None:
    finding = outcome("AL420", HOLED, training=training(loss="nll")).finding

    assert finding is not None
    assert finding.message == (
        "'y' has 40 missing cells, the first in row 4, so that its class indices are read as floating point numbers; "
        "PyTorch says nothing: a label is -9223372036854775808"
    )
    assert (finding.severity, finding.row, finding.count) == (Severity.WARNING, 4, 40)
    assert finding.fix == 'df["label"].dropna().astype("int64")'


@pytest.mark.parametrize(
    ("framework", "severity"),
    [("pytorch", Severity.ERROR), ("jax", Severity.ERROR), ("keras", Severity.WARNING), ("lightgbm", Severity.WARNING)],
)
def test_it_is_an_error_where_the_library_stops(framework: str, severity: Severity) -> None:
    made = training(loss="sparse_categorical_crossentropy", framework=framework)
    finding = outcome("AL420", FLOATS, training=made).finding

    assert finding is not None
    assert finding.severity is severity


def test_each_library_is_quoted() -> None:
    keras = outcome("AL420", FLOATS, training=training(loss="scce", framework="keras")).finding
    optax = outcome("AL420", FLOATS, training=training(loss="scce", framework="optax")).finding

    assert keras is not None
    assert optax is not None
    assert keras.message.endswith(
        "; Keras says nothing: sparse_categorical_crossentropy takes labels such as 0.0 and 2.0"
    )
    assert optax.message.endswith("is a subdtype of <class 'numpy.integer'>, got float32 instead\"")


def test_a_hinge_of_several_classes_words_it_in_another_way() -> None:
    finding = outcome("AL420", FLOATS, training=training(loss="nn.MultiMarginLoss()")).finding

    assert finding is not None
    assert finding.message.endswith('; PyTorch says "expected scalar type Long but found Float"')


def test_whole_numbers_pass() -> None:
    assert outcome("AL420", CLASSES, training=training(loss="nll")).status is Status.PASSED


def test_only_indices_are_looked_at() -> None:
    decimals = profile_of([0.5, 1.5, 2.5] * 40)

    assert outcome("AL420", FLOATS, training=training(loss="mse")).reason == "the loss is mse"
    assert outcome("AL420", FLOATS).reason == "no loss was given"
    assert outcome("AL420", profile_of(["a", "b", "c"] * 40), training=training(loss="nll")).reason == (
        "the labels are text"
    )
    assert outcome("AL420", decimals, "multiclass", training=training(loss="nll")).reason == (
        "the labels have decimals: they are no indices"
    )
