"""Classes: their order, the numbers that cells stand for, the positive one, and every column's own."""

from collections.abc import Mapping

import pytest

from actloss.predictions import Layout, Model
from heads import cycle
from predicting import found_in, only, reals, shares, units

P = shares(3)
WORDS = cycle("spam", "ham")


def test_two_words_become_0_and_1_with_the_telling_one_positive() -> None:
    truth = found_in({"y": WORDS, "prob": units()}).truth

    assert truth.classes == ("ham", "spam")
    assert truth.codes == {"ham": 0.0, "spam": 1.0}
    assert truth.positive == "spam"
    assert truth.recoded_from == "text"


def test_two_words_that_tell_nothing_are_taken_in_order_and_that_is_said() -> None:
    found = found_in({"y": cycle("dog", "cat"), "prob": units()})

    assert found.truth.positive == "dog"
    assert found.notes == (
        "'dog' is taken for the positive class (second in the order of their characters); --positive decides",
    )


@pytest.mark.parametrize("positive", ["ham", "HAM"])
def test_the_positive_class_may_be_given(positive: str) -> None:
    found = found_in({"y": WORDS, "prob": units()}, positive=positive)

    assert found.truth.classes == ("spam", "ham")
    assert found.truth.codes == {"spam": 0.0, "ham": 1.0}
    assert found.notes == ()


def test_a_column_named_for_a_class_predicts_that_class() -> None:
    assert found_in({"y": WORDS, "p_ham": units()}).truth.positive == "ham"


def test_columns_named_for_either_class_name_none() -> None:
    assert found_in({"y": WORDS, "p_ham": units(1), "logit_spam": reals(2)}).truth.positive == "spam"


def test_a_column_named_for_class_0_swaps_0_and_1() -> None:
    truth = found_in({"y": cycle(0, 1, 1), "p_0": units()}).truth

    assert truth.positive == "0"
    assert truth.codes is not None
    assert (truth.codes["0"], truth.codes["1"], truth.codes["1.0"]) == (1.0, 0.0, 0.0)


def test_0_and_1_are_their_own_codes() -> None:
    truth = found_in({"y": cycle(0, 1), "prob": units()}).truth

    assert (truth.codes, truth.recoded_from, truth.positive) == (None, None, "1")


@pytest.mark.parametrize(
    ("cells", "recoded", "codes"),
    [
        ((-1, 1), "-1/+1", {"-1": 0.0, "1": 1.0, "+1": 1.0, "-1.0": 0.0}),
        ((1, 2), "1-based", {"1": 0.0, "2": 1.0, "2.0": 1.0}),
        (("3.00", "7.00"), "numbers", {"3.00": 0.0, "3": 0.0, "7.00": 1.0}),
    ],
)
def test_two_other_numbers_are_coded_however_they_are_spelled(
    cells: tuple[object, ...], recoded: str, codes: Mapping[str, float]
) -> None:
    truth = found_in({"y": cycle(*cells), "prob": units()}).truth

    assert truth.recoded_from == recoded
    assert truth.codes is not None
    assert truth.codes.items() >= codes.items()


@pytest.mark.parametrize("cells", [(0, 1), (-1, 1)])
def test_usual_numbers_of_two_classes_raise_no_doubt(cells: tuple[int, ...]) -> None:
    assert found_in({"y": cycle(*cells), "prob": units()}).notes == ()


def test_soft_labels_of_two_classes_stay_as_they_are() -> None:
    truth = found_in({"y": units(1), "prob": units(2)}, task="binary").truth

    assert (truth.codes, truth.classes) == (None, ("0", "1"))


def test_spellings_of_one_class_are_one_class_and_that_is_said() -> None:
    found = found_in({"y": cycle("Yes", "no", "yes"), "prob": units()})

    assert found.truth.codes == {"Yes": 1.0, "yes": 1.0, "no": 0.0}
    assert "'Yes' and 'yes' are taken for one class" in found.notes


def test_class_numbers_from_1_are_shifted() -> None:
    found = found_in({"y": cycle(1, 2, 3), "p_1": P[0], "p_2": P[1], "p_3": P[2]})

    assert found.truth.recoded_from == "1-based"
    assert found.truth.classes == ("1", "2", "3")
    assert found.notes == ()


@pytest.mark.parametrize(("truth", "first"), [((1, 2, 3), 0), ((0, 1, 2), 1)])
def test_columns_numbered_from_elsewhere_go_by_position_and_that_is_said(truth: tuple[int, ...], first: int) -> None:
    found = found_in({"y": cycle(*truth), **{f"p_{first + at}": P[at] for at in range(3)}})

    assert only(found).positions == (1, 2, 3)
    assert found.truth.classes == tuple(map(str, truth))
    assert found.notes[0].endswith("in this order, since their names do not say which is which")


def test_class_numbers_with_gaps_are_those_of_the_columns() -> None:
    found = found_in({"y": cycle(3, 7, 9), "p_9": P[0], "p_3": P[1], "p_7": P[2]})

    assert found.truth.classes == ("3", "7", "9")
    assert only(found).columns == ("p_3", "p_7", "p_9")


def test_names_beside_class_numbers_go_by_position_and_disorder_is_said() -> None:
    found = found_in({"y": cycle(0, 1, 2), "p_dog": P[0], "p_cat": P[1], "p_ant": P[2]})

    assert only(found).columns == ("p_dog", "p_cat", "p_ant")
    assert only(found).misordered
    assert found.notes == (
        (
            "the columns 'p_dog', 'p_cat' and 'p_ant' are taken for '0', '1' and '2' in this order, since their names "
            "do not say which is which"
        ),
    )


