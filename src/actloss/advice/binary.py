"""Two exclusive classes: one sigmoid unit, weights when one class is rare."""

from dataclasses import replace

from actloss.advice.choice import Choice, Plan
from actloss.advice.classes import CALIBRATION, binary_sides, signed_transform, without_weights
from actloss.profile import Profile
from actloss.task import Task, Trait


def plan_binary(profile: Profile, task: Task) -> Plan:
    """Return the choices for two exclusive classes, best first."""
    negative, positive, transform = binary_sides(profile)
    total = negative + positive
    share = positive / total
    side = "the rare positives up" if positive < negative else "the many positives down"
    weight = f"{negative / positive:.6g}"
    why = f"imbalanced, {share:.2%} positive: pos_weight = negatives / positives = {weight} weighs {side}"
    balanced = Choice(
        loss="binary_crossentropy",
        activation="sigmoid",
        elicits="probabilities",
        reasons=(
            f"two exclusive classes, {negative:,} and {positive:,} rows: one sigmoid unit is a Bernoulli probability",
            "binary cross-entropy is its likelihood: confident errors cost most, true probabilities least",
        ),
    )
    choices = [balanced, *_margin_choices(profile), _brier(), _two_units()]
    warnings: tuple[str, ...] = ()
    if Trait.IMBALANCED in task.traits:
        weighted = replace(
            balanced,
            elicits="decisions",
            params={"pos_weight": float(weight)},
            reasons=(*balanced.reasons, why),
            cautions=(CALIBRATION,),
        )
        choices = [
            weighted,
            without_weights(balanced, f"the bias starts at the log-odds of {share:.2%}"),
            *choices[1:],
        ]
        warnings = (CALIBRATION,)
    return Plan(units=1, choices=tuple(choices), transform=transform, warnings=warnings)


def _margin_choices(profile: Profile) -> list[Choice]:
    recode = "needs labels -1/+1; gives decisions, no probabilities"
    signed = signed_transform(profile)
    found = [
        Choice(
            loss="hinge",
            activation="tanh",
            elicits="decisions",
            reasons=(
                "only the decision matters: sometimes better than cross-entropy; a linear output lets it rest at 1",
            ),
            cautions=(recode,),
        ),
        Choice(
            loss="squared_hinge",
            activation="tanh",
            elicits="decisions",
            reasons=("the smoother hinge: try it where hinge helped",),
            cautions=(recode, "a point far on the wrong side weighs its square"),
        ),
        Choice(
            loss="exponential",
            activation="linear",
            elicits="decisions",
            reasons=("AdaBoost's loss, for labels known to be clean",),
            cautions=(recode, "one mislabelled row can own the loss: its weight grows exponentially"),
        ),
    ]
    return [replace(choice, transform=signed, own_labels=True) for choice in found]


def _brier() -> Choice:
    return Choice(
        loss="mse",
        activation="sigmoid",
        elicits="probabilities",
        reasons=("as the Brier score it is proper and bounded by 1, so no single row can own it",),
        cautions=("through a sigmoid its gradient vanishes where the model is confidently wrong",),
    )


def _two_units() -> Choice:
    return Choice(
        loss="sparse_categorical_crossentropy",
        activation="softmax",
        elicits="probabilities",
        units=2,
        reasons=("two softmax units give the same model: softmax over [0, z] is a sigmoid of z",),
        cautions=("twice the output weights for the same function",),
    )
