"""What libraries report for labels that do not suit the loss: a number, and no message.

    python benchmarks/silent/run.py [--write]

Needs Keras with JAX, PyTorch, optax and LightGBM. `--write` puts what was reported in `result.json`, of which
`make cog` makes the table in `README.md`; `tests/test_silent.py` holds that `actloss check` finds each of these
mistakes.
"""

import argparse
import importlib
import importlib.metadata
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

os.environ["KERAS_BACKEND"] = "jax"

RESULT = Path(__file__).with_name("result.json")
PACKAGES = ("keras", "jax", "optax", "torch", "lightgbm")
PROBABILITIES = (0.7, 0.2, 0.1)
"""What a model of three classes predicts."""


def case(library: str, mistake: str, seen: str, value: float, check: dict[str, object]) -> dict[str, object]:
    """Return a row of the table.

    Args:
        library: Whose loss it is.
        mistake: The loss, and the labels that it was given.
        seen: What its users see, with ``{value}`` where the number stands.
        value: What the library reported.
        check: ``labels`` of a table that has the mistake, further arguments of `actloss.check`, and the rule's
            ``code``.
    """
    shown = f"{value:.0e}".replace("e+0", "e") if abs(value) >= 1e6 else f"{value + 0.0:.4g}"
    return {"library": library, "mistake": mistake, "seen": seen.format(value=shown), **check}


def of_keras() -> list[dict[str, object]]:
    """Return what Keras says, on JAX; its PyTorch backend refuses the classes and the binary labels."""
    keras: Any = importlib.import_module("keras")
    losses = keras.losses

    def value(loss: Callable[..., Any], y_true: object, y_pred: object) -> float:
        return float(loss(np.asarray(y_true, dtype=np.float32), np.asarray(y_pred, dtype=np.float32)))

    sparse = {"activation": "softmax", "loss": "sparse_categorical_crossentropy", "framework": "keras", "units": 3}
    binary = {"activation": "sigmoid", "loss": "binary_crossentropy", "framework": "keras"}
    hinge = {"activation": "linear", "loss": "hinge", "framework": "keras"}
    name = "Keras on JAX"
    return [
        case(
            name,
            "`SparseCategoricalCrossentropy`, classes 1, 2, 3",
            "class 3 costs {value}, as if it were predicted perfectly",
            value(losses.SparseCategoricalCrossentropy(), [3], [PROBABILITIES]),
            {"labels": [1, 2, 3], "code": "AL404", "check": sparse},
        ),
        case(
            name,
            "`SparseCategoricalCrossentropy`, -1 for unknown",
            "such a row costs {value}",
            value(losses.SparseCategoricalCrossentropy(), [-1], [PROBABILITIES]),
            {"labels": [0, 1, 2, -1], "code": "AL404", "check": sparse},
        ),
        case(
            name,
            "`BinaryCrossentropy`, labels 1 and 2",
            "{value} for label 2 at 0.9; no right label costs less than 0",
            value(losses.BinaryCrossentropy(), [[2]], [[0.9]]),
            {"labels": [1, 2], "code": "AL401", "check": binary},
        ),
        case(
            name,
            "`Hinge`, labels 1 and 2",
            "{value} when every row is predicted as the same class",
            value(losses.Hinge(), [[1], [2]], [[3], [3]]),
            {"labels": [1, 2], "code": "AL403", "check": hinge},
        ),
        case(
            name,
            "`Hinge`, -1, 0 and 1 in one batch",
            "the 0 costs {value} at any score: it has no gradient",
            3 * value(losses.Hinge(), [[-1], [0], [1]], [[-9], [9], [9]]),
            {"labels": [-1, 0, 1], "code": "AL403", "check": hinge | {"task": "binary"}},
        ),
        case(
            name,
            "`MeanSquaredLogarithmicError`, a label of -5",
            "{value} at a prediction of 3; log(1 - 5) does not exist",
            value(losses.MeanSquaredLogarithmicError(), [[-5]], [[3]]),
            {"labels": [-5, 1.5, 2.25, 4, 7.5], "code": "AL408", "check": {"activation": "softplus", "loss": "msle"}},
        ),
        case(
            name,
            "`MeanAbsolutePercentageError`, a label of 0",
            "{value} % at a prediction of 3: this row is the mean",
            value(losses.MeanAbsolutePercentageError(), [[0]], [[3]]),
            {"labels": [0, 1.5, 2.25, 4, 7.5], "code": "AL423", "check": {"activation": "linear", "loss": "mape"}},
        ),
    ]


