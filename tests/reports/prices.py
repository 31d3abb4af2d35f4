"""The report that has something in every place."""

from actloss.advice import Advice, Baseline, BiasInit, Option, Rejected
from actloss.finding import Finding, Severity
from actloss.report import Report
from actloss.table import BadRecord, Source
from actloss.target import Candidate, Layout, Target
from actloss.task import Kind, Reading, Task, Trait
from profiles import profile_of
from reports.parts import report_of


def regression() -> Report:
    """Return the report of a skewed price with outliers, missing labels and a rival column."""
    cells = [round(20 + 0.37 * (number % 61) + (number % 7) ** 2 / 3, 2) for number in range(400)]
    cells[39], cells[211] = 9250.5, 1e6
    name = "sales/houses 2024.csv"
    source = Source(
        name=name,
        format="csv",
        encoding="utf-16",
        delimiter=";",
        columns=("id", "rooms", "price", "y"),
        notes=("the file starts with a byte order mark of UTF-16",),
        bad_count=1,
        bad_records=(BadRecord(file=name, line=17, expected=4, found=3, text="16;3;24.1"),),
    )
    profile = profile_of([*cells, None, None], name="price", source=source)
    target = Target(
        columns=("price",),
        positions=(2,),
        layout=Layout.SINGLE,
        given=False,
        confidence=0.71,
        evidence=("'price' is a usual name for a label", "decimal numbers with 214 different values"),
        runner_up=Candidate(
            columns=("y",),
            positions=(3,),
            layout=Layout.SINGLE,
            score=1.2,
            evidence=("the last column", "'y' is a usual name for a label"),
        ),
    )
    task = Task(
        kind=Kind.REGRESSION,
        traits=frozenset({Trait.OUTLIERS, Trait.POSITIVE, Trait.SKEWED, Trait.MISSING_LABELS}),
        confidence=0.985,
        evidence=("values have decimals and 214 different values in 400 rows",),
        alternatives=(Reading(kind=Kind.MULTICLASS, confidence=0.015, evidence=("54 % of the values occur twice",)),),
    )
    baseline = Baseline(
        loss="huber",
        value=14.18,
        constant=(33.4,),
        statement="predicting 33.4 for every row gives huber 14.18: beat this",
    )
    advice = Advice(
        activation="linear",
        units=1,
        loss="huber",
        loss_params={"delta": 14.872},
        elicits="a centre between median and mean",
        reasons=(
            "2 of 400 values (0.5 %) lie beyond Tukey's outer fences, where the square would let them dominate",
            "delta is 1.345 times the scaled MAD, which costs 5 % of the efficiency on normal errors",
        ),
        warnings=("the fences judge the values, not the errors: fit a quick model and look at its residuals",),
        target_transform=None,
        bias_init=BiasInit(values=(33.42,), rule="median of the labels"),
        baseline=baseline,
        names={"pytorch": "torch.nn.HuberLoss(delta=14.872)", "keras": "keras.losses.Huber(delta=14.872)"},
        alternatives=(
            Option(
                loss="mae",
                loss_params={},
                activation="linear",
                elicits="median",
                reasons=("no value can dominate",),
                cautions=("its gradient does not fade near the minimum, so it settles slower",),
                units=1,
                target_transform=None,
            ),
            Option(
                loss="mse",
                loss_params={},
                activation="linear",
                elicits="mean",
                reasons=(),
                cautions=("row 212 alone makes 99.9 % of the loss",),
                units=1,
                target_transform=None,
            ),
        ),
        rejected=(Rejected(loss="binary_crossentropy", reason="402 values > 1, first at row 1"),),
    )
    findings = (
        Finding(
            code="AL201",
            name="missing-label",
            severity=Severity.ERROR,
            message="2 of 402 rows (0.5 %) have no label in 'price', the first is row 401",
            column="price",
            row=401,
            line=403,
            count=2,
            fix="drop these rows; never fill in a label",
        ),
        Finding(code="AL105", name="few-rows", severity=Severity.NOTE, message="402 rows are few for these statistics"),
        Finding(
            code="AL303",
            name="heavy-tail",
            severity=Severity.WARNING,
            message="2 values lie beyond the outer fences",
            column="price",
            row=40,
            count=2,
        ),
    )
    return report_of(profile, task, advice, findings=findings, target=target)
