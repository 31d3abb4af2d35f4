import math

import pytest

from actloss.finding import Severity
from actloss.rules import Status
from profiles import outcome, profile_of, training

ANIMALS = profile_of(["cat"] * 60 + ["dog"] * 30 + ["owl"] * 30)
CODES = profile_of([0] * 60 + [1] * 30 + [2] * 30)


def said(weights: dict[str, float], **how: str) -> str:
    finding = outcome("AL414", ANIMALS, training=training(loss="nll", class_weight=weights, **how)).finding
    return "" if finding is None else finding.message


def test_a_class_without_a_weight_is_found() -> None:
    made = training(loss="nll", class_weight={"cat": 1.0, "dog": 2.0})
    finding = outcome("AL414", ANIMALS, training=made).finding

    assert finding is not None
    assert finding.message == (
        "the class weights for 'y' leave out 1 of 3 classes, 'owl'; PyTorch says \"weight tensor should be defined "
        'either for all 3 classes or no classes but got weight tensor of shape: [2]"'
    )
    assert (finding.severity, finding.column, finding.count) == (Severity.ERROR, "y", 1)
    assert finding.fix == "n / (C · n_c) is {'cat': 0.6667, 'dog': 1.333, 'owl': 1.333}"


def test_a_weight_for_each_class_passes() -> None:
    made = training(loss="nll", class_weight={"cat": 1.0, "dog": 2.0, "owl": 1e-9})

    assert outcome("AL414", ANIMALS, training=made).status is Status.PASSED


@pytest.mark.parametrize(
    ("weight", "shown"), [(0.0, "0"), (-1.0, "-1"), (math.inf, "inf"), (math.nan, "nan"), (-1e-9, "-1e-09")]
)
def test_a_weight_that_is_not_above_zero_and_finite_is_found(weight: float, shown: str) -> None:
    assert said({"cat": 1.0, "dog": weight, "owl": 1.0}) == (
        f"the class weights for 'y' give 'dog' {shown}, where a weight is above 0 and finite"
    )


def test_several_bad_weights_are_counted() -> None:
    assert said({"cat": 0.0, "dog": 0.0, "owl": 1.0}).endswith("above 0 and finite, and 1 more class likewise")


def test_a_weight_for_a_class_that_does_not_occur_names_the_nearest() -> None:
    assert said({"cat": 1.0, "dgo": 1.0, "owl": 1.0}, framework="sklearn") == (
        "the class weights for 'y' leave out 1 of 3 classes, 'dog' and name 'dgo', which does not occur (did you mean "
        "'dog'?); scikit-learn says \"The classes, ['dog'], are not in class_weight\""
    )


def test_pytorch_does_not_notice_names_in_weights_of_the_right_number() -> None:
    assert said({"cat": 1.0, "dgo": 1.0, "owl": 1.0}).endswith(
        "; some libraries say nothing: a class without a weight counts 1, whatever the others count"
    )
    assert said({"cat": 1.0, "dgo": 1.0, "owl": 1.0}, framework="pytorch").endswith("(did you mean 'dog'?)")


def test_the_quoted_message_lists_the_classes_without_a_weight_and_cuts_a_long_list() -> None:
    profile = profile_of([at % 9 for at in range(180)])
    made = training(loss="nll", framework="sklearn", class_weight={"0": 1.0, "17": 1.0})
    finding = outcome("AL414", profile, training=made).finding

    assert finding is not None
    assert finding.message.endswith('"The classes, [1, 2, 3, 4, 5, 6, …], are not in class_weight"')


def test_weights_for_classes_that_are_like_none_are_only_listed() -> None:
    assert said({"cat": 1.0, "dog": 1.0, "owl": 1.0, "zzz": 1.0}).endswith("name 'zzz', which does not occur")
    assert said({"cat": 1, "dog": 1, "owl": 1, "z\x1b": 1, "zz": 1}).endswith(
        "name 'z\\x1b' and 'zz', which do not occur"
    )


def test_libraries_that_say_nothing_take_one_for_it() -> None:
    assert said({"cat": 1.0, "dog": 2.0}, framework="keras").endswith(
        "; Keras says nothing: a class without a weight counts 1, whatever the others count"
    )
    assert "; scikit-learn says nothing: a class" in said({"cat": 1.0, "dog": 2.0}, framework="sklearn")


def test_numbers_are_the_class_that_they_spell() -> None:
    whole = training(loss="nll", class_weight={"0.0": 1.0, "1": 1.0, "2": 1.0})
    other = training(loss="nll", class_weight={"0": 1.0, "1": 1.0, "3": 1.0})

    assert outcome("AL414", CODES, training=whole).status is Status.PASSED
    assert outcome("AL414", CODES, training=other).status is Status.FINDING


def test_the_label_that_is_skipped_needs_no_weight() -> None:
    profile = profile_of([0, 1, 2, -1] * 30)
    weights = {"0": 1.0, "1": 1.0, "2": 1.0}

    assert outcome("AL414", profile, training=training(loss="nll", class_weight=weights)).status is Status.FINDING
    skipping = training(loss="nll", class_weight=weights, ignore_index=-1)
    assert outcome("AL414", profile, training=skipping).status is Status.PASSED


def test_labels_that_hold_together_have_a_weight_each() -> None:
    profile = profile_of({"bug": [1, 1, 0] * 40, "billing": [0, 1, 1] * 40})
    finding = outcome("AL414", profile, training=training(loss="bce", class_weight={"bug": 2.0})).finding

    assert finding is not None
    assert finding.message == (
        "the class weights for 'bug' and 'billing' leave out 1 of 2 classes, 'billing'; PyTorch says \"The size of "
        'tensor a (1) must match the size of tensor b (2) at non-singleton dimension 1"'
    )


def test_many_classes_are_not_spelled_out_in_the_cure() -> None:
    profile = profile_of([f"class {row % 7}" for row in range(140)])
    finding = outcome("AL414", profile, training=training(loss="nll", class_weight={})).finding

    assert finding is not None
    assert finding.count == 7
    assert finding.fix == "compute n / (C · n_c) for each class from the labels"


def test_there_is_nothing_to_weigh_without_weights_or_classes() -> None:
    weighed = training(loss="mse", class_weight={"0": 1.0})

    assert outcome("AL414", CODES, training=training(loss="nll")).reason == "no class weights were given"
    assert outcome("AL414", CODES).reason == "no class weights were given"
    assert outcome("AL414", profile_of([None] * 40), training=weighed).reason == "the labels allow no task"
    assert outcome("AL414", CODES, "regression", training=weighed).reason == "the task is regression"


def test_too_many_values_are_no_classes() -> None:
    profile = profile_of([*range(10_001), *range(10_001)])

    assert outcome("AL414", profile, "multiclass", training=training(loss="nll", class_weight={"0": 1.0})).reason == (
        "10,001 distinct values are too many to count as classes"
    )
