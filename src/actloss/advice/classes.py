"""What binary and multi-class advice share: classes in training order, their counts and weights."""

from collections.abc import Sequence
from dataclasses import replace

from actloss.advice.choice import Choice
from actloss.advice.facts import Transform
from actloss.advice.transforms import binary_transform, class_groups, positive_first
from actloss.escape import quoted
from actloss.profile import ClassCount, Encoding, Profile

CALIBRATION = (
    "weights shift the predicted probabilities towards the rare class: right for decisions at 0.5, wrong as"
    " probabilities (van den Goorbergh et al., 2022); train without weights and move the threshold if you need them"
)


def class_counts(profile: Profile) -> tuple[int, ...]:
    """Return rows per class in training order, spellings of one class added up."""
    if profile.label_sets is not None:
        return profile.label_sets.counts
    return tuple(sum(entry.count for entry in group) for group in class_groups(profile))


def binary_counts(profile: Profile) -> tuple[int, int]:
    """Return rows of the negative and of the positive class."""
    negative, positive, _ = binary_sides(profile)
    return negative, positive


def class_weights(counts: Sequence[int]) -> tuple[float, ...]:
    """Return n / (C · n_c), which makes every class count the same (scikit-learn's "balanced")."""
    total = sum(counts)
    return tuple(float(f"{total / (len(counts) * count):.6g}") if count else 1.0 for count in counts)


def binary_sides(profile: Profile) -> tuple[int, int, Transform | None]:
    """Return rows of the negative and of the positive class, and how the labels become 0 and 1."""
    if profile.label_sets is not None:
        # Two one-hot columns: the second is the positive class.
        counts = profile.label_sets.counts
        name = quoted(profile.label_sets.names[1], limit=40)
        return counts[0], counts[1], Transform(kind="index", description=f"keep only column {name} as 0/1")
    groups = class_groups(profile)
    positive, why = positive_first(groups)
    counts = tuple(_rows(group) for group in groups)
    return counts[1 - positive], counts[positive], binary_transform(profile, groups, positive, why)


def signed_transform(profile: Profile) -> Transform | None:
    """Return how two classes become -1 and +1, as margin losses take them; None where they are already."""
    if profile.encoding is Encoding.PLUS_MINUS:
        return None
    _, _, to_zero_one = binary_sides(profile)
    if to_zero_one is None or not to_zero_one.mapping:
        first = f"{to_zero_one.description}, then " if to_zero_one else ""
        return Transform(kind="recode", description=f"{first}recode 0 → -1 and 1 → +1: 2 y - 1")
    mapping = tuple((name, 2 * value - 1) for name, value in to_zero_one.mapping)
    shown = ", ".join(f"{quoted(name, limit=40)} → {value:+.0f}" for name, value in mapping[:6])
    return Transform(kind="recode", description=f"recode {shown}", mapping=mapping)


def _rows(group: tuple[ClassCount, ...]) -> int:
    return sum(entry.count for entry in group)


def without_weights(choice: Choice, start: str) -> Choice:
    """Return the same choice as the alternative to a weighted one."""
    return replace(
        choice,
        reasons=("without weights the true probabilities minimise it; move the decision threshold instead", start),
        cautions=("at a threshold of 0.5 the rare class may never be predicted",),
    )
