from actloss.finding import Severity
from actloss.rules import Status
from actloss.target import Layout
from profiles import Cells, outcome, profile_of


def indicators(**last: float | None) -> dict[str, Cells]:
    """Return three indicator columns with one 1 a row, and another row."""
    columns = {"cat": [1, 0, 0] * 30, "dog": [0, 1, 0] * 30, "bird": [0, 0, 1] * 30}
    return {name: [*cells, last[name]] if last else cells for name, cells in columns.items()}


def test_exactly_one_label_in_each_row_is_noted() -> None:
    finding = outcome("AL309", profile_of(indicators()), "multilabel").finding

    assert finding is not None
    assert finding.message == (
        "each of 90 labelled rows has exactly one of the 3 labels in 'cat', 'dog' and 'bird', as if they excluded "
        "one another"
    )
    assert finding.fix == (
        "if one label excludes the others, declare --task multiclass: softmax and categorical_crossentropy"
    )
    assert (finding.severity, finding.column, finding.row, finding.count) == (Severity.NOTE, None, None, 90)


def test_one_row_with_none_or_two_passes() -> None:
    none, two = indicators(cat=0, dog=0, bird=0), indicators(cat=1, dog=0, bird=1)

    assert outcome("AL309", profile_of(none), "multilabel").status is Status.PASSED
    assert outcome("AL309", profile_of(two), "multilabel").status is Status.PASSED


def test_a_row_that_nobody_labelled_does_not_count() -> None:
    finding = outcome("AL309", profile_of(indicators(cat=None, dog=None, bird=None)), "multilabel").finding

    assert finding is not None
    assert finding.message.startswith("each of 90 labelled rows")


def test_lists_of_one_label_are_told_by_their_column() -> None:
    finding = outcome("AL309", profile_of(["a", "b", "c"] * 30, name="tags", separator="|")).finding

    assert finding is not None
    assert finding.message.startswith("each of 90 labelled rows has exactly one of the 3 labels in 'tags'")
    assert finding.column == "tags"


def test_columns_without_any_label_have_no_row_with_one() -> None:
    columns: dict[str, Cells] = {"a": [None] * 20, "b": [None] * 20}

    assert outcome("AL309", profile_of(columns), "multilabel").status is Status.PASSED


def test_what_is_multiclass_already_is_not_told_so() -> None:
    profile = profile_of(indicators(), layout=Layout.ONE_HOT)

    assert outcome("AL309", profile).reason == "the task is multiclass"
