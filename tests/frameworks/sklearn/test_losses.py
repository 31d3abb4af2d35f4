from actloss.catalogue import ACTIVATIONS, LOSSES
from actloss.frameworks.entry import How
from actloss.frameworks.objectives import function
from actloss.frameworks.sklearn import FRAMEWORK


def test_every_loss_and_activation_has_its_row_in_the_order_of_the_catalogue() -> None:
    assert list(FRAMEWORK.losses) == [row.name for row in LOSSES]
    assert list(FRAMEWORK.activations) == [row.name for row in ACTIVATIONS]


def test_a_loss_that_is_there_says_what_it_takes_and_one_that_is_absent_why() -> None:
    for entry in FRAMEWORK.losses.values():
        absent = entry.how is How.ABSENT

        assert (entry.takes is None, entry.name == "") == (absent, absent)
        assert entry.note or not absent


def test_what_is_said_ends_as_sentences_do() -> None:
    for entry in (*FRAMEWORK.losses.values(), *FRAMEWORK.activations.values()):
        for said in (entry.note, entry.differs):
            assert said == "" or said.endswith(".")


def test_losses_of_decisions_have_no_gradient() -> None:
    absent = [name for name, entry in FRAMEWORK.losses.items() if entry.how is How.ABSENT]

    assert absent == ["hamming", "per_label_accuracy"]
    assert "sklearn.metrics.hamming_loss" in FRAMEWORK.losses["hamming"].note


def test_an_own_loss_is_called_as_its_function_is() -> None:
    for row in LOSSES:
        if FRAMEWORK.losses[row.name].how is How.OWN:
            assert FRAMEWORK.losses[row.name].name == function(row, row.kinds[0])


def test_the_source_of_an_own_loss_comes_with_the_estimator() -> None:
    text = "\n".join(block.text for block in FRAMEWORK.own("cauchy"))

    assert "def cauchy(y_true, raw, *, c=2.3849):" in text
    assert "class LinearModel(BaseEstimator):" in text


def test_what_is_named_absent_or_unknown_has_no_source_of_ones_own() -> None:
    assert FRAMEWORK.own("mse") == FRAMEWORK.own("hamming") == FRAMEWORK.own("nothing") == ()
