"""How long `actloss advise` takes and how much memory, against what else one would run on the same file.

On a large table the other is `duckdb -c "select count(*)"`, which only has to read it; on a small one it is
`import pandas, sklearn`, which only starts up.
The runs of one comparison take turns, so that a busy moment of the machine strikes all of them.
"""

import argparse
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))  # a script is started with its own folder only

from benchmarks.measured import compared, report

HERE = Path(__file__).parent
TABLES = {"narrow.csv": (6_000_000, 0), "wide.csv": (1_100_000, 64)}
"""Tables of more than 500 MB: rows, and columns beside the thirteen that both have."""
SMALL = HERE.parents[1] / "sample_data" / "multiclass_strings.csv"
ACTLOSS = (sys.executable, "-m", "actloss", "advise")
BYTES_A_ROW = 16
"""What a label may cost in memory, beside twice the memory of the count."""


def duckdb_program() -> str:
    """Return where the program is: the one inside the package first, to which its command is only a wrapper."""
    package = importlib.util.find_spec("duckdb_cli")
    bundled = Path(package.origin).with_name("duckdb") if package and package.origin else None
    program = str(bundled) if bundled and bundled.exists() else shutil.which("duckdb")
    if program is None:
        raise SystemExit("expected the program duckdb, found none: pip install duckdb-cli")
    return program


def large_table(times: int, name: str, rows: int, sensors: int) -> None:
    """Compare on a large table, which is written when it is not there."""
    duckdb = duckdb_program()
    table = HERE / "out" / name
    if not table.exists():
        subprocess.run((sys.executable, str(HERE / "generate.py"), str(table), str(rows), str(sensors)), check=True)
    count = f"select count(*) from '{table}'"
    lines = subprocess.run(
        (duckdb, "-csv", "-noheader", "-c", count), capture_output=True, text=True, check=True
    ).stdout
    runs = compared(
        {
            "duckdb count(*)": (duckdb, "-c", count),
            "actloss advise --target y": (*ACTLOSS, str(table), "--target", "y"),
            "actloss advise": (*ACTLOSS, str(table)),
        },
        times,
    )
    memory = 2 * runs["duckdb count(*)"].megabytes + BYTES_A_ROW * int(lines) / 1e6
    title = (
        f"{name}, {table.stat().st_size / 1e6:.0f} MB, {int(lines):,} rows, {os.cpu_count()} cores, medians of {times}"
    )
    report(title, runs, {"actloss advise --target y": (1.5, memory), "actloss advise": (2, memory)})


def small_table(times: int) -> None:
    """Compare on a table of 150 rows."""
    runs = compared(
        {
            "import pandas, sklearn": (sys.executable, "-c", "import pandas, sklearn"),
            "actloss advise": (*ACTLOSS, str(SMALL)),
            "actloss --version": (sys.executable, "-m", "actloss", "--version"),
        },
        times,
    )
    report(f"{SMALL.name}, medians of {times}", runs, {"actloss advise": (0.5, 0)})


def main() -> None:
    """Run both comparisons."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=5, help="measured rounds, after one to warm up")
    options = parser.parse_args()
    small_table(options.times)
    for name, (rows, sensors) in TABLES.items():
        large_table(options.times, name, rows, sensors)


if __name__ == "__main__":
    main()
