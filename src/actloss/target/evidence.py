"""Named evidence for a column or block being the label, what each piece is worth, and how it reads.

The points are log-odds-like: weights of a conditional logit (which of a table's columns is the label?), fitted with an
L2 penalty to published tables, each family of tables one vote, and rounded. Pieces that those tables hardly hold, such
as most about blocks, are set by judgement. `benchmarks/task_inference` measures what comes out.
"""

from bisect import bisect_left, bisect_right

from actloss.escape import quoted
from actloss.target.block import Block
from actloss.target.facts import Layout
from actloss.target.look import Shape
from actloss.target.names import numbered, tier_of
from actloss.target.survey import Survey, in_series

POINTS: dict[str, float] = {
    "name role": 4.6,
    "name event": 2.9,
    "name amount": 3.2,
    "name amount inside": 1.3,
    "name kind": 0.7,
    "name kind inside": -0.6,
    "name quantity": 0.2,
    "name quantity inside": 1.2,
    "name unknown": -0.9,
    "name measure inside": -0.7,
    "name context inside": -1.3,
    "name measure": -1.2,
    "name context": -1.9,
    "name feature": -2.1,
    "name identifier": -3.1,
    "word repeated": -0.9,
    "name twice": -2.0,
    "role in passing": -2.0,
    "class of many numbers": -1.4,
    "derived": -2.0,
    "series": -3.2,
    "last headerless": 5.2,
    "last plain": 3.4,
    "last indexed": 1.4,
    "last substantive plain": 0.7,
    "last substantive indexed": 1.2,
    "first plain": 1.4,
    "first indexed": 1.8,
    "first substantive plain": 1.5,
    "first substantive indexed": 1.4,
    "second indexed": 0.7,
    "shape flag": 0.3,
    "shape floats": 0.6,
    "shape category": -0.1,
    "shape codes": -0.3,
    "shape integers": -0.6,
    "shape names": -1.6,
    "shape date": -2.6,
    "shape unique": -2.5,
    "shape prose": -3.0,
    "shape index": -3.0,
    "shape constant": -3.2,
    "shape empty": -4.0,
    "from zero": 1.7,
    "delimited": 2.5,
    "in block": -3.3,
    "among indicators": -2.5,
    "block multi-hot": -1.0,
    "block one-hot": -2.0,
    "block several-outputs": -1.2,
    "block last": 1.5,
    "block first": 0.7,
    "block beside text": 5.5,
    "block of all indicators": 4.5,
    "block named": 4.5,
    "block encoded": 4.0,
    "block exclusive": 3.0,
    "block apart": 2.0,
    "block alone": -2.0,
    "block pair": -1.2,
    "block of features": -2.6,
}
"""Points of each piece of evidence; a piece that isn't here is worth nothing."""

_TELLING = frozenset({"role", "event", "amount", "quantity", "kind"})
_ROLES_ANYWHERE = frozenset({"target", "targets", "label", "labels"})
_CLASSES = frozenset({"class", "classes"})
_BLOCK = 3
"""Columns that make a block rather than a pair."""
_MANY_INDICATORS = 50
"""Indicators of which one by itself is a word or a pixel, whatever its name."""
_LARGE_BLOCK = 6
"""Indicators that close a table of numbers as labels do; fewer may as well be features."""


def column_clues(view: Survey, position: int) -> list[str]:
    """Return the names of the evidence that a single column bears."""
    look = view.looks[position]
    clues = [f"shape {look.shape}"]
    if view.head.header:
        clues += _name_clues(view, position)
    clues += _places(view, position)
    if position in view.delimited:
        clues.append("delimited")
    if look.indicator and position not in (view.first, view.last) and view.indicators >= _MANY_INDICATORS:
        clues.append("among indicators")
    if look.shape in {Shape.INTEGERS, Shape.CODES} and min(look.numbers) == 0:
        clues.append("from zero")
    return clues


