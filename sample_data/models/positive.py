"""Predictions of counts, amounts and proportions."""

import numpy as np
from sklearn.linear_model import GammaRegressor, PoissonRegressor, TweedieRegressor

from models.columns import FloatArray, Predictions, columns_of, numbers, rows_of
from models.fitting import scaled, unseen, unseen_shares
from recipes.table import Table

CALLS = columns_of("regression_count.csv")


def call_rate() -> FloatArray:
    """Return the expected calls of each hour."""
    hour = numbers(CALLS, "hour")
    features = np.hstack([hour, hour**2, hour**3, numbers(CALLS, "promotion")])
    return unseen(scaled(PoissonRegressor(alpha=0.001)), features, numbers(CALLS, "calls")[:, 0])


def rates() -> Table:
    """Calls an hour: the mean of a Poisson law."""
    return rows_of({"hour": CALLS["hour"], "target": CALLS["calls"], "rate": call_rate()})


def log_rates() -> Table:
    """Calls an hour: the logarithm of that mean."""
    return rows_of({"y_true": CALLS["calls"], "log_rate": np.log(call_rate())})


def amounts() -> Table:
    """Insurance claims: the mean of a gamma law."""
    table = columns_of("regression_skewed.csv")
    features = numbers(table, "policy_years,vehicle_age")
    said = unseen(scaled(GammaRegressor()), features, numbers(table, "claim_amount")[:, 0])
    return rows_of({"claim_id": table["claim_id"], "actual": table["claim_amount"], "predicted_mean": said})


def zero_inflated() -> Table:
    """Rain a day: the mean of a Tweedie law between Poisson and gamma."""
    table = columns_of("regression_zero_inflated.csv")
    model = scaled(TweedieRegressor(power=1.5, link="log", alpha=0.01))
    said = unseen(model, numbers(table, "pressure_hpa,humidity_pct"), numbers(table, "rain_mm")[:, 0])
    return rows_of({"label": table["rain_mm"], "prediction": said})


def proportions() -> Table:
    """Share of a plot under tree crowns, from a logistic regression fitted on shares."""
    table = columns_of("regression_proportion.csv")
    cover = numbers(table, "canopy_cover")
    said = unseen_shares(numbers(table, "elevation_m,rain_mm"), np.hstack([1 - cover, cover]))
    return rows_of({"plot": table["plot"], "y_true": table["canopy_cover"], "y_pred": said[:, 1]})


FILES: dict[str, Predictions] = {
    "count_rates.csv": rates,
    "count_log_rates.csv": log_rates,
    "positive_amounts.csv": amounts,
    "zero_inflated.csv": zero_inflated,
    "proportions.csv": proportions,
}
