"""From raw outputs to predictions in the label's unit."""

import pytest

from actloss.frameworks.keras.inference import inference
from actloss.frameworks.problem import Cells, Labels
from problems import problem

SCALED = Labels(columns=("fill_ml",), cells=Cells.NUMBERS, scale=((500.0, 3.0),))


def test_one_unit_gives_one_number_a_row() -> None:
    assert inference(problem("binary", "binary_crossentropy")).text == (
        "def predict(raw):\n"
        '    """Return y_pred: probabilities of CLASSES[1], numpy [n]."""\n'
        "    return keras.ops.convert_to_numpy(keras.activations.sigmoid(raw))[:, 0]"
    )


@pytest.mark.parametrize(
    ("kind", "loss", "activation", "returned"),
    [
        ("multiclass", "softmax_loss", "linear", "keras.ops.convert_to_numpy(raw)"),
        ("multiclass", "nll", "log_softmax", "keras.ops.convert_to_numpy(keras.activations.log_softmax(raw))"),
        ("regression", "poisson_nll", "exp", "keras.ops.convert_to_numpy(keras.activations.exponential(raw))[:, 0]"),
        ("regression", "mse", "linear", "keras.ops.convert_to_numpy(raw)[:, 0]"),
    ],
)
def test_the_activation_is_applied(kind: str, loss: str, activation: str, returned: str) -> None:
    assert inference(problem(kind, loss, activation=activation)).text.splitlines()[-1] == f"    return {returned}"


def test_scaled_labels_are_brought_back() -> None:
    text = inference(problem("regression", "mse", labels=SCALED)).text

    assert text.endswith("return unscale(keras.ops.convert_to_numpy(raw)[:, 0])")
    assert "predictions in the label's unit" in text


def test_the_second_of_a_pair_leaves_its_logarithm() -> None:
    assert inference(problem("regression", "gaussian_nll")).text.endswith("return np.hstack([first, np.exp(second)])")
    assert inference(problem("regression", "gaussian_nll", labels=SCALED)).text.endswith(
        "return np.hstack([unscale(first), LABEL_STD**2 * np.exp(second)])"
    )


def test_conditional_answers_are_multiplied() -> None:
    assert inference(problem("multiclass", "corn")).text.endswith("return answers.cumprod(axis=1)")


def test_the_rate_of_a_pair_may_come_from_a_softplus() -> None:
    text = inference(problem("regression", "zip_nll", activation="softplus")).text

    assert "np.logaddexp(0, second)])" in text
