from actloss.frameworks.sklearn import FRAMEWORK


def test_the_source_of_an_own_loss_comes_with_the_estimator() -> None:
    text = "\n".join(block.text for block in FRAMEWORK.own("cauchy"))

    assert "def cauchy(y_true, raw, *, c=2.3849):" in text
    assert "class LinearModel(BaseEstimator):" in text
