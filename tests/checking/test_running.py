from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl
import pytest

from actloss.checking import Request, check_tables, comparing, running
from actloss.checking.looking import referenced
from actloss.checking.selection import Layer, selection_of
from actloss.drift import Drift
from actloss.finding import Severity
from actloss.lock import Reading, read_lock
from actloss.reference import Origin, Reference
from actloss.rules import RULES, Status
from actloss.rules.wording import listed
from actloss.training import Trained, training_of
from checked_tables import CODED, SIGNED, checked, codes_in, labelled, lock_of, outcome_of, table_of
from tables import written

BCE = training_of(Trained(activation="sigmoid", loss="binary_crossentropy"))


def test_every_rule_has_an_outcome_in_the_order_of_the_codes(tmp_path: Path) -> None:
    table = checked(table_of(tmp_path, CODED))

    assert [outcome.code for outcome in table.outcomes] == [rule.code for rule in RULES]
    assert (table.findings, table.error, table.columns) == ((), None, ("label",))


def test_labels_are_held_against_a_training(tmp_path: Path) -> None:
    path = table_of(tmp_path, SIGNED)

    assert codes_in(checked(path)) == []
    assert codes_in(checked(path, training=BCE)) == ["AL401"]


def test_a_finding_names_the_line_where_its_row_begins(tmp_path: Path) -> None:
    content = (
        'x,note,label\n1.5,"two\nlines",0\n' + "".join(f"{at}.25,n{at},{at % 2}\n" for at in range(120)) + "9.5,m,\n"
    )
    table = checked(written(tmp_path, content), reading=Reading(target=("label",)))
    (finding,) = table.findings

    assert (finding.code, finding.row, finding.line, finding.file) == ("AL201", 122, 124, None)


def test_of_several_files_the_one_of_the_line_is_named(tmp_path: Path) -> None:
    first, second = table_of(tmp_path, CODED, "a.csv"), table_of(tmp_path, [*CODED, ""], "b.csv")
    table = checked([str(first), str(second)], reading=Reading(target=("label",)))
    (finding,) = [finding for finding in table.findings if finding.code == "AL201"]

    assert (finding.row, finding.line, finding.file) == (241, 122, str(second))


def test_of_several_files_the_one_with_a_ragged_record_is_named(tmp_path: Path) -> None:
    first, second = table_of(tmp_path, CODED, "a.csv"), written(tmp_path, labelled(CODED) + "1.5,0,9\n", "b.csv")
    (finding,) = [
        finding
        for finding in checked([str(first), str(second)], reading=Reading(target=("label",))).findings
        if finding.code == "AL102"
    ]

    assert (finding.line, finding.file) == (122, str(second))


def test_of_several_files_the_one_with_broken_bytes_is_named(tmp_path: Path) -> None:
    rows = [f"{at / 7:.6f},{'ä' if at % 2 else 'o'}" for at in range(120)]
    first = written(tmp_path, "\n".join(["x,label", *rows, ""]), "a.csv")
    second = tmp_path / "b.csv"
    second.write_bytes(first.read_bytes() + b"1.5,\xe4\n")
    (finding,) = [
        finding
        for finding in checked([str(first), str(second)], reading=Reading(target=("label",))).findings
        if finding.code == "AL101"
    ]

    assert (finding.line, finding.file) == (122, str(second))


def test_a_dataframe_has_rows_but_no_lines() -> None:
    labels = [*CODED, None]
    frame = pl.DataFrame({"x": np.arange(121) / 7, "label": labels})
    (finding,) = checked(frame, reading=Reading(target=("label",))).findings

    assert (finding.code, finding.row, finding.line) == ("AL201", 121, None)


def test_rules_that_are_not_selected_are_skipped(tmp_path: Path) -> None:
    table = checked(table_of(tmp_path, [*CODED, ""]), selection=selection_of([Layer(select=("AL3",))]))
    outcome = outcome_of(table, "AL201")

    assert (outcome.status, outcome.reason) == (Status.SKIPPED, "not selected")
    assert outcome_of(table, "AL301").status is Status.PASSED
    assert table.findings == ()


