"""Rows of the pitfalls: complete, about losses that exist, and none twice."""

import ast
import re

import pytest

from actloss.catalogue import LOSSES
from actloss.pitfalls import PITFALLS, Pitfall

FRAMEWORKS = {"pytorch", "keras", "jax", "transformers", "xgboost", "lightgbm", "catboost", "sklearn", "any"}

every_row = pytest.mark.parametrize("row", PITFALLS, ids=lambda row: row.slug)


def test_no_slug_or_message_is_there_twice() -> None:
    slugs = [row.slug for row in PITFALLS]
    messages = [wording for row in PITFALLS for wording in (row.message, *row.variants)]

    assert len(slugs) == len(set(slugs))
    assert len(messages) == len(set(messages))


@every_row
def test_its_facts_are_complete(row: Pitfall) -> None:
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)+", row.slug)
    assert row.framework in FRAMEWORKS
    assert row.message
    assert row.cause.endswith(".")
    assert row.cure.endswith(".")


@every_row
def test_it_names_losses_of_the_catalogue_once(row: Pitfall) -> None:
    assert row.losses
    assert len(row.losses) == len(set(row.losses))
    assert set(row.losses) <= {loss.name for loss in LOSSES}


@every_row
def test_its_message_shows_what_tells_it_from_another(row: Pitfall) -> None:
    assert re.search(row.when, row.message.casefold())


@every_row
def test_its_code_is_one_line_of_python(row: Pitfall) -> None:
    assert "\n" not in row.code
    ast.parse(row.code)


@every_row
def test_only_what_is_silent_has_one_wording(row: Pitfall) -> None:
    assert not (row.silent and row.variants)


@pytest.mark.parametrize("framework", sorted(FRAMEWORKS))
def test_every_framework_has_a_row(framework: str) -> None:
    assert any(row.framework == framework for row in PITFALLS)
