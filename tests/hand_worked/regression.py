"""Values of the losses of real-valued labels, worked out by hand."""

from collections.abc import Mapping
from math import e, log

VALUES: tuple[tuple[str, object, object, Mapping[str, float], float], ...] = (
    ("mse", [3.0], [1.0], {}, 4.0),  # 2²
    ("l2", [3.0], [1.0], {}, 4.0),  # 2², of one element
    ("msle", [e - 1], [0.0], {}, 1.0),  # (log e - log 1)²
    ("mae", [3.0], [1.0], {}, 2.0),  # |3 - 1|
    ("quantile", [5.0], [1.0], {"quantile": 0.75}, 3.0),  # ¾ of 4
    ("quantile", [1.0], [5.0], {"quantile": 0.75}, 1.0),  # ¼ of 4
    ("expectile", [5.0], [1.0], {"quantile": 0.75}, 12.0),  # ¾ of 4²
    ("expectile", [1.0], [5.0], {"quantile": 0.75}, 4.0),  # ¼ of 4²
    ("epsilon_insensitive", [1.0], [3.0], {"epsilon": 0.5}, 1.5),  # 2 - ½
    ("epsilon_insensitive", [1.0], [1.5], {"epsilon": 0.5}, 0.0),  # at the edge
    ("squared_epsilon_insensitive", [1.0], [3.0], {"epsilon": 0.5}, 2.25),  # (2 - ½)²
    ("mape", [-4.0], [-3.0], {}, 0.25),  # 1 / 4
    ("smape", [1.0], [3.0], {}, 1.0),  # 2 of 2, over 4
    ("smape", [1.0], [-3.0], {}, 2.0),  # 2 of 4, over 4
    ("huber", [0.0], [3.0], {"delta": 2.0}, 4.0),  # 2 (3 - 1)
    ("huber", [0.0], [1.0], {"delta": 2.0}, 0.5),  # ½ 1²
    ("smooth_l1", [0.0], [3.0], {"beta": 2.0}, 2.0),  # 3 - 1
    ("smooth_l1", [0.0], [1.0], {"beta": 2.0}, 0.25),  # ½ 1² / 2
    ("pseudo_huber", [0.0], [1.5], {"delta": 2.0}, 1.0),  # 4 (sqrt(1 + ¾²) - 1) = 4 (5/4 - 1)
    ("pseudo_huber", [4.0], [0.0], {"delta": 3.0}, 6.0),  # 9 (sqrt(1 + (4/3)²) - 1) = 9 (5/3 - 1)
    ("log_cosh", [0.0], [log(2)], {}, log(1.25)),  # cosh(log 2) = (2 + ½) / 2
    ("cauchy", [1.0], [3.0], {"c": 2.0}, 2.0 * log(2)),  # ½ 2² log(1 + 1²)
    ("welsch", [1.0], [3.0], {"c": 2.0}, 2.0 - 2.0 / e),  # ½ 2² (1 - e^-1)
    ("tukey_biweight", [0.0], [1.0], {"c": 2.0}, 37 / 96),  # 4/6 (1 - (¾)³) = 2/3 of 37/64
    ("tukey_biweight", [0.0], [-7.0], {"c": 2.0}, 2 / 3),  # 4/6
    ("gaussian_nll", [3.0], [[1.0, 4.0]], {}, log(2) + 0.5),  # ½ (log 4 + 2² / 4)
    ("laplace_nll", [3.0], [[1.0, 4.0]], {}, log(8) + 0.5),  # log(2 · 4) + 2 / 4
)
