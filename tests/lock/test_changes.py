from dataclasses import replace

from actloss.lock import changes
from actloss.reference import Reference
from actloss.target import Layout
from profiles import Cells, profile_of, reference_to

RAMP: Cells = [step / 10 for step in range(200)]


def test_nothing_changed_is_nothing_to_tell() -> None:
    assert changes(reference_to(RAMP), reference_to(RAMP)) == ()


def test_a_new_class_changes_head_task_and_rows() -> None:
    assert changes(reference_to(["no", "yes"] * 40), reference_to(["no", "yes"] * 40 + ["maybe", None])) == (
        (
            "head and loss: sigmoid (1 unit) with binary_crossentropy → softmax (3 units) with"
            " sparse_categorical_crossentropy (class_weight=[27, 0.675, 0.675])"
        ),
        "task: binary → multiclass",
        "traits gained: imbalanced and missing-labels",
        "class added: 'maybe'",
        "rows: 80 → 82",
        "rows with a label: 80 → 81",
        "rows without a label: 0 → 1",
    )


def test_what_went_is_told_as_what_came() -> None:
    before, now = reference_to(["no", "yes"] * 40 + ["maybe", "well"]), reference_to(["no", "yes"] * 40)
    told = changes(before, now)

    assert "classes removed: 'maybe' and 'well'" in told
    assert "traits lost: imbalanced" in told


def test_rows_of_a_few_classes_are_told_one_by_one() -> None:
    before, now = reference_to(["no", "yes"] * 40), reference_to(["no", "yes"] * 40 + ["yes"] * 2)

    assert changes(before, now) == ("class 'yes': 40 → 42 rows", "rows: 80 → 82", "rows with a label: 80 → 82")


def test_of_many_only_how_many() -> None:
    names: Cells = ["a", "b", "c", "d", "e", "f"]
    told = changes(reference_to([*names] * 40), reference_to([*names] * 41))

    assert told == ("rows of 6 classes changed", "rows: 240 → 246", "rows with a label: 240 → 246")


def test_an_encoding_is_told() -> None:
    told = changes(reference_to([0, 1] * 40), reference_to([1, 2] * 40))

    assert "encoding: 0/1 → 1-based" in told
    assert "class added: '2'" in told
    assert "class removed: '0'" in told


def test_a_range_and_a_mean_are_told_of_the_column() -> None:
    assert changes(reference_to(RAMP), reference_to([*RAMP, 30.0])) == (
        "range of 'y': 0 to 19.9 → 0 to 30",
        "mean of 'y': 9.95 → 10.0498 (standard deviation 5.77343 → 5.92931)",
        "rows: 200 → 201",
        "rows with a label: 200 → 201",
    )


def test_other_columns_and_layouts_are_told() -> None:
    before = reference_to(profile_of(["a|b", "b", "c|a"] * 50, separator="|"))
    now = reference_to(profile_of(["a;b", "b", "c;a"] * 50, separator=";", name="tags"))

    assert changes(before, now) == (
        "label columns: 'y' → 'tags'",
        "layout: delimited by '|' → delimited by ';'",
    )


def test_the_order_of_classes_is_told() -> None:
    before = reference_to(["a", "b"] * 40)
    turned = replace(before, classes=before.classes[::-1])

    assert changes(before, turned) == ("order of the classes: 'a' and 'b' → 'b' and 'a'",)


def test_what_was_asked_for_is_told() -> None:
    before = reference_to(RAMP)
    assert before.answer is not None
    asked = replace(
        before, answer=replace(before.answer, loss="quantile", params={"quantile": 0.9}, elicit="quantile=0.9")
    )

    assert changes(before, asked) == (
        "head and loss: linear (1 unit) with mse → linear (1 unit) with quantile (quantile=0.9), elicits quantile=0.9",
    )
    assert changes(replace(before, answer=None), before) == ("head and loss: none → linear (1 unit) with mse",)


def test_a_column_more_has_nothing_to_be_compared_with() -> None:
    layout = Layout.SEVERAL_OUTPUTS
    before: Reference = reference_to(profile_of({"u": RAMP, "v": RAMP}, layout=layout), "regression")
    now = reference_to(profile_of({"u": RAMP, "v": RAMP, "w": RAMP}, layout=layout), "regression")

    assert [told.split(":")[0] for told in changes(before, now)] == ["head and loss", "label columns"]


def test_text_from_the_data_is_visible() -> None:
    told = changes(reference_to(["no", "yes"] * 40), reference_to(["no", "\x1b[2J"] * 40))

    assert "class added: '\\x1b[2J'" in told
