"""A scorecard in which all text from the data tries to be more than text."""

from dataclasses import replace

from actloss.column import Tally
from actloss.escape import quoted
from actloss.finding import Finding, Severity
from actloss.scorecard.facts import GroupLoss, Metric, Scorecard, TruthFacts, Unscored, WorstRow
from reports import HOSTILE
from scorecards.parts import SOURCE, card_of, model_of, score_of


def hostile() -> Scorecard:
    """Return a scorecard with `HOSTILE` text wherever text from the data or the user can stand."""
    said = tuple(f"the column {quoted(text)} is one of them" for text in HOSTILE)
    parts = tuple(
        GroupLoss(name=text, rows=at + 1, value=at / 8, standard_error=0.5) for at, text in enumerate((*HOSTILE, "-1"))
    )
    scores = [
        score_of(loss, 0.25 + at, model, groups=parts, classes=parts, infinite=Tally(1, at + 1), rank=at + 1)
        for loss in ("mse", HOSTILE[0], HOSTILE[6], HOSTILE[11])
        for at, model in enumerate(HOSTILE)
    ]
    worst = WorstRow(row=1, loss=1.0, y_true=(1.0,), y_pred=(0.0,))
    return card_of(
        *(replace(score, worst=(worst,)) for score in scores),
        source=replace(SOURCE, name=" ".join(HOSTILE), columns=HOSTILE, delimiter="\x1b"),
        kind="multiclass",
        evidence=said,
        truth=TruthFacts(columns=HOSTILE, classes=HOSTILE, positive=HOSTILE[6], evidence=said),
        models=tuple(model_of(text, columns=(text, *HOSTILE), evidence=said) for text in HOSTILE),
        weight=HOSTILE[0],
        unscored=tuple(Unscored(loss="mae", reason=text) for text in said),
        findings=(
            Finding(
                code="AL510",
                name="constant-predictions",
                severity=Severity.WARNING,
                message="; ".join(said),
                column=HOSTILE[6],
                row=2,
                line=3,
                fix=f"look at {quoted(HOSTILE[4])}",
            ),
        ),
        disagreements=said,
        metrics=tuple(Metric(name="r2", model=text, value=0.5) for text in HOSTILE),
        notes=said,
        asked=tuple(dict.fromkeys(score.loss for score in scores)),
    )