def test_thresholds_are_moved(tmp_path: Path) -> None:
    path = table_of(tmp_path, [0] * 180 + [1] * 30)

    assert codes_in(checked(path)) == []
    assert "AL301" in codes_in(checked(path, thresholds={"AL301.share": 0.2}))


def test_a_table_that_cannot_be_read_does_not_keep_the_next_from_being_checked(tmp_path: Path) -> None:
    absent, good = tmp_path / "nope.csv", table_of(tmp_path, CODED)
    report = check_tables(
        [Request(source=str(absent), training=BCE, training_origin="flags"), Request(source=str(good))]
    )
    broken, whole = report.tables

    assert (broken.name, broken.outcomes, broken.training_origin) == (str(absent), (), "flags")
    assert broken.error == f"no file '{absent}'; check the name and the folder"
    assert whole.error is None
    assert report.exit_code == 2


@pytest.mark.parametrize(
    ("source", "name"),
    [(["a.csv"], "a.csv"), (["a.csv", "b.csv", "c.csv"], "a.csv and 2 more"), (7, "int"), ([], "list")],
)
def test_what_cannot_be_opened_has_a_name(source: object, name: str) -> None:
    assert checked(source).name == name


@pytest.mark.parametrize(
    ("labels", "code"),
    [([1] * 120, "AL207"), ([""] * 120, "AL202")],
    ids=["constant", "all missing"],
)
def test_labels_that_allow_no_task_have_findings(labels: list[object], code: str, tmp_path: Path) -> None:
    report = check_tables([Request(source=str(table_of(tmp_path, labels)), reading=Reading(target=("label",)))])
    (table,) = report.tables

    assert code in codes_in(table)
    assert (table.task, table.error, report.exit_code) == (None, None, 1)


def test_labels_that_do_not_fit_the_declared_task_have_a_finding(tmp_path: Path) -> None:
    table = checked(table_of(tmp_path, list("abc") * 40), reading=Reading(target=("label",), task="binary"))

    assert "AL208" in codes_in(table)
    assert table.error is None
    assert table.task is not None


def test_labels_of_which_no_rule_speaks_as_an_error_are_an_error(tmp_path: Path) -> None:
    dates = [f"2026-{1 + at // 28:02d}-{1 + at % 28:02d}" for at in range(120)]
    report = check_tables([Request(source=str(table_of(tmp_path, dates)), reading=Reading(target=("label",)))])
    (table,) = report.tables

    assert table.error == (
        "label 'label' holds dates or times (120 different), which are neither classes nor a quantity; name another"
        " column with --target"
    )
    assert len(table.outcomes) == len(RULES)
    assert report.exit_code == 2


def test_whoever_ignores_the_rule_of_constant_labels_is_not_told_again(tmp_path: Path) -> None:
    path = table_of(tmp_path, [1] * 120)
    table = checked(path, reading=Reading(target=("label",)), selection=selection_of([Layer(ignore=("AL207",))]))

    assert (codes_in(table), table.error) == ([], None)


