from collections.abc import Callable
from dataclasses import replace

import pytest
from rich.cells import cell_len

from actloss.checked import CheckReport
from actloss.drift import Drift
from actloss.render import markdown, text
from actloss.render.blocks import Entry
from actloss.render.check_outline import document
from checks import CHECKS
from checks.parts import CHURN, passed, table_of
from outputs import OURS, elements, html, plain

EXAMPLES = pytest.mark.parametrize("example", CHECKS.values(), ids=CHECKS)
VERBOSE = ["clean", "predictions", "failing"]


def drawn(report: CheckReport, width: int = 80, *, verbose: bool = False) -> str:
    return text.render(document(report, verbose=verbose), width=width, colour=False)


def said(report: CheckReport, tag: str) -> list[str]:
    """Return what stands under a tag, of all tables."""
    blocks = [block for section in document(report, verbose=True).sections for block in section.blocks]
    return [block.text for block in blocks if isinstance(block, Entry) and block.tag == tag]


@pytest.mark.parametrize("width", [80, 120])
@pytest.mark.parametrize("name", CHECKS)
def test_text_looks_as_it_did(name: str, width: int, snapshot: Callable[[str, str], None]) -> None:
    snapshot(f"check-{name}-{width}.txt", drawn(CHECKS[name](), width))


@pytest.mark.parametrize("name", VERBOSE)
def test_verbose_text_looks_as_it_did(name: str, snapshot: Callable[[str, str], None]) -> None:
    snapshot(f"check-{name}-verbose.txt", drawn(CHECKS[name](), verbose=True))


@pytest.mark.parametrize("name", CHECKS)
def test_markdown_looks_as_it_did(name: str, snapshot: Callable[[str, str], None]) -> None:
    snapshot(f"check-{name}.md", markdown.render(document(CHECKS[name](), verbose=False)))


@EXAMPLES
@pytest.mark.parametrize("width", [40, 80, 100, 120])
def test_no_line_is_wider_than_the_terminal(example: Callable[[], CheckReport], width: int) -> None:
    output = drawn(example(), width, verbose=True)

    assert [line for line in output.splitlines() if cell_len(line) > width] == []


@EXAMPLES
def test_the_data_adds_no_element_to_the_page(example: Callable[[], CheckReport]) -> None:
    assert elements(html(markdown.render(document(example(), verbose=True)))) <= OURS


def test_the_reader_of_the_page_sees_the_message_as_it_is() -> None:
    page = plain(html(markdown.render(document(CHECKS["failing"](), verbose=False))))

    assert "AL401 error 45 of 90 labels of 'grade' are not in [0, 1], the first is 2 in row 2; PyTorch says" in page


@EXAMPLES
def test_the_last_line_is_the_verdict(example: Callable[[], CheckReport]) -> None:
    assert " checked" in drawn(example(), 120).splitlines()[-1]


def test_findings_stand_worst_first_and_then_by_code() -> None:
    output = drawn(CHECKS["failing"]())
    order = ["AL201 error", "AL401 error", "AL415 warning", "AL105 note"]

    assert sorted(order, key=output.index) == order


def test_what_found_nothing_is_only_counted() -> None:
    output = drawn(CHECKS["clean"]())

    assert "4 passed, 3 not applicable and 1 skipped" in output
    assert "AL101" not in output


def test_verbose_names_what_found_nothing_and_puts_what_has_the_same_reason_together() -> None:
    assert said(CHECKS["clean"](), "not applicable") == [
        "AL304 heavy-tail, AL306 zero-inflated: the labels are classes",
        "AL601 new-class: no lock or reference table",
    ]
    assert said(CHECKS["clean"](), "skipped") == ["AL106 duplicate-rows: the table has more than 64 MB; select AL106"]


def test_verbose_says_whose_predictions_passed() -> None:
    assert said(CHECKS["predictions"](), "passed") == [
        "AL504 non-finite-prediction (cnn), AL501 not-probabilities (tree), AL504 non-finite-prediction (tree)"
    ]


def test_verbose_says_how_the_table_was_read() -> None:
    table = table_of("a.csv", replace(CHURN, source=replace(CHURN.source, notes=("the delimiter is ';'",))))

    assert said(CheckReport(tables=(table,)), "reading") == ["the delimiter is ';'"]