def _name_clues(view: Survey, position: int) -> list[str]:
    look, said = view.looks[position], view.hints[position]
    clues = [f"name {said.tier}" + ("" if said.head else " inside")]
    if said.tier in _TELLING and not said.alone and view.repeated[said.word] > 1:
        clues.append("word repeated")
    if view.names[look.name] > 1:
        clues.append("name twice")
    if said.tier == "role" and not said.alone and said.word not in _ROLES_ANYWHERE:
        clues.append("role in passing")
    if (said.tier in {"event", "kind"} or said.word in _CLASSES) and look.shape in {Shape.INTEGERS, Shape.FLOATS}:
        clues.append("class of many numbers")
    if position in view.derived:
        clues.append("derived")
    if in_series(view, look.name):
        clues.append("series")
    return clues


def _places(view: Survey, position: int) -> list[str]:
    places = [("last", view.last)]
    if view.head.header:
        places += [
            ("first", view.first),
            ("second", view.first + 1),
            ("first substantive", view.first_substantive),
            ("last substantive", view.last_substantive),
        ]
    return [f"{place} {view.place}" for place, at in places if at == position]


def block_clues(view: Survey, block: Block) -> list[str]:
    """Return the names of the evidence that a block of columns bears."""
    inside = block.positions
    features = view.features
    at_end = not features or features[-1] <= inside[-1]
    at_start = not features or features[0] >= inside[0]
    clues = [f"block {block.layout}"]
    if block.apart:
        clues.append("block apart")
    if at_end or at_start:
        clues.append("block last" if at_end else "block first")
        # A block is contiguous: what lies between its ends is its own.
        beside = len(features) - bisect_right(features, inside[-1]) + bisect_left(features, inside[0])
        if not beside:
            clues.append("block beside text" if _holds_more(view, inside) else "block alone")
        elif not block.apart and len(inside) >= _LARGE_BLOCK and view.indicators - len(inside) <= len(inside) / 6:
            clues.append("block of all indicators")
    if block.prefix and view.head.header and tier_of(block.prefix) in {"role", "event"}:
        clues.append("block named")
    if block.layout in {Layout.ONE_HOT, Layout.DISTRIBUTION} and len(inside) >= _BLOCK and view.head.header:
        # Numbered columns (level1, level2, …) are how features are dummy-coded; words name classes.
        spelled = not any(numbered(view.looks[position].name) for position in inside)
        clues += ["block encoded" if block.prefix else "block exclusive"] if spelled else []
    unlikely = sum(1 for position in inside if view.hints[position].tier in {"context", "measure", "feature"})
    if unlikely > max(1, 0.2 * len(inside)) and not {"block encoded", "block exclusive"}.intersection(clues):
        clues.append("block of features")
    if len(inside) < _BLOCK and block.layout is not Layout.SEVERAL_OUTPUTS:
        clues.append("block pair")
    return clues


def _holds_more(view: Survey, inside: tuple[int, ...]) -> bool:
    """Return whether there are columns besides a block that hold something and don't number the rows."""
    return any(
        look.shape not in {Shape.INDEX, Shape.EMPTY}
        for look in (*view.looks[: inside[0]], *view.looks[inside[-1] + 1 :])
    )


def is_credible(block: Block, clues: list[str]) -> bool:
    """Return whether a block is likely enough a label for its columns not to be one each on their own."""
    told = {
        "block beside text",
        "block of all indicators",
        "block named",
        "block apart",
        "block encoded",
        "block exclusive",
    }.intersection(clues)
    at_edge = "block last" in clues or ("block first" in clues and not block.apart)
    return bool(told) and at_edge and "block of features" not in clues


def points(clues: list[str]) -> float:
    """Return what the evidence is worth together."""
    return sum(POINTS.get(clue, 0.0) for clue in clues)


