import pytest

from actloss.errors import TargetError
from actloss.target import Layout, find_target
from heads import ROWS, cycle, fractions, head_of

ROW_NUMBERS: list[object] = list(range(ROWS))
MEASURED = {"length": fractions(1), "width": fractions(2), "height": fractions(3)}


def test_a_column_named_for_its_role_is_the_label() -> None:
    head = head_of({"target": cycle("a", "b", "c"), **MEASURED})

    found = find_target(head)

    assert found.columns == ("target",)
    assert found.positions == (0,)
    assert found.layout is Layout.SINGLE
    assert not found.given
    assert found.confidence > 0.9
    assert "the word 'target' in its name is what labels are called" in found.evidence


def test_the_last_column_is_the_label_when_names_say_nothing() -> None:
    head = head_of({"aa": fractions(1), "bb": fractions(2), "cc": fractions(3), "dd": cycle("p", "q")})

    found = find_target(head)

    assert found.columns == ("dd",)
    assert found.runner_up is not None
    assert found.runner_up.columns == ("aa",)
    assert "it is the last of 4 columns, leaving out identifiers and texts" in found.evidence


def test_the_last_column_is_the_label_without_a_header() -> None:
    head = head_of({"0": fractions(1), "1": fractions(2), "2": cycle(0, 1)}, header=False)

    assert find_target(head).positions == (2,)


def test_an_identifier_at_the_end_is_not_the_label() -> None:
    head = head_of({**MEASURED, "quality": cycle(1, 2, 3), "id": ROW_NUMBERS})

    assert find_target(head).columns == ("quality",)


@pytest.mark.parametrize(
    ("name", "cells"),
    [
        ("is_fraud", cycle(0, 1)),
        ("churn", cycle("yes", "no")),
        ("SalePrice", fractions(9)),
        ("survived", cycle(0, 1)),
    ],
)
def test_a_word_for_what_is_foretold_beats_the_first_and_last_place(name: str, cells: list[object]) -> None:
    head = head_of({"width": fractions(1), name: cells, "length": fractions(2), "age": cycle(*range(20, 60))})

    assert find_target(head).columns == (name,)


def test_indicators_beside_a_text_are_one_label() -> None:
    texts: list[object] = [f"this is the comment with the number {row} of all of them" for row in range(ROWS)]
    labels = {"joy": cycle(0, 1), "anger": cycle(0, 0, 1), "fear": cycle(1, 0, 0, 0), "trust": cycle(1, 1, 0)}

    found = find_target(head_of({"text": texts, **labels}))

    assert found.columns == ("joy", "anger", "fear", "trust")
    assert found.layout is Layout.MULTI_HOT
    assert "the other columns are texts and identifiers" in found.evidence


def test_two_indicators_beside_a_text_are_one_label() -> None:
    texts: list[object] = [f"this is the comment with the number {row} of all of them" for row in range(ROWS)]
    head = head_of({"text": texts, "polite": cycle(1, 1, 0), "brief": cycle(0, 1)})

    assert find_target(head).columns == ("polite", "brief")


def test_indicators_named_as_labels_are_told_from_indicators_that_are_features() -> None:
    words = {word: cycle(*bits) for word, bits in {"sun": (0, 1), "rain": (1, 1, 0), "snow": (0, 0, 1)}.items()}
    labels = {f"label_{letter}": cycle(0, 1, step=step) for step, letter in enumerate("xyz", start=1)}

    found = find_target(head_of({**words, **labels}))

    assert found.columns == ("label_x", "label_y", "label_z")


def test_indicators_that_exclude_one_another_are_one_hot() -> None:
    classes = {f"class_{kind}": cycle(*(int(kind == other) for other in range(3))) for kind in range(3)}

    found = find_target(head_of({**MEASURED, **classes}))

    assert found.positions == (3, 4, 5)
    assert found.layout is Layout.ONE_HOT


def test_many_indicators_that_close_a_table_of_numbers_are_one_label() -> None:
    moods = {
        f"{mood}ness": cycle(0, 1, step=step)
        for step, mood in enumerate(("calm", "sad", "glad", "odd", "loud", "mad"), 1)
    }

    found = find_target(head_of({**MEASURED, **moods}))

    assert found.columns == tuple(moods)
    assert "hardly any other column holds indicators" in found.evidence


def test_indicators_amid_other_features_are_not_the_label() -> None:
    flags = {"garage": cycle(0, 1), "pool": cycle(0, 0, 1), "porch": cycle(1, 1, 0)}
    head = head_of({"rooms": cycle(2, 3, 4), **flags, "street": cycle("u", "v", "w"), "price": fractions(1)})

    assert find_target(head).columns == ("price",)


def test_numbered_outputs_are_predicted_together() -> None:
    head = head_of({"X1": fractions(1), "X2": fractions(2), "X3": fractions(3), "Y1": fractions(4), "Y2": fractions(5)})

    found = find_target(head)

    assert found.columns == ("Y1", "Y2")
    assert found.layout is Layout.SEVERAL_OUTPUTS


