from dataclasses import replace

from actloss.frameworks.boosting.labelled import Labelled, labelled, looped, several_weights
from actloss.frameworks.entry import Coding
from problems import problem


def test_labels_go_in_as_they_are_encoded() -> None:
    assert labelled(problem("regression", "mse"), Coding.VALUES, soft=False).arguments == ("x", "y")


def test_msle_trains_on_the_logarithm() -> None:
    assert labelled(problem("regression", "msle"), Coding.VALUES, soft=False).arguments == ("x", "np.log1p(y)")


def test_shares_of_two_classes_go_in_as_they_are() -> None:
    posed = problem("regression", "binary_crossentropy")
    assert labelled(posed, Coding.VALUES, soft=True) == Labelled(labels="y")


def test_smoothing_and_the_weight_of_a_1_become_a_label_and_a_weight() -> None:
    posed = problem("binary", "binary_crossentropy", params={"label_smoothing": 0.1, "pos_weight": 2.0})
    given = labelled(posed, Coding.BITS, soft=True)
    assert given.arguments == ("x", "y", "sample_weight=weights")
    space = {"LABEL_SMOOTHING": 0.1, "POS_WEIGHT": 2.0, "y": 1.0}
    exec("\n".join(given.lines), space)  # noqa: S102 - it is what was written
    # Of 1.95 parts 0.95 · 2 = 1.9 are for the label, 0.05 against it.
    assert round(space["weights"], 12) == 1.95
    assert round(space["y"], 12) == round(1.9 / 1.95, 12)


def test_each_label_may_have_a_weight() -> None:
    posed = problem("multilabel", "binary_crossentropy", params={"pos_weight": (1.0, 2.0, 3.0, 4.0)})
    assert several_weights(posed)
    assert "weights = weight * label + 1.0 - label" in labelled(posed, Coding.SETS, soft=True).lines


def test_of_shares_each_row_is_given_once_a_class() -> None:
    posed = problem("multiclass", "categorical_crossentropy")
    assert labelled(posed, Coding.ROWS, soft=True) == Labelled(
        lines=(
            "# Labels are classes there: each row is given once a class, weighted by its share.",
            "shares = y  # float64 [n, 3]",
            "rows = np.repeat(x, 3, axis=0)",
            "labels = np.tile(np.arange(3), len(x))",
        ),
        rows="rows",
        labels="labels",
        weights="shares.ravel()",
    )


def test_smoothed_classes_are_shares() -> None:
    posed = problem("multiclass", "sparse_categorical_crossentropy", params={"label_smoothing": 0.1})
    assert labelled(posed, Coding.INDICES, soft=True).lines[1:3] == (
        "shares = np.eye(3)[y]  # float64 [n, 3]",
        "shares = shares * (1.0 - LABEL_SMOOTHING) + LABEL_SMOOTHING / 3",
    )


def test_every_class_is_there_although_a_split_may_lack_one() -> None:
    posed = problem("multiclass", "nll")
    assert labelled(posed, Coding.INDICES, soft=False) == Labelled()
    split = labelled(replace(posed, stratify=False), Coding.INDICES, soft=False)
    assert split.arguments == ("rows", "labels", "sample_weight=weights")
    assert split.lines[-1] == "weights = np.concatenate([np.ones(len(y)), np.zeros(3)])"


def test_a_step_is_a_question_to_all_rows_or_to_those_that_reach_it() -> None:
    coral = labelled(problem("multiclass", "coral"), Coding.INDICES, soft=False)
    corn = labelled(problem("multiclass", "corn"), Coding.INDICES, soft=False)
    assert coral == Labelled(labels="(y > step).astype(int)")
    assert corn == Labelled(lines=("reached = y >= step",), rows="x[reached]", labels="(y[reached] > step).astype(int)")


def test_a_loop_goes_over_columns_with_what_each_has() -> None:
    posed = problem("multilabel", "binary_crossentropy")
    assert looped(posed, ["model = …"]) == [
        "models = []",
        "for label in y.T:",
        "    model = …",
        "    models.append(model)",
        "return models",
    ]
    assert looped(posed, [], start="START", weight="W")[1] == (
        "for label, start, weight in zip(y.T, START, W, strict=True):"
    )


def test_a_loop_goes_over_the_steps_between_classes() -> None:
    assert looped(problem("multiclass", "coral"), [])[1] == "for step in range(2):"
