"""Training and what it prints."""

from actloss.frameworks.entry import Coding
from actloss.frameworks.keras.script import epochs_of, model, result
from problems import problem


def test_the_baseline_is_printed_where_it_is_known() -> None:
    assert 'print("baseline  loss 0.6397")' in model(problem("binary", "binary_crossentropy"))[-1].text
    assert "baseline" not in model(problem("binary", "binary_crossentropy", baseline=None))[-1].text


def test_ten_lines_are_printed_whatever_the_number_of_epochs() -> None:
    assert "range(20, 201, 20)" in model(problem("binary", "focal", rows=500))[-1].text
    assert "range(2, 21, 2)" in model(problem("binary", "focal", rows=10_000_000))[-1].text


def test_epochs_make_about_as_many_steps_for_every_table() -> None:
    assert [epochs_of(rows) for rows in (0, 10, 12_800, 20_000, 1_000_000)] == [200, 200, 200, 120, 20]


def test_the_last_line_has_the_metric_of_the_task() -> None:
    binary = result(problem("binary", "binary_crossentropy", imbalanced=True), Coding.BITS).text.splitlines()
    regression = result(problem("regression", "mse"), Coding.VALUES).text.splitlines()

    assert "decision = decide(y_pred)" in binary
    assert binary[-1] == ('print(f"test  loss {loss_of(x_test, y_test):.4g}  balanced accuracy {accuracy:.4f}")')
    assert regression == [
        "y_pred = predict(model.predict(x_test, batch_size=1024, verbose=0))",
        "error = np.abs(y_pred - y_test).mean()",
        'print(f"test  loss {loss_of(x_test, y_test):.4g}  mean absolute error {error:.4f}")',
    ]
