"""Labels of which rows know only some: every framework trains and measures with those that are known."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from actloss import catalogue
from actloss.catalogue import Form
from actloss.frameworks import FRAMEWORKS
from actloss.frameworks.entry import How
from actloss.frameworks.problem import Problem, Style
from actloss.frameworks.registry import code_for
from linted import complaints, formatted
from problems import problem

Params = Mapping[str, float | tuple[float, ...]]
WEIGHTS = (2.0, 1.0, 3.0, 4.0)


def gaps(loss: str, **changes: object) -> Problem:
    posed = problem("multilabel", loss, **changes)
    return replace(posed, labels=replace(posed.labels, gaps=True))


ELEMENTS = tuple(
    row.name
    for row in catalogue.LOSSES
    if "multilabel" in row.kinds
    and row.variant("multilabel").form is Form.ELEMENTS
    # Without a gradient there is nothing to train with.
    and FRAMEWORKS["pytorch"].losses[row.name].how is not How.ABSENT
)
CASES: Mapping[str, tuple[str, Params]] = {
    **{name: (name, {}) for name in ELEMENTS},
    "one weight": ("binary_crossentropy", {"pos_weight": 3.0}),
    "a weight a label": ("binary_crossentropy", {"pos_weight": WEIGHTS}),
    "weights and smoothing": ("binary_crossentropy", {"pos_weight": WEIGHTS, "label_smoothing": 0.1}),
    "a parameter": ("focal", {"gamma": 1.0}),
    "a parameter of an own loss": ("asymmetric", {"margin": 0.1}),
}


@pytest.mark.parametrize("style", Style)
@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_every_program_tells_known_labels_from_unknown_ones(framework: str, case: str, style: Style) -> None:
    loss, params = CASES[case]
    source = code_for(gaps(loss, params=params), FRAMEWORKS[framework], style)

    assert "nan" in source.replace("nan if unknown", "").split("def indicators", 1)[1]
    assert formatted(source) == source
    assert complaints(source) == ""


def test_xgboost_gives_each_label_its_start_and_its_weight() -> None:
    source = code_for(gaps("binary_crossentropy", params={"pos_weight": WEIGHTS}), FRAMEWORKS["xgboost"], Style.SNIPPET)

    assert "    for label, start, weight in zip(y.T, START, POS_WEIGHT, strict=True):\n" in source
    assert "            base_score=expit(start),\n" in source
    assert "        model.fit(rows, label, sample_weight=weights)\n" in source
    assert "scale_pos_weight" not in source


def test_catboost_trains_a_model_for_each_label() -> None:
    assert "MultiRMSE" not in code_for(gaps("mse"), FRAMEWORKS["catboost"], Style.SNIPPET)


def test_scikit_learn_fits_each_label_to_the_rows_that_know_it() -> None:
    assert "model = PerLabel(" in code_for(gaps("binary_crossentropy"), FRAMEWORKS["sklearn"], Style.SNIPPET)
    assert "partial(of_known, partial(asymmetric, margin=0.1))" in code_for(
        gaps("asymmetric", params={"margin": 0.1}), FRAMEWORKS["sklearn"], Style.SNIPPET
    )
