"""What is said where the program makes one-hot rows of the labels."""

import pytest

from actloss.rules.pairing.made_rows import rows_say
from profiles import Cells, case_of, found, profile_of, training

DECIMALS = "one_hot is only applicable to index tensor of type LongTensor"
CCE = "categorical_crossentropy"


@pytest.mark.parametrize(
    ("labels", "framework", "says"),
    [
        ([1, 2, 3] * 40, "pytorch", '; its one_hot says "Class values must be smaller than num_classes"'),
        ([-1, 0, 1] * 40, "pytorch", '; its one_hot says "Class values must be non-negative"'),
        (
            [0, 1, 2.5] * 40,
            "pytorch",
            '; its one_hot says "one_hot is only applicable to index tensor of type LongTensor"',
        ),
        ([1, 2, 3] * 40, "keras", '; its to_categorical says "index 3 is out of bounds for axis 1 with size 3"'),
        ([-1, 0, 1] * 40, "keras", "; its to_categorical says nothing: rows labelled -1 count as the last class"),
        ([1, 2, 3] * 40, "jax", ""),
        ([0, 1, 2] * 40, "keras", ""),
        (["a", "b", "c"] * 40, "keras", ""),
    ],
)
def test_each_function_says_its_own(labels: Cells, framework: str, says: str) -> None:
    case = case_of(profile_of(labels), "multiclass", training=training(loss=CCE, framework=framework))

    assert rows_say(case) == says


def test_it_stands_behind_what_the_loss_says() -> None:
    keras = found("AL419", [1, 2, 3] * 40, loss=CCE, framework="keras")
    pytorch = found("AL404", [1, 2, 3] * 40, loss=CCE, framework="pytorch")

    assert keras.message.endswith('; its to_categorical says "index 3 is out of bounds for axis 1 with size 3"')
    assert pytorch.message.endswith(
        '; PyTorch says "Target 3 is out of bounds"; its one_hot says "Class values must be smaller than num_classes"'
    )
    assert "one_hot" not in found("AL404", [1, 2, 3] * 40, loss="nn.CrossEntropyLoss()").message
