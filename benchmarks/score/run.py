"""How long `actloss score` takes and how much memory, against scripts that read the same file with pandas.

`with_sklearn.py` computes what scikit-learn has of our losses, `with_torch.py` what PyTorch has; `actloss score`
computes all that apply. Goals: half the time of the first script, 500 MB at most, and no more memory for ten million
rows than for one.

    python benchmarks/score/run.py [--times N] [--torch-python PYTHON] [--peers-only] [--out FOLDER] [--share SHARE]

Tables (`generate.py`) are written where they are missing: 5 M rows of two classes, 2 M rows of ten classes, 5 M rows
of regression, and 1 M and 10 M rows of two classes. `--share 0.01` with a folder of its own is for a try: what is
started and loaded then weighs more than the rows.
"""

import argparse
import os
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))  # a script is started with its own folder only

from benchmarks.measured import compared, report

HERE = Path(__file__).parent
TASKS = ("binary", "multiclass", "regression")
GROWING = ("binary_1m", "binary_10m")
"""Tables of one kind that show whether memory grows with the rows."""
ACTLOSS = (sys.executable, "-m", "actloss", "score")
HALF_THE_TIME = 0.5
MEGABYTES = 500


def written(folder: Path, name: str, share: float) -> Path:
    """Return a table, which is written when it is not there."""
    table = folder / f"{name}.csv"
    if not table.exists():
        script = (sys.executable, str(HERE / "generate.py"), "--out", str(folder), "--share", str(share), table.name)
        subprocess.run(script, check=True)
    return table


def title(table: Path, times: int) -> str:
    """Return what a comparison is about."""
    with table.open("rb") as lines:
        rows = sum(1 for _ in lines) - 1
    return (
        f"{table.name}, {table.stat().st_size / 1e6:.0f} MB, {rows:,} rows, {os.cpu_count()} cores, medians of {times}"
    )


def against_scripts(task: str, table: Path, options: argparse.Namespace) -> None:
    """Compare on one table."""
    commands: dict[str, tuple[str, ...]] = {
        "pandas + scikit-learn": (sys.executable, str(HERE / "with_sklearn.py"), task, str(table))
    }
    if options.torch_python:
        commands["pandas + PyTorch"] = (options.torch_python, str(HERE / "with_torch.py"), task, str(table))
    if not options.peers_only:
        commands["actloss score"] = (*ACTLOSS, str(table))
    limits = {"actloss score": (HALF_THE_TIME, float(MEGABYTES))}
    report(title(table, options.times), compared(commands, options.times), limits)


def against_itself(tables: list[Path], times: int) -> None:
    """Compare the memory for few rows and for many."""
    commands: dict[str, tuple[str, ...]] = {f"actloss score {table.name}": (*ACTLOSS, str(table)) for table in tables}
    limits = {name: (0.0, float(MEGABYTES)) for name in commands}
    report("; ".join(title(table, times) for table in tables), compared(commands, times), limits)


def main() -> None:
    """Run the comparisons."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--times", type=int, default=5, help="measured rounds, after one to warm up")
    parser.add_argument("--torch-python", help="an interpreter that has torch and pandas")
    parser.add_argument("--peers-only", action="store_true", help="leave actloss out")
    parser.add_argument("--out", type=Path, default=HERE / "out", help="folder of the tables")
    parser.add_argument("--share", type=float, default=1, help="of the rows, where a table is written")
    options = parser.parse_args()
    for task in TASKS:
        against_scripts(task, written(options.out, task, options.share), options)
    if not options.peers_only:
        against_itself([written(options.out, name, options.share) for name in GROWING], options.times)


if __name__ == "__main__":
    main()
