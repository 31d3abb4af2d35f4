import pytest

from actloss.explain.find import as_given, message_called, rule_called, unknown
from actloss.pitfalls import PITFALLS, Pitfall
from actloss.rules import ALL_RULES, AnyRule


@pytest.mark.parametrize("rule", ALL_RULES, ids=lambda rule: rule.code)
def test_every_rule_is_found_by_its_code_and_its_name(rule: AnyRule) -> None:
    for spelling in (rule.code.lower(), f" {rule.code} ", rule.name):
        found = rule_called(spelling)
        assert found is not None
        assert found.code == rule.code


def test_what_no_rule_is_called_is_no_rule() -> None:
    assert rule_called("huber") is None


@pytest.mark.parametrize("pitfall", PITFALLS, ids=lambda pitfall: pitfall.slug)
def test_every_mistake_is_found_by_its_name(pitfall: Pitfall) -> None:
    found = message_called(pitfall.slug)

    assert found is not None
    assert found.name == pitfall.slug


def test_a_message_is_found_in_a_traceback_with_the_numbers_of_the_day() -> None:
    found = message_called("Traceback (most recent call last):\n  ...\nIndexError: Target 12 is out of bounds.\n")

    assert found is not None
    assert found.name == "pytorch-label-out-of-bounds"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (
            "step 9\n\x1b[1mIndexError:\x1b[0m Target 7 is out of bounds.\nrestarting",
            "IndexError: Target 7 is out of bounds.",
        ),
        ("File 'x.py'\nIndexError: Target 7 is\nout of bounds.", "IndexError: Target 7 is out of bounds."),
        ("Target 7\x07 is out of bounds", "Target 7\\x07 is out of bounds"),
        ("Target 3 is out of bounds.", ""),
        (" PyTorch-label-out-of-bounds", ""),
    ],
)
def test_a_message_is_shown_in_the_words_it_was_given(text: str, shown: str) -> None:
    assert as_given(text, "pytorch-label-out-of-bounds") == shown


def test_a_long_message_is_cut() -> None:
    shown = as_given("Target 7 is out of bounds" + "!" * 1000, "pytorch-label-out-of-bounds")

    assert shown.endswith("!…")


@pytest.mark.parametrize("name", ["ctc", "cosine", "correntopy_of_it", "triplet"])
def test_what_is_only_a_little_alike_is_not_offered(name: str) -> None:
    assert "did you mean" not in str(unknown(name))


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (
            "crossentopy",
            "unknown name 'crossentopy': did you mean 'binary_crossentropy', 'categorical_crossentropy' or",
        ),
        ("nn.CrosEntropyLoss()", "unknown name 'nn.CrosEntropyLoss()': did you mean 'categorical_crossentropy', "),
        ("mes", "unknown name 'mes': did you mean 'mse'?"),
        ("hubr", "unknown name 'hubr': did you mean 'huber'?"),
        ("class-inbalance", "unknown name 'class-inbalance': did you mean 'AL301'?"),
        ("qqqq", "unknown name 'qqqq': see 'actloss list' and 'actloss list rules'"),
        (
            "loss is not falling",
            "no known error message reads like 'loss is not falling'; give the message alone, or see",
        ),
    ],
)
def test_what_is_unknown_is_told_with_what_is_near(text: str, sentence: str) -> None:
    assert str(unknown(text)).startswith(sentence)


def test_several_near_names_are_offered() -> None:
    assert " or " in str(unknown("softmx"))


def test_a_long_name_takes_no_long_comparison() -> None:
    assert len(str(unknown("huber" * 100_000))) < 200
