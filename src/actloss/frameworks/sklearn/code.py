"""Programs for scikit-learn: labels, estimator and inference, or a whole script."""

from actloss import catalogue
from actloss.frameworks.entry import How
from actloss.frameworks.labels import deciding, encoding
from actloss.frameworks.metrics import metric
from actloss.frameworks.objectives import objective
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
    return (*reading(problem, recipe.coding), *model, *loss, _run(problem, recipe))


def own(name: str) -> tuple[Block, ...]:
    """Return the source of a loss that no estimator has, and of the user's own estimator that is given it."""
    row = LOSSES.get(name)
    if row is None or row.how is not How.OWN:
        return ()
    loss = catalogue.loss(name)
    return (*objective(loss, loss.kinds[0]), *estimator())


def _model(problem: Problem, recipe: Recipe) -> Block:
    comment = "".join(f"# {line}\n" for line in (*recipe.comment, *on_trees(problem, recipe.model)))
    return Block(comment + laid("model = ", recipe.model), recipe.model.imports)


def _predict(problem: Problem, recipe: Recipe) -> Block:
    *before, last = recipe.asked
    if problem.labels.scale:
        last = f"return unscale({last.removeprefix('return ')})"
    lines = "".join(f"\n    {line}" for line in (f'"""Return {recipe.shape}."""', *before, last))
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


def _run(problem: Problem, recipe: Recipe) -> Block:
    """Return the lines that train, and print what was reached."""
    figure = metric(problem, recipe.coding)
    lines = [f"model.fit(x_train, y_train{_weights(recipe, 'y_train')})", "y_pred = predict(model, x_test)"]
    if problem.kind != "regression":
        lines.append("decision = decide(y_pred)")
    if problem.baseline is not None:
        lines.append(f'print("baseline  loss {problem.baseline:.4g}")')
    lines += [
        f"train_loss = {_loss(problem, recipe, 'train')}",
        f"test_loss = {_loss(problem, recipe, 'test')}",
        'print(f"train  loss {train_loss:.4g}")',
        *figure.lines,
        f"score = {figure.expression}",
        f'print(f"test  loss {{test_loss:.4g}}  {figure.title} {{score:.4g}}")',
    ]
    return Block("\n".join(lines), NUMPY)


def _loss(problem: Problem, recipe: Recipe, part: str) -> str:
    if recipe.own:
        return f"-model.score(x_{part}, y_{part})"
    predicted = f"model.predict(x_{part})" if problem.labels.scale else f"predict(model, x_{part})"
    return f"loss(y_{part}, {predicted})"
