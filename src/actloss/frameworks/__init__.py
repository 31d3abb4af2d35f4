"""Code for seven frameworks: what each has for a loss or an activation, and programs for a problem."""

from actloss.frameworks.registry import (
    ALIASES,
    FRAMEWORKS,
    NAMES,
    code,
    commented,
    ensure_readable,
    framework,
    style_named,
)

__all__ = ["ALIASES", "FRAMEWORKS", "NAMES", "code", "commented", "ensure_readable", "framework", "style_named"]
