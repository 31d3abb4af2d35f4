"""What GitHub's runner makes of a line, as its `ActionCommand.TryParseV2` reads it."""

from dataclasses import dataclass

_PROPERTY = (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%"))
_DATA = (("%0D", "\r"), ("%0A", "\n"), ("%25", "%"))


@dataclass(frozen=True)
class Command:
    """A command with its escapes undone."""

    name: str
    properties: dict[str, str]
    message: str


def read_command(line: str) -> Command | None:
    """Return the command that a line is; None where the runner takes it for plain text."""
    start = line.lstrip()
    if not start.startswith("::") or "::" not in start[2:]:
        return None
    head, _, message = start[2:].partition("::")
    name, _, properties = head.partition(" ")
    pairs = (pair.split("=", 1) for pair in properties.split(",") if "=" in pair)
    return Command(name, {key: _unescaped(value, _PROPERTY) for key, value in pairs}, _unescaped(message, _DATA))


def _unescaped(text: str, escapes: tuple[tuple[str, str], ...]) -> str:
    for escape, sign in escapes:
        text = text.replace(escape, sign)
    return text
