import numpy as np
import pytest

from actloss.errors import LabelError
from actloss.target import Layout
from actloss.task import Kind, infer_task
from profiles import profile_of

RNG = np.random.default_rng(2026)
N = 1000


def whole(values: "np.typing.NDArray[np.int64]") -> list[float | str | None]:
    return [float(value) for value in values]


def words(prefix: str, classes: int) -> list[float | str | None]:
    return [f"{prefix}{index}" for index in RNG.integers(0, classes, N)]


EXAMPLES: dict[str, tuple[Kind, list[float | str | None]]] = {
    "a Gaussian": (Kind.REGRESSION, list(RNG.normal(5, 2, N))),
    "a skewed amount": (Kind.REGRESSION, list(RNG.lognormal(3, 1, N))),
    "a fraction": (Kind.REGRESSION, list(RNG.beta(2, 5, N))),
    "a fraction in tenths": (Kind.REGRESSION, list(RNG.integers(0, 11, N) / 10)),
    "a Poisson count of mean 1": (Kind.REGRESSION, whole(RNG.poisson(1, N))),
    "a Poisson count of mean 3": (Kind.REGRESSION, whole(RNG.poisson(3, N))),
    "an overdispersed count": (Kind.REGRESSION, whole(RNG.negative_binomial(1, 0.3, N))),
    "an age": (Kind.REGRESSION, whole(RNG.integers(18, 90, N))),
    "a year": (Kind.REGRESSION, whole(RNG.integers(1990, 2020, N))),
    "a price in hundreds": (Kind.REGRESSION, whole(RNG.integers(100, 5000, N) * 100)),
    "zero and one": (Kind.BINARY, whole(RNG.integers(0, 2, N))),
    "minus one and one": (Kind.BINARY, whole(RNG.integers(0, 2, N) * 2 - 1)),
    "one and two": (Kind.BINARY, whole(RNG.integers(1, 3, N))),
    "two and four": (Kind.BINARY, whole(RNG.integers(1, 3, N) * 2)),
    "yes and no": (Kind.BINARY, ["yes", "no"] * 50),
    "yes and no in two spellings": (Kind.BINARY, ["Yes", "no", "yes ", "No"] * 50),
    "true and false": (Kind.BINARY, ["true", "false", "true"] * 50),
    "three class codes from 0": (Kind.MULTICLASS, whole(RNG.integers(0, 3, N))),
    "five class codes from 1": (Kind.MULTICLASS, whole(RNG.integers(1, 6, N))),
    "ten digits": (Kind.MULTICLASS, whole(RNG.integers(0, 10, N))),
    "class codes with gaps": (Kind.MULTICLASS, whole(RNG.choice([0, 2, 7], N))),
    "five postcodes": (Kind.MULTICLASS, whole(RNG.choice([10115, 20095, 80331, 50667, 60311], N))),
    "a hundred class codes": (Kind.MULTICLASS, whole(RNG.integers(0, 100, 3000))),
    "imbalanced class codes": (Kind.MULTICLASS, whole(RNG.choice(3, N, p=[0.9, 0.07, 0.03]))),
    "three words": (Kind.MULTICLASS, ["cat", "dog", "bird"] * 30),
    "two hundred words": (Kind.MULTICLASS, words("c", 200)),
}


@pytest.mark.parametrize("example", EXAMPLES)
def test_the_kind_is_read_from_values_alone(example: str) -> None:
    kind, cells = EXAMPLES[example]

    assert infer_task(profile_of(cells, name="y")).kind is kind


@pytest.mark.parametrize("example", EXAMPLES)
def test_the_order_of_rows_does_not_matter(example: str) -> None:
    _, cells = EXAMPLES[example]
    there, back = (infer_task(profile_of(order, name="y")) for order in (cells, cells[::-1]))

    assert there.kind is back.kind
    assert there.confidence == pytest.approx(back.confidence)


@pytest.mark.parametrize(
    ("name", "kind"), [("num_children", Kind.REGRESSION), ("species", Kind.MULTICLASS), ("visits", Kind.REGRESSION)]
)
def test_the_name_tips_the_balance_where_values_cannot_tell(name: str, kind: Kind) -> None:
    cells = whole(RNG.choice(8, 400, p=[0.2, 0.25, 0.2, 0.15, 0.1, 0.05, 0.03, 0.02]))
    task = infer_task(profile_of(cells, name=name))

    assert task.kind is kind
    assert any(name in sentence for sentence in task.evidence)


def test_the_runner_up_is_kept_with_its_confidence() -> None:
    task = infer_task(profile_of(whole(RNG.integers(1, 11, N)), name="y"))

    assert [reading.kind for reading in task.alternatives] == [Kind.REGRESSION]
    assert 0 < task.alternatives[0].confidence < task.confidence < 1


@pytest.mark.parametrize(
    ("layout", "kind"),
    [(Layout.MULTI_HOT, Kind.MULTILABEL), (Layout.ONE_HOT, Kind.MULTICLASS), (Layout.SEVERAL_OUTPUTS, Kind.REGRESSION)],
)
def test_several_columns_are_read_by_their_layout(layout: Layout, kind: Kind) -> None:
    columns: dict[str, list[float | str | None]] = {"a": [1, 0, 0] * 9, "b": [0, 1, 0] * 9, "c": [0, 0, 1] * 9}

    assert infer_task(profile_of(columns, layout=layout)).kind is kind


def test_lists_in_cells_are_multi_label() -> None:
    task = infer_task(profile_of(["a|b", "b", "a|c", ""] * 10, separator="|"))

    assert task.kind is Kind.MULTILABEL


def test_two_one_hot_columns_are_binary() -> None:
    columns: dict[str, list[float | str | None]] = {"no": [1, 0, 1, 1], "yes": [0, 1, 0, 0]}

    assert infer_task(profile_of(columns, layout=Layout.ONE_HOT)).kind is Kind.BINARY


def test_the_users_word_wins_and_the_doubt_stays_visible() -> None:
    task = infer_task(profile_of(whole(RNG.integers(0, 5, N))), Kind.REGRESSION)

    assert (task.kind, task.given, task.confidence) == (Kind.REGRESSION, True, 1.0)
    assert "multiclass" in task.evidence[0]


@pytest.mark.parametrize(
    ("cells", "task"), [(["a", "b", "c"], "regression"), ([1.5, 2.5, 3.5], "binary"), (["a", "b"], "multilabel")]
)
def test_a_task_that_the_labels_cannot_be_is_refused(cells: list[float | str | None], task: str) -> None:
    with pytest.raises(LabelError, match=f"--task {task} was given, but the labels allow only"):
        infer_task(profile_of(cells), Kind(task))


@pytest.mark.parametrize(
    ("cells", "kind"),
    [
        ([0.0] * 70 + [1.0, 2.0, 3.0, 7.0, 12.0, 30.0] * 5, Kind.REGRESSION),
        ([float(value) for value in range(-20, 20)] * 3, Kind.REGRESSION),
        ([0.0, 10.0**12, 5.0, 10.0**9, 77.0] * 20, Kind.MULTICLASS),
        ([1.0, 2.0, 3.0, "x", 2.0, 1.0] * 10, Kind.MULTICLASS),
    ],
)
def test_odd_whole_numbers_are_read_without_effort(cells: list[float | str | None], kind: Kind) -> None:
    assert infer_task(profile_of(cells, name="y")).kind is kind


def test_a_name_of_digits_says_nothing() -> None:
    assert infer_task(profile_of([1.0, 2.0, 3.0] * 20, name="3")).kind is Kind.MULTICLASS