def of_torch() -> list[dict[str, object]]:
    """Return what PyTorch says."""
    torch: Any = importlib.import_module("torch")
    binary = torch.nn.BCEWithLogitsLoss()(torch.tensor([10.0]), torch.tensor([2.0]))
    poisson = torch.nn.PoissonNLLLoss()(torch.tensor([-7.0]), torch.tensor([-5.0]))
    several = torch.nn.CrossEntropyLoss()(torch.zeros(1, 3), torch.tensor([[1.0, 1.0, 0.0]]))
    return [
        case(
            "PyTorch",
            "`BCEWithLogitsLoss`, labels 1 and 2",
            "{value} for label 2 at the logit 10, and lower without end",
            float(binary),
            {"labels": [1, 2], "code": "AL401", "check": {"loss": "BCEWithLogitsLoss"}},
        ),
        case(
            "PyTorch",
            "`PoissonNLLLoss`, a count of -5",
            "{value} at the log rate -7, and lower without end",
            float(poisson),
            {
                "labels": [-5, 0, 1, 2, 2, 3, 4, 6],
                "code": "AL409",
                "check": {"task": "regression", "loss": "PoissonNLLLoss"},
            },
        ),
        case(
            "PyTorch",
            "`CrossEntropyLoss`, rows with two labels, as floats",
            "{value} = 2 log 3: the labels of a row compete",
            float(several),
            {"labels": [[1, 1, 0], [0, 1, 0], [0, 1, 1]], "code": "AL413", "check": {"loss": "CrossEntropyLoss"}},
        ),
    ]


def of_optax() -> list[dict[str, object]]:
    """Return what optax says."""
    optax: Any = importlib.import_module("optax")
    logits = np.log(np.asarray([PROBABILITIES], dtype=np.float32))
    value = float(optax.softmax_cross_entropy_with_integer_labels(logits, np.array([-1]))[0])
    check = {"activation": "softmax", "loss": "sparse_categorical_crossentropy", "framework": "jax", "units": 3}
    return [
        case(
            "optax",
            "`softmax_cross_entropy_with_integer_labels`, -1",
            "{value}: it counts as the last class",
            value,
            {"labels": [-1, 0, 1], "code": "AL404", "check": check},
        )
    ]


def of_lightgbm() -> list[dict[str, object]]:
    """Return what LightGBM says."""
    lightgbm: Any = importlib.import_module("lightgbm")
    features = np.arange(200.0)[:, None]
    labels = np.where(features[:, 0] < 100, 1, 2)
    trained = lightgbm.train({"objective": "binary", "verbose": -1}, lightgbm.Dataset(features, labels), 5)
    return [
        case(
            "LightGBM",
            "`objective: binary`, labels 1 and 2",
            "every probability is {value}; `LGBMClassifier` recodes them",
            float(trained.predict(features).min()),
            {"labels": [1, 2], "code": "AL401", "check": {"loss": "binary_crossentropy", "framework": "lightgbm"}},
        )
    ]


def main() -> None:
    """Print what was reported, or write it."""
    parser = argparse.ArgumentParser(description="What libraries report for labels that do not suit the loss.")
    parser.add_argument("--write", action="store_true", help=f"write {RESULT.name}")
    write = parser.parse_args().write
    rows = [*of_keras(), *of_torch(), *of_optax(), *of_lightgbm()]
    versions = {name: importlib.metadata.version(name).partition("+")[0] for name in PACKAGES}
    for row in rows:
        print(f"{row['library']}: {row['mistake']}: {row['seen']} ({row['code']})")
    if write:
        RESULT.write_text(json.dumps({"versions": versions, "rows": rows}, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
