"""Write the tables of the benchmark: `generate.py [TABLE …] --out FOLDER [--share SHARE]`.

Two columns for two classes and for regression, eleven for ten classes; numbers as models print them.
Every cell is a hash of its row's number, so the same call gives the same tables on every machine.
"""

import argparse
from dataclasses import dataclass
from pathlib import Path

import duckdb

UNIFORM = "create macro uniform(i, salt) as (hash(i, salt) + 0.5) / 18446744073709551616.0"
NORMAL = """
create macro normal(i, salt) as sqrt(-2 * ln(uniform(i, salt))) * cos(2 * pi() * uniform(i, salt + 100))
"""

BINARY = """
select cast(uniform(i, 1) < chance as int) as label, chance as probability
from (select i, greatest(1e-6, least(1 - 1e-6, round(1 / (1 + exp(-2 * normal(i, 2))), 6))) as chance
      from range({rows}) numbers(i))
"""
"""Probabilities that are right: a row with 0.3 is positive three times in ten. None is 0 or 1."""

CLASSES = 10
MULTICLASS = """
select label, {chances}
from (select label, {millionths} from
      (select label, {weights}, {total} as total from
       (select i, cast(hash(i, 1) % {classes} as int) as label from range({rows}) numbers(i))))
"""
"""The right class is favoured; rows are made of millionths, the first class with what is left, and so sum to 1."""

REGRESSION = """
select round(centre * exp(0.5 * normal(i, 2)), 4) as y, round(centre, 4) as y_pred
from (select i, 20 + 80 * uniform(i, 1) as centre from range({rows}) numbers(i))
"""
"""Positive on both sides, so that every loss of positive targets applies too."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """How a table comes about."""

    select: str
    rows: int


TABLES = {
    "binary.csv": Recipe(BINARY, 5_000_000),
    "multiclass.csv": Recipe(MULTICLASS, 2_000_000),
    "regression.csv": Recipe(REGRESSION, 5_000_000),
    "binary_1m.csv": Recipe(BINARY, 1_000_000),
    "binary_10m.csv": Recipe(BINARY, 10_000_000),
}


def statement(recipe: Recipe, share: float) -> str:
    """Return the SQL of a table's rows."""
    classes = range(CLASSES)
    others = " + ".join(f"m_{at}" for at in classes[1:])
    return recipe.select.format(
        rows=max(1, round(recipe.rows * share)),
        classes=CLASSES,
        weights=", ".join(f"exp(4 * uniform(i, {at + 2}) + if(label = {at}, 2, 0)) as e_{at}" for at in classes),
        total=" + ".join(f"e_{at}" for at in classes),
        millionths=", ".join(f"cast(floor(1e6 * e_{at} / total) as int) as m_{at}" for at in classes),
        chances=f"(1000000 - ({others})) / 1e6 as p_0, " + ", ".join(f"m_{at} / 1e6 as p_{at}" for at in classes[1:]),
    )


def main() -> None:
    """Write the tables named on the command line, or all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("tables", nargs="*", metavar="TABLE", help=", ".join(TABLES))
    parser.add_argument("--out", type=Path, required=True, help="folder for the tables")
    parser.add_argument("--share", type=float, default=1, help="of the rows, for a try")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    with duckdb.connect() as connection:
        connection.execute(UNIFORM)
        connection.execute(NORMAL)
        for name in options.tables or TABLES:
            connection.sql(statement(TABLES[name], options.share)).write_csv(str(options.out / name), header=True)


if __name__ == "__main__":
    main()
