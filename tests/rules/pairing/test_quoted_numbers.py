"""What a library's message says of the labels: its numbers are those of the case, not of the example it was taken from.

Every rule of pairing is asked about every table of sample_data under every loss, with every library, and each message
that is quoted is held against its pitfall's row, with a gap wherever the row has a number.
"""

import csv
import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from itertools import product
from pathlib import Path

from actloss.catalogue import LOSSES, activation
from actloss.catalogue.libraries import LIBRARIES
from actloss.examined import Examined, examine
from actloss.pitfalls import PITFALLS
from actloss.rules import Case, evaluate
from actloss.rules.pairing import PAIRING_RULES
from actloss.table import open_table
from actloss.training import Training

SAMPLES = Path(__file__).parents[3] / "sample_data"
TARGETS = {row["file"]: row for row in csv.DictReader((SAMPLES / "expected.csv").read_text("utf-8").splitlines())}
CONSTANT = {
    "pytorch-target-not-1d",
    "pytorch-bce-input-no-probability",
    "pytorch-bce-target-outside-unit",
    "jax-float-class-indices",
    "jax-one-hot-indices",
    "xgboost-logistic-label",
    "xgboost-softmax-label",
    "xgboost-rmsle-label",
    "catboost-two-values",
    "lightgbm-gamma-zero",
    "lightgbm-mape-below-one",
    "sklearn-poisson-label",
    "sklearn-msle-domain",
    "keras-text-labels",
}
"""Messages whose numbers are the same whatever the labels are."""
ENDS = ("[0, ", "outside [0, 1]", "greater than 1", "axis -1")
"""What messages say of a loss's domain."""
LETTERS = {"-1": "\N{CIRCLED MINUS}", "0": "\N{CIRCLED DIGIT ZERO}", "1": "\N{CIRCLED DIGIT ONE}"}
NUMBER = re.compile(r"(?<![\w.])-?\d+(?:\.\d+)?(?!\w)")
ROWS = {pitfall.slug: pitfall for pitfall in PITFALLS if not pitfall.silent and NUMBER.search(pitfall.message)}


@cache
def examined(file: str) -> Examined:
    return examine(open_table(SAMPLES / file), TARGETS[file]["target"].split(";"))


def cases() -> Iterator[Case]:
    """Yield every table under every loss with every library, one unit too few, and with a weight for one class."""
    for file, row, library in product(TARGETS, LOSSES, (*LIBRARIES, None)):
        labels = examined(file)
        sets = labels.profile.label_sets
        classes = list(sets.names) if sets else [entry.name for entry in labels.profile.classes]
        for units in (None, 1, max(1, len(classes) - 1), 7):
            yield Case(
                profile=labels.profile,
                task=labels.task,
                training=Training(
                    activation=activation("linear"),
                    loss=row,
                    loss_given=row.name,
                    framework=library,
                    units=units,
                    class_weight=dict.fromkeys(classes[:1], 1.0),
                ),
            )


def gaps(message: str) -> re.Pattern[str]:
    """Return what a message looks like with other numbers, each a group."""
    fixed = message.rstrip(".")
    for domain in ENDS:
        fixed = fixed.replace(domain, NUMBER.sub(lambda number: LETTERS[number.group()], domain))
    parts = [re.escape(part) for part in NUMBER.split(fixed)]
    pattern = r"([-\w.]+)".join(parts)
    for number, letter in LETTERS.items():
        pattern = pattern.replace(letter, number)
    return re.compile(pattern)


def known(case: Case) -> set[str]:
    """Return the numbers that a message may take from a case."""
    profile, training = case.profile, case.training
    assert training is not None
    names = {entry.name for entry in profile.classes}
    # LightGBM cuts decimals off.
    names |= {str(int(entry.value)) for entry in profile.classes if entry.value is not None}
    labels = len(profile.label_sets.names) if profile.label_sets else profile.distinct
    counts = (1, labels, len(profile.target.columns), training.units or 0, len(training.class_weight or {}))
    summaries = profile.outputs if profile.numeric is None else (profile.numeric,)
    ends = {f"{end:g}" for summary in summaries for end in (summary.minimum, summary.maximum)}
    # Messages speak of n rows.
    return {*names, *map(str, counts), *ends, "n"}


def test_numbers_in_a_quoted_message_are_those_of_the_labels() -> None:
    wrong: defaultdict[str, set[str]] = defaultdict(set)
    met = set()
    patterns = {slug: gaps(row.message) for slug, row in ROWS.items()}
    for case in cases():
        for rule in PAIRING_RULES:
            finding = evaluate(rule, case).finding
            if finding is None or ' says "' not in finding.message:
                continue
            quote = finding.message.partition(' says "')[2]
            for slug, pattern in patterns.items():
                match = pattern.match(quote)
                if match is None:
                    continue
                met.add(slug)
                if slug not in CONSTANT and not set(match.groups()) <= known(case):
                    wrong[f"{rule.code} {slug}"].add(match.group())

    assert dict(wrong) == {}
    assert met - CONSTANT
