"""The second half of a script: a small network, its training, and what it reached."""

from actloss.frameworks.jax.applied import JNP
from actloss.frameworks.jax.head import NNX
from actloss.frameworks.jax.shapes import coding, label_shape, predicted_shape
from actloss.frameworks.learning import BATCH, RATE, learning
from actloss.frameworks.metrics import baseline, reached
from actloss.frameworks.problem import Problem
from actloss.frameworks.program import Block
from actloss.frameworks.words import elsewhere

_NUMPY = "import numpy as np"
_MODEL = """hidden = nnx.Linear(x_train.shape[1], HIDDEN, rngs=nnx.Rngs(0))
model = nnx.Sequential(hidden, nnx.relu, head)
optimizer = nnx.Optimizer(model, optax.adam({rate}), wrt=nnx.Param)
x = jnp.asarray(x_train)  # float32 [n, k]
y_true = jnp.asarray(y_train)  # {labels}"""
_STEP = '''@nnx.jit
def train_step(model, optimizer, x, y_true):
    """Move the weights by one step of the optimiser."""
    grads = nnx.grad(lambda model: loss_fn(model(x), y_true))(model)
    optimizer.update(model, grads)'''
_LOOP = """print(f"epoch   0  loss {{loss_fn(model(x), y_true):.4g}}")
rng = np.random.default_rng(0)
for epoch in range(1, {end}):
    for rows in np.array_split(rng.permutation(len(x)), -(-len(x) // {batch})):
        train_step(model, optimizer, x[rows], y_true[rows])
    {shown}"""


def training(problem: Problem) -> tuple[Block, ...]:
    """Return the model, its step, and the loop over epochs."""
    chosen = learning(problem.rows)
    loop = _LOOP.format(end=chosen.epochs + 1, batch=BATCH, shown=chosen.shown)
    made = _MODEL.format(rate=RATE, labels=label_shape(problem))
    return (
        Block(made, (NNX, JNP, "import optax")),
        Block(_STEP, (NNX,)),
        Block("\n".join((*baseline(problem), *elsewhere(problem), loop)), (_NUMPY,)),
    )


def outcome(problem: Problem) -> Block:
    """Return what the test rows come to: ``y_pred``, ``decision``, and the last line that is printed."""
    raw = f"raw = model(jnp.asarray(x_test))  # float32 [n, {problem.units}]"
    y_pred = f"np.asarray(predict(raw))  # float32 {predicted_shape(problem)}"
    lines = reached(problem, coding(problem), y_pred=y_pred, loss="loss_fn(raw, jnp.asarray(y_test))")
    return Block("\n".join((raw, *lines)), (JNP, _NUMPY))
