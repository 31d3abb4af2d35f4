import pytest

from actloss.checking.trained import Decided, decided, trained_as
from actloss.errors import OptionError
from actloss.reference import Answer
from actloss.training import Trained

HUBER = Answer(activation="linear", units=1, loss="huber", params={"delta": 2.0})
BCE = Answer(activation="sigmoid", units=1, loss="binary_crossentropy", params={})


def heads(found: Decided) -> tuple[str | None, str | None, int | None]:
    """Return activation, loss and units by name."""
    training = found.training
    assert training is not None
    activation, loss = training.activation, training.loss
    return (None if activation is None else activation.name, None if loss is None else loss.name, training.units)


def test_nobody_says_anything() -> None:
    assert decided(Trained(), Trained(), None) == Decided(training=None)


@pytest.mark.parametrize(
    ("flags", "configuration", "origin"),
    [
        (Trained(loss="mse"), Trained(), "flags"),
        (Trained(loss="mse"), Trained(activation="tanh"), "flags"),
        (Trained(framework="keras"), Trained(loss="mse"), "configuration"),
        (Trained(framework="keras"), Trained(), "flags"),
        (Trained(), Trained(framework="keras"), "configuration"),
    ],
)
def test_whoever_names_the_head_is_who_said_so(flags: Trained, configuration: Trained, origin: str) -> None:
    found = decided(flags, configuration, None)

    assert found.training is not None
    assert found.origin == origin


def test_flags_win_over_the_configuration_word_by_word() -> None:
    found = decided(Trained(activation="sigmoid"), Trained(activation="linear", loss="mse", framework="keras"), HUBER)

    assert heads(found) == ("sigmoid", "mse", None)
    assert found.training is not None
    assert (found.training.framework, found.origin, found.loss_locked) == ("keras", "flags", False)


def test_the_locks_head_counts_where_nobody_names_activation_or_loss() -> None:
    found = decided(Trained(framework="pytorch"), Trained(), HUBER)

    assert heads(found) == ("linear", "huber", 1)
    assert found.training is not None
    assert (found.training.params, found.training.framework) == ({"delta": 2.0}, "pytorch")
    assert (found.origin, found.loss_locked) == ("lock", True)


@pytest.mark.parametrize(
    ("flags", "configuration", "origin"),
    [
        (Trained(activation="sigmoid"), Trained(), "flags and lock"),
        (Trained(), Trained(activation="sigmoid"), "configuration and lock"),
        (Trained(framework="keras"), Trained(activation="sigmoid"), "configuration and lock"),
    ],
)
def test_an_activation_that_is_named_stands_beside_the_locks_loss(
    flags: Trained, configuration: Trained, origin: str
) -> None:
    found = decided(flags, configuration, BCE)

    assert heads(found) == ("sigmoid", "binary_crossentropy", 1)
    assert (found.origin, found.loss_locked) == (origin, True)


def test_the_locks_loss_comes_with_its_parameters() -> None:
    found = decided(Trained(activation="tanh"), Trained(), HUBER)

    assert found.training is not None
    assert found.training.params == {"delta": 2.0}


def test_the_locks_units_go_with_another_activation() -> None:
    assert heads(decided(Trained(activation="softmax"), Trained(), BCE)) == ("softmax", "binary_crossentropy", None)
    assert heads(decided(Trained(activation="softmax", units=2), Trained(), BCE))[2] == 2


def test_the_locks_activation_belongs_to_its_loss() -> None:
    other = decided(Trained(loss="mse"), Trained(), BCE)

    assert heads(other) == (None, "mse", None)
    assert (other.origin, other.loss_locked) == ("flags", False)


def test_the_locks_activation_stands_beside_its_own_loss_by_another_name() -> None:
    same = decided(Trained(loss="BCELoss"), Trained(), BCE)

    assert heads(same) == ("sigmoid", "binary_crossentropy", 1)
    assert (same.origin, same.loss_locked) == ("flags and lock", False)


@pytest.mark.parametrize("said", [Trained(loss="BCEWithLogitsLoss"), Trained(from_logits=True)])
def test_a_loss_that_takes_logits_does_not_stand_behind_the_locks_activation(said: Trained) -> None:
    assert heads(decided(said, Trained(), BCE)) == (None, "binary_crossentropy", 1)


def test_parameters_that_are_named_win_over_those_of_the_lock() -> None:
    found = decided(Trained(params={"delta": 3.0}), Trained(), HUBER)

    assert found.training is not None
    assert found.training.params == {"delta": 3.0}


def test_parameters_of_several_numbers_are_left_out_of_a_locks_training() -> None:
    answer = Answer(activation="sigmoid", units=2, loss="binary_crossentropy", params={"pos_weight": (2.0, 3.0)})

    assert trained_as(answer).params == {}


def test_a_word_that_means_nothing_is_refused() -> None:
    with pytest.raises(OptionError, match="huber"):
        decided(Trained(loss="hubre"), Trained(), None)
