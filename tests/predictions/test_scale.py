"""The scale: what names and values say, and what is said where they disagree."""

import pytest

from actloss.catalogue import Scale
from actloss.errors import PredictionError
from heads import cycle
from predicting import Columns, found_in, only, positives, reals, shares, units

BITS = cycle(0, 1, 1)
P = shares(3)
OFF = [units(seed) for seed in (1, 2, 3)]
MOSTLY: list[object] = [*units(1)[:59], "1.2"]

NOTES: dict[str, tuple[Columns, Scale, str]] = {
    "logits within [0, 1]": (
        {"y": BITS, "logit": units()},
        Scale.PROBABILITY,
        (
            "'logit' is named for a logit but holds numbers from 0 to 1 only, taken for probabilities; "
            "--scale logit decides"
        ),
    ),
    "logits of classes within [0, 1]": (
        {"y": cycle(0, 1, 2), "logit_0": P[0], "logit_1": P[1], "logit_2": P[2]},
        Scale.PROBABILITY,
        (
            "'logit_0' is named for a logit but holds numbers from 0 to 1 only, taken for probabilities; "
            "--scale logit decides"
        ),
    ),
    "probabilities outside": (
        {"y": BITS, "prob": reals()},
        Scale.LOGIT,
        "'prob' is named for a probability but holds numbers outside [0, 1], taken for logits; --scale margin decides",
    ),
    "a few probabilities outside": (
        {"y": BITS, "prob": MOSTLY},
        Scale.PROBABILITY,
        "1.7 % of the numbers of 'prob' lie outside [0, 1]",
    ),
    "probabilities that do not sum to 1": (
        {"y": cycle(0, 1, 2), "p_0": OFF[0], "p_1": OFF[1], "p_2": OFF[2]},
        Scale.PROBABILITY,
        "the rows of 'p_0' and its neighbours do not sum to 1; the middle one sums to 1.483; --scale decides",
    ),
    "probabilities of classes outside": (
        {"y": cycle(0, 1, 2), "p_0": reals(1), "p_1": reals(2), "p_2": reals(3)},
        Scale.LOGIT,
        "'p_0' is named for a probability but holds numbers outside [0, 1], taken for logits; --scale margin decides",
    ),
    "log-probabilities that are none": (
        {"y": BITS, "log_prob": reals()},
        Scale.LOG_PROBABILITY,
        (
            "'log_prob' is named for a log-probability, but its numbers are no logarithms of probabilities; "
            "--scale decides"
        ),
    ),
    "log-probabilities of classes that are none": (
        {"y": cycle(0, 1, 2), "logp_0": reals(1), "logp_1": reals(2), "logp_2": reals(3)},
        Scale.LOG_PROBABILITY,
        "'logp_0' is named for a log-probability, but its numbers are no logarithms of probabilities; --scale decides",
    ),
    "scores": (
        {"y": BITS, "score": reals()},
        Scale.MARGIN,
        "'score' holds numbers outside [0, 1], taken for margins; --scale logit decides",
    ),
    "unnamed scores": (
        {"y": BITS, "y_pred": reals()},
        Scale.LOGIT,
        "'y_pred' holds numbers outside [0, 1], taken for logits; --scale margin decides",
    ),
    "decisions": (
        {"y": BITS, "y_pred": cycle(0, 1)},
        Scale.LABEL,
        "'y_pred' holds decisions; --scale probability if they are probabilities of 0 and 1",
    ),
    "decisions as probabilities": (
        {"y": BITS, "prob": cycle(0, 1)},
        Scale.PROBABILITY,
        "'prob' holds nothing but 0 and 1: they are decisions rather than probabilities; --scale label",
    ),
    "probabilities of a quantity": (
        {"y": units(1), "prob": units(2)},
        Scale.VALUE,
        "'prob' is named for a probability, but the truth is a quantity; --scale probability and --task decide",
    ),
    "two numbers as quantities": (
        {"y": cycle(10, 20), "y_pred": reals()},
        Scale.VALUE,
        "the truth 'y' takes 2 values only (10, 20) and is taken for a quantity; --task binary if they are classes",
    ),
    "whole numbers of something": (
        {"rooms": cycle(1, 2, 3), "y_pred": cycle(1, 2)},
        Scale.VALUE,
        (
            "the truth 'rooms' takes 3 values, whole numbers that the predictions repeat, taken for quantities; "
            "--task multiclass if they are numbers of classes"
        ),
    ),
    "two fractions": (
        {"y": cycle("0.2", "0.8"), "y_pred": units()},
        Scale.VALUE,
        "the truth 'y' takes 2 values only (0.2, 0.8) and is taken for a quantity; --task binary if they are classes",
    ),
    "probabilities rounded past 1": (
        {"y": BITS, "prob": [*units()[:59], "1.0000001"]},
        Scale.PROBABILITY,
        "'prob' misses [0, 1] by less than 1e-06, which is taken for rounding",
    ),
    "the larger of two numbers": (
        {"y": cycle(1, 2), "prob": units()},
        Scale.PROBABILITY,
        "'2' is taken for the positive class (the larger number); --positive decides",
    ),
    "a column of weights": (
        {"y": BITS, "prob": units(), "Sample_Weight": positives(), "w": cycle("a", "b")},
        Scale.PROBABILITY,
        "'Sample_Weight' is named for weights and not used; --weight decides",
    ),
    "whole numbers": (
        {"y": cycle(0, 1, 2), "y_pred": cycle(0, 1)},
        Scale.LABEL,
        "truth and predictions are whole numbers, taken for classes; --task regression if they are quantities",
    ),
}


