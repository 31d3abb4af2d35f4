"""What does not fit between an activation and a loss once a library tells the scale; else see `test_matrix`."""

import math
from typing import Any

import pytest

from actloss.catalogue import ACTIVATIONS, LOSSES, Loss
from actloss.finding import Severity
from actloss.rules.pairing.misfit import Fault, Misfit, misfit
from actloss.target import Layout
from profiles import case_of, profile_of, training

BINARY = profile_of([0, 1] * 60)
CLASSES = profile_of([0, 1, 2] * 40)
ONE_HOT = profile_of({"a": [1, 0, 0] * 40, "b": [0, 1, 0] * 40, "c": [0, 0, 1] * 40}, layout=Layout.ONE_HOT)


def found(activation: str, loss: str, **said: Any) -> Misfit | None:  # noqa: ANN401 - any argument of training_of
    return misfit(case_of(CLASSES, training=training(activation=activation, loss=loss, **said)))


def fault(activation: str, loss: str, **said: Any) -> Fault | None:  # noqa: ANN401 - any argument of training_of
    wrong = found(activation, loss, **said)
    return None if wrong is None else wrong.fault


@pytest.mark.parametrize(
    ("activation", "loss", "expected"),
    [
        ("linear", "nn.CrossEntropyLoss()", None),
        ("prelu", "nn.CrossEntropyLoss()", None),
        ("softmax", "nn.CrossEntropyLoss()", Fault.TWICE),
        ("sigmoid", "nn.CrossEntropyLoss()", Fault.TWICE),
        ("log_softmax", "nn.CrossEntropyLoss()", Fault.FOREIGN),
        ("tanh", "nn.CrossEntropyLoss()", Fault.FOREIGN),
        ("linear", "nn.NLLLoss()", Fault.FOREIGN),
        ("log_softmax", "nn.NLLLoss()", None),
        ("log_softmax", "KLDivLoss", None),
        ("sigmoid", "KLDivLoss", Fault.FOREIGN),
        ("linear", "BCEWithLogitsLoss", None),
        ("sigmoid", "BCEWithLogitsLoss", Fault.TWICE),
        ("hard_sigmoid", "BCEWithLogitsLoss", Fault.TWICE),
        ("log_sigmoid", "BCEWithLogitsLoss", Fault.TWICE),
        ("log_softmax", "BCEWithLogitsLoss", Fault.FOREIGN),
        ("softmax", "BCEWithLogitsLoss", Fault.FOREIGN),
        ("relu", "BCEWithLogitsLoss", Fault.FOREIGN),
        ("linear", "nn.BCELoss()", Fault.MISSING),
        ("sigmoid", "nn.BCELoss()", None),
        ("log_sigmoid", "nn.BCELoss()", Fault.FOREIGN),
        ("linear", "nn.PoissonNLLLoss()", None),
        ("softplus", "nn.PoissonNLLLoss()", Fault.TWICE),
        ("sigmoid", "nn.PoissonNLLLoss()", Fault.FOREIGN),
        ("linear", "nn.PoissonNLLLoss(log_input=False)", Fault.FOREIGN),
        ("exp", "nn.PoissonNLLLoss(log_input=False)", None),
        ("linear", "keras.losses.Poisson()", Fault.FOREIGN),
        ("linear", "keras.losses.BinaryCrossentropy()", Fault.MISSING),
        ("linear", "keras.losses.BinaryCrossentropy(from_logits=True)", None),
        ("sigmoid", "keras.losses.BinaryCrossentropy(from_logits=True)", Fault.TWICE),
        ("softmax", "optax.softmax_cross_entropy", Fault.TWICE),
    ],
)
def test_a_spelling_tells_who_applies_the_activation(activation: str, loss: str, expected: Fault | None) -> None:
    assert fault(activation, loss) is expected


def test_a_sigmoid_before_ranks_is_applied_twice_only_where_logits_are_sure_to_be_taken() -> None:
    assert fault("sigmoid", "coral") is None
    assert fault("sigmoid", "coral", framework="pytorch") is Fault.TWICE
    assert fault("sigmoid", "coral", from_logits=True) is Fault.TWICE
    assert fault("linear", "coral", framework="pytorch") is None


@pytest.mark.parametrize("framework", ["pytorch", "keras", "jax"])
def test_raw_outputs_are_what_the_code_takes_that_is_written_where_a_library_lacks_the_loss(framework: str) -> None:
    assert fault("linear", "asymmetric") is Fault.UNSAID
    assert fault("linear", "asymmetric", framework=framework) is None
    assert fault("sigmoid", "asymmetric", framework=framework) is None


def test_raw_outputs_are_unclear_before_a_loss_that_a_library_has_for_probabilities() -> None:
    assert fault("linear", "focal", framework="pytorch") is None
    assert fault("linear", "focal", framework="jax") is None
    assert fault("linear", "dice", framework="jax") is Fault.UNSAID
    assert fault("linear", "focal") is Fault.UNSAID


