"""What is compared: every loss of the catalogue on every scale, some with other parameters, and every activation."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from benchmarks.numerics import inputs, row_inputs
from benchmarks.numerics.activation_references import of_activation
from benchmarks.numerics.inputs import Batch, Floats
from benchmarks.numerics.references import MARGINS, RATES, VALUES, of_element
from benchmarks.numerics.row_references import of_row
from benchmarks.numerics.scales import Number

from actloss.catalogue import ACTIVATIONS, LOSSES, Form, Loss, Scale
from actloss.losses.arrays import Kernel

SEED = 20260725
HARD = {"hamming", "per_label_accuracy"}
"""Losses of labels 0 and 1 only."""
OTHER_PARAMETERS: Mapping[str, tuple[dict[str, float], ...]] = {
    "huber/value": ({"delta": 1.35},),
    "quantile/value": ({"quantile": 0.9},),
    "expectile/value": ({"quantile": 0.9},),
    "tweedie_deviance/rate": ({"power": 1.1}, {"power": 1.9}),
    "neg_binomial_nll/rate": ({"alpha": 0.3},),
    "binary_crossentropy/logit": ({"pos_weight": 2.5}, {"label_smoothing": 0.1}),
    "focal/logit": ({"gamma": 5.0},),
    "asymmetric/logit": ({"margin": 0.0},),
    "categorical_crossentropy/logit": ({"label_smoothing": 0.1},),
    "sparse_categorical_crossentropy/logit": ({"label_smoothing": 0.1},),
    "categorical_focal/logit": ({"gamma": 5.0},),
    "kl_divergence/probability": ({"base": 2.0},),
    "tversky/probability": ({"alpha": 0.3, "beta": 0.7},),
}
"""Besides the defaults."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the comparison."""

    name: str
    scale: str
    """Empty for an activation."""
    changed: Mapping[str, float]
    """Parameters that are not the default ones."""
    params: Mapping[str, Any]
    ours: Callable[[Batch], Floats]
    ordinary: list[Batch]
    extreme: list[Batch]
    exact: Callable[[Any, Any], list[Number]]
    """A label and its prediction to the true values: one, or one for each unit of a layer."""

    @property
    def key(self) -> str:
        """How peers name it: changed parameters are a key of their own."""
        return "/".join(part for part in (self.name, self.scale, *self.changed) if part)


def losses() -> Iterator[Row]:
    """Yield the rows of all losses."""
    for loss in LOSSES:
        yield from _of(loss.name, loss, loss.kernels, loss.form)
        if loss.multiclass:
            yield from _of(f"categorical_{loss.name}", loss, loss.multiclass.kernels, loss.multiclass.form)


def activations() -> Iterator[Row]:
    """Yield the rows of all activations."""
    for activation in ACTIVATIONS:
        function, name = activation.function, activation.name
        params = {key: parameter.default for key, parameter in activation.params.items()}
        ordinary, extreme = (_layer(joint=activation.joint, extreme=extreme) for extreme in (False, True))

        def ours(batch: Batch, function: Callable[..., Floats] = function, params: Any = params) -> Floats:  # noqa: ANN401 - whatever it takes
            return function(batch.y_pred, **params)

        def exact(_: object, x: Any, name: str = name, params: Any = params) -> list[Number]:  # noqa: ANN401 - whatever it takes
            return of_activation(name, x, **params)

        yield Row(name, "", {}, params, ours, ordinary, extreme, exact)


def _layer(*, joint: bool, extreme: bool) -> list[Batch]:
    if joint:
        return row_inputs.classes("indices", "logit", extreme=extreme, rng=np.random.default_rng(SEED))
    ends = np.array(inputs.both_signs((*inputs.HUGE_LOGITS, *inputs.SMALL)))
    pred = ends if extreme else np.random.default_rng(SEED).normal(0.0, 3.0, inputs.DRAWS)
    return [Batch(np.zeros_like(pred), pred)]


def _of(name: str, loss: Loss, kernels: Mapping[Scale, Kernel], form: Form) -> Iterator[Row]:
    defaults = {key: parameter.default for key, parameter in loss.params.items()}
    exact_of = of_element if form in {Form.ELEMENTS, Form.PAIRS} else of_row
    for scale, kernel in kernels.items():
        ordinary, extreme = (_batches(loss.name, scale, form, extreme=extreme) for extreme in (False, True))
        for changed in ({}, *OTHER_PARAMETERS.get(f"{name}/{scale}", ())):
            params = {**defaults, **changed}

            def ours(batch: Batch, kernel: Kernel = kernel, params: Any = params) -> Floats:  # noqa: ANN401 - whatever it takes
                return kernel(batch.y_true, batch.y_pred, **params)

            def exact(y: Any, x: Any, scale: str = scale, params: Any = params) -> list[Number]:  # noqa: ANN401 - whatever it takes
                return [exact_of(loss.name, scale, y, x, **params)]

            yield Row(name, str(scale), changed, params, ours, ordinary, extreme, exact)


def _batches(name: str, scale: str, form: Form, *, extreme: bool) -> list[Batch]:
    rng = np.random.default_rng(SEED)
    if form is Form.PAIRS:
        return [inputs.pairs(name, scale, extreme=extreme, rng=rng)]
    if form is Form.RANKS:
        return row_inputs.ranks(extreme=extreme, rng=rng)
    if form is Form.SETS:
        return row_inputs.sets(scale, extreme=extreme, rng=rng)
    if form is not Form.ELEMENTS:
        return row_inputs.classes(form, scale, extreme=extreme, rng=rng)
    if name in VALUES:
        return [inputs.values(name, extreme=extreme, rng=rng)]
    if name in RATES:
        return [inputs.rates(name, scale, extreme=extreme, rng=rng)]
    if name in MARGINS:
        return [inputs.margins(extreme=extreme, rng=rng)]
    return [inputs.sides(scale, extreme=extreme, rng=rng, hard=name in HARD)]
