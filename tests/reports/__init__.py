"""Hand-made reports that every renderer is shown.

The profiles are measured, task, findings and advice are written out: a better rule or ladder must not touch a snapshot
of how reports look.
"""

from collections.abc import Callable, Mapping

from actloss.report import Report
from reports import hostile, prices, small
from reports.hostile import HOSTILE

__all__ = ["HOSTILE", "REPORTS"]

REPORTS: Mapping[str, Callable[[], Report]] = {
    "regression": prices.regression,
    "binary": small.binary,
    "unsure": small.unsure,
    "multilabel": small.multilabel,
    "distribution": small.distribution,
    "several-outputs": small.several_outputs,
    "counts": small.counts,
    "many-classes": small.many_classes,
    "hostile": hostile.hostile,
}