class TestComparing:
    """Rows are compared where that is cheap, or wanted by code."""

    @pytest.fixture
    def twice(self, tmp_path: Path) -> Path:
        return written(tmp_path, "x,label\n" + "1.5,0\n2.5,1\n" * 60)

    def test_small_files_are_compared(self, twice: Path) -> None:
        assert codes_in(checked(twice)) == ["AL106"]

    def test_large_files_are_not(self, twice: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(comparing, "COMPARED_BYTES", twice.stat().st_size - 1)
        outcome = outcome_of(checked(twice), "AL106")

        assert outcome.status is Status.SKIPPED
        assert outcome.reason == (
            "rows are compared unasked in up to 0 MiB, the table has 0; select the rule by its code"
        )

    def test_a_file_of_exactly_that_size_is(self, twice: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(comparing, "COMPARED_BYTES", twice.stat().st_size)

        assert codes_in(checked(twice)) == ["AL106"]

    def test_large_files_are_when_the_rule_is_selected_by_its_code(
        self, twice: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(comparing, "COMPARED_BYTES", 1)
        selection = selection_of([Layer(extend_select=("AL106",))])

        assert codes_in(checked(twice, selection=selection)) == ["AL106"]

    def test_no_row_is_compared_for_rules_that_are_not_selected(
        self, twice: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(comparing, "compare_rows", None)
        table = checked(twice, selection=selection_of([Layer(ignore=("AL106", "AL107"))]))

        assert outcome_of(table, "AL106").reason == "not selected"
        assert table.error is None

    def test_the_sizes_of_all_files_count(self, tmp_path: Path) -> None:
        for name in ("a.csv", "b.csv"):
            written(tmp_path, "x" * 10, name)
        pattern = str(tmp_path / "*.csv")

        assert comparing.size_of(pattern) == 20
        assert comparing.size_of([tmp_path / "a.csv", pattern]) == 30
        assert comparing.size_of(str(tmp_path / "nope.csv")) == 0
        assert comparing.size_of({"a": [1]}) == 0


class TestLock:
    """A table held against a lock's entry."""

    @pytest.mark.parametrize(
        "labels",
        [CODED, SIGNED, ["no", "yes"] * 60, [1, 2, 3] * 40, ["true", "false"] * 60, [1, 3, 7] * 40],
        ids=["0/1", "-1/+1", "words", "1-based", "booleans", "gaps"],
    )
    def test_a_table_passes_against_its_own_lock(self, labels: list[object], tmp_path: Path) -> None:
        path = table_of(tmp_path, labels)
        entry = read_lock(lock_of(tmp_path, "train.csv")).tables["train.csv"]
        training = (
            training_of(Trained(activation=entry.reference.answer.activation, loss=entry.reference.answer.loss))
            if entry.reference.answer
            else None
        )
        table = checked(path, reference=entry.reference, training=training, loss_locked=True)

        assert codes_in(table) == []
        assert table.drift is not None
        assert table.answer == entry.reference.answer

    def test_another_coding_is_found(self, tmp_path: Path) -> None:
        table_of(tmp_path, CODED)
        reference = read_lock(lock_of(tmp_path, "train.csv")).tables["train.csv"].reference
        table = checked(table_of(tmp_path, SIGNED), reference=reference, training=BCE, loss_locked=True)

        assert {"AL401", "AL605"} <= set(codes_in(table))

    def test_the_same_classes_in_another_coding_did_not_move(self, tmp_path: Path) -> None:
        table_of(tmp_path, CODED)
        reference = read_lock(lock_of(tmp_path, "train.csv")).tables["train.csv"].reference

        assert checked(table_of(tmp_path, SIGNED), reference=reference).drift == Drift()
        moved = checked(table_of(tmp_path, [0, 1, 2] * 40), reference=reference).drift
        assert moved is not None
        assert moved.classes is not None
        assert moved.classes.new == ("2",)

    def test_an_owners_own_words_on_the_loss_are_held_against_the_labels_as_they_are(self, tmp_path: Path) -> None:
        path = table_of(tmp_path, SIGNED)
        reference = read_lock(lock_of(tmp_path, "train.csv")).tables["train.csv"].reference

        assert codes_in(checked(path, reference=reference, training=BCE, training_origin="flags")) == ["AL401"]
        recoded = outcome_of(checked(path, reference=reference, training=BCE, loss_locked=True), "AL401")
        assert recoded.reason == "the labels are coded as in the lock, whose advice recodes them"

    def test_a_reference_table_does_not_say_how_the_locks_loss_takes_labels(self, tmp_path: Path) -> None:
        table_of(tmp_path, CODED)
        reference = read_lock(lock_of(tmp_path, "train.csv")).tables["train.csv"].reference
        path, old = table_of(tmp_path, SIGNED, "new.csv"), table_of(tmp_path, SIGNED, "old.csv")
        table = checked(path, reference=reference, against=str(old), training=BCE, loss_locked=True)

        assert codes_in(table) == ["AL401"]

    def test_some_of_the_locked_classes_are_recoded_as_all_are(self, tmp_path: Path) -> None:
        table_of(tmp_path, [1, 2, 3] * 40)
        reference = read_lock(lock_of(tmp_path, "train.csv")).tables["train.csv"].reference
        sparse = training_of(Trained(activation="softmax", loss="sparse_categorical_crossentropy", units=3))
        few = table_of(tmp_path, [2, 3] * 60, "few.csv")
        table = checked(few, reference=reference, training=sparse, loss_locked=True)

        assert not {"AL404", "AL405"} & set(codes_in(table))

    def test_a_lock_that_a_reference_table_displaces_is_told(self, tmp_path: Path) -> None:
        path = table_of(tmp_path, CODED)
        reference = read_lock(lock_of(tmp_path, "train.csv")).tables["train.csv"].reference
        request = Request(source="new.csv", reference=reference, key="train.csv", against=str(path))
        rest = "; of the lock, only the head and the reading count"

        assert check_tables([request]).notes == (
            f"'new.csv': the lock's entry was not held against it, because --reference was given{rest}",
        )
        assert check_tables([replace(request, against_below=tmp_path)]).notes == (
            f"'new.csv': the lock's entry was not held against it, because the configuration names a reference{rest}",
        )
        assert check_tables([replace(request, reference=None, key=None)]).notes == ()

    def test_the_task_stays_what_it_was_where_the_labels_allow_it(self, tmp_path: Path) -> None:
        rng = np.random.default_rng(20261125)
        counts = rng.poisson(9.0, 400)
        table_of(tmp_path, counts, name="calls")
        reference = read_lock(lock_of(tmp_path, "train.csv")).tables["train.csv"].reference
        few = table_of(tmp_path, [8, 9, 10] * 40, "few.csv", name="calls")
        alone, held = checked(few), checked(few, reference=reference)

        assert alone.task is not None
        assert held.task is not None
        assert (alone.task.kind, held.task.kind) == ("multiclass", "regression")

    def test_labels_that_do_not_allow_it_call_for_another_loss(self, tmp_path: Path) -> None:
        table_of(tmp_path, CODED)
        reference = read_lock(lock_of(tmp_path, "train.csv")).tables["train.csv"].reference
        table = checked(table_of(tmp_path, [0, 1, 2] * 40), reference=reference)

        assert table.task is not None
        assert table.task.kind == "multiclass"
        assert {"AL601", "AL606"} <= set(codes_in(table))

    def test_a_wish_that_other_labels_cannot_have_is_dropped(self, tmp_path: Path) -> None:
        table_of(tmp_path, CODED)
        reference = read_lock(lock_of(tmp_path, "train.csv")).tables["train.csv"].reference
        table = checked(tmp_path / "train.csv", reference=reference, elicit="median")

        assert table.answer is not None
        assert table.answer.loss == "binary_crossentropy"


class TestAbsentLabel:
    """The lock's label column is not in the table."""

    @pytest.fixture
    def renamed(self, tmp_path: Path) -> dict[str, object]:
        table_of(tmp_path, CODED)
        reference = read_lock(lock_of(tmp_path, "train.csv")).tables["train.csv"].reference
        return {"source": str(table_of(tmp_path, CODED, name="lable")), "reference": reference}

    def test_it_is_a_finding_and_nothing_else_is_judged(self, renamed: dict[str, object]) -> None:
        table = checked(**renamed)
        others = {outcome.reason for outcome in table.outcomes if outcome.code != "AL104"}

        assert [finding.message for finding in table.findings] == [
            "the label column 'label' of the lock is not in the table"
        ]
        assert table.findings[0].fix == (
            "rename the column 'lable' to 'label', or name what took its place with --target"
        )
        assert others == {"the label column is missing"}
        assert (table.profile, table.error) == (None, None)

    def test_whoever_ignores_the_finding_is_told_that_nothing_can_be_checked(self, renamed: dict[str, object]) -> None:
        table = checked(**renamed, selection=selection_of([Layer(ignore=("AL104",))]))

        assert table.error == "the label column is missing: 'label'"
        assert outcome_of(table, "AL104").reason == "not selected"

    def test_whoever_names_another_column_means_that_one(self, renamed: dict[str, object]) -> None:
        table = checked(**renamed, reading=Reading(target=("lable",)), named=True)

        assert table.columns == ("lable",)

    def test_whoever_names_the_column_that_is_gone_gets_the_finding(self, renamed: dict[str, object]) -> None:
        table = checked(**renamed, reading=Reading(target=("label",)), named=True)

        assert codes_in(table) == ["AL104"]

    def test_a_wrong_name_of_a_table_that_has_its_columns_is_an_error(self, tmp_path: Path) -> None:
        path = table_of(tmp_path, CODED)
        reference = read_lock(lock_of(tmp_path, "train.csv")).tables["train.csv"].reference
        table = checked(path, reference=reference, reading=Reading(target=("lable",)), named=True)

        assert table.error == "no column is named 'lable'; did you mean 'label'?"

    def test_a_pattern_that_lost_a_column_is_a_finding(self, tmp_path: Path) -> None:
        rows = "".join(f"{at / 7:.5f},{at % 2},{at % 3 // 2},{at % 5 // 3}\n" for at in range(120))
        written(tmp_path, "x,tag_a,tag_b,tag_c\n" + rows, "train.csv")
        tags = Reading(target=("tag_*",))
        reference = read_lock(lock_of(tmp_path, "train.csv", reading=tags)).tables["train.csv"].reference
        path = written(tmp_path, "x,tag_a,tag_b,other\n" + rows, "train.csv")

        assert codes_in(checked(path, reference=reference, reading=tags)) == ["AL104"]

    def test_a_pattern_meets_columns_that_are_new(self, tmp_path: Path) -> None:
        rows = "".join(f"{at / 7:.5f},{at % 2},{at % 3 // 2},{at % 5 // 3}\n" for at in range(120))
        written(tmp_path, "x,tag_a,tag_b,other\n" + rows, "train.csv")
        tags = Reading(target=("tag_*",))
        reference = read_lock(lock_of(tmp_path, "train.csv", reading=tags)).tables["train.csv"].reference
        path = written(tmp_path, "x,tag_a,tag_b,tag_c\n" + rows, "train.csv")

        assert checked(path, reference=reference, reading=tags).columns == ("tag_a", "tag_b", "tag_c")


class TestLabelTwice:
    """Two columns have the label's name."""

    @pytest.mark.parametrize("named", [False, True])
    def test_it_is_a_finding(self, named: bool, tmp_path: Path) -> None:  # noqa: FBT001 - a parameter
        table_of(tmp_path, CODED)
        reference = read_lock(lock_of(tmp_path, "train.csv")).tables["train.csv"].reference
        path = written(tmp_path, "x,label,label\n" + "".join(f"{at / 7:.5f},{at % 2},{at % 3}\n" for at in range(120)))
        asked = {"reading": Reading(target=("label",)), "named": True} if named else {"reference": reference}
        table = checked(path, **asked)

        assert codes_in(table) == ["AL103"]
        assert table.columns == ("label",)

    def test_a_name_that_is_also_the_position_of_one_is_an_error(self, tmp_path: Path) -> None:
        path = written(tmp_path, "1,label,label\n" + "".join(f"{at / 7:.5f},{at % 2},{at % 3}\n" for at in range(120)))
        table = checked(path, reading=Reading(target=("label",)))

        assert table.error == "2 columns are named 'label', at the 0-based positions 1, 2; name a position"


class TestReferenceTable:
    """A table held against another one."""

    def test_its_label_columns_are_those_of_the_checked_table(self, tmp_path: Path) -> None:
        train = written(tmp_path, "label,x\n" + "".join(f"{at % 2},{at / 7:.5f}\n" for at in range(120)), "train.csv")
        table = checked(table_of(tmp_path, CODED, "new.csv"), against=str(train))

        assert table.reference is not None
        assert (table.reference.origin, table.reference.name) == (Origin.TABLE, str(train))
        assert table.columns == table.reference.columns
        assert table.findings == ()

    def test_drift_is_found(self, tmp_path: Path) -> None:
        train = table_of(tmp_path, CODED * 4)
        table = checked(table_of(tmp_path, [0] * 400 + [1] * 80, "new.csv"), against=str(train))

        assert "AL603" in codes_in(table)

    def test_it_wins_over_the_lock(self, tmp_path: Path) -> None:
        path = table_of(tmp_path, CODED)
        reference = read_lock(lock_of(tmp_path, "train.csv")).tables["train.csv"].reference
        table = checked(path, reference=reference, against=str(path))

        assert table.reference is not None
        assert table.reference.origin is Origin.TABLE

    def test_several_tables_read_it_once(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        train = str(table_of(tmp_path, CODED))
        read: list[object] = []

        def counted(source: object, *rest: Any) -> Reference:  # noqa: ANN401 - as the function that it stands for
            read.append(source)
            return referenced(source, *rest)  # type: ignore[arg-type]

        monkeypatch.setattr(running, "referenced", counted)
        check_tables([Request(source=train, against=train), Request(source=train, against=train)])

        assert read == [train]

    def test_a_dataframe_is_one_too(self) -> None:
        frame = pl.DataFrame({"x": np.arange(120) / 7, "label": CODED})
        table = checked(frame, against=frame)

        assert table.reference is not None
        assert table.reference.name == "polars DataFrame"

    def test_one_from_whose_labels_nothing_can_be_learnt_is_an_error(self, tmp_path: Path) -> None:
        train = table_of(tmp_path, [1] * 120)
        table = checked(table_of(tmp_path, CODED, "new.csv"), against=str(train), reading=Reading(target=("label",)))

        assert table.error == (
            "the reference table cannot be used: label 'label' is constant: all 120 labelled rows hold '1', so there is"
            " nothing to learn; name another column with --target"
        )


def test_a_mild_finding_fails_when_that_is_wanted(tmp_path: Path) -> None:
    requests = [Request(source=str(table_of(tmp_path, [0] * 180 + [1] * 12)))]

    assert [check_tables(requests, fail_on=fail).exit_code for fail in (None, Severity.ERROR, Severity.WARNING)] == [
        0,
        0,
        1,
    ]


class TestLabelOfOneValue:
    """The column that is the label by name and place has lost its other values, and nobody named it."""

    @staticmethod
    def table(folder: Path, faults: Iterable[object], file: str = "monday.csv") -> Path:
        rows = "".join(f"{at / 7:.4f},{at * 31 % 17},{fault}\n" for at, fault in enumerate(faults))
        return written(folder, "length,width,fault\n" + rows, file)

    def test_it_is_the_label_all_the_same(self, tmp_path: Path) -> None:
        table = checked(self.table(tmp_path, [1] * 120))

        assert (table.columns, codes_in(table)) == (("fault",), ["AL207"])
        assert table.profile is not None
        assert not table.profile.target.given

    def test_an_empty_one_is_the_label_too(self, tmp_path: Path) -> None:
        assert codes_in(checked(self.table(tmp_path, [""] * 120))) == ["AL202"]

    def test_a_lock_knows_the_column(self, tmp_path: Path) -> None:
        self.table(tmp_path, [0, 1] * 60, "train.csv")
        reference = read_lock(lock_of(tmp_path, "train.csv")).tables["train.csv"].reference
        table = checked(self.table(tmp_path, [1] * 120), reference=reference)
        constant = next(finding for finding in table.findings if finding.code == "AL207")

        assert constant.fix == "repair the table: the lock has 2 classes"

    def test_one_that_varies_beyond_the_first_rows_is_only_noted(self, tmp_path: Path) -> None:
        path = self.table(tmp_path, [0] * 30_000 + [1] * 30_000)
        report = check_tables([Request(source=str(path))])

        assert report.tables[0].columns != ("fault",)
        (note,) = report.notes
        assert note == (
            f"'{path}': {listed(report.tables[0].columns)} was taken for the label, 'fault' was not because it holds"
            " one value only as far as was looked; name the label with --target"
        )

    def test_one_that_may_be_the_label_is_noted(self, tmp_path: Path) -> None:
        rows = "".join(f"{at / 7:.4f},{at * 31 % 17 / 8},{at * 37 % 101 / 8},1\n" for at in range(120))
        path = written(tmp_path, "length,width,height,benign\n" + rows, "monday.csv")
        report = check_tables([Request(source=str(path))])

        assert report.tables[0].columns == ("length",)
        assert report.exit_code == 0
        assert report.notes[0].startswith(
            f"'{path}': 'length' was taken for the label, 'benign' was not because it holds"
        )
