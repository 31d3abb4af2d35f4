"""The keywords of a call that are numbers or truth values."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actloss.training.arguments import keywords


@pytest.mark.parametrize(
    ("arguments", "read"),
    [
        ("", {}),
        ("ignore_index=-1", {"ignore_index": -1}),
        ("weight=torch.tensor([1.0, 2.0]), ignore_index=255,", {"ignore_index": 255}),
        ("3, from_logits = TRUE", {"from_logits": True}),
        ("from_logits=false, delta=2.5", {"from_logits": False, "delta": 2.5}),
        ("reduction='mean', label_smoothing=0.1", {"label_smoothing": 0.1}),
        ("**settings", {}),
        ("ignore_index=None", {}),
        ("ignore_index=", {}),
        ("1) + f(2", {}),
        ("delta=1 # a remark", {"delta": 1}),
    ],
)
def test_keywords_are_read_and_all_else_is_passed_over(arguments: str, read: dict[str, float]) -> None:
    assert keywords(arguments) == read


@given(st.text(max_size=60))
def test_no_text_is_an_error(text: str) -> None:
    assert set(map(type, keywords(text).values())) <= {bool, int, float}
