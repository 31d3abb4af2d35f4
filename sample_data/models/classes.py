"""Predictions of several exclusive classes, without an order and with one."""

from functools import cache

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.naive_bayes import GaussianNB
from sklearn.neighbors import KNeighborsClassifier
from sklearn.preprocessing import StandardScaler

from models.columns import FloatArray, Predictions, columns_of, numbers, rows_of, spread
from models.fitting import folds_of, forest, logistic, unseen, unseen_shares
from recipes.table import Table

IRIS = columns_of("multiclass_strings.csv")
SPECIES = ("setosa", "versicolor", "virginica")
FLOWERS = numbers(IRIS, "sepal_length_cm,sepal_width_cm,petal_length_cm,petal_width_cm")
WINE = columns_of("multiclass_0_based.csv")
CHEMISTRY = numbers(WINE, ",".join(name for name in WINE if name != "cultivar"))
IMAGES = columns_of("multiclass_digits.csv")
PLOTS = columns_of("regression_proportion.csv")
COVER_STEPS = (0.2, 0.4, 0.6, 0.8)
"""Shares of the ground at which the next level of cover begins."""


def names() -> Table:
    """Iris species: a column of probabilities for each name."""
    chances = unseen(logistic(), FLOWERS, IRIS["species"], "predict_proba")
    return rows_of({"actual": IRIS["species"], **spread("p_", SPECIES, chances)})


def decisions() -> Table:
    """Iris species as the nearest neighbours have it: a name, and no word on how sure it is."""
    flower = range(1, len(FLOWERS) + 1)
    said = unseen(KNeighborsClassifier(5), FLOWERS, IRIS["species"])
    return rows_of({"flower": flower, "actual": IRIS["species"], "predicted": said})


def logits() -> Table:
    """Wines: scores before the softmax."""
    scores = unseen(logistic(), CHEMISTRY, WINE["cultivar"], "decision_function")
    return rows_of({"label": WINE["cultivar"], **spread("logit_", range(3), scores)})


def two_models() -> Table:
    """Wines: probabilities of a logistic regression and of a random forest."""
    return rows_of(
        {
            "y_true": WINE["cultivar"],
            **spread("logistic_", range(3), unseen(logistic(), CHEMISTRY, WINE["cultivar"], "predict_proba")),
            **spread("forest_", range(3), unseen(forest(), CHEMISTRY, WINE["cultivar"], "predict_proba")),
        }
    )


def log_probabilities() -> Table:
    """Seeds whose varieties are numbered from 1: logarithms of the probabilities."""
    table = columns_of("multiclass_1_based.csv")
    said = unseen(GaussianNB(), numbers(table, "length_mm,width_mm,mass_mg"), table["variety"], "predict_log_proba")
    return rows_of({"target": table["variety"], **spread("log_p_", range(1, 5), said)})


@cache
def digit_chances() -> FloatArray:
    """Return the probability of each digit for each image."""
    pixels = numbers(IMAGES, ",".join(name for name in IMAGES if name != "digit"))
    return unseen(logistic(), pixels, IMAGES["digit"], "predict_proba")


def digits() -> Table:
    """Handwritten digits: ten columns."""
    return rows_of({"y_true": IMAGES["digit"], **spread("proba_", range(10), digit_chances())})


def one_hot() -> Table:
    """The weather of a day, truth and prediction in a column a class."""
    table = columns_of("multiclass_one_hot.csv")
    days = ("sunny", "cloudy", "rain", "snow")
    truth = numbers(table, ",".join(f"weather_{day}" for day in days))
    features = numbers(table, "pressure_hpa,temperature_c")
    chances = unseen(forest(), features, truth.argmax(axis=1).tolist(), "predict_proba")
    return rows_of({**spread("true_", days, truth), **spread("pred_", days, chances)})


def soft_labels() -> Table:
    """Portraits: which share of the viewers saw which mood, and which share was expected to."""
    table = columns_of("multiclass_soft_labels.csv")
    moods = ("joy", "anger", "sadness", "neutral")
    shares = numbers(table, ",".join(f"mood_{mood}" for mood in moods))
    expected = unseen_shares(numbers(table, "brightness"), shares)
    return rows_of({"image": table["image"], **spread("target_", moods, shares), **spread("p_", moods, expected)})


def cover_levels() -> tuple[NDArray[np.intp], FloatArray]:
    """Return the level of each plot, and its log-odds to lie above each level but the last.

    The model has one set of weights and a bias for each step: each row enters once for each step, which CORAL calls
    rank-consistent, as the log-odds then never rise from one step to the next.
    """
    level = np.digitize(numbers(PLOTS, "canopy_cover")[:, 0], COVER_STEPS)
    features = numbers(PLOTS, "elevation_m,rain_mm")
    steps = np.eye(len(COVER_STEPS))
    logit = np.empty((len(level), len(steps)))

    def entered(standard: FloatArray) -> FloatArray:
        return np.hstack([np.repeat(standard, len(steps), axis=0), np.tile(steps, (len(standard), 1))])

    for seen, held_out in folds_of(features):
        scaler = StandardScaler().fit(features[seen])
        above = (level[seen, None] > np.arange(len(steps))).ravel()
        model = LogisticRegression(C=100, fit_intercept=False).fit(entered(scaler.transform(features[seen])), above)
        logit[held_out] = model.decision_function(entered(scaler.transform(features[held_out]))).reshape(-1, len(steps))
    return level, logit


def ordinal_logits() -> Table:
    """Levels of cover from 0 to 4: log-odds to lie above each but the last."""
    level, logit = cover_levels()
    return rows_of({"plot": PLOTS["plot"], "level": level, **spread("logit_above_", range(4), logit)})


def ordinal_probabilities() -> Table:
    """The same levels: a probability for each."""
    level, logit = cover_levels()
    above = 1 / (1 + np.exp(-logit))
    edges = np.hstack([np.ones((len(level), 1)), above, np.zeros((len(level), 1))])
    return rows_of({"plot": PLOTS["plot"], "y_true": level, **spread("prob_", range(5), edges[:, :-1] - edges[:, 1:])})


FILES: dict[str, Predictions] = {
    "multiclass_names.csv": names,
    "multiclass_decisions.csv": decisions,
    "multiclass_logits.csv": logits,
    "multiclass_two_models.csv": two_models,
    "multiclass_log_probabilities.csv": log_probabilities,
    "multiclass_digits.csv": digits,
    "multiclass_one_hot.csv": one_hot,
    "multiclass_soft_labels.csv": soft_labels,
    "ordinal_logits.csv": ordinal_logits,
    "ordinal_probabilities.csv": ordinal_probabilities,
}
