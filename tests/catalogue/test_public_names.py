"""Names that are promised: every function of every row stands in `actloss.losses`, its name says what it takes."""

import inspect

import pytest

from actloss import losses
from actloss.catalogue import Scale
from walking import CASES, Case, every_case

PLAIN = (Scale.VALUE, Scale.MARGIN)
"""Scales whose functions bear the name of the loss alone; a score that decides is read as a logit."""


def _promised(case: Case, scale: Scale) -> str:
    name = case.row.name if case.own else f"categorical_{case.row.name}"
    if scale in PLAIN and Scale.LOGIT not in case.variant.kernels:
        return name
    plurals = {Scale.LOG_PROBABILITY: "log_probabilities", Scale.PROBABILITY: "probabilities", Scale.LABEL: "labels"}
    # A rate, one for each row, has been singular from the start.
    singular = (Scale.RATE, Scale.LOG_RATE)
    return f"{name}_from_{scale.value if scale in singular else plurals.get(scale, 'logits')}"


@every_case
def test_its_functions_are_importable_under_names_that_say_their_scale(case: Case) -> None:
    for scale, kernel in case.variant.kernels.items():
        assert getattr(losses, _promised(case, scale)) is kernel
        assert kernel.__name__ == _promised(case, scale)


def test_nothing_else_is_promised() -> None:
    functions = {kernel.__name__ for case in CASES for kernel in case.variant.kernels.values()}

    assert sorted(functions) == losses.__all__


@pytest.mark.parametrize("name", losses.__all__)
def test_labels_come_before_predictions_and_parameters_by_keyword(name: str) -> None:
    first, second, *others = inspect.signature(getattr(losses, name)).parameters.values()

    assert (first.name, second.default) == ("y_true", inspect.Parameter.empty)
    assert all(other.kind is inspect.Parameter.KEYWORD_ONLY for other in others)


@pytest.mark.parametrize("name", losses.__all__)
def test_docstrings_say_what_goes_in_comes_out_and_goes_wrong(name: str) -> None:
    text = inspect.getdoc(getattr(losses, name))

    assert text is not None
    for heading in ("Args:", "Returns:", "Raises:", "Examples:", "References:"):
        assert f"\n{heading}\n" in text
