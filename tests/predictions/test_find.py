"""What is found where nothing is named: a table of cases, one a line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heads import cycle, fractions
from predicting import Columns, brief, found_in, positives, reals, shares, units

BITS = cycle(0, 1, 1)
SIGNS = cycle(-1, 1)
SPECIES = cycle("setosa", "versicolor", "virginica")
CODES = cycle(0, 1, 2)
P = shares(3)
LOGS = shares(3, logs=True)
TWO = shares(2)
Z = [reals(seed) for seed in (1, 2, 3)]

CASES: dict[str, tuple[Columns, str]] = {
    "probability": ({"id": range(60), "y_true": BITS, "y_prob": units()}, "binary y_true: y_prob single probability"),
    "unnamed probability": ({"Target": BITS, "Prediction": units()}, "binary Target: Prediction single probability"),
    "logit": ({"label": BITS, "logit": Z[0]}, "binary label: logit single logit"),
    "unnamed logit": ({"y": BITS, "y-hat": Z[0]}, "binary y: y-hat single logit"),
    "decision function": ({"y": BITS, "decision function": Z[0]}, "binary y: decision function single margin"),
    "margin": ({"class": SIGNS, "margin": Z[0]}, "binary class: margin single margin"),
    "signs": ({"actual": SIGNS, "output": Z[0]}, "binary actual: output single margin"),
    "score that is a probability": ({"gold": BITS, "score": units()}, "binary gold: score single probability"),
    "score that is none": ({"gold": BITS, "Y_SCORE": Z[0]}, "binary gold: Y_SCORE single margin"),
    "log-probability": ({"y": BITS, "log_prob": LOGS[0]}, "binary y: log_prob single log_probability"),
    "decisions": ({"y_true": BITS, "y_pred": cycle(1, 0)}, "binary y_true: y_pred single label"),
    "decisions of signs": ({"y_true": SIGNS, "y_pred": cycle(1, -1, -1)}, "binary y_true: y_pred single label"),
    "decisions beside scores": (
        {"y_true": BITS, "y_pred": cycle(1, 0), "y_prob": units()},
        "binary y_true: y_pred single label; y_prob single probability",
    ),
    "only one value yet": ({"y": cycle(0), "p": units()}, "binary y: p single probability"),
    "other numbers for two classes": ({"y": cycle(3, 7), "prob": units()}, "binary y: prob single probability"),
    "the same two numbers": ({"y": cycle(1, 2), "pred": cycle(1, 2, 2)}, "binary y: pred single label"),
    "two numbers as quantities": ({"y": cycle(10, 20), "pred": reals()}, "regression y: pred single value"),
    "two models": (
        {"observed": BITS, "prob_lr": units(1), "prob_rf": units(2)},
        "binary observed: prob_lr single probability; prob_rf single probability",
    ),
    "words": ({"truth": cycle("spam", "ham"), "proba": units()}, "binary truth: proba single probability"),
    "words decided": (
        {"truth": cycle("yes", "no"), "predicted": cycle("no", "yes", "yes")},
        "binary truth: predicted single label",
    ),
    "words decided by numbers": (
        {"truth": cycle("yes", "no"), "predicted": cycle(1, 0, 0)},
        "binary truth: predicted single label",
    ),
    "numbers decided by words": (
        {"truth": BITS, "predicted": cycle("True", "False")},
        "binary truth: predicted single label",
    ),
    "classes by name": (
        {"species": SPECIES, "p_virginica": P[2], "p_setosa": P[0], "p_versicolor": P[1]},
        "multiclass species: p_setosa,p_versicolor,p_virginica classes probability",
    ),
    "classes by name, word behind": (
        {"y": SPECIES, "virginica_prob": P[2], "setosa prob": P[0], "Versicolor-prob": P[1]},
        "multiclass y: setosa prob,Versicolor-prob,virginica_prob classes probability",
    ),
    "classes in brackets": (
        {"y": SPECIES, "p(setosa)": P[0], "p(versicolor)": P[1], "p(virginica)": P[2]},
        "multiclass y: p(setosa),p(versicolor),p(virginica) classes probability",
    ),
    "classes of two models": (
        {
            "y": SPECIES,
            **{f"rf_p_{name}": column for name, column in zip(("setosa", "versicolor", "virginica"), P, strict=True)},
            **{f"p_{name}_lr": column for name, column in zip(("setosa", "versicolor", "virginica"), P, strict=True)},
        },
        ("multiclass y: rf_p_setosa,rf_p_versicolor,rf_p_virginica classes probability; "
        "p_setosa_lr,p_versicolor_lr,p_virginica_lr classes probability"),
    ),
    "classes without a word": (
        {"kind": SPECIES, "setosa": P[0], "versicolor": P[1], "virginica": P[2]},
        "multiclass kind: setosa,versicolor,virginica classes probability",
    ),
    "decisions beside classes": (
        {"y": SPECIES, "y_pred": SPECIES, "p_setosa": P[0], "p_versicolor": P[1], "p_virginica": P[2]},
        "multiclass y: y_pred single label; p_setosa,p_versicolor,p_virginica classes probability",
    ),
    "a class that never occurs": (
        {"y": cycle("setosa", "virginica"), "p_setosa": P[0], "p_versicolor": P[1], "p_virginica": P[2]},
        "multiclass y: p_setosa,p_versicolor,p_virginica classes probability",
    ),
    "class numbers": (
        {"y": CODES, "proba_2": P[2], "proba_0": P[0], "proba_1": P[1]},
        "multiclass y: proba_0,proba_1,proba_2 classes probability",
    ),
    "class numbers without a word": (
        {"y": CODES, "forest_0": P[0], "forest_1": P[1], "forest_2": P[2]},
        "multiclass y: forest_0,forest_1,forest_2 classes probability",
    ),
    "class numbers of a plain word": (
        {"y": CODES, "pred_0": Z[0], "pred_1": Z[1], "pred_2": Z[2]},
        "multiclass y: pred_0,pred_1,pred_2 classes logit",
    ),
    "class numbers with class": (
        {"y": cycle("0.0", "1.0", "2.0"), "logit class 0": Z[0], "logit class 1": Z[1], "logit class 2": Z[2]},
        "multiclass y: logit class 0,logit class 1,logit class 2 classes logit",
    ),
    "scores of classes": (
        {"y": CODES, "score_0": Z[0], "score_1": Z[1], "score_2": Z[2]},
        "multiclass y: score_0,score_1,score_2 classes margin",
    ),
    "log-probabilities of classes": (
        {"y": CODES, "log_prob_0": LOGS[0], "log_prob_1": LOGS[1], "log_prob_2": LOGS[2]},
        "multiclass y: log_prob_0,log_prob_1,log_prob_2 classes log_probability",
    ),
    "unnamed log-probabilities of classes": (
        {"y": CODES, "net_0": LOGS[0], "net_1": LOGS[1], "net_2": LOGS[2]},
        "multiclass y: net_0,net_1,net_2 classes log_probability",
    ),
    "one-hot decisions": (
        {"y": CODES, "pred_0": cycle(1, 0, 0), "pred_1": cycle(0, 1, 0), "pred_2": cycle(0, 0, 1)},
        "multiclass y: pred_0,pred_1,pred_2 classes label",
    ),
    "two columns for two classes": (
        {"y": BITS, "p_0": TWO[0], "p_1": TWO[1]},
        "multiclass y: p_0,p_1 classes probability",
    ),
    "numbered models": ({"y": BITS, "prob_1": units(1), "prob_2": units(5)}, ("binary y: prob_1 single probability; "
                        "prob_2 single probability")),
    "class numbers decided": ({"y_true": CODES, "y_pred": cycle(0, 2)}, "multiclass y_true: y_pred single label"),
    "class numbers with one prediction that never occurs": (
        {"y_true": cycle(0, 1, 3, rows=200), "y_pred": [*cycle(0, 1, 3, rows=199), "2"]},
        "multiclass y_true: y_pred single label",
    ),
    "numbers that a name calls labels": (
        {"label": cycle(3, 7, 9), "y_pred": cycle(7, 3)}, "multiclass label: y_pred single label",
    ),
    "numbers that the name of predictions calls classes": (
        {"rooms": cycle(3, 7, 9), "pred_class": cycle(7, 3)}, "multiclass rooms: pred_class single label",
    ),
    "many numbers that a name calls labels": (
        {"label": cycle(*range(26)), "y_pred": cycle(*range(26), step=2)}, "multiclass label: y_pred single label",
    ),
    "many numbers repeated": (
        {"actual": cycle(*range(21)), "predicted": cycle(*range(21), step=2)},
        "regression actual: predicted single value",
    ),
    "numbers with gaps repeated": (
        {"actual": cycle(0, 1, 7), "predicted": cycle(1, 7)}, "regression actual: predicted single value",
    ),
    "numbers that start elsewhere repeated": (
        {"actual": cycle(2, 3, 4), "predicted": cycle(3, 4)}, "regression actual: predicted single value",
    ),
    "numbers repeated but for many": (
        {"y": cycle(0, 1, 2), "y_pred": cycle(0, 1, 2, 3)}, "regression y: y_pred single value",
    ),
    "a few numbers of something": (
        {"rooms": cycle(1, 2, 3, 4, 5), "y_pred": cycle(1, 3, 2)}, "regression rooms: y_pred single value",
    ),
    "two fractions": ({"y_true": cycle("0.2", "0.8"), "y_pred": units()}, "regression y_true: y_pred single value"),
    "two fractions beside a probability": (
        {"y_true": cycle("0.2", "0.8"), "prob": units()}, "regression y_true: prob single value",
    ),
    "two other numbers beside fractions": (
        {"y": cycle(10, 20), "y_pred": units()}, "regression y: y_pred single value",
    ),
    "1 and 2 beside fractions": ({"y": cycle(1, 2), "y_pred": units()}, "binary y: y_pred single probability"),
    "probabilities rounded past 1": (
        {"y": BITS, "y_pred": [*units()[:59], "1.0000001"]}, "binary y: y_pred single probability",
    ),
    "probabilities of classes rounded past 1": (
        {"y": cycle(0, 1, rows=2), "a_0": ["1.0000001", "0.25"], "a_1": ["-0.0000001", "0.75"]},
        "multiclass y: a_0,a_1 classes probability",
    ),
    "counts repeated": ({"visits": cycle(0, 3, 1), "y_pred": cycle(0, 1)}, "regression visits: y_pred single value"),
    "steps": (
        {"y": CODES, "logit_gt_1": Z[1], "logit_gt_0": Z[0]},
        "multiclass y: logit_gt_0,logit_gt_1 steps logit",
    ),
    "steps of probabilities": (
        {"y": cycle("low", "medium", "high"), "step_0": units(1), "step_1": units(2)},
        "multiclass y: step_0,step_1 steps probability",
    ),
    "one-hot": (
        {
            "true_a": cycle(1, 0, 0), "true_b": cycle(0, 1, 0), "true_c": cycle(0, 0, 1),
            "pred_c": P[2], "pred_a": P[0], "pred_b": P[1],
        },
        "multiclass true_a,true_b,true_c: pred_a,pred_b,pred_c classes probability",
    ),
    "soft labels": (
        {
            "target_a": P[1], "target_b": P[2], "target_c": P[0],
            "p_a": P[0], "p_b": P[1], "p_c": P[2],
        },
        "multiclass target_a,target_b,target_c: p_a,p_b,p_c classes probability",
    ),
    "labels": (
        {"y_true_a": BITS, "y_true_b": cycle(1, 0), "p_b": units(1), "p_a": units(2)},
        "multilabel y_true_a,y_true_b: p_a,p_b labels probability",
    ),
    "labels decided": (
        {"a_true": BITS, "b_true": cycle(1, 0), "a_pred": cycle(0, 1), "b_pred": cycle(1, 1, 0)},
        "multilabel a_true,b_true: a_pred,b_pred labels label",
    ),
    "labels by position": (
        {"label_a": SIGNS, "label_b": cycle(1, 1, -1), "logit_0": Z[0], "logit_1": Z[1]},
        "multilabel label_a,label_b: logit_0,logit_1 labels logit",
    ),
    "lists of labels": (
        {"y": cycle("a|b", "b", "a|b|c", "c", "b|c", "a", "a|c"), "p_c": units(1), "p_a": units(2), "p_b": units(3)},
        "multilabel y: p_a,p_b,p_c labels probability",
    ),
    "quantity": ({"y_true": reals(1), "y_pred": reals(2)}, "regression y_true: y_pred single value"),
    "features beside it": (
        {"y_true": reals(1), "y_pred": reals(2), "credit_score": reals(3), "rate_of_interest": reals(4)},
        "regression y_true: y_pred single value",
    ),
    "named for the quantity": (
        {"price_true": reals(1), "price_pred": reals(2)},
        "regression price_true: price_pred single value",
    ),
    "models": (
        {"expected": reals(1), "model_a": reals(2), "model_b": reals(3)},
        "regression expected: model_a single value; model_b single value",
    ),
    "numbered models of a quantity": (
        {"y": reals(1), "pred_1": reals(2), "pred_2": reals(3)},
        "regression y: pred_1 single value; pred_2 single value",
    ),
    "quantiles": (
        {"y": reals(1), "q_0.1": reals(2), "q_0.9": reals(3)},
        "regression y: q_0.1 single value; q_0.9 single value",
    ),
    "mean and variance": (
        {"y": reals(1), "gp_mean": reals(2), "gp_var": positives(3)},
        "regression y: gp_mean,gp_var pair value",
    ),
    "rate": ({"claims": cycle(0, 1, 5), "mu": positives()}, "regression claims: mu single rate"),
    "rate that is none": ({"y": reals(1), "rate": positives()}, "regression y: rate single value"),
    "log-rate": ({"y": cycle(0, 1, 5), "eta": reals()}, "regression y: eta single log_rate"),
    "predicted rate": ({"y": cycle(0, 1, 5), "pred_rate": positives()}, "regression y: pred_rate single rate"),
    "outputs": (
        {"y_1": reals(1), "y_2": reals(2), "pred_2": reals(3), "pred_1": reals(4)},
        "regression y_1,y_2: pred_1,pred_2 outputs value",
    ),
    "two columns that nothing names": ({"a": reals(1), "b": reals(2)}, "regression a: b single value"),
    "an unnamed column of numbers": ({"y_true": reals(1), "b": reals(2)}, "regression y_true: b single value"),
    "written numbers": (
        {"y": cycle("1,5", "2,25", "3,1"), "forecast": cycle("1,25", "2,5")},
        "regression y: forecast single value",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("columns", "expected"), CASES.values(), ids=CASES.keys())
def test_what_a_table_holds_is_found(columns: Columns, expected: str) -> None:
    assert brief(found_in(columns)) == expected


@pytest.mark.parametrize(("columns", "expected"), CASES.values(), ids=CASES.keys())
@given(data=st.data())
def test_the_order_of_the_columns_changes_nothing(columns: Columns, expected: str, data: st.DataObject) -> None:
    if "nothing names" in expected or list(columns) == ["a", "b"] or "labels by position" in expected:
        return
    names = data.draw(st.permutations(list(columns)))
    shuffled = found_in({name: columns[name] for name in names})

    straight = found_in(columns)
    assert shuffled.kind == straight.kind
    assert {(frozenset(model.columns), model.scale) for model in shuffled.models} == {
        (frozenset(model.columns), model.scale) for model in straight.models
    }


def test_columns_that_are_not_used_are_named() -> None:
    assert found_in({"id": range(60), "y": reals(1), "y_pred": reals(2), "x": fractions(1)}).ignored == ("id", "x")
