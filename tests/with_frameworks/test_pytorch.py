"""PyTorch computes what its column says: names, own functions and activations against the catalogue's, in float64.

Skipped where the `frameworks` extra is not installed.
"""

import math
import re
from importlib import import_module
from typing import Any

import numpy as np
import pytest

from actloss.catalogue import ACTIVATIONS as ROWS
from actloss.catalogue import Activation, Form, Scale, framework_names
from actloss.frameworks.entry import How
from actloss.frameworks.problem import Style
from actloss.frameworks.program import Program
from actloss.frameworks.pytorch import FRAMEWORK
from actloss.frameworks.pytorch.activations import ACTIVATIONS, applied
from actloss.frameworks.pytorch.head import head
from actloss.frameworks.pytorch.losses import LOSSES
from actloss.frameworks.pytorch.objective import objective
from actloss.frameworks.pytorch.owned import OWNED
from actloss.losses.binary import binary_crossentropy_from_logits
from needing import needed
from problems import problem
from values_pytorch import WITH_VALUE, brought_class, computed, drawn_tensors, entry_of, ours, tensor, value
from walking import Case, parameters_of

torch: Any = needed("torch")

every_case = pytest.mark.parametrize("case", WITH_VALUE, ids=lambda case: case.name)
CALLED = [case for case in WITH_VALUE if case.own and "pytorch" in case.row.apis]
ENDLESS = {"poisson_nll"}
"""Losses of PyTorch's that leave float32 far out: ours of the same kind go on as a straight line."""


@every_case
def test_a_name_or_a_function_computes_the_loss(case: Case) -> None:
    for params in parameters_of(case):
        assert value(case, params) == pytest.approx(entry_of(case).factor * ours(case, params), rel=1e-12), params


@pytest.mark.parametrize("case", CALLED, ids=lambda case: case.name)
def test_the_call_that_the_catalogue_names_computes_the_loss(case: Case) -> None:
    y_pred, y_true = drawn_tensors(case)
    given = (y_pred[:, 0], y_true, y_pred[:, 1]) if case.form is Form.PAIRS else (y_pred, y_true)
    room = _room(case)
    settings = [params for params in parameters_of(case) if set(params) <= room and 0.0 not in params.values()]

    assert case.row.expects["pytorch"] is entry_of(case).takes
    assert {name for params in settings for name in params} == room
    for params in settings:
        call = eval(framework_names(case.row, **params)["pytorch"], {"torch": torch})  # noqa: S307 - the catalogue's

        assert float(call(*given)) == pytest.approx(ours(case, params), rel=1e-10), params


def test_ours_keeps_the_tail_that_pytorch_drops_on_the_negative_class() -> None:
    logit = torch.tensor([-40.0], dtype=torch.float64)
    theirs = torch.nn.BCEWithLogitsLoss()(logit, torch.zeros_like(logit))

    assert float(theirs) == 0.0
    assert binary_crossentropy_from_logits(0.0, -40.0).tolist() == pytest.approx(math.exp(-40.0), rel=1e-15, abs=0.0)


@pytest.mark.parametrize("name", OWNED)
def test_a_module_is_its_function(name: str) -> None:
    case = next((case for case in WITH_VALUE if entry_of(case).name == name), None)
    if case is None:
        assert float(brought_class(name)(beta=2.0)(torch.tensor(1.0))) == pytest.approx(
            1 / (1 + np.exp(-2.0)), rel=1e-6
        )
        return
    y_pred, y_true = drawn_tensors(case)
    for params in parameters_of(case):
        given = {key: tensor(key, item) for key, item in params.items()}

        assert float(brought_class(name)(**given)(y_pred, y_true)) == pytest.approx(value(case, params), rel=1e-6)


@pytest.mark.parametrize("dtype", ["float32", "float64"])
@every_case
def test_gradients_are_finite_far_out(case: Case, dtype: str) -> None:
    if case.row.name in ENDLESS:
        return
    for far in (-1e3, -30.0, 0.0, 30.0, 1e3):
        raw = torch.full(np.shape(drawn_tensors(case, rows=12)[0]), far, dtype=getattr(torch, dtype))
        if raw.ndim > 1:
            # Of several outputs one lies on the other side.
            raw[:, 0] = -far
        raw.requires_grad_()
        loss = computed(case, _within(case, raw), rows=12)
        loss.backward()

        assert torch.isfinite(loss), far
        assert torch.isfinite(raw.grad).all(), far


def test_errors_that_squares_cannot_hold_are_a_straight_line_of_pseudo_huber() -> None:
    raw = torch.tensor([1e20], requires_grad=True)
    loss = brought_class("pseudo_huber")()(raw, torch.zeros(1))
    loss.backward()

    assert loss.item() == pytest.approx(1e20)
    assert raw.grad.tolist() == [pytest.approx(1.0)]


@pytest.mark.parametrize("loss", ["mape", "smape", "msle"])
def test_rates_that_float32_cannot_hold_have_a_gradient(loss: str) -> None:
    names: dict[str, Any] = {}
    exec(str(Program((), objective(problem("regression", loss, activation="exp"), Style.SNIPPET))), names)  # noqa: S102
    for far in (-1e3, 100.0, 1e3):
        raw = torch.tensor([[far]], requires_grad=True)
        value = names["loss_fn"](raw, torch.ones(1, 1))
        value.backward()

        assert torch.isfinite(value), far
        assert torch.isfinite(raw.grad).all(), far


