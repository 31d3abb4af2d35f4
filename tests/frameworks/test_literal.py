"""Whatever stands in the data, it comes back as itself from the source, and `ruff format` would leave that as it is."""

import ast
import math
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actloss.frameworks.literal import Value, assigned, exact, laid_out, literal, number, spread, text
from linted import formatted

HOSTILE = (
    "",
    'a"b',
    "it's",
    "both ' and \"",
    "\\",
    '\\"',
    "\\'",
    '"""',
    "'''",
    "x\n'); import os; os.abort() #",
    '"\n"""\nraise SystemExit("out")\n"""',
    "\r\n\t\f\v",
    "\0",
    "\x1b[2J",
    "{}",
    "{0.__class__}",
    "%s %d",
    "# comment",
    "# fmt: off",
    "# type: ignore",
    "\u202eright to left",
    "zero\u200bwidth\u034f\u3164",
    "\ud800 lone",
    "\ufeff",
    "##[error]nothing",
    "##vso[task.setvariable]nothing",
    "値段" * 30,
    "é" * 80,
    "e\u0301" * 60,
    "কা" * 45,
    "a" * 500,
    'a"' * 60,
    "\\N{DASH} \\x41 \\u0041",
)

scalars = st.one_of(st.text(), st.sampled_from(HOSTILE), st.integers(), st.booleans(), st.none())
values = st.recursive(
    scalars,
    lambda inner: st.one_of(
        st.lists(inner, max_size=5), st.lists(inner, max_size=4).map(tuple), st.dictionaries(st.text(), inner)
    ),
    max_leaves=6,
)


@given(values)
def test_a_value_comes_back_as_it_was(value: Value) -> None:
    assert ast.literal_eval(literal(value)) == value
    (statement,) = ast.parse(assigned("x", value)).body
    assert isinstance(statement, ast.Assign)
    assert ast.literal_eval(statement.value) == value


@pytest.mark.parametrize("value", HOSTILE)
def test_hostile_text_stays_in_its_quotation_marks(value: str) -> None:
    written = text(value)
    assert ast.literal_eval(written) == value
    assert written.isprintable()
    assert "##[" not in written
    assert "##vso[" not in written


@pytest.mark.parametrize("sign", ["\u034f", "\u3164", "\ufe0f", "\uffa0", "\U000e0100"])
def test_what_nobody_sees_is_spelled_out(sign: str) -> None:
    assert text(f"a{sign}b").isascii()
    assert ast.literal_eval(text(f"a{sign}b")) == f"a{sign}b"


@given(st.floats())
def test_an_exact_number_comes_back_with_all_its_digits(value: float) -> None:
    read = eval(exact(value))  # noqa: S307 - our own text
    assert read == value or (math.isnan(read) and math.isnan(value))


def test_a_number_is_short() -> None:
    assert [number(value) for value in (1 / 3, 2.5e-7, -0.0, math.inf, True, 10**30)] == [
        "0.3333333333",
        "2.5e-07",
        "-0.0",
        'float("inf")',
        "True",
        "1" + "0" * 30,
    ]


def test_a_comment_stands_above_an_assignment() -> None:
    assert assigned("X", 1, comment="one") == "# one\nX = 1"


def test_what_is_too_long_stands_one_item_a_line() -> None:
    names = [f"column number {at}" for at in range(6)]
    items = "".join(f'    "{name}",\n' for name in names)
    calls = laid_out("x = f(", names, ")"), laid_out("columns = f(", names[:4], ")")
    assert calls == (
        "x = f(\n    [\n" + "".join(f'        "{name}",\n' for name in names) + "    ]\n)",
        "columns = f(\n    [" + ", ".join(f'"{name}"' for name in names[:4]) + "]\n)",
    )
    assert assigned("x", tuple(names)) == f"x = (\n{items})"
    assert assigned("    x", {"names": names}) == (
        '    x = {\n        "names": [\n' + "".join(f'            "{name}",\n' for name in names) + "        ],\n    }"
    )


def test_a_long_text_stands_between_brackets_only_where_that_makes_it_fit() -> None:
    assert assigned("long_name", "a" * 80) == f'long_name = (\n    "{"a" * 80}"\n)'
    assert assigned("long_name", "a" * 90) == f'long_name = "{"a" * 90}"'
    assert laid_out("f(", "a" * 90, ")") == f'f("{"a" * 90}")'
    assert assigned("x" * 88, 5) == f"{'x' * 88} = 5"


def test_items_of_source_are_spread_over_lines_where_they_are_too_many() -> None:
    assert spread("x = ", "[", ["1", "2"], "]") == "x = [1, 2]"
    assert spread("    x = ", "{", ["1" * 50, "2" * 50], "}") == (
        f"    x = {{\n        {'1' * 50},\n        {'2' * 50},\n    }}"
    )


def test_ruff_would_leave_it_as_it_is() -> None:
    source = "".join(f"{assigned('x', value)}\n" for value in _drawn(3000))
    source += "".join(f"{laid_out('x = f(', [*map(float, range(size))], ')')}\n" for size in range(1, 40))
    assert formatted(source) == source


def _drawn(count: int) -> list[Value]:
    """Return values of every kind, many of them nearly as wide as a line."""
    draw = random.Random(0)  # noqa: S311 - no secret
    alphabet = [*"abc '\"\\{}#\n\t", *"éß値한ก็কা𝌆☰🙂", "\u0301", "\u202e", "\ud800", "\0", "\ufe0f"]

    def drawn_text(most: int) -> str:
        return "".join(draw.choices(alphabet, k=draw.randint(0, most)))

    def value(depth: int) -> Value:
        kind = draw.randrange(8 if depth else 5)
        if kind < 3:
            return draw.choice([drawn_text(12), drawn_text(100), "a" * draw.randint(70, 90), draw.choice(HOSTILE)])
        if kind == 3:
            return draw.choice([draw.uniform(-1e9, 1e9), draw.randint(-(10**20), 10**20), 1e-300, 5.3e30, 0.1])
        if kind == 4:
            return draw.choice([None, True, False])
        items = [value(depth - 1) for _ in range(draw.randint(0, 5))]
        if kind == 5:
            return items
        return tuple(items) if kind == 6 else {drawn_text(20): item for item in items}

    return [value(2) for _ in range(count)]
