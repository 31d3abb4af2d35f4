"""The generated reader of numbers agrees with the grammar that found them."""

from collections.abc import Mapping

import pytest

from actloss.frameworks.entry import Coding
from actloss.frameworks.labels import encoding
from actloss.frameworks.problem import Cells, Labels
from actloss.written import _CURRENCY, read_written
from encoded import encoded, executed, source_of

CELLS: Mapping[str, tuple[str, ...]] = {
    ".": (
        "$1,224.23", "$ 5", "-$5", "$-5", "- $ 5", "(£ 1,200)", "(5)", "\u22125", "+3", "12,34,567", "1 234 567.8",
        "1\u202f234", "1'234", "1’234.5", "€ .5", "7", "1,234,567", "1e3", "5 USD", "CHF 1,000", "Rs. 12", "kr.5",
        "R$ 9",
    ),
    ",": ("1.234,50", "1.234", "1,5", ",5", "€ 1.234.567,8", "-1,5", "(2,5)", "1 234,5", "12,", "\u22121,5", "3 zł"),
}  # fmt: skip
"""Cells by the decimal sign."""
ALL = ("thousands separator", "currency", "accounting parentheses", "minus sign U+2212")


def read(labels: Labels, cell: object) -> float:
    return float(encoded(labels, Coding.VALUES, [cell])[0])


@pytest.mark.parametrize(("decimal", "cell"), [(decimal, cell) for decimal, cells in CELLS.items() for cell in cells])
def test_it_reads_what_the_grammar_reads(decimal: str, cell: str) -> None:
    formats = (*ALL, "decimal comma") if decimal == "," else ALL
    found = read_written(cell, decimal)
    assert found is not None
    assert read(Labels(columns=("price",), cells=Cells.NUMBERS, formats=formats), cell) == found[0]


@pytest.mark.parametrize("sign", sorted(_CURRENCY))
def test_it_knows_every_currency(sign: str) -> None:
    labels = Labels(cells=Cells.NUMBERS, formats=("currency",))
    assert [read(labels, cell) for cell in (f"{sign}5", f"{sign} 5", f"5{sign}", f"5.5 {sign}")] == [5, 5, 5, 5.5]


def test_it_reads_percent_as_it_is_written() -> None:
    labels = Labels(cells=Cells.NUMBERS, formats=("percent",))
    assert [read(labels, cell) for cell in ("15 %", "15%", " 1.5 % ", "15")] == [15, 15, 1.5, 15]


def test_a_number_that_is_none_of_text_stays_as_it_is() -> None:
    assert read(Labels(cells=Cells.NUMBERS, formats=("decimal comma",)), 12.5) == 12.5


def test_a_decimal_sign_may_be_given() -> None:
    labels = Labels(cells=Cells.NUMBERS, formats=("thousands separator",), decimal=",")
    assert [read(labels, cell) for cell in ("12.500", "1.234.567")] == [12500, 1234567]


@pytest.mark.parametrize("cell", ["1,23", "abc 5", "five", "1,2345", "5 %", ""])
def test_what_the_grammar_does_not_read_is_named(cell: str) -> None:
    assert read_written(cell, ".") is None or "%" in cell
    with pytest.raises(ValueError, match="could not convert"):
        read(Labels(cells=Cells.NUMBERS, formats=("thousands separator", "currency")), cell)


def test_only_what_the_column_holds_is_looked_for() -> None:
    source = source_of(encoding(Labels(cells=Cells.NUMBERS, formats=("percent",)), Coding.VALUES))
    assert "GROUPED" not in source
    assert "MONEY" not in source
    assert executed(source)["number"]("- 5 %") == -5


def test_each_column_may_have_a_decimal_sign_of_its_own() -> None:
    formats = ("thousands separator", "decimal comma", "minus sign U+2212")
    labels = Labels(columns=("a", "b", "c"), cells=Cells.NUMBERS, formats=formats, decimals=(".", ",", "."))
    rows = [["1,234.5", "1.234,5", 2.5], ["\u22123.25", "7", "- 8"]]
    names = executed(source_of(encoding(labels, Coding.VALUES)))
    assert names["encode"](rows).tolist() == [[1234.5, 1234.5, 2.5], [-3.25, 7, -8]]
    with pytest.raises(ValueError, match="could not convert"):
        names["encode"]([["1.2.3", "1", "1"]])
