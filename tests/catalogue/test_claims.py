"""What a row of the catalogue claims is what its functions do."""

import inspect
from math import expm1, inf, nextafter

import numpy as np
import pytest
from scipy.optimize import minimize_scalar

from actloss.catalogue import LOSSES, Loss, Scale
from actloss.errors import LabelError, OptionError
from actloss.losses.arrays import FloatArray
from actloss.losses.constant import baseline, mean_loss

LABELS: dict[str, FloatArray] = {
    "real": np.array([-3.0, 0.25, 0.5, 1.0, 2.0, 8.0, 9.5]),
    "positive": np.array([0.5, 1.0, 2.0, 2.5, 8.0, 20.0, 31.0]),
    "bits": np.array([0.0, 0.0, 0.0, 0.0, 1.0, 1.0, 1.0]),
    "signs": np.array([-1.0, -1.0, 1.0, 1.0, 1.0]),
    "indices": np.array([0.0, 0.0, 0.0, 1.0, 1.0, 2.0, 2.0]),
    "rows": np.array([[0.5, 0.5, 0.0], [0.25, 0.25, 0.5], [1.0, 0.0, 0.0], [0.1, 0.2, 0.7]]),
}

ONE_NUMBER = [row for row in LOSSES if row.kinds != ("multiclass",)]


def _labels(row: Loss) -> FloatArray:
    if Scale.MARGIN in row.scales:
        return LABELS["signs"]
    if row.kinds == ("multiclass",):
        return LABELS["indices" if row.name.startswith("sparse") else "rows"]
    if row.y_true is not None and row.y_true.high == 1.0:
        return LABELS["bits"]
    return LABELS["real" if row.y_true is not None and row.y_true.contains(-3.0) else "positive"]


every_loss = pytest.mark.parametrize("row", LOSSES, ids=lambda row: row.name)


@every_loss
def test_the_constant_it_claims_makes_its_mean_smallest(row: Loss) -> None:
    values = _labels(row)
    best = baseline(row, values)
    if len(best.prediction) == 1:
        bounds = (0.0, 1.0) if row.activations == ("sigmoid",) else (float(values.min()), float(values.max()))
        found = minimize_scalar(lambda c: mean_loss(row.kernel, values, c), bounds=bounds, options={"xatol": 1e-10})

        assert best.loss <= found.fun + 1e-12 * abs(found.fun)
        assert best.loss == pytest.approx(found.fun, rel=1e-6)
    else:
        rng = np.random.default_rng(1)
        for _ in range(200):
            other = 0.95 * np.array(best.prediction) + 0.05 * rng.dirichlet(np.ones(3))

            assert best.loss <= mean_loss(row.kernel, values, other)


@pytest.mark.parametrize("row", [row for row in ONE_NUMBER if row.params], ids=lambda row: row.name)
def test_the_constant_follows_the_parameters(row: Loss) -> None:
    values = _labels(row)
    for factor in (0.5, 1.2):
        params = {name: parameter.default * factor for name, parameter in row.params.items() if parameter.default}
        if not all(parameter.domain.contains(params[name]) for name, parameter in row.params.items()):
            continue
        best = baseline(row, values, None, **params)
        around = [mean_loss(row.kernel, values, best.prediction[0] + step, None, **params) for step in (-0.01, 0.01)]

        assert best.loss <= min(around)


@every_loss
def test_what_it_elicits_is_that_functional_of_the_labels(row: Loss) -> None:
    values = _labels(row)
    shares = np.bincount(values.astype(int)) / len(values) if row.name.startswith("sparse") else values.mean(axis=0)
    functionals = {
        "mean": values.mean(),
        "median": np.median(values),
        "quantile": np.median(values),
        "mean of log(1 + y)": expm1(np.mean(np.log(np.maximum(1.0 + values, 1e-9)))),
        "probabilities": shares,
    }
    if row.elicits in functionals:
        assert baseline(row, values).prediction == pytest.approx(np.atleast_1d(functionals[row.elicits]), rel=1e-14)
    else:
        assert row.elicits in {"huber location", "log-cosh location", "decisions"}


@pytest.mark.parametrize("row", [row for row in ONE_NUMBER if row.y_true is not None], ids=lambda row: row.name)
def test_its_support_is_what_its_function_takes(row: Loss) -> None:
    assert row.y_true is not None
    support = row.y_true
    for end, closed, outward in (
        (support.low, support.low_closed, -inf),
        (support.high, support.high_closed, inf),
    ):
        inside = end if closed else nextafter(max(min(end, 1e300), -1e300), -outward)
        outside = nextafter(end, outward) if closed else end

        assert row.kernel([inside], [0.5]).shape == (1,)
        with pytest.raises(LabelError):
            row.kernel([outside], [0.5])


@every_loss
def test_its_parameters_are_those_of_every_scale(row: Loss) -> None:
    for kernel in row.kernels.values():
        keywords = {
            name: keyword.default
            for name, keyword in inspect.signature(kernel).parameters.items()
            if keyword.kind is inspect.Parameter.KEYWORD_ONLY
        }

        assert keywords == {name: parameter.default for name, parameter in row.params.items()}


@pytest.mark.parametrize("row", [row for row in LOSSES if row.params], ids=lambda row: row.name)
def test_its_parameters_domains_are_what_its_function_takes(row: Loss) -> None:
    for name, parameter in row.params.items():
        for kernel in row.kernels.values():
            for end in (parameter.domain.low, parameter.domain.high):
                with pytest.raises(OptionError, match=name):
                    kernel([1.0], [1.0], **{name: end})


@pytest.mark.parametrize("row", [row for row in LOSSES if len(row.scales) > 1], ids=lambda row: row.name)
def test_every_scale_gives_the_same_loss(row: Loss) -> None:
    values = _labels(row)
    shape = (len(values), 3) if row.kinds == ("multiclass",) else values.shape
    p = np.random.default_rng(2).dirichlet(np.ones(3), shape[0]).reshape(-1)[: np.prod(shape)].reshape(shape)
    logit = np.log(p) - (np.log1p(-p) if Scale.RATE not in row.scales and len(shape) == 1 else 0.0)

    np.testing.assert_allclose(row.kernels[row.scales[1]](values, logit), row.kernel(values, p), rtol=1e-12)


@every_loss
def test_every_function_leaves_its_arguments_as_they_are(row: Loss) -> None:
    values = _labels(row).copy()
    prediction = _prediction(row, values)
    values.flags.writeable = prediction.flags.writeable = False

    for kernel in row.kernels.values():
        assert kernel(values, prediction).dtype == np.float64


@every_loss
def test_counts_multiply_losses(row: Loss) -> None:
    values = _labels(row)
    counts = np.arange(1.0, len(values) + 1.0)
    prediction = _prediction(row, values)
    weighted = (row.kernel(values, prediction) * counts).sum() / counts.sum()

    assert mean_loss(row.kernel, values, prediction[0], counts) == pytest.approx(weighted, rel=1e-14)


@pytest.mark.parametrize("row", ONE_NUMBER, ids=lambda row: row.name)
def test_a_single_pair_needs_no_array(row: Loss) -> None:
    for kernel in row.kernels.values():
        assert kernel(1.0, 0.5) == kernel([1.0], [0.5])[0]


def _prediction(row: Loss, values: FloatArray) -> FloatArray:
    """Return the best constant prediction for every value."""
    rows = np.tile(baseline(row, values).prediction, (len(values), 1))
    return rows[:, 0] if row in ONE_NUMBER else rows
