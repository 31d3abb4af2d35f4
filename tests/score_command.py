"""The command `actloss score` on sample tables, and what it says when it cannot answer."""

from pathlib import Path

import pytest

from actloss.cli.app import run

FOLDER = Path(__file__).parents[1] / "sample_data" / "predictions"
TABLE = str(FOLDER / "regression_gaussian.csv")


def failed(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> str:
    """Return the one sentence with which a command could not answer."""
    assert run(["score", *arguments]) == 2
    output = capsys.readouterr()
    assert output.out == ""
    assert output.err.startswith("actloss: ")
    assert output.err.count("\n") == 1
    return output.err


def own_loss(tmp_path: Path, body: str) -> str:
    """Return ``FILE.py:loss`` for a function of this body."""
    path = tmp_path / "own.py"
    path.write_text(f"print('loaded')\n\n\ndef loss(y_true, y_pred):\n    {body}\n", encoding="utf-8")
    return f"{path}:loss"
