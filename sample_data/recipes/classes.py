"""Tables with a class to predict: two exclusive classes, or several."""

import math
from random import Random

from recipes.draws import happens
from recipes.table import Table, drawn, plain_files


def plus_minus(random: Random) -> Table:
    """Pumps, with -1 for sound and 1 for faulty, as margin losses want it."""

    def row(number: int) -> tuple[object, ...]:
        temperature, vibration = random.gauss(61, 6), random.lognormvariate(0.9, 0.4)
        faulty = happens(random, 0.12 * (temperature - 64) + 1.6 * (vibration - 2.6))
        return f"P{number % 24:02}", f"{temperature:.1f}", f"{vibration:.2f}", 1 if faulty else -1

    return drawn("pump,temperature_c,vibration_mm_s,fault", 400, row)


def yes_no(random: Random) -> Table:
    """Telephone customers, and whether they left."""

    def row(number: int) -> tuple[object, ...]:
        months, calls = random.randint(1, 72), random.choices((0, 1, 2, 3, 4), (40, 30, 15, 10, 5))[0]
        left = happens(random, 0.7 * calls - 0.04 * months - 0.2)
        plan = random.choice(("basic", "family", "unlimited"))
        return f"K{number:05}", months, plan, f"{random.uniform(15, 70):.2f}", calls, "yes" if left else "no"

    return drawn("customer_id,months,plan,monthly_fee,support_calls,churned", 500, row)


def imbalanced(random: Random) -> Table:
    """Card payments, of which few are fraud."""

    def row(number: int) -> tuple[object, ...]:
        amount, hour, abroad = random.lognormvariate(3.4, 0.9), random.randint(0, 23), random.random() < 0.15
        fraud = happens(random, -5.4 + 2.2 * abroad + 0.012 * amount + 0.6 * (hour < 5))
        return f"T{number:06}", f"{amount:.2f}", hour, int(abroad), int(fraud)

    return drawn("payment_id,amount,hour,abroad,is_fraud", 600, row)


def one_based(random: Random) -> Table:
    """Seeds of four varieties, numbered from 1 as botanists do."""

    def row(_: int) -> tuple[object, ...]:
        variety = random.randint(1, 4)
        length, width = 4.2 + 0.9 * variety, 3.6 - 0.3 * variety
        cells = (random.gauss(length, 0.4), random.gauss(width, 0.2), random.gauss(11 + variety, 1.2))
        return *(f"{cell:.2f}" for cell in cells), variety

    return drawn("length_mm,width_mm,mass_mg,variety", 300, row)


def one_hot(random: Random) -> Table:
    """The weather of a day as one 0/1 column a class."""

    def row(_: int) -> tuple[object, ...]:
        pressure, temperature = random.gauss(1014, 8), random.gauss(6, 8)
        if pressure > 1014 + random.gauss(0, 4):
            day = 0 if random.random() < 0.6 else 1
        else:
            day = 3 if temperature < 1 + random.gauss(0, 1) else 2
        return f"{pressure:.1f}", f"{temperature:.1f}", *(int(day == column) for column in range(4))

    return drawn("pressure_hpa,temperature_c,weather_sunny,weather_cloudy,weather_rain,weather_snow", 365, row)


def soft_labels(random: Random) -> Table:
    """Portraits: which share of twenty viewers saw which mood."""

    def row(number: int) -> tuple[object, ...]:
        leading = random.choices(range(4), (35, 15, 20, 30))[0]
        weights = [math.exp(random.gauss(1.8 if mood == leading else 0, 0.7)) for mood in range(4)]
        votes = random.choices(range(4), weights, k=20)
        return (
            f"portrait_{number:03}.png",
            f"{random.uniform(0.2, 0.9):.2f}",
            *(f"{votes.count(mood) / 20:.2f}" for mood in range(4)),
        )

    return drawn("image,brightness,mood_joy,mood_anger,mood_sadness,mood_neutral", 250, row)


FILES = plain_files(
    {
        "binary_plus_minus.csv": plus_minus,
        "binary_yes_no.csv": yes_no,
        "binary_imbalanced.csv": imbalanced,
        "multiclass_1_based.csv": one_based,
        "multiclass_one_hot.csv": one_hot,
        "multiclass_soft_labels.csv": soft_labels,
    }
)
