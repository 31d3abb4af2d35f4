"""Keep a CI runner from taking a line of a report for a command.

GitHub's runner obeys ``::name::`` where a line begins, blanks before it notwithstanding, and ``##[name]`` anywhere;
Azure's obeys ``##vso[name]``. Wrapping can put a word of a cell where a line begins, so this looks at finished lines.
"""

import re

_COLOUR = r"\x1b\[[0-9;]*m"
_LINE_COMMAND = re.compile(rf"(?m)^((?:[ \t]|{_COLOUR})*):(?=:)")
_COMMAND = re.compile(r"##(?=\[|vso\[)")


def guarded(text: str) -> str:
    """Return ``text`` with a blank inside everything that a runner would obey.

    Examples:
        >>> guarded("  ::stop-commands::x")
        '  : :stop-commands::x'
    """
    return _COMMAND.sub("# #", _LINE_COMMAND.sub(r"\1: ", text))
