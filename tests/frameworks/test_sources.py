"""A function of one's own comes as the text that it is, with all that it uses of its file."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from actloss.frameworks import sources
from actloss.frameworks.program import Program
from actloss.frameworks.sources import own, owns
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


def namesake(x, *, unused=0.5):
    """Return what a parameter of another function's name makes of it."""
    first = exp(x)
    return first * unused
'''

OTHER = '''"""Another file."""

from numpy import exp

from actloss.frameworks.own.library.module import base


def third(x):
    """Return what the other file's function makes of it."""
    return exp(base(x))
'''


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    (tmp_path / "own" / "library").mkdir(parents=True)
    (tmp_path / "own" / "library" / "module.py").write_text(FILE, encoding="utf-8")
    (tmp_path / "own" / "library" / "other.py").write_text(OTHER, encoding="utf-8")
    monkeypatch.setattr(sources, "files", lambda _: tmp_path)
    kept = (sources._pieces, sources._modules)  # noqa: SLF001 - of other files must not be seen here, and the reverse
    for parsed in kept:
        parsed.cache_clear()
    yield
    for parsed in kept:
        parsed.cache_clear()


def test_a_function_brings_what_it_uses_in_the_order_of_the_file() -> None:
    assert str(Program((), own("library", "first"))) == (
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
    blocks = own("library", "Second")
    assert [block.imports for block in blocks] == [(), ("import numpy as np",), ("import math",)]
    source = str(Program((), blocks))
    assert formatted(source) == source


def test_what_a_function_binds_itself_is_not_brought_along() -> None:
    assert [block.text[:12] for block in own("library", "namesake")] == ["def namesake"]


def test_what_a_file_imports_from_another_of_ours_comes_before_it() -> None:
    blocks = own("library", "third")

    assert [block.text.split("(")[0] for block in blocks] == ["LIMIT = 3.0", "def base", "def third"]
    assert "actloss" not in str(Program((), blocks))


def test_the_file_is_found_by_what_it_defines() -> None:
    assert owns("library", "Second")
    assert owns("library", "third")
    assert not owns("library", "LIMIT")
    with pytest.raises(KeyError, match="fourth"):
        own("library", "fourth")


def test_of_what_two_files_define_the_first_is_taken(tmp_path: Path) -> None:
    (tmp_path / "own" / "library" / "again.py").write_text("def base(x):\n    return x\n", encoding="utf-8")

    assert [block.text for block in own("library", "base")] == ["def base(x):\n    return x"]
