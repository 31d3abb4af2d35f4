"""Accuracy of every loss and activation, ours and other libraries', against mpmath.

    python benchmarks/numerics/run.py [--only NAME ...] [--write]

Ordinary inputs are 200 seeded draws a row: their figure is the largest error in units of the last place (ulp). Extreme
inputs reach to the ends of float64: their figure is the share that is right within 1e-12, infinite where the truth is.
The truth is computed from formulas of this folder's own, to 100 digits for ordinary inputs and 700 for extreme ones.
Rows that miss the goal - at most 4 ulp, all extremes right, no library right where we are not - are printed with
examples. Libraries that are not installed are left out and named. `--write` puts the figures in `result.json`, of which
`make cog` makes the table in `docs/numerics.md`.
"""

import argparse
import importlib
import importlib.metadata
import json
import os
import platform
import sys
from collections.abc import Callable, Iterator, Mapping
from itertools import chain
from math import isfinite
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
from mpmath import mp

sys.path.insert(0, str(Path(__file__).parents[2]))  # a script is started with its own folder only

from benchmarks.numerics import rows
from benchmarks.numerics.inputs import Batch, Floats
from benchmarks.numerics.judging import FEW_ULP, Tally, Verdict, verdict
from benchmarks.numerics.rows import Row
from benchmarks.numerics.scales import Number

os.environ.setdefault("KERAS_BACKEND", "torch")

RESULT = Path(__file__).with_name("result.json")
OURS = "actloss"
PEERS = {
    "PyTorch": "peers_torch",
    "Keras": "peers_keras",
    "optax/JAX": "peers_optax",
    "scikit-learn": "peers_sklearn",
    "SciPy": "peers_scipy",
}
PACKAGES = ("numpy", "mpmath", "torch", "coral-pytorch", "keras", "optax", "jax", "scikit-learn", "scipy")
DIGITS = {"ordinary": 100, "extreme": 700}
LOG_GAMMA_DIGITS = 150
"""Of rows with a log-gamma, which is slow; their other parts keep small terms by log1p and expm1."""
LOG_GAMMA = {"neg_binomial_nll", "zip_nll"}
EXAMPLES = 4

Answer = Callable[[Batch], Floats]


def installed() -> dict[str, ModuleType]:
    """Return the libraries that are there, and name the others."""
    found = {}
    for name, module in PEERS.items():
        try:
            found[name] = importlib.import_module(f"benchmarks.numerics.{module}")
        except ImportError as error:
            print(f"{name} is left out: {error}")
    return found


def answers(row: Row, peers: Mapping[str, ModuleType]) -> dict[str, Answer]:
    """Return who answers on a row: we first."""
    chosen: dict[str, Answer] = {OURS: row.ours}
    for name, module in peers.items():
        if row.scale and (loss := module.LOSSES.get(row.key)):
            chosen[name] = _of_loss(loss, row.params)
        if not row.scale and (activation := module.ACTIVATIONS.get(row.name)):
            chosen[name] = _of_activation(activation)
    return chosen


def _of_loss(loss: Callable[..., Floats], params: Mapping[str, Any]) -> Answer:
    return lambda batch: loss(batch.y_true, batch.y_pred, params)


def _of_activation(activation: Callable[..., Floats]) -> Answer:
    return lambda batch: activation(batch.y_pred)


def truths(row: Row, batch: Batch) -> list[Number]:
    """Return the true values of a batch, in the order of the answers."""
    pairs = zip(batch.y_true, batch.y_pred, strict=True) if row.scale else ((0.0, x) for x in batch.y_pred)
    return list(chain.from_iterable(row.exact(y, x) for y, x in pairs))


