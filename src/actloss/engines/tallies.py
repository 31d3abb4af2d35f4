"""The different cells of a column counted batch by batch; no more of them are kept than someone wants."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from actloss.column import IntArray, Tally, row_number
from actloss.engines.arrow import Chunk
from actloss.errors import LabelError
from actloss.escape import quoted

Text = TypeVar("Text", str, bytes)


def tally_texts(name: str, batches: Iterable[Sequence[Text]], limit: int) -> dict[Text, Tally]:
    """Count the different texts of a column, in the order of their first rows.

    Args:
        name: The column's name.
        batches: One text a row.
        limit: Different texts at most.

    Raises:
        LabelError: If there are more.
    """
    tallies: dict[Text, Tally] = {}
    base = 1
    for texts in batches:
        counts = Counter(texts)
        # The last of several entries wins: read backwards, that is the first row.
        firsts = (
            {} if counts.keys() <= tallies.keys() else dict(zip(reversed(texts), range(len(texts))[::-1], strict=True))
        )
        for text, count in counts.items():
            before = tallies.get(text)
            tallies[text] = (
                Tally(count, base + firsts[text]) if before is None else replace(before, count=before.count + count)
            )
        if len(tallies) > limit:
            raise LabelError(
                f"column {quoted(name)} holds more than {limit:,} different cells, expected fewer; name a column of "
                f"classes or groups"
            )
        base += len(texts)
    return tallies


def tally_chunks(name: str, chunks: Iterable[Chunk], limit: int) -> dict[str, Tally]:
    """Count the different texts in the first column of all chunks, as `tally_texts` does."""
    found = tally_texts(name, (chunk.texts(0).cells() for chunk in chunks), limit)
    return {text.decode(): tally for text, tally in found.items()}


def with_bad_records(tallies: dict[str, Tally], left_out: IntArray) -> dict[str, Tally]:
    """Return the tallies with the records that could not be read counted in their first rows."""
    if not left_out.size:
        return tallies
    return {text: Tally(tally.count, row_number(tally.first_row - 1, left_out)) for text, tally in tallies.items()}
