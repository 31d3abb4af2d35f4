"""Parts are put together as ruff would leave them."""

import pytest

from actloss.frameworks.program import Block, Program, imported
from linted import complaints, formatted

IMPORTS = (
    "import torch.nn.functional as F",
    "import numpy as np",
    "import jax",
    "import jax.numpy as jnp",
    "from math import pi",
    "import re",
    "from sklearn.preprocessing import StandardScaler, OneHotEncoder",
    "from sklearn.compose import make_column_transformer",
    "from a.b import c as d",
    "from a.b import c",
    "from a.b import B, A, CONSTANT, aa as z",
    "from numpy import " + ", ".join(f"function_{number}" for number in range(9)),
)


def test_imports_are_sorted_and_merged_as_ruff_does() -> None:
    source = imported(IMPORTS)
    assert formatted(source) == source
    used = "pi re np jax jnp F OneHotEncoder StandardScaler make_column_transformer d c B A CONSTANT z".split()
    used += [f"function_{number}" for number in range(9)]
    assert complaints(f"{source}\nprint(\n" + "".join(f"    {name},\n" for name in used) + ")\n") == ""


def test_the_standard_library_stands_first_and_each_name_once() -> None:
    assert imported(["import numpy as np", "import re", "import re", "from a import b, A", "from a import A"]) == (
        "import re\n\nimport numpy as np\nfrom a import A, b\n"
    )


def test_a_name_under_another_name_has_a_line_of_its_own() -> None:
    assert imported(["from a import b as c, d"]) == "from a import b as c\nfrom a import d\n"


@pytest.mark.parametrize("comment", [(), ("What it is", "", "and more")])
def test_functions_stand_two_empty_lines_apart(comment: tuple[str, ...]) -> None:
    function = 'def {}():\n    """Return 1."""\n    return 1'
    blocks = (
        Block("X = 1"),
        Block(function.format("f")),
        Block("# Why it is.\n@cache\n" + function.format("g"), ("from functools import cache",)),
        Block("y = f()"),
        Block("z = g()"),
    )
    source = str(Program(comment, blocks))
    assert formatted(source) == source
    assert source.startswith("# What it is\n#\n# and more\n\nfrom functools" if comment else "from functools")


def test_a_program_may_have_neither_comment_nor_imports() -> None:
    assert str(Program((), (Block("x = 1"), Block("def f():\n    return 1")))) == "x = 1\n\n\ndef f():\n    return 1\n"
    assert str(Program(("Said",), (Block("def f():\n    return 1"),))) == "# Said\n\n\ndef f():\n    return 1\n"
