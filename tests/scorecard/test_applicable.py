import numpy as np
import pytest

from actloss.catalogue import LOSSES, Scale, loss
from actloss.errors import OptionError
from actloss.predictions import Layout, Spread
from actloss.scorecard.applicable import Label, Link, Planned, plan
from actloss.scorecard.question import Candidate, Question, Wishes

QUANTITY, TWO, MANY, TAGS = (Question(kind=kind) for kind in ("regression", "binary", "multiclass", "multilabel"))
SOFT = Question(kind="multiclass", soft=True)
ORDERED = Question(kind="multiclass", ordered=True)
SHARED = Question(kind="multiclass", shares=(0.25, 0.75))


def _candidate(scale: Scale, layout: Layout = Layout.SINGLE, spread: Spread | None = None) -> Candidate:
    return Candidate(name="m", scale=scale, layout=layout, width=2, spread=spread)


def _planned(question: Question, candidate: Candidate, *asked: str) -> dict[str, Planned]:
    return {each.name: each for each in plan(question, candidate, Wishes(losses=asked))[0]}


def _why(question: Question, candidate: Candidate, name: str) -> str:
    return next(each.reason for each in plan(question, candidate, Wishes())[1] if each.loss == name)


@pytest.mark.parametrize(
    ("question", "candidate", "name", "link", "label"),
    [
        (QUANTITY, _candidate(Scale.VALUE), "mse", Link.NONE, Label.GIVEN),
        (QUANTITY, _candidate(Scale.RATE), "mse", Link.NONE, Label.GIVEN),
        (QUANTITY, _candidate(Scale.VALUE), "poisson_deviance", Link.NONE, Label.GIVEN),
        (QUANTITY, _candidate(Scale.LOG_RATE), "mse", Link.EXP, Label.GIVEN),
        (QUANTITY, _candidate(Scale.LOG_RATE), "poisson_deviance", Link.NONE, Label.GIVEN),
        (QUANTITY, _candidate(Scale.LOGIT), "mae", Link.SIGMOID, Label.GIVEN),
        (QUANTITY, _candidate(Scale.LOGIT), "binary_crossentropy", Link.NONE, Label.GIVEN),
        (QUANTITY, _candidate(Scale.PROBABILITY), "mae", Link.NONE, Label.GIVEN),
        (QUANTITY, _candidate(Scale.VALUE, Layout.OUTPUTS), "mae", Link.NONE, Label.GIVEN),
        (QUANTITY, _candidate(Scale.VALUE, Layout.PAIR), "gaussian_nll", Link.NONE, Label.GIVEN),
        (QUANTITY, _candidate(Scale.VALUE, Layout.PAIR), "laplace_nll", Link.SCALE, Label.GIVEN),
        (QUANTITY, _candidate(Scale.VALUE, Layout.PAIR, Spread.SCALE), "gaussian_nll", Link.VARIANCE, Label.GIVEN),
        (QUANTITY, _candidate(Scale.RATE, Layout.PAIR), "zip_nll", Link.NONE, Label.GIVEN),
        (TWO, _candidate(Scale.LOGIT), "hinge", Link.NONE, Label.SIGNS),
        (TWO, _candidate(Scale.LOGIT), "binary_crossentropy", Link.NONE, Label.GIVEN),
        (MANY, _candidate(Scale.LOGIT, Layout.CLASSES), "brier", Link.LOG_SOFTMAX, Label.GIVEN),
        (MANY, _candidate(Scale.LOGIT, Layout.CLASSES), "softmax_loss", Link.NONE, Label.GIVEN),
        (MANY, _candidate(Scale.LOGIT, Layout.CLASSES), "nll", Link.LOG_SOFTMAX, Label.GIVEN),
        (MANY, _candidate(Scale.PROBABILITY, Layout.CLASSES), "kl_divergence", Link.NONE, Label.ROWS),
        (SOFT, _candidate(Scale.PROBABILITY, Layout.CLASSES), "kl_divergence", Link.NONE, Label.GIVEN),
        (SOFT, _candidate(Scale.PROBABILITY, Layout.CLASSES), "brier", Link.NONE, Label.GIVEN),
        (
            SOFT,
            _candidate(Scale.PROBABILITY, Layout.CLASSES),
            "sparse_categorical_crossentropy",
            Link.NONE,
            Label.INDICES,
        ),
        (ORDERED, _candidate(Scale.LOGIT, Layout.STEPS), "corn", Link.NONE, Label.GIVEN),
        (ORDERED, _candidate(Scale.PROBABILITY, Layout.CLASSES), "rps", Link.NONE, Label.GIVEN),
        (TAGS, _candidate(Scale.PROBABILITY, Layout.LABELS), "dice", Link.NONE, Label.GIVEN),
    ],
)
def test_a_loss_gets_what_it_takes(
    question: Question, candidate: Candidate, name: str, link: Link, label: Label
) -> None:
    found = _planned(question, candidate)[name]

    assert (found.link, found.label) == (link, label)


