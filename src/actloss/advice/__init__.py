"""From a profile and a task to an output layer and a loss."""

from actloss.advice.choosing import recommend
from actloss.advice.facts import Advice, Baseline, BiasInit, Option, Rejected, Transform

__all__ = ["Advice", "Baseline", "BiasInit", "Option", "Rejected", "Transform", "recommend"]
