"""Runs generated programs, each in a process of its own with the real library, and brings back what they reached."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import gettempdir

ROOT = Path(__file__).parents[2]
ZYGOTE = Path(__file__).with_name("zygote.py")

MODULES: Mapping[str, tuple[str, ...]] = {
    "pytorch": ("torch",),
    "keras": ("keras",),
    "jax": ("jax", "optax", "flax.nnx"),
    "sklearn": ("sklearn.ensemble", "sklearn.linear_model", "scipy.optimize"),
    "xgboost": ("xgboost",),
    "lightgbm": ("lightgbm",),
    "catboost": ("catboost",),
}
"""What the programs for a framework import, besides what all import."""
SHARED = ("numpy", "pandas", "sklearn.compose", "sklearn.impute", "sklearn.model_selection", "sklearn.preprocessing")

_LINE = re.compile(r"(baseline|epoch +\d+|round +\d+|train|test) +loss (\S+)(?:  (.*) (\S+))?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Ran:
    """What a program printed and left behind."""

    stdout: str
    stderr: str
    values: Mapping[str, object]
    """`y_pred`, `decision`, … as plain lists, where it defines them."""

    def losses(self, what: str) -> list[float]:
        """Return the losses of its lines that begin with ``baseline``, ``epoch``, ``round``, ``train`` or ``test``."""
        return [float(match[2]) for match in self._lines if match[1].split()[0] == what]

    @property
    def metric(self) -> tuple[str, float] | None:
        """Return name and value of what stands behind the loss of the test rows."""
        return next(((match[3], float(match[4])) for match in self._lines if match[1] == "test" and match[3]), None)

    @property
    def _lines(self) -> list[re.Match[str]]:
        return [match for line in self.stdout.splitlines() if (match := _LINE.fullmatch(line))]


@dataclass
class Runner:
    """Runs the programs of one framework."""

    framework: str
    folder: Path
    """For the programs and what they print."""
    _process: "subprocess.Popen[str] | None" = field(default=None, init=False)

    def run(self, source: str, *, cwd: Path = ROOT) -> Ran:
        """Run a program and return what came of it.

        Args:
            source: The program.
            cwd: Where it runs: the repository, where sample tables are found by their relative paths.

        Raises:
            AssertionError: It fails; the message holds the program and what it printed.
        """
        files = {name: self.folder / name for name in ("program", "stdout", "stderr", "left")}
        # In the folder's own place, so that a program may be run from elsewhere.
        files["program"].write_text(f"import os\nos.chdir({str(cwd)!r})\n{source}", encoding="utf-8")
        process = self._started()
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(json.dumps({name: str(path) for name, path in files.items()}) + "\n")
        process.stdin.flush()
        code = process.stdout.readline().strip()
        stdout, stderr = (files[name].read_text(encoding="utf-8", errors="replace") for name in ("stdout", "stderr"))
        assert code == "0", f"exit {code}\n{source}\n{stdout}\n{stderr}"
        return Ran(stdout=stdout, stderr=stderr, values=json.loads(files["left"].read_text(encoding="utf-8")))

    def close(self) -> None:
        """End the process that the programs are forked from."""
        if self._process is not None:
            self._process.communicate()
            self._process = None

    def _started(self) -> "subprocess.Popen[str]":
        if self._process is None:
            self._process = subprocess.Popen(
                [sys.executable, str(ZYGOTE), *SHARED, *MODULES[self.framework]],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                env=environment(),
                text=True,
                encoding="utf-8",
            )
            assert self._process.stdout is not None
            assert self._process.stdout.readline() == "ready\n"
        return self._process


def ran(source: str, folder: Path, *, framework: str, cwd: Path = ROOT) -> Ran:
    """Run one program in an interpreter that is started for it."""
    runner = Runner(framework, folder)
    try:
        return runner.run(source, cwd=cwd)
    finally:
        runner.close()


def environment() -> dict[str, str]:
    """Return the environment of a program.

    Keras needs a backend named, and threads beyond the cores only wait. What JAX compiles is kept, however small:
    programs have most of their steps in common.
    """
    kept = {
        "JAX_COMPILATION_CACHE_DIR": str(Path(gettempdir()) / "actloss-tests-jax"),
        "JAX_PERSISTENT_CACHE_MIN_COMPILE_TIME_SECS": "0",
        "JAX_PERSISTENT_CACHE_MIN_ENTRY_SIZE_BYTES": "-1",
    }
    return {"KERAS_BACKEND": "jax", **os.environ, **kept, "OMP_NUM_THREADS": "1"}
