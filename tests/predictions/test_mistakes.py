"""Mistakes of the user and hostile names: one sentence, and no surprise."""

import pytest

from actloss.errors import ActlossError, OptionError, PredictionError, TargetError
from heads import cycle
from predicting import Columns, found_in, only, reals, shares, units

P = shares(3)

MISTAKES: dict[str, tuple[Columns, dict[str, object], type[ActlossError], str]] = {
    "no truth": (
        {"a": reals(1), "b": reals(2), "c": reals(3)}, {}, TargetError,
        ("expected a column with the truth, called 'y_true', 'target' or 'label' for example, but the columns are 'a', "
        "'b' and 'c'; name it with --truth"),
    ),
    "no truth left": (
        {"y_pred": reals(1), "prob": units(2)}, {}, TargetError,
        ("expected a column with the truth, called 'y_true', 'target' or 'label' for example, but the columns are "
        "'y_pred' and 'prob'; name it with --truth"),
    ),
    "no predictions": (
        {"y": reals(1), "b": reals(2), "c": reals(3)}, {}, PredictionError,
        ("expected columns with predictions, called 'y_pred', 'prob' or 'p_<class>' for example, but beside the truth "
        "'y' there is 'b' and 'c'; name them with --pred"),
    ),
    "nothing else": (
        {"y": reals(1)}, {}, PredictionError,
        ("expected columns with predictions, called 'y_pred', 'prob' or 'p_<class>' for example, but beside the truth "
        "'y' there is nothing; name them with --pred"),
    ),
    "empty truth": (
        {"y": cycle(""), "prob": units()}, {}, TargetError,
        "the column of the truth, 'y', is empty; name another with --truth",
    ),
    "unknown truth": (
        {"y": reals(1), "prob": units()}, {"truth": ["yy"]}, TargetError,
        "no column is named 'yy'; did you mean 'y'?",
    ),
    "unknown prediction": (
        {"y": reals(1), "forecast": units()}, {"pred": ["forcast"]}, OptionError,
        "--pred: no column is named 'forcast'; did you mean 'forecast'?",
    ),
    "unknown column of a model": (
        {"y": reals(1), "forecast": units()}, {"pred": ["mine=forcast"]}, OptionError,
        "--pred: no column is named 'forcast'; did you mean 'forecast'?",
    ),
    "unknown weight": (
        {"y": reals(1), "forecast": units()}, {"weight": "wieght"}, OptionError,
        "--weight: no column is named 'wieght'; the columns are 'y', 'forecast'",
    ),
    "several groups": (
        {"y": reals(1), "forecast": units()}, {"by": "*"}, OptionError, "--by takes one column, '*' names 2",
    ),
    "two roles": (
        {"y": reals(1), "forecast": units()}, {"weight": "y", "truth": ["y"]}, OptionError,
        "the column 'y' cannot be both the truth and --weight",
    ),
    "weights that are the truth by name": (
        {"id": range(60), "y_true": cycle(0, 1), "prob": units(), "w": units(2)}, {"weight": "y_true"}, OptionError,
        "the column 'y_true' cannot be both the truth and --weight",
    ),
    "groups that look like the truth": (
        {"churn": cycle(0, 1), "prob": units()}, {"by": "churn"}, OptionError,
        "'churn' is most like the truth, but named for --weight or --by; name the truth with --truth",
    ),
    "weights of text": (
        {"y": reals(1), "forecast": units(), "seg": cycle("a", "b")}, {"weight": "seg"}, OptionError,
        "--weight: 'seg' holds text, not numbers",
    ),
    "weights of nothing": (
        {"y": reals(1), "forecast": units(), "seg": cycle("")}, {"weight": "seg"}, OptionError,
        "--weight: 'seg' is empty",
    ),
    "models of two classes named as one": (
        {"y_true": cycle(0, 1), "prob_lr": units(1), "prob_rf": units(2)}, {"pred": ["prob_*"]}, PredictionError,
        ("'prob_*' names 2 columns as one model, but none is named for a class of 'y_true' and their rows do not sum "
        "to 1; if each is a model, write --pred prob_lr --pred prob_rf"),
    ),
    "numbered models of two words named as one": (
        {"y_true": cycle("a", "b"), **{f"prob_{at}": units(at) for at in range(1, 5)}}, {"pred": ["prob_*"]},
        PredictionError,
        ("'prob_*' names 4 columns as one model, but none is named for a class of 'y_true' and their rows do not sum "
        "to 1; if each is a model, write --pred prob_1 --pred prob_2 --pred prob_3 …"),
    ),
    "lists of probabilities": (
        {"y": cycle(0, 1), "prob": cycle("[0.2,0.8]", "[0.7,0.3]")}, {}, PredictionError,
        ("'prob' does not predict this binary truth: it holds lists such as '[0.2,0.8]'; spread them over columns, one "
        "for each number"),
    ),
    "a model twice": (
        {"y": reals(1), "forecast": units()}, {"pred": ["forecast", "forecast"]}, OptionError,
        "--pred names two models 'forecast'; write name=columns to tell them apart",
    ),
    "unknown task": (
        {"y": reals(1), "forecast": units()}, {"task": "binray"}, OptionError,
        "task must be one of regression, binary, multiclass, multilabel, got 'binray'; did you mean 'binary'?",
    ),
    "unknown scale": (
        {"y": reals(1), "forecast": units()}, {"scale": "xyz"}, OptionError,
        "scale must be one of label, value, rate, log_rate, probability, logit, log_probability, margin, got 'xyz'",
    ),
    "texts as quantities": (
        {"y": cycle("a", "b"), "forecast": units()}, {"task": "regression"}, OptionError,
        "regression needs numbers, but the truth 'y' holds 'a'",
    ),
    "one column for labels": (
        {"y": cycle(0, 1), "prob": units()}, {"task": "multilabel"}, OptionError,
        ("multilabel predictions are scored against one 0/1 column for each label, but the truth is the single column "
        "'y'; name all of them with --truth"),
    ),
    "two columns for two classes": (
        {"y_a": cycle(0, 1), "y_b": cycle(1, 0), "p_a": units(), "p_b": units()}, {"task": "binary"}, OptionError,
        "a binary task has one column of truth, got 'y_a' and 'y_b'; name one with --truth",
    ),
    "several columns for a quantity": (
        {"y": reals(1), "a": reals(2), "b": reals(3)}, {"pred": ["a,b"]}, PredictionError,
        ("'a,b' names 2 columns as one model, but the truth 'y' is one column of numbers; repeat --pred for several "
        "models"),
    ),
    "several columns for a quantity of whole numbers": (
        {"y": cycle(0, 4, 9), "p_0": P[0], "p_4": P[1], "p_9": P[2]}, {"pred": ["p_*"], "task": "regression"},
        PredictionError, "'p_*' does not predict this regression truth: it has several columns",
    ),
    "one column for several": (
        {"y_a": reals(1), "y_b": reals(2), "pred": reals(3)}, {}, PredictionError,
        "'pred' does not predict this regression truth: it is one column, and the truth 'y_a' and 'y_b' has 2",
    ),
    "three columns for two classes": (
        {"y": cycle("a", "b"), "p_a": P[0], "p_b": P[1], "p_c": P[2]}, {"task": "binary"}, PredictionError,
        "'p' does not predict this binary truth: it has 3 columns; two classes need one, for the positive class",
    ),
    "texts for a quantity": (
        {"y": reals(1), "pred": cycle("a", "b")}, {}, PredictionError,
        "'pred' does not predict this regression truth: it holds 'a', not numbers",
    ),
    "texts for two classes": (
        {"y": cycle(0, 1), "pred": cycle("a", "b")}, {}, PredictionError,
        "'pred' does not predict this binary truth: it holds 'a', not numbers",
    ),
    "nothing for two classes": (
        {"y": cycle(0, 1), "pred": cycle("")}, {"pred": ["pred"]}, PredictionError,
        "'pred' does not predict this binary truth: 'pred' is empty",
    ),
    "nothing for classes": (
        {"y": cycle("a", "b", "c"), "pred": cycle("")}, {"pred": ["pred"]}, PredictionError,
        "'pred' does not predict this multiclass truth: it is empty",
    ),
    "one number for three classes": (
        {"y": cycle("a", "b", "c"), "prob": units()}, {}, PredictionError,
        ("'prob' does not predict this multiclass truth: it holds '0.5030', which is none of the truth's classes; "
        "classes need one column each"),
    ),
    "one number for class numbers": (
        {"y": cycle(0, 1, 2), "prob": units()}, {"task": "multiclass"}, PredictionError,
        ("'prob' does not predict this multiclass truth: it is one number a row; classes need one column each, or the "
        "class's number"),
    ),
    "texts among the columns of classes": (
        {"y": cycle(0, 1, 2), "p_0": P[0], "p_1": P[1], "p_2": cycle("a", "b")},
        {"pred": ["p_*"]},
        PredictionError,
        "'p_*' does not predict this multiclass truth: it holds 'a', not numbers",
    ),
    "an identifier left for the truth": (
        {"row": range(60), "line": range(1, 61), "y_pred": reals(1)},
        {},
        TargetError,
        ("expected a column with the truth, called 'y_true', 'target' or 'label' for example, but the columns are "
        "'row', 'line' and 'y_pred'; name it with --truth"),
    ),
    "not the name of a class": (
        {"y": cycle("a", "b", "c"), "p_x": P[0], "p_y": P[1], "p_z": P[2]},
        {"pred": ["p_x,p_y"]},
        PredictionError,
        "expected one column of 'p_x,p_y' for each of the 3 classes of 'y', got 2 columns",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("columns", "options", "error", "message"), MISTAKES.values(), ids=MISTAKES.keys())
def test_a_mistake_is_told_in_one_sentence(
    columns: Columns, options: dict[str, object], error: type[ActlossError], message: str
) -> None:
    with pytest.raises(error) as raised:
        found_in(columns, **options)

    assert str(raised.value) == message


def test_what_does_not_fit_is_left_out_where_it_was_not_named() -> None:
    found = found_in(
        {"y": cycle(0, 1, 2), "p_0": P[0], "p_1": P[1], "p_2": P[2], "prob": units(), "prediction": cycle("x", "y")}
    )

    assert only(found).columns == ("p_0", "p_1", "p_2")
    assert found.ignored == ("prob", "prediction")


HOSTILE = [
    "\x1b[2Jp",
    "\u202eeulb",
    "y_pred\n::error::x",
    "=cmd|' /C calc'!A0",
    "<script>",
    "p_" * 500,
    "",
    " ",
    "_",
    "()",
]


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_names_are_columns_like_any_other(name: str) -> None:
    found = found_in([("y_true", reals(1)), (name, reals(2))])

    assert only(found).columns == (name,)


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_texts_are_classes_like_any_other(name: str) -> None:
    found = found_in([("y_true", cycle(f"a{name}", "b", "c")), (f"p_a{name}", P[0]), ("p_b", P[1]), ("p_c", P[2])])

    assert len(found.models) == 1


def test_messages_spell_out_what_is_hidden_in_names() -> None:
    with pytest.raises(PredictionError) as error:
        found_in({"\x1b[2J": reals(1), "y_true": reals(2), "z": reals(3)})

    assert "\\x1b[2J" in str(error.value)
