import pytest

from actloss.frameworks.jax.inference import inference
from actloss.frameworks.problem import Cells, Labels
from problems import problem


@pytest.mark.parametrize(
    ("kind", "name", "doc", "expression"),
    [
        ("regression", "mse", "predictions in the label's unit, float32 [n]", "raw[:, 0]"),
        ("regression", "poisson_nll", "predictions in the label's unit, float32 [n]", "jnp.exp(raw[:, 0])"),
        (
            "regression",
            "gaussian_nll",
            "mean and variance, float32 [n, 2]",
            "jnp.stack([raw[:, 0], jnp.exp(raw[:, 1])], axis=-1)",
        ),
        (
            "regression",
            "zip_nll",
            "share of extra zeros and rate, float32 [n, 2]",
            "jnp.stack([jax.nn.sigmoid(raw[:, 0]), jnp.exp(raw[:, 1])], axis=-1)",
        ),
        ("binary", "binary_crossentropy", "probabilities of CLASSES[1], float32 [n]", "jax.nn.sigmoid(raw[:, 0])"),
        ("binary", "hinge", "scores, float32 [n]", "jnp.tanh(raw[:, 0])"),
        ("multiclass", "softmax_loss", "scores, float32 [n, 3]", "raw"),
        ("multiclass", "nll", "log-probabilities, float32 [n, 3]", "jax.nn.log_softmax(raw)"),
        ("multiclass", "coral", "probabilities of a class above each step, float32 [n, 2]", "jax.nn.sigmoid(raw)"),
        (
            "multiclass",
            "corn",
            "probabilities of a class above each step, float32 [n, 2]",
            "jnp.cumprod(jax.nn.sigmoid(raw), axis=-1)",
        ),
        ("multilabel", "dice", "probabilities, float32 [n, 4]", "jax.nn.sigmoid(raw)"),
    ],
)
def test_predictions_are_after_the_activation(kind: str, name: str, doc: str, expression: str) -> None:
    predict = inference(problem(kind, name))[0]

    assert predict.text == f'def predict(raw):\n    """Return y_pred: {doc}."""\n    return {expression}'
    assert all(("jnp." in expression, "jax." in expression)["jax.numpy" not in line] for line in predict.imports)


def test_scaled_labels_are_brought_back_to_their_unit() -> None:
    labels = Labels(columns=("a", "b"), cells=Cells.NUMBERS, scale=((1.0, 2.0), (3.0, 4.0)))
    (predict,) = inference(problem("regression", "mse", labels=labels, units=2, bias=(0.0, 0.0), spread=1.0))

    assert predict.text.endswith("return unscale(raw)")


def test_classes_are_decided_and_quantities_are_not() -> None:
    decided = inference(problem("binary", "brier"))

    assert decided[1].text.startswith("def decide(y_pred):")
    assert len(inference(problem("regression", "mse"))) == 1


def test_the_rate_of_a_pair_may_come_from_a_softplus() -> None:
    block, *_ = inference(problem("regression", "zip_nll", activation="softplus"))

    assert "jax.nn.softplus(raw[:, 1])" in block.text
