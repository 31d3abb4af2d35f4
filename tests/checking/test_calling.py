from pathlib import Path

import polars as pl
import pytest

import actloss
from actloss.checked import CheckReport
from actloss.errors import FindingsError, OptionError, SourceError
from actloss.finding import Severity
from checked_tables import CODED, SIGNED, codes_found, lock_of, table_of

FRAME = pl.DataFrame({"x": [at / 7 for at in range(120)], "label": SIGNED})


def test_a_test_can_guard_its_data_in_one_line() -> None:
    actloss.check(FRAME).raise_for_findings()

    with pytest.raises(FindingsError) as found:
        actloss.check(FRAME, activation="sigmoid", loss="binary_crossentropy").raise_for_findings()
    told = "polars DataFrame: AL401 bce-labels error: 60 of 120 values of 'label' lie outside"
    assert str(found.value).startswith(told)


def test_neither_lock_nor_configuration_is_looked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    table_of(tmp_path, CODED, "a.csv")
    lock_of(tmp_path, "a.csv")
    (tmp_path / "actloss.toml").write_text('select = ["AL1"]\n')
    (table,) = actloss.check("a.csv").tables

    assert (table.reference, table.training) == (None, None)


def test_a_lock_is_used_when_it_is_named(tmp_path: Path) -> None:
    path = table_of(tmp_path, CODED, "a.csv")
    lock = lock_of(tmp_path, "a.csv")
    table_of(tmp_path, SIGNED, "a.csv")

    assert "AL605" in codes_found(actloss.check(path, lock=lock))[0]
    assert "AL605" in codes_found(actloss.check(FRAME, lock=str(lock)))[0]


def test_of_several_entries_one_is_named(tmp_path: Path) -> None:
    table_of(tmp_path, CODED, "a.csv")
    table_of(tmp_path, SIGNED, "b.csv")
    lock = lock_of(tmp_path, "a.csv", "b.csv")

    assert codes_found(actloss.check(FRAME, lock=lock, entry="b.csv")) == [[]]
    with pytest.raises(OptionError) as refused:
        actloss.check(FRAME, lock=lock)
    assert refused.value.message == (
        f"the table is none of those in the lock '{lock}'; name the one it is held against with entry:"
        " 'a.csv' or 'b.csv'"
    )


def test_a_reference_may_be_a_dataframe() -> None:
    before = FRAME.with_columns(pl.Series("label", CODED))

    assert "AL605" in codes_found(actloss.check(FRAME, reference=before))[0]


def test_label_columns_may_be_positions_or_several_names() -> None:
    assert actloss.check(FRAME, 1).tables[0].columns == ("label",)
    assert actloss.check(FRAME, ["label"], "binary").tables[0].columns == ("label",)


def test_rules_are_selected_and_thresholds_moved(tmp_path: Path) -> None:
    path = table_of(tmp_path, [0] * 180 + [1] * 30)

    assert codes_found(actloss.check(path, thresholds={"AL301.share": 0.25}, ignore="AL302")) == [["AL301"]]
    assert codes_found(actloss.check(path, select=["AL1"], thresholds={"class-imbalance.share": 0.25})) == [[]]


@pytest.mark.parametrize(("fail_on", "code"), [("error", 0), ("warning", 1), (None, 0)])
def test_what_fails_is_chosen(fail_on: str | None, code: int, tmp_path: Path) -> None:
    report = actloss.check(table_of(tmp_path, [0] * 180 + [1] * 12), fail_on=fail_on)

    assert isinstance(report, CheckReport)
    assert report.exit_code == code
    assert report.fail_on == (None if fail_on is None else Severity(fail_on))


def test_a_table_that_cannot_be_read_is_told_in_the_report(tmp_path: Path) -> None:
    report = actloss.check(tmp_path / "nope.csv")

    assert report.exit_code == 2
    with pytest.raises(FindingsError, match="no file"):
        report.raise_for_findings()


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"fail_on": "fatal"}, "fail_on must be error, warning or note, got 'fatal'"),
        ({"task": "ranking"}, "task must be one of regression, binary, multiclass, multilabel, got 'ranking'"),
        ({"loss": "hubre"}, "unknown loss 'hubre': did you mean 'huber'?"),
        ({"select": ["AL9"]}, "no rule 'AL9'"),
        ({"thresholds": {"AL301.shape": 1.0}}, "AL301 (class-imbalance) has no threshold 'shape'"),
    ],
)
def test_an_option_that_makes_no_sense_is_refused(options: dict[str, object], message: str) -> None:
    with pytest.raises(OptionError) as refused:
        actloss.check(FRAME, **options)  # type: ignore[arg-type]

    assert message in refused.value.message


def test_a_lock_that_cannot_be_read_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="cannot read the lock"):
        actloss.check(FRAME, lock=tmp_path / "nope.json")
