"""A function of one's own comes as the text that it is, with all that it uses of its file."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from actloss.frameworks import sources
from actloss.frameworks.program import Program
from actloss.frameworks.sources import own
from linted import formatted

FILE = '''"""A file."""

import math

import numpy as np
import scipy.special
from numpy import log as ln, exp
from scipy.special import gammaln

LIMIT = 3.0
"""A constant."""

SPARE: int = 1


def base(x):
    """Return what others use."""
    return np.minimum(x, LIMIT)


@np.vectorize
def first(x):
    """Return the first."""
    return base(x) + ln(x) + scipy.special.erf(x)


class Second(dict):
    """A class."""

    def __call__(self, x):
        return base(x) + math.pi


def unused(x):
    """Return nothing that is wanted."""
    return gammaln(x) + exp(x)
'''


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    (tmp_path / "own" / "library").mkdir(parents=True)
    (tmp_path / "own" / "library" / "module.py").write_text(FILE, encoding="utf-8")
    monkeypatch.setattr(sources, "files", lambda _: tmp_path)
    parsed = sources._parsed  # noqa: SLF001 - what it keeps of other files must not be seen here, and the reverse
    parsed.cache_clear()
    yield
    parsed.cache_clear()


def test_a_function_brings_what_it_uses_in_the_order_of_the_file() -> None:
    assert str(Program((), own("library", "module", "first"))) == (
        '''import numpy as np
import scipy.special
from numpy import log as ln

LIMIT = 3.0


def base(x):
    """Return what others use."""
    return np.minimum(x, LIMIT)


@np.vectorize
def first(x):
    """Return the first."""
    return base(x) + ln(x) + scipy.special.erf(x)
'''
    )


def test_a_class_brings_its_imports() -> None:
    blocks = own("library", "module", "Second")
    assert [block.imports for block in blocks] == [(), ("import numpy as np",), ("import math",)]
    source = str(Program((), blocks))
    assert formatted(source) == source
