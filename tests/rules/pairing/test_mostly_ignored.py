import pytest

from actloss.finding import Severity
from actloss.rules import Status
from actloss.rules.rule import Outcome
from profiles import Cells, found, judged, outcome, profile_of, training


def skipping(rows: int, of: int = 100, *, thresholds: dict[str, float] | None = None) -> Outcome:
    labels = [*(row % 4 for row in range(of - rows)), *[-1] * rows]
    made = training(loss="nll", ignore_index=-1)
    return outcome("AL426", profile_of(labels), "multiclass", training=made, thresholds=thresholds or {})


def test_half_of_the_rows_is_too_many() -> None:
    finding = skipping(50).finding

    assert finding is not None
    assert finding.message == (
        "50 of 100 labelled rows of 'y' (50.0 %) hold -1, which the loss skips; PyTorch says nothing: the loss of some "
        "batches is nan"
    )
    assert (finding.severity, finding.column, finding.row, finding.count) == (Severity.WARNING, "y", 51, 50)
    assert finding.fix == "leave these rows out before training"


def test_one_row_less_than_half_passes() -> None:
    assert skipping(49).status is Status.PASSED


def test_all_rows_are_an_error() -> None:
    finding = skipping(100).finding

    assert finding is not None
    assert finding.severity is Severity.ERROR


def test_the_threshold_can_be_moved() -> None:
    assert skipping(40, thresholds={"AL426.share": 0.4}).status is Status.FINDING


def test_missing_labels_do_not_count() -> None:
    profile = profile_of([0, 1, -1, -1, None, None] * 20)

    assert outcome("AL426", profile, training=training(loss="nll", ignore_index=-1)).status is Status.FINDING


def test_pytorch_skips_minus_one_hundred_unless_told_otherwise() -> None:
    profile = profile_of([0, 1, -100, -100] * 30)

    assert outcome("AL426", profile, training=training(loss="nn.CrossEntropyLoss()")).status is Status.FINDING
    other = training(loss="nn.CrossEntropyLoss()", ignore_index=255)
    assert outcome("AL426", profile, training=other).status is Status.PASSED


@pytest.mark.parametrize("loss", ["focal", "brier"])
def test_losses_that_pytorch_lacks_skip_nothing_by_default(loss: str) -> None:
    labels: Cells = [0, 1, 2, -100] * 30
    heads = {"activation": "softmax", "loss": loss, "framework": "pytorch", "task": "multiclass"}

    assert judged("AL426", labels, **heads).reason == "the loss is not told to skip a label"
    assert found("AL404", labels, **heads).message.startswith("'y' holds the class -100, the first in row 4, but")
    assert "PyTorch skips" not in found("AL416", labels, **heads).message


def test_a_label_that_never_occurs_passes() -> None:
    made = training(loss="nll", ignore_index=255)

    assert outcome("AL426", profile_of([0, 1, 2] * 40), training=made).status is Status.PASSED


def test_without_a_label_to_skip_or_classes_there_is_nothing_to_count() -> None:
    made = training(loss="nll", ignore_index=-1)
    columns = profile_of({"a": [1, 0] * 60, "b": [0, 1] * 60})

    assert outcome("AL426", profile_of([0, 1] * 60)).reason == "the loss is not told to skip a label"
    assert outcome("AL426", profile_of([0, 1] * 60), training=training(loss="nll")).reason == (
        "the loss is not told to skip a label"
    )
    assert outcome("AL426", columns, training=made).reason == "the layout is multi-hot"
    assert outcome("AL426", profile_of([*range(10_001)] * 2), training=made).reason == (
        "there are too many distinct values to be classes"
    )
