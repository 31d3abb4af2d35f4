"""What the user names: truth, models, weight, groups, task, scale."""

import pytest

from actloss.catalogue import Scale
from actloss.errors import PredictionError
from actloss.predictions import Layout, Spread, find_predictions
from actloss.task import Kind
from heads import cycle, head_of
from predicting import Columns, brief, found_in, only, positives, reals, shares, units

P = shares(3)
TWO = shares(2)
TABLE: Columns = {
    "id": range(60),
    "species": cycle("cat", "dog", "ant"),
    "rf_p_ant": P[0],
    "rf_p_cat": P[1],
    "rf_p_dog": P[2],
    "a": P[2],
    "b": P[1],
    "c": P[0],
    "w": positives(),
    "group": cycle("x", "y"),
}
NUMBERS: Columns = {"y": reals(1), "one": reals(2), "two": reals(3), "sd": positives(4), "y_std": positives(5)}


@pytest.mark.parametrize(
    ("pred", "expected"),
    [
        (["rf_p_*"], "multiclass species: rf_p_ant,rf_p_cat,rf_p_dog classes probability"),
        (["rf"], "multiclass species: rf_p_ant,rf_p_cat,rf_p_dog classes probability"),
        (["RF"], "multiclass species: rf_p_ant,rf_p_cat,rf_p_dog classes probability"),
        (["a,b,c"], "multiclass species: a,b,c classes probability"),
        (["rf", "mine=c,b,a"], ("multiclass species: rf_p_ant,rf_p_cat,rf_p_dog classes probability; "
                               "c,b,a classes probability")),
    ],
)  # fmt: skip
def test_a_model_is_named_by_its_columns_or_by_what_they_share(pred: list[str], expected: str) -> None:
    assert brief(found_in(TABLE, truth=["species"], pred=pred)) == expected


def test_models_have_the_names_that_were_given() -> None:
    found = found_in(TABLE, truth=["species"], pred=["rf", "mine=a,b,c", "rf_p_*"])

    assert [model.name for model in found.models] == ["rf", "mine", "rf_p_*"]
    assert all(model.given for model in found.models)


def test_each_model_of_a_quantity_is_named_for_its_column() -> None:
    found = found_in(NUMBERS, pred=["one", "2", "third=one"])

    assert [(model.name, model.columns) for model in found.models] == [
        ("one", ("one",)), ("two", ("two",)), ("third", ("one",))
    ]  # fmt: skip


def test_a_column_whose_name_has_an_equals_sign_is_that_column() -> None:
    found = found_in({"y": reals(1), "a=b": reals(2), "b": reals(3)}, pred=["a=b"])

    assert only(found).columns == ("a=b",)


def test_models_found_twice_under_one_name_are_told_apart() -> None:
    found = found_in(
        {
            "y": cycle("cat", "dog"),
            "rf_p_cat": TWO[0],
            "rf_p_dog": TWO[1],
            "rf_logit_cat": reals(1),
            "rf_logit_dog": P[1],
        }
    )

    assert [model.name for model in found.models] == ["rf_p_cat…", "rf_logit_cat…"]


def test_two_columns_named_together_are_a_value_and_its_spread() -> None:
    model = only(found_in({"y": reals(1), "gp mean": reals(2), "gp sigma": positives(3)}, pred=["gp=gp*"]))

    assert (model.name, model.layout, model.spread) == ("gp", Layout.PAIR, Spread.DEVIATION)


def test_steps_named_together_are_steps() -> None:
    found = found_in({"y": cycle(0, 1, 2), "cum_1": reals(1), "cum_0": reals(2)}, pred=["cum_1,cum_0"])

    assert only(found).columns == ("cum_0", "cum_1")
    assert only(found).layout is Layout.STEPS


def test_one_column_fewer_than_classes_are_steps_once_the_task_is_given() -> None:
    found = found_in({"y": cycle(0, 1, 2), "a": reals(1), "b": reals(2)}, pred=["a,b"], task="multiclass")

    assert only(found).layout is Layout.STEPS
    assert found.ordinal


