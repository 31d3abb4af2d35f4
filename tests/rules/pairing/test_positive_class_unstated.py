import pytest

from actloss.finding import Severity
from actloss.rules import Status
from profiles import outcome, profile_of, training

WORDS = profile_of(["benign", "malignant"] * 60, name="tumour")


def test_two_words_without_a_positive_one_are_warned_of() -> None:
    finding = outcome("AL415", WORDS, training=training(loss="bce")).finding

    assert finding is not None
    assert finding.message == (
        "the two classes of 'tumour' are words, 'benign' and 'malignant', and nobody said which counts as 1; "
        "scikit-learn says \"pos_label=1 is not a valid label. It should be one of ['benign' 'malignant']\""
    )
    assert (finding.severity, finding.column) == (Severity.WARNING, "tumour")
    assert finding.fix == "say it, such as --positive malignant"


@pytest.mark.parametrize("stated", ["malignant", "benign", " Benign "])
def test_a_positive_class_that_occurs_passes(stated: str) -> None:
    assert outcome("AL415", WORDS, training=training(loss="bce", positive=stated)).status is Status.PASSED


def test_a_positive_class_that_does_not_occur_is_an_error() -> None:
    finding = outcome("AL415", WORDS, training=training(loss="bce", positive="malign")).finding

    assert finding is not None
    assert finding.message == (
        "the positive class is given as 'malign', which 'tumour' never holds: its classes are 'benign' and "
        "'malignant'; scikit-learn says \"pos_label=malign is not a valid label. It should be one of "
        "['benign' 'malignant']\""
    )
    assert finding.severity is Severity.ERROR
    assert finding.fix == "say one of them, such as --positive malignant"


def test_hostile_names_stay_text() -> None:
    finding = outcome(
        "AL415", profile_of(["a\x1b[2J", "b"] * 60), training=training(loss="bce", positive="\x1b[31m")
    ).finding

    assert finding is not None
    assert "\x1b" not in finding.message
    assert finding.fix == "say one of them, such as --positive b"


def test_numbers_say_it_themselves_unless_another_is_named() -> None:
    profile = profile_of([1, 2] * 60)

    assert outcome("AL415", profile, training=training(loss="bce")).reason == (
        "the labels are 1-based: the larger counts as 1"
    )
    assert outcome("AL415", profile, training=training(loss="bce", positive="2.0")).status is Status.PASSED
    assert outcome("AL415", profile, training=training(loss="bce", positive="0")).status is Status.FINDING


def test_truth_values_say_it_themselves() -> None:
    profile = profile_of(["true", "false"] * 60)

    assert outcome("AL415", profile, training=training(loss="bce")).reason == (
        "the labels are booleans: the larger counts as 1"
    )


def test_only_two_exclusive_classes_of_a_column_have_a_positive_one() -> None:
    made = training(loss="nll")

    assert outcome("AL415", profile_of(["a", "b", "c"] * 40), training=made).reason == "the task is multiclass"
    assert outcome("AL415", profile_of({"a": [1, 0] * 60, "b": [0, 1] * 60}), "binary", training=made).reason == (
        "the layout is multi-hot"
    )
    assert outcome("AL415", WORDS).reason == "no loss was given"
