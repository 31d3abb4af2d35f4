"""Tables that say plain things in files that are hard to read."""

import codecs
import gzip
import json
import tempfile
from pathlib import Path
from random import Random

import duckdb

from recipes import bundled, classes, multilabel, regression
from recipes.compression import zstandard
from recipes.table import File, Table, csv_text, drawn

NULLS = ("NA", "N/A", "null", "none", "?", "-", "")


def german_rents(random: Random) -> bytes:
    """Rents as a German spreadsheet saves them: semicolons, decimal commas, CP1252, CR LF."""

    def row(_: int) -> tuple[object, ...]:
        rooms, area = random.randint(1, 5), random.gauss(78, 15)
        rent = 400 + 9 * area + random.gauss(0, 90)
        street = random.choice(("Königstraße", "Mühlweg", "Gänsemarkt", "Am Bächle"))
        return street, rooms, f"{area:.1f}".replace(".", ","), german(rent)

    table = drawn("Straße,Zimmer,Fläche (m²),Kaltmiete (€)", 300, row)
    return csv_text(table, delimiter=";", line_end="\r\n").encode("cp1252")


def german(number: float) -> str:
    """Return an amount as written in German: 1.234,50."""
    return f"{number:,.2f}".translate(str.maketrans(",.", ".,"))


def french_exams(random: Random) -> bytes:
    """Exam results as a spreadsheet's "Unicode text": tabs, UTF-16 with a byte order mark."""

    def row(_: int) -> tuple[object, ...]:
        hours, passed_before = random.randint(0, 60), random.randint(0, 3)
        town = random.choice(("Besançon", "Nîmes", "Orléans"))
        return town, hours, passed_before, "oui" if random.random() < 0.2 + hours / 90 else "non"

    table = drawn("Ville,Heures d'étude,Essais,Réussite", 240, row)
    return codecs.BOM_UTF16_LE + csv_text(table, delimiter="\t", line_end="\r\n").encode("utf-16-le")


def ragged_rows(random: Random) -> bytes:
    """Three records are too short and two too long."""
    lines = csv_text(_apples(random, 250)).splitlines()
    for line in (40, 111, 187):
        lines[line - 1] = lines[line - 1].rpartition(",")[0]
    for line in (73, 202):
        lines[line - 1] += ",checked"
    return "\n".join((*lines, "")).encode()


def _apples(random: Random, count: int) -> Table:
    def row(number: int) -> tuple[object, ...]:
        mass = random.gauss(172, 24)
        grade = "extra" if mass > 185 else "first" if mass > 155 else "second"
        return f"A{number:04}", f"{mass:.0f}", f"{random.gauss(12.4, 1.1):.1f}", grade

    return drawn("apple,mass_g,sugar_brix,grade", count, row)


def headerless(random: Random) -> bytes:
    """Iris flowers without a header, as the UCI repository publishes them: the species is column 4."""
    return csv_text(bundled.iris(random), header=False).encode()


def duplicate_header(random: Random) -> bytes:
    """Three columns of one name; the label's name is its own."""

    def row(_: int) -> tuple[object, ...]:
        readings = [random.gauss(20, 3) for _ in range(3)]
        status = "faulty" if max(readings) - min(readings) > 6.5 else "ok"
        return *(f"{reading:.1f}" for reading in readings), status

    return csv_text(drawn("reading,reading,reading,status", 200, row)).encode()


