from actloss.finding import Severity
from actloss.rules import Status
from actloss.target import Layout
from profiles import Cells, outcome, profile_of

LIVE: Cells = [1, 0, 1, 1] * 30


def test_a_label_that_no_row_has_is_dead() -> None:
    finding = outcome("AL308", profile_of({"sport": LIVE, "war": [0] * 120})).finding

    assert finding is not None
    assert finding.message == "label 'war' is absent from all 120 labelled rows"
    assert finding.fix == "leave 'war' out of the label, or find out which filter removed the rows that differ"
    assert (finding.severity, finding.column, finding.row, finding.count) == (Severity.ERROR, "war", None, 120)


def test_one_row_brings_it_to_life() -> None:
    assert outcome("AL308", profile_of({"sport": LIVE, "war": [0] * 119 + [1]})).status is Status.PASSED
    assert outcome("AL308", profile_of({"sport": LIVE, "war": [1] * 119 + [0]})).status is Status.PASSED


def test_a_label_that_every_row_has_is_dead() -> None:
    finding = outcome("AL308", profile_of({"sport": LIVE, "news": [1] * 120})).finding

    assert finding is not None
    assert finding.message == "label 'news' is present in all 120 labelled rows"


def test_only_known_rows_count() -> None:
    finding = outcome("AL308", profile_of({"sport": LIVE, "war": [0] * 60 + [None] * 60})).finding

    assert finding is not None
    assert finding.message == "label 'war' is absent from all 60 labelled rows"


def test_a_label_that_is_never_known_is_dead() -> None:
    finding = outcome("AL308", profile_of({"sport": LIVE, "war": [None] * 120})).finding

    assert finding is not None
    assert finding.message == "label 'war' is known in no row"
    assert finding.count is None


def test_several_dead_labels_are_one_finding_that_lists_them() -> None:
    columns: dict[str, Cells] = {"a": [0] * 120, "b": LIVE, "c": [1] * 120}
    two = outcome("AL308", profile_of(columns)).finding
    three = outcome("AL308", profile_of({**columns, "d": [0] * 120})).finding

    assert two is not None
    assert two.message == "label 'a' is absent from all 120 labelled rows; 1 more label never varies: 'c'"
    assert three is not None
    assert three.message == "label 'a' is absent from all 120 labelled rows; 2 more labels never vary: 'c' and 'd'"


def test_minus_one_and_one_are_read_alike() -> None:
    columns: dict[str, Cells] = {"a": [-1, 1] * 60, "b": [-1, 1, 1] * 40, "c": [-1] * 120}
    finding = outcome("AL308", profile_of(columns)).finding

    assert finding is not None
    assert finding.message == "label 'c' is absent from all 120 labelled rows"


def test_a_label_in_every_list_is_dead() -> None:
    cells = ["news|sport", "news", "news|film"] * 40
    finding = outcome("AL308", profile_of(cells, name="tags", separator="|")).finding

    assert finding is not None
    assert finding.message == "label 'news' of 'tags' is present in all 120 labelled rows"
    assert finding.column == "tags"


def test_a_hostile_name_stays_one_visible_line() -> None:
    finding = outcome("AL308", profile_of({"ok": LIVE, "::error::\x1b[2J": [0] * 120})).finding

    assert finding is not None
    assert finding.message.isprintable()


def test_other_tasks_have_no_dead_label() -> None:
    one_hot: dict[str, Cells] = {"a": [1, 0] * 60, "b": [0, 1] * 60, "c": [0, 0] * 60}

    assert outcome("AL308", profile_of(["a", "b"] * 20)).reason == "the task is binary"
    assert outcome("AL308", profile_of([None] * 20)).reason == "the labels allow no task"
    assert outcome("AL308", profile_of(one_hot, layout=Layout.ONE_HOT)).reason == "the task is multiclass"
    assert outcome("AL308", profile_of(["a", "b"] * 20), "multilabel").reason == "the label holds one value a row"


def test_probabilities_are_no_labels_to_count() -> None:
    columns: dict[str, Cells] = {"a": [0.25, 0.5] * 60, "b": [0.75, 0.5] * 60}
    profile = profile_of(columns, layout=Layout.DISTRIBUTION)

    assert outcome("AL308", profile, "multilabel").reason == "the labels are probabilities"
