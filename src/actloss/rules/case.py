"""What a rule judges: everything that is known of one table's labels and of what they are held against."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from actloss.drift import Drift
from actloss.profile.facts import Profile
from actloss.reference import Answer, Reference
from actloss.rules.threshold import Threshold
from actloss.task import Task
from actloss.training import Training
from actloss.twins import Twins


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """The labels of one table, and what they are held against; never a row of data, never a model."""

    profile: Profile
    task: Task | None = None
    """None when the labels allow none (constant, all missing): such a label still has findings."""
    training: Training | None = None
    """Activation, loss and framework that the model trains with; None where nobody said."""
    reference: Reference | None = None
    """What the labels were: of a lock, or of a reference table."""
    drift: Drift | None = None
    """How far the labels moved from the reference; None where there is none."""
    answer: Answer | None = None
    """What the labels call for now; None where no advice was asked for or none is possible."""
    by_chance: float | None = None
    """Share of draws from the labels of the reference, as many rows as there are now, that call for what the labels
    call for now; None where that is nothing new, or where nobody drew."""
    twins: Twins | None = None
    """Equal rows; None where rows were not compared."""
    thresholds: Mapping[str, float] = field(default_factory=dict)
    """Thresholds that the user moved, by `Threshold.key`."""

    def limit(self, threshold: Threshold) -> float:
        """Return where a threshold lies: as the user wants it, else by default."""
        return self.thresholds.get(threshold.key, threshold.default)
