"""A column for each class or label: 0 and 1, -1 and +1, words for no and yes, or shares."""

from actloss.frameworks.entry import Coding
from actloss.frameworks.labels.missing import missing_pattern
from actloss.frameworks.labels.written import NUMPY, class_list, encode, shape
from actloss.frameworks.problem import Labels
from actloss.frameworks.program import Block

_CODED = {
    Coding.INDICES: "table.argmax(axis=1)",
    Coding.VALUES: "table.argmax(axis=1).astype(float)",
    Coding.BITS: "table[:, 1]",
    Coding.SIGNS: "np.where(table[:, 1] > 0.5, 1.0, -1.0)",
    Coding.ROWS: "table",
    Coding.SETS: "table",
    Coding.SIGNED_SETS: "2.0 * table - 1.0",
}
"""By the coding: what becomes of a table with a share from 0 to 1, or 0 or 1, for each class."""
_SETS = {Coding.SETS, Coding.SIGNED_SETS}
_CHECKED = '''def indicators(cells):
    """Return the cells as 0 and 1{gaps}."""
    table = {cells}
{found}
    unknown = sorted(set(found.tolist()) - {known})
    if unknown:
        raise ValueError(f"neither absent nor present: {{unknown}}")
    return {bits}'''
_WORDS = '''def bit(cell):
    """Return the number that a word for no or yes stands for."""
    word = str(cell).strip().lower()
    return {bit}'''
_WORD_LIST = """WORDS = dict.fromkeys(("true", "t", "yes", "y"), 1.0)
WORDS |= dict.fromkeys(("false", "f", "no", "n"), 0.0)"""
_FOUND = "    found = np.unique(table[~np.isnan(table)])"
_GAPS = '''def bit(cell):
    """Return the number in a cell, nan for an unknown label."""
    word = str(cell).strip().strip("<>").lower()  # pandas has a <NA> of its own
    if re.fullmatch(MISSING, word):
        return np.nan
    return {bit}'''
_BIT = "WORDS[word] if word in WORDS else float(word)"
_EXCLUSIVE = (
    "if (table.sum(axis=1) != 1).any():",
    '    raise ValueError("a row does not have exactly one class")',
)


def of_indicators(labels: Labels, coding: Coding) -> tuple[Block, ...]:
    """Return the code for columns that say whether a class or label is present."""
    cells, words = "np.asarray(cells, dtype=float)", _words(labels)
    if words:
        cells = "np.array([[bit(cell) for cell in row] for row in np.asarray(cells)])"
    known, bits = ("{-1.0, 0.0, 1.0}", "np.maximum(table, 0.0)") if labels.signed else ("{0.0, 1.0}", "table")
    gaps, found = (", nan where unknown", _FOUND) if labels.gaps else ("", "    found = np.unique(table)")
    checked = Block(_CHECKED.format(cells=cells, known=known, bits=bits, gaps=gaps, found=found), (NUMPY,))
    body = [f"return {_CODED[coding].replace('table', 'indicators(cells)')}"]
    if coding not in _SETS:
        body = ["table = indicators(cells)", *_EXCLUSIVE, f"return {_CODED[coding]}"]
    return (Block(class_list(labels)), *words, checked, encode(shape(labels, coding), *body))


def _words(labels: Labels) -> tuple[Block, ...]:
    """Return the function ``bit`` and its constants, where cells are more than numbers."""
    words = (Block(_WORD_LIST),) if labels.words else ()
    bit = _BIT if labels.words else "float(word)"
    if labels.gaps:
        return (*words, Block(missing_pattern(labels)), Block(_GAPS.format(bit=bit), (NUMPY, "import re")))
    return (*words, Block(_WORDS.format(bit=bit))) if words else ()


def of_shares(labels: Labels, coding: Coding) -> tuple[Block, ...]:
    """Return the code for columns that hold the share or the probability of each class."""
    table = "np.asarray_chkfinite(cells, dtype=float)"
    body = (f"return {_CODED[coding].replace('table', table)}",)
    return (Block(class_list(labels)), encode(shape(labels, coding), *body))
