"""Reports of one layout each, with little said about them."""

from dataclasses import replace

from actloss.advice import Advice, Baseline, BiasInit, Transform
from actloss.report import Report
from actloss.table import Source
from actloss.target import Candidate, Layout
from actloss.task import Kind, Reading, Task, Trait
from profiles import profile_of
from reports.parts import PLAIN, report_of


def binary() -> Report:
    """Return the report of an imbalanced yes/no label that was named, task and all, and that has no findings."""
    profile = profile_of(["no"] * 90 + ["yes"] * 10, name="churned")
    task = Task(
        kind=Kind.BINARY, traits=frozenset({Trait.IMBALANCED}), confidence=1.0, evidence=(), alternatives=(), given=True
    )
    mapping = (("no", 0.0), ("yes", 1.0))
    advice = Advice(
        activation="sigmoid",
        units=1,
        loss="binary_crossentropy",
        loss_params={"pos_weight": 9.0},
        elicits="probabilities",
        reasons=("two classes that exclude one another",),
        warnings=(),
        target_transform=Transform(kind="recode", description="recode 'no' → 0, 'yes' → 1", mapping=mapping),
        bias_init=BiasInit(values=(-2.1972245773362196,), rule="log-odds of the positive class"),
        baseline=Baseline(
            loss="binary_crossentropy",
            value=0.325,
            constant=(0.1,),
            statement="predicting 0.1 for every row gives binary_crossentropy 0.325: beat this",
        ),
        elicit="probabilities",
    )
    return report_of(profile, task, advice)


def unsure() -> Report:
    """Return the report of 1-based grades in a file without a header, where neither column nor task is clear."""
    cells = [1 + number * number % 12 for number in range(240)]
    source = Source(name="-", format="csv", encoding="utf-8", delimiter="\t", header=False, columns=tuple("0123"))
    profile = profile_of(cells, name="3", source=source)
    candidate = Candidate(
        columns=("0", "1", "2"), positions=(0, 1, 2), layout=Layout.ONE_HOT, score=0.3, evidence=("0/1 columns",)
    )
    target = replace(profile.target, given=False, confidence=0.45, runner_up=candidate)
    task = Task(
        kind=Kind.MULTICLASS,
        traits=frozenset({Trait.ORDINAL}),
        confidence=0.52,
        evidence=("integers 1 to 12 without a gap",),
        alternatives=(
            Reading(kind=Kind.REGRESSION, confidence=0.4761, evidence=("12 ordered values",)),
            Reading(kind=Kind.BINARY, confidence=0.0039, evidence=()),
        ),
    )
    classes = sorted(set(cells))
    weights = tuple(round(0.3 + 0.1 * number, 2) for number, _ in enumerate(classes))
    advice = Advice(
        activation="softmax",
        units=len(classes),
        loss="sparse_categorical_crossentropy",
        loss_params={"class_weight": weights},
        elicits="probabilities",
        reasons=(),
        warnings=(),
        target_transform=Transform(
            kind="index",
            description="renumber the class codes without gaps",
            mapping=tuple((str(value), float(number)) for number, value in enumerate(classes)),
        ),
        bias_init=BiasInit(values=tuple(-2.0 - 0.1 * number for number, _ in enumerate(classes)), rule="log shares"),
        baseline=Baseline(
            loss="sparse_categorical_crossentropy", value=float("inf"), constant=(0.5,), statement="nothing to beat"
        ),
    )
    return report_of(profile, task, advice, target=target)


def multilabel() -> Report:
    """Return the report of twelve indicator columns."""
    columns = {f"tag_{number:02}": [float(row % (number + 2) == 0) for row in range(60)] for number in range(12)}
    task = Task(kind=Kind.MULTILABEL, traits=frozenset(), confidence=0.99, evidence=(), alternatives=())
    advice = replace(PLAIN, activation="sigmoid", units=12, loss="binary_crossentropy", elicits="probabilities")
    return report_of(profile_of(columns), task, advice)


def distribution() -> Report:
    """Return the report of three columns of probabilities, one row of which does not sum to 1."""
    columns = {
        "cat": [0.5, 0.25, 0.125, 0.9],
        "dog": [0.25, 0.25, 0.375, 0.9],
        "eel": [0.25, 0.5, 0.5, 0.9],
    }
    task = Task(
        kind=Kind.MULTICLASS, traits=frozenset({Trait.SOFT_LABELS}), confidence=0.9, evidence=(), alternatives=()
    )
    advice = replace(PLAIN, activation="softmax", units=3, loss="kl_divergence", elicits="probabilities")
    return report_of(profile_of(columns, layout=Layout.DISTRIBUTION), task, advice)


def several_outputs() -> Report:
    """Return the report of a regression with eleven outputs, one of which has values that are not finite."""
    columns = {f"y{number}": [number + row / 7 for row in range(30)] for number in range(11)}
    columns["y3"][4] = float("inf")
    task = Task(
        kind=Kind.REGRESSION, traits=frozenset({Trait.SEVERAL_OUTPUTS}), confidence=1.0, evidence=(), alternatives=()
    )
    return report_of(profile_of(columns, layout=Layout.SEVERAL_OUTPUTS), task, replace(PLAIN, units=11))


def counts() -> Report:
    """Return the report of a numeric label with an infinite value, and without a logarithm or a mean above zero."""
    task = Task(kind=Kind.REGRESSION, traits=frozenset(), confidence=1.0, evidence=(), alternatives=())
    return report_of(profile_of([-5.0, -4.0, -3.0, float("inf"), -1.0]), task, PLAIN)


def many_classes() -> Report:
    """Return the report of a Parquet file with more classes than a profile counts one by one."""
    profile = profile_of(["a", "b"], source=Source(name="words.parquet", format="parquet"))
    task = Task(kind=Kind.MULTICLASS, traits=frozenset(), confidence=0.8, evidence=(), alternatives=())
    advice = replace(PLAIN, activation="softmax", units=20_000, bias_init=BiasInit(values=(0.0,) * 20_000, rule="log"))
    return report_of(replace(profile, classes=(), distinct=20_000), task, advice)
