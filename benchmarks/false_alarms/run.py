"""List the errors of `actloss check` on labelled tables, under the head and loss that their task takes by default.

    python benchmarks/false_alarms/run.py FOLDER [--write]

FOLDER is one of benchmarks/task_inference. Each table is checked with its true label columns and task under the head
of `HEADS`, what a model of that task usually trains with. Every error is listed beside why it is none that a user could
do without; whatever is not explained in `WHY` is a false alarm and fails the run. ``--write`` puts the list into
docs/false_alarms.md. Prints the same for the same tables.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))  # a script is started with its own folder only

from benchmarks.task_inference.run import Truth, read_truths

import actloss
from actloss.finding import Finding, Severity

PAGE = Path(__file__).parents[2] / "docs" / "false_alarms.md"
HEADS = {
    "regression": ("linear", "mse"),
    "binary": ("sigmoid", "binary_crossentropy"),
    "multiclass": ("softmax", "categorical_crossentropy"),
    "multilabel": ("sigmoid", "binary_crossentropy"),
}
SPARSE = "sparse_categorical_crossentropy"
"""What several classes train with where they are written as numbers."""
WHY = {
    "AL201": "rows without a label: frameworks make nan of them, and the loss of their batch is nan",
    "AL303": "a class or label with a single row cannot be both trained on and tested on",
    "AL308": "a label that never varies in this table: its unit learns a constant",
    "AL401": "two classes that are not 0 and 1: the loss is another one, negative or without bounds",
    "AL404": "class codes that are not 0 to C - 1: an index out of bounds, or a perfect loss on Keras with JAX",
}

INTRODUCTION = (
    "`python benchmarks/false_alarms/run.py FOLDER --write`: labelled tables as they are found in the wild, each held",
    "against the head that its task takes by default: linear and mse, sigmoid and binary cross-entropy, softmax and",
    "cross-entropy.",
)


@dataclass(frozen=True, slots=True)
class Checked:
    """One table and what came out."""

    path: str
    findings: tuple[Finding, ...] = ()
    problem: str = ""

    @property
    def errors(self) -> tuple[Finding, ...]:
        """The findings that fail a check."""
        return tuple(finding for finding in self.findings if finding.severity is Severity.ERROR)


def main() -> int:
    """Run over a folder and return the exit code: 1 for a crash, an unread table or an error without a reason."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--write", action="store_true", help="write docs/false_alarms.md")
    options = parser.parse_args()
    tables = [checked(truth, options.folder) for truth in read_truths(options.folder / "truth.csv")]
    page = "\n".join(listed(tables)) + "\n"
    print(page)
    if options.write:
        PAGE.write_text(page, encoding="utf-8")
    return 1 if any(unexplained(table) for table in tables) else 0


def checked(truth: Truth, folder: Path) -> Checked:
    """Check one table under its task's default head."""
    activation, loss = HEADS[truth.task]
    path = str(folder / truth.path)
    target = sorted(truth.target)
    try:
        report = actloss.check(path, target, truth.task, activation=activation, loss=loss)
        profile = report.tables[0].profile
        if truth.task == "multiclass" and profile is not None and profile.numeric is not None:
            report = actloss.check(path, target, truth.task, activation=activation, loss=SPARSE)
    except Exception as error:  # noqa: BLE001 - counting whatever is raised is what this is for
        return Checked(truth.path, problem=f"{type(error).__name__}: {error}")
    return Checked(truth.path, report.findings, report.tables[0].error or "")


def unexplained(table: Checked) -> list[str]:
    """Return why a table was not checked, and its errors without a reason."""
    problems = [table.problem] if table.problem else []
    return problems + [f"{found.code} {found.message}" for found in table.errors if found.code not in WHY]


def listed(tables: list[Checked]) -> Iterator[str]:
    """Yield the lines of the page."""
    clean = sum(not table.errors and not table.problem for table in tables)
    yield "# Errors on real tables"
    yield ""
    yield from INTRODUCTION
    yield f"{clean} of {len(tables)} have no error. The others would fail a check, and here is why."
    for code, why in WHY.items():
        hit = [(table.path, finding) for table in tables for finding in table.errors if finding.code == code]
        yield from ("", f"## {code}: {len(hit)} tables", "", f"{why[0].upper()}{why[1:]}.", "")
        yield from (f"- `{Path(path).name}`: {finding.message.split(';')[0]}" for path, finding in hit)
    strange = [f"- `{table.path}`: {what}" for table in tables for what in unexplained(table)]
    yield from ("", "## False alarms and failures", "", *(strange or ["None."]))
    counts = Counter((finding.severity, finding.code, finding.name) for table in tables for finding in table.findings)
    yield from ("", "## All findings", "", "| severity | rule | tables |", "|---|---|--:|")
    ranked = sorted(counts.items(), key=lambda entry: (list(Severity).index(entry[0][0]), entry[0][1]))
    yield from (f"| {severity.value} | {code} {name} | {count} |" for (severity, code, name), count in ranked)


if __name__ == "__main__":
    sys.exit(main())