def test_outputs_named_together_are_matched_by_name() -> None:
    found = found_in(
        {"length": reals(1), "width": reals(2), "pred_width": reals(3), "pred_length": reals(4)},
        truth=["length,width"],
        pred=["pred_*"],
    )

    assert only(found).columns == ("pred_length", "pred_width")


def test_weight_and_groups_are_no_predictions() -> None:
    found = found_in({"y": cycle(0, 1), "prob": units(1), "score": units(2), "p": units(3)}, weight="score", by="P")

    assert (found.weight, found.by) == (2, 3)
    assert only(found).columns == ("prob",)
    assert found.ignored == ()


def test_groups_may_be_those_of_the_truth() -> None:
    found = found_in({"id": range(60), "y_true": cycle(0, 1), "prob": units(1), "w": units(2)}, by="y_true")

    assert (found.truth.names, found.by) == (("y_true",), 1)


def test_naming_groups_leaves_the_truth_that_is_left() -> None:
    found = found_in({"outcome": cycle(0, 1), "prob": units(1), "segment": cycle("a", "b", "c")}, by="segment")

    assert found.truth.names == ("outcome",)


def test_where_nothing_looks_like_the_truth_weights_and_groups_leave_it_over() -> None:
    found = found_in({"a": reals(1), "b": reals(2), "c": cycle("x", "y")}, by="c")

    assert brief(found) == "regression a: b single value"


def test_weights_that_are_named_are_not_offered() -> None:
    assert found_in({"y": cycle(0, 1), "prob": units(), "w": units(2), "weight": units(3)}, weight="w").notes == ()


def test_models_of_columns_that_share_a_name_are_told_apart_by_position() -> None:
    columns = [("y", cycle(0, 1)), ("y_pred", units(1)), ("y_pred", units(2))]
    expected = ["y_pred (column 1)", "y_pred (column 2)"]

    assert [model.name for model in found_in(columns).models] == expected
    assert [model.name for model in found_in(columns, pred=["1", "2"]).models] == expected


def test_two_scores_may_be_given_as_those_of_two_classes() -> None:
    found = found_in({"y": cycle(0, 1), "a": reals(1), "b": reals(2)}, pred=["a,b"], task="multiclass")

    assert brief(found) == "multiclass y: a,b classes logit"


def test_two_columns_that_sum_to_1_are_those_of_two_classes() -> None:
    found = found_in({"y": cycle(0, 1), "a": TWO[0], "b": TWO[1]}, pred=["a,b"])

    assert brief(found) == "multiclass y: a,b classes probability"


def test_quantiles_have_their_levels() -> None:
    found = found_in({"y": reals(1), "q10": reals(2), "q_0.9": reals(3), "q_50": positives(4)})

    assert [model.quantile for model in found.models] == [0.1, 0.9, 0.5]


@pytest.mark.parametrize(
    "columns",
    [
        {"y": reals(1), "y_pred": reals(2)},
        {"y": cycle(0, 1), "p10": units()},
        {"y": reals(1), "q1": reals(2), "q2": reals(3)},
        {"y": reals(1), "q100": reals(2)},
        {"y": reals(1), "gp90_mean": reals(2), "gp90_var": positives(3)},
    ],
    ids=["a value", "two classes", "numbered", "the largest value", "a pair"],
)
def test_other_predictions_are_no_quantiles(columns: Columns) -> None:
    assert {model.quantile for model in found_in(columns).models} == {None}


def test_the_truth_is_what_is_left_once_predictions_are_named() -> None:
    found = found_in({"row": range(60), "price": reals(1), "net": reals(2)}, pred=["net"])

    assert found.truth.names == ("price",)
    assert not found.truth.given
    assert found.notes[0] == "'price' looks most like the truth among the columns that are left; --truth decides"


def test_a_given_truth_wins_over_its_name() -> None:
    found = found_in({"label": reals(1), "y_true": reals(2), "pred": reals(3)}, truth=["label"])

    assert found.truth.names == ("label",)
    assert found.truth.given


