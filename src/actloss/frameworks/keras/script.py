"""The second half of a script: model, training, what it reached."""

from actloss.frameworks.entry import Coding
from actloss.frameworks.keras.calls import KERAS
from actloss.frameworks.metrics import metric
from actloss.frameworks.problem import Problem
from actloss.frameworks.program import Block

_BATCH = 1024
"""Rows of a batch; a smaller table is one batch."""
_TRAIN_SHARE = 0.8
_STEPS = 2000
"""So many steps are enough, and more only take time; but each row is seen twenty times at least."""
_LINES = 10

_MODEL = """keras.utils.set_random_seed(0)
model = keras.Sequential(
    [
        keras.Input((x_train.shape[1],)),  # x: float32 [n, k]
        keras.layers.Dense(64, activation="relu"),
        head,
    ]
)
model.compile(optimizer=keras.optimizers.Adam(0.01), loss=loss_fn)"""
_LOSS = """def loss_of(x, y):
    \"\"\"Return the loss of all rows together, as training defines it.\"\"\"
    return float(loss_fn(y, model.predict(x, batch_size=1024, verbose=0)))"""
_TRAIN = """for epoch in range({step}, {end}, {step}):
    model.fit(x_train, y_train, batch_size=1024, epochs={step}, verbose=0)
    print(f"epoch {{epoch:3d}}  loss {{loss_of(x_train, y_train):.4g}}")"""


def model(problem: Problem) -> tuple[Block, ...]:
    """Return the model, its training and the lines that it prints."""
    epochs = epochs_of(problem.rows)
    known = problem.baseline is not None
    start = [f'print("baseline  loss {problem.baseline:.4g}")'] if known else []
    start.append('print(f"epoch   0  loss {loss_of(x_train, y_train):.4g}")')
    train = _TRAIN.format(step=epochs // _LINES, end=epochs + 1)
    return (Block(_MODEL, (KERAS,)), Block(_LOSS), Block("\n".join((*start, train))))


def result(problem: Problem, coding: Coding) -> Block:
    """Return what is done with the test rows: predictions, decisions, the last line."""
    chosen = metric(problem, coding)
    lines = ["y_pred = predict(model.predict(x_test, batch_size=1024, verbose=0))"]
    if problem.kind != "regression":
        lines.append("decision = decide(y_pred)")
    name = "error" if problem.kind == "regression" else "accuracy"
    lines += [*chosen.lines, f"{name} = {chosen.expression}"]
    lines.append(f'print(f"test  loss {{loss_of(x_test, y_test):.4g}}  {chosen.title} {{{name}:.4f}}")')
    return Block("\n".join(lines))


def epochs_of(rows: int) -> int:
    """Return how often training goes over a table: 200 times where it is small, at least 20 times.

    Examples:
        >>> epochs_of(500), epochs_of(50_000), epochs_of(10_000_000)
        (200, 50, 20)
    """
    batches = -(-int(rows * _TRAIN_SHARE) // _BATCH)
    epochs = min(200, max(20, _STEPS // max(batches, 1)))
    return epochs - epochs % _LINES
