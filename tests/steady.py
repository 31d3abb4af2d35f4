"""What of an output is the same on every machine.

A processor's vector units may round the last digit of a sum in another way, so figures are compared to 12 digits.
"""

import re

_LONG = re.compile(r"(?<![\w.])-?\d+\.?\d*(?:[eE][+-]?\d+)?(?![\w.])")


def steady(output: str) -> str:
    """Return the output with every number rounded to 12 significant digits."""
    return _LONG.sub(lambda number: f"{float(number.group()):.12g}", output)
