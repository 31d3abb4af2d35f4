"""Classes of index that are known although the table at hand may lack them: a new numbering would move the others."""

from actloss.catalogue import Form
from actloss.profile.classes import number_name
from actloss.profile.facts import Encoding
from actloss.rules.case import Case
from actloss.rules.lock.scope import origin
from actloss.rules.pairing.labels import ignored_label
from actloss.rules.pairing.reading import form_of, framework_of, rows_of_classes
from actloss.rules.wording import several
from actloss.target import Layout
from actloss.task import Kind

_FROM_ZERO = frozenset({Encoding.ZERO_ONE, Encoding.ZERO_BASED})


def indices(case: Case) -> range:
    """Return which class indices the loss takes, as far as outputs, reference and labels tell."""
    count = len(rows_of_classes(case))
    if framework_of(case) == "xgboost":
        # Its classifier counts the classes of the table, and refuses one that lacks some.
        return range(count)
    outputs = _outputs(case)
    if outputs:
        return range(max(count, outputs))
    # A label that the loss skips may have taken an index of its own.
    return range(max(count + takes_an_index(case), _counted_before(case)))


def more_known(case: Case) -> str | None:
    """Return what knows of classes that the table lacks, as sentences name it; None where nothing does."""
    before, skipped = case.reference, ignored_label(case)
    if before is not None and before.kind is not Kind.REGRESSION and before.layout is Layout.SINGLE:
        present = {entry.name for entry in case.profile.classes}
        present |= set() if skipped is None else {number_name(skipped)}
        if {entry.name for entry in before.classes if entry.count} - present:
            return origin(before)
    units = None if case.training is None else case.training.units
    return (
        f"the output with its {several(units, 'unit')}"
        if units and _outputs(case) > len(rows_of_classes(case))
        else None
    )


def takes_an_index(case: Case) -> bool:
    """Return whether the label that the loss skips is one of the classes' own indices."""
    return ignored_label(case) in range(len(rows_of_classes(case)) + 1)


def _outputs(case: Case) -> int:
    """Return how many classes the output has room for; 0 where nobody said."""
    units = None if case.training is None else case.training.units
    # CORAL and CORN have one output for each step between two classes.
    return 0 if units is None else units + (form_of(case) is Form.RANKS)


def _counted_before(case: Case) -> int:
    """Return how many classes there were, where they were numbered from 0; 0 otherwise."""
    before = case.reference
    if before is None or before.encoding not in _FROM_ZERO or before.layout is not Layout.SINGLE:
        return 0
    return sum(1 for entry in before.classes if entry.count)
