"""Every framework's own value of every loss is ours, or the entry says why it is not; and the page says so.

Skipped where one of the frameworks is not installed.
"""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from needing import needed

# Keras asks for TensorFlow unless it is told otherwise.
os.environ.setdefault("KERAS_BACKEND", "jax")
for module in ("torch", "keras", "jax", "optax", "xgboost", "lightgbm", "catboost"):
    needed(module)

from actloss.frameworks import FRAMEWORKS  # noqa: E402 - after the check that the frameworks are there
from actloss.frameworks.entry import How  # noqa: E402
from conformity import FAR, TOLERANCE, claimed, far_out, is_own, pair, pairs  # noqa: E402
from differing import PLACES, UNSEEN, difference  # noqa: E402
from walking import CASES  # noqa: E402

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "conformance.md"
SEEN = [(framework, name) for framework, places in PLACES.items() for name in places]
STATED = [*SEEN, *((framework, name) for framework, names in UNSEEN.items() for name in names)]

every_pair = pytest.mark.parametrize(("framework", "name"), claimed())


@every_pair
def test_a_framework_s_value_is_the_catalogue_s_or_the_entry_says_why_not(framework: str, name: str) -> None:
    place = PLACES[framework].get(name)

    assert pair(framework, name).agrees == (place is None or not place.left)


@every_pair
def test_large_predictions_show_no_difference_that_the_entry_does_not_state(framework: str, name: str) -> None:
    it = pair(framework, name)
    apart = far_out(it)

    assert it.differs or apart is None or apart <= FAR[it.precision]


@pytest.mark.parametrize(("framework", "name"), SEEN)
def test_a_stated_difference_is_there(framework: str, name: str) -> None:
    it = pair(framework, name)

    assert difference(it).relative > TOLERANCE[it.precision]


def test_differences_are_looked_for_where_entries_state_one() -> None:
    assert sorted(STATED) == sorted((it.framework, it.case.name) for it in pairs() if it.differs)


def test_every_loss_that_a_framework_has_is_compared() -> None:
    for name, framework in FRAMEWORKS.items():
        for case in CASES:
            assert ((name, case.name) in claimed()) == (framework.losses[case.row.name].how is not How.ABSENT)


def test_what_is_said_of_own_functions_is_what_entries_say() -> None:
    for it in pairs():
        if it.case.own:
            assert is_own(it.framework, it.case) == (it.entry.how is How.OWN)


def test_the_page_is_what_the_script_writes() -> None:
    script = ROOT / "benchmarks" / "conformance" / "run.py"
    written = subprocess.run([sys.executable, script], capture_output=True, text=True, check=True, encoding="utf-8")

    assert _without_versions(written.stdout) == _without_versions(PAGE.read_text(encoding="utf-8"))


def _without_versions(page: str) -> list[str]:
    return [line for line in page.splitlines() if not line.startswith("Computed with ")]
