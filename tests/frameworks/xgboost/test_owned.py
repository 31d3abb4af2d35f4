from actloss.frameworks.entry import How
from actloss.frameworks.xgboost import FRAMEWORK
from actloss.frameworks.xgboost.losses import LOSSES
from actloss.frameworks.xgboost.owned import own


def _heads(name: str) -> list[str]:
    return [block.text.split("(")[0] for block in own(name)]


def test_a_loss_that_xgboost_lacks_comes_as_a_function() -> None:
    assert _heads("huber") == ["def huber"]
    assert all(own(name) for name, entry in LOSSES.items() if entry.how is How.OWN)


def test_what_the_function_uses_comes_once() -> None:
    limit, head = _heads("exponential")

    assert limit.startswith("LIMIT = 80.0")
    assert head == "def exponential"


def test_of_several_exclusive_classes_another_function_comes_too() -> None:
    assert _heads("focal") == ["def focal", "def categorical_focal"]


def test_nothing_comes_for_what_is_named_absent_or_unknown() -> None:
    assert own("mse") == own("hamming") == own("sigmoid") == own("no such loss") == ()


def test_the_framework_says_what_it_is() -> None:
    assert (FRAMEWORK.name, FRAMEWORK.title, FRAMEWORK.packages) == ("xgboost", "XGBoost", ("xgboost",))
    assert FRAMEWORK.own is own
