"""The records of a file with their labels cured, one after the other; all that is no label stays as it is written."""

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from actloss.column import FloatArray
from actloss.encoding import Encoding
from actloss.engines.sniffed import Sniffed
from actloss.errors import SourceError
from actloss.escape import quoted, whole
from actloss.fixing.cures import Plan
from actloss.fixing.cutting import Cut, cut_records, grammar_of, value_of, written
from actloss.fixing.lossless import lines_of, text_blocks, to_bytes
from actloss.fixing.rewriting import Cells, Merged, Writing
from actloss.records import long_cells


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """How one file is to be changed."""

    file: Sniffed
    encoding: Encoding
    """The one that holds to the end."""
    plan: Plan
    numbers: Mapping[int, FloatArray]
    """By position of a column with formatted numbers: what they were read as, in the sound rows of all files."""

    @property
    def writing(self) -> Writing:
        """How its cells are written."""
        return Writing(self.file.dialect, self.encoding)


@dataclass(slots=True)
class Count:
    """What has been done so far."""

    rows: int = 0
    """Sound rows of all files."""
    changed: int = 0
    """Records of this file that differ."""
    unknown: int = 0
    """Rows of this file with a label that no cure knows."""


def edited(course: Course, count: Count) -> Iterator[tuple[str, str]]:
    """Yield each record, and each blank line, as it is written and as it is to be written.

    Args:
        course: How the file is to be changed.
        count: Is kept up to date.

    Raises:
        SourceError: If the file can no longer be read, or its rows could not be told from bad records afterwards.
    """
    file, editor = course.file, _editor(course)
    lines = lines_of(text_blocks(file.file, course.encoding))
    for _ in range(file.preamble):
        line = next(lines)
        yield line, line
    above = len(file.before)
    try:
        with long_cells():
            for text, cut in cut_records(lines, grammar_of(file.dialect)):
                new = text
                if cut is not None:
                    above -= 1
                    if above < 0:
                        new = cut.text() if editor.row(cut, count) else text
                    elif above == 0 and file.layout.header:
                        new = cut.text() if editor.head(cut) else text
                count.changed += new != text
                yield text, new
    except csv.Error:
        raise SourceError(
            f"{whole(file.file.shown)} cannot be fixed: it holds a cell that is too long for a table"
        ) from None


def check_labels(course: Course) -> None:
    """Refuse labels that the file cannot hold.

    Raises:
        SourceError: With the first of them.
    """
    labels = [new for cure in course.plan.columns for recode in cure.recodes for new in recode.mapping.values()]
    labels += [label for index in course.plan.indices for label in (index.name, *index.classes, "")]
    for label in labels:
        try:
            to_bytes(written(label, course.file.dialect), course.encoding)
        except UnicodeEncodeError:
            reason = f"its encoding {course.encoding.name} has no sign for all of {quoted(label)}"
        except ValueError:
            reason = f"it has no quotes in which {quoted(label)} could be written"
        else:
            continue
        raise SourceError(f"{whole(course.file.file.shown)} cannot be fixed: {reason}")


@dataclass(frozen=True, slots=True)
class _Editor:
    file: Sniffed
    columns: tuple[Cells, ...]
    merged: tuple[Merged, ...]
    dropped: tuple[int, ...]
    """Fields that are left out, from the last to the first."""

    def head(self, cut: Cut) -> bool:
        """Name the new columns in the header and return whether there are any."""
        # Above row names, R writes no name.
        shift = 1 if self.file.layout.row_names else 0
        for one in self.merged:
            cut.cells[one.place - shift] = written(one.cure.name, self.file.dialect)
        _drop(cut, [at - shift for at in self.dropped])
        return bool(self.merged)

    def row(self, cut: Cut, count: Count) -> bool:
        """Cure the labels of a row and return whether any was."""
        if not self._fits(cut, self.file.width):
            if self.merged and self._fits(cut, self.file.width - len(self.dropped)):
                raise SourceError(
                    f"{whole(self.file.file.shown)} cannot be fixed: a bad record of {len(cut.cells)} fields would "
                    f"pass for a row once the one-hot columns are one; mend or delete it first"
                )
            return False
        known = True
        for column in self.columns:
            new = column.rewritten(cut.cells[column.cure.position], count.rows)
            cut.cells[column.cure.position] = new.cell
            known = known and new.known
        for one in self.merged:
            new = one.rewritten(cut)
            cut.cells[one.place] = new.cell
            known = known and new.known
        _drop(cut, self.dropped)
        count.rows += 1
        count.unknown += not known
        return True

    def _fits(self, cut: Cut, width: int) -> bool:
        if len(cut.cells) <= width:
            return len(cut.cells) == width
        return not any(cell and value_of(cell, self.file.dialect) for cell in cut.cells[width:])


def _editor(course: Course) -> _Editor:
    merged = tuple(Merged(cure=cure, writing=course.writing) for cure in course.plan.indices)
    return _Editor(
        course.file,
        tuple(
            Cells(cure=cure, writing=course.writing, numbers=course.numbers[cure.position] if cure.plain else None)
            for cure in course.plan.columns
        ),
        merged,
        tuple(sorted((at for one in merged for at in one.cure.positions if at != one.place), reverse=True)),
    )


def _drop(cut: Cut, positions: Sequence[int]) -> None:
    for at in positions:
        # With the delimiter before it: the first of the merged columns stays, so that there is one.
        del cut.cells[at], cut.gaps[at]
