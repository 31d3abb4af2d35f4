"""Training and what it prints."""

from actloss.frameworks.entry import Coding
from actloss.frameworks.keras.script import model, result
from problems import problem


def test_the_baseline_is_printed_where_it_is_known() -> None:
    assert 'print("baseline  loss 0.6397")' in model(problem("binary", "binary_crossentropy"))[-1].text
    assert "baseline" not in model(problem("binary", "binary_crossentropy", baseline=None))[-1].text


def test_the_loss_is_printed_now_and_then_whatever_the_number_of_epochs() -> None:
    assert model(problem("binary", "focal", rows=500))[-1].text.splitlines()[-3:] == [
        "for epoch in range(10, 81, 10):",
        "    model.fit(x_train, y_train, batch_size=1024, epochs=10, verbose=0)",
        '    print(f"epoch {epoch:3d}  loss {loss_of(x_train, y_train):.4g}")',
    ]
    assert "range(1, 6, 1)" in model(problem("binary", "focal", rows=10_000_000))[-1].text


def test_the_last_line_has_the_metric_of_the_task() -> None:
    binary = result(problem("binary", "binary_crossentropy", imbalanced=True), Coding.BITS).text.splitlines()
    regression = result(problem("regression", "mse"), Coding.VALUES).text.splitlines()

    assert "decision = decide(y_pred)" in binary
    assert binary[-1] == 'print(f"test  loss {test_loss:.4g}  balanced accuracy {accuracy:.4g}")'
    assert regression == [
        "raw = model.predict(x_test, batch_size=1024, verbose=0)  # float32 [n, 1]",
        "y_pred = predict(raw)",
        "constant = np.abs(np.median(y_train, axis=0) - y_test).mean()",
        'print(f"constant  mean absolute error {constant:.4g}")',
        "test_loss = float(loss_fn(y_test, raw))",
        "error = np.abs(y_pred - y_test).mean()",
        'print(f"test  loss {test_loss:.4g}  mean absolute error {error:.4g}")',
    ]
