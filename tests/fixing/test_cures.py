"""Cures of several findings brought together."""

import pytest

from actloss.finding import Cure
from actloss.fixing.cures import Plan, plan_of
from treating import found, index, plain, recode, target_of


def planned(*cures: Cure, **columns: int) -> Plan:
    """Return the plan for findings AL404, AL405 and so on."""
    return plan_of(
        [found(cure, f"AL{number}") for number, cure in enumerate(cures, 404)], target_of(columns or {"label": 1})
    )


def labels(plan: Plan, *cells: str) -> list[str | None]:
    """Return what a plan for one column makes of labels."""
    (cure,) = plan.columns
    return [cure.label(cell) for cell in cells]


LEFT_OUT = (
    "the cure of {} for 'label' is left out, because another finding's changes the same labels; check the copy and fix "
    "it again if it still needs it"
)


def test_findings_without_a_cure_plan_nothing() -> None:
    assert plan_of([found(None)], target_of({"label": 1})) == Plan()


def test_the_same_mapping_is_made_once() -> None:
    plan = planned(recode({"1": "0", "2": "1"}), recode({"1": "0", "2": "1"}))

    assert labels(plan, "1", "2", "3") == ["0", "1", None]
    assert (plan.codes, plan.notes) == (("AL404", "AL405"), ())


def test_spellings_become_one_before_they_are_recoded() -> None:
    plan = planned(recode({"Yes": "yes"}), recode({"Yes": "1", "yes": "1", "no": "0"}))

    assert labels(plan, "Yes", "yes", "no", "maybe") == ["1", "1", "0", None]
    assert plan.notes == ()


def test_a_mapping_that_does_not_know_all_spellings_is_made_of_what_they_become() -> None:
    assert labels(planned(recode({"Yes": "yes"}), recode({"yes": "1", "no": "0"})), "Yes", "no") == ["1", "0"]


def test_mappings_of_other_labels_are_one_mapping() -> None:
    plan = planned(recode({"1": "0", "2": "1"}), recode({"1": "0", "2": "1", "3": "2"}))

    assert labels(plan, "1", "2", "3") == ["0", "1", "2"]
    assert plan.notes == ()


def test_of_mappings_that_contradict_each_other_the_first_is_made() -> None:
    # Spelled apart, "Yes" and "yes" are two indices, and with the spellings one they would leave a gap.
    plan = planned(recode({"yes": "Yes"}), recode({"Yes": "0", "no": "1", "yes": "2"}))

    assert labels(plan, "Yes", "yes", "no") == [None, "Yes", None]
    assert (plan.codes, plan.notes) == (("AL404",), (LEFT_OUT.format("AL405"),))


def test_the_order_of_the_findings_does_not_matter() -> None:
    findings = [found(recode({"1": "0"}), "AL404"), found(recode({"1": "5"}), "AL401")]

    assert plan_of(findings, target_of({"label": 1})) == plan_of(findings[::-1], target_of({"label": 1}))
    assert plan_of(findings, target_of({"label": 1})).codes == ("AL401",)


@pytest.mark.parametrize("cures", [(plain(), recode({"1000": "0"})), (recode({"1000": "0"}), plain())])
def test_numbers_are_written_plainly_before_they_are_recoded(cures: tuple[Cure, Cure]) -> None:
    (cure,) = planned(*cures).columns

    assert (cure.plain, cure.label("1000"), cure.codes) == (True, "0", ("AL404", "AL405"))


def test_only_the_columns_of_a_cure_are_changed() -> None:
    plan = planned(recode({"1": "0"}, "b"), plain("c"), a=1, b=2, c=3)

    assert [(cure.column, cure.position, cure.plain) for cure in plan.columns] == [("b", 2, False), ("c", 3, True)]


def test_one_hot_columns_are_made_one_once() -> None:
    cure = index({"cat": "0", "dog": "1"})
    plan = planned(cure, cure, cat=1, dog=2)

    assert [(one.positions, one.classes, one.codes) for one in plan.indices] == [
        ((1, 2), ("0", "1"), ("AL404", "AL405"))
    ]
    assert plan.notes == ()


def test_a_new_column_without_a_name_is_the_label() -> None:
    cure = Cure(kind=index({}).kind, columns=("cat", "dog"))
    (one,) = planned(cure, cat=1, dog=2).indices

    assert (one.name, one.classes) == ("label", ("cat", "dog"))


@pytest.mark.parametrize(
    "cures",
    [
        (index({"cat": "0", "dog": "1"}), index({"cat": "1", "dog": "0"})),
        (index({"cat": "0", "dog": "1"}), index({"dog": "0", "cow": "1"})),
        (index({"cat": "0", "dog": "1"}), recode({"-1": "0"}, "cat", "cow")),
        (recode({"-1": "0"}, "cat", "cow"), index({"cat": "0", "dog": "1"})),
    ],
    ids=["other classes", "shared column", "index first", "index last"],
)
def test_what_contradicts_one_hot_columns_becoming_one_is_left_out(cures: tuple[Cure, Cure]) -> None:
    plan = planned(*cures, cat=1, dog=2, cow=3)

    assert len(plan.notes) == 1
    assert plan.notes[0].startswith("the cure of AL405 for '")


def test_only_the_first_columns_of_what_is_left_out_are_named() -> None:
    names = ["a", "b", "c", "d"]
    plan = planned(recode({"1": "0"}, *names), recode({"1": "2"}, *names), a=1, b=2, c=3, d=4)

    assert plan.notes[0].startswith("the cure of AL405 for 'a', 'b', 'c' … is left out, because ")
