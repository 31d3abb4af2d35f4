from actloss.catalogue import Scale
from actloss.frameworks.xgboost.losses import LOSSES


def test_an_objective_is_written_as_train_takes_it() -> None:
    assert LOSSES["mae"].name == "objective='reg:absoluteerror'"
    # Its own objective grows no tree where labels are large: see the note.
    assert LOSSES["msle"].name == "objective='reg:squarederror'"


def test_squares_and_deviances_have_half_the_gradient() -> None:
    halves = {name for name, entry in LOSSES.items() if entry.factor == 0.5}

    assert halves == {"mse", "l2", "msle", "poisson_deviance", "gamma_deviance", "tweedie_deviance"}
    assert {entry.factor for entry in LOSSES.values()} == {0.5, 1.0}


def test_scores_are_raw() -> None:
    assert LOSSES["gamma_nll"].takes is Scale.LOG_RATE
    assert LOSSES["focal"].takes is Scale.LOGIT
    assert {entry.takes for entry in LOSSES.values() if entry.takes} == {
        Scale.VALUE,
        Scale.LOG_RATE,
        Scale.LOGIT,
        Scale.MARGIN,
    }
