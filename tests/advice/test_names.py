import pytest

from advising import advice_on
from profiles import Cells

RARE: Cells = [1.0] * 5 + [0.0] * 95


def test_pytorchs_crossentropy_is_named_with_the_layer_to_leave_out() -> None:
    names = advice_on([0, 1, 1, 0]).names

    assert names["pytorch"] == "torch.nn.BCEWithLogitsLoss()  # takes logits: no sigmoid layer before it"
    assert names["keras"] == "keras.losses.BinaryCrossentropy()  # takes probabilities, after sigmoid"


def test_a_weight_for_the_positive_class_stands_where_each_framework_takes_it() -> None:
    names = advice_on(RARE).names

    assert names["pytorch"].startswith("torch.nn.BCEWithLogitsLoss(pos_weight=torch.tensor(19.0))")
    call, comment = names["keras"].split("  # ")
    assert call == "keras.losses.BinaryCrossentropy()"
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


def test_parameters_reach_the_code() -> None:
    cells = [float(value % 50) for value in range(980)] + [400.0] * 20
    advice = advice_on(cells, task="regression", elicit="quantile=0.25")

    assert "0.25" in advice.names["pytorch"]
