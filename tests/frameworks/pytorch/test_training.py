from actloss.frameworks.pytorch.training import epochs, training
from problems import problem


def test_steps_are_about_as_many_for_small_and_large_tables() -> None:
    assert [epochs(rows) for rows in (0, 1, 1_280, 1_281, 6_400, 12_800, 100_000, 6_000_000)] == [
        200,
        200,
        200,
        200,
        200,
        100,
        10,
        10,
    ]


def test_the_loss_is_printed_before_training_and_ten_times_in_it() -> None:
    _, show, loop, _ = training(problem("binary", "binary_crossentropy", rows=20_000, baseline=0.586749))

    assert show.text.splitlines()[-1] == '        print(f"epoch {epoch:3d}  loss {loss_fn(model(x), y):.4g}")'
    assert loop.text.splitlines() == [
        'print("baseline  loss 0.5867")',
        "show(0)",
        "for epoch in range(1, 61):",
        "    for rows in torch.randperm(len(x)).split(1024):",
        "        optimizer.zero_grad()",
        "        loss_fn(model(x[rows]), y[rows]).backward()",
        "        optimizer.step()",
        "    if epoch % 6 == 0:",
        "        show(epoch)",
    ]


def test_without_a_baseline_there_is_no_line_of_it() -> None:
    assert training(problem("regression", "l2", baseline=None))[2].text.startswith("show(0)\n")


def test_what_was_reached_is_printed_with_the_metric() -> None:
    assert training(problem("binary", "binary_crossentropy"))[-1].text.splitlines() == [
        "with torch.no_grad():",
        "    raw = model(x_new)  # float32 [n, 1]",
        "    loss = loss_fn(raw, y_new)",
        "y_pred = predict(raw)",
        "decision = decide(y_pred)",
        "truth = np.array(CLASSES, dtype=object)[(y_test > 0.5).astype(int)]",
        "accuracy = (decision == truth).mean()",
        'print(f"test  loss {loss:.4g}  accuracy {accuracy:.4f}")',
    ]
    assert training(problem("regression", "mse"))[-1].text.splitlines()[3:] == [
        "y_pred = predict(raw)",
        "error = np.abs(y_pred - y_test).mean()",
        'print(f"test  loss {loss:.4g}  mean absolute error {error:.4g}")',
    ]
