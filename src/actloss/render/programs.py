"""Code that was asked for beside a report or an explanation."""

from collections.abc import Mapping

from actloss.catalogue.libraries import spelled
from actloss.render.blocks import Code, Section


def programs(by_framework: Mapping[str, str], *, of: str = "") -> tuple[Section, ...]:
    """Return a section for each framework that code was written for.

    Args:
        by_framework: The code.
        of: What it is of, where there is code of other things, too.
    """
    what = f"Code of {of}" if of else "Code"
    return tuple(
        Section(f"{what} for {spelled(name)}", (Code(tuple(text.splitlines())),)) for name, text in by_framework.items()
    )
