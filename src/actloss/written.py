"""Numbers written for people: ``1,234.5``, ``1.234,5``, ``12 %``, ``€ 4,50``, ``(1,200)``.

One cell proves nothing: "1,234" is twelve hundred here and one and a quarter there, and "1-2" is a class. So a column
is judged as a whole: its cells are numbers only if (nearly) all of them are, under one and the same style.
"""

import math
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from actloss.numbers import EXACT_LIMIT

SPACES = " \u00a0\u2009\u202f"
APOSTROPHES = "'\u2019"
"""With the blanks, what may stand between thousands beside comma and point."""

_GROUPED = r"[1-9]\d{{0,2}}(?:{0}\d{{3}})+"
_WHOLE = r"0|[1-9]\d*"


def _core(decimal: str, separators: tuple[str, ...], extra: str = "") -> str:
    grouped = "|".join(_GROUPED.format(separator) for separator in separators)
    return rf"(?:{grouped}|{_WHOLE}{extra})(?:{decimal}\d*)?|{decimal}\d+"


CORE = {
    # Lakhs and crores group by two: 12,34,567.
    ".": _core(r"\.", (",", f"[{SPACES}]", f"[{APOSTROPHES}]"), r"|[1-9]\d?(?:,\d\d)+,\d{3}"),
    ",": _core(",", (r"\.", f"[{SPACES}]", f"[{APOSTROPHES}]")),
}
"""The digits of a number, by its decimal sign; DuckDB understands them too."""

POINT_GROUPS = re.compile(r"[+-]?[1-9]\d{0,2}(\.\d{3})+", re.ASCII)
"""A plain number in which a German reader sees thousands: ``12.500``."""

_CURRENCY = {
    "$": "$", "US$": "$", "USD": "$", "€": "€", "EUR": "€", "£": "£", "GBP": "£", "¥": "¥", "JPY": "¥", "CNY": "CNY",
    "₹": "₹", "INR": "₹", "Rs": "₹", "Rs.": "₹", "₽": "₽", "RUB": "₽", "₩": "₩", "KRW": "₩", "₺": "₺", "TRY": "₺",
    "₴": "₴", "₪": "₪", "₫": "₫", "฿": "฿", "₦": "₦", "₱": "₱", "R$": "R$", "BRL": "R$", "CHF": "CHF", "Fr.": "CHF",
    "CA$": "CA$", "C$": "CA$", "CAD": "CA$", "A$": "A$", "AU$": "A$", "AUD": "A$", "kr": "kr", "kr.": "kr",
    "SEK": "SEK", "NOK": "NOK", "DKK": "DKK", "zł": "zł", "PLN": "zł", "Kč": "Kč", "CZK": "Kč", "Ft": "Ft", "HUF": "Ft",
}  # fmt: skip
_MONEY = "|".join(re.escape(sign) for sign in sorted(_CURRENCY, key=len, reverse=True))
_MINUS = "\u2212"
_FORM = re.compile(
    rf"(?P<open>\()?[{SPACES}]*+(?P<sign>[+\-{_MINUS}])?[{SPACES}]*+(?P<before>{_MONEY})?[{SPACES}]*+"
    rf"(?P<inner>[+\-{_MINUS}])?(?P<core>[\d.,'\u2019{SPACES}]*?)(?P<power>[eE][+-]?\d+)?[{SPACES}]*+"
    rf"(?P<after>%|{_MONEY})?[{SPACES}]*+(?P<close>\))?",
    re.ASCII,
)
_CORES = {decimal: re.compile(pattern, re.ASCII) for decimal, pattern in CORE.items()}
_DIGITS_ONLY = re.compile(rf"[\d.,;'\u2019{SPACES}]*", re.ASCII)
_LONGEST = 64
_NEARLY_ALL = 0.9


@dataclass(frozen=True, slots=True)
class Plain:
    """The cells of a column that are plain numbers already."""

    count: int
    dotted: int = 0
    """Those with a decimal point."""
    dotted_in_threes: int = 0
    """Those with a point where a German reader would see a thousands separator: ``12.500``."""


@dataclass(frozen=True, slots=True)
class Style:
    """How the numbers of a column are written, and what they mean."""

    decimal: str
    values: dict[str, float]
    """Value of each text that is a number in this style."""
    marks: dict[str, tuple[str, ...]]
    """What makes each of those texts other than a plain number."""
    point_groups: bool
    """Whether the points of plain numbers separate thousands, so that they must be read anew."""
    doubtful: str | None
    """A text that another style would read as another number; None when the cells leave no doubt."""


