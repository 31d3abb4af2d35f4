"""What processes take, side by side.

The runs of one comparison take turns, so that a busy moment of the machine strikes all of them.
"""

import os
import platform
import statistics
import subprocess
import time
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Run:
    """What one process took."""

    seconds: float
    """Wall time."""
    megabytes: float
    """Largest resident set, in 10^6 bytes."""


def measured(command: tuple[str, ...]) -> Run:
    """Run the command to its end."""
    began = time.perf_counter()
    # An installed program has its bytecode at hand; so have the programs measured here, after the first round.
    surroundings = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stdin=subprocess.DEVNULL, env=surroundings)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - began
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"exit {process.returncode} from {' '.join(command)}")
    unit = 1 if platform.system() == "Darwin" else 1024
    return Run(seconds, usage.ru_maxrss * unit / 1e6)


def compared(commands: dict[str, tuple[str, ...]], times: int) -> dict[str, Run]:
    """Return the medians of each command; the first round only warms the caches."""
    rounds = [{name: measured(command) for name, command in commands.items()} for _ in range(times + 1)][1:]
    return {
        name: Run(
            statistics.median(runs[name].seconds for runs in rounds),
            statistics.median(runs[name].megabytes for runs in rounds),
        )
        for name in commands
    }


def report(title: str, runs: dict[str, Run], limits: dict[str, tuple[float, float]]) -> None:
    """Print a table; ratios are to the first run, limits are (ratio of time, megabytes)."""
    base = next(iter(runs.values()))
    print(f"\n{title}\n\n| command | seconds | ratio | limit | MB | limit |\n|---|--:|--:|--:|--:|--:|")
    for name, run in runs.items():
        slow, large = (f"{limit:.4g}" if limit else "" for limit in limits.get(name, (0, 0)))
        ratio = run.seconds / base.seconds
        print(f"| {name} | {run.seconds:.2f} | {ratio:.2f} | {slow} | {run.megabytes:.0f} | {large} |")
