"""Write a large table of the benchmark: `generate.py FILE [ROWS [SENSORS]]`.

Thirteen columns, as a log of a machine might have them, the label last; before it as many more sensors as wanted.
Every cell is a hash of its row's number, so the same call gives the same table on every machine.
"""

import sys
from pathlib import Path

import duckdb

ROWS = 6_000_000
"""Makes about 540 MB."""

TABLE = """
create macro uniform(i, salt) as hash(i, salt) / 18446744073709551616.0;
create macro normal(i, salt) as sqrt(-2 * ln(1 - uniform(i, salt))) * cos(2 * pi() * uniform(i, salt + 100));
create view machine_log as select
    i as reading,
    timestamp '2026-01-01' + to_seconds(cast(i * 7 as bigint)) as time,
    'M-' || (hash(i, 1) % 500) as machine,
    ['Aachen', 'Brno', 'Córdoba', 'Göteborg', 'Lyon'][1 + cast(hash(i, 2) % 5 as int)] as plant,
    round(20 + 5 * normal(i, 3), 2) as temperature,
    round(1013 + 8 * normal(i, 4), 1) as pressure,
    round(exp(normal(i, 5)), 3) as vibration,
    round(uniform(i, 6), 4) as load,
    hash(i, 7) % 3000 as speed,
    hash(i, 8) % 2 as coolant,
    round(40 + 12 * normal(i, 9), 2) as humidity,
    ['ok', 'ok', 'ok', 'warn', 'stop'][1 + cast(hash(i, 10) % 5 as int)] as state,
    {sensors}
    round(100 + 15 * normal(i, 11), 4) as y
from range({rows}) numbers(i);
"""


def main() -> None:
    """Write the table named on the command line."""
    file = Path(sys.argv[1])
    rows = int(sys.argv[2]) if len(sys.argv) > 2 else ROWS
    more = int(sys.argv[3]) if len(sys.argv) > 3 else 0
    sensors = "".join(f"round(20 + 5 * normal(i, {1000 + at}), 3) as sensor_{at}, " for at in range(more))
    file.parent.mkdir(parents=True, exist_ok=True)
    with duckdb.connect() as connection:
        connection.execute(TABLE.format(rows=rows, sensors=sensors))
        connection.table("machine_log").write_csv(str(file), header=True)


if __name__ == "__main__":
    main()
