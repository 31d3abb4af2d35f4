"""Tests that need a framework: skipped, and said so, where it is not installed, unless the environment insists."""

import os
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType

import pytest

REQUIRED = "ACTLOSS_REQUIRE_FRAMEWORKS"
"""Environment variable that makes a missing framework a failure, as CI sets it."""


def needed(module: str) -> ModuleType:
    """Return a module of the `frameworks` extra, or skip the test file that asks for it."""
    if not installed(module):
        pytest.skip(missing(module), allow_module_level=True)
    return import_module(module)


def installed(module: str) -> bool:
    """Return whether a module can be imported; under `REQUIRED` a missing one is imported all the same, and fails."""
    return os.environ.get(REQUIRED) == "1" or find_spec(module) is not None


def missing(module: str) -> str:
    """Return why tests are skipped."""
    return f"{module} is not installed: pip install 'actloss[frameworks]' to run these tests"
