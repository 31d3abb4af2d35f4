"""A whole program: a small network, its training, and what it reached."""

from actloss.frameworks.jax.applied import JNP
from actloss.frameworks.jax.head import NNX, made
from actloss.frameworks.jax.shapes import coding, label_shape, predicted_shape
from actloss.frameworks.metrics import metric
from actloss.frameworks.problem import Problem
from actloss.frameworks.program import Block

_BATCH = 1024
_STEPS = 2000
"""Of the optimiser, about: what a large table is given."""
_EPOCHS = 200
_LINES = 10
"""Of the losses that are printed."""

_NETWORK = '''class Network(nnx.Module):
    """One hidden layer of ReLU units, and the head."""

    def __init__(self, features, rngs):
        self.hidden = nnx.Linear(features, HIDDEN, rngs=rngs)
{head}

    def __call__(self, x):
        return self.head(nnx.relu(self.hidden(x)))  # float32 [n, {units}]'''
_STEP = '''@nnx.jit
def train_step(model, optimizer, x, y_true):
    """Move the weights by one step of the optimiser."""
    grads = nnx.grad(lambda model: loss_fn(model(x), y_true))(model)
    optimizer.update(model, grads)'''
_MADE = """model = Network(x_train.shape[1], nnx.Rngs(0))
optimizer = nnx.Optimizer(model, optax.adam(0.01), wrt=nnx.Param)
x, y_true = jnp.asarray(x_train), jnp.asarray(y_train)  # float32 [n, k], {labels}"""
_LOOP = """for epoch in range({epochs}):
{report}
    train_step(model, optimizer, x, y_true)"""
_BATCHES = """rng = np.random.default_rng(0)
for epoch in range({epochs}):
{report}
    order = rng.permutation(len(x))
    for start in range(0, len(x), {batch}):
        rows = order[start : start + {batch}]
        train_step(model, optimizer, x[rows], y_true[rows])"""
_REPORT = """print(f"epoch {epoch:3d}  loss {loss_fn(model(x), y_true):.4g}")"""


def network(problem: Problem) -> Block:
    """Return the class ``Network``."""
    layer = made(problem, "self.head", "rngs", "        ")
    return Block(_NETWORK.format(head=layer, units=problem.units), (NNX,))


def training(problem: Problem) -> tuple[Block, ...]:
    """Return the step, the model and the loop over epochs."""
    batches = -(-problem.rows // _BATCH)
    epochs = max(min(_EPOCHS, _STEPS // max(batches, 1)), 2)
    every = max(epochs // _LINES, 1)
    report = f"    {_REPORT}" if every == 1 else f"    if epoch % {every} == 0:\n        {_REPORT}"
    made_model = Block(_MADE.format(labels=label_shape(problem)), (NNX, JNP, "import optax"))
    if batches > 1:
        loop = Block(_BATCHES.format(epochs=epochs, report=report, batch=_BATCH), ("import numpy as np",))
    else:
        loop = Block(_LOOP.format(epochs=epochs, report=report))
    return (Block(_STEP, (NNX,)), made_model, *_baseline(problem), loop)


def _baseline(problem: Problem) -> tuple[Block, ...]:
    if problem.baseline is None:
        return ()
    return (Block(f'print("baseline  loss {problem.baseline:.4g}")'),)


def outcome(problem: Problem) -> tuple[Block, ...]:
    """Return what the test rows come to: ``y_pred``, ``decision``, and the last line that is printed."""
    measured = metric(problem, coding(problem))
    name, digits = ("error", ".4g") if problem.kind == "regression" else ("accuracy", ".4f")
    decided = () if problem.kind == "regression" else ("decision = decide(y_pred)",)
    lines = (
        f"raw = model(jnp.asarray(x_test))  # float32 [n, {problem.units}]",
        "loss = loss_fn(raw, jnp.asarray(y_test))",
        f"y_pred = np.asarray(predict(raw))  # float32 {predicted_shape(problem)}",
        *decided,
        *measured.lines,
        f"{name} = {measured.expression}",
        f'print(f"test  loss {{loss:.4g}}  {measured.title} {{{name}:{digits}}}")',
    )
    return (Block("\n".join(lines), (JNP, "import numpy as np")),)
