import json

import pytest

from actloss.catalogue import ACTIVATIONS, LOSSES, activation, loss
from actloss.catalogue.libraries import LIBRARIES
from actloss.catalogue.references import known_rows, names_of
from actloss.cli.options import FrameworkName
from actloss.errors import OptionError
from actloss.explain import listing
from actloss.explain.listing import Filters, by_task
from actloss.explain.support import support_of
from actloss.pitfalls import PITFALLS
from actloss.rules import RULES
from actloss.rules.predictions import PREDICTION_RULES


def losses(filters: Filters) -> set[str]:
    return {row.name for row in listing("losses", filters).losses or ()}


def activations(filters: Filters) -> set[str]:
    return {row.name for row in listing("activations", filters).activations or ()}


def test_without_a_wish_all_losses_and_activations_are_listed() -> None:
    found = listing(None, Filters())

    assert [row.name for row in found.losses or ()] == [row.name for row in LOSSES]
    assert [row.name for row in found.activations or ()] == [row.name for row in ACTIVATIONS]
    assert (found.rules, found.messages) == (None, None)


def test_rules_are_listed_in_the_order_of_their_codes() -> None:
    codes = [rule.code for rule in listing("rules", Filters()).rules or ()]

    assert codes == sorted(codes)
    assert len(codes) == len(RULES) + len(PREDICTION_RULES)


def test_messages_of_one_framework_come_with_those_of_any() -> None:
    found = listing("pitfalls", Filters(framework="keras")).messages or ()

    assert {message.framework for message in found} == {"keras", "any"}
    assert len(listing("pitfalls", Filters()).messages or ()) == len(PITFALLS)


def test_a_task_keeps_what_serves_it() -> None:
    assert losses(Filters(task="binary")) == {row.name for row in LOSSES if "binary" in row.kinds}
    assert activations(Filters(task="binary")) >= {"sigmoid", "tanh", "linear"}
    assert "relu" not in activations(Filters(task="binary"))


def test_a_scale_keeps_the_losses_that_take_it_and_no_activation() -> None:
    found = listing(None, Filters(scale="logit"))

    assert {"hinge", "binary_crossentropy", "softmax_loss"} <= {row.name for row in found.losses or ()}
    assert "mse" not in {row.name for row in found.losses or ()}
    assert found.activations == ()


@pytest.mark.parametrize(
    ("labels", "task", "kept", "left"),
    [
        ("-3", None, {"mse", "huber"}, {"msle", "poisson_nll", "hinge", "nll"}),
        ("0,12", None, {"poisson_nll", "nll", "coral"}, {"gamma_nll", "hinge", "focal"}),
        ("-1, 1", None, {"hinge", "mse"}, {"binary_crossentropy", "nll"}),
        ("0.5", None, {"binary_crossentropy", "mse"}, {"nll", "hinge"}),
        ("0,1,2", "multiclass", {"focal", "brier", "nll"}, {"categorical_crossentropy"}),
        ("[0, inf)", None, {"poisson_nll", "msle"}, {"gamma_nll", "hinge", "nll", "binary_crossentropy"}),
        ("(0, inf)", None, {"gamma_nll"}, {"binary_crossentropy"}),
        ("[0,1]", None, {"binary_crossentropy"}, {"gamma_nll"}),
    ],
)
def test_labels_keep_the_losses_that_take_them(labels: str, task: str | None, kept: set[str], left: set[str]) -> None:
    found = losses(Filters(task=task, support=support_of(labels)))

    assert kept <= found
    assert left.isdisjoint(found)


def test_labels_keep_the_activations_that_reach_them_or_tell_them_apart() -> None:
    assert {"linear", "softplus", "relu", "softmax"} <= activations(Filters(support=support_of("0,12")))
    assert {"tanh", "linear"} == activations(Filters(support=support_of("-1,1")))
    assert "softmax" in activations(Filters(task="multiclass", support=support_of("0,2")))


def test_a_label_at_an_open_end_is_reached_as_nearly_as_one_likes() -> None:
    assert support_of("0,1").reached_by(activation("sigmoid"))
    assert not support_of("1.5").reached_by(activation("sigmoid"))


@pytest.mark.parametrize("text", ["", "a", "1,b", "nan", "[1, 0]", "[0,", "(nan, 1)", "[0; 1]", "0,,1"])
def test_what_is_neither_numbers_nor_an_interval_is_an_error(text: str) -> None:
    with pytest.raises(OptionError, match="--support takes numbers such as 0,12 or an interval"):
        support_of(text)


def test_an_interval_of_class_indices_is_asked_of_no_loss() -> None:
    assert not support_of("[0, 1]").suits_loss(loss("nll"))


@pytest.mark.parametrize("framework", LIBRARIES)
def test_a_framework_keeps_what_it_has_under_its_names(framework: str) -> None:
    found = listing(None, Filters(framework=framework))
    names = [row.names for row in found.losses or ()] + [row.names for row in found.activations or ()]

    assert names
    assert all(names)


def test_losses_of_jax_are_those_of_optax() -> None:
    assert losses(Filters(framework="jax")) == losses(Filters(framework="optax")) != set()


def test_the_frameworks_to_choose_from_are_those_that_the_catalogue_knows() -> None:
    known = {library for row in known_rows() for library in names_of(row)}

    assert [name.value for name in FrameworkName] == [*LIBRARIES, "all"]
    assert known == set(LIBRARIES)


@pytest.mark.parametrize(
    ("what", "filters", "option"),
    [
        ("rules", Filters(task="binary"), "--task"),
        ("rules", Filters(framework="keras"), "--framework"),
        ("pitfalls", Filters(scale="logit"), "--scale"),
        ("pitfalls", Filters(support=support_of("1")), "--support"),
        ("activations", Filters(scale="logit"), "--scale"),
    ],
)
def test_a_filter_that_means_nothing_there_is_an_error(what: str, filters: Filters, option: str) -> None:
    with pytest.raises(OptionError, match=f"{option} narrows losses, not {what}"):
        listing(what, filters)


def test_a_loss_stands_under_each_of_its_tasks() -> None:
    found = by_task(listing("losses", Filters()).losses or (), None)

    assert list(found) == ["regression", "binary", "multiclass", "multilabel"]
    assert [task for task, rows in found.items() if "brier" in {row.name for row in rows}] == list(found)[1:]


def test_a_list_is_plain_data_without_curves_and_manuals() -> None:
    filters = Filters(task="binary", support=support_of("-1,1"))
    written = json.loads(json.dumps(listing(None, filters).to_dict(), allow_nan=False))

    assert written["filters"] == {"task": "binary", "scale": None, "support": "-1, 1", "framework": None}
    assert "curve" not in written["losses"][0]
    assert (written["rules"], written["messages"]) == (None, None)
    rules = json.loads(json.dumps(listing("rules", Filters()).to_dict()))["rules"]
    assert set(rules[0]) == {"kind", "name", "code", "severity", "title", "family", "fixable", "thresholds"}
