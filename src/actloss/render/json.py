"""Plain data as JSON that is safe to show (`docs/json.md`)."""

import json

from actloss.plain import Json, safe_to_show


def render(plain: Json) -> str:
    r"""Return plain data as JSON in ASCII; everything else is spelled ``\uXXXX``."""
    # nan has been turned into null; a nan that slipped through must fail here, not in the reader's parser.
    written = json.dumps(plain, indent=2, ensure_ascii=True, allow_nan=False)
    return safe_to_show(written) + "\n"
