"""What `actloss check` costs beside `actloss advise` on the same table, and ten tables in one call beside one.

    python benchmarks/check/run.py [--times N]

The large table is that of benchmarks/advise, written when it is not there. Goals: check at most 1.1 times advise; ten
small tables at most 2 times one. The runs of one comparison take turns.
"""

import argparse
import os
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
sys.path.insert(0, str(ROOT))  # a script is started with its own folder only

from benchmarks.measured import compared, report  # noqa: E402 - needs the path above

GENERATE = ROOT / "benchmarks" / "advise" / "generate.py"
TABLES = {"narrow.csv": (6_000_000, 0), "wide.csv": (1_100_000, 64)}
SMALL = tuple(
    str(ROOT / "sample_data" / f"{name}.csv")
    for name in (
        "regression_gaussian",
        "regression_skewed",
        "regression_count",
        "regression_outliers",
        "binary_yes_no",
        "binary_plus_minus",
        "multiclass_strings",
        "multiclass_1_based",
        "multiclass_one_hot",
        "multilabel_delimited",
    )
)
ACTLOSS = (sys.executable, "-m", "actloss")
# Whatever is found, what it costs is the question: a finding is no failure here.
CHECK = (*ACTLOSS, "check", "--isolated", "--exit-zero")


def large_table(times: int, name: str, rows: int, sensors: int) -> None:
    """Compare on a table of more than 500 MB."""
    table = ROOT / "benchmarks" / "advise" / "out" / name
    if not table.exists():
        subprocess.run((sys.executable, str(GENERATE), str(table), str(rows), str(sensors)), check=True)
    runs = compared(
        {
            "actloss advise --target y": (*ACTLOSS, "advise", str(table), "--target", "y"),
            "actloss check --target y": (*CHECK, str(table), "--target", "y"),
            "actloss check --target y, linear and mse": (
                *CHECK, str(table), "--target", "y", "--activation", "linear", "--loss", "mse",
            ),
        },
        times,
    )  # fmt: skip
    title = f"{name}, {table.stat().st_size / 1e6:.0f} MB, {os.cpu_count()} cores, medians of {times}"
    report(title, runs, dict.fromkeys(list(runs)[1:], (1.1, 0)))


def many_tables(times: int) -> None:
    """Compare ten small tables in one call with one."""
    runs = compared(
        {"actloss check, one table": (*CHECK, SMALL[0]), "actloss check, ten tables": (*CHECK, *SMALL)}, times
    )
    report(f"small tables, medians of {times}", runs, {"actloss check, ten tables": (2, 0)})


def main() -> None:
    """Run both comparisons."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=3, help="measured rounds, after one to warm up")
    options = parser.parse_args()
    many_tables(options.times)
    for name, (rows, sensors) in TABLES.items():
        large_table(options.times, name, rows, sensors)


if __name__ == "__main__":
    main()
