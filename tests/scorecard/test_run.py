import pytest

import actloss
from actloss.catalogue import Scale
from actloss.errors import LabelError, OptionError
from actloss.predictions import Layout
from actloss.scorecard import run
from actloss.scorecard.question import Candidate, Question, Wishes
from actloss.scorecard.run import Prepared, prepare

BINARY = Question(kind="binary")
SHARES = Candidate(name="shares", scale=Scale.PROBABILITY)
LOGITS = Candidate(name="logits", scale=Scale.LOGIT)
DECISIONS = Candidate(name="decisions", scale=Scale.LABEL)


def _prepared(*candidates: Candidate, **wishes: object) -> Prepared:
    return prepare(BINARY, candidates, Wishes(**wishes))  # type: ignore[arg-type] # each test names its wishes


def test_each_model_has_the_losses_that_apply_to_it() -> None:
    plan = _prepared(SHARES, LOGITS).plan

    assert "hinge" not in [loss.name for loss in plan.planned[0]]
    assert "hinge" in [loss.name for loss in plan.planned[1]]


def test_only_a_loss_that_applies_to_no_model_is_unscored() -> None:
    assert "hinge" in [each.loss for each in _prepared(SHARES).unscored]
    assert "hinge" not in [each.loss for each in _prepared(SHARES, LOGITS).unscored]


def test_a_loss_asked_for_is_to_apply_to_every_model() -> None:
    with pytest.raises(OptionError, match="hinge cannot be scored on 'shares'"):
        _prepared(LOGITS, SHARES, losses=("hinge",))


@pytest.mark.parametrize(
    ("wishes", "kept"),
    [
        ({}, set()),
        ({"worst": 3}, {"binary_crossentropy"}),
        ({"worst": 3, "losses": ("hinge", "brier")}, {"hinge", "brier"}),
        ({"worst": 3, "customs": {"mine": max}}, {"binary_crossentropy", "mine"}),
    ],
)
def test_worst_rows_are_kept_for_the_losses_asked_for_or_the_usual_one(
    wishes: dict[str, object], kept: set[str]
) -> None:
    assert _prepared(LOGITS, **wishes).plan.worst_of == kept


def test_decisions_have_no_loss_to_keep_worst_rows_for() -> None:
    assert _prepared(DECISIONS, worst=3).plan.worst_of == frozenset()


def test_steps_are_no_classes() -> None:
    steps = Candidate(name="m", scale=Scale.LOGIT, layout=Layout.STEPS, width=3)

    assert not steps.joint


def test_no_row_is_told_with_the_reasons() -> None:
    nan = float("nan")

    with pytest.raises(LabelError, match="1 have no label and 1 have a prediction that is missing or nan; expected at"):
        actloss.score([nan, 1.5], [1.0, nan])


def test_memory_that_all_rows_take_is_said_where_it_is_much(monkeypatch: pytest.MonkeyPatch) -> None:
    quiet = actloss.score([0.5, 1.5], [1.0, 2.0], metrics=True)
    monkeypatch.setattr(run, "_WORTH_SAYING", 16)
    told = actloss.score([0.5, 1.5], [1.0, 2.0], metrics=True)

    assert quiet.notes == ()
    assert "MB were held" in told.notes[0]


def test_losses_of_ones_own_come_last_and_take_part_in_disagreements() -> None:
    card = actloss.score(
        [0.5, 1.5], {"a": [0.5, 1.5], "b": [1.0, 2.5]}, losses=["mse", "mine"], custom={"mine": lambda _t, p: -p}
    )

    assert [score.loss for score in card.scores] == ["mse", "mse", "mine", "mine"]
    assert card.disagreements == (
        "mse prefers 'a'; mine prefers 'b'; choose by the loss that says what an error costs you",
    )


@pytest.mark.parametrize(
    ("y_true", "y_pred", "options", "notes"),
    [
        ([0, 1], [-2.0, 1.5], {"eps": 0.1}, ("eps changes nothing: no predictions are probabilities",)),
        ([0, 1], [0.2, 0.7], {"eps": 0.1}, ()),
        ([1.5, 2.5], [1.0, 2.0], {"per_class": True}, ("there are no losses by class: a regression has none",)),
        ([[1.5, 2.5]] * 2, [[1.0, 2.0]] * 2, {"per_class": True}, ()),
        ([0, 1], [0.2, 0.7], {"per_class": True}, ()),
    ],
)
def test_a_wish_that_changes_nothing_is_said(
    y_true: object, y_pred: object, options: dict[str, object], notes: tuple[str, ...]
) -> None:
    assert actloss.score(y_true, y_pred, **options).notes == notes  # type: ignore[arg-type] # of all kinds
