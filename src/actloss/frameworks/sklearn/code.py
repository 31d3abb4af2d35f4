"""Programs for scikit-learn: labels, estimator and inference, or a whole script."""

from actloss.frameworks.labels import deciding, encoding
from actloss.frameworks.metrics import baseline, reached
from actloss.frameworks.objectives import of_row
from actloss.frameworks.problem import Problem, Style
from actloss.frameworks.program import Block
from actloss.frameworks.reading import reading
from actloss.frameworks.sklearn.call import NUMPY, laid
from actloss.frameworks.sklearn.decisions import named
from actloss.frameworks.sklearn.linear import estimator, linear
from actloss.frameworks.sklearn.losses import LOSSES
from actloss.frameworks.sklearn.measure import measure
from actloss.frameworks.sklearn.recipe import Recipe
from actloss.frameworks.sklearn.trees import on_trees


def write(problem: Problem, style: Style) -> tuple[Block, ...]:
    """Return the blocks of a program.

    Args:
        problem: Labels and loss; the loss is one that can be trained with.
        style: A snippet leaves ``encode``, ``model``, ``predict`` and, for classes, ``decide``.
    """
    recipe = named(problem) or linear(problem)
    model = (*recipe.before, _model(problem, recipe), _predict(problem, recipe), *deciding(problem, recipe.coding))
    if style is Style.SNIPPET:
        return (*encoding(problem.labels, recipe.coding), *model, _usage(problem, recipe))
    loss = () if recipe.own else measure(problem)
    return (*reading(problem, recipe.coding), *model, *loss, *_run(problem, recipe))


def own(name: str) -> tuple[Block, ...]:
    """Return the source of a loss that no estimator has, and of the user's own estimator that is given it."""
    losses = of_row(LOSSES, name)
    return (*losses, *estimator()) if losses else ()


def _model(problem: Problem, recipe: Recipe) -> Block:
    comment = "".join(f"# {line}\n" for line in (*recipe.comment, *on_trees(problem, recipe.model)))
    return Block(comment + laid("model = ", recipe.model), recipe.model.imports)


def _predict(problem: Problem, recipe: Recipe) -> Block:
    *before, last = recipe.asked
    if problem.labels.scale:
        last = f"return unscale({last.removeprefix('return ')})"
    lines = "".join(f"\n    {line}" for line in (f'"""Return y_pred: {recipe.shape}."""', *before, last))
    return Block(f"def predict(model, x):{lines}", recipe.imports)


def _usage(problem: Problem, recipe: Recipe) -> Block:
    """Return how the parts of a snippet are used, as a comment."""
    lines = (
        "# With the features x, float [n, k], and y_true = encode(cells):",
        f"# model.fit(x, y_true{_weights(recipe, 'y_true')})",
        "# y_pred = predict(model, x)" + ("" if problem.kind == "regression" else "; decision = decide(y_pred)"),
    )
    return Block("\n".join(lines))


def _weights(recipe: Recipe, labels: str) -> str:
    return f", sample_weight={recipe.weights.format(y=labels)}" if recipe.weights else ""


def _run(problem: Problem, recipe: Recipe) -> tuple[Block, ...]:
    """Return the lines that train, and print what was reached."""
    lines = (
        f"model.fit(x_train, y_train{_weights(recipe, 'y_train')})",
        *baseline(problem),
        f"train_loss = {_loss(problem, recipe, 'train')}",
        'print(f"train  loss {train_loss:.4g}")',
    )
    y_pred, test_loss = "predict(model, x_test)", _loss(problem, recipe, "test")
    return (
        Block("\n".join(lines)),
        Block("\n".join(reached(problem, recipe.coding, y_pred=y_pred, loss=test_loss)), NUMPY),
    )


def _loss(problem: Problem, recipe: Recipe, part: str) -> str:
    if recipe.own:
        return f"-model.score(x_{part}, y_{part})"
    predicted = f"model.predict(x_{part})" if problem.labels.scale else f"predict(model, x_{part})"
    return f"loss(y_{part}, {predicted})"
