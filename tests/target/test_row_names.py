"""Which columns only say which row it is."""

import pytest

from actloss.table import Head
from actloss.target import row_names


def head(columns: dict[str, list[str]], *, header: bool = True) -> Head:
    return Head(
        names=tuple(columns),
        cells=tuple(tuple(cells) for cells in columns.values()),
        kinds=("text",) * len(columns),
        header=header,
        complete=True,
    )


STEPS = [str(number) for number in range(1, 31)]
CODES = [f"{number * 7919 % 100_003:05}" for number in range(30)]
SIZES = [str(number % 7) for number in range(30)]


@pytest.mark.parametrize("name", ["id", "Unnamed: 0", "", "X", "rownames", "No"])
def test_consecutive_numbers_under_a_name_that_tells_nothing_else_number_the_rows(name: str) -> None:
    assert row_names(head({name: STEPS, "size": SIZES})) == (0,)


@pytest.mark.parametrize("name", ["year", "day", "age", "weight"])
def test_consecutive_numbers_of_a_year_or_a_size_are_a_feature(name: str) -> None:
    assert row_names(head({"size": SIZES, name: STEPS})) == ()


@pytest.mark.parametrize("name", ["PassengerId", "customer_id", "uuid"])
def test_codes_under_the_name_of_an_identifier_name_the_rows(name: str) -> None:
    assert row_names(head({"size": SIZES, name: CODES})) == (1,)


def test_flags_and_texts_under_other_names_are_features() -> None:
    assert row_names(head({"size": SIZES, "review": CODES, "employee": ["yes", "no"] * 15})) == ()


def test_without_a_header_only_consecutive_numbers_do() -> None:
    assert row_names(head({"0": STEPS, "1": CODES, "2": SIZES}, header=False)) == (0,)
