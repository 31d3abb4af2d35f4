"""Where the reports of a check go: one to standard output, any number to files, one to GitHub's summary."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import actloss
from actloss.cli.folder import repository_of, working_folder
from actloss.cli.output import checked
from actloss.cli.terminal import Color, screen, show
from actloss.errors import ActlossError, OptionError
from actloss.escape import quoted, visible, whole
from actloss.forms import CheckFormat
from actloss.render.checks import CHECK_RENDERERS, STATISTICS_RENDERERS, View
from actloss.spelling import joined, near_names
from actloss.writing import write_whole

if TYPE_CHECKING:  # a check's module loads numpy, which `--help` has to do without
    from actloss.checked import CheckReport

SUMMARY = "GITHUB_STEP_SUMMARY"
"""The variable in which GitHub's runners name the file for a step's summary."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Destinations:
    """The reports that are wanted of one check."""

    shown: CheckFormat | None
    """What goes to standard output; None where its place was taken by a file."""
    files: tuple[tuple[CheckFormat, Path], ...] = ()
    summary: Path | None = None


def destinations_of(
    outputs: Sequence[str], form: CheckFormat, tables: Sequence[str], *, summary: bool = False, taken: bool = False
) -> Destinations:
    """Return where reports go, before any work is done for them.

    Args:
        outputs: The values of ``--output``: ``FORMAT=FILE``, or a ``FILE`` for the report in ``form``.
        form: What ``--format`` says.
        tables: The files that are read, which must not be overwritten.
        summary: Whether GitHub's summary is wanted.
        taken: Whether something else is written to standard output in the report's place.

    Raises:
        OptionError: A report cannot be written there, or two would be written to the same place.
    """
    shown: CheckFormat | None = None if taken else form
    files: dict[Path, CheckFormat] = {}
    for output in outputs:
        wanted, file = _named(output)
        if file == "-":
            if taken:
                raise OptionError("standard output is taken already, --output wants a report there; name a file")
            shown, taken = wanted or form, True
            continue
        path = checked(file, tables)
        if path in files:
            raise OptionError(f"--output names {whole(file)} for two reports; give each a file of its own")
        files[path] = wanted or form
        if wanted is None and not taken:
            shown = None
    return Destinations(
        shown=shown,
        files=tuple((wanted, path) for path, wanted in files.items()),
        summary=_summary() if summary else None,
    )


def _named(output: str) -> tuple[CheckFormat | None, str]:
    """Return the form and the file that a value of ``--output`` names; a form in any case, None where it names none.

    Raises:
        OptionError: What stands before the sign is no form, or there is no file; or only a form's name, which is no
            file that anybody means.
    """
    before, equals, file = output.partition("=")
    name = before.casefold()
    known = name in list(CheckFormat)
    if not equals:
        if known:
            raise OptionError(
                f"--output needs a file, found the format {name} alone; write {name}=FILE, or ./{output} for a"
                " file of that name"
            )
        return None, output
    if known:
        if not file:
            raise OptionError(f"--output needs a file after {name}=, found none; write {name}=FILE")
        return CheckFormat(name), file
    # A word before the first sign is meant as a form, unless there is a folder such as `run=3`.
    if before.isalnum() and not ("=" in str(Path(output).parent) and Path(output).parent.is_dir()):
        near = next(iter(near_names(name, list(CheckFormat), alike=0.5)), None)
        advice = f"did you mean {near}={visible(file)}" if near else f"choose from {joined(list(CheckFormat))}"
        raise OptionError(
            f"--output knows no format {quoted(before)}: {advice}; for a file of that name write ./{visible(output)}"
        )
    return None, output


def _summary() -> Path:
    file = os.environ.get(SUMMARY)
    if not file:
        raise OptionError(f"--github-summary needs the variable {SUMMARY}, which GitHub's runners set; found none")
    return Path(file)


def check_statistics(destinations: Destinations) -> None:
    """Hold that what goes to standard output has a form with figures.

    Raises:
        OptionError: It has none.
    """
    if destinations.shown not in STATISTICS_RENDERERS:
        forms = joined(list(STATISTICS_RENDERERS), "or")
        raise OptionError(
            f"--statistics is a report on standard output as {forms}; choose that --format, and no FILE for it"
        )


def check_diff(form: CheckFormat | None, destinations: Destinations) -> None:
    """Hold that a report that was asked for has a place beside the one that a diff takes.

    Args:
        form: What ``--format`` says; None where it was left out.
        destinations: Where reports go.

    Raises:
        OptionError: It would be written nowhere.
    """
    if form in (None, CheckFormat.TEXT) or any(wanted is form for wanted, _ in destinations.files):
        return
    raise OptionError(
        f"--diff takes standard output, and --format {form} wants a report there; write it with -o {form}=FILE"
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Looks:
    """How reports look."""

    color: Color = Color.AUTO
    quiet: bool = False
    verbose: bool = False
    statistics: bool = False
    stdin: str | None = None
    """What standard input is called."""


def deliver_all(report: "CheckReport", destinations: Destinations, looks: Looks) -> None:
    """Write every report that was wanted; the one on standard output last.

    Raises:
        ActlossError: One of them cannot be written.
    """
    for form, path in destinations.files:
        write_whole(path, _rendered(report, form, looks, to_file=True))
    if destinations.summary is not None:
        _append(destinations.summary, report, _view(looks, to_file=True))
    shown = destinations.shown
    if shown is not None and looks.statistics:
        show(STATISTICS_RENDERERS[shown](report, _view(looks, to_file=False)))
    elif shown is not None:
        show(_rendered(report, shown, looks, to_file=False))


def _rendered(report: "CheckReport", form: CheckFormat, looks: Looks, *, to_file: bool) -> str:
    view = _view(looks, to_file=to_file)
    if looks.quiet and form is CheckFormat.TEXT:
        from actloss.render import check_lines  # noqa: PLC0415 - loads numpy, as every report does

        return check_lines.render(report, view)
    return CHECK_RENDERERS[form](report, view)


def _view(looks: Looks, *, to_file: bool) -> View:
    working = working_folder()
    return View(
        screen=screen(looks.color, to_file=to_file),
        verbose=looks.verbose,
        stdin=looks.stdin or "stdin",
        folder=str(repository_of(working)),
        working=str(working),
        version=actloss.__version__,
    )


def _append(path: Path, report: "CheckReport", view: View) -> None:
    from actloss.render import check_summary  # noqa: PLC0415 - loads numpy, as every report does

    try:
        with path.open("a+b") as file:
            size = file.seek(0, os.SEEK_END)
            # Whoever wrote there before may have left a line without its end.
            file.seek(max(0, size - 1))
            apart = b"" if file.read() in {b"", b"\n"} else b"\n"
            text = check_summary.render(report, view, check_summary.LIMIT - size - len(apart))
            if text:
                file.write(apart + text.encode(errors="backslashreplace"))
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise ActlossError(f"cannot append the summary to {whole(str(path))}: {visible(reason)}") from error
