"""A document for a terminal: the answer first, then what it rests on."""

import io
from collections.abc import Iterator, Sequence

from rich.cells import cell_len, set_cell_size
from rich.console import Console
from rich.text import Text

from actloss.render.blocks import Code, Document, Drawing, Entry, Facts, Grid, Point, Section, Sign, Tone
from actloss.render.guard import guarded

_STYLES = {
    Tone.PLAIN: "bold",
    Tone.ANSWER: "bold cyan",
    Tone.ERROR: "bold red",
    Tone.WARNING: "bold yellow",
    Tone.NOTE: "bold blue",
}
_SIGNS = {Sign.FOR: "green", Sign.AGAINST: "red", Sign.FIX: "bold", Sign.DETAIL: "dim"}

_INDENT = 2
_GAP = 2
_WIDEST_TAG = 22
"""Cells; what is said under a longer tag starts on the next line."""
_WIDEST = 120
"""Cells; longer lines of prose are hard to read, however wide the terminal."""
_NARROWEST = 40
_ROOM = 10
"""Cells that names in a table and text right of something keep, however narrow the terminal."""


def render(document: Document, *, width: int, colour: bool) -> str:
    """Return the document as text of at most ``width`` cells a line; a table or a drawing may need 80 of them.

    Args:
        document: What to show.
        width: Of the terminal in cells; taken as 40 to 120.
        colour: Whether to write ANSI styles.
    """
    console = Console(
        file=io.StringIO(),
        width=min(max(width, _NARROWEST), _WIDEST),
        color_system="standard" if colour else None,
        force_terminal=colour,
        no_color=not colour,
        legacy_windows=False,
        markup=False,
        highlight=False,
        emoji=False,
    )
    with console.capture() as capture:
        for line in _lines(document, console):
            line.rstrip()
            console.print(line, no_wrap=True, overflow="ignore", crop=False)
    return guarded(capture.get())


def _lines(document: Document, console: Console) -> Iterator[Text]:
    yield from _hanging(Text(), Text(document.title, style="bold"), console, indent=0)
    if document.subtitle:
        yield from _hanging(Text(), Text(document.subtitle, style="dim"), console, indent=0)
    for section in document.sections:
        yield Text()
        if section.heading:
            yield from _hanging(Text(), Text(section.heading, style="bold"), console, indent=0)
        yield from _section(section, console)


def _section(section: Section, console: Console) -> Iterator[Text]:
    tags = [cell_len(block.tag) for block in section.blocks if isinstance(block, Entry)]
    column = max((size for size in tags if size <= _WIDEST_TAG), default=0)
    indent = _INDENT + (column + _GAP if any(tags) else 0)
    before = ""
    for block in section.blocks:
        match block:
            case Entry() if section.stacked:
                yield from _stacked(block, console)
            case Entry():
                # A tag is written once for all that follows under it.
                tag = "" if block.tag == before else block.tag
                before = block.tag
                yield from _entry(block, tag, console, indent)
            case Facts():
                yield from _facts(block, console)
            case Code():
                yield from map(Text, block.lines)
            case Drawing():
                yield from (Text(" " * _INDENT + line) for line in block.lines)
            case _:
                yield Text()
                yield from _grid(block, console)


def _entry(entry: Entry, tag: str, console: Console, indent: int) -> Iterator[Text]:
    first = Text(" " * _INDENT)
    name = Text(tag, style=_STYLES[entry.tone])
    if tag and _INDENT + name.cell_len + _GAP > indent:
        yield from _hanging(first, name, console, indent=_INDENT)
    else:
        first.append_text(name)
    # The answer is what the eye should find; a tag's tone is enough for the rest.
    body = Text(entry.text, style="bold" if entry.tone is Tone.ANSWER else "")
    yield from _hanging(first, body, console, indent=indent)
    for point in entry.points:
        yield from _point(point, console, indent)


def _stacked(entry: Entry, console: Console) -> Iterator[Text]:
    body = Text.assemble((entry.tag, _STYLES[entry.tone]), " " * _GAP, entry.text)
    indent = _INDENT
    for line in body.wrap(console, console.width - 2 * _INDENT, overflow="fold"):
        yield Text(" " * indent).append_text(line)
        indent = 2 * _INDENT
    for point in entry.points:
        yield from _point(point, console, 2 * _INDENT)


def _point(point: Point, console: Console, indent: int) -> Iterator[Text]:
    first = Text(" " * indent).append(point.sign.value, style=_SIGNS[point.sign])
    hang = indent + (len(point.sign) + 1 if point.sign else 0)
    body = Text(point.text, style="" if point.sign else _SIGNS[Sign.DETAIL])
    yield from _hanging(first, body, console, indent=hang)


def _hanging(first: Text, body: Text, console: Console, *, indent: int) -> Iterator[Text]:
    """Wrap ``body`` into the room right of ``indent``, with ``first`` left of its first line."""
    for line in body.wrap(console, max(_ROOM, console.width - indent), overflow="fold"):
        start = first.copy()
        start.pad_right(indent - start.cell_len)
        yield start.append_text(line)
        first = Text()


def _facts(facts: Facts, console: Console) -> Iterator[Text]:
    """Draw named values in columns that are read downwards."""
    names = max(cell_len(name) for name, _ in facts.pairs)
    values = max(cell_len(value) for _, value in facts.pairs)
    cell = names + values + 2 * _GAP + _GAP
    across = max(1, (console.width - _INDENT + _GAP) // cell)
    down = -(-len(facts.pairs) // across)
    for row in range(down):
        line = Text(" " * _INDENT)
        for name, value in facts.pairs[row::down]:
            line.append(_fit(name, names + _GAP), style="dim").append(_fit(value, values + 2 * _GAP))
        yield line


def _grid(grid: Grid, console: Console) -> Iterator[Text]:
    rows = (grid.header, *grid.rows)
    sizes = [max(map(cell_len, column)) for column in zip(*rows, strict=True)]
    fixed = sizes[:-1] if grid.free else sizes
    # Names give way first: the numbers are what the table is for.
    excess = _INDENT + sum(fixed) + _GAP * (len(sizes) - 1) + _ROOM * grid.free - console.width
    fixed[0] = max(min(_ROOM, fixed[0]), fixed[0] - max(0, excess))
    for number, row in enumerate(rows):
        style = "" if number else "dim"
        if grid.whole and cell_len(row[0]) > fixed[0]:
            yield Text(" " * _INDENT).append(row[0], style=style)
            cells = ("", *row[1 : len(fixed)])
        else:
            cells = row[: len(fixed)]
        first = Text(" " * _INDENT).append(_cells(cells, fixed), style=style)
        last = Text(row[-1] if grid.free else "", style=style)
        yield from _hanging(first, last, console, indent=_INDENT + sum(fixed) + _GAP * len(fixed))


def _cells(row: Sequence[str], sizes: Sequence[int]) -> str:
    """Set a name flush left and numbers flush right."""
    numbers = (" " * (size - cell_len(value)) + value for value, size in zip(row[1:], sizes[1:], strict=True))
    return (" " * _GAP).join((_fit(row[0], sizes[0]), *numbers))


def _fit(text: str, size: int) -> str:
    return set_cell_size(text, size) if cell_len(text) <= size else set_cell_size(text, size - 1) + "…"
