"""Zstandard, from the standard library where it has it."""

import sys

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd


def zstandard(content: bytes) -> bytes:
    """Return the content as one Zstandard frame."""
    return zstd.compress(content)
