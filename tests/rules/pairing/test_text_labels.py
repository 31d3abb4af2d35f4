import pytest

from actloss.finding import Severity
from actloss.rules import Status
from profiles import outcome, profile_of, training

WORDS = profile_of(["cat", "dog", "owl"] * 40)


@pytest.mark.parametrize(
    ("framework", "says"),
    [
        (None, "the library says \"could not convert string to float: 'cat'\""),
        ("pytorch", "PyTorch says \"too many dimensions 'str'\""),
        ("keras", 'Keras says "Invalid dtype: str96"'),
        ("jax", "JAX says \"Value 'cat' with dtype <U3 is not a valid JAX array type."),
        ("xgboost", "XGBoost says \"could not convert string to float: 'cat'\""),
    ],
)
def test_words_are_noted_with_what_the_library_says(framework: str | None, says: str) -> None:
    finding = outcome("AL422", WORDS, training=training(loss="scce", framework=framework)).finding

    assert finding is not None
    assert finding.message.startswith(
        f"the 3 classes of 'y' are text, 'cat', 'dog' and 'owl', and a loss takes numbers; {says}"
    )
    assert (finding.severity, finding.column) == (Severity.NOTE, "y")
    assert finding.fix == "number the classes in an order that is written down, the same in training and in production"


@pytest.mark.parametrize(
    ("loss", "says"),
    [
        ("BCEWithLogitsLoss", '; PyTorch says "Subtraction, the `-` operator, with two bool tensors is not supported"'),
        ("nn.CrossEntropyLoss()", '; PyTorch says "expected target dtype to be Long or Byte, but got Bool"'),
        ("nn.SoftMarginLoss()", ""),
        ("bce", "; the library says \"could not convert string to float: 'cat'\""),
    ],
)
def test_each_loss_says_its_own_of_truth_values(loss: str, says: str) -> None:
    finding = outcome("AL422", profile_of(["true", "false"] * 60), training=training(loss=loss)).finding

    assert finding is not None
    assert finding.message == f"'y' holds truth values, and a loss takes numbers{says}"


def test_truth_values_are_noted() -> None:
    finding = outcome("AL422", profile_of(["true", "false"] * 60), training=training(loss="nn.BCELoss()")).finding

    assert finding is not None
    assert finding.message == (
        "'y' holds truth values, and a loss takes numbers; PyTorch says \"Found dtype Bool but expected Float\""
    )
    assert finding.fix == "make true 1 and false 0: y = y.astype('float32')"


def test_lists_in_a_cell_are_noted() -> None:
    profile = profile_of(["a|b", "a", "b"] * 40, name="tags", separator="|")
    finding = outcome("AL422", profile, training=training(loss="bce")).finding

    assert finding is not None
    assert finding.message == (
        "'tags' lists 2 labels as text, and a loss takes one column of 0 and 1 a label; the library says \"could not "
        "convert string to float: 'a'\""
    )
    assert finding.fix == "sklearn.preprocessing.MultiLabelBinarizer().fit_transform(lists)"


def test_a_hostile_name_stays_text() -> None:
    finding = outcome("AL422", profile_of(["\x1b[2J", "b", "c"] * 40), training=training(loss="scce")).finding

    assert finding is not None
    assert "\x1b" not in finding.message


def test_numbers_pass() -> None:
    assert outcome("AL422", profile_of([0, 1, 2] * 40), training=training(loss="scce")).status is Status.PASSED


def test_libraries_that_encode_words_have_nothing_to_be_told() -> None:
    assert outcome("AL422", WORDS, training=training(loss="scce", framework="sklearn")).reason == (
        "scikit-learn's classifiers encode their labels"
    )


def test_columns_of_numbers_are_no_text() -> None:
    profile = profile_of({"a": [1, 1, 0] * 40, "b": [0, 1, 1] * 40})

    assert outcome("AL422", profile, training=training(loss="bce")).reason == "the layout is multi-hot"
    assert outcome("AL422", WORDS).reason == "no loss was given"
