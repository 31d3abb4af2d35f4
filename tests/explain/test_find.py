import pytest

from actloss.catalogue import ACTIVATIONS, LOSSES
from actloss.explain.find import Row, message_called, rows_called, rule_called, unknown
from actloss.explain.manuals import AnyRule, all_rules
from actloss.pitfalls import PITFALLS, Pitfall


def names(text: str) -> list[str]:
    return [row.name for row in rows_called(text)]


@pytest.mark.parametrize("row", [*LOSSES, *ACTIVATIONS], ids=lambda row: row.name)
def test_every_row_is_found_by_its_name_and_its_aliases(row: Row) -> None:
    spellings = [row.name, *row.aliases]

    assert [row in rows_called(spelling) for spelling in spellings] == [True] * len(spellings)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Smooth L1", ["smooth_l1"]),
        ("LOG-LOSS", ["binary_crossentropy"]),
        ("logistic", ["logistic", "sigmoid"]),
        ("exponential", ["exponential", "exp"]),
        ("linear", ["linear"]),
        ("BCEWithLogitsLoss", ["binary_crossentropy"]),
        ("torch.nn.MSELoss", ["mse", "l2", "brier"]),
        ("softmax_cross_entropy_with_integer_labels", ["sparse_categorical_crossentropy", "softmax_loss"]),
        ("reg:squarederror", ["mse"]),
        ("RMSE", ["mse"]),
        ("mean", []),
        ("metric", []),
        ("y_pred", []),
        ("", []),
    ],
)
def test_names_mean_what_users_and_libraries_call_so(text: str, found: list[str]) -> None:
    assert found == names(text)


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.code)
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
    ("text", "sentence"),
    [
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
