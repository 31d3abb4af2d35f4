"""What a column's name says about its role."""

import re
import string
from dataclasses import dataclass
from functools import lru_cache

from actloss.target import lexicon

_PARENTHESES = re.compile(r"[(\[{][^)\]}]*[)\]}]")
# Words of a name: runs of letters of one case pattern, or of digits.
_WORDS = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[^\W\d_A-Z]+|\d+|[A-Z]")

TIERS: tuple[tuple[str, frozenset[str]], ...] = (
    ("role", lexicon.ROLE),
    ("feature", lexicon.FEATURE),
    ("event", lexicon.EVENT),
    ("amount", lexicon.AMOUNT),
    ("identifier", lexicon.IDENTIFIER),
    ("context", lexicon.CONTEXT),
    ("measure", lexicon.MEASURE),
    ("quantity", lexicon.QUANTITY),
    ("kind", lexicon.KIND),
)
_TIER_OF = {word: tier for tier, words in reversed(TIERS) for word in words}
# Endings that leave a word's sense alone.
_ENDINGS = ("es", "s")
_SHORTEST_PART = 5
_LONGEST_WORD = 40
_DERIVING = ("log10", "log2", "log", "ln", "l", "sqrt", "scaled", "std", "z")
_DERIVED = ("sq", "squared", "^2")
_PREFIXES = frozenset({"num", "tot", "log", "ln", "n", "l"})
_LONG = tuple((tier, word) for tier, words in TIERS[:4] for word in sorted(words) if len(word) >= 7)


@dataclass(frozen=True, slots=True)
class Hint:
    """One word of a name and what it is used for."""

    tier: str
    """role, event, quantity, kind, feature, identifier, or unknown."""
    word: str
    head: bool
    """Whether it is the word that says what the column holds: the last, or the one before ``of``."""
    alone: bool = False
    """Whether the name is that word and no other."""


@lru_cache(maxsize=4096)
def words(name: str) -> tuple[str, ...]:
    """Split a name into lower-case words at blanks, punctuation, digits and changes of case.

    Examples:
        >>> words("SalePrice_2 (USD)")
        ('sale', 'price', '2')
    """
    stripped = _PARENTHESES.sub(" ", name) if len(name) < 200 else name[:200]
    return tuple(word.lower() for word in _WORDS.findall(stripped if re.search(r"\w", stripped) else name[:200]))


def tier_of(word: str) -> str | None:
    """Return what a word is used for, looked up as it stands, then without a plural's ending."""
    if word in _TIER_OF:
        return _TIER_OF[word]
    for ending in _ENDINGS:
        stem = word.removesuffix(ending)
        if stem != word and len(stem) > 2 and stem in _TIER_OF:
            return _TIER_OF[stem]
    return None


def _inside(word: str) -> tuple[str, str] | None:
    """Return the tier and word that a run-together or cut-off name holds: ``marketvalue``, ``numbids``."""
    for at in range(1, len(word) - 2):
        tier = tier_of(word[at:])
        # The last part counts once the first part is a word too, or one of the prefixes for counts and logarithms.
        if tier and (word[:at] in _PREFIXES or (at > 2 and tier_of(word[:at]))):
            return tier, word[at:]
    for length in range(len(word) - 2, _SHORTEST_PART - 1, -1):
        for part in (word[-length:], word[:length]):
            tier = tier_of(part)
            if tier:
                return tier, part
    if len(word) >= _SHORTEST_PART:
        for tier, full in _LONG:
            if full.startswith(word):
                return tier, full
    return None


@lru_cache(maxsize=16_384)
def hint(name: str) -> Hint:
    """Return the most telling word of a name."""
    found = [word for word in words(name) if not word.isdigit()]
    alone = len(found) == 1
    while len(found) > 1 and found[-1] in lexicon.UNITS:
        found.pop()
    while len(found) > 1 and (found[0] in lexicon.COUNTING or found[0] in {"of", "the"}):
        found.pop(0)
    if not found:
        return Hint("unknown", "", head=True)
    if len(found) > 1 and found[0] in lexicon.EARLIER:
        return Hint("context", found[0], head=True)
    foretold = next((word for word in found if word in lexicon.FORETOLD), None)
    if foretold:
        return Hint("event", foretold, head=True, alone=alone)
    head = found[found.index("of") - 1] if "of" in found[1:] else found[-1]
    for word in ("".join(found), head):
        tier = tier_of(word)
        # As a second word, y is an axis.
        if tier and (alone or len(word) > 1):
            return Hint(tier, word, head=True, alone=alone)
    rest = [(tier_of(word), word) for word in found if word != head and len(word) > 1]
    ranked = [(name, word) for name, _ in TIERS for tier, word in rest if tier == name]
    inside = ranked[0] if ranked else _inside(head) if len(head) <= _LONGEST_WORD else None
    return Hint(*inside, head=False, alone=alone) if inside else Hint("unknown", head, head=True, alone=alone)


def numbered(name: str) -> tuple[str, int] | None:
    """Return the prefix and number of a name that ends in digits: ``V12`` → ``("V", 12)``."""
    stem = name.rstrip(string.digits)
    return (stem, int(name[len(stem) :][-9:])) if stem != name else None


def is_derived(name: str, others: frozenset[str]) -> bool:
    """Return whether a name says that the column was computed from another: ``lwage``, ``log_price``, ``expersq``.

    Args:
        name: A column's name.
        others: The names of all columns, case-folded.
    """
    folded = name.casefold()
    stems = [folded.removeprefix(prefix).lstrip("_. (") for prefix in _DERIVING if folded.startswith(prefix)]
    stems += [folded.removesuffix(suffix).rstrip("_. ^") for suffix in _DERIVED if folded.endswith(suffix)]
    if any(len(stem) > 2 and stem != folded and (stem in others or stem.rstrip(")") in others) for stem in stems):
        return True
    if folded.endswith("sq") and folded[-3:-2].isalnum():
        return True
    # An interaction names both of its columns.
    first, _, second = folded.partition("_")
    return bool(second) and first in others and (second in others or f"{second}s" in others)
