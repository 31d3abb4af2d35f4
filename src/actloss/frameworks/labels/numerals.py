"""Numbers written for people as code: the grammar of `actloss.written`, as far as a column's cells need it."""

from actloss.frameworks.literal import assigned
from actloss.frameworks.problem import Labels
from actloss.frameworks.program import Block

_RE = ("import re",)
_GROUPED = {
    ".": """GROUPED = re.compile(r"[+-]?[1-9]\\d{0,2}(,\\d\\d\\d?|[\\s'’]\\d{3})*[,\\s'’]\\d{3}(\\.\\d*)?")""",
    ",": """GROUPED = re.compile(r"[+-]?[1-9]\\d{0,2}([.\\s'’]\\d{3})+(,\\d*)?")""",
}
_UNGROUPED = {
    ".": """    text = re.sub(r"[,\\s'’]", "", text)""",
    ",": """    text = re.sub(r"[.\\s'’]", "", text)""",
}
_MONEY = r"""MONEY = re.compile(
    r"\s*([A-Z]{0,2}[$]|[€£¥₹₽₩₺₴₪₫฿₦₱]|[A-Z]{3}|Rs\.?|Fr\.|kr\.?|zł|Kč|Ft)\s*"
)"""


def numeral(labels: Labels) -> tuple[Block, ...]:
    """Return the function ``number``, which reads a cell as the profile read it, and its constants.

    Args:
        labels: Their ``formats`` say what stands in the cells beside digits.
    """
    decimal = labels.decimal or ("," if "decimal comma" in labels.formats else ".")
    constants, lines = [], ["if not isinstance(cell, str):", "    return float(cell)", "text = cell.strip()"]
    if "accounting parentheses" in labels.formats:
        lines += ['if text.startswith("("):', '    text = "-" + text[1:].removesuffix(")").strip()']
    if "minus sign U+2212" in labels.formats:
        lines.append('text = text.replace("\\u2212", "-")')
    if "percent" in labels.formats:
        lines.append('text = text.removesuffix("%").rstrip()')
    if "currency" in labels.formats:
        constants.append(_MONEY)
        lines.append('text = MONEY.sub("", text)')
    lines.append(r'text = re.sub(r"^([+-])\s+", r"\1", text)')
    if labels.decimals:
        constants.append(assigned("DECIMALS", list(labels.decimals), comment="The decimal sign of each column."))
        lines += [
            r"""text = re.sub(r"[.,\s'’]", lambda sign: "." * (sign[0] == decimal), text)""",
            "return float(text)",
        ]
    else:
        lines += _plain(labels, decimal)
        constants += [_GROUPED[decimal]] if "thousands separator" in labels.formats else []
    body = "".join(f"\n    {line}" for line in lines)
    arguments = "cell, decimal" if labels.decimals else "cell"
    function = Block(f'def number({arguments}):\n    """Return the number that a cell spells."""{body}', _RE)
    return (Block("\n".join(constants), _RE), function) if constants else (function,)


def _plain(labels: Labels, decimal: str) -> list[str]:
    """Return the statements that leave out what stands between thousands, and read the number."""
    grouped = "thousands separator" in labels.formats
    lines = ["if GROUPED.fullmatch(text):", _UNGROUPED[decimal]] if grouped else []
    return [*lines, 'return float(text.replace(",", "."))' if decimal == "," else "return float(text)"]
