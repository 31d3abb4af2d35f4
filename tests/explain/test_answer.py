import json

import pytest

from actloss.errors import OptionError
from actloss.explain import explain
from actloss.explain.facts import Comparison, LossFacts, MessageFacts


def called(*names: str) -> list[str]:
    return [topic.name for topic in explain(names).topics]


def comparison(*names: str) -> Comparison:
    found = explain(names).comparison
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("names", "found"),
    [
        (["huber"], ["huber"]),
        (["huber", "huber_loss"], ["huber"]),
        (["AL301", "mse"], ["class-imbalance", "mse"]),
        (["smooth", "l1"], ["smooth_l1"]),
        ("Target 3 is out of bounds.".split(), ["pytorch-label-out-of-bounds"]),
        (["logistic", "tanh"], ["sigmoid", "tanh"]),
        (["logistic", "hinge"], ["logistic", "hinge"]),
        (["sigmoid", "logistic", "hinge"], ["sigmoid", "logistic", "hinge"]),
    ],
)
def test_names_are_taken_for_what_they_mean_together(names: list[str], found: list[str]) -> None:
    assert found == called(*names)


@pytest.mark.parametrize(
    ("names", "start"),
    [
        (["mse", "hubr"], "unknown name 'hubr': did you mean"),
        (["nothing", "that", "one", "knows"], "no known error message reads like 'nothing that one knows'"),
    ],
)
def test_a_name_that_is_not_known_is_an_error(names: list[str], start: str) -> None:
    with pytest.raises(OptionError, match=start):
        explain(names)


def test_what_else_goes_by_the_name_is_said() -> None:
    assert explain(["exponential"]).others == ("activation exp",)
    assert explain(["CrossEntropyLoss"]).others == ("loss sparse_categorical_crossentropy", "loss softmax_loss")


def test_side_by_side_a_name_means_one_thing() -> None:
    assert explain(["exponential", "hinge"]).others == ()


def test_messages_are_told_as_they_were_given() -> None:
    assert explain(["IndexError: Target 7 is out of bounds.", "mse"]).given == {
        "pytorch-label-out-of-bounds": "IndexError: Target 7 is out of bounds."
    }
    assert explain("Target 7 is out of bounds.".split()).given == {
        "pytorch-label-out-of-bounds": "Target 7 is out of bounds."
    }
    assert explain(["pytorch-label-out-of-bounds"]).given == {}


def test_a_general_message_is_said_to_have_other_causes() -> None:
    (general,) = explain(["index 7 is out of bounds for axis 0 with size 5"]).topics
    (special,) = explain(["Target 3 is out of bounds."]).topics

    assert isinstance(general, MessageFacts)
    assert isinstance(special, MessageFacts)
    assert general.cause.startswith("This message has other causes too.")
    assert "other causes" not in special.cause


@pytest.mark.parametrize("names", [["logistic", "binary_crossentropy"], ["nll", "sparse_categorical_crossentropy"]])
def test_losses_that_are_one_number_are_not_said_to_differ(names: list[str]) -> None:
    assert not any("reward" in verdict for verdict in comparison(*names).verdicts)


def test_of_losses_that_are_one_number_one_stands_beside_the_others() -> None:
    first = comparison("logistic", "binary_crossentropy", "hinge").verdicts[0]

    assert first.startswith("They reward different predictions (logistic: log-odds, hinge: decisions)")


@pytest.mark.parametrize("names", [["huber"], ["sigmoid", "mse"], ["AL301", "AL303"], ["mse", "mae", "AL301"]])
def test_only_losses_or_only_activations_are_compared(names: list[str]) -> None:
    assert explain(names).comparison is None


@pytest.mark.parametrize(
    ("names", "sentence"),
    [
        (["softmax", "mse"], "softmax does not suit mse as an output; it goes with linear or softplus"),
        (["binary_crossentropy", "sigmoid"], "sigmoid suits binary_crossentropy as an output."),
    ],
)
def test_an_activation_and_a_loss_are_told_whether_they_go_together(names: list[str], sentence: str) -> None:
    (pair,) = explain(names).pairs

    assert pair.startswith(sentence)


