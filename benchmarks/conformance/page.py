"""docs/conformance.md: the table of values, where they differ and why, and what they were computed from."""

import re
from collections.abc import Iterator, Sequence
from importlib.metadata import version

import numpy as np
from numpy.typing import NDArray

from actloss.frameworks import FRAMEWORKS
from conformity import FAR, TOLERANCE, TREES, Pair, Precision, factor_of, pairs, values
from differing import UNSEEN, Difference, differences
from walking import CASES, MANY, Case, drawn, labels_of

TITLES = {name: framework.title for name, framework in FRAMEWORKS.items()}
PACKAGES = ("torch", "keras", "jax", "optax", "scikit-learn", "xgboost-cpu", "lightgbm", "catboost", "numpy", "scipy")

INTRODUCTION = """# Conformance: seven frameworks and the catalogue

The value that a framework itself computes for each loss, on inputs that are always the same, beside the value of
actloss, parameters at their defaults. Written by

```sh
python benchmarks/conformance/run.py --write  # with the `frameworks` extra installed
```

"""

LEGEND = f"""
A cell says how close the two values are, after the convention that stands beside it:

- `float64`: the same to {TOLERANCE[Precision.FLOAT64]:g} of the value.
- `float32`: the same to {TOLERANCE[Precision.FLOAT32]:g}. Keras computes in float32, as its programs do, and the
  libraries of trees keep labels or scores in it; of its seven digits a mean of {MANY} rows keeps six.
- `own`: the framework lacks the loss; what is compared is the function that generated code brings.
- `100 ×`: the framework's value is as many times ours.
- `(½ ∇)`: the objective that trees grow by has half the gradient; the value is that of the library's metric.
- `∇`: no metric of the library is this loss; what is compared is the gradient of the objective, row by row.
- `differs`: another number.
- A small number leads to the reason of a difference, here or on other inputs.
- `–`: absent; [frameworks.md](frameworks.md) says why.

Losses that have other functions for several exclusive classes have a row for these.
"""


def page() -> str:
    """Return the page; it ends with a line end."""
    stated = tuple(differences())
    reasons = list(dict.fromkeys(_reason(it) for it in stated))
    numbers = {(it.pair.framework, it.pair.case.name): reasons.index(_reason(it)) + 1 for it in stated}
    parts = (
        f"{INTRODUCTION}Computed with {_versions()}; Keras on {values('keras').keras.backend.backend()}.\n",
        LEGEND,
        "## Values\n\n" + _values(numbers),
        _reasons(reasons, stated),
        _metrics(),
        _inputs(),
    )
    return "\n".join(parts)


def _versions() -> str:
    return ", ".join(f"{package} {version(package).split('+')[0]}" for package in PACKAGES)


def _values(numbers: dict[tuple[str, str], int]) -> str:
    found = {(pair.framework, pair.case.name): pair for pair in pairs()}
    rows = [
        [_loss(case), *(_cell(found.get((name, case.name)), numbers.get((name, case.name))) for name in FRAMEWORKS)]
        for case in CASES
    ]
    return _table(["loss", *TITLES.values()], rows)


def _cell(pair: Pair | None, number: int | None) -> str:
    if pair is None:
        return "–"
    words = ["own"] if pair.own else []
    factor = factor_of(pair.framework, pair.entry)
    words += [f"{_times(factor)} ×"] if factor != 1.0 else []
    words += ["∇"] if pair.by_gradient else []
    words += [pair.precision if pair.agrees else "differs"]
    if pair.framework in TREES and not pair.own and pair.entry.factor != 1.0:
        words += [f"({_times(pair.entry.factor)} ∇)"]
    return " ".join(words) + (f" <sup>{number}</sup>" if number else "")


def _times(factor: float) -> str:
    return "½" if factor == 0.5 else f"{factor:g}"


def _reason(it: Difference) -> tuple[str, str]:
    return it.pair.framework, it.pair.differs


