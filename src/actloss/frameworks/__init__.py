"""Code for seven frameworks: what each has for a loss or an activation, and programs for a problem."""

from actloss.frameworks.registry import (
    ALIASES,
    FRAMEWORKS,
    NAMES,
    code_for,
    commented,
    ensure_readable,
    ensure_trains,
    framework_named,
    style_named,
)

__all__ = [
    "ALIASES",
    "FRAMEWORKS",
    "NAMES",
    "code_for",
    "commented",
    "ensure_readable",
    "ensure_trains",
    "framework_named",
    "style_named",
]
