"""How carefully trees learn: chosen by what they reach on rows that they were not grown on."""

from actloss.frameworks.problem import Problem

FEW_ROWS = 2000
"""Up to so many, trees as they usually are learn the rows by heart."""

_TREES = 6000
"""So many are grown in seconds; each round has one for each score."""


def rounds(problem: Problem) -> int:
    """Return how many rounds trees are grown in, a multiple of 10: 100, and fewer where there are many scores."""
    return min(max(_TREES // problem.units // 10, 1), 10) * 10


def is_small(problem: Problem) -> bool:
    """Return whether a table has few rows; without a table nobody knows, and trees are as usual."""
    return 0 < problem.rows <= FEW_ROWS


def careful(problem: Problem, *settings: str) -> list[str]:
    """Return the learning rate, and settings that keep trees small, where rows are few."""
    return ["learning_rate=0.05", *settings] if is_small(problem) else ["learning_rate=0.1"]
