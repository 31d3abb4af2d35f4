from actloss.frameworks.entry import How
from actloss.frameworks.xgboost.activations import ACTIVATIONS


def test_the_links_of_objectives_are_named() -> None:
    assert {name: entry.name for name, entry in ACTIVATIONS.items() if entry.how is How.NAMED} == {
        "linear": "objective='reg:squarederror'",
        "sigmoid": "objective='binary:logistic'",
        "softmax": "objective='multi:softprob'",
        "exp": "objective='count:poisson'",
    }


def test_the_others_say_why_not() -> None:
    assert ACTIVATIONS["gelu"].note == "Trees have no hidden layers."
    assert "output_margin=True" in ACTIVATIONS["softplus"].note
    assert all(entry.note for entry in ACTIVATIONS.values() if entry.how is How.ABSENT)
