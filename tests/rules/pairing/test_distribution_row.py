from actloss.finding import Severity
from actloss.rules import Status
from profiles import Cells, found, judged

KL = "kl_divergence"


def test_a_row_off_its_sum_is_found() -> None:
    columns: dict[str, Cells] = {"a": [0.25, 0.5, 0.75], "b": [0.75, 0.3, 0.25]}
    finding = found("AL407", columns, layout="distribution", loss=KL)

    assert finding.message == (
        "1 of 3 rows of 'a' and 'b' does not sum to 1, in row 2, but kl_divergence takes distributions over the "
        "classes; some libraries say nothing: a cross-entropy from soft labels counts some rows more than others"
    )
    assert (finding.severity, finding.column, finding.row, finding.count) == (Severity.ERROR, "a", 2, 1)
    assert finding.fix == "y = y / y.sum(axis=1, keepdims=True)"


def test_several_rows_are_plural() -> None:
    columns: dict[str, Cells] = {"a": [0.25, 0.5, 0.75], "b": [0.75, 0.3, 0.5]}

    assert found("AL407", columns, layout="distribution", loss=KL).message.startswith(
        "2 of 3 rows of 'a' and 'b' do not sum to 1, the first in row 2, but"
    )


def test_half_a_unit_of_the_last_decimal_a_class_is_rounding_and_more_is_not() -> None:
    def rows(last: float) -> dict[str, Cells]:
        return {"a": [0.33, 1.0], "b": [0.33, 0.0], "c": [last, 0.0]}

    assert judged("AL407", rows(0.33), layout="distribution", loss=KL).status is Status.PASSED
    assert judged("AL407", rows(0.35), layout="distribution", loss=KL).status is Status.PASSED
    assert judged("AL407", rows(0.32), layout="distribution", loss=KL).status is Status.FINDING
    assert judged("AL407", rows(0.36), layout="distribution", loss=KL).status is Status.FINDING


def test_incomplete_rows_are_not_judged() -> None:
    columns: dict[str, Cells] = {"a": [0.25, None], "b": [0.75, 0.3]}

    assert judged("AL407", columns, layout="distribution", loss=KL).status is Status.PASSED


def test_losses_of_single_labels_need_no_sum() -> None:
    columns: dict[str, Cells] = {"a": [0.25, 0.5], "b": [0.75, 0.3]}

    assert judged("AL407", columns, layout="distribution").reason == "no loss was given"
    assert judged("AL407", columns, layout="distribution", loss="bce").reason == "the loss is binary_crossentropy"
    assert judged("AL407", [0, 1, 2] * 9, loss=KL).reason == "the layout is single"