def read_written(text: str, decimal: str) -> tuple[float, tuple[str, ...]] | None:
    """Return the number in ``text`` and the marks of how it is written, or None.

    Args:
        text: A cell.
        decimal: The decimal sign, ``.`` or ``,``.

    Examples:
        >>> read_written("€ 1.234,50", ",")
        (1234.5, ('thousands separator', 'decimal comma', 'currency'))
        >>> read_written("(1,200)", ".")
        (-1200.0, ('thousands separator', 'accounting parentheses'))
        >>> read_written("2020-01-01", ".") is read_written("1-2", ",") is None
        True
    """
    form = _FORM.fullmatch(text.strip()) if len(text) <= _LONGEST else None
    if form is None or bool(form["open"]) != bool(form["close"]) or (form["before"] and form["after"]):
        return None
    signs = [sign for sign in (form["sign"], form["inner"]) if sign]
    core = form["core"].strip()
    if len(signs) + bool(form["open"]) > 1 or not _CORES[decimal].fullmatch(core):
        return None
    digits = re.sub(f"[^0-9{decimal}]", "", core)
    value = float(digits.replace(",", ".") + (form["power"] or ""))
    marks = (
        ("thousands separator", re.sub(f"[0-9{decimal}]", "", core)),
        ("decimal comma", decimal == "," and "," in core),
        ("percent", form["after"] == "%"),
        ("currency", form["before"] or form["after"] not in {"%", None}),
        ("accounting parentheses", form["open"]),
        ("minus sign U+2212", _MINUS in signs),
    )
    negative = bool(form["open"]) or signs in (["-"], [_MINUS])
    return (-value if negative else value), tuple(mark for mark, present in marks if present)


def plainly(text: str, value: float) -> str | None:
    """Return a number that is written for people as a plain number with the same digits, or None.

    Args:
        text: A cell.
        value: The number that it was read as, which tells its decimal sign.

    Examples:
        >>> plainly("€ 1.234,50", 1234.5), plainly("1,234", 1234.0), plainly("(5 %)", -5.0)
        ('1234.50', '1234', '-5')
        >>> plainly("1,234", 12.0) is None
        True
    """
    for decimal in CORE:
        form, read = _FORM.fullmatch(text.strip()), read_written(text, decimal)
        if form is not None and read is not None and read[0] == value:
            whole, _, rest = re.sub(f"[^0-9{decimal}]", "", form["core"]).partition(decimal)
            sign = "-" if math.copysign(1.0, value) < 0 else ""
            return sign + (whole or "0") + (f".{rest}" if rest else "") + (form["power"] or "")
    return None


def is_rounded(text: str, value: float) -> bool:
    """Return whether a cell that is no plain number is one but for its digits, of which a float64 holds too few.

    Such a cell is a name: two of them may round to the same number.

    Args:
        text: The cell.
        value: The number that `read_written` reads in it.
    """
    return abs(value) >= EXACT_LIMIT and text.strip().lstrip("+-").isdigit()


def written_style(texts: Mapping[str, int], plain: Plain) -> Style | None:
    """Return the style in which (nearly) every text of a column is a number, or None: then it is a text column.

    Args:
        texts: Cells that are neither plain numbers nor missing, with how often they occur.
        plain: The column's plain numbers.
    """
    fitting = [style for style in (_fit(texts, plain, "."), _fit(texts, plain, ",")) if style is not None]
    if not fitting:
        return None
    if len(fitting) == 1:
        return fitting[0]
    point, comma = fitting
    doubtful = next((text for text, value in point.values.items() if value != comma.values.get(text)), None)
    # Both styles read every cell: groups of three digits are thousands far more often than three decimals.
    return Style(".", point.values, point.marks, point_groups=False, doubtful=doubtful)


def _fit(texts: Mapping[str, int], plain: Plain, decimal: str) -> Style | None:
    if decimal == "," and plain.dotted > plain.dotted_in_threes:
        return None
    values: dict[str, float] = {}
    marks: dict[str, tuple[str, ...]] = {}
    missed, bearable = 0, (1 - _NEARLY_ALL) * (plain.count + sum(texts.values()))
    for text, count in texts.items():
        found = read_written(text, decimal)
        rounded = found is not None and is_rounded(text, found[0])
        if found is not None and not rounded:
            values[text], marks[text] = found
            continue
        missed += count
        # Digits and separators that are no number in this style: a list of labels, or the other style.
        if missed > bearable or (not rounded and _DIGITS_ONLY.fullmatch(text)):
            return None
    if not values:
        return None
    if not _one_unit(texts, marks, plain.count + sum(texts[text] for text in values)) or _may_be_lists(values, decimal):
        return None
    return Style(decimal, values, marks, point_groups=decimal == "," and plain.dotted > 0, doubtful=None)


def _one_unit(texts: Mapping[str, int], marks: Mapping[str, tuple[str, ...]], numbers: int) -> bool:
    """Return whether all numbers are in the same unit: one currency, all or no percent, not all in parentheses."""
    rows: Counter[str] = Counter()
    money = set()
    for text, found in marks.items():
        rows.update(dict.fromkeys(found, texts[text]))
        if "currency" in found and (form := _FORM.fullmatch(text.strip())) is not None:
            money.add(_CURRENCY[form["before"] or form["after"]])
    percent = rows["percent"]
    return (
        len(money) <= 1
        and (not percent or (percent >= _NEARLY_ALL * numbers and not money))
        and rows["accounting parentheses"] < numbers
    )


def _may_be_lists(values: Mapping[str, float], decimal: str) -> bool:
    """Return whether blanks may separate labels of three digits (``101 202``) instead of thousands."""
    spaced = [text.strip() for text in values if re.search(r"\d \d", text)]
    return bool(spaced) and all(re.match(r"\D*\d{3} ", text) and decimal not in text for text in spaced)
