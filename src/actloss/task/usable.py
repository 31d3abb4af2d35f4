"""Labels that nothing can be learnt from: an answer too, and a clear one."""

from actloss.errors import LabelError
from actloss.escape import quoted
from actloss.profile import Profile
from actloss.profile.classes import MOST_CLASSES
from actloss.target import Layout

FEWEST_FOR_IDENTIFIER = 20
"""Up to this many rows, values that are all different are nothing unusual (scikit-learn draws the same line)."""
FREE_TEXT_WORDS = 3.0
DATE_SHARE = 0.9
IDENTIFIER_SHARE = 0.9


def merged_count(profile: Profile) -> int:
    """Return the number of classes once spellings that differ only in case or blanks count as one."""
    return profile.distinct - sum(len(group) - 1 for group in profile.variants)


def ensure_usable(profile: Profile) -> None:
    """Raise a `LabelError` for labels that are all missing, constant, dates, free text, identifiers or too many."""
    names = ", ".join(quoted(name, limit=40) for name in profile.target.columns[:3])
    more = len(profile.target.columns) - 3
    label = f"label {names}" + (f" and {more} more" if more > 0 else "")
    if profile.rows == 0:
        raise LabelError(f"{label}: the table has a header but no data rows")
    problem = _sets_problem(profile) if profile.label_sets or profile.outputs else _single_problem(profile)
    if problem:
        raise LabelError(f"{label} {problem}; name another column with --target")


def _sets_problem(profile: Profile) -> str | None:
    if profile.outputs:
        if len(profile.outputs) < len(profile.target.columns):
            return "hold no number in one of the columns"
        return "never vary" if all(output.distinct < 2 for output in profile.outputs) else None
    sets = profile.label_sets
    if sets is None or not any(sets.known):
        return f"hold no label in any of {profile.rows:,} rows"
    if profile.target.layout is Layout.DISTRIBUTION:
        return None
    constant = all(count in (0, known) for count, known in zip(sets.counts, sets.known, strict=True))
    return "never vary: every row has the same labels" if constant else None


def _single_problem(profile: Profile) -> str | None:
    if profile.labelled == 0:
        return f"is missing in all {profile.rows:,} rows"
    if merged_count(profile) == 1:
        only = profile.classes[0].name if profile.classes else "the same value"
        return f"is constant: all {profile.labelled:,} labelled rows hold {quoted(only)}, so there is nothing to learn"
    if profile.numeric is not None and profile.numeric.count > profile.off_type.count:
        return None
    if profile.dates >= DATE_SHARE * profile.distinct:
        return f"holds dates or times ({profile.distinct:,} different), which are neither classes nor a quantity"
    return None if profile.labelled <= FEWEST_FOR_IDENTIFIER else _text_problem(profile)


def _text_problem(profile: Profile) -> str | None:
    unique = profile.distinct / profile.labelled
    if profile.mean_words > FREE_TEXT_WORDS and unique > 0.5:
        return f"holds free text: {profile.distinct:,} different texts of {profile.mean_words:.0f} words on average"
    if unique >= IDENTIFIER_SHARE:
        return f"is an identifier: {profile.distinct:,} different texts in {profile.labelled:,} labelled rows"
    if profile.distinct <= MOST_CLASSES:
        return None
    texts = f"{profile.distinct:,} different texts in {profile.labelled:,} labelled rows"
    return f"holds {texts}, and classes can be at most {MOST_CLASSES:,}"