def test_only_a_log_rate_of_pytorch_s_own_loss_overflows() -> None:
    assert torch.nn.PoissonNLLLoss()(torch.tensor(89.0), torch.tensor(1.0)) == torch.inf
    assert "89" in LOSSES["poisson_nll"].note


def test_soft_margin_loss_is_infinite_where_the_note_says() -> None:
    soft, wrong = torch.nn.SoftMarginLoss(), torch.tensor([-89.0])

    assert soft(wrong, torch.ones(1)) == torch.inf
    assert brought_class("logistic")()(wrong, torch.ones(1)) == 89.0
    assert "-89" in LOSSES["logistic"].note


def test_weighted_indices_divided_by_pytorch_are_another_number() -> None:
    case = next(case for case in WITH_VALUE if case.name == "sparse_categorical_crossentropy")
    weight = [0.5, 3.0, 1.0]
    y_pred, y_true = drawn_tensors(case)
    theirs = torch.nn.CrossEntropyLoss(weight=tensor("class_weight", weight))(y_pred, y_true)

    assert float(theirs) != pytest.approx(ours(case, {"class_weight": weight}), rel=0.01)
    assert "sum of the weights" in entry_of(case).differs


def test_small_variances_are_raised_as_the_entry_says() -> None:
    raised = torch.nn.GaussianNLLLoss()(torch.zeros(1), torch.zeros(1), torch.tensor([1e-9]))

    assert float(raised) == pytest.approx(0.5 * np.log(1e-6), rel=1e-6)
    assert "1e-6" in LOSSES["gaussian_nll"].differs


@pytest.mark.parametrize("name", [name for name, entry in LOSSES.items() if entry.how is How.NAMED])
def test_the_name_of_a_loss_can_be_imported(name: str) -> None:
    module, attribute = LOSSES[name].name.rsplit(".", 1)

    assert issubclass(getattr(import_module(module), attribute), torch.nn.Module)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_an_activation_computes_the_catalogue_s(row: Activation) -> None:
    x = np.linspace(-6.0, 6.0, 25).reshape(5, 5)
    params = {name: parameter.default for name, parameter in row.params.items()}
    names = {"torch": torch, "nn": torch.nn, "F": torch.nn.functional, "raw": torch.tensor(x)}
    torch.set_default_dtype(torch.float64)
    try:
        theirs = eval(applied(row.name, "raw"), names)  # noqa: S307 - the expression that code has
    finally:
        torch.set_default_dtype(torch.float32)

    assert theirs.detach().numpy() == pytest.approx(row.function(x, **params), rel=1e-9, abs=1e-12)
    assert row.name in ACTIVATIONS


@pytest.mark.parametrize("loss", ["laplace_nll", "mse", "coral"])
def test_a_head_starts_at_its_bias_and_learns_in_multiples_of_the_spread(loss: str) -> None:
    kind = "multiclass" if loss == "coral" else "regression"
    posed = problem(kind, loss, bias=(3.0, 2.0) if loss != "mse" else (3.0,), spread=1.0 if loss == "coral" else 5.0)
    names: dict[str, Any] = {}
    exec(str(Program((), head(posed, Style.SNIPPET))), names)  # noqa: S102 - the code that is written
    made, hidden = names["head"], torch.ones(1, 64)

    assert made(hidden).tolist() == [list(posed.bias)]

    weight = made.score.weight if loss == "coral" else made.weight
    torch.nn.init.constant_(weight, 1 / 64)
    moved = (made(hidden) - torch.tensor(posed.bias)).tolist()

    assert moved == [{"coral": [1.0, 1.0], "mse": [5.0], "laplace_nll": [5.0, 1.0]}[loss]]


def test_a_softplus_far_below_0_has_a_logarithm() -> None:
    names: dict[str, Any] = {}
    posed = problem("regression", "gamma_nll", activation="softplus")
    exec(str(Program((), objective(posed, Style.SNIPPET))), names)  # noqa: S102
    raw = torch.tensor([[-1e3]], requires_grad=True)
    loss = names["loss_fn"](raw, torch.ones(1, 1))
    loss.backward()

    assert torch.isfinite(loss)
    assert torch.isfinite(raw.grad).all()


def test_the_framework_is_this_one() -> None:
    assert FRAMEWORK.losses is LOSSES


def _room(case: Case) -> set[str]:
    """Return the parameters that the catalogue's call has room for."""
    return set(re.findall(r"{(\w+)}", case.row.apis["pytorch"]))


def _within(case: Case, raw: Any) -> Any:  # noqa: ANN401 - tensors
    """Return outputs on the scale that the loss takes, in its domain."""
    if case.row.name == "msle":
        return torch.nn.functional.softplus(raw)
    if case.row.name == "gaussian_nll":
        return torch.stack([raw[:, 0], raw[:, 1].clamp(max=80).exp()], dim=1)
    match entry_of(case).takes:
        case Scale.PROBABILITY:
            return torch.sigmoid(raw)
        case Scale.LOG_PROBABILITY:
            return torch.log_softmax(raw, dim=1)
    return raw
