import pytest
from hypothesis import given
from hypothesis import strategies as st

from actloss.config import matching_codes
from actloss.errors import OptionError
from actloss.rules import ALL_RULES

CODES = frozenset(rule.code for rule in ALL_RULES)


def test_a_prefix_fits_its_family_in_any_case() -> None:
    family = {code for code in CODES if code.startswith("AL3")}

    assert matching_codes(["AL3"]) == matching_codes([" al3 "]) == family


def test_a_code_and_a_name_fit_one_rule() -> None:
    assert matching_codes(["AL302"]) == matching_codes(["Severe-Imbalance"]) == {"AL302"}


def test_several_patterns_add_up() -> None:
    assert matching_codes(["AL301", "rare-class", "AL30"]) >= {"AL301", "AL303", "AL306"}
    assert matching_codes([]) == frozenset()


@pytest.mark.parametrize("pattern", ["ALL", "all", "AL", "a"])
def test_all_rules_fit(pattern: str) -> None:
    assert matching_codes([pattern]) == CODES


@pytest.mark.parametrize(
    ("pattern", "told"),
    [
        ("AL3011", "no rule 'AL3011': did you mean AL301 (class-imbalance)?"),
        ("clas-imbalance", "no rule 'clas-imbalance': did you mean AL301 (class-imbalance)?"),
        ("", "no rule '': codes run from"),
        ("*", "no rule '*': codes run from"),
        ("\x1b[2J", "no rule '\\x1b[2J': codes run from"),
    ],
)
def test_a_pattern_that_fits_nothing_names_the_nearest(pattern: str, told: str) -> None:
    with pytest.raises(OptionError) as caught:
        matching_codes(["AL301", pattern])

    assert caught.value.message.startswith(told)


@given(st.sampled_from(sorted(CODES)), st.integers(min_value=1, max_value=5))
def test_every_beginning_of_a_code_fits_it(code: str, length: int) -> None:
    assert code in matching_codes([code[:length]])