@pytest.mark.parametrize(
    ("activation", "loss", "says"),
    [
        (
            "relu",
            "nn.PoissonNLLLoss()",
            "its outputs are log-rates in [0, inf), so that rates go from 1 to infinity only",
        ),
        (
            "tanh",
            "nn.PoissonNLLLoss()",
            "its outputs are log-rates in (-1, 1), so that rates go from 0.3679 to 2.718 only",
        ),
        ("tanh", "nn.CrossEntropyLoss()", "with 3 classes the loss cannot fall below 0.2395"),
        (
            "relu",
            "BCEWithLogitsLoss",
            "the loss's own sigmoid then gives 0.5 to 1 only, so that no 0 costs less than 0.6931",
        ),
        (
            "log_sigmoid",
            "BCEWithLogitsLoss",
            "the loss's own sigmoid then gives 0 to 0.5 only, so that no 1 costs less than 0.6931",
        ),
        ("sigmoid", "focal", ""),
        ("relu", "hinge", "its outputs lie in [0, inf), so that no negative row can be told"),
        ("log_sigmoid", "hinge", "its outputs lie in (-inf, 0), so that no positive row can be told"),
        ("gelu", "hinge", "its outputs lie in [-0.169971, inf), so that no negative row costs less than 0.83"),
        ("tanh", "exponential", "its outputs lie in (-1, 1), so that no positive row costs less than 0.3679"),
    ],
)
def test_what_comes_of_it_is_said_in_numbers(activation: str, loss: str, says: str) -> None:
    wrong = found(activation, loss)

    assert (wrong.says if wrong else "") == says


def test_other_losses_of_logits_have_their_own_floor() -> None:
    wrong = found("sigmoid", "dice", from_logits=True)

    assert wrong is not None
    assert wrong.says == "the loss's own sigmoid then gives 0.5 to 0.7311 only"


def test_a_floor_needs_the_number_of_classes() -> None:
    made = training(activation="softmax", loss="nn.CrossEntropyLoss()")
    wrong = misfit(case_of(profile_of([*range(10_001)] * 2), training=made))

    assert wrong is not None
    assert wrong.says == "the loss's own softmax sees outputs no more than 1 apart, and no class can be sure"


def test_the_floor_is_what_a_softmax_of_the_best_outputs_costs() -> None:
    for classes in (2, 3, 10, 100):
        best = [1.0, *[0.0] * (classes - 1)]
        cost = -math.log(math.exp(best[0]) / sum(map(math.exp, best)))
        wrong = found("softmax", "nn.CrossEntropyLoss()", units=classes)
        assert wrong is not None
        assert wrong.says.endswith(f"{cost:.4f}")


def test_the_kind_of_task_decides_for_losses_that_are_of_a_row_or_of_each() -> None:
    several = profile_of({"a": [1, 1, 0] * 40, "b": [0, 1, 1] * 40})
    made = training(activation="softmax", loss="focal")

    assert misfit(case_of(CLASSES, training=made)) is None
    assert misfit(case_of(BINARY, training=made)) is None
    assert misfit(case_of(several, training=made)) is not None


def test_a_softmax_is_compared_with_columns_but_not_with_a_column() -> None:
    made = training(activation="softmax", loss="mse")

    assert misfit(case_of(ONE_HOT, training=made)) is None
    assert misfit(case_of(CLASSES, training=made)) is not None


def test_one_unit_of_a_softmax_is_left_to_another_rule() -> None:
    assert found("softmax", "bce", units=1) is None
    assert found("sigmoid", "BCEWithLogitsLoss", units=1) is not None


def test_without_both_nothing_is_wrong() -> None:
    assert misfit(case_of(BINARY)) is None
    assert misfit(case_of(BINARY, training=training(loss="bce"))) is None
    assert misfit(case_of(BINARY, training=training(activation="softmax"))) is None


@pytest.mark.parametrize("framework", [None, "pytorch", "keras", "jax"])
@pytest.mark.parametrize("row", LOSSES, ids=lambda row: row.name)
def test_the_first_activation_that_a_row_names_is_no_error_where_probabilities_are_taken(
    row: Loss, framework: str | None
) -> None:
    made = training(activation=row.activations[0], loss=row.name, framework=framework)
    wrong = misfit(case_of(CLASSES, training=made))

    # In PyTorch the activation is mostly the loss's own, or its logarithm is meant; what `actloss code` writes for
    # steps between ranks, which no library has, takes log-odds.
    assert wrong is None or framework == "pytorch" or (row.name in {"coral", "corn"} and framework is not None)


def test_what_is_wrong_is_one_clause_and_only_what_is_unsaid_is_no_fault() -> None:
    every = [found(row.name, loss.name) for row in ACTIVATIONS for loss in LOSSES]
    wrong = [one for one in every if one is not None]

    assert all(one.says and not one.says.endswith(".") for one in wrong)
    assert {one.severity for one in wrong if one.fault is Fault.UNSAID} == {Severity.WARNING}
