import numpy as np
import pytest

import actloss
from actloss.errors import OptionError
from actloss.losses.arrays import FloatArray
from actloss.scorecard import Scorecard
from actloss.scorecard.question import Custom
from score_cases import WEIGHTS, case_of

QUANTITY, TAGS = case_of("quantity"), case_of("tags")


def _cubed(y_true: FloatArray, y_pred: FloatArray) -> FloatArray:
    return np.abs(y_true - y_pred) ** 3


def _card(function: Custom, **options: object) -> Scorecard:
    return actloss.score(QUANTITY.y_true, QUANTITY.y_pred, custom={"mine": function}, **options)  # type: ignore[arg-type] # each test names its options


def test_a_loss_of_ones_own_is_weighed_like_any_other() -> None:
    cubed = _cubed(QUANTITY.y_true, QUANTITY.y_pred)
    found = _card(_cubed, sample_weight=WEIGHTS)["mine"]

    assert found.value == pytest.approx(np.average(cubed, weights=WEIGHTS))
    assert found.concentration is not None
    assert found.standard_error > 0.0
    assert np.isnan(found.baseline)


def test_it_has_groups_classes_worst_rows_and_intervals() -> None:
    case = case_of("probability")
    card = actloss.score(
        case.y_true, case.y_pred, custom={"mine": _cubed}, by=case.y_true > 0, per_class=True, worst=2, bootstrap=20
    )
    found, cubed = card["mine"], _cubed(case.y_true, case.y_pred)

    assert [part.name for part in found.groups] == ["False", "True"]
    assert [part.value for part in found.groups] == pytest.approx([part.value for part in found.classes])
    assert [row.row for row in found.worst] == (np.argsort(-cubed, kind="stable")[:2] + 1).tolist()
    assert found.interval is not None
    assert found.interval[0] < found.value < found.interval[1]


def test_it_has_the_losses_of_the_rows() -> None:
    squared = (TAGS.y_true - TAGS.y_pred) ** 2
    card = actloss.score(TAGS.y_true, TAGS.y_pred, custom={"mine": lambda t, p: (t - p) ** 2})

    assert card["mine"].per_sample == pytest.approx(squared.mean(axis=1))


def test_one_number_is_none_for_each_row() -> None:
    card = _card(lambda y_true, y_pred: float(np.abs(y_true - y_pred).max()))

    with pytest.raises(OptionError, match="the loss 'mine' gave one number for all rows, not one for each"):
        _ = card["mine"].per_sample


def test_one_number_is_the_value_and_nothing_else_is_known() -> None:
    found = _card(lambda y_true, y_pred: float(np.abs(y_true - y_pred).max()), by=WEIGHTS > 1, per_class=True)["mine"]

    assert found.value == np.abs(QUANTITY.y_true - QUANTITY.y_pred).max()
    assert (found.groups, found.worst, found.interval, found.concentration) == ((), (), None, None)


def test_one_loss_for_each_label_of_a_row_is_averaged() -> None:
    squared = (TAGS.y_true - TAGS.y_pred) ** 2
    card = actloss.score(TAGS.y_true, TAGS.y_pred, custom={"mine": lambda t, p: (t - p) ** 2}, worst=1)

    assert card["mine"].value == pytest.approx(squared.mean())
    assert card["mine"].worst[0].row == int(np.argmax(squared.mean(axis=1))) + 1


def test_it_may_be_all_that_is_asked_for() -> None:
    assert [score.loss for score in _card(_cubed, losses=["mine"]).scores] == ["mine"]


def test_an_infinite_loss_of_it_is_counted() -> None:
    card = actloss.score([0.5, 1.5], [1.0, 2.0], custom={"mine": lambda t, _: np.where(t > 1, np.inf, t)})

    assert (card["mine"].value, card["mine"].infinite.first_row) == (np.inf, 2)


def test_models_are_ranked_under_it() -> None:
    card = actloss.score([0.5, 1.5], {"a": [3.0, 2.0], "b": [0.5, 1.5]}, custom={"mine": _cubed})

    assert [(score.model, score.rank) for score in card.scores if score.loss == "mine"] == [("a", 2), ("b", 1)]


def test_what_it_does_to_its_arrays_changes_nothing() -> None:
    def spoils(y_true: FloatArray, y_pred: FloatArray) -> FloatArray:
        y_true[:], y_pred[:] = 0.0, 9.0
        return y_pred

    card = _card(spoils, metrics=True)
    clean = actloss.score(QUANTITY.y_true, QUANTITY.y_pred, metrics=True)

    assert card.metrics == clean.metrics
    assert card["mse"] == clean["mse"]


def test_what_it_prints_is_left_to_the_caller(capsys: pytest.CaptureFixture[str]) -> None:
    def prints(y_true: FloatArray, _y_pred: FloatArray) -> FloatArray:
        print("hello")  # noqa: T201 - what users do
        return y_true

    _card(prints)

    assert capsys.readouterr() == ("hello\n", "")


def _fails(_y_true: FloatArray, _y_pred: FloatArray) -> FloatArray:
    raise RuntimeError("no\x1b luck")


def _exits(_y_true: FloatArray, _y_pred: FloatArray) -> FloatArray:
    raise SystemExit


@pytest.mark.parametrize(
    ("function", "message"),
    [
        (_fails, r"the loss 'mine' failed: RuntimeError: no\\x1b luck"),
        (_exits, "the loss 'mine' failed: SystemExit"),
        (lambda t, _: t[1:], r"needs to give one number or one for each of 400 rows, found an array of shape \(399,\)"),
        (lambda t, _: t[:, np.newaxis, np.newaxis], r"found an array of shape \(400, 1, 1\)"),
        (lambda t, _: np.where(t == t[6], np.nan, t), "the loss 'mine' gave nan for row 7; it must give numbers"),
        (lambda _t, _p: np.nan, "gave nan; it must give numbers"),
        (lambda t, _: [np.nan, *t], "the loss 'mine' gave nan; it must give numbers"),
        (lambda _t, _p: "much", "the loss 'mine' needs to give numbers, found str"),
        (lambda _t, _p: None, "the loss 'mine' gave nan"),
        (lambda _t, _p: object(), "the loss 'mine' needs to give numbers, found object"),
    ],
)
def test_what_is_no_loss_is_refused_in_one_sentence(function: Custom, message: str) -> None:
    with pytest.raises(OptionError, match=message):
        _card(function)


def test_nan_is_told_by_the_row_of_the_data() -> None:
    # The first row has no label and is not given to the function.
    with pytest.raises(OptionError, match="gave nan for row 3"):
        actloss.score([np.nan, 1.5, 2.5], [1.0, 1.0, 1.0], custom={"mine": lambda t, _: np.where(t > 2, np.nan, t)})
