from collections.abc import Iterable, Mapping
from inspect import signature

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as npst

from actloss import catalogue
from actloss.catalogue import Loss
from actloss.frameworks.entry import Entry, How
from actloss.frameworks.objectives import function, objective, of_row
from actloss.frameworks.program import Block
from actloss.losses.arrays import FloatArray
from numpy_objectives import CASES, FLAT, PARAMS, Objective, masses, ours, run, sample

FUNCTIONS = {case: run(catalogue.loss(case[0]), case[1]) for case in CASES}
every_case = pytest.mark.parametrize(("name", "kind"), CASES)


def asked(name: str, kind: str) -> tuple[Loss, Objective]:
    return catalogue.loss(name), FUNCTIONS[name, kind]


def other_params(name: str, kind: str) -> Mapping[str, object]:
    params = dict(PARAMS.get(name, {}))
    if name == "focal" and kind == "multiclass":
        params["alpha"] = (1.0, 2.0, 0.5)
    return params


def _derivative(row: Loss, kind: str, y_true: FloatArray, raw: FloatArray, params: Mapping[str, object]) -> FloatArray:
    """Return central differences of the sum of our losses: a set's row weighs in the losses of the others."""
    slopes = np.empty_like(raw)
    for place in np.ndindex(raw.shape):
        step = np.zeros_like(raw)
        step[place] = 1e-6
        above, below = (expected(row, kind, y_true, side, params).sum() for side in (raw + step, raw - step))
        slopes[place] = (above - below) / 2e-6
    return slopes


def expected(row: Loss, kind: str, y_true: FloatArray, raw: FloatArray, params: Mapping[str, object]) -> FloatArray:
    """Return our losses, of rows that count differently so that their mean is the catalogue's."""
    losses = ours(row, kind, y_true, raw, params)
    if row.mass is None:
        return losses
    mass = masses(row, y_true, raw, params)
    return np.asarray(losses * mass / mass.mean())


@pytest.mark.parametrize("name", sorted(FLAT))
def test_a_loss_without_a_gradient_has_none(name: str) -> None:
    with pytest.raises(KeyError, match=name):
        objective(catalogue.loss(name), "multilabel")


def test_several_classes_have_a_function_of_their_own() -> None:
    assert function(catalogue.loss("focal"), "binary") == "focal"
    assert function(catalogue.loss("focal"), "multiclass") == "categorical_focal"


def test_the_source_comes_with_what_it_uses_of_its_own_file_and_of_another() -> None:
    assert _heads(objective(catalogue.loss("gamma_deviance"), "regression")) == [
        "def exp_then_line(x):",
        "def gamma_nll(y_true, raw):",
        "def gamma_deviance(y_true, raw):",
    ]


ENTRIES: Mapping[str, Entry] = {
    "huber": Entry(how=How.OWN, name="huber"),
    "focal": Entry(how=How.OWN, name="focal"),
    "mse": Entry(how=How.NAMED, name="regression"),
    "hamming": Entry(how=How.ABSENT),
}


def test_what_a_library_lacks_of_a_loss_is_the_functions_of_all_its_kinds_of_task() -> None:
    assert _heads(of_row(ENTRIES, "huber")) == ["def huber(y_true, raw, *, delta=1.0):"]
    assert [head.split("(")[0] for head in _heads(of_row(ENTRIES, "focal"))] == ["def focal", "def categorical_focal"]


@pytest.mark.parametrize("name", ["mse", "hamming", "relu", "no such loss"])
def test_nothing_is_lacked_of_what_is_named_absent_or_unknown(name: str) -> None:
    assert of_row(ENTRIES, name) == ()


def _heads(blocks: Iterable[Block]) -> list[str]:
    return [block.text.split("\n")[0] for block in blocks]


@every_case
def test_the_defaults_are_the_catalogues(name: str, kind: str) -> None:
    row, call = asked(name, kind)
    defaults = {key: parameter.default for key, parameter in row.variant(kind).params.items()}
    found = {key: parameter.default for key, parameter in signature(call).parameters.items() if key in defaults}
    assert found == defaults


@every_case
@pytest.mark.parametrize("which", ["defaults", "others"])
def test_the_loss_is_ours(name: str, kind: str, which: str) -> None:
    row, call = asked(name, kind)
    given_params = other_params(name, kind) if which == "others" else {}
    case = sample(row, kind)
    loss, _, _ = call(case.y_true, case.raw, **given_params)
    wanted = expected(row, kind, case.y_true, case.raw, given_params)
    assert loss.shape == wanted.shape
    assert loss == pytest.approx(wanted, rel=1e-11, abs=1e-12)


@every_case
@pytest.mark.parametrize("which", ["defaults", "others"])
def test_the_gradient_is_the_derivative_of_our_loss(name: str, kind: str, which: str) -> None:
    row, call = asked(name, kind)
    params = other_params(name, kind) if which == "others" else {}
    case = sample(row, kind)
    _, gradient, hessian = call(case.y_true, case.raw, **params)
    wanted = _derivative(row, kind, case.y_true, case.raw, params)
    assert gradient.shape == hessian.shape == case.raw.shape
    assert gradient == pytest.approx(wanted, rel=1e-5, abs=1e-7)


