from actloss.frameworks.boosting.constants import named, parameters, passed, started
from actloss.frameworks.program import WIDTH, Block
from problems import problem


def test_what_differs_from_the_defaults_has_a_constant() -> None:
    posed = problem("regression", "huber", params={"delta": 1.5})
    assert named(parameters(posed)) == (Block("DELTA = 1.5"),)


def test_a_default_has_one_where_a_library_must_be_told() -> None:
    posed = problem("regression", "huber")
    assert parameters(posed) == {}
    assert named(parameters(posed)) == ()
    assert parameters(posed, "delta") == {"delta": 1.0}


def test_none_is_no_number_to_tell() -> None:
    assert parameters(problem("binary", "focal"), "alpha") == {}


def test_several_numbers_are_an_array() -> None:
    assert named({"alpha": (0.25, 0.5)}) == (Block("ALPHA = np.array([0.25, 0.5])", ("import numpy as np",)),)


def test_parameters_are_passed_by_their_constants() -> None:
    assert passed({"tau": 1.0, "prior": (0.5, 0.5)}) == ("tau=TAU", "prior=PRIOR")


def test_a_start_is_a_number_or_an_array() -> None:
    one = problem("regression", "mae", bias=(1.5,), bias_rule="median")
    two = problem("regression", "mae", bias=(1.5, 2.5), bias_rule="median", units=2)

    assert started(one) == Block("# The start: median.\nSTART = 1.5")
    assert started(two) == Block("# The start: median.\nSTART = np.array([1.5, 2.5])", ("import numpy as np",))


def test_a_library_may_begin_there_by_itself() -> None:
    text = started(problem("regression", "mse", bias_rule="mean"), "LightGBM").text

    assert text.startswith("# The start: mean; LightGBM begins there by itself.\n")


def test_a_long_reason_goes_over_lines() -> None:
    text = started(problem("regression", "mae", bias=(0.0,), bias_rule=" ".join(["word"] * 40))).text
    assert max(map(len, text.splitlines())) <= WIDTH
    assert text.endswith("\nSTART = 0.0")
