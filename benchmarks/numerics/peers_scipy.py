"""What SciPy has of our losses and activations."""

import importlib
from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
from benchmarks.numerics.inputs import Floats

S: Any = importlib.import_module("scipy.special")
D: Any = importlib.import_module("scipy.stats")

Peer = Callable[[Any, Any, Mapping[str, Any]], Floats]

LOSSES: Mapping[str, Peer] = {
    "huber/value": lambda y, p, o: np.asarray(S.huber(o["delta"], y - p)),
    "pseudo_huber/value": lambda y, p, o: np.asarray(S.pseudo_huber(o["delta"], y - p)),
    "laplace_nll/value": lambda y, p, _: np.asarray(-D.laplace.logpdf(y, p[:, 0], p[:, 1])),
    "neg_binomial_nll/rate": lambda y, p, o: np.asarray(
        -D.nbinom.logpmf(y, 1.0 / o["alpha"], 1.0 / (1.0 + o["alpha"] * p))
    ),
    "kl_divergence/probability": lambda y, p, _: np.asarray(S.rel_entr(y, p).sum(axis=1)),
}

ACTIVATIONS: Mapping[str, Callable[[Any], Floats]] = {
    "sigmoid": lambda x: np.asarray(S.expit(x)),
    "log_sigmoid": lambda x: np.asarray(S.log_expit(x)),
    "softmax": lambda x: np.asarray(S.softmax(x, axis=1)),
    "log_softmax": lambda x: np.asarray(S.log_softmax(x, axis=1)),
}
