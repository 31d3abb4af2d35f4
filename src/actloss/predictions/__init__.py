"""Which columns are truth and predictions, and on which scale the predictions are.

`find_predictions` decides from the head of a table and from what the user named.
"""

from actloss.predictions.facts import Layout, Model, Predictions, Spread, Truth, Unlabelled
from actloss.predictions.find import find_predictions

__all__ = ["Layout", "Model", "Predictions", "Spread", "Truth", "Unlabelled", "find_predictions"]
