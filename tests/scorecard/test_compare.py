import numpy as np
import pytest

import actloss
from actloss.scorecard.compare import disagreements, ranked
from actloss.scorecard.facts import LossScore

nan = float("nan")


def _score(loss: str, model: str, value: float, **known: object) -> LossScore:
    plain: dict[str, object] = {
        "loss": loss, "model": model, "value": value, "standard_error": nan, "baseline": nan, "skill": nan
    }  # fmt: skip
    return LossScore(**{**plain, **known})  # type: ignore[arg-type] # each test names the fields


def _ranks(*values: float, better: str = "lower") -> list[int]:
    scores = [_score("mse", str(at), value, better=better) for at, value in enumerate(values)]
    return [score.rank for score in ranked(scores)]


@pytest.mark.parametrize(
    ("values", "places"),
    [((3.0, 1.0, 2.0), [3, 1, 2]), ((1.0, 1.0, 0.5), [2, 2, 1]), ((np.inf, 1.0), [2, 1]), ((5.0,), [1])],
)
def test_the_smallest_loss_is_first_and_equals_share_a_place(values: tuple[float, ...], places: list[int]) -> None:
    assert _ranks(*values) == places


def test_where_higher_is_better_the_largest_is_first() -> None:
    assert _ranks(0.5, 0.9, 0.7, better="higher") == [3, 1, 2]


def test_models_are_ranked_under_each_loss_apart() -> None:
    scores = [_score("mse", "a", 1.0), _score("mse", "b", 2.0), _score("mae", "a", 2.0), _score("mae", "b", 1.0)]

    assert [score.rank for score in ranked(scores)] == [1, 2, 2, 1]


def _said(*winners: tuple[str, str, str]) -> tuple[str, ...]:
    scores = [
        _score(loss, model, 1.0 if model == winner else 2.0, elicits=elicits)
        for loss, winner, elicits in winners
        for model in ("a", "b")
    ]
    return disagreements(ranked(scores))


def test_losses_that_agree_say_nothing() -> None:
    assert _said(("mse", "a", "mean"), ("mae", "a", "median")) == ()


def test_losses_that_disagree_say_who_prefers_whom_and_why() -> None:
    assert _said(("mse", "a", "mean"), ("mae", "b", "median")) == (
        (
            "mse prefers 'a'; mae prefers 'b': they reward different predictions (mean, median); choose by the loss "
            "that says what an error costs you"
        ),
    )


def test_losses_that_prefer_different_models_but_pursue_the_same_in_part_differ_without_a_why() -> None:
    winners = (("mse", "a", "mean"), ("mae", "a", "median"), ("huber", "b", "Huber location"), ("l2", "b", "mean"))

    assert "reward different" not in _said(*winners)[0]


def test_losses_that_pursue_the_same_differ_without_a_why() -> None:
    (sentence,) = _said(("mse", "a", "mean"), ("l2", "a", "mean"), ("poisson", "b", "mean"))

    assert sentence.startswith("mse and l2 prefer 'a'; poisson prefers 'b'; choose")


def test_a_loss_of_which_nothing_is_known_gives_no_why() -> None:
    (sentence,) = _said(("mse", "a", "mean"), ("mine", "b", ""))

    assert sentence == "mse prefers 'a'; mine prefers 'b'; choose by the loss that says what an error costs you"


def test_of_many_losses_a_few_are_named() -> None:
    (sentence,) = _said(*((name, "a", "mean") for name in "uvwxyz"), ("mae", "b", "median"))

    assert sentence.startswith("u, v, w, x and 2 more prefer 'a'; mae prefers 'b'")


def test_a_tie_prefers_nobody() -> None:
    scores = [_score("mse", "a", 1.0), _score("mse", "b", 1.0), _score("mae", "a", 2.0), _score("mae", "b", 1.0)]

    assert disagreements(ranked(scores)) == ()


def test_a_hostile_name_is_shown_not_obeyed() -> None:
    card = actloss.score([0.5, 1.5, 9.5], {"\x1b[2J": [0.5, 1.5, 5.0], "b": [2.5, 3.5, 7.5]}, losses=["mse", "mae"])

    (sentence,) = card.disagreements
    assert "mae prefers '\\x1b[2J'" in sentence
    assert card.models[0].name == "\x1b[2J"


def test_models_that_are_judged_with_different_parameters_are_no_rivals() -> None:
    scores = [_score("quantile", name, value, params={"quantile": value}) for name, value in (("a", 0.1), ("b", 0.9))]

    assert [score.rank for score in ranked(scores)] == [1, 1]