def null_spellings(random: Random) -> bytes:
    """Soil acidity with seven ways of writing that it was not measured."""

    def row(number: int) -> tuple[object, ...]:
        missing = NULLS[number // 23 % len(NULLS)] if number % 23 == 0 else None
        acidity = f"{random.gauss(6.4, 0.5):.2f}"
        depth, clay = random.randint(1, 12) * 5, random.uniform(5, 45)
        return f"S{number:03}", depth, f"{clay:.1f}", acidity if missing is None else missing

    return csv_text(drawn("sample,depth_cm,clay_pct,ph", 350, row)).encode()


def currency_text(random: Random) -> bytes:
    """Prices as a shop prints them."""

    def row(_: int) -> tuple[object, ...]:
        year = random.randint(2008, 2024)
        price = 1150 + 22 * (year - 2016) + random.gauss(0, 140)
        return random.choice(("violin", "cello", "oboe")), year, f"{random.randint(0, 6) * 5} %", f"${price:,.2f}"

    return csv_text(drawn("instrument,year,discount,price", 300, row)).encode()


def comment_preamble(random: Random) -> bytes:
    """A logger's export: four comment lines above the header."""

    def row(number: int) -> tuple[object, ...]:
        humidity = random.uniform(40, 95)
        return number * 10, f"{humidity:.0f}", f"{14 - 0.05 * (humidity - 70) + random.gauss(0, 2.2):.1f}"

    preamble = "# station: Feldberg\n# logger: TL-4, firmware 2.1\n# units: minutes, percent, degrees Celsius\n#\n"
    return (preamble + csv_text(drawn("minute,humidity,temperature", 300, row))).encode()


def case_whitespace_twins(random: Random) -> bytes:
    """Answers typed by hand: Yes, yes, "yes " and NO are two classes, not four and more."""

    def row(number: int) -> tuple[object, ...]:
        age, income = random.randint(18, 80), random.lognormvariate(10.3, 0.4)
        spellings = ("Yes", "yes", "yes ", "YES") if random.random() < 0.45 else ("No", "no", " no", "NO")
        return number, age, f"{income:.0f}", random.choices(spellings, (80, 12, 5, 3))[0]

    return csv_text(drawn("respondent,age,income,would_recommend", 300, row)).encode()


def quoted_newlines(random: Random) -> bytes:
    """Reviews with commas, quotes and line breaks inside the cells."""
    openings = {"positive": "Lovely", "negative": "Broken on arrival", "neutral": "Does the job"}

    def row(number: int) -> tuple[object, ...]:
        sentiment = random.choices(tuple(openings), (5, 3, 2))[0]
        detail = random.choice(('the "old" one was smaller', "came late, but came", "bought two"))
        return number, f"{openings[sentiment]},\n{detail}.", random.randint(0, 40), sentiment

    return csv_text(drawn("review_id,text,helpful_votes,sentiment", 200, row)).encode()


def gzipped(random: Random) -> bytes:
    """Calls at a help desk, compressed by gzip."""
    return gzip.compress(csv_text(regression.count(random)).encode(), mtime=0)


def zstandard_file(random: Random) -> bytes:
    """Telephone customers, compressed by Zstandard."""
    return zstandard(csv_text(classes.yes_no(random)).encode())


def json_lines(random: Random) -> bytes:
    """Recipes, one JSON object a line, with the tags as a list."""
    table = multilabel.delimited(random)
    records = (
        {"recipe": name, "minutes": int(minutes), "ingredients": int(count), "tags": [t for t in tags.split("|") if t]}
        for name, minutes, count, tags in table.rows
    )
    return "".join(json.dumps(record) + "\n" for record in records).encode()


def parquet(random: Random) -> bytes:
    """Pumps in a typed file, with a boolean label."""
    table = classes.plus_minus(random)
    with tempfile.TemporaryDirectory() as folder:
        csv, out = Path(folder) / "pumps.csv", Path(folder) / "pumps.parquet"
        csv.write_text(csv_text(table), encoding="utf-8")
        typed = "pump, temperature_c::double temperature_c, vibration_mm_s::double vibration_mm_s, fault = '1' faulty"
        duckdb.read_csv(str(csv), all_varchar=True).project(typed).write_parquet(str(out))
        return out.read_bytes()


FILES: dict[str, File] = {
    "messy/semicolon_decimal_comma_cp1252.csv": german_rents,
    "messy/utf16_tabs.txt": french_exams,
    "messy/ragged_rows.csv": ragged_rows,
    "messy/headerless.csv": headerless,
    "messy/duplicate_header.csv": duplicate_header,
    "messy/null_spellings.csv": null_spellings,
    "messy/currency_text.csv": currency_text,
    "messy/comment_preamble.csv": comment_preamble,
    "messy/case_whitespace_twins.csv": case_whitespace_twins,
    "messy/quoted_newlines.csv": quoted_newlines,
    "messy/gzipped.csv.gz": gzipped,
    "messy/zstandard.csv.zst": zstandard_file,
    "messy/lists.jsonl": json_lines,
    "messy/typed.parquet": parquet,
}