@pytest.mark.parametrize("names", [["AL301"], ["class-imbalance", "AL303"]])
def test_a_rule_is_of_no_framework(names: list[str]) -> None:
    with pytest.raises(OptionError, match="is a rule, the same for every framework: leave the framework out"):
        explain(names, frameworks=["keras"])
    assert len(explain([*names, "huber"], frameworks=["keras"]).topics) == len(names) + 1


def test_softmax_and_sigmoid_differ_in_what_they_look_at() -> None:
    found = comparison("softmax", "sigmoid")

    assert "classes that exclude one another" in found.verdicts[0]
    assert "labels that may occur together" in found.verdicts[0]
    assert found.verdicts[1] == "softmax is for two units the sigmoid of their difference."


@pytest.mark.parametrize("names", [["relu", "tanh"], ["softmax", "log_softmax"]])
def test_activations_that_look_at_the_same_are_not_told_apart_by_that(names: list[str]) -> None:
    assert not any("looks at" in verdict for verdict in comparison(*names).verdicts)


def test_margin_losses_are_ordered_by_what_a_stray_score_costs() -> None:
    found = comparison("hinge", "logistic", "squared_hinge", "exponential")

    assert list(found.figures) == ["exponential", "squared_hinge", "hinge", "logistic"]
    assert found.at == (-3.0, -1.5, 0.0, 1.5, 3.0)


@pytest.mark.parametrize(
    ("names", "sentence"),
    [
        (["mse", "mae"], "They reward different predictions (mse: mean, mae: median)"),
        (["mse", "l2"], "All of them reward the same prediction (mean)"),
        (["hinge", "squared_hinge"], "hinge is squared_hinge's square root."),
        (["categorical_crossentropy", "focal"], "categorical_crossentropy is focal with gamma = 0."),
        (
            ["nll", "sparse_categorical_crossentropy"],
            "Beside sparse_categorical_crossentropy, nll is the same number.",
        ),
    ],
)
def test_losses_are_told_what_they_are_to_one_another(names: list[str], sentence: str) -> None:
    assert any(verdict.startswith(sentence) for verdict in comparison(*names).verdicts)


def test_facts_that_differ_stand_apart_from_those_that_do_not() -> None:
    found = comparison("mse", "mae")

    assert {"use", "elicits", "formula"} <= {difference.fact for difference in found.differences}
    assert found.same["labels"] == "real numbers"
    assert "parameters" not in found.same


@pytest.mark.parametrize(
    ("names", "drawn"),
    [
        (["mse", "mae"], True),
        (["binary_crossentropy", "hinge"], True),
        (["relu", "tanh"], True),
        (["mse", "poisson_nll"], False),
        (["relu", "relu6"], False),
    ],
)
def test_functions_of_one_number_share_a_picture(names: list[str], *, drawn: bool) -> None:
    assert drawn is (comparison(*names).curve is not None)


def test_names_and_conventions_are_narrowed_to_frameworks() -> None:
    (huber,) = explain(["huber"], frameworks=["keras", "jax"]).topics

    assert isinstance(huber, LossFacts)
    assert set(huber.names) == {"keras", "optax"}
    assert set(huber.conventions) == {"keras"}
    assert {message.framework for message in huber.messages} <= {"keras", "any"}


def test_an_explanation_is_plain_data() -> None:
    names = ["softmax", "sigmoid"]
    written = json.loads(json.dumps(explain(names).to_dict(), allow_nan=False))

    assert [topic["kind"] for topic in written["explained"]] == ["activation", "activation"]
    assert written["comparison"]["names"] == names


def test_an_infinite_point_of_a_curve_is_null_in_plain_data() -> None:
    written = json.loads(json.dumps(explain(["nll"]).to_dict(), allow_nan=False))

    assert written["explained"][0]["curve"]["lines"][0]["y"][0] is None
