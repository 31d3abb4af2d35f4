"""Evidence from class names: text labels."""

from actloss.escape import quoted
from actloss.profile import Profile
from actloss.task.evidence import Evidence
from actloss.task.facts import Kind
from actloss.task.usable import merged_count


def class_evidence(profile: Profile) -> list[Evidence]:
    """Return what a column of text says: two classes are binary, more are multi-class."""
    merged = merged_count(profile)
    shown = ", ".join(quoted(entry.name, limit=24) for entry in profile.classes[:4])
    more = ", …" if profile.distinct > 4 else ""
    if merged == 2:
        return [Evidence(f"2 different labels that are text: {shown}{more}", {Kind.BINARY: 6.0})]
    per_class = profile.labelled / max(merged, 1)
    found = [Evidence(f"{merged:,} different labels that are text: {shown}{more}", {Kind.MULTICLASS: 5.0})]
    if per_class < 2:
        few = f"only {per_class:.1f} rows a class: identifiers or free text look like this too"
        found.append(Evidence(few, {Kind.MULTICLASS: -2.0}))
    return found
