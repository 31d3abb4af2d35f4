from actloss.catalogue import LOSSES as ROWS
from actloss.catalogue import Scale
from actloss.frameworks.entry import Coding, How
from actloss.frameworks.objectives import function
from actloss.frameworks.xgboost.losses import LOSSES


def test_every_loss_has_a_row_in_the_catalogue_s_order() -> None:
    assert list(LOSSES) == [row.name for row in ROWS]


def test_what_has_no_gradient_is_absent_and_says_so() -> None:
    absent = {name: entry for name, entry in LOSSES.items() if entry.how is How.ABSENT}

    assert set(absent) == {"hamming", "per_label_accuracy"}
    assert all("no gradient" in entry.note and entry.takes is None for entry in absent.values())


def test_an_own_loss_is_called_as_its_function() -> None:
    own = [row for row in ROWS if LOSSES[row.name].how is How.OWN]

    assert [LOSSES[row.name].name for row in own] == [function(row, row.kinds[0]) for row in own]
    assert LOSSES["huber"].name == "huber"


def test_the_catalogue_s_objectives_are_the_named_ones() -> None:
    told = {row.name: row.elsewhere["xgboost"] for row in ROWS if "xgboost" in row.elsewhere}
    named = {name: entry.name for name, entry in LOSSES.items() if entry.how is How.NAMED}

    assert named["mae"] == "objective='reg:absoluteerror'"
    assert [name for name, text in told.items() if name not in named and "metric" not in text] == []
    differing = [name for name, text in told.items() if name in named and named[name].split("'")[1] not in text]
    # Its own objective grows no tree where labels are large: see the note.
    assert differing == ["msle"]


def test_squares_and_deviances_have_half_the_gradient() -> None:
    halves = {name for name, entry in LOSSES.items() if entry.factor == 0.5}

    assert halves == {"mse", "l2", "msle", "poisson_deviance", "gamma_deviance", "tweedie_deviance"}
    assert {entry.factor for entry in LOSSES.values()} == {0.5, 1.0}


def test_labels_are_coded_as_the_objective_wants_them() -> None:
    coded = {name: entry.coding for name, entry in LOSSES.items() if entry.coding}

    assert {name for name, coding in coded.items() if coding is Coding.BITS} == {"hinge", "logistic"}
    assert {name for name, coding in coded.items() if coding is Coding.INDICES} == {
        "categorical_crossentropy",
        "sparse_categorical_crossentropy",
        "nll",
        "softmax_loss",
    }


def test_scores_are_raw() -> None:
    assert LOSSES["gamma_nll"].takes is Scale.LOG_RATE
    assert LOSSES["focal"].takes is Scale.LOGIT
    assert {entry.takes for entry in LOSSES.values() if entry.takes} == {
        Scale.VALUE,
        Scale.LOG_RATE,
        Scale.LOGIT,
        Scale.MARGIN,
    }