def test_a_column_of_lists_is_found_with_its_separator() -> None:
    genres = cycle("drama|comedy", "comedy", "drama|horror", "horror|comedy", "drama")
    titles: list[object] = [f"Film {row}" for row in range(ROWS)]
    head = head_of({"movieId": ROW_NUMBERS, "title": titles, "genres": genres})

    found = find_target(head)

    assert found.columns == ("genres",)
    assert found.layout is Layout.DELIMITED
    assert found.separator == "|"


def test_the_square_of_a_column_is_not_the_last_column() -> None:
    years = cycle(*range(30))
    squares = cycle(*(year**2 for year in range(30)))
    head = head_of({"wage": fractions(1), "exper": years, "expersq": squares})

    assert find_target(head).columns == ("wage",)


def test_the_only_column_may_be_the_label() -> None:
    found = find_target(head_of({"grade": cycle("a", "b", "c")}))

    assert found.columns == ("grade",)
    assert found.confidence == 1.0
    assert found.runner_up is None


def test_a_lone_identifier_is_an_error_in_one_sentence() -> None:
    with pytest.raises(TargetError) as error:
        find_target(head_of({"id": ROW_NUMBERS}))

    assert str(error.value) == (
        "no label was found: the only column 'id' numbers the rows; name the label with --target if it is one"
    )


def test_columns_that_cannot_be_labels_are_named_with_the_reason() -> None:
    columns: dict[str, list[object]] = {
        "user_id": [str(97 * row % 1009) for row in range(ROWS)],
        "day": [f"2024-01-{row % 28 + 1:02}" for row in range(ROWS)],
        "empty": [None] * ROWS,
        "one": ["x"] * ROWS,
    }

    with pytest.raises(TargetError) as error:
        find_target(head_of(columns))

    assert str(error.value) == (
        "no label was found among the columns: 'user_id' is an identifier, 'day' holds dates, 'empty' is empty and 1 "
        "more are no better; name the label with --target"
    )


def test_names_reach_an_error_escaped() -> None:
    with pytest.raises(TargetError, match=r"'\\x1b\[2Jid'"):
        find_target(head_of({"\x1b[2Jid": ROW_NUMBERS}))


def test_a_class_that_does_not_show_in_the_head_yet_may_be_the_label() -> None:
    head = head_of({"id": ROW_NUMBERS, "clicked": cycle(0)}, complete=False)

    assert find_target(head).columns == ("clicked",)


def test_confidences_are_shares_of_one() -> None:
    found = find_target(head_of({"aa": cycle(1, 2, 3), "bb": cycle(3, 2, 1)}))

    assert 0.0 < found.confidence < 1.0


def test_a_wide_table_of_indicators_is_looked_at_once() -> None:
    columns = {f"w{position}": cycle(0, position % 2, rows=5) for position in range(3_000)}

    assert find_target(head_of(columns)).layout in set(Layout)


def test_a_series_of_indicators_before_others_is_not_the_label() -> None:
    pixels = {f"pixel{position}": cycle(0, 1, step=position + 1) for position in range(8)}
    labels = {"beach": cycle(0, 1), "city": cycle(1, 1, 0), "sea": cycle(0, 0, 0, 1)}

    assert find_target(head_of({**pixels, **labels})).columns == ("beach", "city", "sea")


def test_a_word_among_many_is_not_the_label_whatever_its_name() -> None:
    words = {
        f"{letter}{ending}": cycle(0, 1, 1) for letter in "bcdfghjkl" for ending in ("at", "ot", "ut", "et", "it", "yt")
    }
    head = head_of({"ab": cycle(0, 1), "decision": cycle(0, 0, 1), **words, "spam": cycle(1, 0)})

    assert find_target(head).columns == ("spam",)


@pytest.mark.parametrize(
    ("columns", "label"),
    [
        ({"x": fractions(1), "y": fractions(2), "z": fractions(3), "kind": cycle("u", "v")}, "kind"),
        ({"x": fractions(1), "kind": cycle("u", "v"), "y": fractions(2)}, "y"),
        ({"class_size": cycle(*range(9, 40)), "length": fractions(2), "price": fractions(3)}, "price"),
        (
            {"GRE Score": cycle(*range(60)), "TOEFL Score": cycle(*range(30)), "Chance of Admit": fractions(1)},
            "Chance of Admit",
        ),
        ({"MSSubClass": cycle(20, 30, 40), "LotArea": fractions(1), "SalePrice": fractions(2)}, "SalePrice"),
        (
            {"aa": fractions(1), "class_size": cycle(*range(9, 40)), "pet": cycle("u", "v", "w")},
            "pet",
        ),
        ({"baseline_score": fractions(1), "arm": cycle("u", "v"), "score": fractions(2)}, "score"),
        (
            {"era": fractions(1), "wins": cycle(*range(7, 30)), "speed": fractions(2), "award": cycle("no", "yes")},
            "award",
        ),
    ],
)
def test_a_name_is_read_together_with_the_other_names(columns: dict[str, list[object]], label: str) -> None:
    assert find_target(head_of(columns)).columns == (label,)
