import pytest

from actloss.advice.choice import Choice
from actloss.advice.names import names_of
from advising import advice_on
from profiles import Cells

RARE: Cells = [1.0] * 5 + [0.0] * 95


def test_pytorchs_crossentropy_is_named_with_the_layer_to_leave_out() -> None:
    names = advice_on([0, 1, 1, 0]).names

    assert names["pytorch"] == "torch.nn.BCEWithLogitsLoss()  # takes logits: no sigmoid layer before it"
    keras = "keras.losses.BinaryCrossentropy(from_logits=True)"
    assert names["keras"] == f"{keras}  # takes logits: no sigmoid layer before it"


def test_a_weight_for_the_positive_class_stands_where_each_framework_takes_it() -> None:
    names = advice_on(RARE).names

    assert names["pytorch"].startswith("torch.nn.BCEWithLogitsLoss(pos_weight=torch.tensor(19.0))")
    call, comment = names["keras"].split("  # ")
    assert call == "keras.losses.BinaryCrossentropy(from_logits=True)"
    assert comment.startswith("and model.fit(..., class_weight={0: 1, 1: 19});")


def test_class_weights_follow_the_order_of_the_classes() -> None:
    names = advice_on(["a"] * 90 + ["b"] * 10 + ["c"] * 5).names

    assert "torch.nn.CrossEntropyLoss(weight=torch.tensor([0.388889, 3.5, 7]))" in names["pytorch"]
    assert "class_weight={0: 0.388889, 1: 3.5, 2: 7}" in names["keras"]


@pytest.mark.parametrize("labels", [3, 20])
def test_many_label_weights_are_named_not_spelled(labels: int) -> None:
    columns: dict[str, Cells] = {f"l{index}": [1] * 5 + [0] * 95 for index in range(labels)}
    columns["l0"] = [1, 0] * 50
    names = advice_on(columns).names

    assert ("torch.tensor(pos_weight)" in names["pytorch"]) is (labels > 6)
    assert "class_weight" not in names["keras"]


def test_a_framework_that_lacks_the_loss_has_no_name_for_it() -> None:
    cells = [float(value % 50) for value in range(980)] + [400.0] * 20
    advice = advice_on(cells, task="regression", elicit="quantile=0.25")

    assert dict(advice.names) == {}
    assert advice.loss_params == {"quantile": 0.25}


def test_parameters_reach_the_names() -> None:
    advice = advice_on([float(value % 50) for value in range(980)] + [400.0] * 20, task="regression")
    delta = advice.loss_params["delta"]

    assert advice.names["pytorch"] == f"torch.nn.HuberLoss(delta={delta})"
    assert advice.names["keras"] == f"keras.losses.Huber(delta={delta})"


def test_keras_gets_logits_as_the_code_gives_it_where_it_takes_them() -> None:
    classes = advice_on(["a", "b", "c"] * 10).names["keras"]
    focal = names_of(choice("focal", "sigmoid", gamma=3.0))["keras"]

    call = "keras.losses.SparseCategoricalCrossentropy(from_logits=True)"
    assert classes == f"{call}  # takes logits: no softmax layer before it"
    assert focal.startswith("keras.losses.BinaryFocalCrossentropy(gamma=3.0, from_logits=True)  # takes logits")
    assert names_of(choice("dice", "sigmoid"))["keras"] == "keras.losses.Dice()  # takes probabilities, after sigmoid"
    log_rates = names_of(choice("poisson_nll", "exp"))["keras"]
    assert log_rates == "keras.losses.Poisson()"


def choice(loss: str, activation: str, **params: float) -> Choice:
    return Choice(loss=loss, activation=activation, elicits="probabilities", params=params)