def sentences(view: Survey, positions: tuple[int, ...], clues: list[str]) -> tuple[str, ...]:
    """Return the evidence worth naming as sentences, the weightiest first."""
    telling = [clue for clue in clues if abs(POINTS.get(clue, 0.0)) >= 0.3]
    telling.sort(key=lambda clue: -POINTS[clue])
    spelt = (_sentence(view, positions, clue) for clue in telling)
    return tuple(sentence for sentence in spelt if sentence)


def _sentence(view: Survey, positions: tuple[int, ...], clue: str) -> str:
    look, said = view.looks[positions[0]], view.hints[positions[0]]
    values = " and ".join(quoted(text, limit=20) for text in list(look.counts)[:2])
    word = quoted(said.word, limit=40)
    topic, _, detail = clue.partition(" ")
    if topic == "name" and said.tier in _SAID:
        return f"the word {word} in its name {_SAID[said.tier]}"
    if topic == "block" and detail in set(Layout):
        return f"{len(positions)} columns side by side, laid out {detail}"
    return _SENTENCES.get(clue, _PLACES.get(clue.rpartition(" ")[0], "")).format(
        columns=len(view.looks),
        values=values,
        word=word,
        size=in_series(view, look.name),
        distinct=look.distinct,
        separator=quoted(view.delimited.get(positions[0], "")),
    )


_SAID = {
    "role": "is what labels are called",
    "event": "is of something to be recognised or foretold",
    "amount": "is of a quantity that is usually what is predicted",
    "quantity": "is of a quantity that may be predicted",
    "kind": "is of a grouping that may be predicted",
    "measure": "is of a measurement that usually serves as a feature",
    "context": "is of who, where, when or with what, which usually serves as a feature",
    "feature": "is what features are called",
    "identifier": "is what identifiers are called",
}
_PLACES = {
    "last": "it is the last of {columns} columns, leaving out identifiers and texts",
    "first": "it is the first of {columns} columns, leaving out identifiers and texts",
    "second": "it is the second of {columns} columns, leaving out identifiers",
    "first substantive": "no column before it says more than who, where or when",
    "last substantive": "no column after it says more than who, where or when",
}
_SENTENCES = {
    "word repeated": "other names have the word {word} too",
    "name twice": "another column has the same name",
    "role in passing": "its name says more than that word",
    "class of many numbers": "its {distinct} different numbers in the rows looked at are many for classes",
    "derived": "its name says that it was computed from another column",
    "series": "its name is one of a numbered series of {size} columns",
    "shape flag": "it holds two values, {values}",
    "shape floats": "it holds fractional numbers",
    "shape integers": "it holds whole numbers, {distinct} different ones in the rows looked at",
    "shape codes": "it holds few whole numbers, {distinct} different ones",
    "shape names": "it holds texts, {distinct} different ones in the rows looked at",
    "shape date": "it holds dates",
    "shape unique": "its texts differ from row to row",
    "shape prose": "it holds long texts",
    "shape index": "it numbers the rows",
    "shape constant": "the rows looked at all hold the same value, {values}",
    "shape empty": "the rows looked at hold no value",
    "from zero": "its whole numbers begin at 0, as counts and class codes do",
    "delimited": "its cells hold several labels each, separated by {separator}",
    "among indicators": "it is one of many indicators, as words and pixels are",
    "in block": "the columns beside it look like labels of the same kind",
    "block last": "no feature comes after them",
    "block first": "no feature comes before them",
    "block beside text": "the other columns are texts and identifiers",
    "block of all indicators": "hardly any other column holds indicators",
    "block named": "their names begin with a word that labels are called by",
    "block encoded": "they share a name and in every row sum to 1: one label, spread out",
    "block exclusive": "in every row they sum to 1: one label, spread out",
    "block apart": "their names are built alike, and unlike those of the columns beside them",
    "block alone": "there is no other column",
    "block pair": "they are only two",
    "block of features": "some of their names are usual for features",
}