def test_a_single_table_is_named_in_the_title_and_several_above_what_is_said_of_them() -> None:
    assert drawn(CHECKS["clean"]()).startswith("Check of data/churn.csv\n\n  labels")
    assert drawn(CHECKS["unreadable"]()).startswith("Check of 3 tables\n\ndata/churn.csv\n  labels")


def test_standard_input_has_a_name() -> None:
    assert drawn(CHECKS["predictions"]()).startswith("Check of standard input\n")


def test_columns_of_a_file_without_a_header_are_positions() -> None:
    table = table_of("a.csv", replace(CHURN, source=replace(CHURN.source, header=False)), columns=("3",), source=None)
    headless = replace(table, source=replace(CHURN.source, header=False))

    assert said(CheckReport(tables=(table,)), "labels") == ["'3', binary classification"]
    assert said(CheckReport(tables=(headless,)), "labels") == [
        "column 3 (counted from 0), binary classification, 100 rows"
    ]


def test_labels_that_allow_no_task_have_none() -> None:
    table = replace(table_of("a.csv", CHURN), task=None)

    assert said(CheckReport(tables=(table,)), "labels") == ["'churned', 100 rows"]


def test_without_anything_to_hold_labels_against_the_rules_are_general() -> None:
    table = table_of("a.csv", CHURN, *passed("AL201 missing-label"))

    assert said(CheckReport(tables=(table,)), "held against") == [
        "general rules: no activation, loss, lock or reference table is given"
    ]


def test_the_training_is_told_with_who_gave_it() -> None:
    (training,) = said(CHECKS["clean"](), "held against")

    assert training == (
        "activation sigmoid, loss BCELoss, which is binary_crossentropy, in PyTorch, 1 unit,"
        " the loss takes what the activation returns (as given)"
    )
    assert said(CHECKS["failing"](), "held against")[0].endswith("(as configured)")
    assert said(CHECKS["lock"](), "held against")[0].endswith("weights for 3 classes, label -100 left out (as locked)")
    assert said(CHECKS["reference"](), "held against")[0] == (
        "loss mse, the loss takes logits, 'yes' counts as 1 (as given)"
    )


def test_the_reference_is_told_with_its_size_and_what_it_called_for() -> None:
    assert said(CHECKS["lock"](), "held against")[1] == (
        "the lock's 'data/weather.csv', 'sky', multiclass, 1,204 rows, which called for 3 units, softmax,"
        " sparse_categorical_crossentropy(class_weight=[0.57, 10, 0.87]) (asked for probabilities)"
    )
    assert said(CHECKS["reference"](), "held against")[1] == (
        "the reference table 'train.csv', 'low' and 'high', regression, 5,000 rows"
    )


def test_the_drift_of_classes_is_told_in_four_measures() -> None:
    (drifted,) = said(CHECKS["lock"](), "drift")

    assert drifted == (
        "shares of the classes: Cramér's V 0.7134, PSI 5.302, Jensen-Shannon 0.6275, p = 3.25e-171 (chi-squared);"
        " new: 'fog'; vanished: 'snow'"
    )


def test_of_several_labels_the_one_that_moved_most_is_named() -> None:
    check = CHECKS["lock"]()
    drift = check.tables[0].drift
    assert drift is not None
    assert drift.classes is not None
    moved = Drift(classes=replace(drift.classes, label="fog\x1b", new=(), vanished=()))
    (drifted,) = said(replace(check, tables=(replace(check.tables[0], drift=moved),)), "drift")

    assert drifted.startswith("share of 'fog\\x1b': Cramér's V 0.7134")
    assert drifted.endswith("(chi-squared)")


def test_the_drift_of_numbers_is_told_for_each_column() -> None:
    assert said(CHECKS["reference"](), "drift") == [
        "'low': KS 0.0421, Wasserstein 1.125 (0.09 standard deviations), p = 0.31 (KS)",
        "'high': KS 0.5, Wasserstein 0.5, p = 0 (KS)",
    ]


def test_a_table_that_was_not_checked_says_why() -> None:
    assert said(CHECKS["unreadable"](), "not checked") == [
        "expected a table, found no file 'data/new.csv'; check the path"
    ]
