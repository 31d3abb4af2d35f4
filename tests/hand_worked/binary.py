"""Values of the losses of two classes and of several labels, worked out by hand on each row's first scale."""

from collections.abc import Mapping
from math import e, log

VALUES: tuple[tuple[str, object, object, Mapping[str, float], float], ...] = (
    ("binary_crossentropy", [1.0], [0.25], {}, log(4)),  # -log ¼
    ("binary_crossentropy", [0.5], [0.25], {}, 0.5 * (log(4) + log(4 / 3))),
    ("binary_crossentropy", [1.0], [0.25], {"pos_weight": 3.0}, 3 * log(4)),
    ("binary_crossentropy", [0.0], [0.25], {"pos_weight": 3.0}, log(4 / 3)),  # label 0 keeps weight 1
    ("binary_crossentropy", [1.0], [0.25], {"label_smoothing": 0.5}, 0.75 * log(4) + 0.25 * log(4 / 3)),  # 1 → ¾
    ("focal", [1.0], [0.25], {}, 0.5625 * log(4)),  # (1 - ¼)² = 9/16
    ("focal", [0.0], [0.25], {}, 0.0625 * log(4 / 3)),  # ¼² = 1/16
    ("focal", [1.0], [0.25], {"gamma": 1.0, "alpha": 0.25}, 0.1875 * log(4)),  # ¼ of ¾ log 4
    ("focal", [0.0], [0.25], {"gamma": 1.0, "alpha": 0.25}, 0.1875 * log(4 / 3)),  # ¾ of ¼ log 4/3
    ("brier", [1.0], [0.25], {}, 0.5625),  # ¾²
    ("brier", [0.5], [0.25], {}, 0.0625),  # ¼²
    ("hinge", [-1.0], [0.5], {}, 1.5),  # 1 + ½
    ("squared_hinge", [-1.0], [0.5], {}, 2.25),  # 1.5²
    ("exponential", [-1.0], [0.5], {}, e**0.5),
    ("logistic", [-1.0], [log(3)], {}, log(4)),  # log(1 + 3)
    ("modified_huber", [-1.0], [0.5], {}, 2.25),  # 1.5²
    ("modified_huber", [-1.0], [2.0], {}, 8.0),  # 4 · 2 beyond -1
    ("perceptron", [-1.0], [0.5], {}, 0.5),
    ("perceptron", [-1.0], [-0.5], {}, 0.0),  # the right side
    ("asymmetric", [1.0], [0.25], {}, 0.75 * log(4)),  # gamma_pos = 1
    ("asymmetric", [1.0], [0.25], {"gamma_pos": 2.0}, 0.5625 * log(4)),  # (1 - ¼)² = 9/16
    ("asymmetric", [0.0], [0.75], {"margin": 0.25, "gamma_neg": 2.0}, 0.25 * log(2)),  # q = ½
    ("asymmetric", [0.0], [0.25], {"margin": 0.25}, 0.0),  # q = 0
    ("dice", [[1.0, 1.0, 0.0]], [[0.5, 1.0, 0.5]], {}, 0.25),  # (½ + 0 + ½) / (2 + 2)
    ("tversky", [[1.0, 1.0, 0.0]], [[0.5, 1.0, 0.5]], {"alpha": 1.0, "beta": 2.0}, 0.5),  # (½ + 1) / (1½ + 1½)
    ("hamming", [1.0], [0.25], {}, 1.0),  # ¼ decides for 0
    ("hamming", [0.0], [0.5], {}, 0.0),  # so does a tie
    ("per_label_accuracy", [1.0], [0.25], {}, 0.0),
    ("per_label_accuracy", [0.0], [0.5], {}, 1.0),
)
