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
_TYPES = frozenset("bool byte char half short int long float double str object".split())


def best_match(rows: Iterable[Pitfall], text: str) -> Pitfall | None:
    """Return the row whose message a text holds or words a little differently; None where there is none.

    Args:
        rows: Where to look; silent ones have no message and are passed over.
        text: What the user saw, one line or a whole traceback.
    """
    recent = text[-LONGEST:]
    numbered = _bare(recent)
    possible = [row for row in rows if not row.silent and re.search(row.when, numbered)]
    wordings = [(plain(wording), row) for row in possible for wording in (row.message, *row.variants)]
    shown = plain(recent)
    held = [(wording, row) for wording, row in wordings if _pattern(wording).search(shown)]
    if held:
        # The longest says most: a general message may stand within a special one, or beside it in a log.
        return max(held, key=lambda each: (not each[1].general, len(each[0]), bool(each[1].when)))[1]
    lines = (shown, *(plain(line) for line in recent.splitlines()[-MOST_LINES:]))
    return _nearest(wordings, [_PREFIX.sub("", line) for line in lines if len(line) <= LONGEST_LINE])


def line_of(row: Pitfall, text: str) -> str:
    r"""Return the line of a text that holds the message of a row; the shortest end where lines were wrapped.

    Examples:
        >>> from actloss.pitfalls import find_pitfall
        >>> log = "step 1\nIndexError: Target 7 is out of bounds."
        >>> line_of(find_pitfall(log), log)
        'IndexError: Target 7 is out of bounds.'
    """
    drawn = _FRAME.sub(" ", _ESCAPE.sub("", text[-LONGEST:]))
    lines = [line.strip() for line in drawn.splitlines() if line.strip()][-MOST_LINES:]
    ends = [" ".join(lines[-count:]) for count in range(2, len(lines) + 1)]
    return next((part for part in (*reversed(lines), *ends) if best_match([row], part)), " ".join(lines))


def plain(text: str) -> str:
    """Return a text without case, quotation marks, frames and colours, its numbers ``#`` and its shapes ``()``.

    Examples:
        >>> plain("IndexError: Target -1 is out of bounds; torch.Size([4, 1])")
        'indexerror: target -# is out of bounds; torch.size(())'
    """
    return _SPACE.sub(" ", _SHAPE.sub("()", _NUMBER.sub("#", _bare(text)))).strip()


def _bare(text: str) -> str:
    return _SPACE.sub(" ", _QUOTES.sub("", _FRAME.sub(" ", _ESCAPE.sub("", text)))).casefold()


def _pattern(wording: str) -> re.Pattern[str]:
    pieces = [re.escape(piece.strip()) for piece in wording.rstrip(" .…").split("…")]
    return re.compile(r"(?<![\w-])" + r"\s?.{0,200}?\s?".join(pieces) + r"(?!\w)")


def _nearest(wordings: list[tuple[str, Pitfall]], lines: list[str]) -> Pitfall | None:
    best, found = SIMILAR, None
    for line in lines:
        if len(set(line.split())) < FEWEST_WORDS:
            continue
        for wording, row in wordings:
            # "found Half" is another mistake than "found Double", and "Long but found Float" than the reverse.
            if _types(line) == _types(wording)[: len(_types(line))]:
                alike = _likeness(line, wording)
                if alike >= best:
                    best, found = alike, row
    return found


def _types(text: str) -> list[str]:
    return [word for word in text.replace(",", " ").replace(".", " ").split() if word in _TYPES]


def _likeness(line: str, wording: str) -> float:
    """Return how alike a line and a wording are, from 0 to 1; a long beginning of the wording counts as all of it."""
    matcher = SequenceMatcher(None, line, wording, autojunk=False)
    if matcher.real_quick_ratio() < SIMILAR or matcher.quick_ratio() < SIMILAR:
        return 1.0 if len(line) >= 0.4 * len(wording) and wording.startswith(line.rstrip(" .…")) else 0.0
    return matcher.ratio()
