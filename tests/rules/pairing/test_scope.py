from actloss.rules.pairing.scope import class_count, with_head, with_loss, with_task
from profiles import case_of, profile_of, training

CLASSES = profile_of([0, 1, 2] * 40)


def test_reasons_why_there_is_nothing_to_look_at() -> None:
    nothing = case_of(profile_of([None] * 40), training=training(loss="mse"))

    assert with_loss(case_of(CLASSES)) == "no loss was given"
    assert with_loss(nothing) is None
    assert with_task(nothing) == "the labels allow no task"
    assert with_task(case_of(CLASSES, training=training(loss="mse"))) is None
    assert with_head(case_of(CLASSES, training=training(activation="softmax", loss="nll"))) is None


def test_classes_are_counted_by_units_columns_and_values() -> None:
    columns = profile_of({"a": [1, 0] * 60, "b": [0, 1] * 60})
    many = profile_of([*range(10_001)] * 2)

    assert class_count(case_of(CLASSES)) == 3
    assert class_count(case_of(CLASSES, training=training(units=5))) == 5
    assert class_count(case_of(CLASSES, training=training(units=1))) == 3
    assert class_count(case_of(columns)) == 2
    assert class_count(case_of(many)) is None


def test_the_label_that_the_loss_skips_is_no_class() -> None:
    marked = profile_of([0, 1, 2, -100] * 40)

    assert class_count(case_of(marked)) == 4
    assert class_count(case_of(marked, training=training(loss="nn.CrossEntropyLoss()"))) == 3
    assert class_count(case_of(marked, training=training(loss="nll", ignore_index=2))) == 3
    assert class_count(case_of(CLASSES, training=training(loss="nll", ignore_index=255))) == 3
    assert class_count(case_of(profile_of(["a", "b"] * 40), training=training(loss="nll", framework="torch"))) == 2
