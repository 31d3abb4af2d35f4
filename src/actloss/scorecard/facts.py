"""What a score says: every loss of every model, beside what a constant prediction would reach."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from math import isnan

from actloss.column import NOWHERE, Tally
from actloss.errors import OptionError
from actloss.escape import quoted, visible
from actloss.finding import Finding
from actloss.losses.arrays import FloatArray
from actloss.plain import Json, fields
from actloss.rules.predictions.facts import PredictionFacts
from actloss.scorecard.naming import meant
from actloss.table import Source

SCHEMA = 1
"""The number of the form that `Scorecard.to_dict` returns; ``schema/scorecard-1.json`` describes it."""


FOR_CHECKS = (
    "compared",
    "last_row",
    "lock_order",
    "locked",
    "misshapen",
    "outside",
    "paired",
    "thresholds",
    "unlabelled",
    "unsorted",
)
"""What rules need to know of predictions and is no figure of a score."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupLoss:
    """A loss over some of the rows: those of one group or of one true class."""

    name: str
    """The group's or the class's text, as written."""
    rows: int
    value: float
    standard_error: float
    """nan below two rows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WorstRow:
    """A row with one of the largest losses."""

    row: int
    """Data row counted from 1, without the header."""
    loss: float
    y_true: tuple[float, ...]
    """The label as a number or a class's index, or one number for each class, label or output."""
    y_pred: tuple[float, ...]
    """The prediction on the model's scale."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LossScore:
    """One loss of one model."""

    loss: str
    """Catalogue name, or the name of the user's own function."""
    model: str
    value: float
    """Weighted mean over the rows (the plain sum where the loss is one, such as ``l2``)."""
    standard_error: float
    """Of the weighted mean; nan below two rows, for sums, or where a loss is infinite."""
    interval: tuple[float, float] | None = None
    """The middle 95 % of the bootstrap's values."""
    baseline: float
    """The value of the best constant prediction on the same labels; nan where none is known."""
    constant: tuple[float, ...] = ()
    """That prediction on the loss's first scale: one number, or one for each class, label or output."""
    skill: float
    """``1 - value / baseline``: 1 is perfect, 0 no better than the constant; nan where a quotient means nothing."""
    concentration: float | None = None
    """Which share of the loss the worst 1 % of the rows carry; None where losses may be negative."""
    rank: int = 1
    """Place among the models under this loss, 1 the best; equal values share a place."""
    better: str = "lower"
    """Whether ``lower`` or ``higher`` values are better."""
    elicits: str = ""
    """What predictions it rewards: ``mean``, ``median``, ``probabilities``, …"""
    params: Mapping[str, float | tuple[float, ...]] = field(default_factory=dict)
    infinite: Tally = NOWHERE
    """Rows whose loss is infinite."""
    groups: tuple[GroupLoss, ...] = ()
    """The loss in each group of ``--by``."""
    classes: tuple[GroupLoss, ...] = ()
    """The loss of the rows of each true class, or of each label of several."""
    worst: tuple[WorstRow, ...] = ()
    samples: Callable[[], FloatArray] | None = field(default=None, repr=False, compare=False)
    """Returns the losses of the rows, computed again where the caller holds the arrays; None where no row is kept."""

    @property
    def per_sample(self) -> FloatArray:
        """The loss of each row, unweighted, shape ``[n]``; nan for rows that were left out.

        Raises:
            OptionError: If a table was scored, whose rows are not kept, or your own loss gave one number for all rows.
        """
        if self.samples is None:
            raise OptionError(
                "losses by row are only there for arrays, and a table was scored; read it and call actloss.score"
            )
        return self.samples()


@dataclass(frozen=True, slots=True, kw_only=True)
class Unscored:
    """A loss that was not computed, and why."""

    loss: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Metric:
    """A figure beside the losses, from scikit-learn."""

    name: str
    model: str
    value: float


