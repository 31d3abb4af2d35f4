"""Rows of the catalogue: listed once, complete, and found by any of their spellings."""

import re
from importlib import import_module
from pkgutil import iter_modules

import pytest

from actloss import catalogue
from actloss.catalogue import (
    ACTIVATIONS,
    LOSSES,
    SAME_NUMBERS,
    Activation,
    Form,
    Loss,
    Scale,
    activation,
    framework_names,
    loss,
)
from actloss.catalogue.row import WITH_OBJECTS
from actloss.errors import OptionError
from actloss.task import Kind
from walking import every_loss

ISSUED = (
    "mse l2 msle mae smooth_l1 huber pseudo_huber log_cosh quantile expectile epsilon_insensitive "
    "squared_epsilon_insensitive cauchy welsch tukey_biweight mape smape gaussian_nll laplace_nll "
    "poisson_nll poisson_deviance gamma_nll gamma_deviance tweedie_deviance neg_binomial_nll zip_nll "
    "binary_crossentropy hinge squared_hinge exponential logistic modified_huber perceptron focal brier "
    "categorical_crossentropy sparse_categorical_crossentropy nll softmax_loss kl_divergence "
    "generalized_crossentropy crammer_singer weston_watkins logit_adjusted_crossentropy "
    "rps coral corn asymmetric dice tversky hamming per_label_accuracy"
).split()

ISSUED_ACTIVATIONS = (
    "linear sigmoid tanh relu relu6 leaky_relu prelu swish silu mish elu softmax log_softmax softplus exp "
    "log_sigmoid gelu selu softsign hard_sigmoid hard_swish"
).split()

LIBRARIES = {"optax", "sklearn", "xgboost", "lightgbm", "catboost", "scipy"}
ORDINAL_LIBRARY = "coral_pytorch"
OBJECT = re.compile(r"(torch\.nn|keras\.(losses|metrics))\.[A-Z]\w+\([^()]*\)")
"""A framework's own, as one makes it; a formula stands in `frameworks/own/` only."""


def test_the_losses_and_activations_of_the_issue_are_listed_once() -> None:
    assert [row.name for row in LOSSES] == ISSUED
    assert sorted(row.name for row in ACTIVATIONS) == sorted(ISSUED_ACTIVATIONS)


def test_every_row_of_the_files_is_listed_and_no_other() -> None:
    files = [import_module(f"{catalogue.__name__}.{module.name}") for module in iter_modules(catalogue.__path__)]
    rows = [row for file in files for row in vars(file).values() if isinstance(row, Loss | Activation)]

    assert len(rows) == len({id(row) for row in rows})
    assert {id(row) for row in rows} == {id(row) for row in (*LOSSES, *ACTIVATIONS)}


def test_no_spelling_names_two_rows() -> None:
    for rows in (LOSSES, ACTIVATIONS):
        spellings = [spelling for row in rows for spelling in (row.name, *row.aliases)]

        assert len(spellings) == len(set(spellings))


@pytest.mark.parametrize("row", [*LOSSES, *ACTIVATIONS], ids=lambda row: f"{type(row).__name__} {row.name}")
def test_every_spelling_finds_its_row(row: Loss | Activation) -> None:
    find = loss if isinstance(row, Loss) else activation

    assert all(find(spelling) is row for spelling in (row.name, *row.aliases))


@every_loss
def test_its_facts_are_complete(row: Loss) -> None:
    said = (row.title, row.formula, row.latex, row.gradient, row.labels, row.elicits, row.constant, row.robustness)

    assert all(said)
    assert row.reference
    assert set(row.kinds) <= set(Kind)
    assert row.kinds
    assert row.relations
    assert row.activations
    assert set(row.activations) <= {each.name for each in ACTIVATIONS}


@every_loss
def test_its_sentences_end(row: Loss) -> None:
    sentences = (row.purpose, row.caution, *row.mistakes, *row.conventions.values())

    assert all(sentence.endswith(".") for sentence in sentences)
    assert len(row.mistakes) <= 3


@every_loss
def test_it_relates_to_other_rows(row: Loss) -> None:
    assert set(row.relations) <= set(ISSUED) - {row.name}
    assert not any(clause.endswith(".") for clause in row.relations.values())


@every_loss
def test_only_rows_that_elicit_probabilities_are_proper(row: Loss) -> None:
    assert row.proper == (row.elicits == "probabilities")


@pytest.mark.parametrize("row", [row for row in LOSSES if row.scales[0] is Scale.MARGIN], ids=lambda row: row.name)
def test_a_margin_is_written_s(row: Loss) -> None:
    said = f"{row.formula} {row.latex} {row.gradient} {row.purpose} {row.caution}"

    assert set(re.findall(r"\b[ps]\b", said)) <= {"s"}


@every_loss
def test_what_pytorch_and_keras_have_for_it_is_an_object_and_told_with_what_it_is_given(row: Loss) -> None:
    assert set(row.apis) == set(row.expects)
    assert set(row.apis) <= set(WITH_OBJECTS)
    assert all(OBJECT.fullmatch(call) for call in row.names.values())


