import pytest

from actloss.errors import OptionError, PredictionError
from actloss.predictions.unlabelled import find_unlabelled
from heads import ROWS, head_of
from predicting import Columns, reals, shares, units


def found(columns: Columns, **options: object) -> list[str]:
    """Return each model in one line."""
    seen = find_unlabelled(head_of(columns), **options)  # type: ignore[arg-type] # each test names its options
    return [
        f"{model.name}: {kind.value} {','.join(model.columns)} {model.layout.value} {model.scale.value}"
        for kind, model in seen.models
    ]


def by_name(names: list[str], columns: list[list[object]]) -> Columns:
    return dict(zip(names, columns, strict=True))


THREE = ["p_cat", "p_dog", "p_fish"]
EACH = [
    "p_cat: binary p_cat single probability",
    "p_dog: binary p_dog single probability",
    "p_fish: binary p_fish single probability",
]


def test_rows_that_sum_to_1_are_the_classes_of_one_model() -> None:
    assert found({"id": range(ROWS), **by_name(THREE, shares(3))}) == [
        "p: multiclass p_cat,p_dog,p_fish classes probability"
    ]


@pytest.mark.parametrize(
    ("names", "unsorted"),
    [
        (THREE, False),
        (["p_cat", "p_fish", "p_dog"], True),
        (["p_9", "p_10", "p_11"], False),
        (["p_10", "p_9", "p_11"], True),
        (["p_Zebra", "p_ant", "p_bee"], False),
        (["ant", "zebra", "bee"], False),
    ],
)
def test_columns_whose_classes_are_not_sorted_are_remembered(names: list[str], *, unsorted: bool) -> None:
    ((_, model),) = find_unlabelled(head_of(by_name(names, shares(3)))).models

    assert model.columns == tuple(names)
    assert model.unsorted == (tuple(names) if unsorted else ())


def test_labels_that_may_hold_together_have_no_order() -> None:
    columns = by_name(["p_dog", "p_cat"], [units(1), units(2)])
    ((_, model),) = find_unlabelled(head_of(columns), task="multilabel").models

    assert model.unsorted == ()


def test_exponentials_that_sum_to_1_are_too() -> None:
    names = ["log_p_a", "log_p_b"]

    assert found(by_name(names, shares(2, logs=True))) == ["logp: multiclass log_p_a,log_p_b classes log_probability"]


def test_rows_that_do_not_are_models_of_their_own() -> None:
    assert found(by_name(THREE, [units(1), units(2), units(3)])) == EACH


@pytest.mark.parametrize(("task", "layout"), [("multiclass", "classes"), ("multilabel", "labels")])
def test_they_are_one_model_where_the_user_names_the_task(task: str, layout: str) -> None:
    columns = by_name(THREE, [units(1), units(2), units(3)])

    assert found(columns, task=task) == [f"p: {task} p_cat,p_dog,p_fish {layout} probability"]
    assert found(columns, task="binary") == EACH


def test_models_are_told_apart_by_their_names() -> None:
    one, two = shares(2), [units(4), units(5)]
    columns = by_name(["rf_prob_0", "rf_prob_1", "net_prob_0", "net_prob_1"], [*one, *two])

    assert found(columns)[0] == "rf: multiclass rf_prob_0,rf_prob_1 classes probability"
    assert found(by_name(["forest_0", "forest_1"], one)) == ["forest: multiclass forest_0,forest_1 classes probability"]


def test_models_of_the_same_name_are_numbered() -> None:
    columns = [("prob", units(1)), ("prob", units(2))]

    assert [line.split(":")[0] for line in found(columns)] == ["prob (column 0)", "prob (column 1)"]  # type: ignore[arg-type]


def test_a_word_alone_is_one_model() -> None:
    assert found({"logit": reals()}) == ["logit: binary logit single logit"]
    assert found({"id": range(ROWS), "y_pred": reals()}) == ["y_pred: regression y_pred single value"]
    assert found({"x": units(1), "y_pred": units(2)}, scale="probability") == [
        "y_pred: binary y_pred single probability"
    ]


def test_a_quantity_is_noted_where_nothing_says_so() -> None:
    assert find_unlabelled(head_of({"y_pred": reals()})).notes == (
        "'y_pred' is taken for a quantity; --task or --scale decides",
    )


def test_names_of_classes_are_decisions() -> None:
    (entry,) = find_unlabelled(head_of({"predicted": ["cat", "dog"] * (ROWS // 2)})).models

    assert (entry[0].value, entry[1].scale.value, entry[1].codes) == ("multiclass", "label", {"cat": 0.0, "dog": 1.0})


def test_columns_of_plain_names_are_classes_if_all_sum_to_1() -> None:
    assert found(by_name(["cat", "dog"], shares(2))) == ["classes: multiclass cat,dog classes probability"]


def test_the_only_column_of_numbers_is_the_prediction() -> None:
    assert found({"who": ["a", "b"] * (ROWS // 2), "u": units()}) == ["u: regression u single value"]


def test_a_table_that_speaks_of_no_prediction_has_none() -> None:
    with pytest.raises(
        PredictionError, match=r"'y_pred', 'prob' or 'p_<class>' for example, but the columns are 'u' and"
    ):
        found({"u": units(1), "v": units(2)})


def test_columns_that_are_named_are_taken() -> None:
    columns = {"u": units(1), "v": units(2), **by_name(THREE, shares(3))}

    assert found(columns, pred=["u"]) == ["u: regression u single value"]
    assert found(columns, pred=["m=u,v"], scale="logit") == ["m: multilabel u,v labels logit"]
    assert found(columns, pred=["p"]) == ["p: multiclass p_cat,p_dog,p_fish classes probability"]
    with pytest.raises(OptionError, match="--pred"):
        found(columns, pred=["w"])


def test_half_of_the_rows_may_be_wrong() -> None:
    columns = shares(3)
    columns[0][: ROWS // 3] = ["0.9"] * (ROWS // 3)

    assert found(by_name(THREE, columns))[0].startswith("p: multiclass")


def test_a_column_of_text_among_those_of_a_model_is_refused() -> None:
    with pytest.raises(PredictionError, match="expected numbers in each of the 2 columns of 'm', but 'v' holds none"):
        found({"u": units(1), "v": ["a", "b"] * (ROWS // 2)}, pred=["m=u,v"])


def test_a_table_without_a_header_has_its_only_numbers() -> None:
    head = head_of({"0": units()})

    assert len(find_unlabelled(head).models) == 1
