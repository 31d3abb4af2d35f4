"""A document as GitHub-flavoured Markdown, for a step summary or a pull request."""

import re
from collections.abc import Iterator, Sequence

from actloss.render.blocks import Block, Code, Document, Drawing, Entry, Facts, Section, Sign
from actloss.render.guard import guarded

# What Markdown or GitHub could take for a mark of its own: code, emphasis, links, HTML, entities, tables, maths,
# strike-through, references, addresses that it links by itself, and marks of lists and quotations that begin an item.
_MARKS = re.compile(
    r"[\\`*_\[\]<|~$#&]|:(?=//)|(?<=www)\.|^[-+](?=\s|$)|^>|(?<=^\d)[.)](?=\s|$)|(?<=^\d\d)[.)](?=\s|$)", re.IGNORECASE
)
_SIGNS = {Sign.FOR: "for: ", Sign.AGAINST: "against: ", Sign.FIX: "fix: ", Sign.DETAIL: ""}


def render(document: Document) -> str:
    """Return the document as Markdown; no text from the data can leave its place in it."""
    lines = [f"# {_escaped(document.title)}", *(["", _escaped(document.subtitle)] if document.subtitle else [])]
    for section in document.sections:
        if section.heading:
            lines += ["", f"## {_escaped(section.heading)}"]
        lines += _section(section)
    return guarded("\n".join(lines)) + "\n"


def _section(section: Section) -> Iterator[str]:
    before: Block | None = None
    for block in section.blocks:
        if not (isinstance(block, Entry) and isinstance(before, Entry)):
            yield ""
        match block:
            case Entry():
                yield from _entry(block, repeated=isinstance(before, Entry) and block.tag == before.tag != "")
            case Facts():
                yield from _table(("fact", "value"), block.pairs, free=False)
            case Drawing():
                yield from ("```text", *block.lines, "```")
            case Code():
                yield from _fenced(block)
            case _:
                yield from _table(block.header, block.rows, free=block.free)
        before = block


def _entry(entry: Entry, *, repeated: bool) -> Iterator[str]:
    tag = f"**{_escaped(entry.tag)}** " if entry.tag else ""
    # What follows under the same tag hangs below the first.
    yield f"  - {_escaped(entry.text)}" if repeated else f"- {tag}{_escaped(entry.text)}"
    for point in entry.points:
        yield f"  - {_SIGNS[point.sign]}{_escaped(point.text)}"


def _fenced(code: Code) -> Iterator[str]:
    # A fence ends at the next one that is as long: a text in the code may hold such signs.
    longest = max((len(run) for line in code.lines for run in re.findall("`+", line)), default=0)
    fence = "`" * max(3, longest + 1)
    yield from (f"{fence}python", *code.lines, fence)


def _table(header: Sequence[str], rows: Sequence[Sequence[str]], *, free: bool) -> Iterator[str]:
    yield _row([_escaped(cell) for cell in header])
    numbers = len(header) - 1 - free
    yield _row([":--", *["--:"] * numbers, *[":--"] * free])
    for row in rows:
        yield _row([_escaped(cell) for cell in row])


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _escaped(text: str) -> str:
    return _MARKS.sub(lambda mark: "\\" + mark.group(), text)