@every_loss
def test_what_its_object_expects_is_a_scale_of_its_functions(row: Loss) -> None:
    assert set(row.expects.values()) <= set(row.scales)


@every_loss
def test_its_object_names_its_parameters_only(row: Loss) -> None:
    for code in framework_names(row).values():
        assert "{" not in code
        assert "}" not in code
    assert all(code.isprintable() for code in row.apis.values())


@every_loss
def test_it_is_named_in_known_libraries(row: Loss) -> None:
    assert set(row.elsewhere) <= LIBRARIES
    known = set(WITH_OBJECTS) | LIBRARIES | ({ORDINAL_LIBRARY} if row.form is Form.RANKS else set())
    assert set(row.conventions) <= known
    assert all(row.elsewhere.values())


@every_loss
def test_it_accepts_its_scales_and_those_of_the_same_numbers(row: Loss) -> None:
    also = {scale for scale, twin in SAME_NUMBERS.items() if twin in row.kernels}

    assert set(row.accepts) == {*row.scales, *also}
    assert row.kernel is row.kernels[row.scales[0]]


@every_loss
def test_its_form_fits_its_kinds(row: Loss) -> None:
    of_classes = {Form.INDICES, Form.ROWS, Form.CLASSES, Form.RANKS}

    assert (row.form in of_classes) == (row.kinds == ("multiclass",))
    assert (row.multiclass is not None) == ("multiclass" in row.kinds and len(row.kinds) > 1)
    assert bool(row.second) == (row.form is Form.PAIRS)
    assert row.ordered == (row.name in {"rps", "coral", "corn"})


def test_a_loss_of_two_classes_has_other_functions_for_several() -> None:
    focal = loss("focal")

    assert focal.multiclass is not None
    assert focal.variant("multiclass").kernels is focal.multiclass.kernels
    assert focal.variant("binary").kernels is focal.kernels
    assert loss("rps").variant("multiclass").kernels is loss("rps").kernels


def test_a_logit_serves_as_a_margin_and_a_value_as_a_rate() -> None:
    assert loss("hinge").accepts == (Scale.LOGIT, Scale.MARGIN)
    assert loss("mse").accepts == (Scale.VALUE, Scale.RATE)


@pytest.mark.parametrize(
    ("spelling", "name"),
    [
        ("bce", "binary_crossentropy"),
        ("Log Loss", "binary_crossentropy"),
        ("ce", "categorical_crossentropy"),
        ("L1", "mae"),
        ("mean_squared_error", "mse"),
        (" log-cosh ", "log_cosh"),
        ("pinball", "quantile"),
        ("kld", "kl_divergence"),
    ],
)
def test_a_loss_is_found_by_its_other_spellings(spelling: str, name: str) -> None:
    assert loss(spelling).name == name


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ("hubr", "unknown loss 'hubr': did you mean 'huber'?"),
        ("binary_crosentropy", "unknown loss 'binary_crosentropy': did you mean 'binary_crossentropy'?"),
        ("\x1b[31mhinge", r"unknown loss '\x1b[31mhinge': did you mean 'hinge'?"),
        ("42", f"unknown loss '42': use one of {', '.join(ISSUED)}"),
    ],
)
def test_an_unknown_loss_is_answered_with_the_nearest(wrong: str, message: str) -> None:
    with pytest.raises(OptionError) as caught:
        loss(wrong)

    assert str(caught.value) == message


def test_an_activation_is_found_or_answered_with_the_nearest() -> None:
    assert activation("Identity").name == "linear"
    with pytest.raises(OptionError, match="unknown activation 'sigmod': did you mean 'sigmoid'"):
        activation("sigmod")


def test_framework_names_carry_the_parameters() -> None:
    assert loss("huber").names["pytorch"] == "torch.nn.HuberLoss(delta=1.0)"
    assert framework_names(loss("huber"), delta=14.5)["keras"] == "keras.losses.Huber(delta=14.5)"
    assert framework_names(loss("mse"), class_weight=(1.0, 2.0))["keras"] == "keras.losses.MeanSquaredError()"


def test_some_losses_look_at_all_classes_of_a_row() -> None:
    exclusive = {row.name for row in catalogue.LOSSES if row.exclusive}

    assert exclusive >= {
        "sparse_categorical_crossentropy",
        "categorical_crossentropy",
        "coral",
        "rps",
        "focal",
        "brier",
    }
    assert not exclusive & {"mse", "binary_crossentropy", "dice", "hinge", "gaussian_nll"}


def test_some_losses_take_no_zeros_and_some_no_fractions() -> None:
    assert [row.name for row in catalogue.LOSSES if row.nonzero] == ["mape"]
    assert [row.name for row in catalogue.LOSSES if row.whole] == ["neg_binomial_nll", "zip_nll"]
