"""Values worked out by hand for the losses of exclusive classes, on each loss's first scale."""

from collections.abc import Mapping
from math import log

VALUES: tuple[tuple[str, object, object, Mapping[str, object], float], ...] = (
    ("categorical_crossentropy", [[0.0, 1.0]], [[0.75, 0.25]], {}, log(4)),  # -log ¼
    ("categorical_crossentropy", [[0.5, 0.5]], [[0.75, 0.25]], {}, 0.5 * (log(4) + log(4 / 3))),
    # Smoothed by ½ the row is (¼, ¾): ¼ · 2 · log 4/3 + ¾ · 3 · log 4
    (
        "categorical_crossentropy",
        [[0.0, 1.0]],
        [[0.75, 0.25]],
        {"class_weight": [2.0, 3.0], "label_smoothing": 0.5},
        0.5 * log(4 / 3) + 2.25 * log(4),
    ),
    ("sparse_categorical_crossentropy", [1.0], [[0.75, 0.25]], {}, log(4)),  # -log ¼
    ("sparse_categorical_crossentropy", [1.0], [[0.75, 0.25]], {"class_weight": [2.0, 3.0]}, 3 * log(4)),
    # Smoothed by ½ the row is (¼, ¾), as above.
    (
        "sparse_categorical_crossentropy",
        [1.0],
        [[0.75, 0.25]],
        {"label_smoothing": 0.5},
        0.25 * log(4 / 3) + 0.75 * log(4),
    ),
    ("nll", [1.0], [[log(0.75), log(0.25)]], {}, log(4)),  # -log ¼
    ("softmax_loss", [0.0], [[0.0, log(3)]], {}, log(4)),  # log(1 + 3) - 0
    ("kl_divergence", [[0.5, 0.5]], [[0.75, 0.25]], {}, 0.5 * log(4 / 3)),  # ½ log(½/¾) + ½ log(½/¼)
    ("kl_divergence", [[0.0, 1.0]], [[0.75, 0.25]], {"base": 2.0}, 2.0),  # log₂ 4
    ("generalized_crossentropy", [0.0], [[0.25, 0.75]], {"q": 0.5}, 1.0),  # (1 - √¼) / ½
    ("generalized_crossentropy", [0.0], [[0.25, 0.75]], {"q": 1.0}, 0.75),  # 1 - ¼
    # Adjusted by log(¼), log(¾) the scores are those of shares ¼ and ¾.
    ("logit_adjusted_crossentropy", [0.0], [[0.0, 0.0]], {"prior": [1.0, 3.0]}, log(4)),
    ("logit_adjusted_crossentropy", [0.0], [[0.0, 0.0]], {"tau": 2.0, "prior": [1.0, 3.0]}, log(10)),  # 1 : 9
    ("crammer_singer", [0.0], [[0.5, 1.0, 2.0]], {}, 2.5),  # 1 + 2 - ½
    ("weston_watkins", [0.0], [[0.5, 1.0, 2.0]], {}, 4.0),  # (1 + 1 - ½) + (1 + 2 - ½)
    ("rps", [2.0], [[0.5, 0.25, 0.25]], {}, 0.8125),  # ½² + ¾²
    ("rps", [0.0], [[0.5, 0.25, 0.25]], {}, 0.3125),  # (½ - 1)² + (¾ - 1)²
    ("coral", [1.0], [[log(3), 0.0]], {}, log(4 / 3) + log(2)),  # -log ¾ - log(1 - ½)
    ("corn", [0.0], [[log(3), 0.0]], {}, log(4)),  # -log(1 - ¾): one question
    ("corn", [2.0], [[log(3), 0.0]], {}, 0.5 * (log(4 / 3) + log(2))),  # (-log ¾ - log ½) / 2
)