def judged(row: Row, who: Mapping[str, Answer], kind: str) -> Iterator[tuple[dict[str, Verdict], str]]:
    """Yield the verdicts on each value of ordinary or extreme inputs, and what was asked and answered."""
    with mp.workdps(LOG_GAMMA_DIGITS if row.name in LOG_GAMMA else DIGITS[kind]), np.errstate(all="ignore"):
        for batch in row.ordinary if kind == "ordinary" else row.extreme:
            true = truths(row, batch)
            given = {name: np.ma.asarray(answer(batch)).reshape(-1) for name, answer in who.items()}
            each = len(true) // len(batch.y_pred)
            for index, value in enumerate(true):
                # What a library refuses, or means otherwise, it is not judged by.
                verdicts = {
                    name: verdict(float(got.data[index]), value)
                    for name, got in given.items()
                    if not np.ma.getmaskarray(got)[index]
                }
                where = index // each
                asked = f"y {batch.y_true[where].tolist()}, p {batch.y_pred[where].tolist()}"
                yield verdicts, f"{asked}: got {float(given[OURS].data[index])!r}, true {mp.nstr(value, 20)}"


def measured(row: Row, who: Mapping[str, Answer]) -> tuple[dict[str, Any], list[str]]:
    """Return the figures of a row, and examples of what misses the goal."""
    tallies = {name: Tally() for name in who}
    cases, misses = {"ordinary": 0, "extreme": 0}, []
    for kind in cases:
        for verdicts, example in judged(row, who, kind):
            ours = verdicts[OURS]
            cases[kind] += 1
            for name, it in verdicts.items():
                (tallies[name].add_ordinary if kind == "ordinary" else tallies[name].add_extreme)(it, ours)
            if ours.ulp > FEW_ULP if kind == "ordinary" else ours.fault:
                misses.append(f"{ours.ulp:.3g} ulp {ours.fault} {example}")
    figures = {
        "name": row.name,
        "scale": row.scale,
        "changed": dict(row.changed),
        **cases,
        "libraries": {name: _figures(tally) for name, tally in tallies.items()},
    }
    return figures, misses


def _figures(tally: Tally) -> dict[str, Any]:
    return {
        # JSON has no infinity; null is one.
        "ulp": float(f"{tally.ulp:.3g}") if isfinite(tally.ulp) else None,
        "right": tally.right,
        "asked": tally.asked,
        "worst": float(f"{tally.worst:.2g}"),
        "faults": dict(sorted(tally.faults.items())),
        "ahead": tally.ahead,
    }


def line(figures: Mapping[str, Any]) -> str:
    """Return a row's figures as one line."""
    changed = ", ".join(f"{name} {value:g}" for name, value in figures["changed"].items())
    texts = [" ".join(part for part in (figures["name"], figures["scale"], changed) if part)]
    for name, of in figures["libraries"].items():
        ulp = "inf" if of["ulp"] is None else f"{of['ulp']:g}"
        texts.append(f"{name} {ulp} ulp, {of['right']}/{of['asked']}")
    return " | ".join(texts)


def versions() -> dict[str, str]:
    """Return the packages that took part."""
    found = {"python": platform.python_version()}
    for package in PACKAGES:
        try:
            found[package] = importlib.metadata.version(package)
        except importlib.metadata.PackageNotFoundError:
            continue
    return found


def main() -> None:
    """Measure, print, and write when asked to."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", nargs="+", default=[], help="losses or activations to measure")
    parser.add_argument("--write", action="store_true", help=f"write {RESULT.name}; all rows only")
    options = parser.parse_args()
    if options.write and options.only:
        parser.error("--write needs all rows")
    peers = installed()
    table = []
    for row in chain(rows.losses(), rows.activations()):
        if options.only and row.name not in options.only:
            continue
        figures, misses = measured(row, answers(row, peers))
        table.append(figures)
        ahead = {name: of["ahead"] for name, of in figures["libraries"].items() if of["ahead"]}
        print(line(figures), *([f"ahead of us: {ahead}"] if ahead else []), sep=" | ", flush=True)
        for miss in misses[:EXAMPLES]:
            print("    misses:", miss)
        if len(misses) > EXAMPLES:
            print(f"    and {len(misses) - EXAMPLES} more")
    if options.write:
        content = {"versions": versions(), "keras_backend": os.environ["KERAS_BACKEND"], "rows": table}
        RESULT.write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
