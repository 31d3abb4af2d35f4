"""From what a user says to a training, and what contradicts itself."""

import math
from typing import Any

import pytest

from actloss.errors import OptionError
from actloss.training import Trained, training_of
from profiles import training


def test_nothing_said_is_no_training() -> None:
    assert training_of(Trained()) is None


def test_a_single_thing_said_is_a_training() -> None:
    said: list[dict[str, Any]] = [
        {"activation": "sigmoid"},
        {"loss": "mse"},
        {"framework": "keras"},
        {"units": 3},
        {"from_logits": False},
        {"class_weight": {}},
        {"ignore_index": 0},
        {"positive": ""},
    ]

    assert [training_of(Trained(**one)) is not None for one in said] == [True] * len(said)


def test_the_estimator_that_encodes_labels_is_told_from_its_library() -> None:
    estimator, library = training(framework="LGBMClassifier", loss="binary"), training(framework="LightGBM")

    assert (estimator.framework, estimator.estimator) == ("lightgbm", "LGBMClassifier")
    assert (library.framework, library.estimator) == ("lightgbm", None)


def test_names_are_understood_and_the_spelling_is_kept() -> None:
    made = training(activation="Identity", loss="nn.HuberLoss(delta=2)", units=1, params={"delta": 2.0})

    assert made.activation is not None
    assert made.loss is not None
    assert (made.activation.name, made.loss.name, made.loss_given) == ("linear", "huber", "nn.HuberLoss(delta=2)")
    assert (made.framework, made.units, dict(made.params)) == ("pytorch", 1, {"delta": 2.0})


@pytest.mark.parametrize(
    ("given", "name"),
    [("nn.Softmax(dim=1)", "softmax"), ("keras.activations.exponential", "exp"), ("F.log_softmax", "log_softmax")],
)
def test_activations_are_understood_as_programs_write_them(given: str, name: str) -> None:
    activation = training(activation=given).activation

    assert activation is not None
    assert activation.name == name


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ("torch", "pytorch"),
        ("TensorFlow", "keras"),
        ("scikit-learn", "sklearn"),
        ("optax", "jax"),
        ("xgboost", "xgboost"),
    ],
)
def test_libraries_go_by_usual_names(given: str, name: str) -> None:
    assert training(framework=given).framework == name


def test_optax_has_cross_entropies_for_logits_only() -> None:
    assert training(framework="optax", loss="bce").from_logits is True
    assert training(framework="optax", loss="mse").from_logits is None
    assert training(framework="jax", loss="bce").from_logits is None
    assert training(framework="optax", loss="bce", from_logits=False).from_logits is False


def test_the_flag_says_what_the_spelling_leaves_open() -> None:
    assert training(loss="bce", from_logits=True).from_logits is True
    assert training(loss="bce", from_logits=False).from_logits is False
    assert training(loss="mse", from_logits=False).from_logits is False
    assert training(loss="nn.BCELoss()", from_logits=False).from_logits is False


def test_the_arguments_of_a_call_are_settings_of_the_loss() -> None:
    huber = training(loss="nn.HuberLoss(delta=2, reduction='sum')")

    assert dict(huber.params) == {"delta": 2.0}
    assert dict(training(loss="nn.HuberLoss(delta=2)", params={"delta": 3.0}).params) == {"delta": 3.0}
    assert dict(training(loss="nn.HuberLoss(delta=-2, beta=1)").params) == {}
    assert training(loss="nn.CrossEntropyLoss(ignore_index=-1)").ignore_index == -1.0
    assert training(loss="nn.CrossEntropyLoss(ignore_index=-1)", ignore_index=-1).ignore_index == -1.0


def test_a_label_to_skip_is_a_number() -> None:
    assert training(ignore_index=-1).ignore_index == -1.0
    assert training(ignore_index=None, units=2).ignore_index is None


@pytest.mark.parametrize(
    ("said", "message"),
    [
        ({"activation": "sigmoyd"}, "unknown activation 'sigmoyd': did you mean 'sigmoid'?"),
        ({"framework": "kerass"}, "unknown framework 'kerass': did you mean 'keras'?"),
        (
            {"framework": "caffe2"},
            "unknown framework 'caffe2': use one of pytorch, keras, jax, sklearn, xgboost, lightgbm, catboost",
        ),
        (
            {"loss": "nn.BCELoss()", "framework": "keras"},
            "the loss 'nn.BCELoss()' is PyTorch's, and the framework is given as Keras: drop one of the two",
        ),
        (
            {"loss": "nn.NLLLoss", "from_logits": True},
            "nll applies no activation to what it is given: leave from_logits out",
        ),
        (
            {"loss": "CrossEntropyLoss(ignore_index=-1)", "ignore_index": 255},
            "the loss 'CrossEntropyLoss(ignore_index=-1)' skips -1, but ignore_index=255: drop one of the two",
        ),
        ({"loss": "CrossEntropyLoss(ignore_index=1e999)"}, "ignore_index must be a finite number, got inf"),
        (
            {"loss": "CrossEntropyLoss", "from_logits": False},
            (
                "the loss 'CrossEntropyLoss' applies the activation itself, but from_logits=False was given: "
                "drop one of the two"
            ),
        ),
        (
            {"loss": "nn.BCELoss()", "from_logits": True},
            "the loss 'nn.BCELoss()' applies no activation, but from_logits=True was given: drop one of the two",
        ),
        (
            {"loss": "mse", "from_logits": True},
            "mse applies no activation to what it is given: leave from_logits out",
        ),
        (
            {"loss": "nll", "from_logits": True},
            "nll applies no activation to what it is given: leave from_logits out",
        ),
        (
            {"loss": "softmax_loss", "from_logits": False},
            "softmax_loss takes logits and nothing else: leave from_logits=False out",
        ),
        (
            {"loss": "binary:logistic", "from_logits": False},
            "XGBoost applies the activation itself: leave from_logits=False out",
        ),
        ({"units": 0}, "units must be a whole number from 1 on, got '0'"),
        ({"units": 1.5}, "units must be a whole number from 1 on, got '1.5'"),
        ({"units": True}, "units must be a whole number from 1 on, got 'True'"),
        ({"ignore_index": math.nan}, "ignore_index must be a finite number, got nan"),
        ({"params": {"delta": 1.0}}, "the parameter 'delta' needs a loss that has it: name the loss"),
        (
            {"loss": "huber", "params": {"dleta": 1.0}},
            "huber has no parameter 'dleta': did you mean 'delta'?",
        ),
        ({"loss": "huber", "params": {"q": 1.0}}, "huber has no parameter 'q': it has delta"),
        ({"loss": "mse", "params": {"delta": 1.0}}, "mse has no parameter 'delta': it has none"),
        ({"loss": "huber", "params": {"delta": 0.0}}, "delta of huber must lie in (0, inf), got 0"),
        ({"loss": "focal", "params": {"alpha": -1.0}}, "alpha of focal must lie in (0, 1) or [0, inf), got -1"),
    ],
)
def test_what_cannot_be_is_an_error(said: dict[str, Any], message: str) -> None:
    with pytest.raises(OptionError) as raised:
        training_of(Trained(**said))

    assert str(raised.value) == message


def test_a_parameter_of_several_classes_may_lie_elsewhere() -> None:
    assert training(loss="focal", params={"alpha": 2.0}).params == {"alpha": 2.0}
