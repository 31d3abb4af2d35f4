"""The second half of a script: a small network, its training, and what it reached."""

from actloss.frameworks.metrics import metric
from actloss.frameworks.problem import Problem
from actloss.frameworks.program import Block
from actloss.frameworks.pytorch.head import NN, TORCH
from actloss.frameworks.pytorch.shapes import coding, raw_shape

BATCH = 1024
"""Rows that are trained on at once, at most."""

_TRAINED_ON = 0.8
"""Share of the rows that `actloss.frameworks.reading` trains on."""
_STEPS = 1000
"""About as many steps are made on a large table."""
_MOST_EPOCHS = 200
_LINES = 10
"""How often the loss is printed."""

_MODEL = """model = nn.Sequential(nn.Linear(x_train.shape[1], HIDDEN), nn.ReLU(), head)
optimizer = torch.optim.Adam(model.parameters(), lr=0.002)

x, y = torch.from_numpy(x_train), as_target(y_train)  # x float32 [n, k]
x_new, y_new = torch.from_numpy(x_test), as_target(y_test)"""
_SHOW = '''def show(epoch):
    """Print the loss of the training rows."""
    with torch.no_grad():
        print(f"epoch {epoch:3d}  loss {loss_fn(model(x), y):.4g}")'''
_LOOP = """show(0)
for epoch in range(1, {epochs}):
    for rows in torch.randperm(len(x)).split({batch}):
        optimizer.zero_grad()
        loss_fn(model(x[rows]), y[rows]).backward()
        optimizer.step()
    if epoch % {every} == 0:
        show(epoch)"""
_REACHED = """with torch.no_grad():
    raw = model(x_new)  # {raw}
    loss = loss_fn(raw, y_new)
y_pred = predict(raw)"""


def training(problem: Problem) -> tuple[Block, ...]:
    """Return the model, its training, and what it reached on the rows that it has not seen."""
    times = epochs(problem.rows)
    loop = _LOOP.format(
        epochs=times + 1,
        batch=BATCH,
        every=times // _LINES,
    )
    return (
        Block(_MODEL, (NN, TORCH)),
        Block(_SHOW, (TORCH,)),
        Block(_baseline(problem) + loop, (TORCH,)),
        Block(_reached(problem), (TORCH,)),
    )


def epochs(rows: int) -> int:
    """Return how often the training rows are gone through, a multiple of ten.

    Examples:
        >>> epochs(500), epochs(10_000), epochs(10_000_000)
        (200, 120, 10)
    """
    batches = max(1, -(-int(rows * _TRAINED_ON) // BATCH))
    return min(_MOST_EPOCHS, max(_LINES, _STEPS // batches // _LINES * _LINES))


def _baseline(problem: Problem) -> str:
    if problem.baseline is None:
        return ""
    return f'print("baseline  loss {problem.baseline:.4g}")\n'


def _reached(problem: Problem) -> str:
    measured, name, digits = metric(problem, coding(problem)), "accuracy", ".4f"
    lines = [_REACHED.format(raw=raw_shape(problem))]
    if problem.kind == "regression":
        name, digits = "error", ".4g"
    else:
        lines.append("decision = decide(y_pred)")
    lines += [*measured.lines, f"{name} = {measured.expression}"]
    return "\n".join((*lines, f'print(f"test  loss {{loss:.4g}}  {measured.title} {{{name}:{digits}}}")'))
