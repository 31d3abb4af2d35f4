"""An estimator for losses that scikit-learn has none for."""

import numpy as np
from scipy.optimize import minimize
from sklearn.base import BaseEstimator


class LinearModel(BaseEstimator):
    """A linear model of any loss: raw = start + spread * (x @ coef + intercept).

    objective(y_true, raw) returns losses, gradient and hessian; start is a raw output
    or one for each unit, which may share their weights; l2 / 2 * sum(coef**2) is added.
    """

    def __init__(self, objective, start, *, spread=1.0, shared=False, l2=1e-4):
        self.objective = objective
        self.start = start
        self.spread = spread
        self.shared = shared
        self.l2 = l2

    def fit(self, x, y):
        x = np.asarray(x, dtype=np.float64)
        units = np.size(self.start)
        # Not at zero itself: the start may be a corner of the loss, with no way down.
        size = units + x.shape[1] * (1 if self.shared else units)
        small = np.random.default_rng(0).normal(scale=0.01, size=size)
        found = minimize(self._cost, small, (x, y), jac=True, method="L-BFGS-B").x
        self.intercept_, self.coef_ = self._parts(found)
        return self

    def decision_function(self, x):
        return self._raw(np.asarray(x, dtype=np.float64), self.intercept_, self.coef_)

    def score(self, x, y):
        # Higher is better here: a search over parameters finds the smallest loss.
        return -self.objective(y, self.decision_function(x))[0].mean()

    def _cost(self, weights, x, y):
        intercept, coef = self._parts(weights)
        losses, gradient, _ = self.objective(y, self._raw(x, intercept, coef))
        slope = self.spread * gradient.reshape(len(x), -1) / losses.size
        by_coef = x.T @ slope
        if self.shared:
            by_coef = by_coef.sum(axis=1, keepdims=True)
        by_coef += self.l2 * coef
        penalty = self.l2 / 2 * np.sum(coef**2)
        return losses.mean() + penalty, np.r_[slope.sum(axis=0), by_coef.ravel()]

    def _parts(self, weights):
        units = np.size(self.start)
        return weights[:units], weights[units:].reshape(-1, 1 if self.shared else units)

    def _raw(self, x, intercept, coef):
        raw = self.start + self.spread * (x @ coef + intercept)
        return raw[:, 0] if raw.shape[1] == 1 else raw
