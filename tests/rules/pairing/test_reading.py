from dataclasses import replace

import pytest

from actloss.catalogue import Form, loss
from actloss.rules.pairing.reading import (
    by_index,
    by_margin,
    called,
    called_by_index,
    compares_values,
    form_of,
    recoded,
    the_loss,
    the_task,
    two_values,
)
from actloss.rules.pairing.target_out_of_activation import reaching
from profiles import Cells, case_of, profile_of, training


@pytest.mark.parametrize(
    ("labels", "trained_with", "form"),
    [
        ([0, 1] * 9, {"loss": "focal"}, Form.ELEMENTS),
        ([0, 1, 2] * 9, {"loss": "focal"}, Form.CLASSES),
        ([0, 1, 2] * 9, {"loss": "focal", "activation": "linear"}, Form.CLASSES),
        ([0, 1, 2] * 9, {"loss": "focal", "activation": "sigmoid"}, Form.ELEMENTS),
        ([0, 1] * 9, {"loss": "focal", "activation": "softmax"}, Form.CLASSES),
        ([0, 1, 2] * 9, {"loss": "nll"}, Form.INDICES),
        ([0, 1, 2] * 9, {"loss": "categorical_crossentropy"}, Form.ROWS),
        ([0, 1, 2] * 9, {"activation": "softmax"}, None),
    ],
)
def test_how_labels_lie_depends_on_activation_and_task(
    labels: Cells, trained_with: dict[str, str], form: Form | None
) -> None:
    assert form_of(case_of(profile_of(labels), training=training(**trained_with))) is form


@pytest.mark.parametrize(
    ("name", "framework", "indices"),
    [
        ("categorical_crossentropy", "keras", False),
        ("categorical_crossentropy", "jax", False),
        ("categorical_crossentropy", "pytorch", True),
        ("categorical_crossentropy", "lightgbm", True),
        ("categorical_crossentropy", None, False),
        ("cross_entropy", None, True),
        ("kl_divergence", "pytorch", False),
        ("sparse_categorical_crossentropy", "keras", True),
    ],
)
def test_cross_entropy_reads_indices_where_a_library_has_one_name_for_both(
    name: str, framework: str | None, *, indices: bool
) -> None:
    case = case_of(profile_of([0, 1, 2] * 9), training=training(loss=name, framework=framework))

    assert by_index(case) is indices


def test_without_a_loss_nothing_is_read() -> None:
    case = case_of(profile_of([0, 1] * 9))

    assert (form_of(case), by_index(case)) == (None, False)
    with pytest.raises(ValueError, match="no loss was given"):
        the_loss(case)
    with pytest.raises(ValueError, match="the labels allow no task"):
        the_task(case_of(profile_of([None] * 9)))
    with pytest.raises(ValueError, match="no activation was given"):
        reaching(case)


def test_losses_are_told_apart_by_their_facts() -> None:
    assert [compares_values(loss(name)) for name in ("mse", "poisson", "gaussian_nll", "bce", "hinge")] == [
        True,
        True,
        True,
        False,
        False,
    ]
    assert [by_margin(loss(name)) for name in ("hinge", "logistic", "crammer_singer", "hamming", "bce")] == [
        True,
        True,
        False,
        False,
        False,
    ]


def test_two_values_are_two_numbers_and_nothing_else() -> None:
    assert two_values(case_of(profile_of([2, 1, 2, None]))) == (1.0, 2.0)
    assert two_values(case_of(profile_of([2, 1, 3]))) is None
    assert two_values(case_of(profile_of([2, 1, "x"]))) is None
    assert two_values(case_of(profile_of({"a": [0, 1], "b": [1, 1]}))) is None


def test_a_recoding_names_labels_in_their_shortest_form() -> None:
    assert recoded(case_of(profile_of([1.5, 2])), {1.5: 0, 2.0: 1}).mapping == (("1.5", "0"), ("2", "1"))


def test_a_loss_is_called_as_its_owner_spells_it() -> None:
    labels = profile_of([0, 1, 2] * 20)

    assert called(case_of(labels, training=training(loss="BCEWithLogitsLoss"))) == "BCEWithLogitsLoss"
    assert called(case_of(labels, training=replace(training(loss="mse"), loss_given=""))) == "mse"
    assert called(case_of(labels, training=replace(training(loss="mse"), loss_given="\x1bx" * 90))).startswith("\\x1bx")
    assert len(called(case_of(labels, training=replace(training(loss="mse"), loss_given="x" * 90)))) == 60


@pytest.mark.parametrize(
    ("loss", "framework", "name"),
    [
        ("CrossEntropyLoss", None, "CrossEntropyLoss"),
        ("categorical_crossentropy", "pytorch", "PyTorch's form of categorical_crossentropy"),
        ("sparse_categorical_crossentropy", "pytorch", "sparse_categorical_crossentropy"),
        ("categorical_crossentropy", None, "categorical_crossentropy"),
    ],
)
def test_a_loss_of_indices_whose_row_is_of_columns_is_called_the_librarys(
    loss: str, framework: str | None, name: str
) -> None:
    case = case_of(profile_of([0, 1, 2] * 20), training=training(loss=loss, framework=framework))

    assert called_by_index(case) == name
