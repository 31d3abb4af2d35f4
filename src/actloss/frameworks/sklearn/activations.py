"""What scikit-learn has for each activation: hidden ones by name, output ones as estimators apply them."""

from collections.abc import Mapping

from actloss.frameworks.entry import Entry, How


def _named(name: str, note: str) -> Entry:
    return Entry(how=How.NAMED, name=name, note=note)


def _absent(note: str) -> Entry:
    return Entry(how=How.ABSENT, note=note)


_HIDDEN = _absent("The hidden layers of MLPRegressor and MLPClassifier have identity, logistic, tanh and relu.")
_OF_HIDDEN = "Of the hidden layers of MLPRegressor and MLPClassifier."

ACTIVATIONS: Mapping[str, Entry] = {
    "linear": _named(
        "MLPRegressor(activation='identity')",
        "The argument is about hidden layers; the output of regressors without a link is linear anyway.",
    ),
    "sigmoid": _named(
        "MLPClassifier(activation='logistic')",
        "The argument is about hidden layers; predict_proba applies it to the output for two classes, or each label.",
    ),
    "tanh": _named("MLPRegressor(activation='tanh')", _OF_HIDDEN),
    "softmax": _named(
        "HistGradientBoostingClassifier().predict_proba",
        "Of three classes or more; classifiers apply it by themselves, and decision_function leaves it out.",
    ),
    "log_softmax": _named(
        "MLPClassifier().predict_log_proba",
        "Of three classes or more; classifiers without predict_log_proba: numpy.log of predict_proba.",
    ),
    "log_sigmoid": _named(
        "MLPClassifier().predict_log_proba",
        "Of two classes, in the column of the second.",
    ),
    "softplus": _absent("No estimator has it; positive predictions come through an exponential."),
    "exp": _named(
        "TweedieRegressor(link='log')",
        "PoissonRegressor, GammaRegressor and the boosted trees for poisson and gamma apply it by themselves.",
    ),
    "relu": _named("MLPRegressor(activation='relu')", _OF_HIDDEN),
    "leaky_relu": _HIDDEN,
    "prelu": _HIDDEN,
    "relu6": _HIDDEN,
    "hard_sigmoid": _HIDDEN,
    "hard_swish": _HIDDEN,
    "softsign": _HIDDEN,
    "elu": _HIDDEN,
    "selu": _HIDDEN,
    "gelu": _HIDDEN,
    "silu": _HIDDEN,
    "swish": _HIDDEN,
    "mish": _HIDDEN,
}
"""Every activation of the catalogue, in its order."""
