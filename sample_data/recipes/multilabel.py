"""Tables with several labels a row."""

from random import Random

from recipes.draws import happens
from recipes.table import Table, drawn, plain_files

TICKET_TAGS = {"billing": -0.6, "bug": -0.4, "account": -1.2, "delivery": -1.6}
"""Tag and the log-odds that a ticket has it."""

DEFECTS = {"pore": -1.0, "crack": -1.8, "scratch": -0.8}
"""Defect and the log-odds that a casting has it."""

DIETS = {"vegetarian": 0.4, "vegan": -1.0, "gluten-free": -0.9, "low-carb": -1.2, "quick": -0.5}
"""Tag and the log-odds that a recipe has it."""


def multi_hot(random: Random) -> Table:
    """Support tickets with one 0/1 column a tag; some have none."""

    def row(number: int) -> tuple[object, ...]:
        words = random.randint(8, 240)
        tags = (int(happens(random, log_odds + words / 200)) for log_odds in TICKET_TAGS.values())
        return f"T{number:04}", random.choice(("mail", "chat", "phone")), words, *tags

    return drawn("ticket,channel,words," + ",".join(f"tag_{tag}" for tag in TICKET_TAGS), 400, row)


def plus_minus(random: Random) -> Table:
    """Castings with one -1/1 column a defect."""

    def row(_: int) -> tuple[object, ...]:
        temperature, pressure = random.gauss(690, 12), random.gauss(80, 6)
        shift = (temperature - 690) / 20
        defects = (1 if happens(random, log_odds + shift) else -1 for log_odds in DEFECTS.values())
        return f"{temperature:.0f}", f"{pressure:.1f}", *defects

    return drawn("melt_temperature_c,pressure_mpa," + ",".join(f"defect_{name}" for name in DEFECTS), 300, row)


def delimited(random: Random) -> Table:
    """Recipes with all their tags in one cell."""

    def row(number: int) -> tuple[object, ...]:
        tags = [tag for tag, log_odds in DIETS.items() if happens(random, log_odds)]
        return f"R{number:03}", random.randint(2, 24) * 5, random.randint(3, 14), "|".join(tags)

    return drawn("recipe,minutes,ingredients,tags", 300, row)


FILES = plain_files(
    {
        "multilabel_multi_hot.csv": multi_hot,
        "multilabel_plus_minus.csv": plus_minus,
        "multilabel_delimited.csv": delimited,
    }
)
