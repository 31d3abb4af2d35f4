"""Scorecards of one task each."""

from math import inf, nan

from actloss.column import Tally
from actloss.finding import Finding, Severity
from actloss.scorecard.facts import Metric, Scorecard, TruthFacts, Unscored
from scorecards.parts import card_of, model_of, score_of


def regression() -> Scorecard:
    """Return the scorecard of one model, with a long name of a loss, a sum, and a likelihood without a skill."""
    return card_of(
        score_of("mse", 2.015863, baseline=2.0332, constant=(0.25,), skill=0.0085, concentration=0.442),
        score_of("l2", 241.9036, standard_error=nan, baseline=243.984, skill=0.0085, concentration=0.442),
        score_of("huber", 0.350048, baseline=0.36161, skill=0.032, concentration=0.255, params={"delta": 1.0}),
        score_of("squared_epsilon_insensitive", 1.894071, baseline=1.9066, skill=-0.079, params={"epsilon": 0.1}),
        score_of("poisson_nll", -22110.25, baseline=-22122.1),
        score_of("mape", 2.498e-05, standard_error=1.81e-06, baseline=3.5165e-05, skill=-7e-14, concentration=1.0),
        unscored=(
            Unscored(loss="gaussian_nll", reason="it takes two predictions a row, such as a mean and its spread"),
            Unscored(loss="laplace_nll", reason="it takes two predictions a row, such as a mean and its spread"),
            Unscored(loss="msle", reason="needs labels in (-1, inf), found -2.5, first at row 4"),
        ),
        left_out={"no label": Tally(3, 17), "a prediction that is missing or nan": Tally(1, 1204)},
        weight="w",
        notes=("'y_pred' and 'y_prob' could both be predictions; --pred decides",),
    )


def binary() -> Scorecard:
    """Return the scorecard of two models, on which the losses disagree."""
    names = ("prob_logistic", "prob_forest")
    scores = [
        score_of(
            loss,
            value,
            model,
            baseline=constant,
            skill=1 - value / constant,
            rank=rank,
            params=params,
            elicits="probabilities",
        )
        for loss, constant, params, values in (
            ("binary_crossentropy", 0.66032, {"label_smoothing": 0.0}, (0.148076, 0.157041)),
            ("focal", 0.16595, {"gamma": 2.0}, (0.066376, 0.064022)),
            ("brier", 0.23377, {}, (0.044875, 0.044875)),
        )
        for model, value, rank in zip(names, values, _ranks(values), strict=True)
    ]
    finding = Finding(
        code="AL503",
        name="certain-predictions",
        severity=Severity.WARNING,
        message="4 rows of 'prob_forest' with a probability of exactly 0 or 1",
        row=3,
        count=4,
        fix="write probabilities with all their digits, or logits",
    )
    return card_of(
        *scores,
        kind="binary",
        truth=TruthFacts(columns=("y_true",), classes=("0", "1"), positive="1"),
        models=tuple(model_of(name, "probability") for name in names),
        findings=(finding,),
        disagreements=("binary_crossentropy prefers 'prob_logistic'; focal prefers 'prob_forest'",),
        metrics=(
            Metric(name="accuracy", model="prob_logistic", value=0.95),
            Metric(name="accuracy", model="prob_forest", value=0.925),
            Metric(name="roc_auc", model="prob_forest", value=0.99),
        ),
    )


def multiclass() -> Scorecard:
    """Return the scorecard of ten classes under which two losses are infinite."""
    columns = tuple(f"proba_{name}" for name in range(10))
    once = Tally(2, 41)
    nothing = {"standard_error": nan, "skill": -inf, "concentration": nan, "infinite": once}
    findings = (
        Finding(code="AL507", name="worse-than-constant", severity=Severity.WARNING, message="'proba' is worse"),
        Finding(code="AL502", name="rows-not-summing", severity=Severity.WARNING, message="'proba' is off", row=41),
        Finding(code="AL504", name="non-finite-prediction", severity=Severity.ERROR, message="of 'proba' 2 are nan"),
    )
    return card_of(
        score_of("sparse_categorical_crossentropy", inf, "proba", baseline=2.3019, **nothing),
        score_of("generalized_crossentropy", 0.078693, "proba", baseline=1.1431, skill=0.931, params={"q": 0.7}),
        score_of("focal", inf, "proba", baseline=1.8643, params={"gamma": 2.0}, **nothing),
        kind="multiclass",
        truth=TruthFacts(columns=("y_true",), classes=tuple(map(str, range(10)))),
        models=(model_of("proba", "log_probability", columns=columns),),
        findings=findings,
    )


def multilabel() -> Scorecard:
    """Return the scorecard of arrays: no source, no columns."""
    labels = ("vegan", "quick", "gluten-free")
    return card_of(
        score_of("binary_crossentropy", 0.63095, baseline=0.61915, skill=-0.019),
        score_of("per_label_accuracy", 0.68178, baseline=0.68253, skill=-0.002, better="higher"),
        source=None,
        kind="multilabel",
        evidence=(),
        truth=TruthFacts(columns=(), classes=labels),
        models=(model_of(scale="logit", columns=(), evidence=()),),
    )


def decisions() -> Scorecard:
    """Return the scorecard of predicted classes, for which no loss is defined."""
    reason = "it takes one prediction for each class"
    return card_of(
        kind="multiclass",
        truth=TruthFacts(columns=("actual",), classes=("cat", "dog", "eel")),
        models=(model_of("predicted", "label"),),
        unscored=tuple(Unscored(loss=loss, reason=reason) for loss in ("categorical_crossentropy", "nll", "rps")),
    )


def _ranks(values: tuple[float, ...]) -> list[int]:
    return [1 + sum(other < value for other in values) for value in values]
