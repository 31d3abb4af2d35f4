"""What the answer's lines say."""

from pathlib import Path

import pytest

from actloss import advise
from actloss.render.answer import answer
from actloss.render.blocks import Entry
from profiles import normal_scores

SCALED = "scale them to train, as actloss code does"


def line(name: str, labels: list[str], folder: Path) -> str:
    """Return what one line of the answer says of a table with this column of labels."""
    path = folder / "table.csv"
    path.write_text("\n".join(("x,price", *(f"{row},{label}" for row, label in enumerate(labels)))) + "\n")
    blocks = answer(advise(path, "price")).blocks
    return next(block.text for block in blocks if isinstance(block, Entry) and block.tag == name)


def spread(unit: float) -> list[str]:
    return [f"{value * unit:.6g}" for value in normal_scores(200)]


@pytest.mark.parametrize("unit", [1e9, 1e-6])
def test_labels_that_are_better_scaled_to_train_are_told_so(unit: float, tmp_path: Path) -> None:
    assert line("Labels", spread(unit), tmp_path) == SCALED


def test_labels_near_one_are_trained_on_as_they_are(tmp_path: Path) -> None:
    assert line("Labels", spread(1.0), tmp_path) == "train on them as they are"


def test_rows_are_left_out_and_texts_are_read_before_labels_are_scaled(tmp_path: Path) -> None:
    missing = line("Labels", [*spread(1e9), ""], tmp_path)
    written = line("Labels", [f"{float(label):.0f} €" for label in spread(1e9)], tmp_path)

    assert missing == f"leave out the 1 row without a label; then {SCALED}"
    assert written.startswith("store 'price' as plain numbers: it is written as text (")
    assert written.endswith(f"; then {SCALED}")


def test_a_loss_that_has_no_unit_takes_wide_labels_as_they_are() -> None:
    report = advise("sample_data/regression_skewed.csv")

    assert report.advice.loss == "msle"
    assert report.profile.quantity.std > 1e3
    assert "train on them as they are" in [block.text for block in answer(report).blocks if isinstance(block, Entry)]
