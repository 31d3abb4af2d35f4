"""Predictions with a mistake in them, as people hand them in."""

import numpy as np
from sklearn.dummy import DummyClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.multiclass import OneVsRestClassifier

from models.binary import MEASURES, TUMOURS, tumours
from models.classes import FLOWERS, IMAGES, IRIS, SPECIES, digit_chances
from models.columns import Predictions, rows_of, spread
from models.fitting import logistic, scaled, unseen
from models.regression import BOTTLES, bottles
from recipes.table import Table


def softmax_twice() -> Table:
    """Digits: a softmax over what were probabilities already, so none is above 0.24 and none below 0.08."""
    again = np.exp(digit_chances())
    said = again / again.sum(axis=1, keepdims=True)
    return rows_of({"y_true": IMAGES["digit"], **spread("proba_", range(10), said)})


def probabilities_named_logits() -> Table:
    """Tumours: probabilities in a column that says log-odds."""
    return rows_of({"label": TUMOURS["benign"], "logit": tumours(logistic(), "predict_proba")})


def logits_named_probabilities() -> Table:
    """Tumours: log-odds in a column that says probabilities."""
    return rows_of({"y_true": TUMOURS["benign"], "y_prob": tumours(logistic(), "decision_function")})


def rows_off_one() -> Table:
    """Iris: three separate two-class models, whose probabilities nobody made to sum to 1."""
    model = scaled(OneVsRestClassifier(LogisticRegression()))
    scores = unseen(model, FLOWERS, IRIS["species"], "decision_function")
    return rows_of({"actual": IRIS["species"], **spread("p_", SPECIES, 1 / (1 + np.exp(-scores)))})


def constant() -> Table:
    """Tumours: the share of the benign ones, for every row."""
    share = DummyClassifier(strategy="prior").fit(MEASURES, TUMOURS["benign"]).predict_proba(MEASURES)[:, 1]
    return rows_of({"target": TUMOURS["benign"], "probability": share})


def not_a_number() -> Table:
    """Bottles: one prediction in the middle came out as nan."""
    said = bottles()
    said[len(said) // 2] = np.nan
    return rows_of({"bottle": BOTTLES["bottle"], "y_true": BOTTLES["fill_ml"], "y_pred": said})


def hard_decisions() -> Table:
    """Tumours: decisions, 0 or 1, in a column that says probabilities."""
    return rows_of({"y_true": TUMOURS["benign"], "prob": tumours(logistic(), "predict")})


FILES: dict[str, Predictions] = {
    "wrong_softmax_twice.csv": softmax_twice,
    "wrong_probabilities_named_logits.csv": probabilities_named_logits,
    "wrong_logits_named_probabilities.csv": logits_named_probabilities,
    "wrong_rows_off_one.csv": rows_off_one,
    "wrong_constant.csv": constant,
    "wrong_nan.csv": not_a_number,
    "wrong_hard_decisions.csv": hard_decisions,
}
