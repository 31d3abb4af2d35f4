from collections.abc import Mapping
from inspect import signature

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as npst

from actloss import catalogue
from actloss.catalogue import LOSSES, Loss
from actloss.frameworks.objectives import OBJECTIVES, OF_CLASSES, function, objective
from actloss.losses.arrays import FloatArray
from numpy_objectives import CASES, PARAMS, Objective, files, masses, ours, run, sample

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


def test_every_loss_with_a_gradient_has_an_objective() -> None:
    assert {row.name for row in LOSSES} - set(OBJECTIVES) == {"hamming", "per_label_accuracy"}


def test_every_file_is_asked_for() -> None:
    assert {file for file, _ in (*OBJECTIVES.values(), *OF_CLASSES.values())} == files()


def test_a_loss_without_a_gradient_has_none() -> None:
    with pytest.raises(KeyError):
        objective(catalogue.loss("hamming"), "multilabel")


def test_several_classes_have_a_function_of_their_own() -> None:
    assert function(catalogue.loss("focal"), "binary") == "focal"
    assert function(catalogue.loss("focal"), "multiclass") == "categorical_focal"


def test_the_source_comes_with_the_constant_that_it_uses() -> None:
    blocks = objective(catalogue.loss("poisson_nll"), "regression")
    assert [block.text.split("\n")[0].split("  #")[0] for block in blocks] == [
        "LIMIT = 80.0",
        "def poisson_nll(y_true, raw):",
    ]


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


@every_case
def test_labels_and_scores_are_left_as_they_are(name: str, kind: str) -> None:
    row, call = asked(name, kind)
    case = sample(row, kind)
    before = case.y_true.copy(), case.raw.copy()
    call(case.y_true, case.raw)
    assert np.array_equal(case.y_true, before[0])
    assert np.array_equal(case.raw, before[1])


@pytest.mark.parametrize("name", [row.name for row in LOSSES if OBJECTIVES.get(row.name, ("",))[0] == "robust"])
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
