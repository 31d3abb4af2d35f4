"""Labels of which rows know only some: unknown ones are nan."""

import numpy as np
from sklearn.base import BaseEstimator, clone


class PerLabel(BaseEstimator):
    """A classifier a label, fitted to the rows that know it; unknown labels are nan."""

    def __init__(self, estimator):
        self.estimator = estimator

    def fit(self, x, y):
        self.models_ = []
        for label in y.T:
            known = ~np.isnan(label)
            self.models_.append(clone(self.estimator).fit(x[known], label[known]))
        return self

    def predict_proba(self, x):
        # A label that is always present, or never, is the only class of its model.
        columns = [one.predict_proba(x) @ (one.classes_ == 1) for one in self.models_]
        return np.column_stack(columns)

    def decision_function(self, x):
        return np.column_stack([one.decision_function(x) for one in self.models_])


def of_known(objective, y_true, raw):
    """Return losses, gradient, hessian: 0 where labels are nan, and the means kept."""
    known = ~np.isnan(y_true)
    parts = objective(np.where(known, y_true, 1.0), raw)
    return tuple(np.where(known, part, 0.0) / known.mean() for part in parts)