@pytest.mark.parametrize(("columns", "scale", "note"), NOTES.values(), ids=NOTES.keys())
def test_a_doubt_is_said_with_the_option_that_decides(columns: Columns, scale: Scale, note: str) -> None:
    found = found_in(columns)

    assert only(found).scale is scale
    assert found.notes == (note,)


SURE: dict[str, tuple[Columns, Scale, tuple[str, ...]]] = {
    "probability": (
        {"y": BITS, "prob": ["0.25", "0.5", "0.75"] * 20},
        Scale.PROBABILITY,
        ("'prob' is named for a probability", "the numbers looked at lie between 0.25 and 0.75"),
    ),
    "probabilities of classes": (
        {"y": cycle(0, 1, 2), "a_0": P[0], "a_1": P[1], "a_2": P[2]},
        Scale.PROBABILITY,
        ("the 3 numbers of each row looked at sum to 1",),
    ),
    "margins of signs": (
        {"y": cycle(-1, 1), "margin": ["-2", "0.5", "3"] * 20},
        Scale.MARGIN,
        ("'margin' is named for a margin", "the numbers looked at lie between -2 and 3"),
    ),
    "class numbers": (
        {"visits": cycle(*range(6)), "mu": positives()},
        Scale.RATE,
        ("'mu' is named for a rate", "all 60 numbers are positive and no label is below 0"),
    ),
    "quantile": (
        {"y": reals(1), "p10": reals(2)},
        Scale.VALUE,
        ("they are in the unit of the truth", "'p10' is named for the 0.1 quantile"),
    ),
    "percent of a quantity": (
        {"y": reals(1), "y_pred": cycle("5%", "7%")},
        Scale.VALUE,
        ("they are in the unit of the truth",),
    ),
    "log-rate": ({"y": cycle(*range(6)), "eta": reals()}, Scale.LOG_RATE, ("'eta' is named for a log-rate",)),
    "value": ({"y": reals(1), "y_pred": reals(2)}, Scale.VALUE, ("they are in the unit of the truth",)),
    "texts": (
        {"y": cycle("a", "b"), "y_pred": cycle("b", "a")},
        Scale.LABEL,
        ("the predictions are names of classes",),
    ),
    "infinite logits": (
        {"y": BITS, "logit": cycle("-inf", "2", "Infinity")},
        Scale.LOGIT,
        ("'logit' is named for a logit", "the numbers looked at lie between -inf and inf"),
    ),
    "decisions of many classes": (
        {
            "y": cycle(*range(6)),
            "p_0": P[0],
            "p_1": P[1],
            "p_2": P[2],
            "p_3": cycle(0),
            "p_4": cycle(0),
            "p_5": cycle(0),
        },
        Scale.PROBABILITY,
        ("the 6 numbers of each row looked at sum to 1",),
    ),
    "log-probabilities of classes": (
        {"y": cycle(0, 1), "a_0": ["-0.1054", "-inf"] * 30, "a_1": ["-2.3026", "0"] * 30},
        Scale.LOG_PROBABILITY,
        ("the numbers looked at lie between -inf and 0, and their exponentials sum to 1",),
    ),
}


@pytest.mark.parametrize(("columns", "scale", "evidence"), SURE.values(), ids=SURE.keys())
def test_a_scale_says_what_it_rests_on(columns: Columns, scale: Scale, evidence: tuple[str, ...]) -> None:
    model = only(found_in(columns))

    assert model.scale is scale
    assert model.evidence == evidence


PERCENT: dict[str, tuple[Columns, str]] = {
    "signs": (
        {"y": BITS, "y_pred": cycle("95%", "20%", "50%")},
        "'y_pred' holds percentages such as '95%'; divide by 100, or say what they are with --scale",
    ),
    "a name": (
        {"y": BITS, "probability": cycle(95, 0, 50)},
        (
            "'probability' is named for a probability, but its numbers up to 95 look like percentages; divide by 100, "
            "or say what they are with --scale"
        ),
    ),
    "names of classes": (
        {"y": cycle("a", "b"), "p_a": cycle("99.5", "20"), "p_b": cycle("0.5", "80")},
        (
            "'p_a' is named for a probability, but its numbers up to 99.5 look like percentages; divide by 100, or say "
            "what they are with --scale"
        ),
    ),
}


@pytest.mark.parametrize(("columns", "message"), PERCENT.values(), ids=PERCENT.keys())
def test_percentages_are_refused(columns: Columns, message: str) -> None:
    with pytest.raises(PredictionError) as error:
        found_in(columns)

    assert str(error.value) == message


def test_what_looks_like_percentages_is_what_is_said() -> None:
    assert only(found_in({"y": BITS, "prob": cycle(95, 0, 50)}, scale="logit")).scale is Scale.LOGIT


def test_numbers_above_percentages_are_none() -> None:
    assert only(found_in({"y": BITS, "prob": cycle(101, 0, 50)})).scale is Scale.LOGIT


def test_decisions_of_other_labels_raise_no_doubt() -> None:
    assert found_in({"y": cycle(-1, 1), "y_pred": cycle(1, -1, -1)}).notes == ()


def test_decisions_between_many_classes_show_the_first_of_them() -> None:
    model = only(found_in({"y": cycle(*range(6)), "y_pred": cycle(*range(6), step=3)}))

    assert model.evidence == ("all 60 numbers looked at are labels (0, 1, 2, 3, …)",)


def test_margins_of_labels_are_margins() -> None:
    assert only(found_in({"y": cycle(-1, 1), "margin": cycle(1, -1, -1)})).scale is Scale.MARGIN


def test_the_decimals_printed_are_known() -> None:
    model = only(found_in({"y": cycle(0, 1, 2), "p_0": P[0], "p_1": P[1], "p_2": P[2]}))

    assert model.decimals == 3
