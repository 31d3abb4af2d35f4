import ast
from importlib.resources import files

import pytest

from actloss.catalogue import LOSSES as ROWS
from actloss.frameworks.entry import How
from actloss.frameworks.pytorch.activations import ACTIVATIONS
from actloss.frameworks.pytorch.losses import CATEGORICAL, LOSSES
from actloss.frameworks.pytorch.owned import OWNED, brought, function_of, of_row

ENTRIES = (*LOSSES.values(), *CATEGORICAL.values(), *ACTIVATIONS.values())


def test_what_pytorch_lacks_is_brought_and_nothing_else() -> None:
    assert {entry.name for entry in ENTRIES if entry.how is How.OWN} == set(OWNED)


@pytest.mark.parametrize("name", OWNED)
def test_a_module_calls_its_function_and_both_have_the_catalogue_s_defaults(name: str) -> None:
    function, module = (ast.parse(block.text).body[0] for block in brought(name)[-2:])
    assert isinstance(function, ast.FunctionDef)
    assert isinstance(module, ast.ClassDef)
    methods = {item.name: item for item in module.body if isinstance(item, ast.FunctionDef)}
    made = methods.get("__init__")

    assert module.name == OWNED[name]
    assert name in {node.id for node in ast.walk(methods["forward"]) if isinstance(node, ast.Name)}
    assert _keywords(function) == _defaults(name)
    assert (_positional(made) if made else {}) == _defaults(name)


@pytest.mark.parametrize("name", OWNED)
def test_a_function_says_what_it_is_in_few_words(name: str) -> None:
    function = ast.parse(function_of(name)[-1].text).body[0]
    assert isinstance(function, ast.FunctionDef)

    assert len((ast.get_docstring(function) or "").splitlines()) in {1, 3, 4}


def test_a_row_brings_its_own_code_by_the_catalogue_s_name() -> None:
    assert [block.text.split("(")[0] for block in of_row("quantile")] == ["def pinball", "class Pinball"]
    assert [block.text.split("(")[0] for block in of_row("focal")] == [
        "def focal",
        "class Focal",
        "def categorical_focal",
        "class CategoricalFocal",
    ]
    assert [block.text.split("(")[0] for block in of_row("brier")] == [
        "def categorical_brier",
        "class CategoricalBrier",
    ]
    assert [block.text.split("(")[0] for block in of_row("swish")] == ["def swish", "class Swish"]
    assert of_row("mse") == ()
    assert of_row("relu") == ()


def test_code_is_brought_with_its_imports() -> None:
    assert [block.imports for block in brought("mape")] == [(), ("from torch import nn",)]
    assert function_of("msle")[0].imports == ("import torch.nn.functional as F", "import torch")


def test_no_file_of_own_code_has_anything_that_is_not_brought() -> None:
    folder = files("actloss.frameworks") / "own" / "pytorch"
    defined = {
        node.name
        for file in folder.iterdir()
        if file.name.endswith(".py")
        for node in ast.parse(file.read_text(encoding="utf-8")).body
        if isinstance(node, ast.FunctionDef | ast.ClassDef)
    }

    helpers = {"RankHead", "ScaledHead", "exp_then_line", "log_softplus"}
    assert defined == {*OWNED, *OWNED.values(), *helpers}


def _defaults(name: str) -> dict[str, object]:
    """Return the parameters of a row of the catalogue that a function is for."""
    if name == "swish":
        return {"beta": 1.0}
    entries = {"categorical_focal": "focal", "categorical_brier": "brier", "pinball": "quantile"}
    row = next(row for row in ROWS if row.name == entries.get(name, name))
    return {parameter: given.default for parameter, given in row.params.items()}


def _keywords(function: ast.FunctionDef) -> dict[str, object]:
    pairs = zip(function.args.kwonlyargs, function.args.kw_defaults, strict=True)
    return {argument.arg: ast.literal_eval(default) for argument, default in pairs if default is not None}


def _positional(function: ast.FunctionDef) -> dict[str, object]:
    pairs = zip(function.args.args[1:], function.args.defaults, strict=True)
    return {argument.arg: ast.literal_eval(default) for argument, default in pairs}
