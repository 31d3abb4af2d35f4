import ast

import pytest

from actloss import catalogue
from actloss.catalogue import ACTIVATIONS, LOSSES
from actloss.explain import explain
from actloss.explain.code import activation_code, loss_code
from actloss.explain.facts import ActivationFacts, LossFacts
from actloss.frameworks import FRAMEWORKS, NAMES
from actloss.frameworks.entry import Entry, How
from actloss.frameworks.framework import Framework
from actloss.frameworks.problem import Problem, Style
from actloss.frameworks.program import Block

EVERY = pytest.mark.parametrize("name", NAMES)


@EVERY
def test_every_loss_has_code_that_python_takes(name: str) -> None:
    for row in LOSSES:
        (text,) = loss_code(row, [name]).values()

        ast.parse(text)
        assert text.endswith("\n"), row.name


@EVERY
def test_every_activation_has_code_that_python_takes(name: str) -> None:
    for row in ACTIVATIONS:
        (text,) = activation_code(row, [name]).values()

        assert text.endswith("\n"), row.name
        if FRAMEWORKS[name].activations[row.name].how is not How.NAMED:
            ast.parse(text)


@EVERY
def test_what_is_ones_own_is_shown_alone(name: str) -> None:
    found = FRAMEWORKS[name]
    for row in LOSSES:
        if found.losses[row.name].how is How.OWN:
            text = loss_code(row, [name])[name]

            assert all(block.text in text for block in found.own(row.name)), row.name
            assert "def encode" not in text


@EVERY
def test_what_is_absent_is_a_comment_that_says_why(name: str) -> None:
    found = FRAMEWORKS[name]
    for row in LOSSES:
        entry = found.losses[row.name]
        if entry.how is How.ABSENT:
            words = loss_code(row, [name])[name].replace("\n# ", " ").removeprefix("# ").rstrip("\n")

            assert words == f"{found.title} has no {row.name}: {entry.note}"


def test_an_explanation_has_code_for_the_frameworks_that_were_asked_for() -> None:
    loss, activation = explain(["huber", "softplus"], frameworks=["jax", "keras"]).topics

    assert isinstance(loss, LossFacts)
    assert isinstance(activation, ActivationFacts)
    assert list(loss.code) == list(activation.code) == ["jax", "keras"]


@pytest.mark.parametrize("frameworks", [[], ["optax"], ["scipy"]])
def test_without_a_framework_there_is_no_code(frameworks: list[str]) -> None:
    (topic,) = explain(["huber"], frameworks=frameworks).topics

    assert isinstance(topic, LossFacts)
    assert topic.code == {}


def test_where_no_program_can_be_written_the_reason_stands_in_its_place(monkeypatch: pytest.MonkeyPatch) -> None:
    def write(problem: Problem, _: Style) -> tuple[Block, ...]:
        from actloss.errors import OptionError  # noqa: PLC0415 - only this stand-in needs it

        raise OptionError(f"no {problem.kind} here")

    def own(_: str) -> tuple[Block, ...]:
        return ()

    entry = Entry(how=How.NAMED, name="x.y", note="Beware.")
    stand_in = Framework(
        name="jax",
        title="JAX",
        packages=(),
        losses={"huber": entry},
        activations={"relu": entry},
        write=write,
        own=own,
    )
    monkeypatch.setattr("actloss.explain.code.FRAMEWORKS", {"jax": stand_in})

    assert loss_code(catalogue.loss("huber"), ["jax"]) == {"jax": "# no regression here\n"}
    assert activation_code(catalogue.activation("relu"), ["jax"]) == {"jax": "# Beware.\nx.y\n"}
