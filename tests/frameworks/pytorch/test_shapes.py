from dataclasses import replace

import pytest

from actloss.frameworks.entry import Coding
from actloss.frameworks.problem import Cells, Labels, Problem
from actloss.frameworks.pytorch.shapes import coding, label_shape, outputs, raw_shape
from actloss.frameworks.words import label_words
from problems import problem

SEVERAL = Labels(columns=("a", "b"), cells=Cells.NUMBERS)
SCALED = Labels(columns=("a",), cells=Cells.NUMBERS, scale=((1.0, 2.0),))
SHARES = Labels(columns=("a", "b", "c"), cells=Cells.SHARES, classes=("a", "b", "c"))


@pytest.mark.parametrize(
    ("posed", "labels", "words", "raw"),
    [
        (problem("regression", "mse"), "float32 [n, 1]", "numbers", "float32 [n, 1]"),
        (problem("regression", "mse", labels=SEVERAL, units=2), "float32 [n, 2]", "numbers", "float32 [n, 2]"),
        (problem("regression", "mse", labels=SCALED), "float32 [n, 1]", "scaled numbers", "float32 [n, 1]"),
        (problem("regression", "laplace_nll"), "float32 [n, 1]", "numbers", "float32 [n, 2]"),
        (problem("binary", "binary_crossentropy"), "float32 [n, 1]", "0 or 1", "float32 [n, 1]"),
        (problem("binary", "hinge"), "float32 [n, 1]", "-1 or +1", "float32 [n, 1]"),
        (problem("multiclass", "nll"), "int64 [n]", "class indices", "float32 [n, 3]"),
        (problem("multiclass", "coral"), "int64 [n]", "class indices", "float32 [n, 2]"),
        (problem("multiclass", "kl_divergence"), "float32 [n, 3]", "shares of the classes", "float32 [n, 3]"),
        (problem("multilabel", "dice"), "float32 [n, 4]", "0 or 1", "float32 [n, 4]"),
    ],
)
def test_labels_and_outputs_have_a_shape_and_a_type(posed: Problem, labels: str, words: str, raw: str) -> None:
    assert (label_shape(posed), label_words(posed, coding(posed)), raw_shape(posed)) == (labels, words, raw)


def test_signs_of_several_labels_are_told() -> None:
    sets = replace(problem("multilabel", "dice"), loss=problem("binary", "hinge").loss)

    assert (coding(sets), label_words(sets, coding(sets))) == (Coding.SIGNED_SETS, "-1 or +1")


def test_shares_of_classes_stay_shares_where_the_loss_takes_either() -> None:
    assert coding(problem("multiclass", "rps")) is Coding.INDICES
    assert coding(problem("multiclass", "rps", labels=SHARES)) is Coding.ROWS
    assert coding(problem("multiclass", "nll", labels=SHARES)) is Coding.INDICES


def test_a_pair_has_half_as_many_labels_as_units() -> None:
    assert outputs(problem("regression", "gaussian_nll")) == 1
    assert outputs(problem("regression", "gaussian_nll", units=6)) == 3
