"""Messages as terminals show them find their row; other text finds none."""

from pathlib import Path

import pytest

from actloss.pitfalls import PITFALLS, Pitfall, find_pitfall
from actloss.pitfalls.find import plain

# Word for word what the frameworks printed, with the exception's name where they print one: a slug, a tab, a message.
SEEN = tuple(
    (message, slug)
    for slug, _, message in (
        line.partition("\t") for line in Path(__file__).with_name("seen.tsv").read_text(encoding="utf-8").splitlines()
    )
)

# The same mistakes on other data, in other versions, or as far as somebody copied them.
LIKE_THEM: tuple[tuple[str, str], ...] = (
    ("IndexError: Target 1024 is out of bounds.", "pytorch-label-out-of-bounds"),
    ("target 7 is out of bounds", "pytorch-label-out-of-bounds"),
    ("IndexError: Target -5 is out of bounds.", "pytorch-negative-label"),
    ("expected target dtype to be Long or Byte, but got Double", "pytorch-float-class-indices"),
    ("expected  scalar type\n Long but found Float", "pytorch-float-class-indices"),
    (
        "Expected floating point type for target with class probabilities, got Int",
        "pytorch-integer-class-probabilities",
    ),
    ("Expected floating point type for target with class probabilities", "pytorch-integer-class-probabilities"),
    (
        "Expected a floating point type for the target with class probabilities, got Long",
        "pytorch-integer-class-probabilities",
    ),
    (
        ("Assertion `input_val >= zero && input_val <= one` failed.\nCUDA error: device-side assert triggered"),
        "pytorch-bce-input-no-probability",
    ),
    ("Target size (torch.Size([64, 10])) must be the same as input size (torch.Size([64, 9]))", "pytorch-target-size"),
    ("Expected input batch_size (1) to match target batch_size (0).", "pytorch-batch-size-mismatch"),
    ("Shapes (32, 1) and (32, 4) are incompatible", "tf-shapes-incompatible"),
    ("Shapes (32,) and (32, 4) are incompatible", "tf-shapes-incompatible"),
    ("Shapes (None, 10) and (None, 1) are incompatible", "tf-layer-width"),
    ("Shapes (32, 1) and (16, 1) are incompatible", "tf-layer-width"),
    ("Shapes (32, 11) and (32, 10) are incompatible", "tf-layer-width"),
    ("`logits` and `labels` must have the same shape, received ((64, 40, 1) vs (64,))", "tf-logits-and-labels-shape"),
    ("expected a scalar type Float but it found Long", "pytorch-bce-integer-target"),
    ("expected a scalar type Long but it found Float", "pytorch-float-class-indices"),
    ("could not convert string to float: 'abc'", "text-for-a-number"),
    ("the loss is nan after a few steps", "loss-is-nan"),
    ("loss: nan\nCUDA error: device-side assert triggered", "pytorch-device-assert"),
    (
        "loss: nan\nTarget 3 is out of bounds.\nindex 7 is out of bounds for axis 0 with size 5",
        "pytorch-label-out-of-bounds",
    ),
    ("Received a label value of -1 which is outside the valid range of [0, 10).", "tf-label-outside-range"),
    ("Received a label value of 255 which is outside the valid range of [0, 2)", "tf-label-outside-range"),
    ("Unknown label type: 'continuous-multioutput'", "sklearn-continuous-label"),
    (
        "Classification metrics can't handle a mix of multilabel-indicator and multiclass targets",
        "sklearn-mix-of-targets",
    ),
    ("Classification metrics can’t handle a mix of binary and continuous targets", "sklearn-mix-of-targets"),
    ("pos_label=1 is not a valid label: array(['no', 'yes'], dtype='<U3')", "sklearn-pos-label"),
    ('Target value "n/a" cannot be parsed as float', "catboost-text-target"),
    ("metric/loss-function MAE does not allow nan values in target data", "catboost-nan-target"),
    ("y_prob contains values less than 0: -1e-05", "sklearn-probability-above-one"),
    ("This solver needs samples of at least 2 classes in the data", "sklearn-one-class"),
)

