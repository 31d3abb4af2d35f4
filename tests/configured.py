"""Configurations written on the spot."""

from pathlib import Path

import pytest

from actloss.config import Settings, TableSettings, load_settings
from actloss.errors import OptionError


def settings_of(folder: Path, content: str, *, name: str = "actloss.toml") -> Settings:
    """Return the settings of a file with this content."""
    (folder / name).write_text(content, encoding="utf-8")
    return load_settings(folder)


def table_of(folder: Path, keys: str) -> TableSettings:
    """Return the settings of the only table of a configuration."""
    (table,) = settings_of(folder, f'[[tables]]\npath = "t.csv"\n{keys}\n').tables
    return table


def complaint(folder: Path, content: str) -> str:
    """Return what is said of a file with this content, without its folder."""
    with pytest.raises(OptionError) as caught:
        settings_of(folder, content)
    return caught.value.message.replace(f"{folder.as_posix()}/", "")
