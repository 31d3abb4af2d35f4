import pytest

from actloss.pitfalls import PITFALLS
from actloss.rules.pairing.library import library_says
from profiles import case_of, profile_of, training


@pytest.mark.parametrize(
    ("framework", "said"),
    [
        ("pytorch", '; PyTorch says "Target 3 is out of bounds"'),
        (None, '; PyTorch says "Target 3 is out of bounds"'),
        ("keras", "; Keras says nothing: the Poisson loss becomes nan"),
        ("jax", ""),
    ],
)
def test_the_library_that_was_named_is_quoted_else_the_first(framework: str | None, said: str) -> None:
    case = case_of(profile_of([0, 1]), training=training(loss="nll", framework=framework))

    assert said == library_says(case, pytorch="pytorch-label-out-of-bounds", keras="poisson-negative-prediction")


def test_any_stands_for_every_other_library() -> None:
    case = case_of(profile_of([0, 1]), training=training(loss="nll", framework="jax"))
    unnamed = case_of(profile_of([0, 1]))

    assert library_says(case, any="loss-is-nan") == '; JAX says "loss is nan"'
    assert library_says(unnamed, any="loss-is-nan") == '; the library says "loss is nan"'
    assert library_says(unnamed) == ""


def test_the_numbers_of_the_example_give_way_to_those_of_the_labels() -> None:
    said = library_says(case_of(profile_of([0, 1])), {"Target 3": "Target 7"}, pytorch="pytorch-label-out-of-bounds")

    assert said == '; PyTorch says "Target 7 is out of bounds"'


def test_names_keep_their_capital_inside_a_sentence() -> None:
    case = case_of(profile_of([0, 1]))
    said = [library_says(case, any=row.slug) for row in PITFALLS if row.silent]

    assert any(": BCEWithLogitsLoss becomes" in clause for clause in said)
    assert any(": Poisson or Tweedie trains" in clause for clause in said)
    assert any(": a hinge loss stays" in clause for clause in said)
