"""The functions ``predict`` and ``decide`` of a program."""

from actloss.frameworks.labels import deciding
from actloss.frameworks.problem import Problem
from actloss.frameworks.program import Block
from actloss.frameworks.pytorch.activations import applied
from actloss.frameworks.pytorch.objective import imports_of
from actloss.frameworks.pytorch.shapes import coding, is_pair

_PAIRS = {
    "gaussian_nll": ("means and variances", "first", "second.exp()"),
    "laplace_nll": ("locations and scales", "first", "second.exp()"),
    "zip_nll": ("shares of extra zeros and rates of the others", "first.sigmoid()", "{}"),
}
_PROBABILITIES = frozenset({"sigmoid", "softmax"})


def inference(problem: Problem) -> tuple[Block, ...]:
    """Return ``predict(raw)``, and for classes ``decide(y_pred)``."""
    return (_predict(problem), *deciding(problem, coding(problem)))


def _predict(problem: Problem) -> Block:
    shape = "[n]" if problem.units == 1 else f"[n, {problem.units}]"
    docstring = f'    """Return {_meaning(problem)}, numpy float32 {shape}."""'
    text = "\n".join(("def predict(raw):", docstring, *(f"    {line}" for line in _body(problem))))
    return Block(text, imports_of(text))


def _body(problem: Problem) -> tuple[str, ...]:
    if is_pair(problem):
        return _pair(problem)
    y_pred = applied(problem.activation, "raw")
    if problem.loss.name == "corn":
        # Each step is asked of those who got past the one before.
        y_pred = f"{y_pred}.cumprod(dim=1)"
    if problem.units == 1:
        y_pred = f"{y_pred}.squeeze(1)"
    y_pred = f"{y_pred}.numpy(force=True)"
    return (f"return unscale({y_pred})",) if problem.labels.scale else (f"return {y_pred}",)


def _pair(problem: Problem) -> tuple[str, ...]:
    _, first, second = _PAIRS[problem.loss.name]
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


def _meaning(problem: Problem) -> str:
    if is_pair(problem):
        return _PAIRS[problem.loss.name][0]
    if problem.loss.name in {"coral", "corn"}:
        return "probabilities of a class above each step's"
    if problem.kind == "regression" or (problem.kind == "multiclass" and problem.units == 1):
        return "predictions" + (" in the label's unit" if problem.labels.scale else "")
    if problem.activation in _PROBABILITIES:
        return "the probability of the second class" if problem.units == 1 else "probabilities"
    return "log-probabilities" if problem.activation == "log_softmax" else "scores"
