import pytest

from actloss.config import thresholds_of
from actloss.errors import OptionError


def message(text: str) -> str:
    with pytest.raises(OptionError) as caught:
        thresholds_of([text])
    return caught.value.message


def test_codes_and_names_are_understood_in_any_case_and_the_last_wins() -> None:
    moved = thresholds_of(["al301.SHARE = 0.2", "Class-Imbalance.share=0.3", "AL303.rows=4"])

    assert moved == {"AL301.share": 0.3, "AL303.rows": 4.0}


def test_nothing_moves_nothing() -> None:
    assert thresholds_of([]) == {}


@pytest.mark.parametrize("text", ["", "AL301", "AL301.share", "AL301=0.1", ".share=0.1", "AL301.=0.1"])
def test_another_form_is_refused(text: str) -> None:
    assert message(text) == f"--threshold takes RULE.NAME=NUMBER, such as AL301.share=0.05, found '{text}'"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("AL3O1.share=0.1", "no rule 'AL3O1': did you mean AL301 (class-imbalance)?"),
        (
            "AL301.limit=0.1",
            "AL301 (class-imbalance) has no threshold 'limit': it has share",
        ),
        ("AL303.x=1", "AL303 (rare-class) has no threshold 'x': it has folds and rows"),
        ("AL205.x=1", "AL205 (label-variants) has no threshold 'x': it draws no line that can be moved"),
    ],
)
def test_what_there_is_not_names_the_nearest(text: str, told: str) -> None:
    assert message(text) == told


@pytest.mark.parametrize("number", ["0", "0.51", "nan", "inf", "-1", "a\x1bb"])
def test_a_number_outside_the_domain_is_refused(number: str) -> None:
    said = message(f"AL301.share={number}")

    assert said.startswith("--threshold AL301.share takes a number in (0, 0.5] (share of a class in itself")
    assert said.isprintable()


def test_no_number_is_told_as_nothing() -> None:
    assert message("AL301.share=").endswith("; 0.1 by default), found nothing")
