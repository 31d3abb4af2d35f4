from actloss.frameworks.pytorch.training import training
from problems import problem


def test_a_small_network_holds_the_head() -> None:
    assert training(problem("binary", "binary_crossentropy"))[0].text.splitlines() == [
        "model = nn.Sequential(nn.Linear(x_train.shape[1], HIDDEN), nn.ReLU(), head)",
        "optimizer = torch.optim.Adam(model.parameters(), lr=0.002)",
        "x = torch.from_numpy(x_train)  # float32 [n, k]",
        "y_true = as_target(y_train)  # float32 [n, 1]",
    ]


def test_the_loss_is_printed_before_training_and_now_and_then_in_it() -> None:
    loop = training(problem("binary", "binary_crossentropy", rows=20_000, baseline=0.586749))[1]

    assert loop.text.splitlines() == [
        'print("baseline  loss 0.5867")',
        'print(f"epoch   0  loss {loss_fn(model(x), y_true):.4g}")',
        "for epoch in range(1, 41):",
        "    for rows in torch.randperm(len(x)).split(1024):",
        "        optimizer.zero_grad()",
        "        loss_fn(model(x[rows]), y_true[rows]).backward()",
        "        optimizer.step()",
        "    if epoch % 5 == 0:",
        '        print(f"epoch {epoch:3d}  loss {loss_fn(model(x), y_true):.4g}")',
    ]


def test_of_few_epochs_each_is_printed() -> None:
    loop = training(problem("regression", "mse", rows=1_000_000))[1]

    assert loop.text.splitlines()[-1] == '    print(f"epoch {epoch:3d}  loss {loss_fn(model(x), y_true):.4g}")'


def test_without_a_baseline_there_is_no_line_of_it() -> None:
    assert training(problem("regression", "l2", baseline=None))[1].text.startswith('print(f"epoch   0')


def test_what_was_reached_is_printed_with_the_metric() -> None:
    assert training(problem("binary", "binary_crossentropy"))[-1].text.splitlines() == [
        "raw = model(torch.from_numpy(x_test))  # float32 [n, 1]",
        "y_pred = predict(raw)",
        "decision = decide(y_pred)",
        "truth = np.array(CLASSES, dtype=object)[(y_test > 0.5).astype(int)]",
        "constant = max((truth == label).mean() for label in CLASSES)",
        'print(f"constant  accuracy {constant:.4g}")',
        "test_loss = loss_fn(raw, as_target(y_test))",
        "accuracy = (decision == truth).mean()",
        'print(f"test  loss {test_loss:.4g}  accuracy {accuracy:.4g}")',
    ]
