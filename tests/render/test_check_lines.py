import pytest

from actloss.render.check_lines import render
from actloss.render.checks import View
from checks import CHECKS


def test_each_finding_is_one_line_with_its_place() -> None:
    lines = render(CHECKS["failing"](), View()).splitlines()
    findings = CHECKS["failing"]().findings

    assert len(lines) == len(findings)
    assert all(finding.message in line for finding, line in zip(findings, lines, strict=True))


def test_nothing_is_written_where_nothing_is_found() -> None:
    assert render(CHECKS["clean"](), View()) == ""


@pytest.mark.parametrize("name", sorted(CHECKS))
def test_whatever_was_found_no_line_breaks_and_no_control_sign_is_left(name: str) -> None:
    text = render(CHECKS[name](), View())

    assert all(line.isprintable() for line in text.split("\n"))


def test_no_line_is_a_runners_command() -> None:
    assert not any(line.lstrip().startswith("::") for line in render(CHECKS["hostile"](), View()).splitlines())
