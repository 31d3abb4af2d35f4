"""Tables with a number to predict, one for each shape that calls for another loss."""

import math
from random import Random

from recipes.draws import poisson
from recipes.table import Table, drawn, plain_files


def gaussian(random: Random) -> Table:
    """Bottles from a filling line: the volume is a sum of many small influences."""

    def row(number: int) -> tuple[object, ...]:
        temperature, pressure = random.gauss(18, 1), random.gauss(2.4, 0.3)
        volume = 500 + 1.2 * (temperature - 18) + 4 * (pressure - 2.4) + random.gauss(0, 2.5)
        line = random.choice("AB")
        return f"B{number:04}", line, f"{temperature:.1f}", f"{pressure:.2f}", f"{volume:.1f}"

    return drawn("bottle,line,syrup_temperature_c,pressure_bar,fill_ml", 400, row)


def skewed(random: Random) -> Table:
    """Motor insurance claims: a product of influences, so log-normal over four orders of magnitude."""

    def row(number: int) -> tuple[object, ...]:
        years, age = random.randint(1, 30), random.randint(0, 18)
        region = random.choice(("north", "south", "east", "west"))
        amount = math.exp(random.gauss(7.6 - 0.04 * age, 1.25))
        return f"C{number:05}", years, age, region, f"{amount:.2f}"

    return drawn("claim_id,policy_years,vehicle_age,region,claim_amount", 500, row)


def heavy_tailed(random: Random) -> Table:
    """Satellite altitudes against surveyed ones: one fix in twelve comes from a reflected signal and is far off."""

    def row(_: int) -> tuple[object, ...]:
        satellites, speed = random.randint(5, 14), random.uniform(0, 90)
        reflected = random.random() < 0.08
        error = random.gauss(0, 30 if reflected else 2.5)
        return satellites, f"{random.uniform(0.8, 3.5):.2f}", f"{speed:.1f}", f"{error:.2f}"

    return drawn("satellites,dilution,speed_kmh,altitude_error_m", 600, row)


def outliers(random: Random) -> Table:
    """Cold-store temperatures: one in fifty is a glitch of the probe, up or down."""

    def row(number: int) -> tuple[object, ...]:
        load, door = random.randint(20, 95), random.randint(0, 9)
        glitch = random.choice((-9, 9)) if number % 50 == 7 else 0
        temperature = -20 + 0.06 * door + random.gauss(0, 0.6) + glitch
        return random.choice(("A1", "A2", "B1")), load, door, f"{temperature:.2f}"

    return drawn("store,load_pct,door_openings,core_temperature_c", 600, row)


def count(random: Random) -> Table:
    """Calls an hour at a help desk."""

    def row(number: int) -> tuple[object, ...]:
        hour, promotion = 8 + (number - 1) % 10, int(random.random() < 0.2)
        expected = 9 + 6 * math.sin((hour - 8) / 3) + 5 * promotion
        return hour, random.randint(3, 8), promotion, poisson(random, expected)

    return drawn("hour,agents,promotion,calls", 500, row)


def proportion(random: Random) -> Table:
    """Share of the ground that tree crowns cover on a plot."""

    def row(number: int) -> tuple[object, ...]:
        elevation, rain = random.uniform(200, 1800), random.uniform(400, 1400)
        centre = 1 / (1 + math.exp(-(rain - 900) / 400 + (elevation - 1000) / 900))
        cover = random.betavariate(8 * centre, 8 * (1 - centre))
        return f"P{number:03}", f"{elevation:.0f}", f"{rain:.0f}", f"{min(max(cover, 0.001), 0.999):.3f}"

    return drawn("plot,elevation_m,rain_mm,canopy_cover", 300, row)


def zero_inflated(random: Random) -> Table:
    """Rain a day: most days are dry, the others follow a gamma law."""

    def row(_: int) -> tuple[object, ...]:
        pressure, humidity = random.gauss(1014, 7), random.uniform(35, 98)
        wet = random.random() < 1 / (1 + math.exp((pressure - 1009) / 4))
        return f"{pressure:.1f}", f"{humidity:.0f}", f"{0.1 + random.gammavariate(0.9, 7):.1f}" if wet else "0.0"

    return drawn("pressure_hpa,humidity_pct,rain_mm", 500, row)


def several_outputs(random: Random) -> Table:
    """A two-joint arm: where its tip was measured to be."""

    def row(_: int) -> tuple[object, ...]:
        first, second = random.gauss(40, 8), random.gauss(35, 8)
        low, high = math.radians(first), math.radians(first + second)
        x = 300 * math.cos(low) + 200 * math.cos(high) + random.gauss(0, 2)
        y = 300 * math.sin(low) + 200 * math.sin(high) + random.gauss(0, 2)
        return f"{first:.2f}", f"{second:.2f}", f"{x:.1f}", f"{y:.1f}"

    return drawn("joint_1_deg,joint_2_deg,target_x_mm,target_y_mm", 300, row)


FILES = plain_files(
    {
        "regression_gaussian.csv": gaussian,
        "regression_skewed.csv": skewed,
        "regression_heavy_tailed.csv": heavy_tailed,
        "regression_outliers.csv": outliers,
        "regression_count.csv": count,
        "regression_proportion.csv": proportion,
        "regression_zero_inflated.csv": zero_inflated,
        "regression_several_outputs.csv": several_outputs,
    }
)