def _reasons(reasons: Sequence[tuple[str, str]], stated: Sequence[Difference]) -> str:
    rows = []
    for number, reason in enumerate(reasons, start=1):
        seen: dict[str, list[str]] = {}
        for it in stated:
            if _reason(it) == reason:
                seen.setdefault(_seen(it), []).append(_loss(it.pair.case))
        shown = "<br>".join(f"{', '.join(losses)}: {what}" for what, losses in seen.items())
        framework, text = reason
        rows.append([str(number), TITLES[framework], _escaped(text), shown])
    return (
        "## Where they differ, and why\n\n"
        "Every reason that is stated for a difference, inputs at which it shows, and both values there.\n"
        "On the inputs of the table nothing else differs, nor where raw predictions are fifteen times as large"
        f" (to {FAR[Precision.FLOAT64]:g}\nin float64 and {FAR[Precision.FLOAT32]:g} in float32).\n\n"
    ) + _table(["", "framework", "reason", "seen: its value, ours"], rows)


def _seen(it: Difference) -> str:
    if not it.where:
        return f"nothing of it in a value: {UNSEEN[it.pair.framework][it.pair.case.name]}"
    digits = 4
    while f"{it.theirs:.{digits}g}" == f"{it.ours:.{digits}g}":
        digits += 1
    return f"{it.where}: {it.theirs:.{digits}g}, {it.ours:.{digits}g}"


def _metrics() -> str:
    rows = [
        [
            TITLES[pair.framework],
            _loss(pair.case),
            f"`{pair.metric.name.partition(':')[0].replace('@{power}', '')}`",
            _escaped(pair.metric.words),
            f"{pair.theirs:.4g}",
            f"{pair.ours:.4g}",
        ]
        for pair in pairs()
        if pair.metric is not None and pair.metric.words
    ]
    return (
        "## Metrics of trees\n\n"
        "Some are not the catalogue's loss itself; the table compares what is made of them here.\n\n"
    ) + _table(["library", "loss", "metric", "the loss is", "value of the metric", "of the loss"], rows)


def _inputs() -> str:
    labels: dict[str, list[str]] = {}
    for case in CASES:
        labels.setdefault(_shown(labels_of(case)), []).append(_loss(case))
    lines = [
        "## Inputs\n",
        f"{MANY} rows of `tests/walking.py`, seed 20261125: labels drawn from the following ones, raw predictions from",
        "a normal distribution of mean 0 and deviation 2, brought to the scale that a function takes by the output",
        "activation that suits it (exp, sigmoid, softmax, for `msle` expm1).\n",
        _table(["labels", "losses"], [[shown, ", ".join(losses)] for shown, losses in labels.items()]),
        "What is made for fewer labels is given such: certain ones, and `msle` of Keras none below 0:\n",
        *(f"- {TITLES[name]}: {', '.join(losses)}" for name, losses in _certain()),
    ]
    return "\n".join(lines) + "\n"


def _certain() -> Iterator[tuple[str, list[str]]]:
    """Yield the losses of each framework whose labels are not those of the table."""
    for name in FRAMEWORKS:
        cases = [pair.case for pair in pairs() if pair.framework == name]
        other = [case for case in cases if not np.array_equal(values(name).inputs(case)[0], drawn(case)[0])]
        if other:
            yield name, [_loss(case) for case in other]


def _shown(labels: NDArray[np.float64]) -> str:
    if labels.ndim > 1:
        return ", ".join(f"({', '.join(f'{label:g}' for label in row)})" for row in labels)
    return ", ".join(f"{label:g}" for label in labels)


def _loss(case: Case) -> str:
    return f"`{case.row.name}`" + ("" if case.own else " of several classes")


def _table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [header, ["---"] * len(header), *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def _escaped(text: str) -> str:
    return re.sub(r"[\\`*_<|$~]", lambda mark: "\\" + mark.group(), text)
