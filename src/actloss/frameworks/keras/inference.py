"""From raw outputs to predictions: the function ``predict`` of a program."""

from actloss.frameworks.keras.calls import KERAS
from actloss.frameworks.keras.objective import activated
from actloss.frameworks.keras.shapes import is_pair
from actloss.frameworks.problem import Problem
from actloss.frameworks.program import Block

NUMPY = "import numpy as np"

_PAIR = '''def predict(raw):
    """Turn raw outputs into {what}, numpy [n, 2]."""
    first, second = np.split(keras.ops.convert_to_numpy(raw), 2, axis=1)
    return np.hstack([{first}, {second}])'''
_PAIRS = {
    "gaussian_nll": ("mean and variance", "first", "np.exp(second)"),
    "laplace_nll": ("location and scale", "first", "np.exp(second)"),
    "zip_nll": ("probability of an extra zero and rate", "np.exp(-np.logaddexp(0, -first))", "np.exp(second)"),
}
_IN_UNIT = {
    "gaussian_nll": ("mean and variance", "unscale(first)", "LABEL_STD**2 * np.exp(second)"),
    "laplace_nll": ("location and scale", "unscale(first)", "LABEL_STD * np.exp(second)"),
}
_CORN = '''def predict(raw):
    """Turn raw outputs into P(y > k) of each step k, numpy [n, {units}]."""
    # Each is asked of rows above the step before: their product answers for all.
    answers = keras.ops.convert_to_numpy(keras.activations.sigmoid(raw))
    return answers.cumprod(axis=1)'''
_WORDS = {
    "sigmoid": "probabilities",
    "softmax": "probabilities",
    "log_softmax": "log-probabilities",
}


def inference(problem: Problem) -> Block:
    """Return ``predict(raw)``: predictions after the activation and in the label's unit, a numpy array."""
    if is_pair(problem):
        what, first, second = (_IN_UNIT if problem.labels.scale else _PAIRS)[problem.loss.name]
        return Block(_PAIR.format(what=what, first=first, second=second), (KERAS, NUMPY))
    if problem.loss.name == "corn":
        return Block(_CORN.format(units=problem.units), (KERAS,))
    units, shape = problem.units, "[n]" if problem.units == 1 else f"[n, {problem.units}]"
    what = "scores" if problem.kind != "regression" else "predictions in the label's unit"
    what = _WORDS.get(problem.activation, what)
    array = f"keras.ops.convert_to_numpy({activated(problem)}){'[:, 0]' if units == 1 else ''}"
    result = f"unscale({array})" if problem.labels.scale else array
    text = f'''def predict(raw):
    """Turn raw outputs into {what}, numpy {shape}."""
    return {result}'''
    return Block(text, (KERAS,))
