"""What to do to labels before training: recode, shift, index, one-hot, scale."""

from actloss.advice.facts import Transform
from actloss.escape import quoted
from actloss.profile import ClassCount, Encoding, Profile
from actloss.profile.classes import canonical, spelling_groups
from actloss.task.words import ordered_scale

_POSITIVE = frozenset(
    """
    1 yes y true t positive pos + +1 present case event success pass passed win won good accept accepted approved
    malignant sick ill disease diseased abnormal fraud spam churn churned default died dead survived survive alive
    bad fail failed failure attack anomaly anomalous defective toxic hit on active bought purchased relapse infected
    """.split()
)
_NEGATIVE = frozenset(
    """
    0 no n false f negative neg - -1 absent control none normal healthy benign ham ok off inactive legitimate
    """.split()
)


def class_groups(profile: Profile) -> tuple[tuple[ClassCount, ...], ...]:
    """Return the classes in training order, spellings of one class together.

    Numbers ascend; text of a known scale stands in the scale's order, other text in the order of its characters.
    """
    ordered = list(spelling_groups(profile.classes))
    scale = ordered_scale([group[0].name for group in ordered]) if len(ordered) > 2 else None
    if scale:
        ordered.sort(key=lambda group: scale.index(group[0].name))
    return tuple(ordered)


def positive_first(groups: tuple[tuple[ClassCount, ...], ...]) -> tuple[int, str]:
    """Return which of two classes is the positive one, and why."""
    if all(entry.value is not None for group in groups for entry in group):
        return 1, "the larger number"
    meanings = [_meaning(group[0].name) for group in groups]
    if meanings[0] != meanings[1]:
        positive = 0 if meanings[0] > meanings[1] else 1
        return positive, f"{quoted(groups[positive][0].name, limit=40)} reads as the positive of the two"
    return 1, "second in the order of their characters; swap the two if the other one is what you want to detect"


def _meaning(name: str) -> int:
    word = canonical(name)
    if word in _POSITIVE:
        return 1
    return -1 if word in _NEGATIVE or word.startswith(("no ", "not ", "non", "un")) else 0


def binary_transform(
    profile: Profile, groups: tuple[tuple[ClassCount, ...], ...], positive: int, why: str
) -> Transform | None:
    """Return how two classes become 0 and 1, or None when they are already."""
    if profile.encoding is Encoding.ZERO_ONE:
        return None
    mapping = tuple((entry.name, float(index == positive)) for index, group in enumerate(groups) for entry in group)
    shown = ", ".join(f"{quoted(name, limit=40)} → {value:.0f}" for name, value in mapping[:6])
    if profile.encoding is Encoding.PLUS_MINUS:
        return Transform(kind="recode", description="recode -1 → 0 and +1 → 1: y = (y + 1) / 2", mapping=mapping)
    return Transform(kind="recode", description=f"recode {shown} (positive: {why})", mapping=mapping)


def index_transform(profile: Profile, groups: tuple[tuple[ClassCount, ...], ...]) -> Transform | None:
    """Return how classes become the indices 0..C-1, or None when they are already."""
    mapping = tuple((entry.name, float(index)) for index, group in enumerate(groups) for entry in group)
    last = len(groups) - 1
    match profile.encoding:
        case Encoding.ZERO_BASED | Encoding.ZERO_ONE:
            return None
        case Encoding.ONE_BASED:
            return Transform(
                kind="shift", description=f"subtract 1: classes 1..{last + 1} → 0..{last}", mapping=mapping
            )
        case Encoding.GAPS | Encoding.INTEGERS | Encoding.PLUS_MINUS:
            what = "renumber the class codes without gaps"
        case _:
            what = "number the classes in this order"
    shown = ", ".join(f"{quoted(name, limit=24)} → {value:.0f}" for name, value in mapping[:4])
    dots = ", …" if len(mapping) > 4 else ""
    return Transform(kind="index", description=f"{what}, 0..{last}: {shown}{dots}; save the mapping", mapping=mapping)
