"""Tables with the real rules' findings: after the cure, the same check no longer has them."""

from pathlib import Path
from typing import Any

import pytest

from actloss.api import check
from actloss.checked import TableCheck
from actloss.fixing import Treatment, fix_tables
from actloss.target import Layout
from tables import written


def table_of(*rows: str, header: str = "x,label") -> str:
    """Return a table of 60 rows, these over and over, with a number that tells them apart."""
    return "\n".join([header, *(f"{number / 7:.4f},{rows[number % len(rows)]}" for number in range(60)), ""])


def checked(path: Path, **options: Any) -> TableCheck:  # noqa: ANN401 - any option of a check
    """Return what checking one table came to."""
    (table,) = check(path, **options).tables
    return table


def codes(table: TableCheck) -> set[str]:
    """Return the codes of what was found."""
    return {finding.code for finding in table.findings}


BCE = {"activation": "sigmoid", "loss": "binary_crossentropy"}
SPARSE = {"activation": "softmax", "loss": "sparse_categorical_crossentropy"}
HINGE = {"activation": "linear", "loss": "hinge"}


@pytest.mark.parametrize(
    ("code", "content", "options"),
    [
        ("AL205", table_of("yes", "no", "Yes ", "no"), {}),
        ("AL212", table_of('"1,234.5"', '"12,000"', "7", '"3,500"', header="x,price"), {}),
        ("AL401", table_of("-1", "1", "1"), BCE),
        ("AL401", table_of("1", "2", "2"), BCE),
        ("AL403", table_of("0", "1", "1"), HINGE),
        ("AL404", table_of("1", "2", "3"), SPARSE),
        ("AL404", table_of("0", "1", "5"), SPARSE),
        ("AL419", table_of("1,0,0", "0,1,0", "0,0,1", header="x,kind_a,kind_b,kind_c"), SPARSE),
    ],
    ids=["twins", "thousands", "signs", "classes from 1", "hinge", "indices from 1", "a gap", "one-hot"],
)
@pytest.mark.parametrize(("encoding", "end"), [("utf-8", "\n"), ("utf-16", "\r\n")])
def test_the_cured_copy_passes_the_same_check(
    code: str, content: str, options: dict[str, Any], encoding: str, end: str, tmp_path: Path
) -> None:
    path = written(tmp_path, content.replace("\n", end).encode(encoding))
    before = checked(path, **options)
    copy = cured(path, before)

    assert code in codes(before)
    # Three indices in one column might be counts as well.
    assert codes(checked(copy, **options)) - {"AL209"} == codes(before) - {code, "AL209"}


def cured(path: Path, table: TableCheck) -> Path:
    """Fix a table and return its copy."""
    assert table.profile is not None
    (answer,) = fix_tables(
        [Treatment(source=path, target=table.profile.target, findings=table.findings)], path.parent / "fixed"
    )
    assert (answer.problem, answer.notes) == (None, ())
    assert [copy.unknown for copy in answer.copies] == [0]
    return answer.copies[0].path


def test_labels_coded_otherwise_than_before_are_coded_as_before(tmp_path: Path) -> None:
    reference = written(tmp_path, table_of("0", "1", "1"), "reference.csv")
    path = written(tmp_path, table_of("1", "2", "2"))
    before = checked(path, reference=reference)
    copy = cured(path, before)

    assert "AL605" in codes(before)
    assert codes(checked(copy, reference=reference)) == codes(before) - {"AL605"}


def test_twins_and_signs_are_cured_in_several_columns(tmp_path: Path) -> None:
    path = written(tmp_path, table_of("1,-1", "-1,1", "1,1", "-1,-1", header="x,red,blue"))
    before = checked(path, target=["red", "blue"], **BCE)
    copy = cured(path, before)

    assert before.profile is not None
    assert before.profile.target.layout is Layout.MULTI_HOT
    assert "AL401" in codes(before)
    assert codes(checked(copy, target=["red", "blue"], **BCE)) == codes(before) - {"AL401"}
