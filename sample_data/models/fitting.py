"""Models, and predictions of rows that a model has not seen."""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray
from sklearn.base import is_classifier
from sklearn.ensemble import RandomForestClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import KFold, StratifiedKFold, cross_val_predict
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from models.columns import FloatArray

SEED = 3
FOLDS = 5


def scaled(model: object) -> object:
    """Return the model after a scaler."""
    return make_pipeline(StandardScaler(), model)


def logistic() -> object:
    """Return a logistic regression."""
    return scaled(LogisticRegression())


def forest() -> object:
    """Return a random forest; with three rows or more in a leaf few of its probabilities are exactly 0 or 1."""
    return RandomForestClassifier(200, min_samples_leaf=3, random_state=SEED)


def unseen(
    model: object, features: FloatArray, labels: Sequence[object] | FloatArray, method: str = "predict"
) -> FloatArray:
    """Return what ``method`` of the model says of each row when fitted on the other folds.

    Args:
        model: A regressor or classifier.
        features: Shape ``[n, features]``.
        labels: Shape ``[n]``; ``[n, outputs]`` for a regressor of several.
        method: ``predict``, ``predict_proba``, ``predict_log_proba`` or ``decision_function``.

    Returns:
        Predictions, ``[n]`` or ``[n, C]``.
    """
    kind = StratifiedKFold if is_classifier(model) else KFold
    folds = kind(FOLDS, shuffle=True, random_state=SEED)
    return np.asarray(cross_val_predict(model, features, labels, cv=folds, method=method))


def folds_of(features: FloatArray) -> Iterator[tuple[NDArray[np.intp], NDArray[np.intp]]]:
    """Yield the row numbers to fit on and those to predict, for what `unseen` cannot fit."""
    yield from KFold(FOLDS, shuffle=True, random_state=SEED).split(features)


def unseen_shares(features: FloatArray, shares: FloatArray) -> FloatArray:
    """Return what a logistic regression fitted on shares says of each row when fitted on the other folds.

    Each row enters once for each class, weighted by the class's share.

    Args:
        features: Shape ``[n, features]``.
        shares: Shape ``[n, C]``, rows that sum to 1.

    Returns:
        Probabilities ``[n, C]``.
    """
    predicted = np.empty_like(shares)
    classes = shares.shape[1]
    for seen, held_out in folds_of(features):
        scaler = StandardScaler().fit(features[seen])
        model = LogisticRegression().fit(
            np.repeat(scaler.transform(features[seen]), classes, axis=0),
            np.tile(np.arange(classes), len(seen)),
            sample_weight=shares[seen].ravel(),
        )
        predicted[held_out] = model.predict_proba(scaler.transform(features[held_out]))
    return predicted
