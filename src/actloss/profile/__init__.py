"""Everything that is known of the labels: the only reader of label values."""

from actloss.profile.build import profile_target
from actloss.profile.facts import (
    ClassCount,
    Encoding,
    LabelSets,
    LogSummary,
    Normality,
    NumericSummary,
    Outliers,
    Profile,
    Values,
)

__all__ = [
    "ClassCount",
    "Encoding",
    "LabelSets",
    "LogSummary",
    "Normality",
    "NumericSummary",
    "Outliers",
    "Profile",
    "Values",
    "profile_target",
]
