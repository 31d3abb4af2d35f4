from actloss.frameworks.jax.script import network, outcome, training
from problems import problem

BINARY = problem("binary", "binary_crossentropy", rows=150, baseline=0.63972)


def test_a_network_has_a_hidden_layer_and_the_head() -> None:
    text = network(problem("regression", "mse", spread=2.0)).text

    assert text.startswith("class Network(nnx.Module):")
    assert "        self.head = Head(rngs)\n" in text
    assert text.endswith("return self.head(nnx.relu(self.hidden(x)))  # float32 [n, 1]")


def test_few_rows_are_one_batch() -> None:
    step, made, baseline, loop = training(BINARY)

    assert step.text.startswith("@nnx.jit\ndef train_step(")
    assert "wrt=nnx.Param" in made.text
    assert baseline.text == 'print("baseline  loss 0.6397")'
    assert loop.text.splitlines() == [
        "for epoch in range(200):",
        "    if epoch % 20 == 0:",
        '        print(f"epoch {epoch:3d}  loss {loss_fn(model(x), y_true):.4g}")',
        "    train_step(model, optimizer, x, y_true)",
    ]


def test_without_a_baseline_none_is_printed() -> None:
    assert len(training(problem("binary", "binary_crossentropy", baseline=None))) == 3


def test_many_rows_are_drawn_in_batches() -> None:
    loop = training(problem("binary", "binary_crossentropy", rows=100_000))[-1]

    assert loop.text.startswith("rng = np.random.default_rng(0)\nfor epoch in range(20):\n    if epoch % 2 == 0:\n")
    assert "rows = order[start : start + 1024]" in loop.text
    assert loop.imports == ("import numpy as np",)


def test_a_huge_table_prints_each_of_its_few_epochs() -> None:
    loop = training(problem("binary", "binary_crossentropy", rows=100_000_000))[-1]

    assert loop.text.splitlines()[1:3] == [
        "for epoch in range(2):",
        '    print(f"epoch {epoch:3d}  loss {loss_fn(model(x), y_true):.4g}")',
    ]


def test_without_a_table_there_is_one_batch() -> None:
    assert "for start" not in training(problem("binary", "binary_crossentropy", rows=0))[-1].text


def test_test_rows_are_predicted_decided_and_measured() -> None:
    assert outcome(BINARY)[0].text.splitlines() == [
        "raw = model(jnp.asarray(x_test))  # float32 [n, 1]",
        "loss = loss_fn(raw, jnp.asarray(y_test))",
        "y_pred = np.asarray(predict(raw))  # float32 [n]",
        "decision = decide(y_pred)",
        "truth = np.array(CLASSES, dtype=object)[(y_test > 0.5).astype(int)]",
        "accuracy = (decision == truth).mean()",
        'print(f"test  loss {loss:.4g}  accuracy {accuracy:.4f}")',
    ]


def test_quantities_are_measured_in_their_unit() -> None:
    lines = outcome(problem("regression", "mse"))[0].text.splitlines()

    assert lines[-2:] == [
        "error = np.abs(y_pred - y_test).mean()",
        'print(f"test  loss {loss:.4g}  mean absolute error {error:.4g}")',
    ]
