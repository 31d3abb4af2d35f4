"""Every loss of the catalogue has an entry, and every own one a function and a class."""

import pytest

from actloss.frameworks.entry import Coding, How
from actloss.frameworks.keras import FRAMEWORK
from actloss.frameworks.keras.owned import OWNED, brought


def test_only_decisions_cannot_be_trained_with_and_their_notes_say_why() -> None:
    absent = {name: entry.note for name, entry in FRAMEWORK.losses.items() if entry.how is How.ABSENT}

    assert [*absent] == ["hamming", "per_label_accuracy"]
    assert all("gradient is 0" in note and "keras.metrics.BinaryAccuracy()" in note for note in absent.values())


def test_names_are_of_keras_and_own_ones_are_owned() -> None:
    for entry in FRAMEWORK.losses.values():
        match entry.how:
            case How.NAMED:
                assert entry.name.startswith("keras.losses.")
            case How.OWN:
                assert entry.name in OWNED


def test_what_an_entry_says_beside_the_name_is_where_keras_differs() -> None:
    factors = {name: entry.factor for name, entry in FRAMEWORK.losses.items() if entry.factor != 1.0}
    codings = {name: entry.coding for name, entry in FRAMEWORK.losses.items() if entry.coding}
    differing = [name for name, entry in FRAMEWORK.losses.items() if entry.differs]

    assert factors == {"mape": 100.0}
    assert codings == {"logistic": Coding.BITS}
    assert [name for name in differing if FRAMEWORK.losses[name].how is How.NAMED] == [
        "msle",
        "mape",
        "poisson_nll",
        "focal",
    ]
    assert all("40" in FRAMEWORK.losses[name].differs for name in differing if FRAMEWORK.losses[name].how is How.OWN)


@pytest.mark.parametrize(("function", "name"), OWNED.items())
def test_an_own_loss_comes_as_a_function_and_a_class_that_calls_it(function: str, name: str) -> None:
    *_, defined, classed = [block.text for block in brought(function)]

    assert defined.startswith(f"def {function}(")
    assert classed.startswith(f"class {name}({'keras.layers.Layer' if function == 'swish' else 'keras.losses.Loss'}):")
    assert f"return {function}(" in classed
    assert brought(function, with_class=False)[-1].text == defined


def test_the_source_of_what_keras_lacks_is_found_by_the_catalogue_s_name() -> None:
    assert FRAMEWORK.own("quantile") == brought("pinball")
    assert FRAMEWORK.own("swish") == brought("swish")
    assert FRAMEWORK.own("huber") == FRAMEWORK.own("hamming") == FRAMEWORK.own("sigmoid") == ()
