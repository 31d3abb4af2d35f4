import subprocess
import sys
from dataclasses import replace

import pytest

from actloss.catalogue import ACTIVATIONS, LOSSES
from actloss.errors import OptionError
from actloss.frameworks import FRAMEWORKS, NAMES, code_for, commented, framework_named, style_named
from actloss.frameworks.entry import How
from actloss.frameworks.problem import Source, Style
from problems import problem

EVERY = pytest.mark.parametrize("name", NAMES)


def test_the_frameworks_are_those_that_have_names_in_their_order() -> None:
    assert list(FRAMEWORKS) == list(NAMES)
    assert len(FRAMEWORKS) == 7
    assert "numpy" not in FRAMEWORKS


@EVERY
def test_a_framework_says_of_every_row_what_it_has(name: str) -> None:
    found = FRAMEWORKS[name]

    assert found.name == name
    assert list(found.losses) == [row.name for row in LOSSES]
    assert list(found.activations) == [row.name for row in ACTIVATIONS]


@EVERY
def test_what_is_absent_has_a_reason_and_what_is_there_a_name(name: str) -> None:
    found = FRAMEWORKS[name]
    for row, entry in (*found.losses.items(), *found.activations.items()):
        assert entry.note if entry.how is How.ABSENT else entry.name, row


@EVERY
def test_what_is_ones_own_has_a_source_and_what_is_absent_has_none(name: str) -> None:
    found = FRAMEWORKS[name]
    for row, entry in (*found.losses.items(), *found.activations.items()):
        if entry.how is not How.NAMED:
            assert bool(found.own(row)) == (entry.how is How.OWN), row


@EVERY
def test_one_frameworks_code_loads_no_other_and_no_library(name: str) -> None:
    program = (
        f"import sys; from actloss.frameworks import FRAMEWORKS; FRAMEWORKS[{name!r}]; print(*sys.modules, sep='\\n')"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())

    assert {other for other in NAMES if f"actloss.frameworks.{other}" in loaded} == {name}
    assert loaded.isdisjoint({"torch", "keras", "jax", "sklearn", "xgboost", "lightgbm", "catboost"})


@pytest.mark.parametrize(
    ("name", "found"),
    [("PyTorch", "pytorch"), ("torch", "pytorch"), ("scikit-learn", "sklearn"), ("optax", "jax"), ("tf", "keras")],
)
def test_a_framework_is_found_by_what_users_call_it(name: str, found: str) -> None:
    assert framework_named(name) is FRAMEWORKS[found]


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("pytroch", "did you mean 'pytorch'?"),
        ("\x1b[2J", r"use one of pytorch, keras, jax, sklearn, xgboost, lightgbm and catboost"),
    ],
)
def test_an_unknown_framework_is_refused_with_the_nearest(name: str, hint: str) -> None:
    with pytest.raises(OptionError) as refused:
        framework_named(name)

    assert hint in str(refused.value)
    assert "\x1b" not in str(refused.value)


def test_an_unknown_style_is_refused() -> None:
    assert style_named("script") is Style.SCRIPT
    with pytest.raises(OptionError, match="unknown style 'novel': use snippet or script"):
        style_named("novel")


def test_a_loss_that_a_framework_cannot_train_with_is_refused_with_the_reason() -> None:
    absent = [
        (found, row)
        for found in FRAMEWORKS.values()
        for row, entry in found.losses.items()
        if entry.how is How.ABSENT and row not in {"hamming", "per_label_accuracy"}
    ]

    assert absent
    for found, row in absent:
        (kind, *_) = next(loss.kinds for loss in LOSSES if loss.name == row)
        with pytest.raises(OptionError, match=f"cannot train with {row}: "):
            code_for(problem(kind, row), found, Style.SNIPPET)


@EVERY
def test_a_script_needs_a_file_to_read(name: str) -> None:
    with pytest.raises(OptionError, match="a script reads its table from a file, and there is none"):
        code_for(problem("binary", "binary_crossentropy", source=None), FRAMEWORKS[name], Style.SCRIPT)


def test_a_script_needs_files_that_are_read_in_one_way() -> None:
    posed = problem("binary", "binary_crossentropy")
    unlike = replace(posed, source=Source(path="*.csv", unlike=True))
    with pytest.raises(OptionError, match="these differ in their encoding or in what stands before the header"):
        code_for(unlike, FRAMEWORKS["sklearn"], Style.SCRIPT)
    assert code_for(unlike, FRAMEWORKS["sklearn"], Style.SNIPPET)


@EVERY
@pytest.mark.parametrize("style", Style)
def test_code_has_its_comment_on_top_and_ends_with_a_line_end(name: str, style: Style) -> None:
    text = code_for(problem("binary", "binary_crossentropy"), FRAMEWORKS[name], style)

    assert FRAMEWORKS[name].title in text.splitlines()[0]
    assert text.startswith("# ")
    assert text.endswith("\n")
    assert not text.endswith("\n\n")


def test_a_reason_in_place_of_code_is_a_comment_that_fits() -> None:
    text = commented("It has none, " * 20)

    assert all(line.startswith("# ") and len(line) <= 88 for line in text.splitlines())
    assert len(text.splitlines()) > 1
