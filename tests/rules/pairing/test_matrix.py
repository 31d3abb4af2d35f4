"""Every activation before every loss on the labels of every table of sample_data, against matrix.tsv beside this file.

A line of matrix.tsv is a situation of the labels and a group of losses, a column a group of activations, a cell the
codes that are expected: ``417`` for an error of AL417, ``418w`` for a warning of AL418, ``ok`` for neither. What the
groups stand for, and the reasons for the cells, is in `pairing_verdicts`, from which the file is written:

    python -c "from pairing_verdicts import listing; print(listing(), end='')" > rules/pairing/matrix.tsv

Neither looks at what the rules say: the rules are held to the file, and the file to the reasons.
"""

import csv
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from actloss.catalogue import ACTIVATIONS, LOSSES, activation, loss
from actloss.examined import Examined, examine, read_task
from actloss.finding import Severity
from actloss.rules import Case, evaluate
from actloss.rules.pairing import PAIRING_RULES
from actloss.table import open_table
from actloss.training import Training
from actloss.training.evidence import evidence_of
from pairing_verdicts import ACTIVATIONS as HEADS
from pairing_verdicts import LOSSES as GROUPS
from pairing_verdicts import SITUATIONS, listing

SAMPLES = Path(__file__).parents[3] / "sample_data"
MATRIX = Path(__file__).with_name("matrix.tsv")
TARGETS = {row["file"]: row for row in csv.DictReader((SAMPLES / "expected.csv").read_text("utf-8").splitlines())}
LINES = list(csv.DictReader(MATRIX.read_text("utf-8").splitlines(), delimiter="\t"))
CELLS = {(line["labels"], line["loss"], head): line[head] for line in LINES for head in HEADS}


@cache
def examined(file: str) -> Examined:
    return examine(open_table(SAMPLES / file), TARGETS[file]["target"].split(";"))


def verdict(file: str, head: str, name: str) -> str:
    labels, row = examined(file), loss(name)
    training = Training(activation=activation(head), loss=row, loss_given=row.name)
    task, _ = read_task(labels.profile, None, evidence_of(training))
    case = Case(profile=labels.profile, task=task, training=training)
    findings = [outcome.finding for outcome in (evaluate(rule, case) for rule in PAIRING_RULES) if outcome.finding]
    marks = {Severity.ERROR: "", Severity.WARNING: "w"}
    return ",".join(found.code[2:] + marks[found.severity] for found in findings if found.severity in marks) or "ok"


@pytest.mark.parametrize("file", TARGETS)
def test_every_head_on_the_labels_of_a_table_gets_the_verdict_that_is_listed(file: str) -> None:
    situation = next(name for name, files in SITUATIONS.items() if file in files)
    wrong = {
        (head, name): (listed, found)
        for (labels, group, column), listed in CELLS.items()
        if labels == situation
        for name in GROUPS[group]
        for head in HEADS[column]
        if (found := verdict(file, head, name)) != listed
    }

    assert wrong == {}


def test_every_table_activation_and_loss_is_in_one_group() -> None:
    assert Counter(file for files in SITUATIONS.values() for file in files) == Counter(TARGETS.keys())
    assert Counter(name for names in HEADS.values() for name in names) == Counter(row.name for row in ACTIVATIONS)
    assert Counter(name for names in GROUPS.values() for name in names) == Counter(row.name for row in LOSSES)


def test_every_situation_and_group_of_losses_has_one_line() -> None:
    assert Counter((line["labels"], line["loss"]) for line in LINES) == Counter(
        (situation, group) for situation in SITUATIONS for group in GROUPS
    )


def test_the_file_says_what_the_reasons_say() -> None:
    assert MATRIX.read_text(encoding="utf-8") == listing()


@pytest.mark.parametrize("file", TARGETS)
def test_the_head_that_is_advised_is_no_error_once_the_labels_are_coded(file: str) -> None:
    # Labels that the advice itself recodes (-1/+1, from 1 on) are errors until that is done.
    found = verdict(file, TARGETS[file]["activation"], TARGETS[file]["loss"])
    errors = [code for code in found.split(",") if code.isdigit()]
    recoded = {
        "binary_plus_minus.csv": ["401"],
        "multiclass_1_based.csv": ["404"],
        "multilabel_plus_minus.csv": ["401"],
    }

    assert errors == recoded.get(file, [])
