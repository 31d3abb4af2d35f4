"""What a model trains with: the facts, and how they are understood as users and libraries spell them."""

from actloss.training.asked import training_of
from actloss.training.facts import Training
from actloss.training.said import Trained

__all__ = ["Trained", "Training", "training_of"]
