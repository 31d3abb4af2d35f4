import pytest

from actloss.finding import Severity
from actloss.rules import Status
from profiles import outcome, profile_of, training


@pytest.mark.parametrize("mark", [-1, 255, -100])
def test_a_customary_mark_among_class_indices_is_warned_of(mark: int) -> None:
    profile = profile_of([0, 1, 2, mark] * 30)
    finding = outcome("AL416", profile, training=training(loss="nll")).finding

    assert finding is not None
    assert finding.message.startswith(
        f"30 of 120 rows of 'y' hold {mark}, the first in row 4: it often means 'no class', and the loss is not told "
        f'to skip it; PyTorch says "Target {mark} is out of bounds'
    )
    assert (finding.severity, finding.column, finding.row, finding.count) == (Severity.WARNING, "y", 4, 30)
    assert finding.fix == f"leave these rows out, or let the loss skip them and say --ignore-index {mark}"


def test_a_mark_that_the_loss_skips_passes() -> None:
    profile = profile_of([0, 1, 2, -1] * 30)

    assert outcome("AL416", profile, training=training(loss="nll", ignore_index=-1)).status is Status.PASSED
    assert outcome("AL416", profile, training=training(loss="nll", ignore_index=255)).status is Status.FINDING


@pytest.mark.parametrize("values", [[-2, -1, 0], [0, 254, 255], [0, 255, 256], [-101, -100, -99, 0], [0, 1, 2]])
def test_a_number_of_a_range_is_no_mark(values: list[int]) -> None:
    assert (
        outcome("AL416", profile_of(values * 40), "multiclass", training=training(loss="nll")).status is Status.PASSED
    )


@pytest.mark.parametrize("values", [[-1, 1], [0, 255], [-1, 0]])
def test_one_of_two_classes_is_no_mark(values: list[int]) -> None:
    assert outcome("AL416", profile_of(values * 60), training=training(loss="nll")).status is Status.PASSED


def test_the_commonest_of_several_marks_is_named() -> None:
    profile = profile_of([0, 1, 2, -1, 255, 255] * 30)
    finding = outcome("AL416", profile, training=training(loss="nll")).finding

    assert finding is not None
    assert finding.count == 60


@pytest.mark.parametrize(
    ("framework", "mark", "says", "fix"),
    [
        ("pytorch", -1, 'PyTorch says "Target -1 is out of bounds"', "torch.nn.CrossEntropyLoss(ignore_index=-1)"),
        ("pytorch", 255, 'PyTorch says "Target 255 is out of bounds"', "torch.nn.CrossEntropyLoss(ignore_index=255)"),
        (
            "keras",
            -1,
            (
                "Keras says nothing: sparse_categorical_crossentropy on the JAX backend trains on labels that the "
                "layer has no unit for"
            ),
            "keras.losses.SparseCategoricalCrossentropy(ignore_class=-1)",
        ),
    ],
)
def test_each_library_is_quoted_and_has_its_own_cure(framework: str, mark: int, says: str, fix: str) -> None:
    made = training(loss="sparse_categorical_crossentropy", framework=framework)
    finding = outcome("AL416", profile_of([0, 1, 2, mark] * 30), training=made).finding

    assert finding is not None
    assert finding.message.endswith(f"; {says}")
    assert finding.fix == fix


def test_minus_one_hundred_passes_where_pytorch_skips_it_unasked() -> None:
    profile = profile_of([0, 1, 2, -100] * 30)

    assert outcome("AL416", profile, training=training(loss="nn.CrossEntropyLoss()")).status is Status.PASSED
    assert outcome("AL416", profile, "multiclass", training=training(loss="focal")).status is Status.FINDING


def test_rows_made_by_keras_take_minus_one_for_the_last_class() -> None:
    made = training(loss="categorical_crossentropy", framework="keras")
    finding = outcome("AL416", profile_of([-1, 0, 1] * 40), training=made).finding

    assert finding is not None
    assert finding.message.endswith("; Keras says nothing: rows labelled -1 count as the last class")


def test_other_losses_and_other_labels_have_nothing_to_look_at() -> None:
    profile = profile_of([0, 1, 2, -1] * 30)

    assert outcome("AL416", profile, training=training(loss="mse")).reason == "the loss is mse"
    assert outcome("AL416", profile).reason == "no loss was given"
    assert outcome("AL416", profile_of([*range(10_001)] * 2), "multiclass", training=training(loss="nll")).reason == (
        "there are too many distinct values to be classes"
    )
