"""What a prediction says exactly, whatever scale it is on: the same facts for every formula, in mpmath's numbers.

Each fact is computed in the form that keeps its digits, because 1 - p of a p that a logit of 1e5 gives is nothing even
to 700 digits. None of it is taken from the package.
"""

from dataclasses import dataclass
from typing import Any

from mpmath import mp

Number = Any
"""mpmath's ``mpf``: the package comes without types."""


@dataclass(frozen=True, slots=True)
class Sides:
    """A probability and what it leaves, with their surprisals in nats."""

    p: Number
    q: Number
    nats_p: Number
    nats_q: Number


@dataclass(frozen=True, slots=True)
class Rate:
    """A mean above 0 and its logarithm."""

    mean: Number
    log: Number


@dataclass(frozen=True, slots=True)
class Shares:
    """A distribution over classes, with the surprisal of each in nats, and the numbers as they were given."""

    p: list[Number]
    nats: list[Number]
    given: list[Number]


def surprisal(p: Number) -> Number:
    """Return ``-log(p)``."""
    return -mp.log(p) if p else mp.inf


def sides(scale: str, x: Number) -> Sides:
    """Return both sides of a prediction for two classes."""
    if scale in {"logit", "margin"}:
        # log1p and the plain quotient hold e^-1e308 as well as e^-1.
        down, up = mp.exp(-x), mp.exp(x)
        return Sides(1 / (1 + down), 1 / (1 + up), mp.log1p(down), mp.log1p(up))
    if scale == "log_probability":
        rest = -mp.expm1(x)
        return Sides(mp.exp(x), rest, -x, surprisal(rest))
    return Sides(x, 1 - x, surprisal(x), surprisal(1 - x))


def rate(scale: str, x: Number) -> Rate:
    """Return a mean and its logarithm."""
    return Rate(mp.exp(x), x) if scale == "log_rate" else Rate(x, -surprisal(x))


def shares(scale: str, row: list[Number]) -> Shares:
    """Return the distribution that a row of predictions stands for."""
    if scale == "probability":
        return Shares(row, [surprisal(p) for p in row], row)
    if scale == "log_probability":
        return Shares([mp.exp(x) for x in row], [-x for x in row], row)
    top = max(row)
    winner = row.index(top)
    # The winner's 1 would swallow what the others sum to.
    others = mp.fsum(mp.exp(x - top) for index, x in enumerate(row) if index != winner)
    nats = [(top - x) + mp.log1p(others) for x in row]
    return Shares([mp.exp(-value) for value in nats], nats, row)


def weigh(weight: Number, cost: Number) -> Number:
    """Return weight times cost, 0 for what never happens."""
    return weight * cost if weight else mp.zero
