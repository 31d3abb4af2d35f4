"""Choose an output activation and a loss from the labels of a table.

>>> import actloss
>>> actloss.advise("sample_data/regression_gaussian.csv").advice.loss
'mse'
"""

from typing import TYPE_CHECKING, Any

from actloss.errors import ActlossError, FindingsError

if TYPE_CHECKING:
    from actloss import activations, losses
    from actloss.api import advise, check, check_predictions, code, score, score_table
    from actloss.checked import CheckReport
    from actloss.report import Report
    from actloss.scorecard import Scorecard

__version__ = "0.1.0"
__all__ = [
    "ActlossError",
    "CheckReport",
    "FindingsError",
    "Report",
    "Scorecard",
    "__version__",
    "activations",
    "advise",
    "check",
    "check_predictions",
    "code",
    "losses",
    "score",
    "score_table",
]

_HOMES = {
    "advise": "actloss.api",
    "check": "actloss.api",
    "check_predictions": "actloss.api",
    "code": "actloss.api",
    "CheckReport": "actloss.checked",
    "Report": "actloss.report",
    "Scorecard": "actloss.scorecard",
    "score": "actloss.api",
    "score_table": "actloss.api",
}


_MODULES = frozenset({"activations", "losses"})
"""Modules of functions that are public as they are."""


def __getattr__(name: str) -> Any:  # noqa: ANN401  (the public names have different types)
    """Import the public names when they are first used: `actloss --version` needs neither numpy nor duckdb."""
    if name not in _HOMES and name not in _MODULES:
        msg = f"module 'actloss' has no attribute {name!r}"
        raise AttributeError(msg)
    from importlib import import_module  # noqa: PLC0415  (start-up is a feature)

    if name in _MODULES:
        return import_module(f"actloss.{name}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)
