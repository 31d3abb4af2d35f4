"""Plain data as JSON that is safe to show (`docs/json.md`)."""

import json

from actloss.plain import Json

# Lossless spellings of what must not reach a terminal or a CI runner raw, and that the writer leaves alone. Each can
# only stand inside a string.
_SPELLED = {"\x7f": "\\u007f", "##[": "#\\u0023[", "##vso[": "#\\u0023vso["}


def render(plain: Json) -> str:
    r"""Return plain data as JSON in ASCII; everything else is spelled ``\uXXXX``."""
    # nan has been turned into null; a nan that slipped through must fail here, not in the reader's parser.
    written = json.dumps(plain, indent=2, ensure_ascii=True, allow_nan=False)
    for raw, spelled in _SPELLED.items():
        written = written.replace(raw, spelled)
    return written + "\n"
