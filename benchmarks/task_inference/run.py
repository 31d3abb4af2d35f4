"""Measure how often the target and the task are found in a folder of labelled tables.

    python benchmarks/task_inference/run.py FOLDER

FOLDER holds tables and a ``truth.csv`` with a row a table. Columns used: ``path`` (relative to FOLDER), ``target``
(header text, several joined by ``;``; 0-based positions without a header), ``task``, ``contested`` (yes: reasonable
people differ), ``also_acceptable`` (``column:task; …``) and ``family`` (tables that share their data: a family has one
vote, divided among its tables).

What is printed, and nothing else, so that two runs on the same tables print the same:

- target: without help, the share of tables whose target is found, over families; contested tables apart, where the
  target or an ``also_acceptable`` column counts; how often answers stated with some confidence are right; and the
  tables answered wrongly.
- kind: with the target given, the share of tables whose task kind is found, the confusion table, the confidence table
  and the tables answered wrongly.
- crashes: anything raised that is not an `ActlossError`, which is a bug; an `ActlossError` is a wrong answer.

A wrong answer stated with a confidence of 0.9 or more is marked with ``!``. Exit code 1 when a goal is missed: target
85 %, kind 98 %, no crash, confident wrong answers at most 1 % of the tables.
"""

import csv
import itertools
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from actloss.api import advise
from actloss.errors import ActlossError
from actloss.table import open_table
from actloss.target import find_target

KINDS = ("regression", "binary", "multiclass", "multilabel", "error")
CONFIDENT = 0.9
BINS = (0.0, 0.5, 0.7, 0.9, 1.0)
GOALS = {"target": 0.85, "kind": 0.98}
CONFIDENT_WRONG = 0.01


@dataclass(frozen=True, slots=True)
class Truth:
    """One table and what is to be found in it."""

    path: str
    family: str
    target: frozenset[str]
    task: str
    contested: bool
    also: tuple[tuple[str, str], ...]
    """Further columns and tasks that a reasonable person might name."""

    @property
    def kinds(self) -> frozenset[str]:
        """Task kinds that count as right with the target given."""
        return frozenset({self.task, *(task for column, task in self.also if {column} == self.target)})


@dataclass(frozen=True, slots=True)
class Answer:
    """What came out for one table."""

    truth: Truth
    said: str
    right: bool
    confidence: float
    crash: str = ""


def main(arguments: list[str]) -> int:
    """Run the benchmark on a folder and return the exit code."""
    if len(arguments) != 1 or not (Path(arguments[0]) / "truth.csv").is_file():
        print("usage: python benchmarks/task_inference/run.py FOLDER   (a folder with a truth.csv)", file=sys.stderr)
        return 2
    folder = Path(arguments[0])
    truths = read_truths(folder / "truth.csv")
    print(f"{len(truths)} tables of {len({truth.family for truth in truths})} families in {folder.name}/\n")
    missed = [
        report("target", [answer(truth, folder, ask_target) for truth in truths]),
        report("kind", [answer(truth, folder, ask_kind) for truth in truths]),
    ]
    return 1 if any(missed) else 0


def read_truths(path: Path) -> list[Truth]:
    """Read ``truth.csv``."""
    with path.open(encoding="utf-8", newline="") as file:
        return [
            Truth(
                path=row["path"],
                family=row["family"],
                target=frozenset(map(bare, row["target"].split(";"))),
                task=row["task"],
                contested=row["contested"] == "yes",
                also=tuple(
                    (bare(column), task.strip())
                    for column, _, task in (also.rpartition(":") for also in row["also_acceptable"].split(";"))
                    if column
                ),
            )
            for row in csv.DictReader(file)
        ]


def bare(name: str) -> str:
    """Return a column's name without the blanks and quotes around it, which readers keep or drop."""
    return name.strip().strip("'\"")


