"""How far labels moved: shares of classes and distributions of numbers, compared."""

from actloss.drift.facts import ClassDrift, Drift, NumberDrift
from actloss.drift.measure import drift_of

__all__ = ["ClassDrift", "Drift", "NumberDrift", "drift_of"]
