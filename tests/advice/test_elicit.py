import pytest

from actloss.advice.elicit import Wish, parse_wish, pursues
from actloss.errors import OptionError
from advising import advice_on


@pytest.mark.parametrize(
    ("text", "wish"),
    [("mean", Wish("mean")), ("quantile=0.25", Wish("quantile", 0.25)), ("decisions", Wish("decisions")), (None, None)],
)
def test_a_wish_is_a_functional_and_for_quantiles_a_level(text: str | None, wish: Wish | None) -> None:
    assert parse_wish(text) == wish


@pytest.mark.parametrize("text", ["quantile", "quantile=0", "quantile=1", "quantile=x", "quantile=nan"])
def test_a_quantile_without_a_level_inside_zero_and_one_is_refused(text: str) -> None:
    with pytest.raises(OptionError, match="level between 0 and 1"):
        parse_wish(text)


@pytest.mark.parametrize("text", ["mode", "mean=1", "", "Mean"])
def test_another_word_is_refused_with_the_choices(text: str) -> None:
    with pytest.raises(OptionError, match="mean, median, quantile=LEVEL, probabilities or decisions"):
        parse_wish(text)


@pytest.mark.parametrize(("cells", "wish"), [([0.5, 1.5, 2.5], "probabilities"), (["a", "b"], "median")])
def test_a_wish_that_the_task_cannot_pursue_is_refused(cells: list[float | str | None], wish: str) -> None:
    with pytest.raises(OptionError, match=f"--elicit {wish} does not apply"):
        advice_on(cells, elicit=wish)


def test_several_classes_are_decided_by_their_probabilities() -> None:
    advice = advice_on(["a", "b", "c"] * 5, elicit="decisions")

    assert advice.loss == "sparse_categorical_crossentropy"
    assert "a threshold on the probabilities makes decisions of them" in advice.reasons


def test_the_half_quantile_is_the_median() -> None:
    assert pursues("median", Wish("quantile", 0.5))
    assert not pursues("median", Wish("quantile", 0.9))


def test_losses_that_pursue_something_else_are_ruled_out_by_what_they_learn() -> None:
    cells = [float(value) ** 2 for value in range(-10, 30)]
    ruled_out = {entry.loss: entry.reason for entry in advice_on(cells, elicit="median").rejected}

    assert ruled_out["mse"] == "it learns the mean, and you asked for median"