def ask_target(truth: Truth, path: Path) -> tuple[str, bool, float]:
    """Find the target without help."""
    found = find_target(open_table(str(path)).head)
    columns = frozenset(map(bare, found.columns))
    acceptable = [truth.target, *(frozenset({column}) for column, _ in truth.also)]
    shown = ", ".join(found.columns[:3]) + (f" … ({len(found.columns)})" if len(found.columns) > 3 else "")
    return shown, columns in acceptable, found.confidence


def ask_kind(truth: Truth, path: Path) -> tuple[str, bool, float]:
    """Find the task with the target given."""
    task = advise(str(path), target=sorted(truth.target)).task
    return task.kind.value, task.kind.value in truth.kinds, task.confidence


def answer(truth: Truth, folder: Path, ask: Callable[[Truth, Path], tuple[str, bool, float]]) -> Answer:
    """Ask about one table; an error is an answer, a crash is recorded."""
    try:
        return Answer(truth, *ask(truth, folder / truth.path))
    except ActlossError as error:
        return Answer(truth, f"error: {error}", right=False, confidence=0.0)
    except Exception as error:  # noqa: BLE001 - counting whatever else is raised is what this is for
        return Answer(truth, "error: crash", right=False, confidence=0.0, crash=f"{type(error).__name__}: {error}")


def over_families(answers: Iterable[Answer]) -> float:
    """Return the share of right answers, each family one vote."""
    votes: defaultdict[str, list[bool]] = defaultdict(list)
    for one in answers:
        votes[one.truth.family].append(one.right)
    return sum(sum(vote) / len(vote) for vote in votes.values()) / max(1, len(votes))


def report(name: str, answers: list[Answer]) -> bool:
    """Print one part and return whether a goal was missed."""
    plain = [one for one in answers if not one.truth.contested]
    contested = [one for one in answers if one.truth.contested]
    share = over_families(plain)
    confident = [one for one in plain if not one.right and one.confidence >= CONFIDENT]
    crashes = [one for one in answers if one.crash]
    print(f"{name}: {share:.1%} over families (goal {GOALS[name]:.0%}), {right(plain)} tables")
    print(f"  contested: {over_families(contested):.1%} over families, {right(contested)} tables")
    print(f"  confident (>= {CONFIDENT}) and wrong: {len(confident)} of {len(plain)}, crashes: {len(crashes)}")
    print_calibration(answers)
    if name == "kind":
        print_confusion(plain)
    print_wrong(answers)
    print()
    return share < GOALS[name] or bool(crashes) or len(confident) > CONFIDENT_WRONG * len(plain)


def right(answers: list[Answer]) -> str:
    """Return right answers of all, as text."""
    return f"{sum(one.right for one in answers)} of {len(answers)}"


def print_calibration(answers: list[Answer]) -> None:
    """Print how often answers are right by the confidence they state."""
    print("  stated confidence   tables   mean stated   right")
    for low, high in itertools.pairwise(BINS):
        inside = [one for one in answers if low <= one.confidence and (one.confidence < high or high == BINS[-1])]
        if inside:
            stated = sum(one.confidence for one in inside) / len(inside)
            share = sum(one.right for one in inside) / len(inside)
            print(f"  {low:.1f} to {high:.1f} {len(inside):15} {stated:13.2f} {share:7.2f}")


def print_confusion(answers: list[Answer]) -> None:
    """Print true kinds against the kinds that were answered."""
    counts = Counter((one.truth.task, one.said if one.said in KINDS else "error") for one in answers)
    print(f"  {'true, answered →':18}" + "".join(f"{kind:>12}" for kind in KINDS))
    for truth in KINDS[:-1]:
        print(f"  {truth:18}" + "".join(f"{counts[truth, kind]:12}" for kind in KINDS))


def print_wrong(answers: list[Answer]) -> None:
    """Print the tables answered wrongly."""
    for one in answers:
        if not one.right:
            mark = "!" if one.confidence >= CONFIDENT else " "
            wanted = ", ".join(sorted(one.truth.target)[:3])
            note = " (contested)" if one.truth.contested else ""
            said = one.crash or one.said
            print(f"  {mark} {one.truth.path}: {said!r} at {one.confidence:.2f}, not {wanted!r} {one.truth.task}{note}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
