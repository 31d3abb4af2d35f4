"""A scorecard as a terminal shows it."""

from actloss.render import text
from actloss.render.scores import document
from actloss.scorecard.facts import Scorecard


def drawn(card: Scorecard, width: int = 80) -> str:
    """Return its text form."""
    return text.render(document(card), width=width, colour=False)


def lines_under(heading: str, card: Scorecard) -> list[str]:
    """Return the lines of a section, single blanks between their words."""
    section = drawn(card).partition(f"\n{heading}\n")[2].strip("\n").split("\n\n")[0]
    return [" ".join(line.split()) for line in section.splitlines()]
