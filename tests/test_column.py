import numpy as np

from actloss.column import NOWHERE, LabelColumn, Tally, as_indicator, renumbered


def column(left_out: list[int]) -> LabelColumn:
    return LabelColumn(
        name="y",
        rows=3,
        numbers=np.empty(0),
        texts={"a": Tally(2, 1), "b": Tally(1, 3)},
        empty=NOWHERE,
        formats={"percent": Tally(1, 2)},
        left_out=np.array(left_out, dtype=np.int64),
    )


def test_bad_records_count_in_the_first_rows_of_tallies() -> None:
    found = renumbered(column([2, 3]))

    assert found.texts == {"a": Tally(2, 1), "b": Tally(1, 5)}
    assert found.formats == {"percent": Tally(1, 4)}
    assert found.empty == NOWHERE


def test_without_bad_records_a_column_stays_itself() -> None:
    whole = column([])

    assert renumbered(whole) is whole


def test_only_words_and_truth_values_become_indicators() -> None:
    assert [as_indicator(kind) for kind in ("text", "boolean", "number")] == ["indicator", "indicator", "number"]
