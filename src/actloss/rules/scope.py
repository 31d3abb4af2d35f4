"""Which profiles a rule has something to look at: each function returns why not, or None."""

from actloss.profile.facts import NumericSummary, Profile
from actloss.rules.case import Case
from actloss.target import Layout
from actloss.task import Kind


def always(_subject: object) -> str | None:
    """Apply everywhere."""
    return None


def labelled(case: Case) -> str | None:
    """Apply where at least one cell holds a label."""
    profile = case.profile
    return None if has_labels(profile) else "no row has a label"


def single_column(case: Case) -> str | None:
    """Apply to a label of one value a row in one column."""
    profile = case.profile
    if profile.target.layout is not Layout.SINGLE:
        return f"the layout is {profile.target.layout.value}"
    return labelled(case)


def counted_classes(case: Case) -> str | None:
    """Apply where the task has classes, or labels, whose rows can be counted."""
    profile, task = case.profile, case.task
    if task is None:
        return "the labels allow no task"
    if task.kind is Kind.REGRESSION:
        return "the task is regression"
    facts = profile.label_sets
    if facts is not None and facts.coding == "probabilities":
        return "probabilities spread every row over all classes"
    if facts is None and not profile.classes:
        return f"{profile.distinct:,} distinct values are too many to count as classes"
    return None


def quantities(case: Case) -> str | None:
    """Apply where the task is regression on numbers."""
    profile, task = case.profile, case.task
    if task is None:
        return "the labels allow no task"
    if task.kind is not Kind.REGRESSION:
        return f"the task is {task.kind.value}"
    return None if profile.numeric or profile.outputs else "the label holds no number"


def label_sets(case: Case) -> str | None:
    """Apply where a row can have several labels."""
    profile, task = case.profile, case.task
    if task is None:
        return "the labels allow no task"
    if task.kind is not Kind.MULTILABEL:
        return f"the task is {task.kind.value}"
    facts = profile.label_sets
    if facts is None:
        return "the label holds one value a row"
    return "the labels are probabilities" if facts.coding == "probabilities" else None


def summaries(profile: Profile) -> tuple[tuple[str, NumericSummary], ...]:
    """Return each numeric label column's name and statistics; one column, or several outputs."""
    known = (profile.numeric,) if profile.numeric else profile.outputs
    return tuple(zip(profile.target.columns, known, strict=True))


def compared_rows(case: Case) -> str | None:
    """Apply where rows with a label were compared in at least one column beside it."""
    twins = case.twins
    if twins is None:
        return "rows were not compared"
    if not twins.rows:
        return "no row has a label"
    return None if twins.features else "no column beside the label can be compared"


def has_labels(profile: Profile) -> bool:
    """Return whether any cell holds a label; with several columns, a row need not be complete for that."""
    if profile.label_sets is not None:
        return any(profile.label_sets.known)
    return profile.labelled > 0 or bool(profile.outputs)