@dataclass(frozen=True, slots=True, kw_only=True)
class TruthFacts:
    """The labels that were scored against."""

    columns: tuple[str, ...]
    """Their columns, as written; empty for arrays."""
    classes: tuple[str, ...] = ()
    """Classes in the order of their index, or labels in the order of their columns."""
    positive: str | None = None
    """The class that counts as 1, of two."""
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelFacts:
    """One model's predictions: what they were taken for, and their numbers."""

    name: str
    columns: tuple[str, ...]
    """Its columns, as written; empty for arrays."""
    scale: str
    evidence: tuple[str, ...] = ()
    facts: PredictionFacts


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Scorecard:
    """What `actloss.score` and `actloss.score_table` answer."""

    source: Source | None
    """The table and how it was read; None for arrays."""
    kind: str
    """``regression``, ``binary``, ``multiclass`` or ``multilabel``."""
    evidence: tuple[str, ...] = ()
    """Why it was taken for that."""
    truth: TruthFacts
    models: tuple[ModelFacts, ...]
    rows: int
    """Rows that were scored."""
    left_out: Mapping[str, Tally] = field(default_factory=dict)
    """Why rows were left out: how many, and which first."""
    weight: str | None = None
    """What the rows were weighted by."""
    scores: tuple[LossScore, ...]
    """Losses in the catalogue's order, under each the models in theirs."""
    unscored: tuple[Unscored, ...] = ()
    """Losses that do not apply, with the reason."""
    findings: tuple[Finding, ...] = ()
    """What makes the figures doubtful."""
    disagreements: tuple[str, ...] = ()
    """Where losses prefer different models."""
    metrics: tuple[Metric, ...] = ()
    notes: tuple[str, ...] = ()
    """What had to be decided or costs memory, one sentence each."""
    asked: tuple[str, ...] = ()
    """The losses that were asked for; empty where all that apply were."""

    def __repr__(self) -> str:
        models, losses = len(self.models), len({score.loss for score in self.scores})
        return f"<Scorecard: {self.kind}, {self.rows:,} rows, {models} model(s), {losses} loss(es)>"

    def __str__(self) -> str:
        """Return one line a loss and model: its value with standard error, the best constant's, and the skill."""
        return "\n".join([f"{self.kind}, {self.rows:,} rows", *map(_line, self.scores)])

    def to_dict(self) -> dict[str, Json]:
        """Return the scorecard as plain data that any JSON writer takes.

        The keys are the same for every scorecard; a number that is not finite is null. Text from the data is as
        written, not escaped.
        """
        return {"schema": SCHEMA, **fields(self, of=_record)}

    def __getitem__(self, key: str | tuple[str, str]) -> LossScore:
        """Return the score of a loss, by any of its names; with several models of ``(loss, model)``.

        Raises:
            OptionError: If it was not computed; the message says why.
        """
        name, model = (key, None) if isinstance(key, str) else key
        found = [score for score in self.scores if score.loss == self._canonical(name)]
        if not found:
            raise OptionError(self._why_not(name))
        if model is None and len(found) > 1:
            models = ", ".join(quoted(score.model) for score in found)
            raise OptionError(f"several models were scored: name one of {models}, as scorecard[{name!r}, MODEL]")
        for score in found:
            if model is None or score.model == model:
                return score
        raise OptionError(f"no model {quoted(str(model))} was scored under {quoted(name)}")

    def _canonical(self, name: str) -> str:
        if any(score.loss == name for score in self.scores):
            return name
        losses = meant(name, self.kind)
        return next((loss for loss in losses if any(score.loss == loss for score in self.scores)), losses[0])

    def _why_not(self, name: str) -> str:
        reasons = {each.loss: each.reason for each in self.unscored}
        # Losses that serve other kinds of task are not even listed.
        other = "it was not among the losses asked for" if self.asked else f"it does not serve {self.kind}"
        return f"{quoted(name)} was not scored: {reasons.get(self._canonical(name), other)}"


def _line(score: LossScore) -> str:
    error = "" if isnan(score.standard_error) else f" ± {score.standard_error:.3g}"
    baseline = "" if isnan(score.baseline) else f", constant {score.baseline:.6g}"
    skill = "" if isnan(score.skill) else f", skill {score.skill:.4g}"
    return f"{visible(score.loss)} of {quoted(score.model)}: {score.value:.6g}{error}{baseline}{skill}"


def _record(record: object) -> Json:
    match record:
        case LossScore():
            whole = fields(record, leave_out=("samples",), of=_record)
            # What an infinite loss is must survive JSON, which has no word for it.
            return {**whole, "value_is_infinite": record.value == float("inf")}
        case PredictionFacts():
            # How rules were to judge is no fact of the predictions.
            return fields(record, leave_out=FOR_CHECKS, of=_record)
        case _:
            return fields(record, of=_record)
