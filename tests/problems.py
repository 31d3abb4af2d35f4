"""Problems by hand, each on a sample table: what the writers of code are tested with."""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from actloss import catalogue
from actloss.catalogue import LOSSES, Scale
from actloss.column import FloatArray
from actloss.frameworks.entry import How
from actloss.frameworks.framework import Framework
from actloss.frameworks.problem import Cells, Labels, Problem, Source
from actloss.losses.constant import BestConstant, baseline

SAMPLES = "sample_data"

_COLUMNS = {
    "regression_gaussian.csv": "bottle,line,syrup_temperature_c,pressure_bar,fill_ml",
    "regression_skewed.csv": "claim_id,policy_years,vehicle_age,region,claim_amount",
    "regression_count.csv": "hour,agents,promotion,calls",
    "regression_proportion.csv": "plot,elevation_m,rain_mm,canopy_cover",
    "regression_several_outputs.csv": "joint_1_deg,joint_2_deg,target_x_mm,target_y_mm",
    "binary_yes_no.csv": "customer_id,months,plan,monthly_fee,support_calls,churned",
    "multiclass_strings.csv": "sepal_length_cm,sepal_width_cm,petal_length_cm,petal_width_cm,species",
    "multiclass_one_hot.csv": "pressure_hpa,temperature_c,weather_sunny,weather_cloudy,weather_rain,weather_snow",
    "multilabel_multi_hot.csv": "ticket,channel,words,tag_billing,tag_bug,tag_account,tag_delivery",
}


def source(table: str) -> Source:
    """Return a sample table as a script reads it."""
    return Source(path=f"{SAMPLES}/{table}", columns=tuple(_COLUMNS[table].split(",")))


def problem(kind: str, loss: str, **changes: object) -> Problem:
    """Return a problem of a kind for a loss, on the sample table that suits it.

    Args:
        kind: ``regression``, ``binary``, ``multiclass`` or ``multilabel``.
        loss: A name of the catalogue.
        **changes: Fields of the problem that are other than usual.
    """
    row = catalogue.loss(loss)
    match kind:
        case "regression":
            posed = _quantity(row)
        case "binary":
            posed = _two_classes(row)
        case "multiclass":
            posed = _classes(row)
        case _:
            posed = _label_sets(row)
    return replace(posed, **changes)  # type: ignore[arg-type]


def every_problem(framework: Framework) -> Mapping[str, Problem]:
    """Return a problem for each kind and each loss that a framework can train with, by ``kind-loss``."""
    return {
        f"{kind}-{row.name}": problem(kind, row.name)
        for row in LOSSES
        for kind in row.kinds
        if framework.losses[row.name].how is not How.ABSENT
    }


def _quantity(row: catalogue.Loss) -> Problem:
    table, target = "regression_gaussian.csv", "fill_ml"
    if row.name == "binary_crossentropy":
        table, target = "regression_proportion.csv", "canopy_cover"
    elif "exp" in row.activations[:1]:
        table, target = "regression_count.csv", "calls"
        if row.name.startswith("gamma"):
            table, target = "regression_skewed.csv", "claim_amount"
    elif row.name in {"msle", "mape", "smape"}:
        table, target = "regression_skewed.csv", "claim_amount"
    values = _column(table, target)
    best = _best(row, values)
    activation = row.activations[0]
    pair = row.form == "pairs"
    return Problem(
        kind="regression",
        loss=row,
        activation=activation,
        units=2 if pair else 1,
        labels=Labels(columns=(target,), cells=Cells.NUMBERS),
        bias=_before(row, best.prediction, activation),
        bias_rule="best constant prediction",
        spread=float(f"{values.std():.6g}") if activation in {"linear", "softplus"} and not pair else 1.0,
        baseline=best.loss,
        constant=best.prediction,
        elicits=row.elicits,
        rows=len(values),
        source=source(table),
    )


