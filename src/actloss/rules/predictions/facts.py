"""What is known of the predictions of one model: all that the rules about predictions ever see."""

from dataclasses import dataclass
from math import inf

from actloss.column import NOWHERE, Tally


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
    off_sum: Tally = NOWHERE
    """Rows whose sum is further from 1 than rounding of the printed decimals explains."""
    decimals: int | None = None
    """Decimals that the numbers are printed with, where the file shows it."""
    missing: Tally = NOWHERE
    """Rows with a prediction that is nan or missing; they are left out of every figure."""
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
    worse_than_constant: tuple[str, ...] = ()
    """Losses under which the best constant prediction is better."""
    loss_shown: tuple[float, float] | None = None
    """The first of them: its value and the constant's."""
    infinite_loss: bool = False
    """Whether a loss that was scored is infinite."""
    misordered: bool = False
    """Whether the columns of the classes stand in another order than the sorted classes, and nothing names them."""
