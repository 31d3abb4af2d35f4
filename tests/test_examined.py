"""What advice and checks both start from."""

from pathlib import Path

import pandas as pd
import pytest

from actloss.column import Tally
from actloss.examined import compare_rows, examine
from actloss.table import open_table
from actloss.twins import Twins
from tables import written


def test_rows_are_compared_without_what_names_them_and_without_missing_labels() -> None:
    sizes = [number // 4 for number in range(60)]
    labels = ["small" if size < 8 else "large" for size in sizes]
    labels[:4] = ["large", "NA", "small", ""]
    table = open_table({"id": list(range(60)), "size": sizes, "label": labels})

    assert compare_rows(table, examine(table, ["label"])) == Twins(
        rows=58, features=1, left_out=("id",), duplicates=Tally(42, 6), conflicting=Tally(2, 1), groups=1
    )


def test_a_label_that_looks_like_a_row_number_is_still_the_label() -> None:
    table = open_table({"size": [5, 5, 6, 7] * 10, "number": list(range(40))})

    twins = compare_rows(table, examine(table, ["number"]))

    assert (twins.features, twins.left_out, twins.groups) == (1, (), 3)


def test_none_is_a_class_where_it_is_frequent() -> None:
    table = open_table({"size": ["1", "1", "2", "3"] * 10, "kind": ["none", "some", "none", "some"] * 10})

    assert compare_rows(table, examine(table, ["kind"])).rows == 40


@pytest.mark.parametrize(
    ("cells", "floats"),
    [
        (["0", "1", "2"], False),
        (["0.0", "1.0", "2.0"], True),
        (["0", "1.", "2"], True),
        ([" 0 ", "+1.00 ", "-2"], True),
        (["0.5", "1.5", "2.5"], False),
        (["a.0", "b", "c"], False),
    ],
)
def test_whole_numbers_with_a_decimal_point_are_floats_to_a_reader(
    tmp_path: Path, cells: list[str], floats: object
) -> None:
    path = tmp_path / "table.csv"
    path.write_text("y\n" + "\n".join(cells * 20) + "\n", encoding="utf-8")

    assert examine(open_table(path), ["y"]).profile.floats is floats


@pytest.mark.parametrize(("values", "floats"), [([0, 1, 2], False), ([0.0, 1.0, 2.0], True), (["0", "1", "2"], False)])
def test_a_column_of_floats_holds_floats(values: list[object], floats: object) -> None:
    assert examine(open_table(pd.DataFrame({"y": values * 20})), ["y"]).profile.floats is floats


def test_one_such_column_of_several_is_enough(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_text("a,b\n" + "0,1.0\n1,0.0\n" * 20, encoding="utf-8")

    assert examine(open_table(path), ["a", "b"]).profile.floats


def test_a_label_that_is_skipped_is_kept_out_of_a_second_look(tmp_path: Path) -> None:
    path = written(tmp_path, "x,y\n" + "".join(f"{row},{(-1, 0, 1, 2)[row % 4]}\n" for row in range(120)))
    examined = examine(open_table(path), ["y"], skipped=-1.0)

    assert examined.profile.labelled == 120
    assert examined.kept is not None
    assert (examined.kept.labelled, examined.kept.rows, examined.kept.missing.count) == (90, 120, 0)
    assert [(entry.name, entry.count, entry.first_row) for entry in examined.kept.classes] == [
        ("0", 30, 2),
        ("1", 30, 3),
        ("2", 30, 4),
    ]


@pytest.mark.parametrize(
    ("columns", "skipped"),
    [
        ({"y": [0, 1, 2] * 40}, None),
        ({"y": [0, 1, 2] * 40}, -1.0),
        ({"y": ["a", "b"] * 60}, -1.0),
        ({"y": [-1] * 120}, -1.0),
        ({"y": [1, 0, 0] * 40, "z": [0, 1, 1] * 40}, 0.0),
    ],
)
def test_where_nothing_is_skipped_or_nothing_left_there_is_no_second_look(
    columns: dict[str, list[object]], skipped: float | None
) -> None:
    assert examine(open_table(columns), list(columns), skipped=skipped).kept is None
