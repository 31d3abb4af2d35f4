from collections.abc import Callable
from dataclasses import replace

import pytest
from rich.cells import cell_len

from actloss.render import text
from actloss.render.answer import quiet
from actloss.render.outline import document
from actloss.report import Report
from actloss.target import Layout, Unvaried
from actloss.task import Kind, Task
from profiles import profile_of
from reports import REPORTS
from reports.parts import PLAIN, report_of

EXAMPLES = pytest.mark.parametrize("example", REPORTS.values(), ids=REPORTS)
MULTICLASS = Task(kind=Kind.MULTICLASS, traits=frozenset(), confidence=1.0, evidence=(), alternatives=())


def drawn(report: Report, width: int = 80) -> str:
    return text.render(document(report), width=width, colour=False)


@pytest.mark.parametrize("width", [80, 120])
@pytest.mark.parametrize("name", REPORTS)
def test_text_looks_as_it_did(name: str, width: int, snapshot: Callable[[str, str], None]) -> None:
    snapshot(f"{name}-{width}.txt", drawn(REPORTS[name](), width))


def test_colours_look_as_they_did(snapshot: Callable[[str, str], None]) -> None:
    snapshot("regression-colour.txt", text.render(document(REPORTS["regression"]()), width=80, colour=True))


@EXAMPLES
@pytest.mark.parametrize("width", [60, 80, 100, 120])
def test_no_line_is_wider_than_the_terminal(example: Callable[[], Report], width: int) -> None:
    assert [line for line in drawn(example(), width).splitlines() if cell_len(line) > width] == []


def test_prose_is_no_wider_than_can_be_read_and_no_narrower_than_can_be_drawn() -> None:
    report = REPORTS["regression"]()

    assert drawn(report, 120) == drawn(report, 500)
    assert drawn(report, 40) == drawn(report, 1)


@pytest.mark.parametrize("colour", [False, True])
def test_the_environment_changes_nothing(*, colour: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    report = REPORTS["regression"]()
    for name in ("FORCE_COLOR", "NO_COLOR", "COLUMNS", "TTY_COMPATIBLE", "TERM"):
        monkeypatch.delenv(name, raising=False)
    before = text.render(document(report), width=80, colour=colour)
    environment = {"FORCE_COLOR": "1", "NO_COLOR": "1", "COLUMNS": "33", "TTY_COMPATIBLE": "0", "TERM": "dumb"}
    for name, value in environment.items():
        monkeypatch.setenv(name, value)

    assert before == text.render(document(report), width=80, colour=colour)


def test_colour_is_not_the_only_sign_of_anything() -> None:
    report = REPORTS["regression"]()
    coloured = text.render(document(report), width=80, colour=True)

    assert "\x1b[1;31mAL201 error\x1b[0m" in coloured
    assert "AL201 error" in drawn(report)


def test_the_answer_stands_in_the_first_lines() -> None:
    first = "\n".join(drawn(REPORTS["regression"]()).splitlines()[:12])

    for part in ("'price'", "regression", "1 unit, linear", "huber(delta=14.87)", "33.42", "beat this"):
        assert part in first


def test_close_readings_name_the_flag_that_decides() -> None:
    output = drawn(REPORTS["unsure"](), 120)

    assert "settle it with --task regression or --task multiclass" in output
    assert "settle it with --target NAMES" in output


@pytest.mark.parametrize(("leads", "role"), [(True, "the"), (False, "a likely")])
def test_a_column_that_may_have_lost_its_values_is_named_with_its_flag(leads: bool, role: str) -> None:  # noqa: FBT001 - a case
    report = REPORTS["regression"]()
    lost = Unvaried(column="sold", position=4, leads=leads, reason="holds one value only")
    found = replace(report.target, given=False, confidence=0.9, unvaried=lost)
    output = drawn(replace(report, target=found), 120)

    assert f"it holds one value only; with two it would be {role} label" in output
    assert "--target sold" in output
    assert ("'sold' would be the label, but it holds one value only: were other values lost?" in output) is leads


def test_a_flag_can_be_pasted_into_a_shell() -> None:
    report = REPORTS["regression"]()
    assert report.target.runner_up is not None
    target = replace(report.target, runner_up=replace(report.target.runner_up, columns=("$(rm -rf ~) it's",)))

    assert """--target '$(rm -rf ~) it'"'"'s'""" in drawn(replace(report, target=target), 120)


def test_findings_stand_worst_first() -> None:
    output = drawn(REPORTS["regression"]())

    assert output.index("AL201 error") < output.index("AL303 warning") < output.index("AL105 note")


def test_wide_signs_keep_the_columns_straight() -> None:
    profile = profile_of(["日本語"] * 3 + ["e\u0301te\u0301"] * 2 + ["plain"])
    lines = drawn(report_of(profile, MULTICLASS, PLAIN)).splitlines()
    start = next(number for number, line in enumerate(lines) if line.lstrip().startswith("class "))

    assert len({cell_len(line) for line in lines[start : start + 4]}) == 1


def test_a_long_name_gives_way_to_the_numbers() -> None:
    outputs = {"a_long_name_of_an_output": [1e-9, 2.5e12], "b": [1.0, 2.0]}
    task = Task(kind=Kind.REGRESSION, traits=frozenset(), confidence=1.0, evidence=(), alternatives=())
    output = drawn(report_of(profile_of(outputs, layout=Layout.SEVERAL_OUTPUTS), task, replace(PLAIN, units=2)), 60)

    assert "a_long_na…    1e-09" in output
    assert "1,250,000,000,000" in output


def test_quiet_prints_the_answer_as_the_json_form_has_it() -> None:
    answer = "task: binary\nactivation: sigmoid\nunits: 1\nloss: binary_crossentropy\nloss_params: pos_weight=9.0\n"
    expected = "target: churned\n" + answer

    assert expected == quiet(REPORTS["binary"]())


def test_quiet_says_when_there_are_no_parameters_and_lists_those_with_several_values() -> None:
    report = REPORTS["binary"]()
    weights = replace(PLAIN, loss_params={"class_weight": (0.1, 2.0), "delta": 1.345})

    assert quiet(replace(report, advice=PLAIN)).endswith("loss_params: none\n")
    assert quiet(replace(report, advice=weights)).endswith("loss_params: class_weight=0.1,2.0 delta=1.345\n")
