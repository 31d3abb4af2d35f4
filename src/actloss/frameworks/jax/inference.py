"""The functions ``predict`` and ``decide`` of a program."""

from actloss.frameworks.jax.applied import JAX, JNP, activated
from actloss.frameworks.jax.shapes import coding, is_pair, predicted_shape
from actloss.frameworks.labels import deciding
from actloss.frameworks.problem import Problem
from actloss.frameworks.program import Block

_SECOND = {
    "gaussian_nll": ("mean and variance", "raw[:, 0]", "jnp.exp(raw[:, 1])"),
    "laplace_nll": ("location and scale", "raw[:, 0]", "jnp.exp(raw[:, 1])"),
    "zip_nll": ("probability of an extra zero, rate", "jax.nn.sigmoid(raw[:, 0])", "jnp.exp(raw[:, 1])"),
}
"""What a pair is, and its two numbers from the head's output."""


def inference(problem: Problem) -> tuple[Block, ...]:
    """Return ``predict(raw)``, and for classes ``decide(y_pred)``."""
    return (_predict(problem), *deciding(problem, coding(problem)))


def _predict(problem: Problem) -> Block:
    shape = predicted_shape(problem)
    if is_pair(problem):
        what, first, second = _SECOND[problem.loss.name]
        imports = (JNP, JAX) if "jax." in first else (JNP,)
        return _function(f"{what}, float32 {shape}", f"jnp.stack([{first}, {second}], axis=-1)", imports)
    applied = activated(problem)
    if problem.loss.name == "corn":
        # Each step asks about the rows that got past the one before.
        return _function(f"P(y > k), float32 {shape}", f"jnp.cumprod({applied.text}, axis=-1)", (JNP, *applied.imports))
    text = f"unscale({applied.text})" if problem.labels.scale else applied.text
    return _function(f"{_meaning(problem)}, float32 {shape}", text, applied.imports)


def _meaning(problem: Problem) -> str:
    if problem.kind == "regression":
        return "predictions in the label's unit"
    if problem.loss.name == "coral":
        return "P(y > k)"
    meanings = {"sigmoid": "probabilities", "softmax": "probabilities", "log_softmax": "log-probabilities"}
    return meanings.get(problem.activation, "scores")


def _function(what: str, text: str, imports: tuple[str, ...]) -> Block:
    return Block(f'def predict(raw):\n    """Return y_pred: {what}."""\n    return {text}', imports)
