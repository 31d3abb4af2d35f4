import ast

import pytest

from actloss.frameworks.problem import Problem, Style
from actloss.frameworks.program import WIDTH, Program
from actloss.frameworks.pytorch import FRAMEWORK
from problems import every_problem, problem

PROBLEMS = every_problem(FRAMEWORK)


def _source(posed: Problem, style: Style) -> str:
    return str(Program((), FRAMEWORK.write(posed, style)))


def _defined(source: str) -> set[str]:
    tree = ast.parse(source)
    functions = {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}
    return functions | {
        target.id
        for node in tree.body
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name)
    }


@pytest.mark.parametrize("name", PROBLEMS)
def test_a_snippet_defines_what_a_training_needs(name: str) -> None:
    source = _source(PROBLEMS[name], Style.SNIPPET)
    decides = {"decide"} if not name.startswith("regression") else set()

    assert _defined(source) >= {"encode", "as_target", "HIDDEN", "head", "loss_fn", "predict", *decides}
    assert source.endswith("(head(hidden), as_target(encode(cells)))\n")
    assert max(map(len, source.splitlines())) <= WIDTH


@pytest.mark.parametrize("name", PROBLEMS)
def test_a_script_reads_trains_and_ends_with_what_it_reached(name: str) -> None:
    source = _source(PROBLEMS[name], Style.SCRIPT)

    assert _defined(source) >= {"TABLE", "TARGET", "encode", "head", "loss_fn", "model", "y_pred"}
    assert "decision" in _defined(source) or name.startswith("regression")
    assert source.index("torch.manual_seed(0)") < source.index("HIDDEN = 64")
    assert max(map(len, source.splitlines())) <= WIDTH
    assert len(source.splitlines()) < 140


def test_a_snippet_ends_with_a_step_of_training() -> None:
    source = _source(problem("binary", "hinge"), Style.SNIPPET)

    assert source.endswith("\n#     loss = loss_fn(head(hidden), as_target(encode(cells)))\n")


def test_the_framework_tells_its_names() -> None:
    assert (FRAMEWORK.name, FRAMEWORK.title, FRAMEWORK.packages) == ("pytorch", "PyTorch", ("torch",))
