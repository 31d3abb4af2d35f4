from dataclasses import replace

from actloss.frameworks.boosting.script import finish, own_loss, predicting
from actloss.frameworks.entry import Coding
from problems import problem


def test_a_prediction_is_made_of_raw_scores() -> None:
    block = predicting(problem("binary", "binary_crossentropy"))
    assert block.text == (
        'def predict(model, x):\n    """Return y_pred: probabilities of CLASSES[1], float64 [n]."""\n'
        "    raw = score(model, x)\n    return expit(raw)"
    )
    assert block.imports == ("from scipy.special import expit",)


def test_scores_that_are_predictions_are_returned() -> None:
    assert predicting(problem("regression", "mse")).text.endswith("\n    return score(model, x)")


def test_the_loss_of_an_own_objective_is_the_mean_of_its_losses() -> None:
    posed = problem("regression", "cauchy")
    assert own_loss(posed, ("c=C",)).text.endswith("\n    return cauchy(y_true, raw, c=C)[0].mean()")


def test_a_script_ends_with_what_it_reached() -> None:
    trained, tested = finish(replace(problem("regression", "mse"), baseline=8.81801), Coding.VALUES)
    assert trained.text == (
        "model = train(x_train, y_train)\n"
        'print("baseline  loss 8.818")\n'
        "raw = np.full(len(y_train), START)\n"
        'print(f"round   0  loss {loss(y_train, raw):.4g}")\n'
        "for rounds in range(10, 101, 10):\n"
        "    raw = score(model, x_train, rounds)\n"
        '    print(f"round {rounds:3d}  loss {loss(y_train, raw):.4g}")'
    )
    assert tested.text == (
        "y_pred = predict(model, x_test)  # float64 [n]\n"
        "constant = np.abs(np.median(y_train, axis=0) - y_test).mean()\n"
        'print(f"constant  mean absolute error {constant:.4g}")\n'
        "test_loss = loss(y_test, score(model, x_test))\n"
        "error = np.abs(y_pred - y_test).mean()\n"
        'print(f"test  loss {test_loss:.4g}  mean absolute error {error:.4g}")'
    )


def test_classes_are_decided_and_several_scores_start_in_rows() -> None:
    trained, tested = finish(problem("multiclass", "nll"), Coding.INDICES)
    assert "raw = np.tile(START, (len(y_train), 1))" in trained.text
    assert "baseline" not in trained.text
    assert "\ndecision = decide(y_pred)\n" in tested.text
