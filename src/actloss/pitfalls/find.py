"""Which known message a pasted text holds.

Terminals show a message with a prefix, within a traceback, wrapped, coloured or framed, and with the numbers, shapes
and quotation marks of the day. What is left when these are taken away is compared.
"""

import re
from collections.abc import Iterable
from difflib import SequenceMatcher

from actloss.pitfalls.row import Pitfall

LONGEST = 20_000
"""Characters that are looked at; the message stands at the end of a traceback."""
LONGEST_LINE = 400
"""Characters of a line that may be a message in other words."""
MOST_LINES = 40
"""Lines, from the last on, of which one may be a message in other words."""
SIMILAR = 0.87
"""How alike two messages must be, from 0 to 1, to count as wordings of one."""
FEWEST_WORDS = 6
"""Words that a text needs before it can be a message in other words: names of losses have fewer."""

_ESCAPE = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")
# Frames of rich, pytest's margin, and quotation marks, which differ between versions.
_FRAME = re.compile(r"[\u2500-\u257f]|^E(?=\s{2})", re.MULTILINE)
_QUOTES = re.compile("['\"`‘’“”]")
_NUMBER = re.compile(r"\d+(?:\.\d+)?(?:e[-+]?\d+)?")
_SHAPE = re.compile(r"[\[(](?:[\s#,.-]|none)*[\])]")
_SPACE = re.compile(r"\s+")
_PREFIX = re.compile(r"^[\w.]*(?:error|warning|exception):\s")
_TYPES = frozenset("bool byte half short int long float double str object".split())


def best_match(rows: Iterable[Pitfall], text: str) -> Pitfall | None:
    """Return the row whose message a text holds or words a little differently; None where there is none.

    Args:
        rows: Where to look; silent ones have no message and are passed over.
        text: What the user saw, one line or a whole traceback.
    """
    wordings = [(plain(wording), row) for row in rows if not row.silent for wording in (row.message, *row.variants)]
    recent = text[-LONGEST:]
    shown = plain(recent)
    held = [(len(wording), row) for wording, row in wordings if _pattern(wording).search(shown)]
    if held:
        # The longest says most: a general message may stand within a special one.
        return max(held, key=lambda each: each[0])[1]
    lines = (shown, *(plain(line) for line in recent.splitlines()[-MOST_LINES:]))
    return _nearest(wordings, [_PREFIX.sub("", line) for line in lines if len(line) <= LONGEST_LINE])


def plain(text: str) -> str:
    """Return a text without case, quotation marks, frames and colours, its numbers ``#`` and its shapes ``()``.

    Examples:
        >>> plain("IndexError: Target -1 is out of bounds; torch.Size([4, 1])")
        'indexerror: target -# is out of bounds; torch.size(())'
    """
    bare = _QUOTES.sub("", _FRAME.sub(" ", _ESCAPE.sub("", text))).casefold()
    return _SPACE.sub(" ", _SHAPE.sub("()", _NUMBER.sub("#", bare))).strip()


def _pattern(wording: str) -> re.Pattern[str]:
    pieces = [re.escape(piece.strip()) for piece in wording.rstrip(" .…").split("…")]
    return re.compile(r"(?<![\w-])" + r"\s?.{0,200}?\s?".join(pieces) + r"(?!\w)")


def _nearest(wordings: list[tuple[str, Pitfall]], lines: list[str]) -> Pitfall | None:
    best, found = SIMILAR, None
    for line in lines:
        words = set(line.split())
        if len(words) < FEWEST_WORDS:
            continue
        for wording, row in wordings:
            # "found Half" is another mistake than "found Double", however alike the letters are.
            if words & _TYPES <= set(wording.split()):
                alike = _likeness(line, wording)
                if alike >= best:
                    best, found = alike, row
    return found


def _likeness(line: str, wording: str) -> float:
    """Return how alike a line and a wording are, from 0 to 1; a long beginning of the wording counts as all of it."""
    matcher = SequenceMatcher(None, line, wording, autojunk=False)
    if matcher.real_quick_ratio() < SIMILAR or matcher.quick_ratio() < SIMILAR:
        return 1.0 if len(line) >= 0.4 * len(wording) and wording.startswith(line.rstrip(" .…")) else 0.0
    return matcher.ratio()
