"""Several exclusive classes: softmax and cross-entropy, in the form that the labels are in."""

from dataclasses import replace

from actloss.advice.choice import Choice, Plan
from actloss.advice.classes import CALIBRATION, class_counts, class_weights, without_weights
from actloss.advice.transforms import class_groups, index_transform
from actloss.profile import Profile
from actloss.target import Layout
from actloss.task import Task, Trait


def plan_multiclass(profile: Profile, task: Task) -> Plan:
    """Return the choices for several exclusive classes, best first."""
    if profile.target.layout is Layout.DISTRIBUTION:
        return _soft(profile)
    counts = class_counts(profile)
    one_hot = profile.target.layout is Layout.ONE_HOT
    units = len(counts)
    main, other = "sparse_categorical_crossentropy", "categorical_crossentropy"
    if one_hot:
        main, other = other, main
    indices = "the labels are (or become) class indices, so the sparse form needs no one-hot matrix"
    form = "the labels are one-hot columns, which it takes as they are" if one_hot else indices
    likelihood = f"{units} exclusive classes: softmax is one distribution over them, cross-entropy its likelihood"
    base = Choice(
        loss=main,
        activation="softmax",
        elicits="probabilities",
        reasons=(likelihood, form),
    )
    same = "the same number on indices" if one_hot else "the same number on one-hot labels"
    choices = [
        base,
        Choice(
            loss=other,
            activation="softmax",
            elicits="probabilities",
            reasons=(same,),
            cautions=(f"needs {units} columns a row",) if not one_hot else ("the labels must be turned into indices",),
        ),
        _one_vs_rest(units),
        _kl_on_hard_labels(),
    ]
    warnings: list[str] = []
    if Trait.IMBALANCED in task.traits:
        weights = class_weights(counts)
        spread = f"the smallest class holds {min(counts):,} rows and the largest {max(counts):,}"
        weighted = replace(
            base,
            elicits="decisions",
            params={"class_weight": weights},
            reasons=(*base.reasons, f"imbalanced, {spread}: weights n / (C · n_c) make all classes count the same"),
            cautions=(CALIBRATION,),
        )
        choices = [weighted, without_weights(base, "the bias starts at the log of the class shares"), *choices[1:]]
        warnings.append(CALIBRATION)
    if Trait.ORDINAL in task.traits:
        choices.append(_ranks())
        warnings.append(
            "the classes are ordered, and cross-entropy does not know it: a near miss costs as much as a far one"
        )
    violations = _violations(profile)
    if violations:
        warnings.append(violations)
    transform = None if one_hot else index_transform(profile, class_groups(profile))
    return Plan(units=units, choices=tuple(choices), transform=transform, warnings=tuple(warnings))


def _violations(profile: Profile) -> str | None:
    """Return which rows are not one-hot although the others are."""
    sets = profile.label_sets
    wrong = [tally for tally in (sets.several_rows, sets.empty_rows) if tally.count] if sets else []
    if not wrong:
        return None
    count, first = sum(tally.count for tally in wrong), min(tally.first_row for tally in wrong)
    return f"{count:,} rows do not have exactly one class, first at row {first:,}: mend or leave them out"


def _one_vs_rest(units: int) -> Choice:
    return Choice(
        loss="binary_crossentropy",
        activation="sigmoid",
        elicits="probabilities",
        reasons=(f"one-vs-rest: {units} sigmoids, each its own yes/no question",),
        cautions=("the probabilities need not sum to 1, and nothing says that the classes exclude one another",),
    )


def _kl_on_hard_labels() -> Choice:
    return Choice(
        loss="kl_divergence",
        activation="softmax",
        elicits="probabilities",
        reasons=("equals cross-entropy on hard labels; the right name once labels become soft",),
        cautions=("needs one-hot labels",),
    )


def _ranks() -> Choice:
    return Choice(
        loss="mse",
        activation="linear",
        elicits="mean",
        units=1,
        reasons=("on the ranks 0..C-1 it knows the order: near misses cost little",),
        cautions=("takes the steps for equally wide, and gives no probabilities",),
    )


def _soft(profile: Profile) -> Plan:
    sets = profile.label_sets
    units = len(profile.target.columns)
    entropy = 0.0 if sets is None else sets.mean_entropy
    soft = f"each row is a distribution over {units} classes (mean entropy {entropy:.3f} nats)"
    return Plan(
        units=units,
        choices=(
            Choice(
                loss="kl_divergence",
                activation="softmax",
                elicits="probabilities",
                reasons=(f"{soft}: KL is 0 when the model matches it",),
                cautions=("PyTorch's KLDivLoss wants log-probabilities and reduction='batchmean'",),
            ),
            Choice(
                loss="categorical_crossentropy",
                activation="softmax",
                elicits="probabilities",
                reasons=("same gradient as KL: it only adds the labels' entropy",),
                cautions=(f"its floor is {entropy:.3f}, not 0",),
            ),
        ),
    )