@pytest.mark.parametrize(("truth", "slots"), [(("cat", "dog", "owl"), ("dog", "cat", "owl")), ((3, 9, 10), (3, 10, 9))])
def test_columns_that_are_read_by_name_and_are_not_sorted_are_remembered(
    truth: tuple[str | int, ...], slots: tuple[str | int, ...]
) -> None:
    names, sound = ([f"p_{slot}" for slot in order] for order in (slots, truth))

    def model(names: list[str]) -> Model:
        return only(found_in([("y", cycle(*truth)), *zip(names, P, strict=True)]))

    found = model(names)

    assert (list(found.columns), found.unsorted, found.misordered) == (sound, tuple(names), False)
    assert model(sound).unsorted == ()


def test_the_other_of_two_columns_is_remembered_where_the_task_is_binary() -> None:
    truth, first, second = [1, 0] * 10, [0.25, 0.75] * 10, [0.75, 0.25] * 10

    assert only(found_in([("y", truth), ("p_0", first), ("p_1", second)], task="binary")).paired
    assert not only(found_in([("y", truth), ("p_1", second)], task="binary")).paired


def test_numbers_beside_class_names_go_by_the_order_of_the_names() -> None:
    found = found_in({"y": cycle("b", "c", "a"), "p_10": P[0], "p_2": P[1], "p_9": P[2]})

    assert found.truth.classes == ("a", "b", "c")
    assert only(found).columns == ("p_2", "p_9", "p_10")
    assert not only(found).misordered


def test_numbers_beside_words_behind_are_classes_too() -> None:
    found = found_in({"y": cycle(0, 1, 2), "rf_cat_prob": P[0], "rf_dog_prob": P[1], "rf_ant_prob": P[2]})

    assert only(found).layout is Layout.CLASSES


def test_words_of_a_scale_stand_in_its_order() -> None:
    found = found_in({"y": cycle("low", "high", "medium"), "p_high": P[0], "p_low": P[1], "p_medium": P[2]})

    assert found.truth.classes == ("low", "medium", "high")
    assert only(found).columns == ("p_low", "p_medium", "p_high")
    assert found.ordinal
    assert found.evidence[-1] == "'low', 'medium' and 'high' are words of a scale, so their order counts"


def test_a_name_that_speaks_of_degrees_makes_class_numbers_ordinal() -> None:
    found = found_in({"rating": cycle(0, 1, 2), "p_0": P[0], "p_1": P[1], "p_2": P[2]})

    assert found.ordinal
    assert found.evidence[-1] == "'rating' is named for a degree, so the order of the classes counts"


def test_classes_are_not_ordinal_by_themselves() -> None:
    assert not found_in({"y": cycle(0, 1, 2), "p_0": P[0], "p_1": P[1], "p_2": P[2]}).ordinal


def test_steps_make_class_numbers_ordinal() -> None:
    found = found_in({"y": cycle(1, 2, 3), "step_1": reals(1), "step_2": reals(2)})

    assert found.ordinal
    assert found.truth.recoded_from == "1-based"


def test_the_word_none_is_a_class_where_it_is_frequent() -> None:
    found = found_in({"y": cycle("none", "some"), "prob": units()})

    assert found.truth.classes == ("none", "some")


def test_a_spelling_of_missing_is_a_class_where_a_column_is_named_for_it() -> None:
    truth = [*cycle("BE", "CH", rows=58), "NA", "NA"]
    found = found_in({"y": truth, "p_BE": P[0], "p_CH": P[1], "p_NA": P[2]})

    assert found.truth.classes == ("BE", "CH", "NA")
    assert found.truth.codes == {"BE": 0.0, "CH": 1.0, "NA": 2.0}


def test_labels_of_signs_are_coded() -> None:
    found = found_in({"y_a": cycle(-1, 1, 1), "y_b": cycle(1, 1, -1), "p_a": units(1), "p_b": units(2)})

    assert found.truth.recoded_from == "-1/+1"
    assert found.truth.codes is not None
    assert found.truth.codes["-1"] == 0.0
    assert found.truth.cell_codes == (found.truth.codes, found.truth.codes)


def test_labels_of_words_are_coded_however_they_are_written() -> None:
    found = found_in({"y_a": cycle("yes", "no"), "y_b": cycle("no", "no", "yes"), "p_a": units(1), "p_b": units(2)})

    assert found.truth.recoded_from == "text"
    assert found.truth.codes is not None
    assert (found.truth.codes["yes"], found.truth.codes["NO"], found.truth.codes["1"]) == (1.0, 0.0, 1.0)


def test_lists_of_labels_are_coded_for_each_label() -> None:
    lists = cycle("a|b", "b", "a|b|c", "c", "b|c", "a", "a|c")
    found = found_in({"y": lists, "p_c": units(1), "p_a": units(2), "p_b": units(3), "p_d": units(4)})

    assert found.truth.classes == ("a", "b", "c", "d")
    assert found.truth.positions == (0, 0, 0, 0)
    assert [codes["a|b"] for codes in found.truth.cell_codes if codes] == [1.0, 1.0, 0.0, 0.0]
    assert only(found).columns == ("p_a", "p_b", "p_c", "p_d")
    assert found.truth.recoded_from == "lists"
