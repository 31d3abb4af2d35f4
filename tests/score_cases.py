"""Labels with predictions for every kind of task, and the losses that apply to them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from scipy import special

from actloss.losses.arrays import FloatArray
from formulas import (
    CLASSES,
    COUNTED,
    DECISIONS,
    LABELS,
    MARGINS,
    OVERLAP_MASSES,
    QUANTITY,
    SCORES,
    SHARES,
    SOFT,
    SPREAD,
    STEPS,
    ZEROS,
    Formula,
    asked,
    of_labels,
    one_hot,
    sigmoid,
    softmax,
    softplus,
)

ROWS = 400
SAMPLES = Path(__file__).parents[1] / "sample_data" / "predictions"
_RNG = np.random.default_rng(20261126)


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """Labels and predictions with the losses that apply to them."""

    name: str
    kind: str
    scale: str
    y_true: FloatArray
    y_pred: FloatArray
    formulas: Mapping[str, Formula]
    masses: Mapping[str, Formula] = field(default_factory=dict)
    """What each row counts under a loss, where not all count alike."""
    ordered: bool = False
    """Whether it has losses that only come when they are asked for."""


_LOG_MEANS = _RNG.normal(1.0, 0.7, ROWS)
_AMOUNTS = np.exp(_LOG_MEANS + _RNG.normal(0.0, 0.5, ROWS))
_TWO = np.exp(_RNG.normal(1.0, 0.7, (ROWS, 2)))
_COUNTS = _RNG.poisson(2.0, ROWS).astype(float) * (_RNG.random(ROWS) > 0.3)
_LOGITS = _RNG.normal(0.0, 2.0, ROWS)
_BITS = (sigmoid(_LOGITS) > _RNG.random(ROWS)).astype(float)
_SCORED = _RNG.normal(0.0, 1.5, (ROWS, 4))
_INDICES = (_SCORED + _RNG.gumbel(size=(ROWS, 4))).argmax(axis=1).astype(float)
_MIXTURES = _RNG.dirichlet(np.ones(4), ROWS)
_LEVELS = _RNG.integers(0, 4, ROWS).astype(float)
_STEP_LOGITS = np.sort(_RNG.normal(0.0, 1.5, (ROWS, 3)), axis=1)[:, ::-1].copy()
_TAG_LOGITS = _RNG.normal(-0.5, 1.5, (ROWS, 3))
_TAGS = (sigmoid(_TAG_LOGITS) > _RNG.random((ROWS, 3))).astype(float)


def _on(formulas: Mapping[str, Formula], raw: Callable[[FloatArray], FloatArray]) -> dict[str, Formula]:
    """Return formulas of raw predictions as formulas of what ``raw`` makes raw again."""

    def based(formula: Formula) -> Formula:
        return lambda y, p: formula(y, raw(p))

    return {name: based(formula) for name, formula in formulas.items()}


def _indexed(formulas: Mapping[str, Formula]) -> dict[str, Formula]:
    """Return formulas of one-hot rows as formulas of class indices."""

    def based(formula: Formula) -> Formula:
        return lambda y, p: formula(one_hot(y, 4), p)

    return {name: based(formula) for name, formula in formulas.items()}


def _log_odds(p: FloatArray) -> FloatArray:
    return np.asarray(special.logit(p))


_BY_INDEX = _indexed(CLASSES)
_BY_SCORE = _indexed(SCORES)
_ON_SHARES = _on(SHARES, _log_odds)
_CROSS_ENTROPY = "sparse_categorical_crossentropy"

# One line for each array and each table of formulas: they read as the columns of a table.
# fmt: off
CASES = (
    Case(name="quantity", kind="regression", scale="value",
         y_true=_AMOUNTS, y_pred=np.exp(_LOG_MEANS),
         formulas=QUANTITY),
    Case(name="log rate", kind="regression", scale="log_rate",
         y_true=_AMOUNTS, y_pred=_LOG_MEANS,
         formulas=_on(QUANTITY, np.exp)),
    Case(name="two outputs", kind="regression", scale="value",
         y_true=_TWO, y_pred=_TWO[::-1] + 0.5,
         formulas={
             **{name: of_labels(formula) for name, formula in QUANTITY.items()},
             "l2": lambda y, p: ((y - p) ** 2).sum(axis=1),
         }),
    Case(name="rate", kind="regression", scale="rate",
         y_true=_COUNTS, y_pred=np.exp(_LOG_MEANS),
         formulas=COUNTED),
    Case(name="share", kind="regression", scale="probability",
         y_true=sigmoid(_LOGITS), y_pred=sigmoid(_LOGITS[::-1]),
         formulas={"binary_crossentropy": _ON_SHARES["binary_crossentropy"],
                   **{name: QUANTITY[name] for name in ("mse", "mae", "l2", "huber")}}),
    Case(name="mean and variance", kind="regression", scale="value",
         y_true=_AMOUNTS, y_pred=np.column_stack([np.exp(_LOG_MEANS), _RNG.uniform(0.5, 3.0, ROWS)]),
         formulas=SPREAD),
    Case(name="share of zeros and rate", kind="regression", scale="rate",
         y_true=_COUNTS, y_pred=np.column_stack([_RNG.uniform(0.1, 0.6, ROWS), np.exp(_LOG_MEANS)]),
         formulas=ZEROS),
    Case(name="probability", kind="binary", scale="probability",
         y_true=_BITS, y_pred=sigmoid(_LOGITS),
         formulas=_ON_SHARES),
    Case(name="log-probability", kind="binary", scale="log_probability",
         y_true=_BITS, y_pred=-softplus(-_LOGITS),
         formulas=_on(_ON_SHARES, np.exp)),
    Case(name="logit", kind="binary", scale="logit",
         y_true=_BITS, y_pred=_LOGITS,
         formulas={**SHARES, **MARGINS}),
    Case(name="margin", kind="binary", scale="margin",
         y_true=_BITS, y_pred=_LOGITS,
         formulas=MARGINS),
    Case(name="chances of classes", kind="multiclass", scale="probability", ordered=True,
         y_true=_INDICES, y_pred=softmax(_SCORED),
         formulas=_on(_BY_INDEX, np.log)),
    Case(name="log-chances of classes", kind="multiclass", scale="log_probability", ordered=True,
         y_true=_INDICES, y_pred=np.log(softmax(_SCORED)),
         formulas={**_BY_INDEX, "nll": _BY_INDEX[_CROSS_ENTROPY]}),
    Case(name="scores of classes", kind="multiclass", scale="logit", ordered=True,
         y_true=_INDICES, y_pred=_SCORED,
         formulas={**_BY_INDEX, **_BY_SCORE, "nll": _BY_INDEX[_CROSS_ENTROPY]}),
    Case(name="margins of classes", kind="multiclass", scale="margin",
         y_true=_INDICES, y_pred=_SCORED,
         formulas={name: _BY_SCORE[name] for name in ("crammer_singer", "weston_watkins")}),
    Case(name="one-hot", kind="multiclass", scale="logit", ordered=True,
         y_true=one_hot(_INDICES, 4), y_pred=_SCORED,
         formulas={**CLASSES, **{name: SCORES[name] for name in ("softmax_loss", "crammer_singer")}}),
    Case(name="distributions", kind="multiclass", scale="probability",
         y_true=_MIXTURES, y_pred=softmax(_SCORED),
         formulas=_on(SOFT, np.log)),
    Case(name="steps", kind="multiclass", scale="logit", ordered=True,
         y_true=_LEVELS, y_pred=_STEP_LOGITS,
         formulas=STEPS, masses={"corn": lambda y, z: np.asarray(asked(y, z).sum(axis=1))}),
    Case(name="tags", kind="multilabel", scale="probability",
         y_true=_TAGS, y_pred=sigmoid(_TAG_LOGITS),
         formulas=_on(LABELS, _log_odds), masses=_on(OVERLAP_MASSES, _log_odds)),
    Case(name="logits of tags", kind="multilabel", scale="logit",
         y_true=_TAGS, y_pred=_TAG_LOGITS,
         formulas=LABELS, masses=OVERLAP_MASSES),
    Case(name="decided tags", kind="multilabel", scale="label",
         y_true=_TAGS, y_pred=(_TAG_LOGITS > 0.0).astype(float),
         formulas=_on(DECISIONS, lambda bits: 2 * bits - 1)),
)
# fmt: on
WEIGHTS = _RNG.uniform(0.0, 3.0, ROWS)
PAIRS = [(case, loss) for case in CASES for loss in case.formulas]


def named(pair: object) -> str:
    """Return the name of a parameter of a test."""
    return pair.name if isinstance(pair, Case) else str(pair)


def case_of(name: str) -> Case:
    """Return the case of that name."""
    return next(case for case in CASES if case.name == name)


def expected(case: Case, loss: str, weight: FloatArray | None = None) -> float:
    """Return the value of a loss over a case's rows."""
    losses = case.formulas[loss](case.y_true, case.y_pred)
    counted = np.ones(len(losses)) if weight is None else weight
    if loss in case.masses:
        counted = counted * case.masses[loss](case.y_true, case.y_pred)
    total = float((counted * losses).sum())
    return total if loss == "l2" else total / float(counted.sum())
