"""A loss that these labels allow, before it is ranked against what the user wants."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from actloss.advice.facts import BiasInit, Transform


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One loss with its output layer, in the order in which the ladder offers it."""

    loss: str
    """Catalogue name."""
    activation: str
    elicits: str
    """mean, median, quantile, probabilities, decisions, or another functional in words."""
    params: Mapping[str, float | tuple[float, ...]] = field(default_factory=dict)
    reasons: tuple[str, ...] = ()
    cautions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What a kind's ladder says: choices best first, and what goes with all of them."""

    units: int
    choices: tuple[Choice, ...]
    transform: Transform | None = None
    bias: Mapping[str, BiasInit] = field(default_factory=dict)
    """Start of the output bias by activation and loss (``loss`` or ``loss/variant``)."""
    warnings: tuple[str, ...] = ()
