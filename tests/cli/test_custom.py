from pathlib import Path

import numpy as np
import pytest

from actloss.cli.custom import load_custom
from actloss.errors import OptionError


def test_a_function_is_found_in_a_file_and_prints_to_standard_error(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "own.py"
    file.write_text(
        "print('loaded')\ndef cubed(y_true, y_pred):\n    print('called')\n    return abs(y_true - y_pred) ** 3\n"
    )
    name, function = load_custom(f"{file}:cubed")

    assert name == "cubed"
    assert function(np.array([3.0]), np.array([1.0])) == 8.0
    assert capsys.readouterr() == ("", "loaded\ncalled\n")


@pytest.mark.parametrize("spec", ["own.py", "own.py:", ":cubed", "own.py:not a name"])
def test_a_function_is_named_by_file_and_name(spec: str) -> None:
    with pytest.raises(OptionError, match=r"named as FILE\.py:function"):
        load_custom(spec)


@pytest.mark.parametrize(
    ("file", "content", "message"),
    [
        ("own.py", None, "found no file"),
        ("own.txt", "cubed = abs", r"stands in a Python file \(.py\)"),
        ("own.py", "cubed = 1", "has no function 'cubed'"),
        ("own.py", "1 / 0", "failed: ZeroDivisionError"),
        ("own.py", "def cubed(", "failed: SyntaxError"),
        ("own.py", "raise SystemExit(3)", "failed: SystemExit: 3"),
    ],
)
def test_a_file_without_the_function_is_refused(tmp_path: Path, file: str, content: str | None, message: str) -> None:
    if content is not None:
        (tmp_path / file).write_text(content)

    with pytest.raises(OptionError, match=message):
        load_custom(f"{tmp_path / file}:cubed")
