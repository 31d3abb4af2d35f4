from collections.abc import Callable
from enum import StrEnum

import pytest

from actloss.errors import ActlossError, OptionError, SourceError
from actloss.place import Document, Place

TOML = Document(name="a.toml")
LOCK = Document(name="a.json", kind="the lock", table="an object", error=SourceError)


class Colour(StrEnum):
    RED = "red"
    BLUE = "blue"


def place(value: object, document: Document = TOML, path: str = "") -> Place:
    return Place(value=value, document=document, path=path)


def complaint(ask: Callable[[], object]) -> str:
    with pytest.raises(ActlossError) as caught:
        ask()
    return caught.value.message


@pytest.mark.parametrize(
    ("document", "error", "said"),
    [
        (TOML, OptionError, "rows in 'a.toml' needs a text, found a table"),
        (LOCK, SourceError, "rows in the lock 'a.json' needs a text, found an object"),
    ],
)
def test_a_document_says_what_it_is_and_how_it_fails(document: Document, error: type[ActlossError], said: str) -> None:
    with pytest.raises(error) as caught:
        place({}, document, "rows").text()

    assert caught.value.message == said


def test_what_concerns_the_whole_file_names_no_path() -> None:
    assert complaint(place(None, LOCK).table) == "the lock 'a.json' needs an object, found null"


@pytest.mark.parametrize(
    ("key", "path"),
    [("loss", "tables.loss"), ("fail-on", "tables.fail-on"), ("a.csv", 'tables["a.csv"]'), ("", 'tables[""]')],
)
def test_a_path_writes_out_keys_that_are_no_bare_ones(key: str, path: str) -> None:
    assert place({}, path="tables").at(key, 1).path == path


def test_a_path_may_begin_with_a_key_of_any_kind() -> None:
    assert place({}).at("a", 1).path == "a"
    assert place({}).at("a b", 1).path == '["a b"]'


def test_exactly_the_keys_that_were_asked_for_are_there_or_it_is_an_error() -> None:
    table = place({"a": 1, "b": 2}, path="t")

    assert [each.value for each in table.fields("a", "b").values()] == [1, 2]
    assert complaint(lambda: table.fields("a", "b", "c", "d")) == "t in 'a.toml' misses keys 'c' and 'd'"
    assert complaint(lambda: table.fields("a")) == "t in 'a.toml' has an unknown key 'b': it may hold a"


def test_a_string_may_be_blank_and_a_text_may_not() -> None:
    assert place(" ").string() == " "
    assert complaint(place(" ").text) == "'a.toml' needs a text, found ' '"
    assert complaint(place(3).string) == "'a.toml' needs a text, found 3"


def test_each_value_of_a_list_is_read_and_told_with_its_index() -> None:
    assert place([1, 2]).each(Place.count) == (1, 2)
    assert (
        complaint(lambda: place([1, -2]).each(Place.count))
        == "[1] in 'a.toml' needs a whole number from 0 on, found -2"
    )


def test_what_is_optional_may_be_null() -> None:
    assert place(None).optional(Place.text) is None
    assert place("x").optional(Place.text) == "x"


def test_a_member_of_an_enumeration_is_found_by_its_value() -> None:
    assert place("blue").one_of(Colour) is Colour.BLUE
    assert complaint(lambda: place("blu").one_of(Colour)) == (
        "'a.toml' needs red or blue, found 'blu'; did you mean 'blue'?"
    )


def test_whole_numbers_begin_where_they_are_asked_to() -> None:
    assert place(0).count() == 0
    assert complaint(place(0).whole_number) == "'a.toml' needs a whole number from 1 on, found 0"


def test_a_complaint_of_whoever_reads_a_value_is_told_with_its_place() -> None:
    def read() -> None:
        with place("x", LOCK, "loss").told():
            raise OptionError("no such loss")

    assert complaint(read) == "loss in the lock 'a.json': no such loss"


def test_hostile_text_becomes_visible() -> None:
    said = complaint(place({"\x1b[2J": "\x1b]0;"}, path="t").table()["\x1b[2J"].flag)

    assert "\x1b" not in said
