from actloss.frameworks.jax.script import outcome, training
from problems import problem

BINARY = problem("binary", "binary_crossentropy", rows=150, baseline=0.63972)


def test_a_network_has_a_hidden_layer_and_the_head() -> None:
    assert training(BINARY)[0].text.splitlines() == [
        "hidden = nnx.Linear(x_train.shape[1], HIDDEN, rngs=nnx.Rngs(0))",
        "model = nnx.Sequential(hidden, nnx.relu, head)",
        "optimizer = nnx.Optimizer(model, optax.adam(0.002), wrt=nnx.Param)",
        "x = jnp.asarray(x_train)  # float32 [n, k]",
        "y_true = jnp.asarray(y_train)  # float32 [n]",
    ]


def test_rows_are_drawn_in_batches() -> None:
    _, step, loop = training(BINARY)

    assert step.text.startswith("@nnx.jit\ndef train_step(")
    assert loop.text.splitlines() == [
        'print("baseline  loss 0.6397")',
        'print(f"epoch   0  loss {loss_fn(model(x), y_true):.4g}")',
        "rng = np.random.default_rng(0)",
        "for epoch in range(1, 81):",
        "    for rows in np.array_split(rng.permutation(len(x)), -(-len(x) // 1024)):",
        "        train_step(model, optimizer, x[rows], y_true[rows])",
        "    if epoch % 10 == 0:",
        '        print(f"epoch {epoch:3d}  loss {loss_fn(model(x), y_true):.4g}")',
    ]


def test_without_a_baseline_none_is_printed() -> None:
    loop = training(problem("binary", "binary_crossentropy", baseline=None))[-1]

    assert loop.text.startswith('print(f"epoch   0')


def test_a_huge_table_prints_each_of_its_few_epochs() -> None:
    loop = training(problem("binary", "binary_crossentropy", rows=100_000_000))[-1]

    assert "for epoch in range(1, 6):" in loop.text
    assert loop.text.splitlines()[-1] == '    print(f"epoch {epoch:3d}  loss {loss_fn(model(x), y_true):.4g}")'


def test_test_rows_are_predicted_decided_and_measured() -> None:
    assert outcome(BINARY).text.splitlines() == [
        "raw = model(jnp.asarray(x_test))  # float32 [n, 1]",
        "y_pred = np.asarray(predict(raw))  # float32 [n]",
        "decision = decide(y_pred)",
        "truth = np.array(CLASSES, dtype=object)[(y_test > 0.5).astype(int)]",
        "constant = max((truth == label).mean() for label in CLASSES)",
        'print(f"constant  accuracy {constant:.4g}")',
        "test_loss = loss_fn(raw, jnp.asarray(y_test))",
        "accuracy = (decision == truth).mean()",
        'print(f"test  loss {test_loss:.4g}  accuracy {accuracy:.4g}")',
    ]


def test_quantities_are_measured_in_their_unit() -> None:
    lines = outcome(problem("regression", "mse")).text.splitlines()

    assert lines[-2:] == [
        "error = np.abs(y_pred - y_test).mean()",
        'print(f"test  loss {test_loss:.4g}  mean absolute error {error:.4g}")',
    ]