def test_two_names_for_the_truth_are_said() -> None:
    found = found_in({"label": reals(1), "y_true": reals(2), "pred": reals(3)})

    assert found.truth.names == ("y_true",)
    assert found.notes == ("'label' may hold the truth too; --truth decides",)


@pytest.mark.parametrize("name", ["log probability", "LOG_PROBABILITIES", "logprob", "log-probability"])
def test_a_scale_is_known_by_its_name_and_wins_over_the_values(name: str) -> None:
    model = only(found_in({"y": cycle(0, 1), "prob": units()}, scale=name))

    assert model.scale is Scale.LOG_PROBABILITY
    assert model.scale_given
    assert model.evidence == ("it was given",)


@pytest.mark.parametrize(
    ("columns", "task", "kind"),
    [
        ({"y": cycle(0, 1, 2), "y_pred": cycle(0, 1)}, "regression", Kind.REGRESSION),
        ({"y": cycle(0, 1), "y_pred": units()}, "Regression", Kind.REGRESSION),
        ({"y": cycle(0, 1, 2), "p_0": P[0], "p_1": P[1], "p_2": P[2]}, "multi-class", Kind.MULTICLASS),
        ({"visits": cycle(0, 1, 2), "y_pred": cycle(0, 1)}, "multiclass", Kind.MULTICLASS),
        ({"y_a": cycle(0, 1), "y_b": cycle(1, 0), "p_a": TWO[0], "p_b": TWO[1]}, "multilabel", Kind.MULTILABEL),
        ({"y_a": cycle(0, 1), "y_b": cycle(1, 0), "p_a": TWO[0], "p_b": TWO[1]}, "regression", Kind.REGRESSION),
        ({"y_a": cycle(0, 1), "y_b": cycle(1, 1), "p_a": TWO[0], "p_b": TWO[1]}, "multiclass", Kind.MULTICLASS),
    ],
)
def test_a_task_that_is_given_wins(columns: Columns, task: str, kind: Kind) -> None:
    assert found_in(columns, task=task).kind is kind


def test_a_binary_task_takes_the_probability_of_the_positive_class() -> None:
    found = found_in({"y": cycle("no", "yes"), "p_yes": TWO[0], "p_no": TWO[1]}, task="binary")

    assert brief(found) == "binary y: p_yes single probability"


def test_a_binary_task_cannot_take_two_scores() -> None:
    with pytest.raises(PredictionError, match="of which only their difference is a logit; leave --task binary out"):
        found_in({"y": cycle(0, 1), "logit_0": reals(1), "logit_1": reals(2)}, task="binary")


def test_a_table_without_a_header_is_named_by_position() -> None:
    head = head_of({"0": units(1), "1": cycle(0, 1), "2": units(2)}, header=False)

    found = find_predictions(head, truth=["1"], pred=["0", "2"])

    assert brief(found) == "binary 1: 0 single probability; 2 single probability"


def test_of_two_columns_without_a_header_the_first_is_the_truth() -> None:
    found = find_predictions(head_of({"0": cycle(0, 1), "1": units()}, header=False))

    assert brief(found) == "binary 0: 1 single probability"
    assert found.notes == ("of two columns, '0' is taken for the truth and '1' for the prediction; --truth decides",)


def test_names_that_share_no_word_for_the_truth_are_labels_as_they_are() -> None:
    found = found_in(
        {"true_a": cycle(0, 1), "b": cycle(1, 1, 0), "p_true_a": units(1), "p_b": units(2)}, truth=["true_a,b"]
    )

    assert found.truth.classes == ("true_a", "b")
    assert only(found).columns == ("p_true_a", "p_b")


def test_lists_of_labels_are_no_lists_where_columns_are_named_for_them() -> None:
    lists = cycle("a|b", "b", "a|b|c", "c", "b|c", "a", "a|c")
    names = dict.fromkeys(lists)

    found = found_in({"y": lists, **{f"p_{name}": cycle(f"{1 / 7:.3f}") for name in names}})

    assert found.kind is Kind.MULTICLASS
    assert len(found.truth.classes) == 7
