import pytest

from actloss.target import lexicon
from actloss.target.names import TIERS, hint, is_derived, numbered, words


@pytest.mark.parametrize(
    ("name", "split"),
    [
        ("SalePrice_2 (USD)", ("sale", "price", "2")),
        ("is_fraud", ("is", "fraud")),
        ("MEDV", ("medv",)),
        ("heart.disease", ("heart", "disease")),
        ("(kg)", ("kg",)),
        ("", ()),
        ("'GRADE'", ("grade",)),
    ],
)
def test_names_are_split_into_words(name: str, split: tuple[str, ...]) -> None:
    assert words(name) == split


@pytest.mark.parametrize(
    ("name", "tier", "head"),
    [
        ("target", "role", True),
        ("y", "role", True),
        ("pixel_y", "feature", False),
        ("is_fraud", "event", True),
        ("Chance of Admit", "amount", True),
        ("weight (kg)", "quantity", True),
        ("weight_kg", "quantity", True),
        ("price_per_unit", "amount", False),
        ("marketvalue", "amount", True),
        ("numbids", "amount", False),
        ("lwage", "amount", False),
        ("testscr", "amount", False),
        ("salesxyz", "amount", False),
        ("particip", "event", False),
        ("number_of_children", "context", True),
        ("Number of visits", "amount", True),
        ("2 of", "unknown", True),
        ("previous_default", "context", True),
        ("default.payment.next.month", "event", True),
        ("rownames", "identifier", True),
        ("prices", "amount", True),
        ("V12", "unknown", True),
        ("", "unknown", True),
        ("x" * 10_000, "unknown", True),
    ],
)
def test_the_most_telling_word_of_a_name_decides(name: str, tier: str, head: bool) -> None:  # noqa: FBT001 - a parameter
    said = hint(name)

    assert (said.tier, said.head) == (tier, head)


def test_every_tier_but_unknown_has_words() -> None:
    assert all(tier_words for _, tier_words in TIERS)


def test_words_of_the_lexicon_are_written_as_names_are_split() -> None:
    for _, tier_words in TIERS:
        assert all(word == word.lower() and " " not in word for word in tier_words)
    assert "index" in lexicon.IDENTIFIER


@pytest.mark.parametrize(("name", "parts"), [("V12", ("V", 12)), ("7", ("", 7)), ("V", None), ("", None)])
def test_a_number_at_the_end_of_a_name_is_told(name: str, parts: tuple[str, int] | None) -> None:
    assert numbered(name) == parts


@pytest.mark.parametrize(
    ("name", "derived"),
    [
        ("lwage", True),
        ("log_wage", True),
        ("log(wage)", True),
        ("expersq", True),
        ("wage_exper", True),
        ("pt86sq", True),
        ("wage", False),
        ("lage", False),
        ("wage_gap", False),
    ],
)
def test_a_name_tells_that_a_column_was_computed(name: str, derived: bool) -> None:  # noqa: FBT001 - a parameter
    assert is_derived(name, frozenset({"wage", "exper"})) is derived
