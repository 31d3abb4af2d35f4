"""The functions ``predict`` and ``decide`` of a program."""

from actloss.frameworks.jax.applied import JAX, JNP, activated
from actloss.frameworks.jax.shapes import coding, predicted_shape
from actloss.frameworks.labels import deciding
from actloss.frameworks.problem import Problem
from actloss.frameworks.program import Block
from actloss.frameworks.words import predicted_words

_SECOND = {
    "gaussian_nll": ("raw[:, 0]", "jnp.exp(raw[:, 1])"),
    "laplace_nll": ("raw[:, 0]", "jnp.exp(raw[:, 1])"),
    "zip_nll": ("jax.nn.sigmoid(raw[:, 0])", "jnp.exp(raw[:, 1])"),
}
"""The two numbers of a pair from the head's output."""


def inference(problem: Problem) -> tuple[Block, ...]:
    """Return ``predict(raw)``, and for classes ``decide(y_pred)``."""
    return (_predict(problem), *deciding(problem, coding(problem)))


def _predict(problem: Problem) -> Block:
    shape = predicted_shape(problem)
    if problem.pair:
        first, second = _SECOND[problem.loss.name]
        if problem.activation == "softplus":
            second = "jax.nn.softplus(raw[:, 1])"
        imports = (JNP, JAX) if "jax." in first else (JNP,)
        return _function(
            f"{predicted_words(problem)}, float32 {shape}", f"jnp.stack([{first}, {second}], axis=-1)", imports
        )
    applied = activated(problem)
    if problem.loss.name == "corn":
        # Each step asks about the rows that got past the one before.
        return _function(
            f"{predicted_words(problem)}, float32 {shape}",
            f"jnp.cumprod({applied.text}, axis=-1)",
            (JNP, *applied.imports),
        )
    text = f"unscale({applied.text})" if problem.labels.scale else applied.text
    return _function(f"{predicted_words(problem)}, float32 {shape}", text, applied.imports)


def _function(what: str, text: str, imports: tuple[str, ...]) -> Block:
    return Block(f'def predict(raw):\n    """Return y_pred: {what}."""\n    return {text}', imports)
