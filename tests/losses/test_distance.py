import numpy as np

from actloss.losses.arrays import FloatArray
from actloss.losses.distance import scaled


def test_only_what_overflows_is_tried_in_half_the_unit() -> None:
    units = []

    def losses(true: FloatArray, pred: FloatArray, unit: float) -> FloatArray:
        units.append(unit)
        return np.abs(pred - true) * 0.25

    whole = scaled("own", [0.0, 1.7e308], [3e-324, -1.7e308], losses, degree=1)

    assert units == [1.0, 0.5]
    assert whole.tolist() == [0.0, 0.85e308]


def test_what_fits_is_tried_once() -> None:
    units = []

    def losses(true: FloatArray, pred: FloatArray, unit: float) -> FloatArray:
        units.append(unit)
        return pred - true

    scaled("own", [0.0], [1.0], losses, degree=1)

    assert units == [1.0]