def _before(row: catalogue.Loss, constant: tuple[float, ...], activation: str) -> tuple[float, ...]:
    """Return a constant prediction as it is before the activation; of a pair, the second as its logarithm."""
    if row.form == "pairs":
        first, second = constant
        # Of zip_nll the first is the share of extra zeros, here none: its logit starts far down.
        return (_logit(max(first, 1e-3)) if row.name == "zip_nll" else first, float(np.log(second)))
    match activation:
        case "exp":
            return tuple(float(np.log(value)) for value in constant)
        case "sigmoid":
            return tuple(_logit(value) for value in constant)
        case "softplus":
            return tuple(float(value + np.log(-np.expm1(-value))) for value in constant)
    return constant


def _logit(share: float) -> float:
    return float(np.log(share) - np.log1p(-share))


def _best(row: catalogue.Loss, labels: FloatArray) -> BestConstant:
    values, counts = np.unique(labels, return_counts=True)
    return baseline(row, values, counts.astype(np.float64))


def _two_classes(row: catalogue.Loss) -> Problem:
    cells = _texts("binary_yes_no.csv", "churned")
    bits = np.array([float(cell == "yes") for cell in cells])
    margin = row.scales == (Scale.MARGIN,)
    best = _best(row, 2 * bits - 1 if margin else bits)
    activation = row.activations[0]
    return Problem(
        kind="binary",
        loss=row,
        activation=activation,
        units=1,
        labels=Labels(columns=("churned",), cells=Cells.CLASSES, classes=("no", "yes")),
        bias=(0.0,) if activation == "tanh" else _before(row, best.prediction, activation),
        bias_rule="log-odds of the positive share" if activation == "sigmoid" else "best constant prediction",
        baseline=best.loss,
        constant=best.prediction,
        elicits=row.elicits,
        stratify=True,
        rows=len(cells),
        source=source("binary_yes_no.csv"),
    )


def _classes(row: catalogue.Loss) -> Problem:
    cells = _texts("multiclass_strings.csv", "species")
    names = tuple(sorted(set(cells)))
    indices = np.array([names.index(cell) for cell in cells])
    shares = np.bincount(indices) / len(indices)
    variant = row.variant("multiclass")
    ranks = variant.form == "ranks"
    units = len(names) - 1 if ranks else len(names)
    labels = Labels(columns=("species",), cells=Cells.CLASSES, classes=names)
    return Problem(
        kind="multiclass",
        loss=row,
        activation="softmax" if "softmax" in row.activations and variant.form != "ranks" else row.activations[0],
        units=units,
        labels=labels,
        bias=tuple(np.log(shares).tolist()) if not ranks else (0.0,) * units,
        bias_rule="log of the class shares",
        elicits=row.elicits,
        stratify=True,
        rows=len(cells),
        source=source("multiclass_strings.csv"),
    )


def _label_sets(row: catalogue.Loss) -> Problem:
    columns = ("tag_billing", "tag_bug", "tag_account", "tag_delivery")
    bits = np.stack([_column("multilabel_multi_hot.csv", name) for name in columns], axis=1)
    shares = bits.mean(axis=0)
    return Problem(
        kind="multilabel",
        loss=row,
        activation="sigmoid" if "sigmoid" in row.activations else row.activations[0],
        units=len(columns),
        labels=Labels(columns=columns, cells=Cells.INDICATORS, classes=columns),
        bias=tuple((np.log(shares) - np.log1p(-shares)).tolist()),
        bias_rule="log-odds of each label's share",
        elicits=row.elicits,
        rows=len(bits),
        source=source("multilabel_multi_hot.csv"),
    )


def _texts(table: str, column: str) -> list[str]:
    place = source(table).columns.index(column)
    with open(f"{SAMPLES}/{table}", encoding="utf-8") as file:  # noqa: PTH123 - relative to the repository, as scripts read it
        return [line.rstrip("\n").split(",")[place] for line in file][1:]


def _column(table: str, column: str) -> FloatArray:
    return np.array(_texts(table, column), dtype=np.float64)
