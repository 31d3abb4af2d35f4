"""Predictions of several labels a row, each by a model of its own."""

from collections.abc import Sequence

import numpy as np

from models.columns import FloatArray, Predictions, columns_of, numbers, rows_of, spread
from models.fitting import logistic, unseen
from recipes.table import Table

TAGS = ("billing", "bug", "account", "delivery")
DEFECTS = ("pore", "crack", "scratch")
DIETS = ("vegetarian", "vegan", "gluten-free", "low-carb", "quick")


def chances(features: FloatArray, present: Sequence[Sequence[object]]) -> FloatArray:
    """Return the probability of each label ``[n, L]``; ``present`` holds one sequence a label."""
    return np.stack([unseen(logistic(), features, label, "predict_proba")[:, 1] for label in present], axis=1)


def multi_hot() -> Table:
    """Support tickets, one 0/1 column a tag."""
    table = columns_of("multilabel_multi_hot.csv")
    truth = [table[f"tag_{tag}"] for tag in TAGS]
    return rows_of(
        {
            "ticket": table["ticket"],
            "channel": table["channel"],
            **{f"true_{tag}": label for tag, label in zip(TAGS, truth, strict=True)},
            **spread("pred_", TAGS, chances(numbers(table, "words"), truth)),
        }
    )


def plus_minus_logits() -> Table:
    """Castings, one -1/1 column a defect, and the log-odds of each."""
    table = columns_of("multilabel_plus_minus.csv")
    features = numbers(table, "melt_temperature_c,pressure_mpa")
    truth = {f"label_{defect}": table[f"defect_{defect}"] for defect in DEFECTS}
    logits = [unseen(logistic(), features, label, "decision_function") for label in truth.values()]
    return rows_of({**truth, **spread("logit_", DEFECTS, np.stack(logits, axis=1))})


def delimited() -> Table:
    """Recipes with all their tags in one cell."""
    table = columns_of("multilabel_delimited.csv")
    truth = [[diet in tags.split("|") for tags in table["tags"]] for diet in DIETS]
    said = chances(numbers(table, "minutes,ingredients"), truth)
    return rows_of({"recipe": table["recipe"], "actual": table["tags"], **spread("proba_", DIETS, said)})


FILES: dict[str, Predictions] = {
    "multilabel_probabilities.csv": multi_hot,
    "multilabel_plus_minus_logits.csv": plus_minus_logits,
    "multilabel_delimited.csv": delimited,
}
