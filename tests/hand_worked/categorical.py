"""Values worked out by hand for several exclusive classes, of the rows whose own functions are for two."""

from collections.abc import Mapping
from math import log

VALUES: tuple[tuple[str, object, object, Mapping[str, object], float], ...] = (
    ("focal", [0.0], [[0.25, 0.25, 0.5]], {}, 0.5625 * log(4)),  # (1 - ¼)² = 9/16
    ("focal", [2.0], [[0.25, 0.25, 0.5]], {"gamma": 1.0, "alpha": [1.0, 2.0, 3.0]}, 1.5 * log(2)),  # 3 of ½ log 2
    ("focal", [[0.5, 0.5, 0.0]], [[0.25, 0.25, 0.5]], {"gamma": 0.0}, log(4)),  # ½ log 4, twice
    ("brier", [0.0], [[0.25, 0.25, 0.5]], {}, 0.875),  # ¾² + ¼² + ½²
    ("brier", [[0.5, 0.5, 0.0]], [[0.25, 0.25, 0.5]], {}, 0.375),  # ¼² + ¼² + ½²
)
