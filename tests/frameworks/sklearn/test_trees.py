from actloss.frameworks.sklearn.call import call, laid
from actloss.frameworks.sklearn.trees import FEW_ROWS, classifier, on_trees, regressor
from problems import problem


def test_a_small_table_gets_small_trees_and_says_so() -> None:
    posed = problem("regression", "mse", rows=FEW_ROWS)
    model = regressor(posed, "squared_error")

    assert "learning_rate=0.05" in laid("", model)
    assert on_trees(posed, model) == ("Few rows: small trees and small steps.",)
    assert on_trees(posed, call("sklearn.svm.SVR")) == ()


def test_a_larger_table_and_none_get_them_as_they_come() -> None:
    for rows in (0, FEW_ROWS + 1):
        posed = problem("binary", "binary_crossentropy", rows=rows)
        model = classifier(posed, None)

        assert laid("", model) == "HistGradientBoostingClassifier(random_state=0)"
        assert on_trees(posed, model) == ()