@pytest.mark.parametrize(
    ("question", "candidate", "name", "reason"),
    [
        (QUANTITY, _candidate(Scale.VALUE), "gaussian_nll", "it takes two predictions a row, such as a mean and its"),
        (QUANTITY, _candidate(Scale.VALUE, Layout.PAIR), "mse", "it takes one prediction a label"),
        (
            QUANTITY,
            _candidate(Scale.RATE, Layout.PAIR),
            "gaussian_nll",
            "its second prediction is a variance, and this one is a rate",
        ),
        (
            QUANTITY,
            _candidate(Scale.LOG_RATE, Layout.PAIR),
            "gaussian_nll",
            "it takes predictions on the scale",
        ),
        (
            TWO,
            _candidate(Scale.PROBABILITY),
            "hinge",
            "it takes predictions on the scale logit or margin, and these are on the scale probability",
        ),
        (MANY, _candidate(Scale.LABEL), "kl_divergence", "it takes one prediction for each class"),
        (MANY, _candidate(Scale.LOGIT, Layout.CLASSES), "coral", "it takes one prediction for each step between"),
        (MANY, _candidate(Scale.LOGIT, Layout.CLASSES), "rps", "it is for ordered classes: ask for it with --loss rps"),
        (
            MANY,
            _candidate(Scale.LOGIT, Layout.CLASSES),
            "logit_adjusted_crossentropy",
            "it needs the share of each class before the rows are read",
        ),
        (TAGS, _candidate(Scale.LABEL), "tversky", "it takes one prediction for each of several labels"),
    ],
)
def test_a_loss_that_does_not_apply_says_why(question: Question, candidate: Candidate, name: str, reason: str) -> None:
    assert _why(question, candidate, name).startswith(reason)


def test_losses_of_other_tasks_are_not_spoken_of() -> None:
    named = {each.loss for each in plan(QUANTITY, _candidate(Scale.VALUE), Wishes())[1]}

    assert named <= {loss.name for loss in LOSSES if "regression" in loss.kinds}


def test_a_loss_of_ordered_classes_comes_when_it_is_asked_for() -> None:
    assert "rps" in _planned(MANY, _candidate(Scale.LOGIT, Layout.CLASSES), "rps")


def test_shares_of_the_classes_are_the_prior_unless_another_is_given() -> None:
    scores, name = _candidate(Scale.LOGIT, Layout.CLASSES), "logit_adjusted_crossentropy"
    given = Wishes(losses=(name,), params={name: {"prior": (0.5, 0.5)}})

    np.testing.assert_array_equal(_planned(SHARED, scores)[name].params["prior"], [0.25, 0.75])
    assert plan(SHARED, scores, given)[0][0].params["prior"] == (0.5, 0.5)
    assert plan(MANY, scores, given)[0][0].params["prior"] == (0.5, 0.5)


@pytest.mark.parametrize(
    ("question", "candidate", "name", "message"),
    [
        (TWO, _candidate(Scale.VALUE), "mse", "mse cannot be scored on 'm': it serves regression, and the task is bin"),
        (TWO, _candidate(Scale.PROBABILITY), "hinge", "hinge cannot be scored on 'm': it takes predictions on the"),
        (QUANTITY, _candidate(Scale.VALUE), "bce", "it takes predictions on the scale probability, logit or log"),
    ],
)
def test_a_loss_that_was_asked_for_and_does_not_apply_raises(
    question: Question, candidate: Candidate, name: str, message: str
) -> None:
    with pytest.raises(OptionError, match=message.replace("probability, logit or log", ".*logit.* or log")):
        _planned(question, candidate, loss(name).name)
