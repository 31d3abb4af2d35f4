"""What flags, a configuration or a lock say of the training, and which of two wins."""

from actloss.training import Trained


def test_another_loss_drops_the_settings_of_the_one_below() -> None:
    huber = Trained(loss="huber", params={"delta": 2.0}, from_logits=False, units=3)

    assert Trained(loss="mae").over(huber) == Trained(loss="mae", units=3)
    assert Trained(units=1).over(huber) == Trained(loss="huber", params={"delta": 2.0}, from_logits=False, units=1)


def test_false_and_zero_are_words_too() -> None:
    above = Trained(from_logits=False, ignore_index=0.0)

    assert above.over(Trained(from_logits=True, ignore_index=-100.0)) == above
