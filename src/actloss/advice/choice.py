"""A loss that these labels allow, before it is ranked against what the user wants."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from actloss.advice.facts import Transform


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
    units: int | None = None
    """Output units, where they differ from the plan's."""
    transform: Transform | None = None
    """What this loss needs done to the labels, where it differs from the plan's."""
    own_labels: bool = False
    """Whether `transform` stands in the plan's place even when it is None."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What a kind's ladder says: choices best first, and what goes with all of them."""

    units: int
    choices: tuple[Choice, ...]
    transform: Transform | None = None
    warnings: tuple[str, ...] = ()

    @property
    def scaled(self) -> bool:
        """Whether the labels are brought to mean 0 and standard deviation 1, output by output."""
        return self.transform is not None and self.transform.kind == "scale"
