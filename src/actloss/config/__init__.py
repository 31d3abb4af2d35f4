"""The configuration of `actloss check`: ``[tool.actloss]`` of a pyproject.toml, or an actloss.toml."""

from actloss.config.facts import Settings, TableSettings
from actloss.config.find import load_settings
from actloss.config.matching import matching_codes
from actloss.config.moved import thresholds_of

__all__ = ["Settings", "TableSettings", "load_settings", "matching_codes", "thresholds_of"]