TRACEBACK = """\
Traceback (most recent call last):
  File "/home/me/train.py", line 31, in <module>
    loss = criterion(model(x), y)
           ^^^^^^^^^^^^^^^^^^^^^^
  File "/usr/lib/python3/site-packages/torch/nn/modules/module.py", line 1739, in _wrapped_call_impl
    return self._call_impl(*args, **kwargs)
  File "/usr/lib/python3/site-packages/torch/nn/functional.py", line 3494, in cross_entropy
    return torch._C._nn.cross_entropy_loss(
{message}
"""
RICH = """\
╭──────────────────── Traceback (most recent call last) ────────────────────╮
│ /home/me/train.py:31 in <module>                                          │
╰───────────────────────────────────────────────────────────────────────────╯
\x1b[1;31mRuntimeError: \x1b[0m0D or 1D target tensor expected,
multi-target not supported
"""
PYTEST = """\
>       loss = criterion(logits, target)
E       RuntimeError: weight tensor should be defined either for all 12 classes or no classes but got
E       weight tensor of shape: [11]
train.py:31: RuntimeError
"""

NO_MESSAGES = (
    "",
    "huber",
    "binary_crossentropy",
    "softmax sigmoid",
    "mean squared error",
    "AL302",
    "class-imbalance",
    "target",
    "out of bounds",
    "label smoothing for exclusive classes",
    "target out of my range",
    "sum of the labels is not what I thought it was",
    "RuntimeError: expected scalar type Half but found Float",
    "RuntimeError: CUDA out of memory. Tried to allocate 20.00 MiB (GPU 0; 7.79 GiB total capacity)",
    "RuntimeError: mat1 and mat2 shapes cannot be multiplied (64x128 and 256x10)",
    "ModuleNotFoundError: No module named 'torch'",
    "the validation loss is no number that I know",
    "IndexError: list index out of range",
    "KeyError: 'label'",
    "ValueError: Found input variables with inconsistent numbers of samples: [100, 99]",
    "ValueError: Input X contains NaN.",
    "TypeError: 'numpy.float64' object is not callable",
    "expected 4 columns but found 5 in line 17",
    "x" * 100_000,
    "( # , " * 20_000,
)


@pytest.mark.parametrize(("text", "slug"), [*SEEN, *LIKE_THEM])
def test_a_message_finds_its_row(text: str, slug: str) -> None:
    found = find_pitfall(text)

    assert found is not None
    assert found.slug == slug


@pytest.mark.parametrize(("text", "slug"), SEEN)
def test_a_traceback_around_it_does_not_hide_a_message(text: str, slug: str) -> None:
    found = find_pitfall(TRACEBACK.format(message=text))

    assert found is not None
    assert found.slug == slug


@pytest.mark.parametrize(
    ("text", "slug"), [(RICH, "pytorch-target-not-1d"), (PYTEST, "pytorch-class-weight-length")], ids=["rich", "pytest"]
)
def test_frames_colours_and_margins_do_not_hide_a_message(text: str, slug: str) -> None:
    found = find_pitfall(text)

    assert found is not None
    assert found.slug == slug


@pytest.mark.parametrize("text", NO_MESSAGES, ids=lambda text: text[:40])
def test_other_text_is_no_message(text: str) -> None:
    assert find_pitfall(text) is None


def test_every_row_with_a_message_was_seen() -> None:
    assert {slug for _, slug in SEEN} == {row.slug for row in PITFALLS if not row.silent}


@pytest.mark.parametrize("row", [row for row in PITFALLS if not row.silent], ids=lambda row: row.slug)
def test_every_wording_finds_its_own_row(row: Pitfall) -> None:
    found = [find_pitfall(wording) for wording in (row.message, *row.variants)]

    assert found == [row] * len(found)


@pytest.mark.parametrize("row", [row for row in PITFALLS if row.silent], ids=lambda row: row.slug)
def test_what_is_silent_has_no_message_to_find(row: Pitfall) -> None:
    assert find_pitfall(row.message) is None


def test_the_end_of_a_long_log_is_what_counts() -> None:
    noise = "step 1000 loss 0.69\n" * 50_000

    assert find_pitfall(noise + "IndexError: Target 3 is out of bounds.") is not None
    assert find_pitfall("IndexError: Target 3 is out of bounds.\n" + noise) is None


def test_plain_text_keeps_signs_and_words_only() -> None:
    assert plain("\x1b[31mGot  `Int32` at [0, 3), -1e-5") == "got int# at (), -#"
