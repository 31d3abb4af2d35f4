"""Frameworks by any name that users have for them."""

from enum import StrEnum

import pytest

from actloss.cli.app import run
from actloss.cli.frameworks import each_of, framework_called, single
from actloss.cli.options import CodeFramework, FrameworkName

SAMPLE = "sample_data/binary_yes_no.csv"


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("keras", "keras"),
        ("PyTorch", "pytorch"),
        ("torch", "pytorch"),
        ("TensorFlow", "keras"),
        ("scikit-learn", "sklearn"),
    ],
)
@pytest.mark.parametrize("names", [CodeFramework, FrameworkName])
def test_any_case_and_what_else_users_call_it(names: type[StrEnum], text: str, meant: str) -> None:
    assert framework_called(names)(text) is names(meant)


def test_a_name_goes_before_what_is_called_so_elsewhere() -> None:
    assert framework_called(FrameworkName)("Optax") is FrameworkName.OPTAX
    assert framework_called(CodeFramework)("optax") is CodeFramework.JAX
    assert framework_called(CodeFramework)("All") is CodeFramework.ALL


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("kerras", "unknown framework 'kerras': did you mean 'keras'?"),
        ("tensorflw", "unknown framework 'tensorflw': did you mean 'tensorflow'?"),
        ("\x1b", r"unknown framework '\\x1b': use one of pytorch, keras, jax, sklearn, xgboost, lightgbm and catboost"),
        ("all", "name one"),
    ],
)
def test_what_is_none_is_named_with_the_nearest(text: str, sentence: str) -> None:
    with pytest.raises(ValueError, match=f"^{sentence.replace('?', '[?]')}$"):
        framework_called(CodeFramework, one="name one")(text)


@pytest.mark.parametrize(
    "command",
    [["code", SAMPLE], ["advise", SAMPLE], ["explain", "huber"], ["list", "losses"]],
    ids=lambda words: words[0],
)
def test_every_command_takes_them(command: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run([*command, "-f", "Torch"]) == 0
    said = capsys.readouterr().out
    assert run([*command, "--framework", "pytorch"]) == 0
    assert capsys.readouterr().out == said
    assert run([*command, "-f", "kerras"]) == 2
    said = "Invalid value for '--framework' / '-f': unknown framework 'kerras': did you mean 'keras' (see --help)"
    assert capsys.readouterr().err == f"actloss: {said}\n"


def test_all_are_every_one_and_none_is_there_twice() -> None:
    keras, jax = CodeFramework.KERAS, CodeFramework.JAX

    assert each_of([keras, jax, keras], CodeFramework) == [keras, jax]
    assert each_of([keras, CodeFramework.ALL], CodeFramework) == single(CodeFramework)
    assert each_of([], CodeFramework) == []


def test_a_list_is_of_one(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["list", "losses", "-f", "all"]) == 2
    assert "a list is of one framework, or of all where none is named" in capsys.readouterr().err
