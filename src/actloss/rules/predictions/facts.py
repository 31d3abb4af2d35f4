"""What is known of the predictions of one model: all that the rules about predictions ever see."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from math import inf

from actloss.column import NOWHERE, Tally
from actloss.rules.threshold import Threshold


@dataclass(frozen=True, slots=True, kw_only=True)
class PredictionFacts:
    """The numbers that a model predicted, counted over all rows."""

    model: str
    """Its name, as written."""
    kind: str
    """The kind of task: ``regression``, ``binary``, ``multiclass``, ``multilabel``."""
    scale: str
    """What the numbers are taken for: a value of `actloss.catalogue.Scale`."""
    scale_given: bool = False
    """Whether the user said so."""
    joint: bool = False
    """Whether each row holds one number for each of several exclusive classes."""
    width: int = 1
    """Numbers a row."""
    rows: int = 0
    """Rows that were scored."""
    low: float = inf
    """The smallest number that was predicted."""
    high: float = -inf
    row_sum_low: float = inf
    """The smallest sum of a row; of its exponentials where the numbers are log-probabilities."""
    row_sum_high: float = -inf
    outside: Tally = NOWHERE
    """Rows with a number that is no probability, where probabilities are meant."""
    off_sum: Tally = NOWHERE
    """Rows whose sum is further from 1 than rounding of the printed decimals explains."""
    decimals: int | None = None
    """Decimals that the numbers are printed with, where the file shows it."""
    missing: Tally = NOWHERE
    """Rows with a prediction that is nan or missing; they are left out of every figure."""
    last_row: int | None = None
    """The last row, counted from 1, that has a label and a prediction of this model; 0 where none has."""
    infinite: Tally = NOWHERE
    """Rows with an infinite prediction."""
    certain: Tally = NOWHERE
    """Rows in which a probability is exactly 0 or 1."""
    certain_wrong: Tally = NOWHERE
    """Those in which it is also wrong, so that a log loss is infinite."""
    hard_rows: int = 0
    """Rows that hold nothing but 0 and 1."""
    constant: bool = False
    """Whether every row holds the same prediction, and there is more than one row."""
    compared: int = 0
    """Losses that were held against that of the best constant prediction."""
    worse_than_constant: tuple[str, ...] = ()
    """Losses under which the best constant prediction is better."""
    loss_shown: tuple[float, float] | None = None
    """The first of them: its value and the constant's."""
    infinite_loss: bool = False
    """Whether a loss that was scored is infinite."""
    misordered: bool = False
    """Whether the columns belong to classes by position only, and their names are in no sorted order."""
    unsorted: tuple[str, ...] = ()
    """The columns as the table has them, where their names say the classes, and these are in no sorted order."""
    paired: bool = False
    """Whether they are probabilities of one of two classes, and the other's stand in a column beside them."""
    unlabelled: str | None = None
    """Why there are no labels to hold them against, as a clause; None where there are."""
    locked: bool = False
    """Whether a lock says which classes there are."""
    misshapen: str | None = None
    """Why the columns are others than the classes, as one sentence; text in it is visible."""
    lock_order: tuple[str, ...] = ()
    """The columns in the order of the lock's classes, where the table has them in another."""
    thresholds: Mapping[str, float] = field(default_factory=dict)
    """Thresholds that the user moved, by `Threshold.key`."""

    def limit(self, threshold: Threshold) -> float:
        """Return where a threshold lies: as the user wants it, else by default."""
        return self.thresholds.get(threshold.key, threshold.default)
