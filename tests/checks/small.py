"""Checks of one thing each."""

from actloss.catalogue import activation, loss
from actloss.checked import CheckReport, TableCheck
from actloss.finding import Cure, CureKind, Severity
from actloss.reference import Answer
from actloss.rules import Status
from actloss.table import Source
from actloss.training import Training
from checks.parts import CHURN, found, idle, passed, table_of
from profiles import profile_of

BCE = Training(
    activation=activation("sigmoid"),
    loss=loss("binary_crossentropy"),
    loss_given="BCELoss",
    framework="pytorch",
    units=1,
    from_logits=False,
)
"""What a binary classifier is trained with."""


def nothing() -> CheckReport:
    """Return the check of no table."""
    return CheckReport(tables=())


def clean() -> CheckReport:
    """Return the check of a table in which nothing was found."""
    table = table_of(
        "data/churn.csv",
        CHURN,
        *passed("AL101 undecodable-file", "AL102 ragged-row", "AL201 missing-label", "AL301 class-imbalance"),
        *idle("AL304 heavy-tail", "AL306 zero-inflated", why="the labels are classes"),
        *idle("AL601 new-class", why="no lock or reference table"),
        *idle("AL106 duplicate-rows", why="the table has more than 64 MB; select AL106", status=Status.SKIPPED),
        training=BCE,
        training_origin="flags",
    )
    return CheckReport(tables=(table,))


def failing() -> CheckReport:
    """Return the check of 1-based grades in a file of which nothing suits the loss."""
    profile = profile_of([1 + number % 2 for number in range(90)] + [None] * 3, name="grade")
    cure = Cure(kind=CureKind.RECODE, columns=("grade",), mapping=(("1", "0"), ("2", "1")))
    table = table_of(
        "grades.csv",
        profile,
        *passed("AL101 undecodable-file", "AL102 ragged-row", "AL301 class-imbalance"),
        *idle("AL304 heavy-tail", why="the labels are classes"),
        found("AL105 few-rows", "N", "'grade' has 90 rows with a label, fewer than 100"),
        found(
            "AL201 missing-label",
            "E",
            "3 of 93 rows (3.2 %) have no label in 'grade', first in row 91",
            column="grade",
            row=91,
            line=92,
            count=3,
            fix="drop these rows",
        ),
        found(
            "AL401 bce-labels",
            "E",
            "45 of 90 labels of 'grade' are not in [0, 1], the first is 2 in row 2; PyTorch says \"all elements of"
            ' target should be between 0 and 1"',
            column="grade",
            row=2,
            line=3,
            count=45,
            fix="recode 1 → 0 and 2 → 1: actloss check grades.csv --fix DIR",
            cure=cure,
        ),
        found(
            "AL415 positive-class-unstated",
            "W",
            "nobody said which of '1' and '2' counts as 1 in 'grade'",
            column="grade",
            count=2,
            fix="give --positive 2",
        ),
        training=BCE,
        training_origin="configuration",
        answer=Answer(activation="sigmoid", units=1, loss="binary_crossentropy", params={"pos_weight": 1.0}),
    )
    return CheckReport(tables=(table,), notes=("settings are those of pyproject.toml",))


def unreadable() -> CheckReport:
    """Return the check of three tables: one clean, one with a warning, one that cannot be read."""
    warned = table_of(
        "data/parts-*.csv",
        CHURN,
        found(
            "AL205 label-variants",
            "W",
            "'yes' and 'Yes ' of 'churned' differ only in blanks or case",
            column="churned",
            row=120_001,
            line=20_002,
            file="data/parts-7.csv",
            count=12,
        ),
        *passed("AL201 missing-label"),
    )
    missing = TableCheck(name="data/new.csv", error="expected a table, found no file 'data/new.csv'; check the path")
    return CheckReport(tables=(*clean().tables, warned, missing), fail_on=Severity.WARNING)


def predictions() -> CheckReport:
    """Return the check of two models' predictions from standard input; no finding fails it."""
    source = Source(name="-", format="csv", encoding="utf-8", delimiter=",", columns=("y", "cnn", "tree"), rows=1200)
    table = table_of(
        "-",
        None,
        *passed("AL501 not-probabilities", "AL504 non-finite-prediction", model="tree"),
        found(
            "AL501 not-probabilities",
            "E",
            "predictions of 'cnn': 12 of 1,200 (1.0 %) are outside [0, 1], from -0.2 to 1.4",
            model="cnn",
            column="cnn",
            row=17,
            count=12,
            fix="say --scale logit",
        ),
        *passed("AL504 non-finite-prediction", model="cnn"),
        source=source,
        columns=("cnn", "tree"),
    )
    return CheckReport(tables=(table,), fail_on=None)
