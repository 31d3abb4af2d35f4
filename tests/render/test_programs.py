from dataclasses import replace

import pytest

from actloss.render import markdown, text
from actloss.render.blocks import Code, Section
from actloss.render.outline import document
from actloss.render.programs import programs
from reports import REPORTS

LONG = f'LABELS = ["{"x" * 200}"]'
REPORT = replace(REPORTS["binary"](), programs={"sklearn": f"import os\n\n\ndef f():\n    return {LONG[9:]}\n"})


def test_each_program_has_a_section_under_its_frameworks_name() -> None:
    assert programs({"sklearn": "a\nb\n", "jax": "c\n"}) == (
        Section("Code for scikit-learn", (Code(("a", "b")),)),
        Section("Code for JAX", (Code(("c",)),)),
    )


@pytest.mark.parametrize("width", [40, 120])
def test_a_terminal_shows_it_last_and_as_it_stands_however_narrow(width: int) -> None:
    shown = text.render(document(REPORT), width=width, colour=False)

    assert shown.endswith(f"\n\nCode for scikit-learn\n{REPORT.programs['sklearn']}")


def test_markdown_fences_it() -> None:
    shown = markdown.render(document(REPORT))

    assert shown.endswith(f"\n## Code for scikit-learn\n\n```python\n{REPORT.programs['sklearn']}```\n")


def test_a_report_without_code_says_nothing_of_it() -> None:
    assert "Code for" not in text.render(document(REPORTS["binary"]()), width=80, colour=False)


@pytest.mark.parametrize(
    ("shown", "said"),
    [((), "--framework pytorch writes one"), (("pytorch",), "the code below has one")],
)
def test_a_framework_that_lacks_the_loss_brings_code_for_it(shown: tuple[str, ...], said: str) -> None:
    report = REPORTS["regression"]()
    advice = replace(report.advice, loss="msle", names={"keras": "keras.losses.MeanSquaredLogarithmicError()"})
    report = replace(report, advice=advice, programs=dict.fromkeys(shown, "import torch\n"))
    told = text.render(document(report), width=120, colour=False)

    assert f"PyTorch: has no such loss; {said}\n" in told
    assert "Keras: keras.losses.MeanSquaredLogarithmicError()\n" in told
