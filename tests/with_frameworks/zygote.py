"""Imports heavy libraries once and runs each program in a process of its own, forked from there.

Started as ``python zygote.py MODULE...``. A line of JSON on standard input names a program and the files for what it
prints and leaves behind; the answer is a line with its exit code. A forked process is as good as a new interpreter: the
libraries are imported, and nothing else has run.
"""

import importlib
import json
import os
import runpy
import sys
import traceback
from contextlib import suppress
from pathlib import Path

import numpy as np

LEFT = ("y_pred", "decision", "y_test", "first", "last")
"""Names whose values are brought back."""


def main() -> None:
    for module in sys.argv[1:]:
        importlib.import_module(module)
    _say("ready")
    for line in sys.stdin:
        order = json.loads(line)
        child = os.fork()
        if not child:
            _run(order)
        _, status = os.waitpid(child, 0)
        _say(str(os.waitstatus_to_exitcode(status)))


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def _run(order: dict[str, str]) -> None:
    """Run a program and end the process, as an interpreter would."""
    for stream, name in ((1, "stdout"), (2, "stderr")):
        os.dup2(os.open(order[name], os.O_WRONLY | os.O_CREAT | os.O_TRUNC), stream)
    code = 1
    try:
        names = runpy.run_path(order["program"], run_name="__main__")
        left = {name: np.asarray(names[name]).tolist() for name in LEFT if name in names}
        Path(order["left"]).write_text(json.dumps(left), encoding="utf-8")
        code = 0
    except BaseException:  # noqa: BLE001 - whatever ends the program, also sys.exit, is told to who asked for it
        traceback.print_exc()
    with suppress(OSError):
        sys.stdout.flush()
        sys.stderr.flush()
    os._exit(code)


if __name__ == "__main__":
    main()
