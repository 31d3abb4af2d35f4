"""From raw outputs to predictions: the function ``predict`` of a program."""

from actloss.frameworks.keras.calls import KERAS
from actloss.frameworks.keras.objective import activated
from actloss.frameworks.problem import Problem
from actloss.frameworks.program import Block
from actloss.frameworks.words import predicted_words

NUMPY = "import numpy as np"

_PAIR = '''def predict(raw):
    """Return y_pred: {what}, numpy [n, 2]."""
    first, second = np.split(keras.ops.convert_to_numpy(raw), 2, axis=1)
    return np.hstack([{first}, {second}])'''
_PAIRS = {
    "gaussian_nll": ("first", "np.exp(second)"),
    "laplace_nll": ("first", "np.exp(second)"),
    "zip_nll": ("np.exp(-np.logaddexp(0, -first))", "np.exp(second)"),
}
_IN_UNIT = {
    "gaussian_nll": ("unscale(first)", "LABEL_STD**2 * np.exp(second)"),
    "laplace_nll": ("unscale(first)", "LABEL_STD * np.exp(second)"),
}
_CORN = '''def predict(raw):
    """Return y_pred: {what}, numpy [n, {units}]."""
    # Each is asked of rows above the step before: their product answers for all.
    answers = keras.ops.convert_to_numpy(keras.activations.sigmoid(raw))
    return answers.cumprod(axis=1)'''


def inference(problem: Problem) -> Block:
    """Return ``predict(raw)``: predictions after the activation and in the label's unit, a numpy array."""
    if problem.pair:
        first, second = (_IN_UNIT if problem.labels.scale else _PAIRS)[problem.loss.name]
        if problem.activation == "softplus":
            second = "np.logaddexp(0, second)"
        return Block(_PAIR.format(what=predicted_words(problem), first=first, second=second), (KERAS, NUMPY))
    if problem.loss.name == "corn":
        return Block(_CORN.format(what=predicted_words(problem), units=problem.units), (KERAS,))
    units, shape = problem.units, "[n]" if problem.units == 1 else f"[n, {problem.units}]"
    array = f"keras.ops.convert_to_numpy({activated(problem)}){'[:, 0]' if units == 1 else ''}"
    result = f"unscale({array})" if problem.labels.scale else array
    text = f'''def predict(raw):
    """Return y_pred: {predicted_words(problem)}, numpy {shape}."""
    return {result}'''
    return Block(text, (KERAS,))
