from pathlib import Path

import pytest

import actloss
from actloss.frameworks.problem import Cells, Labels
from actloss.posing import pose
from actloss.posing.labels import labels_of
from actloss.target import Layout
from actloss.task import Kind, infer_task
from profiles import Cells as Written
from profiles import profile_of


def posed(cells: object, kind: Kind | None = None, **options: object) -> Labels:
    profile = profile_of(cells, **options)  # type: ignore[arg-type]
    return labels_of(profile, infer_task(profile, kind))


@pytest.mark.parametrize(
    ("cells", "classes", "numbers"),
    [
        ([0, 1, 1, 0, 1], ("0", "1"), (0.0, 1.0)),
        ([-1, 1, 1, -1, 1], ("-1", "1"), (-1.0, 1.0)),
        ([2, 1, 1, 2, 1], ("1", "2"), (1.0, 2.0)),
        (["yes", "no", "no", "yes", "no"], ("no", "yes"), ()),
        # The positive class is the second, whatever the order of the characters.
        (["malignant", "well", "well"] * 3, ("malignant", "well")[::-1], ()),
    ],
)
def test_of_two_classes_the_positive_one_is_the_second(
    cells: Written, classes: tuple[str, ...], numbers: tuple[float, ...]
) -> None:
    labels = posed(cells, Kind.BINARY)

    assert (labels.cells, labels.classes, labels.numbers) == (Cells.CLASSES, classes, numbers)


def test_classes_stand_in_training_order() -> None:
    assert posed(["medium", "low", "high"] * 10).classes == ("low", "medium", "high")
    assert posed([3, 1, 2] * 20, Kind.MULTICLASS).numbers == (1.0, 2.0, 3.0)


def test_every_spelling_of_a_class_has_its_place() -> None:
    labels = posed(["Yes", "yes ", "no", "NO"] * 5)

    assert labels.classes == ("NO", "Yes")
    assert dict(labels.spellings) == {"NO": 0, "no": 0, "Yes": 1, "yes ": 1}


def test_a_class_is_called_by_its_most_frequent_spelling_without_blanks() -> None:
    labels = posed([" no", " YES", " YES", "yes"] * 5)

    assert labels.classes == ("no", "YES")
    assert dict(labels.spellings) == {" no": 0, " YES": 1, "yes": 1}
    assert dict(posed(["a ", "b"] * 9).spellings) == {"a ": 0, "b": 1}


def test_classes_of_one_spelling_each_need_no_table_of_them() -> None:
    assert posed(["a", "b", "c"] * 5).spellings == ()


def test_rows_without_a_label_are_counted() -> None:
    assert posed(["a", "b", None, "c"] * 5).missing == 5


def test_numbers_have_their_column_its_place_and_how_they_are_scaled() -> None:
    profile = profile_of([1.5, 2.5, 3.25] * 20, name="price")
    labels = labels_of(profile, infer_task(profile, Kind.REGRESSION), ((2.0, 0.5),))

    assert labels == Labels(columns=("price",), positions=(1,), cells=Cells.NUMBERS, scale=((2.0, 0.5),))


@pytest.mark.parametrize(
    ("cells", "layout", "expected"),
    [
        ({"a": [1, 0, 1], "b": [0, 1, 1]}, Layout.MULTI_HOT, (Cells.INDICATORS, False, False)),
        ({"a": [1, -1, 1], "b": [-1, 1, 1]}, Layout.MULTI_HOT, (Cells.INDICATORS, True, False)),
        ({"a": [1, 0, 0], "b": [0, 1, 0], "c": [0, 0, 1]}, Layout.ONE_HOT, (Cells.INDICATORS, False, False)),
        ({"a": [0.5, 0.1, 0.2], "b": [0.5, 0.9, 0.8]}, Layout.DISTRIBUTION, (Cells.SHARES, False, False)),
    ],
)
def test_columns_hold_indicators_or_shares(cells: object, layout: Layout, expected: tuple[Cells, bool, bool]) -> None:
    labels = posed({name: column * 10 for name, column in cells.items()}, layout=layout)  # type: ignore[attr-defined]

    assert (labels.cells, labels.signed, labels.words) == expected
    assert labels.classes == labels.columns == tuple(cells)  # type: ignore[arg-type]


def test_text_among_numbers_is_left_out_of_a_regression() -> None:
    labels = posed([1.5, 2.25, "undefined", None] * 20, Kind.REGRESSION)

    assert (labels.strays, labels.missing) == (True, 40)


def test_lists_have_a_separator_and_their_labels_in_order() -> None:
    labels = posed(["b|a", "a", "c|a", "b"] * 5, separator="|")

    assert (labels.cells, labels.classes, labels.separator) == (Cells.LISTS, ("a", "b", "c"), "|")


@pytest.mark.parametrize(("loss", "gaps"), [("binary_crossentropy", True), ("hinge", True), ("dice", False)])
def test_unknown_labels_stay_where_the_loss_looks_at_each_by_itself(loss: str, gaps: bool, tmp_path: Path) -> None:  # noqa: FBT001 - what is expected
    rows = "".join(f"{n},{n % 2},{'' if n % 4 == 0 else n % 3 % 2}\n" for n in range(60))
    (tmp_path / "t.csv").write_text(f"x,tag_a,tag_b\n{rows}")
    report = actloss.advise(tmp_path / "t.csv", target=["tag_a", "tag_b"])
    found = pose(report.source, report.task, report.profile, report.advice, loss=loss)

    assert (found.labels.gaps, found.labels.missing, found.rows) == ((True, 0, 60) if gaps else (False, 15, 45))


def posed_on(tmp_path: Path, header: str, rows: str) -> Labels:
    """Return the labels of a table, all but its first column."""
    (tmp_path / "t.csv").write_text(f"{header}\n{rows}")
    report = actloss.advise(tmp_path / "t.csv", target=header.split(",")[1:])
    return pose(report.source, report.task, report.profile, report.advice).labels


def test_words_may_stand_in_one_column_and_signs_in_another(tmp_path: Path) -> None:
    rows = "".join(f"{n},{'no' if n % 3 else 'yes'},{n % 5 // 4 * 2 - 1}\n" for n in range(60))
    labels = posed_on(tmp_path, "x,a,b", rows)

    assert (labels.words, labels.signed) == (True, True)


@pytest.mark.parametrize(("other", "decimals"), [('"1,0{}.5"', (".", ",")), ('"2,{}"', ())])
def test_columns_may_differ_in_their_decimal_sign(tmp_path: Path, other: str, decimals: tuple[str, ...]) -> None:
    rows = "".join(f'{n},{other.format(n)},"{n},{n % 7}4"\n' for n in range(10, 70))

    assert posed_on(tmp_path, "x,a,b", rows).decimals == decimals
