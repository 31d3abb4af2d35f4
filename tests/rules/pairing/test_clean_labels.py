"""With the head that the labels themselves call for, clean labels earn no error of the pairing rules."""

import random
from collections.abc import Callable
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from actloss import catalogue
from actloss.advice import recommend
from actloss.catalogue import Scale
from actloss.finding import Severity
from actloss.profile import Profile
from actloss.rules import Case, evaluate
from actloss.rules.pairing import PAIRING_RULES
from actloss.rules.pairing.takes import taken_raw
from actloss.target import Layout
from actloss.task import infer_task
from actloss.training import Training
from profiles import Cells, profile_of

ROWS = 120
SEEDS = st.integers(0, 2**32 - 1)
FRAMEWORKS = st.sampled_from([None, "pytorch", "keras", "jax", "sklearn", "xgboost", "lightgbm", "catboost"])


def _indices(rng: random.Random) -> Profile:
    classes = rng.randint(2, 9)
    return profile_of([*range(classes), *(rng.randrange(classes) for _ in range(ROWS))])


def _words(rng: random.Random) -> Profile:
    names = rng.sample(
        ["cat", "dog", "yes", "no", "true", "false", "[red]", "::error::", "1st", "a,b"], rng.randint(2, 6)
    )
    return profile_of([*names, *(rng.choice(names) for _ in range(ROWS))])


def _with_holes(rng: random.Random) -> Profile:
    return profile_of([0, 1, *(rng.choice([0, 1, None]) for _ in range(ROWS))])


def _measurements(rng: random.Random) -> Profile:
    centre, spread = rng.uniform(-50, 50), rng.uniform(0.1, 20)
    return profile_of([rng.gauss(centre, spread) for _ in range(ROWS)])


def _amounts(rng: random.Random) -> Profile:
    return profile_of([rng.lognormvariate(rng.uniform(0, 5), rng.uniform(0.2, 2)) for _ in range(ROWS)])


def _amounts_with_zeros(rng: random.Random) -> Profile:
    return profile_of([max(0.0, round(rng.gauss(0, 10), 2)) for _ in range(ROWS)])


def _counts(rng: random.Random) -> Profile:
    mean = rng.uniform(1, 30)
    return profile_of([int(rng.expovariate(1 / mean)) for _ in range(ROWS)], name="n_visits")


def _shares(rng: random.Random) -> Profile:
    return profile_of([round(rng.betavariate(2, 3), 3) for _ in range(ROWS)])


def _several(rng: random.Random) -> Profile:
    columns: dict[str, Cells] = {name: [rng.gauss(3, 9) for _ in range(ROWS)] for name in "ab"}
    return profile_of(columns, layout=Layout.SEVERAL_OUTPUTS)


def _one_hot(rng: random.Random) -> Profile:
    classes = rng.randint(2, 5)
    chosen = [*range(classes), *(rng.randrange(classes) for _ in range(ROWS))]
    columns: dict[str, Cells] = {f"c{index}": [float(index == one) for one in chosen] for index in range(classes)}
    return profile_of(columns, layout=Layout.ONE_HOT)


def _labels(rng: random.Random) -> Profile:
    columns: dict[str, Cells] = {name: [0, 1, *(rng.randrange(2) for _ in range(ROWS))] for name in "abc"}
    return profile_of(columns)


def _delimited(rng: random.Random) -> Profile:
    return profile_of(["|".join(rng.sample("abcd", rng.randint(1, 3))) for _ in range(ROWS)], separator="|")


def _distributions(rng: random.Random) -> Profile:
    places = rng.randint(2, 9)
    weights = [[rng.random() + 0.01 for _ in range(3)] for _ in range(ROWS)]
    columns: dict[str, Cells] = {
        name: [round(row[index] / sum(row), places) for row in weights] for index, name in enumerate("abc")
    }
    return profile_of(columns, layout=Layout.DISTRIBUTION)


ESTIMATORS = ("sklearn", "xgboost", "lightgbm", "catboost")
"""Libraries that take one label column: several are rightly refused there."""

CLEAN = (
    _indices,
    _words,
    _with_holes,
    _measurements,
    _amounts,
    _amounts_with_zeros,
    _counts,
    _shares,
    _several,
    _one_hot,
    _labels,
    _delimited,
    _distributions,
)


def _default_head(profile: Profile, framework: str | None) -> Case:
    """Return labels before the head that they call for, its activation in the loss where the library has it there."""
    task = infer_task(profile)
    advice = recommend(profile, task)
    if profile.target.layout is not Layout.SINGLE and framework in ESTIMATORS:
        framework = None
    loss = catalogue.loss(advice.loss)
    training = Training(loss=loss, loss_given=loss.name, framework=framework, units=advice.units)
    logarithms = loss.expects.get(framework or "") is Scale.LOG_PROBABILITY
    activation = "linear" if taken_raw(training, loss) else ("log_softmax" if logarithms else advice.activation)
    return Case(profile=profile, task=task, training=replace(training, activation=catalogue.activation(activation)))


@given(st.sampled_from(CLEAN), SEEDS, FRAMEWORKS)
def test_the_default_head_of_clean_labels_earns_no_error(
    make: Callable[[random.Random], Profile], seed: int, framework: str | None
) -> None:
    # Seeded, so that a failure is found again.
    case = _default_head(make(random.Random(seed)), framework)  # noqa: S311 - no secret
    findings = [outcome.finding for outcome in (evaluate(rule, case) for rule in PAIRING_RULES) if outcome.finding]

    assert [finding.message for finding in findings if finding.severity is Severity.ERROR] == []
