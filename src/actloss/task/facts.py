"""What is predicted: regression, binary, multi-class or multi-label."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What is predicted."""

    REGRESSION = "regression"
    BINARY = "binary"
    MULTICLASS = "multiclass"
    MULTILABEL = "multilabel"


class Trait(StrEnum):
    """What refines a kind and drives the advice."""

    COUNT = "count"
    PROPORTION = "proportion"
    POSITIVE = "positive"
    ZERO_INFLATED = "zero-inflated"
    SKEWED = "skewed"
    HEAVY_TAILED = "heavy-tailed"
    OUTLIERS = "outliers"
    BOUNDED = "bounded"
    SEVERAL_OUTPUTS = "several-outputs"
    ORDINAL = "ordinal"
    ONE_HOT = "one-hot"
    SOFT_LABELS = "soft-labels"
    IMBALANCED = "imbalanced"
    MISSING_LABELS = "missing-labels"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One possible answer and what speaks for it."""

    kind: Kind
    confidence: float
    """From 0 to 1."""
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """What the labels say is predicted."""

    kind: Kind
    traits: frozenset[Trait]
    confidence: float
    evidence: tuple[str, ...]
    alternatives: tuple[Reading, ...]
    """The other readings, best first."""
    given: bool = False
    """Whether the user named it (`--task`)."""
