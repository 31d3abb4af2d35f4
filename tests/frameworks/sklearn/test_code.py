import ast
from collections.abc import Iterator
from dataclasses import replace

import pytest

from actloss.frameworks.problem import Problem, Style
from actloss.frameworks.program import Program
from actloss.frameworks.sklearn import FRAMEWORK
from problems import every_problem, problem

PROBLEMS = every_problem(FRAMEWORK)


def _code(posed: Problem, style: Style) -> str:
    return str(Program((), FRAMEWORK.write(posed, style)))


def _defined(source: str) -> set[str]:
    return set(_names(ast.parse(source)))


def _names(tree: ast.Module) -> Iterator[str]:
    for node in tree.body:
        match node:
            case ast.FunctionDef(name=name) | ast.ClassDef(name=name) | ast.Assign(targets=[ast.Name(id=name)]):
                yield name
            case _:
                continue


@pytest.mark.parametrize("name", PROBLEMS)
def test_a_snippet_defines_labels_model_and_inference(name: str) -> None:
    posed = PROBLEMS[name]
    wanted = {"encode", "model", "predict"} | ({"decide"} if posed.kind != "regression" else set())

    assert wanted <= _defined(_code(posed, Style.SNIPPET))


@pytest.mark.parametrize("name", PROBLEMS)
def test_a_script_leaves_predictions_and_decisions(name: str) -> None:
    posed = PROBLEMS[name]
    source = _code(posed, Style.SCRIPT)
    wanted = {"TABLE", "TARGET", "y_pred", "train_loss", "test_loss"}

    assert wanted | ({"decision"} if posed.kind != "regression" else set()) <= _defined(source)
    assert ('print("baseline  loss' in source) is (posed.baseline is not None)
    assert 'print(f"train  loss {train_loss:.4g}")' in source


def test_a_snippet_says_how_its_parts_are_used() -> None:
    assert _code(problem("binary", "focal"), Style.SNIPPET).splitlines()[-3:] == [
        "# With the features x, float [n, k], and y_true = encode(cells):",
        "# model.fit(x, y_true)",
        "# y_pred = predict(model, x); decision = decide(y_pred)",
    ]
    assert _code(problem("regression", "mape"), Style.SNIPPET).splitlines()[-2:] == [
        "# model.fit(x, y_true, sample_weight=1 / np.abs(y_true))",
        "# y_pred = predict(model, x)",
    ]


def test_a_script_weighs_the_rows_it_trains_on() -> None:
    script = _code(problem("regression", "mape"), Style.SCRIPT)

    assert "model.fit(x_train, y_train, sample_weight=1 / np.abs(y_train))" in script


def test_the_loss_of_an_estimator_of_ones_own_is_its_score() -> None:
    script = _code(problem("regression", "welsch"), Style.SCRIPT)

    assert "\ntrain_loss = -model.score(x_train, y_train)\n" in script
    assert "\ntest_loss = -model.score(x_test, y_test)\n" in script
    assert "def loss(" not in script


def test_the_loss_of_scaled_labels_is_taken_on_their_scale() -> None:
    posed = problem("regression", "mse", spread=1.0, bias=(0.0,))
    script = _code(replace(posed, labels=replace(posed.labels, scale=((500.0, 3.0),))), Style.SCRIPT)

    assert "return unscale(model.predict(x))" in script
    assert "test_loss = loss(y_test, model.predict(x_test))" in script


def test_what_to_know_of_a_model_stands_above_it() -> None:
    assert "# Few rows: small trees and small steps.\nmodel = " in _code(problem("regression", "mse"), Style.SNIPPET)
