"""The second half of a script: a small network, its training, and what it reached."""

from actloss.frameworks.learning import BATCH, RATE, learning
from actloss.frameworks.metrics import baseline, reached
from actloss.frameworks.problem import Problem
from actloss.frameworks.program import Block
from actloss.frameworks.pytorch.head import NN, TORCH
from actloss.frameworks.pytorch.shapes import coding, label_shape, raw_shape
from actloss.frameworks.words import elsewhere

_MODEL = """model = nn.Sequential(nn.Linear(x_train.shape[1], HIDDEN), nn.ReLU(), head)
optimizer = torch.optim.Adam(model.parameters(), lr={rate})
x = torch.from_numpy(x_train)  # float32 [n, k]
y_true = as_target(y_train)  # {labels}"""
_LOOP = """print(f"epoch   0  loss {{loss_fn(model(x), y_true):.4g}}")
for epoch in range(1, {end}):
    for rows in torch.randperm(len(x)).split({batch}):
        optimizer.zero_grad()
        loss_fn(model(x[rows]), y_true[rows]).backward()
        optimizer.step()
    {shown}"""


def training(problem: Problem) -> tuple[Block, ...]:
    """Return the model, its training, and what it reached on the rows that it has not seen."""
    chosen = learning(problem.rows)
    loop = _LOOP.format(end=chosen.epochs + 1, batch=BATCH, shown=chosen.shown)
    return (
        Block(_MODEL.format(rate=RATE, labels=label_shape(problem)), (NN, TORCH)),
        Block("\n".join((*baseline(problem), *elsewhere(problem), loop)), (TORCH,)),
        Block("\n".join(_reached(problem)), (TORCH,)),
    )


def _reached(problem: Problem) -> tuple[str, ...]:
    raw = f"raw = model(torch.from_numpy(x_test))  # {raw_shape(problem)}"
    loss = "loss_fn(raw, as_target(y_test))"
    return (raw, *reached(problem, coding(problem), y_pred="predict(raw)", loss=loss))
