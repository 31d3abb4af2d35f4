"""The functions ``predict`` and ``decide`` of a program."""

from actloss.frameworks.labels import deciding
from actloss.frameworks.problem import Problem
from actloss.frameworks.program import Block
from actloss.frameworks.pytorch.activations import activated, applied
from actloss.frameworks.pytorch.objective import imports_of
from actloss.frameworks.pytorch.shapes import coding
from actloss.frameworks.words import predicted_words

_PAIRS = {
    "gaussian_nll": ("first", "second.exp()"),
    "laplace_nll": ("first", "second.exp()"),
    "zip_nll": ("first.sigmoid()", "{}"),
}


def inference(problem: Problem) -> tuple[Block, ...]:
    """Return ``predict(raw)``, and for classes ``decide(y_pred)``."""
    return (_predict(problem), *deciding(problem, coding(problem)))


def _predict(problem: Problem) -> Block:
    shape = "[n]" if problem.units == 1 else f"[n, {problem.units}]"
    docstring = f'    """Return y_pred: {predicted_words(problem)}, numpy float32 {shape}."""'
    text = "\n".join(("def predict(raw):", docstring, *(f"    {line}" for line in _body(problem))))
    return Block(text, imports_of(text))


def _body(problem: Problem) -> tuple[str, ...]:
    if problem.pair:
        return _pair(problem)
    y_pred = activated(problem)
    if problem.loss.name == "corn":
        # Each step is asked of those who got past the one before.
        y_pred = f"{y_pred}.cumprod(dim=1)"
    if problem.units == 1:
        y_pred = f"{y_pred}.squeeze(1)"
    y_pred = f"{y_pred}.numpy(force=True)"
    return (f"return unscale({y_pred})",) if problem.labels.scale else (f"return {y_pred}",)


def _pair(problem: Problem) -> tuple[str, ...]:
    first, second = _PAIRS[problem.loss.name]
    second = second.format(applied(problem.activation, "second"))
    lines = ("first, second = raw.chunk(2, dim=1)",)
    if not problem.labels.scale:
        return (*lines, f"return torch.cat([{first}, {second}], dim=1).numpy(force=True)")
    power = "**2" if problem.loss.name == "gaussian_nll" else ""
    return (
        *lines,
        f"first, second = first.numpy(force=True), {second}.numpy(force=True)",
        f"return np.hstack([unscale(first), LABEL_STD{power} * second])",
    )
