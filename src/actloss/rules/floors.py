"""What is left to a model whose activation is applied twice: the range of its probabilities, and its smallest loss."""

from math import e, exp, log, log1p

SIGMOID_TWICE = (0.5, e / (e + 1.0))
"""The least and the largest probability that a sigmoid of probabilities gives."""
SIGMOID_FLOORS = (log(e + 1.0) - 1.0, log(2.0))
"""The smallest cross-entropy of a positive and of a negative label then: the logarithm of 1/p and of 1/(1 - p)."""


def softmax_twice(classes: int) -> tuple[float, float]:
    """Return the least and the largest probability that a softmax of probabilities gives.

    They are what it makes of a row with one 1 and else 0: exp(0) and exp(1) over their sum, e + C - 1.

    Args:
        classes: Number of classes C, two or more.

    Examples:
        >>> low, high = softmax_twice(10)
        >>> round(low, 4), round(high, 4)
        (0.0853, 0.232)
    """
    return 1.0 / (e + classes - 1), e / (e + classes - 1)


def softmax_floor(classes: int, apart: float = 1.0) -> float:
    """Return the smallest cross-entropy of a softmax whose inputs lie so close together.

    It is log(1 + (C - 1) e^-w): of probabilities, which are at most w = 1 apart, log(e + C - 1) - 1.

    Args:
        classes: Number of classes C, two or more.
        apart: The largest distance w between two inputs.

    Examples:
        >>> [round(softmax_floor(classes), 4) for classes in (2, 3, 10)]
        [0.3133, 0.5514, 1.4612]
    """
    return log1p((classes - 1) * exp(-apart))
