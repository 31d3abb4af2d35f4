import json
import math
from collections import OrderedDict
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import pytest

from actloss.plain import Json, fields, plain


class Colour(StrEnum):
    RED = "red"


@dataclass(frozen=True)
class Leaf:
    size: float
    name: str = "leaf"


@dataclass(frozen=True)
class Tree:
    leaves: tuple[Leaf, ...]
    first: Leaf
    secret: int = 3


TREE = Tree(leaves=(Leaf(1.5), Leaf(math.nan, "x")), first=Leaf(2.0))


@pytest.mark.parametrize("value", [None, True, False, 0, 12, "text", 0.1])
def test_what_json_knows_stays_as_it_is(value: object) -> None:
    assert plain(value) is value or plain(value) == value


@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf, np.float64("nan"), np.float32("inf")], ids=repr)
def test_a_number_that_is_not_finite_is_null(value: object) -> None:
    assert plain(value) is None


@pytest.mark.parametrize(
    ("value", "expected"),
    [(np.int64(3), 3), (np.float32(0.5), 0.5), (np.bool_(True), True), (np.str_("a"), "a")],  # noqa: FBT003 - numpy's constructor
)
def test_numbers_of_numpy_are_plain(value: object, expected: object) -> None:
    assert type(plain(value)) is type(expected)
    assert plain(value) == expected


def test_a_member_of_an_enumeration_is_a_plain_string() -> None:
    assert type(plain(Colour.RED)) is str


def test_a_subclass_of_float_is_a_plain_float() -> None:
    class Metres(float):
        __slots__ = ()

    assert type(plain(Metres(2.0))) is float


def test_mappings_and_sequences_are_copied_in_their_order() -> None:
    assert json.dumps(plain(OrderedDict([("b", (1, 2)), ("a", [math.inf])]))) == '{"b": [1, 2], "a": [null]}'


def test_keys_of_a_mapping_are_text() -> None:
    assert plain({1: "a"}) == {"1": "a"}


def test_a_dataclass_is_its_fields() -> None:
    assert plain(TREE) == {
        "leaves": [{"size": 1.5, "name": "leaf"}, {"size": None, "name": "x"}],
        "first": {"size": 2.0, "name": "leaf"},
        "secret": 3,
    }


def test_fields_may_be_left_out() -> None:
    assert list(fields(TREE, leave_out=("secret",))) == ["leaves", "first"]


def test_the_dataclasses_inside_are_made_what_the_caller_says() -> None:
    def short(record: object) -> Json:
        return str(getattr(record, "name", ""))

    assert fields(TREE, of=short) == {"leaves": ["leaf", "x"], "first": "leaf", "secret": 3}


@pytest.mark.parametrize("value", [1j, object(), {1, 2}, b"bytes"])
def test_what_json_has_no_form_for_is_a_mistake_of_ours(value: object) -> None:
    with pytest.raises(TypeError, match=f"found {type(value).__name__}"):
        plain(value)
