"""The mistakes that libraries train through, as `benchmarks/silent` measured them: `check` finds each."""

import json
from pathlib import Path
from typing import Any

import pytest

import actloss
from actloss.finding import Severity

RESULT = Path(__file__).parents[1] / "benchmarks" / "silent" / "result.json"
ROWS: list[dict[str, Any]] = json.loads(RESULT.read_text(encoding="utf-8"))["rows"]
REPEATS = 60
"""How often the labels of a row stand in its table, so that no class is rare."""


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['library']} {row['mistake']}")
def test_what_trains_in_silence_is_found_by_the_check(row: dict[str, Any], tmp_path: Path) -> None:
    labels = [label if isinstance(label, list) else [label] for label in row["labels"]]
    names = ["y"] if len(labels[0]) == 1 else [f"tag_{number}" for number in range(len(labels[0]))]
    lines = [",".join(names), *(",".join(str(cell) for cell in cells) for cells in labels * REPEATS)]
    table = tmp_path / "train.csv"
    table.write_text("\n".join(lines) + "\n", encoding="utf-8")

    report = actloss.check(table, names, **row["check"])

    (found,) = [finding for finding in report.findings if finding.code == row["code"]]
    assert found.severity is Severity.ERROR
