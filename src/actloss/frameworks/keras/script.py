"""The second half of a script: model, training, what it reached."""

from actloss.frameworks.entry import Coding
from actloss.frameworks.keras.calls import KERAS
from actloss.frameworks.learning import BATCH, RATE, learning
from actloss.frameworks.metrics import baseline, reached
from actloss.frameworks.problem import Problem
from actloss.frameworks.program import Block
from actloss.frameworks.words import elsewhere

_MODEL = f"""keras.utils.set_random_seed(0)
model = keras.Sequential([keras.layers.Dense(64, activation="relu"), head])
model.compile(optimizer=keras.optimizers.Adam({RATE}), loss=loss_fn)"""
_LOSS = f'''def loss_of(x, y_true):
    """Return the loss of all rows together, as training defines it."""
    return float(loss_fn(y_true, model.predict(x, batch_size={BATCH}, verbose=0)))'''
_TRAIN = """for epoch in range({step}, {end}, {step}):
    model.fit(x_train, y_train, batch_size={batch}, epochs={step}, verbose=0)
    print(f"epoch {{epoch:3d}}  loss {{loss_of(x_train, y_train):.4g}}")"""


def model(problem: Problem) -> tuple[Block, ...]:
    """Return the model, its training and the lines that it prints."""
    chosen = learning(problem.rows)
    start = 'print(f"epoch   0  loss {loss_of(x_train, y_train):.4g}")'
    train = _TRAIN.format(step=chosen.every, end=chosen.epochs + 1, batch=BATCH)
    return (
        Block(_MODEL, (KERAS,)),
        Block(_LOSS),
        Block("\n".join((*baseline(problem), *elsewhere(problem), start, train))),
    )


def result(problem: Problem, coding: Coding) -> Block:
    """Return what is done with the test rows: predictions, decisions, the last line."""
    raw = f"raw = model.predict(x_test, batch_size={BATCH}, verbose=0)  # float32 [n, {problem.units}]"
    lines = reached(problem, coding, y_pred="predict(raw)", loss="float(loss_fn(y_test, raw))")
    return Block("\n".join((raw, *lines)))
