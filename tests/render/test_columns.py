import pytest

from actloss.render.columns import Column, packed, row_names, short_names


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["only"], ["only"]),
        (["a", "b"], ["a", "b"]),
        (["p_a", "p_b"], ["a", "b"]),
        (["p", "p_b"], ["p", "p_b"]),
        (["pred_a_x", "pred_a_y"], ["x", "y"]),
        (["x" * 15, "b"], ["model 1", "model 2"]),
        (["", "b"], ["model 1", "model 2"]),
        (["a\x00", "a\\x00"], ["model 1", "model 2"]),
    ],
)
def test_short_names_tell_models_apart(names: list[str], expected: list[str]) -> None:
    assert short_names(names) == expected


def test_names_that_are_cut_alike_are_numbered_at_the_head_of_a_row() -> None:
    assert row_names(["a" * 41, "a" * 42]) == ["model 1", "model 2"]
    assert row_names(["a" * 30, "b"]) == ["a" * 30, "b"]


@pytest.mark.parametrize(("width", "headers"), [(30, ["one", "two"]), (70, ["one"])])
def test_a_spare_column_has_no_table_of_its_own(width: int, headers: list[str]) -> None:
    (table,) = packed("name", ["n"], [Column("one", ("x" * width,))], Column("two", ("y",)))

    assert table.header == ("name", *headers)


def test_columns_that_do_not_fit_stand_in_the_next_table() -> None:
    tables = packed("name", ["n"], [Column(header, ("x" * 40,)) for header in "ab"])

    assert [table.header for table in tables] == [("name", "a"), ("name", "b")]
