"""What a snippet is pasted into: a few steps of training on features that mean nothing, or one that tells."""

from collections.abc import Sequence

_CELLS = """
import pandas as pd

cells = pd.read_csv({table!r}, dtype=str, keep_default_na=False)[{target!r}]
"""

_PYTORCH = """
torch.manual_seed(0)
target = as_target(encode(cells))
hidden = torch.relu(torch.randn(len(cells), HIDDEN))
steps = torch.optim.Adam(head.parameters(), lr=0.01)
first = float(loss_fn(head(hidden), target))
for _ in range(60):
    steps.zero_grad()
    loss_fn(head(hidden), target).backward()
    steps.step()
with torch.no_grad():
    raw = head(hidden)
last = float(loss_fn(raw, target))
y_pred = predict(raw)
"""

_KERAS = """
keras.utils.set_random_seed(0)
target = encode(cells)
hidden = np.maximum(np.random.default_rng(0).normal(size=(len(cells), 64)), 0).astype("float32")
model = keras.Sequential([keras.Input((64,)), head])
model.compile(optimizer=keras.optimizers.Adam(0.01), loss=loss_fn)
first = float(loss_fn(target, model(hidden)))
model.fit(hidden, target, batch_size=len(target), epochs=60, verbose=0)
raw = model.predict(hidden, verbose=0)
last = float(loss_fn(target, raw))
y_pred = predict(raw)
"""

_JAX = """
import jax
import jax.numpy as jnp
import optax

target = jnp.asarray(encode(cells))
hidden = jax.nn.relu(jax.random.normal(jax.random.key(0), (len(cells), HIDDEN)))
steps = nnx.Optimizer(head, optax.adam(0.01), wrt=nnx.Param)
first = float(loss_fn(head(hidden), target))

@nnx.jit
def step(head, steps):
    steps.update(head, nnx.grad(lambda head: loss_fn(head(hidden), target))(head))

for _ in range(60):
    step(head, steps)
raw = head(hidden)
last = float(loss_fn(raw, target))
y_pred = np.asarray(predict(raw))
"""

_FITTED = """
target = encode(cells)
x = np.random.default_rng(0).normal(size=(len(cells), 4))
first_target = np.asarray(target, dtype=float).reshape(len(cells), -1)[:, 0]
x[:, 0] += 3 * (first_target - first_target.mean()) / first_target.std()
x = x.astype("float32")
model = {fit}
y_pred = np.asarray(predict(model, x))
"""

_DECIDED = """
if "decide" in globals():
    decision = decide(y_pred)
"""


def pasted(snippet: str, framework: str, table: str, columns: Sequence[str]) -> str:
    """Return a snippet within a program that trains with it on the labels of a sample table.

    The program leaves ``first`` and ``last``, the losses before and after training, where the snippet has a head;
    ``y_pred``, and ``decision`` where there are classes.
    """
    target = columns[0] if len(columns) == 1 else list(columns)
    trained = {
        "pytorch": _PYTORCH,
        "keras": _KERAS,
        "jax": _JAX,
        "sklearn": _FITTED.format(fit="model.fit(x, target)"),
    }.get(framework, _FITTED.format(fit="train(x, target)"))
    return snippet + _CELLS.format(table=table, target=target) + trained + _DECIDED
