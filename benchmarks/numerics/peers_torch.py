"""PyTorch's losses and activations per sample, on our convention; CORAL's and CORN's are those of coral-pytorch."""

import importlib
from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
from benchmarks.numerics.inputs import Floats

torch: Any = importlib.import_module("torch")
F: Any = importlib.import_module("torch.nn.functional")

Peer = Callable[[Any, Any, Mapping[str, Any]], Floats]


def _tensors(function: Callable[..., Any]) -> Peer:
    """Wrap a function of labels, predictions and parameters as tensors."""

    def per_sample(y: Any, p: Any, o: Mapping[str, Any]) -> Floats:  # noqa: ANN401 - arrays of either labels or indices
        return np.asarray(function(torch.tensor(np.asarray(y)), torch.tensor(p), o), dtype=np.float64)

    return per_sample


def _one(function: Callable[..., Any]) -> Callable[[Any], Floats]:
    return lambda x: np.asarray(function(torch.tensor(x)), dtype=np.float64)


def _distribution(y: Any, distribution: Any) -> Any:  # noqa: ANN401 - tensors
    return -distribution.log_prob(y)


def _neg_binomial(y: Any, log_rate: Any, o: Mapping[str, Any]) -> Any:  # noqa: ANN401 - tensors
    count = torch.tensor(1.0 / o["alpha"], dtype=torch.float64)
    logits = log_rate + np.log(o["alpha"])
    return _distribution(y, torch.distributions.NegativeBinomial(count, logits=logits, validate_args=False))


def _coral(y: Any, p: Any, _: Mapping[str, Any]) -> Floats:  # noqa: ANN401 - arrays
    losses: Any = importlib.import_module("coral_pytorch.losses")
    levels = torch.tensor((np.asarray(y)[:, None] > np.arange(p.shape[1])).astype(np.float64))
    return np.asarray(losses.coral_loss(torch.tensor(p), levels, reduction=None), dtype=np.float64)


def _corn(y: Any, p: Any, _: Mapping[str, Any]) -> Floats:  # noqa: ANN401 - arrays
    losses: Any = importlib.import_module("coral_pytorch.losses")
    rows = zip(np.asarray(y), p, strict=True)
    return np.array(
        [float(losses.corn_loss(torch.tensor(row)[None], torch.tensor([label]), len(row) + 1)) for label, row in rows]
    )


_CE = _tensors(lambda y, p, o: F.cross_entropy(p, y, reduction="none", label_smoothing=o.get("label_smoothing", 0.0)))

LOSSES: Mapping[str, Peer] = {
    "mse/value": _tensors(lambda y, p, _: F.mse_loss(p, y, reduction="none")),
    "l2/value": _tensors(lambda y, p, _: F.mse_loss(p, y, reduction="none")),
    "mae/value": _tensors(lambda y, p, _: F.l1_loss(p, y, reduction="none")),
    "smooth_l1/value": _tensors(lambda y, p, o: F.smooth_l1_loss(p, y, reduction="none", beta=o["beta"])),
    "huber/value": _tensors(lambda y, p, o: F.huber_loss(p, y, reduction="none", delta=o["delta"])),
    "gaussian_nll/value": _tensors(
        lambda y, p, _: F.gaussian_nll_loss(p[:, 0], y, p[:, 1], reduction="none", eps=1e-300)
    ),
    "laplace_nll/value": _tensors(
        lambda y, p, _: _distribution(y, torch.distributions.Laplace(p[:, 0], p[:, 1], validate_args=False))
    ),
    "poisson_nll/rate": _tensors(lambda y, p, _: F.poisson_nll_loss(p, y, log_input=False, eps=0.0, reduction="none")),
    "poisson_nll/log_rate": _tensors(lambda y, p, _: F.poisson_nll_loss(p, y, log_input=True, reduction="none")),
    "neg_binomial_nll/log_rate": _tensors(_neg_binomial),
    "binary_crossentropy/probability": _tensors(lambda y, p, _: F.binary_cross_entropy(p, y, reduction="none")),
    "binary_crossentropy/logit": _tensors(lambda y, p, _: F.binary_cross_entropy_with_logits(p, y, reduction="none")),
    "binary_crossentropy/logit/pos_weight": _tensors(
        lambda y, p, o: F.binary_cross_entropy_with_logits(
            p, y, reduction="none", pos_weight=torch.tensor(o["pos_weight"], dtype=torch.float64)
        )
    ),
    "logistic/margin": _tensors(lambda y, p, _: F.soft_margin_loss(p, y, reduction="none")),
    "categorical_crossentropy/logit": _CE,
    "categorical_crossentropy/logit/label_smoothing": _CE,
    "sparse_categorical_crossentropy/logit": _CE,
    "sparse_categorical_crossentropy/logit/label_smoothing": _CE,
    "softmax_loss/logit": _CE,
    "sparse_categorical_crossentropy/log_probability": _tensors(lambda y, p, _: F.nll_loss(p, y, reduction="none")),
    "nll/log_probability": _tensors(lambda y, p, _: F.nll_loss(p, y, reduction="none")),
    "kl_divergence/log_probability": _tensors(lambda y, p, _: F.kl_div(p, y, reduction="none").sum(-1)),
    "kl_divergence/logit": _tensors(lambda y, p, _: F.kl_div(F.log_softmax(p, -1), y, reduction="none").sum(-1)),
    "weston_watkins/margin": _tensors(lambda y, p, _: F.multi_margin_loss(p, y, reduction="none") * p.shape[1]),
    "coral/logit": _coral,
    "corn/logit": _corn,
}

ACTIVATIONS: Mapping[str, Callable[[Any], Floats]] = {
    "linear": _one(torch.nn.Identity()),
    "sigmoid": _one(torch.sigmoid),
    "tanh": _one(torch.tanh),
    "softmax": _one(lambda x: torch.softmax(x, -1)),
    "log_softmax": _one(lambda x: torch.log_softmax(x, -1)),
    "log_sigmoid": _one(F.logsigmoid),
    "softplus": _one(F.softplus),
    "exp": _one(torch.exp),
    "relu": _one(torch.relu),
    "leaky_relu": _one(F.leaky_relu),
    "prelu": _one(lambda x: F.prelu(x, torch.tensor([0.25], dtype=torch.float64))),
    "relu6": _one(F.relu6),
    "hard_sigmoid": _one(F.hardsigmoid),
    "hard_swish": _one(F.hardswish),
    "softsign": _one(F.softsign),
    "elu": _one(F.elu),
    "selu": _one(torch.selu),
    "gelu": _one(F.gelu),
    "silu": _one(F.silu),
    "swish": _one(F.silu),
    "mish": _one(F.mish),
}