@pytest.mark.parametrize("name", ["focal", "brier", "generalized_crossentropy", "rps"])
def test_labels_of_classes_may_be_shares(name: str) -> None:
    row, call = asked(name, "multiclass")
    case = sample(row, "multiclass")
    params = other_params(name, "multiclass")
    shares = np.random.default_rng(3).dirichlet(np.ones(3), len(case.raw))

    loss, gradient, _ = call(shares, case.raw, **params)

    assert loss == pytest.approx(ours(row, "multiclass", shares, case.raw, params), rel=1e-11)
    assert gradient == pytest.approx(_derivative(row, "multiclass", shares, case.raw, params), rel=1e-5, abs=1e-7)


@given(drawn=st.data())
@settings(max_examples=30)
@every_case
def test_any_raw_score_gets_our_loss_and_a_positive_hessian(name: str, kind: str, drawn: st.DataObject) -> None:
    row, call = asked(name, kind)
    case = sample(row, kind, seed=drawn.draw(st.integers(0, 1000)))
    raw = drawn.draw(npst.arrays(np.float64, case.raw.shape, elements=st.floats(-30.0, 30.0, width=32)))
    # A value that is to have a logarithm.
    raw = np.maximum(raw, -0.99) if name == "msle" else raw
    loss, gradient, hessian = call(case.y_true, raw)
    assert loss == pytest.approx(expected(row, kind, case.y_true, raw, {}), rel=1e-9, abs=1e-9)
    assert np.isfinite(gradient).all()
    assert (np.isfinite(hessian) & (hessian > 0.0)).all()


@every_case
@pytest.mark.parametrize("size", [1e3, 1e4])
@pytest.mark.parametrize("sign", [-1.0, 1.0])
def test_everything_is_finite_far_out(name: str, kind: str, size: float, sign: float) -> None:
    row, call = asked(name, kind)
    case = sample(row, kind)
    signs = np.where(np.indices(case.raw.shape).sum(axis=0) % 3, sign, -sign)
    for raw in (size * signs, np.full_like(case.raw, size * sign)):
        loss, gradient, hessian = call(case.y_true, raw)
        assert np.isfinite(loss).all()
        assert np.isfinite(gradient).all()
        assert (np.isfinite(hessian) & (hessian > 0.0)).all()


STEEP = [
    *("gaussian_nll", "laplace_nll", "zip_nll", "poisson_nll", "poisson_deviance", "gamma_nll", "gamma_deviance"),
    *("tweedie_deviance", "neg_binomial_nll", "exponential"),
]
"""Losses with an exponential, which float32 cannot hold from 88 on."""


@pytest.mark.parametrize("name", STEEP)
@pytest.mark.parametrize("score", [-1e3, -95.0, -45.0, 45.0, 95.0, 1e3])
def test_the_gradient_stays_the_slope_of_the_loss_however_far_out(name: str, score: float) -> None:
    row = catalogue.loss(name)
    case = sample(row, row.kinds[0])
    call = FUNCTIONS[name, row.kinds[0]]
    raw = case.raw.copy()
    raw[..., -1] = score
    step = np.zeros_like(raw)
    step[..., -1] = 1e-3
    above, below = (call(case.y_true, raw + moved)[0].sum() for moved in (step, -step))

    slope = (call(case.y_true, raw)[1] * step).sum()
    assert slope == pytest.approx((above - below) / 2.0, rel=1e-5, abs=1e-9)


@every_case
@pytest.mark.parametrize("score", [-1e3, -45.0, 45.0, 1e3])
def test_a_booster_s_float32_holds_gradients_and_hessians(name: str, kind: str, score: float) -> None:
    row, call = asked(name, kind)
    case = sample(row, kind)
    _, gradient, hessian = call(case.y_true, np.full_like(case.raw, score))
    with np.errstate(over="raise"):
        assert np.isfinite(gradient.astype(np.float32)).all()
        assert np.isfinite(hessian.astype(np.float32)).all()
    assert (hessian.astype(np.float32) > 0.0).all()


@every_case
def test_labels_and_scores_are_left_as_they_are(name: str, kind: str) -> None:
    row, call = asked(name, kind)
    case = sample(row, kind)
    before = case.y_true.copy(), case.raw.copy()
    call(case.y_true, case.raw)
    assert np.array_equal(case.y_true, before[0])
    assert np.array_equal(case.raw, before[1])


ROBUST = ["smooth_l1", "huber", "pseudo_huber", "log_cosh", "cauchy", "welsch", "tukey_biweight"]


@pytest.mark.parametrize("name", ROBUST)
def test_the_parabola_of_a_robust_loss_lies_above_it(name: str) -> None:
    call = FUNCTIONS[name, "regression"]
    errors = np.linspace(-9.0, 9.0, 121)
    y_true = np.zeros_like(errors)
    losses, _, _ = call(y_true, errors)
    for start in errors:
        loss, gradient, hessian = call(np.zeros(1), np.array([start]))
        parabola = loss + gradient * (errors - start) + 0.5 * hessian * (errors - start) ** 2
        assert (losses <= parabola + 1e-9).all()


@pytest.mark.parametrize("name", ["categorical_crossentropy", "sparse_categorical_crossentropy", "kl_divergence"])
def test_the_hessian_of_cross_entropy_lies_above_the_whole_matrix(name: str) -> None:
    row, call = asked(name, "multiclass")
    case = sample(row, "multiclass")
    _, _, hessian = call(case.y_true, case.raw)
    p = np.exp(case.raw - np.logaddexp.reduce(case.raw, axis=1, keepdims=True))
    for bound, shares in zip(hessian, p, strict=True):
        exact = np.diag(shares) - np.outer(shares, shares)
        assert np.linalg.eigvalsh(np.diag(bound) - exact).min() > -1e-12
