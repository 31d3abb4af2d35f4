import pytest

from actloss.checking.trained import Trained, decided, trained_as
from actloss.errors import OptionError
from actloss.reference import Answer

LOCKED = Answer(activation="linear", units=1, loss="huber", params={"delta": 2.0})


def test_nobody_says_anything() -> None:
    assert decided(Trained(), Trained(), None) == (None, "")


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
    training, said_by = decided(flags, configuration, None)

    assert training is not None
    assert said_by == origin


def test_flags_win_over_the_configuration_word_by_word() -> None:
    training, _ = decided(
        Trained(activation="sigmoid"), Trained(activation="linear", loss="mse", framework="keras"), LOCKED
    )

    assert training is not None
    assert training.activation is not None
    assert training.loss is not None
    assert (training.activation.name, training.loss.name, training.framework) == ("sigmoid", "mse", "keras")


def test_another_loss_drops_the_settings_of_the_one_below() -> None:
    huber = Trained(loss="huber", params={"delta": 2.0}, from_logits=False, units=3)

    assert Trained(loss="mae").over(huber) == Trained(loss="mae", units=3)
    assert Trained(units=1).over(huber) == Trained(loss="huber", params={"delta": 2.0}, from_logits=False, units=1)


def test_false_and_zero_are_words_too() -> None:
    above = Trained(from_logits=False, ignore_index=0.0)

    assert above.over(Trained(from_logits=True, ignore_index=-100.0)) == above


def test_the_locks_answer_counts_where_nobody_names_activation_or_loss() -> None:
    training, origin = decided(Trained(framework="pytorch"), Trained(), LOCKED)

    assert origin == "lock"
    assert training is not None
    assert training.loss is not None
    assert (training.loss.name, training.params, training.framework) == ("huber", {"delta": 2.0}, "pytorch")
    assert decided(Trained(loss="mse"), Trained(), LOCKED)[1] == "flags"


def test_parameters_of_several_numbers_are_left_out_of_a_locks_training() -> None:
    answer = Answer(activation="sigmoid", units=2, loss="binary_crossentropy", params={"pos_weight": (2.0, 3.0)})

    assert trained_as(answer).params == {}


def test_a_word_that_means_nothing_is_refused() -> None:
    with pytest.raises(OptionError, match="huber"):
        decided(Trained(loss="hubre"), Trained(), None)
