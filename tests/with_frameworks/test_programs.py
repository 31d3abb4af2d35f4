"""Generated programs run as printed, with the real library: they learn, and predict what they should.

Skipped, framework by framework, where the `frameworks` extra is not installed.
"""

from collections.abc import Callable, Iterator

import numpy as np
import pytest

from actloss import catalogue
from needing import installed, missing
from programs import Written, claimed, messy, parametrised, recommended
from running import MODULES, Ran, Runner
from snippets import pasted

Run = Callable[[Written], Ran]

UNMOVED = {"perceptron"}
"""Losses that are 0 where training starts."""

NETWORKS = ("pytorch", "keras", "jax")
"""Frameworks with layers: elsewhere a margin score is as it comes, with no tanh to keep it in bounds."""


@pytest.fixture(scope="session")
def run(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Run]:
    """Return a function that runs a program; each framework is imported once."""
    runners: dict[str, Runner] = {}

    def once(written: Written) -> Ran:
        framework = written.framework
        for module in MODULES[framework]:
            if not installed(module):
                pytest.skip(missing(module))
        if framework not in runners:
            runners[framework] = Runner(framework, tmp_path_factory.mktemp(framework))
        source = written.source()
        if written.style == "snippet":
            source = pasted(source, framework, written.path, written.report.target.columns)
        return runners[framework].run(source)

    yield once
    for runner in runners.values():
        runner.close()


def _params(programs: Iterator[Written], style: str) -> list[object]:
    return [pytest.param(program, id=str(program)) for program in programs if program.style == style]


@pytest.mark.parametrize("written", _params(recommended(), "script"))
def test_the_recommended_script_learns_from_a_start_at_the_baseline(written: Written, run: Run) -> None:
    ran = run(written)

    _predicts_within_its_support(written, ran)
    _learns(written, ran)
    _starts_at_the_baseline(written, ran)


@pytest.mark.parametrize("written", _params(recommended(), "snippet"))
def test_the_recommended_snippet_learns_from_a_start_at_the_baseline(written: Written, run: Run) -> None:
    ran = run(written)

    _predicts_within_its_support(written, ran)
    _moves(written, ran)
    if written.framework in NETWORKS:
        _near(float(str(ran.values["first"])), written)


@pytest.mark.parametrize("written", _params(messy(), "script"))
def test_the_script_for_an_awkward_table_reads_it_and_learns(written: Written, run: Run) -> None:
    ran = run(written)

    _predicts_within_its_support(written, ran)
    _learns(written, ran)


@pytest.mark.parametrize("written", _params(claimed(), "script"))
def test_the_script_for_a_loss_that_the_map_claims_learns(written: Written, run: Run) -> None:
    ran = run(written)

    _predicts_within_its_support(written, ran)
    _learns(written, ran)


@pytest.mark.parametrize("written", _params(claimed(), "snippet"))
def test_the_snippet_for_a_loss_that_the_map_claims_learns(written: Written, run: Run) -> None:
    ran = run(written)

    _predicts_within_its_support(written, ran)
    _moves(written, ran)


@pytest.mark.parametrize("written", _params(parametrised(), "script"))
def test_the_script_for_a_loss_with_parameters_of_its_own_learns(written: Written, run: Run) -> None:
    ran = run(written)

    _predicts_within_its_support(written, ran)
    _learns(written, ran)


def _moves(written: Written, ran: Ran) -> None:
    """Check that a snippet learnt: the loss of a head fell, predictions of a fitted model are not one constant."""
    if written.loss in UNMOVED:
        return
    if written.framework not in NETWORKS:
        assert np.ptp(np.asarray(ran.values["y_pred"], dtype=float), axis=0).max() > 0
    else:
        assert float(str(ran.values["last"])) < float(str(ran.values["first"]))


def _learns(written: Written, ran: Ran) -> None:
    steps = ran.losses("epoch") or ran.losses("round") or ran.losses("train")
    assert steps, ran.stdout
    assert np.isfinite(steps).all(), ran.stdout
    assert np.isfinite(ran.losses("test")).all(), ran.stdout
    assert ran.metric is not None, ran.stdout
    if written.loss not in UNMOVED and len(steps) > 1:
        assert steps[-1] < steps[0], ran.stdout


def _starts_at_the_baseline(written: Written, ran: Ran) -> None:
    assert ran.losses("baseline") == [pytest.approx(written.report.advice.baseline.value, rel=1e-3)], ran.stdout
    if written.framework == "sklearn":
        # Its estimators do not show where they start; the training rows' own best constant may lie a little off.
        baseline = written.report.advice.baseline.value
        assert ran.losses("train")[0] < baseline + 0.01 * abs(baseline), ran.stdout
    else:
        _near((ran.losses("epoch") or ran.losses("round"))[0], written)


def _near(first: float, written: Written) -> None:
    advised = written.report.advice.baseline.value
    assert abs(first - advised) <= 0.1 * abs(advised)


def _predicts_within_its_support(written: Written, ran: Ran) -> None:
    predictions = np.asarray(ran.values["y_pred"], dtype=float)
    assert predictions.size
    assert np.isfinite(predictions).all()
    activation = _activation(written)
    if activation == "tanh" and written.framework not in NETWORKS:
        return
    range_ = catalogue.activation(activation).range
    # Rounded to float32, a sigmoid reaches 0 and 1.
    assert predictions.min() >= range_.low, (predictions.min(), activation)
    assert predictions.max() <= range_.high, (predictions.max(), activation)
    if activation == "softmax":
        assert predictions.sum(axis=1) == pytest.approx(1.0, abs=1e-5)


def _activation(written: Written) -> str:
    advice = written.report.advice
    if written.loss in {None, advice.loss}:
        return advice.activation
    options = {option.loss: option.activation for option in advice.alternatives}
    return options.get(str(written.loss), catalogue.loss(str(written.loss)).activations[0])
