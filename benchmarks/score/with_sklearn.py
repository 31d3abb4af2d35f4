"""What one writes without actloss: `with_sklearn.py TASK FILE`.

Reads the table with pandas and prints every metric of scikit-learn that is one of our losses and can be computed from
the file: `hinge_loss` is none of them, as it wants margins and the file has probabilities.
"""

import sys
from collections.abc import Callable, Mapping

import pandas as pd
from sklearn import metrics

Losses = Mapping[str, float]


def binary(table: pd.DataFrame) -> Losses:
    """Return the losses of two classes."""
    pair = table["label"], table["probability"]
    return {"log_loss": metrics.log_loss(*pair), "brier": metrics.brier_score_loss(*pair)}


def multiclass(table: pd.DataFrame) -> Losses:
    """Return the losses of several classes."""
    pair = table["label"], table.drop(columns="label")
    return {"log_loss": metrics.log_loss(*pair), "brier": metrics.brier_score_loss(*pair)}


def regression(table: pd.DataFrame) -> Losses:
    """Return the losses of numbers."""
    pair = table["y"], table["y_pred"]
    return {
        "mse": metrics.mean_squared_error(*pair),
        "msle": metrics.mean_squared_log_error(*pair),
        "mae": metrics.mean_absolute_error(*pair),
        "quantile": metrics.mean_pinball_loss(*pair),
        "mape": metrics.mean_absolute_percentage_error(*pair),
        "poisson_deviance": metrics.mean_poisson_deviance(*pair),
        "gamma_deviance": metrics.mean_gamma_deviance(*pair),
        "tweedie_deviance": metrics.mean_tweedie_deviance(*pair, power=1.5),
    }


TASKS: Mapping[str, Callable[[pd.DataFrame], Losses]] = {
    "binary": binary,
    "multiclass": multiclass,
    "regression": regression,
}

if __name__ == "__main__":
    for name, value in TASKS[sys.argv[1]](pd.read_csv(sys.argv[2])).items():
        print(name, value)
