import os
import subprocess
import sys

import pytest

from actloss.cli.reserved import reserved_stdout


def test_what_a_child_process_writes_goes_to_standard_error(capfd: pytest.CaptureFixture[str]) -> None:
    with reserved_stdout():
        subprocess.run([sys.executable, "-c", "print('child')"], check=True)
        os.write(1, b"descriptor\n")
    os.write(1, b"report\n")

    assert capfd.readouterr() == ("report\n", "child\ndescriptor\n")


def test_a_failure_gives_standard_output_back(capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(ValueError, match="own"), reserved_stdout():
        raise ValueError("own")
    os.write(1, b"report\n")

    assert capfd.readouterr().out == "report\n"


def test_a_closed_standard_output_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    def closed(_descriptor: int) -> int:
        raise OSError(9, "Bad file descriptor")

    copied: list[tuple[int, int]] = []
    with monkeypatch.context() as patched:
        patched.setattr(os, "dup", closed)
        patched.setattr(os, "dup2", lambda *descriptors: copied.append(descriptors))
        with reserved_stdout():
            pass

    assert copied == []
