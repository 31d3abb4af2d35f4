import ast
from collections.abc import Callable
from pathlib import Path

import pytest

import actloss.render
from actloss.render import RENDERERS, Format, Screen
from actloss.render.guard import guarded
from actloss.report import Report
from outputs import ANSI_STYLE, RAW, commands
from reports import HOSTILE, REPORTS

FOLDER = Path(actloss.render.__file__).parent
EXAMPLES = pytest.mark.parametrize("example", REPORTS.values(), ids=REPORTS)
FORMATS = pytest.mark.parametrize("form", Format)


def test_every_format_has_a_renderer_and_a_file() -> None:
    assert set(RENDERERS) == set(Format)
    assert {f"{form.value}.py" for form in Format} <= {path.name for path in FOLDER.iterdir()}


def test_only_the_text_renderer_imports_rich() -> None:
    def libraries(path: Path) -> set[str]:
        nodes = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        return {str(node.module).split(".")[0] for node in nodes if isinstance(node, ast.ImportFrom)}

    assert [path.name for path in FOLDER.glob("*.py") if "rich" in libraries(path)] == ["text.py"]


@FORMATS
@EXAMPLES
@pytest.mark.parametrize("colour", [False, True])
def test_nothing_raw_reaches_the_terminal(example: Callable[[], Report], form: Format, *, colour: bool) -> None:
    output = ANSI_STYLE.sub("", RENDERERS[form](example(), Screen(colour=colour)))

    assert RAW.findall(output) == []
    output.encode("utf-8")


@FORMATS
@pytest.mark.parametrize("width", [40, 57, 80, 120])
def test_no_line_is_a_command_to_a_runner(form: Format, width: int) -> None:
    output = RENDERERS[form](REPORTS["hostile"](), Screen(width=width))

    assert commands(output) == []


@FORMATS
@EXAMPLES
@pytest.mark.parametrize("colour", [False, True])
def test_lines_end_without_blanks_and_the_last_one_ends(
    example: Callable[[], Report], form: Format, *, colour: bool
) -> None:
    output = ANSI_STYLE.sub("", RENDERERS[form](example(), Screen(colour=colour)))

    assert [line for line in output.split("\n") if line != line.rstrip()] == []
    assert output.endswith("\n")
    assert not output.endswith("\n\n")


@FORMATS
def test_markup_in_the_data_stays_text(form: Format) -> None:
    output = RENDERERS[form](REPORTS["hostile"](), Screen(colour=True))

    assert "\x1b]8" not in output
    assert "x[link=file" in output.replace("\\", "")


@FORMATS
def test_every_hostile_text_is_still_to_be_seen(form: Format) -> None:
    output = RENDERERS[form](REPORTS["hostile"](), Screen(width=120))

    assert len(HOSTILE) == 15
    assert "pwn" in output
    assert "stop-commands" in output
    assert "gnp" in output


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("::error::x", ": :error::x"),
        ("a\n \t::error::x", "a\n \t: :error::x"),
        ("\x1b[1m  \x1b[2m::error::x", "\x1b[1m  \x1b[2m: :error::x"),
        ("std::vector", "std::vector"),
        ("##[group]", "# #[group]"),
        ("a ##vso[x]", "a # #vso[x]"),
        ("## Why", "## Why"),
    ],
)
def test_runner_commands_are_broken(text: str, expected: str) -> None:
    assert expected == guarded(text)
