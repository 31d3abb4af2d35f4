import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as some

from actloss.escape import quoted, visible


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain ü 数", "plain ü 数"),
        ("\x1b]0;pwn\x07", r"\x1b]0;pwn\x07"),
        ("\x9b31m", r"\x9b31m"),
        ("a\nb\tc\r", r"a\nb\tc\r"),
        ("\u202egnp", r"\u202egnp"),
        ("c\u200bat", r"c\u200bat"),
        ("\ud800", r"\ud800"),
        ("\U000e0041", r"\U000e0041"),
        ("##[add-mask]e", "# #[add-mask]e"),
        ("##vso[task]x", "# #vso[task]x"),
    ],
)
def test_hidden_characters_and_runner_commands_are_spelled_out(text: str, shown: str) -> None:
    assert visible(text) == shown


@given(some.text())
def test_nothing_that_a_terminal_obeys_is_left(text: str) -> None:
    shown = visible(text, limit=200)

    assert len(shown) <= 200
    assert not any(unicodedata.category(char) in ("Cc", "Cs", "Zl", "Zp") for char in shown)
    assert "\x1b" not in shown


def test_long_text_is_cut_and_says_so() -> None:
    assert visible("x" * 10_000_000, limit=5) == "xxxx…"
    assert visible("abcde", limit=5) == "abcde"
    assert quoted("abc") == "'abc'"
