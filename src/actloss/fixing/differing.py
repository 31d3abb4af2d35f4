"""What curing tables would change, as a unified diff of the first changes; nothing is written."""

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from actloss.errors import SourceError
from actloss.escape import visible
from actloss.fixing.courses import located_files, name_of, plans_of, way_of
from actloss.fixing.cures import Plan
from actloss.fixing.editing import Count, Course, edited
from actloss.fixing.facts import Diff, Treatment
from actloss.fixing.lossless import lines_of
from actloss.rules.wording import several

CONTEXT = 3
"""Unchanged lines that are shown before and after a change."""
SHOWN = 20
"""Changed records of a file that are shown."""
_CHARACTERS = 200


def diff_tables(treatments: Sequence[Treatment]) -> tuple[Diff, ...]:
    """Return what curing tables would change, one answer a table with a cure; nothing is written."""
    return tuple(_diff(treatment, plan) for treatment, plan in plans_of(treatments))


def _diff(treatment: Treatment, plan: Plan) -> Diff:
    name = name_of(treatment)
    count, changed, texts = Count(), 0, []
    try:
        way = way_of(treatment, plan, located_files(treatment))
        for course in way.courses:
            count.changed = 0
            texts.append(_text(course, count))
            changed += count.changed
        way.check(count)
    except SourceError as error:
        return Diff(name=name, problem=error.message)
    return Diff(name=name, text="".join(texts), changed=changed, notes=plan.notes)


def _text(course: Course, count: Count) -> str:
    # Unrolled to the end of the file, so that all changes are counted.
    hunks = list(_hunks(edited(course, count)))
    if not hunks:
        return ""
    shown = visible(course.file.file.shown, limit=1000)
    more = count.changed - SHOWN
    rest = [f"… and {several(more, 'more changed record')}\n"] if more > 0 else []
    return "".join([f"--- {shown}\n+++ {shown} (fixed)\n", *(hunk.text() for hunk in hunks), *rest])


@dataclass(slots=True)
class _Hunk:
    """Changes that stand close together, with the lines around them."""

    old: int
    """Line of the file on which it begins, counted from 1."""
    new: int
    """Line of the copy on which it begins."""
    lines: list[str] = field(default_factory=list)
    """Each with its sign: a blank, a minus or a plus."""
    after: int = 0
    """Unchanged lines since the last change."""

    def change(self, old: Sequence[str], new: Sequence[str]) -> None:
        """Append lines that are replaced."""
        self.lines += [_line("-", line) for line in old] + [_line("+", line) for line in new]
        self.after = 0

    def keep(self, lines: Sequence[str]) -> None:
        """Append lines that stay."""
        self.lines += [_line(" ", line) for line in lines]
        self.after += len(lines)

    def closed(self) -> "_Hunk":
        """Return the hunk with no more than a few lines after its last change."""
        surplus = max(self.after - CONTEXT, 0)
        return replace(self, lines=self.lines[: len(self.lines) - surplus], after=self.after - surplus)

    def text(self) -> str:
        """Return the hunk as a unified diff has it."""
        old = sum(line[0] != "+" for line in self.lines)
        new = sum(line[0] != "-" for line in self.lines)
        return f"@@ -{self.old},{old} +{self.new},{new} @@\n" + "".join(f"{line}\n" for line in self.lines)


def _hunks(pieces: Iterable[tuple[str, str]]) -> Iterator[_Hunk]:
    """Yield the hunks with the first changes, and take all pieces."""
    before: deque[str] = deque(maxlen=CONTEXT)
    hunk: _Hunk | None = None
    old = new = 1
    shown = 0
    for written, fixed in pieces:
        if hunk is not None and (hunk.after > 2 * CONTEXT or (written != fixed and shown == SHOWN)):
            yield hunk.closed()
            hunk = None
        if hunk is None and shown == SHOWN:
            continue
        lines = list(lines_of([written]))
        changed = lines if written == fixed else list(lines_of([fixed]))
        if written != fixed:
            if hunk is None:
                hunk = _Hunk(old - len(before), new - len(before), [_line(" ", line) for line in before])
            hunk.change(lines, changed)
            shown += 1
            before.clear()
        else:
            before.extend(lines)
            if hunk is not None:
                hunk.keep(lines)
        old += len(lines)
        new += len(changed)
    if hunk is not None:
        yield hunk.closed()


def _line(sign: str, line: str) -> str:
    return sign + visible(line.rstrip("\r\n"), limit=_CHARACTERS)
