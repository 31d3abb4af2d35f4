"""Predictions of numbers that may lie anywhere."""

import numpy as np
from sklearn.linear_model import GammaRegressor, HuberRegressor, LinearRegression, QuantileRegressor
from sklearn.neighbors import KNeighborsRegressor
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from models.columns import FloatArray, Predictions, columns_of, numbers, rows_of, spread
from models.fitting import folds_of, scaled, unseen
from recipes.table import Table

BOTTLES = columns_of("regression_gaussian.csv")
FILLING = numbers(BOTTLES, "syrup_temperature_c,pressure_bar")
FILLED = numbers(BOTTLES, "fill_ml")[:, 0]


def bottles() -> FloatArray:
    """Return the expected filling of each bottle."""
    return unseen(scaled(LinearRegression()), FILLING, FILLED)


def gaussian() -> Table:
    """Bottles: one model, squared error."""
    columns = {"bottle": BOTTLES["bottle"], "line": BOTTLES["line"]}
    return rows_of({**columns, "y_true": BOTTLES["fill_ml"], "y_pred": bottles()})


def two_models() -> Table:
    """Insurance claims, a few of them huge: one model sought the mean, the other the median."""
    table = columns_of("regression_skewed.csv")
    features, amount = numbers(table, "policy_years,vehicle_age"), numbers(table, "claim_amount")[:, 0]
    return rows_of(
        {
            "claim_id": table["claim_id"],
            "region": table["region"],
            "y_true": table["claim_amount"],
            "pred_squared_error": unseen(scaled(LinearRegression()), features, amount),
            "pred_absolute_error": unseen(scaled(QuantileRegressor(alpha=0)), features, amount),
        }
    )


def outliers() -> Table:
    """Cold-store temperatures, one in fifty a glitch, by a model that Huber's loss keeps from following them."""
    table = columns_of("regression_outliers.csv")
    features = numbers(table, "load_pct,door_openings")
    said = unseen(scaled(HuberRegressor()), features, numbers(table, "core_temperature_c")[:, 0])
    return rows_of({"store": table["store"], "actual": table["core_temperature_c"], "predicted": said})


def several_outputs() -> Table:
    """Where a robot arm's tip was, x and y."""
    table = columns_of("regression_several_outputs.csv")
    tip = numbers(table, "target_x_mm,target_y_mm")
    said = unseen(scaled(KNeighborsRegressor(5)), numbers(table, "joint_1_deg,joint_2_deg"), tip.tolist())
    return rows_of({**spread("true_", "xy", tip), **spread("pred_", "xy", said)})


def quantiles() -> Table:
    """Altitude errors: a model for each of three quantiles."""
    table = columns_of("regression_heavy_tailed.csv")
    features, error = numbers(table, "satellites,dilution,speed_kmh"), numbers(table, "altitude_error_m")[:, 0]
    levels = (0.1, 0.5, 0.9)
    models = (scaled(QuantileRegressor(quantile=level, alpha=0)) for level in levels)
    said = np.stack([unseen(model, features, error) for model in models], axis=1)
    return rows_of({"y_true": table["altitude_error_m"], **spread("q_", levels, said)})


def mean_and_variance() -> Table:
    """Bottles: what is expected, and the variance around it, learnt by a second model from the first one's errors."""
    variance = np.empty_like(FILLED)
    for seen, held_out in folds_of(FILLING):
        errors = FILLED[seen] - LinearRegression().fit(FILLING[seen], FILLED[seen]).predict(FILLING[seen])
        model = make_pipeline(StandardScaler(), GammaRegressor()).fit(FILLING[seen], errors**2)
        variance[held_out] = model.predict(FILLING[held_out])
    return rows_of({"target": BOTTLES["fill_ml"], "mean": bottles(), "variance": variance})


FILES: dict[str, Predictions] = {
    "regression_gaussian.csv": gaussian,
    "regression_two_models.csv": two_models,
    "regression_outliers.csv": outliers,
    "regression_several_outputs.csv": several_outputs,
    "regression_quantiles.csv": quantiles,
    "regression_mean_and_variance.csv": mean_and_variance,
}
