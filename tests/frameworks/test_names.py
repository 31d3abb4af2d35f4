"""What the catalogue calls a loss in a library is the name that its framework's entry has, or one that it speaks of.

The catalogue names what computes the loss, a metric too; an entry names what trains with it.
"""

import re

import pytest

from actloss.catalogue import LOSSES, Loss, Scale
from actloss.catalogue.references import names_of
from actloss.catalogue.row import WITH_OBJECTS
from actloss.frameworks import FRAMEWORKS
from actloss.frameworks.entry import Entry, How

LIBRARIES = {"jax": "optax"}
"""Whose names a framework's losses have, where they are another library's."""
OURS = {"metric", "objective", "as", "a", "one", "number", "for", "each", "label"}
"""Words of the catalogue's beside names."""

PAIRS = [(name, row) for name in FRAMEWORKS for row in LOSSES]
every_pair = pytest.mark.parametrize(
    ("name", "row"), PAIRS, ids=lambda part: part if isinstance(part, str) else part.name
)


def _told(name: str, row: Loss) -> str:
    return names_of(row).get(LIBRARIES.get(name, name), "")


def _names(told: str) -> list[str]:
    """Return the names in what the catalogue says, without modules, arguments and words of ours."""
    words = re.findall(r"[\w.:]+", re.sub(r"\(.*\)", "", told))
    return [word.rpartition(".")[2] for word in words if word not in OURS]


def _said(entry: Entry) -> str:
    return f"{entry.name} {entry.differs} {entry.note}"


@every_pair
def test_a_name_of_the_catalogue_is_the_entry_s_or_spoken_of(name: str, row: Loss) -> None:
    entry = FRAMEWORKS[name].losses[row.name]
    silent = [word for word in _names(_told(name, row)) if not re.search(rf"\b{re.escape(word)}\b", _said(entry))]

    assert silent == []


@every_pair
def test_a_name_that_the_catalogue_does_not_know_comes_with_what_makes_it_this_loss(name: str, row: Loss) -> None:
    entry = FRAMEWORKS[name].losses[row.name]
    if entry.how is How.NAMED and not _told(name, row):
        assert entry.note or entry.differs


@pytest.mark.parametrize("name", WITH_OBJECTS)
@pytest.mark.parametrize("row", LOSSES, ids=lambda row: row.name)
def test_an_object_of_the_catalogue_is_given_what_the_entry_takes(name: str, row: Loss) -> None:
    entry, expected = FRAMEWORKS[name].losses[row.name], row.expects.get(name)
    if entry.how is How.NAMED and expected is not None and entry.takes is not expected:
        assert (expected, entry.takes) == (Scale.PROBABILITY, Scale.LOGIT)
        assert "from_logits=True" in entry.note


@pytest.mark.parametrize("row", LOSSES, ids=lambda row: row.name)
def test_a_loss_that_pytorch_or_keras_lacks_has_no_object_in_the_catalogue(row: Loss) -> None:
    own = {name for name in WITH_OBJECTS if FRAMEWORKS[name].losses[row.name].how is How.OWN}
    reasoned = {name for name in own if FRAMEWORKS[name].losses[row.name].note}

    assert own & set(row.apis) <= reasoned
