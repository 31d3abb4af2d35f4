"""Code that was asked for beside a report or an explanation."""

from collections.abc import Mapping

from actloss.catalogue.libraries import spelled
from actloss.render.blocks import Code, Section


def programs(by_framework: Mapping[str, str]) -> tuple[Section, ...]:
    """Return a section for each framework that code was written for."""
    return tuple(
        Section(f"Code for {spelled(name)}", (Code(tuple(text.splitlines())),)) for name, text in by_framework.items()
    )
