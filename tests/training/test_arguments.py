"""The keywords of a call that are numbers or truth values."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actloss.training.arguments import keywords, unread


@pytest.mark.parametrize(
    ("arguments", "read"),
    [
        ("", {}),
        ("ignore_index=-1", {"ignore_index": -1}),
        ("weight=torch.tensor([1.0, 2.0]), ignore_index=255,", {"weight": (1.0, 2.0), "ignore_index": 255}),
        (
            "pos_weight=torch.tensor(3.0, device=d), x=np.array((1, 2)), y=tensor([3])",
            {"pos_weight": 3.0, "x": (1.0, 2.0), "y": (3.0,)},
        ),
        ("weight=[1, -2.5], a=[], b=[True], c=['x'], d=[[1]]", {"weight": (1.0, -2.5)}),
        (f"a=[{10**400}]", {}),
        ("a=torch.tensor(), b=torch.ones(3), c=f()(1), d=w", {}),
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
    assert set(map(type, keywords(text).values())) <= {bool, int, float, tuple}


def test_what_is_neither_read_nor_plain_is_told() -> None:
    assert unread("pos_weight=w, weight=torch.ones(3), reduction='mean', delta=2, x=None, y=[1]") == (
        "pos_weight",
        "weight",
    )
    assert unread("this is no Python") == ()
