from actloss.frameworks.boosting.own import function_name, source
from problems import problem


def test_two_classes_with_a_score_each_take_the_function_of_several() -> None:
    assert function_name(problem("binary", "focal")) == "focal"
    two = problem("binary", "focal", units=2, activation="softmax")
    assert function_name(two) == "categorical_focal"
    assert source(two)[-1].text.startswith("def categorical_focal(")
