import pytest

from actloss.checking.selection import EVERYTHING, Layer, patterns_of, selection_of
from actloss.errors import OptionError
from actloss.rules import ALL_RULES

THIRD = {rule.code for rule in ALL_RULES if rule.code.startswith("AL3")}


def codes(*layers: Layer) -> set[str]:
    return set(selection_of(layers).codes)


def test_every_rule_is_run_where_nobody_says_otherwise() -> None:
    assert codes() == codes(Layer()) == set(EVERYTHING.codes) == {rule.code for rule in ALL_RULES}


def test_selected_are_rules_by_prefix_code_or_name() -> None:
    assert codes(Layer(select=("AL3",))) == THIRD
    assert codes(Layer(select=("class-imbalance", "al302"))) == {"AL301", "AL302"}
    assert codes(Layer(select=("ALL",))) == set(EVERYTHING.codes)


def test_the_pattern_that_fits_fewer_rules_wins() -> None:
    assert codes(Layer(select=("AL3",), ignore=("AL301",))) == THIRD - {"AL301"}
    assert codes(Layer(ignore=("AL3",), extend_select=("AL301",))) == set(EVERYTHING.codes) - THIRD | {"AL301"}
    assert codes(Layer(select=("AL301",), ignore=("AL301",))) == set()


def test_a_later_layer_begins_anew_when_it_selects() -> None:
    configuration = Layer(select=("AL1",), ignore=("AL301",))

    assert codes(configuration, Layer(select=("AL3",))) == THIRD
    assert codes(configuration, Layer(extend_select=("AL301", "AL302"))) == codes(configuration) | {"AL301", "AL302"}
    assert codes(configuration, Layer(ignore=("AL101",))) == codes(configuration) - {"AL101"}


def test_selecting_nothing_is_refused_since_it_would_look_like_a_pass() -> None:
    told = r"^a selection of rules needs at least one, found none; leave it out to run them all$"
    with pytest.raises(OptionError, match=told):
        codes(Layer(select=()))


def test_only_its_own_code_or_name_selects_a_rule_exactly() -> None:
    assert selection_of([Layer(select=("AL10",))]).exact == set()
    assert selection_of([Layer(select=("AL1",), extend_select=("conflicting-labels",))]).exact == {"AL107"}
    assert selection_of([Layer(extend_select=("AL107",)), Layer(ignore=("AL107",))]).exact == set()
    assert selection_of([Layer(extend_select=("AL107",)), Layer(select=("AL3",))]).exact == set()


def test_a_pattern_that_fits_no_rule_is_refused_with_the_nearest() -> None:
    with pytest.raises(OptionError, match=r"did you mean AL301 \(class-imbalance\)\?"):
        selection_of([Layer(ignore=("class-imbalence",))])


def test_patterns_stand_between_commas() -> None:
    assert patterns_of(["AL1, AL2", "AL301,", ""]) == ("AL1", "AL2", "AL301")
