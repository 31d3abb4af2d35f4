"""Draws that Python's `random` does not offer."""

import math
from random import Random


def poisson(random: Random, mean: float) -> int:
    """Return a Poisson count (Knuth's product of uniforms; fine for means below a few hundred)."""
    limit, product, count = math.exp(-mean), random.random(), 0
    while product > limit:
        product *= random.random()
        count += 1
    return count


def happens(random: Random, log_odds: float) -> bool:
    """Return whether an event with these log-odds happens."""
    return random.random() < 1 / (1 + math.exp(-log_odds))
