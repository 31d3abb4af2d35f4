from actloss.frameworks.boosting.trees import careful, is_small, rounds
from problems import problem


def test_trees_are_small_and_slow_where_rows_are_few() -> None:
    few, many, unknown = (problem("regression", "mse", rows=rows) for rows in (2000, 2001, 0))

    assert [is_small(posed) for posed in (few, many, unknown)] == [True, False, False]
    assert careful(few, "depth=3") == ["learning_rate=0.05", "depth=3"]
    assert careful(many, "depth=3") == careful(unknown, "depth=3") == ["learning_rate=0.1"]


def test_many_classes_take_fewer_rounds_with_a_tree_for_each() -> None:
    assert [rounds(problem("multiclass", "nll", units=units)) for units in (1, 60, 61, 300, 600, 5000)] == [
        100,
        100,
        90,
        20,
        10,
        10,
    ]
