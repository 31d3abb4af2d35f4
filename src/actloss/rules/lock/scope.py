"""What labels are held against: each function returns why there is nothing to compare, or what is compared."""

from actloss.escape import quoted
from actloss.profile.facts import Profile
from actloss.reference import ClassShare, Origin, Reference, class_shares
from actloss.rules.case import Case
from actloss.rules.lock.respelling import respelling
from actloss.rules.scope import has_labels
from actloss.target import Layout
from actloss.task import Kind


def held(case: Case) -> str | None:
    """Apply where there are labels, and something that they are held against."""
    if case.reference is None:
        return "no lock or reference table"
    return None if has_labels(case.profile) else "no row has a label"


def same_classes(case: Case) -> str | None:
    """Apply where classes, or labels of several, can be compared one by one."""
    reason = held(case)
    if reason is not None:
        return reason
    before, profile = before_of(case), case.profile
    if before.kind is Kind.REGRESSION:
        return f"the task in {origin(before)} is regression"
    if not before.classes:
        return f"{origin(before)} has too many classes to list"
    if before.layout is not profile.target.layout:
        return f"the layout is another than in {origin(before)}, which AL607 says"
    if not class_shares(profile):
        return f"{profile.distinct:,} distinct values are too many to count as classes"
    return (
        None
        if respelling(case) is None
        else f"the classes are written in another way than in {origin(before)}, which AL605 says"
    )


def before_of(case: Case) -> Reference:
    """Return what the labels are held against; a ValueError where there is nothing."""
    if case.reference is None:
        raise ValueError("nothing that labels are held against; ask `held` first")
    return case.reference


def origin(reference: Reference) -> str:
    """Return what labels are held against as sentences name it."""
    return "the lock" if reference.origin is Origin.LOCK else f"the reference table {quoted(reference.name)}"


def accept(reference: Reference) -> str:
    """Return how to accept what is new, as a clause that follows "or" or "and"."""
    if reference.origin is Origin.LOCK:
        return "accept it with `actloss check --update-lock`"
    return "name another reference table"


def shares_now(profile: Profile) -> dict[str, ClassShare]:
    """Return the classes or labels by name."""
    return {entry.name: entry for entry in class_shares(profile)}


def holder(profile: Profile, name: str) -> str:
    """Return the column that holds a class: its own where each has one."""
    return profile.target.columns[0] if in_one_column(profile) else name


def of_column(profile: Profile) -> str:
    """Return where the classes stand, for a sentence; nothing where each is a column itself."""
    return f" of {quoted(profile.target.columns[0])}" if in_one_column(profile) else ""


def in_one_column(profile: Profile) -> bool:
    """Return whether the names of the classes are cells, not columns."""
    return profile.target.layout in (Layout.SINGLE, Layout.DELIMITED)
