"""Values of the losses of counts and amounts, worked out by hand from rates."""

from collections.abc import Mapping
from math import e, log

VALUES: tuple[tuple[str, object, object, Mapping[str, float], float], ...] = (
    ("poisson_nll", [2.0], [e], {}, e - 2.0),  # e - 2 log e
    ("poisson_deviance", [1.0], [e], {}, 2.0 * e - 4.0),  # 2 (log 1/e - 1 + e)
    ("poisson_deviance", [0.0], [3.0], {}, 6.0),  # 2 · 3
    ("neg_binomial_nll", [0.0], [3.0], {}, log(4)),  # log(1 + 3)
    ("neg_binomial_nll", [2.0], [1.0], {}, log(8)),  # Γ(1) 2! / Γ(3) = 1; log 2 + 2 log 2
    ("neg_binomial_nll", [1.0], [2.0], {"alpha": 0.5}, log(4)),  # Γ(2) / Γ(3) = ½; log ½ + 2 log 2 + log 2
    ("zip_nll", [0.0], [[0.5, log(2)]], {}, log(4 / 3)),  # -log(½ + ½ · ½)
    ("zip_nll", [2.0], [[0.75, 1.0]], {}, log(4) + 1.0 + log(2)),  # -log ¼ + 1 - 2 log 1 + log 2!
    ("gamma_nll", [3.0], [e], {}, 1.0 + 3.0 / e),  # log e + 3/e
    ("gamma_deviance", [1.0], [e], {}, 2.0 / e),  # 2 (log e + 1/e - 1)
    ("tweedie_deviance", [4.0], [1.0], {}, 4.0),  # 2 (2 / -¼ - 4 / -½ + 1 / ½) = 2 (-8 + 8 + 2)
    ("tweedie_deviance", [0.0], [4.0], {}, 8.0),  # 2 (2 / ½)
    # 2 (8 / -3/16 - 16 / -¼ + 1 / ¾) = 2 (-128/3 + 64 + 4/3)
    ("tweedie_deviance", [16.0], [1.0], {"power": 1.25}, 136 / 3),
)
