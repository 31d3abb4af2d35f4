from dataclasses import replace
from pathlib import Path

import pytest

from actloss.checking import Wishes, check_tables, ensure_tables, plan, update_lock
from actloss.checking.planning import Plan
from actloss.checking.request import Request
from actloss.checking.selection import Layer
from actloss.config import Settings, TableSettings
from actloss.errors import OptionError, SourceError
from actloss.lock import LOCK_NAME, Lock, Reading, write_lock
from actloss.training import Trained
from checked_tables import CODED, lock_of, outcome_of, table_of


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a working folder with two tables."""
    monkeypatch.chdir(tmp_path)
    table_of(tmp_path, CODED, "a.csv")
    table_of(tmp_path, [1.5 * at**2 for at in range(120)], "data/b.csv")
    return tmp_path


def planned(settings: Settings | None = None, **wishes: object) -> Plan:
    return plan(Wishes(**wishes), settings or Settings(), Path.cwd())  # type: ignore[arg-type]


def only(settings: Settings | None = None, **wishes: object) -> Request:
    (request,) = planned(settings, **wishes).requests
    return request


def configured(path: str, **said: object) -> Settings:
    return Settings(tables=(TableSettings(path=Path(path), **said),))  # type: ignore[arg-type]


@pytest.mark.usefixtures("folder")
def test_without_lock_and_configuration_general_rules_hold() -> None:
    found = planned(sources=("a.csv", "data/b.csv"))

    assert [(request.source, request.reference, request.training) for request in found.requests] == [
        ("a.csv", None, None),
        ("data/b.csv", None, None),
    ]
    assert (found.lock, found.notes) == (None, ())


@pytest.mark.usefixtures("folder")
def test_nothing_to_check_is_a_sentence_that_says_how_to_begin() -> None:
    with pytest.raises(OptionError) as refused:
        ensure_tables(planned())

    assert refused.value.message == (
        "expected a table to check, found no actloss.lock.json and no [[tool.actloss.tables]] from here upwards; name"
        " a table, or begin with actloss advise TABLE --lock actloss.lock.json"
    )


def test_the_tables_of_the_lock_are_checked_then_those_that_only_the_configuration_knows(folder: Path) -> None:
    lock_of(folder, "a.csv")
    tables = (TableSettings(path=Path("a.csv")), TableSettings(path=folder / "data" / "b.csv"))
    found = planned(Settings(tables=tables))

    assert [request.source for request in found.requests] == ["a.csv", str(Path("data/b.csv"))]
    assert [request.key for request in found.requests] == ["a.csv", None]
    assert found.notes == (
        "the lock is 'actloss.lock.json'",
        "the lock 'actloss.lock.json' holds no entry of 'data/b.csv'",
    )


def test_a_lock_is_found_upwards_and_its_tables_from_where_one_stands(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lock_of(folder, "a.csv", "data/b.csv")
    monkeypatch.chdir(folder / "data")
    found = planned()

    assert [(request.source, request.key) for request in found.requests] == [
        ("../a.csv", "a.csv"),
        ("b.csv", "data/b.csv"),
    ]
    assert found.notes == ("the lock is '../actloss.lock.json'",)


def test_a_tables_own_entry_is_taken_from_a_lock_that_was_found(folder: Path) -> None:
    lock_of(folder, "a.csv")

    assert only(sources=("./a.csv",)).key == "a.csv"
    assert only(sources=("data/b.csv",)).key is None


def test_a_lock_that_was_named_holds_any_table_against_its_only_entry(folder: Path) -> None:
    lock = lock_of(folder, "a.csv")

    assert only(sources=("data/b.csv",), lock=lock).key == "a.csv"
    assert only(sources=("-",), lock=lock).key == "a.csv"


def test_of_several_entries_the_own_one_is_taken_or_one_is_named(folder: Path) -> None:
    lock = lock_of(folder, "a.csv", "data/b.csv")
    table_of(folder, CODED, "new.csv")

    assert only(sources=("data/b.csv",), lock=lock).key == "data/b.csv"
    assert only(sources=("new.csv",), lock=lock, entry="a.csv").key == "a.csv"
    assert only(sources=("new.csv",), entry="./data/b.csv").key == "data/b.csv"
    with pytest.raises(OptionError) as refused:
        planned(sources=("new.csv",), lock=lock)
    assert refused.value.message == (
        f"'new.csv' is none of those in the lock '{lock}'; name the one it is held against with --as: 'a.csv' or"
        " 'data/b.csv'"
    )


def test_an_entry_that_is_not_there_is_refused_with_the_nearest(folder: Path) -> None:
    lock = lock_of(folder, "a.csv", "data/b.csv")

    with pytest.raises(OptionError) as refused:
        planned(sources=("a.csv",), entry="data/c.csv")
    assert refused.value.message == f"no table 'data/c.csv' in the lock '{lock}': did you mean 'data/b.csv'?"
    with pytest.raises(OptionError) as refused:
        planned(sources=("a.csv",), entry="zzz")
    assert refused.value.message == f"no table 'zzz' in the lock '{lock}': its tables are 'a.csv' or 'data/b.csv'"


def test_many_entries_are_counted_in_a_message(folder: Path) -> None:
    names = [f"t{at}.csv" for at in range(11)]
    for name in names:
        table_of(folder, CODED, name)
    lock_of(folder, *names)

    with pytest.raises(OptionError, match=r"its tables are 't0.csv', 't1.csv', .*'t6.csv' and 3 more$"):
        planned(entry="zzz")


def test_an_entry_without_tables_is_checked_alone(folder: Path) -> None:
    lock_of(folder, "a.csv", "data/b.csv")

    assert only(configured("other.csv"), entry="a.csv").source == "a.csv"


@pytest.mark.usefixtures("folder")
def test_an_entry_needs_a_lock() -> None:
    with pytest.raises(OptionError) as refused:
        planned(entry="a.csv")

    assert refused.value.message == (
        "--as names a table of a lock, found no actloss.lock.json from here upwards; name one with --lock"
    )


def test_an_empty_lock_holds_nothing_against_a_table(folder: Path) -> None:
    lock = folder / LOCK_NAME
    write_lock(lock, Lock(tables={}))

    with pytest.raises(OptionError, match="holds no table; add one with actloss advise TABLE --lock"):
        planned(sources=("a.csv",), lock=lock)
    assert planned().requests == ()


@pytest.mark.usefixtures("folder")
def test_a_lock_that_was_named_and_is_not_there_is_an_error() -> None:
    with pytest.raises(SourceError, match=r"cannot read the lock 'nope\.json'"):
        planned(sources=("a.csv",), lock=Path("nope.json"))


def test_the_configuration_names_a_lock_too(folder: Path) -> None:
    lock = lock_of(folder, "a.csv").rename(folder / "other.json")

    assert only(Settings(lock=lock), sources=("data/b.csv",)).key is None
    assert only(Settings(lock=lock)).key == "a.csv"


def test_standard_input_goes_by_the_name_that_it_is_given(folder: Path) -> None:
    lock_of(folder, "a.csv")
    settings = configured("a.csv", reading=Reading(target=("label",)))

    assert only(settings, sources=("-",)).key is None
    request = only(settings, sources=("-",), stdin_name="a.csv")
    assert (request.source, request.key, request.reading.target) == ("-", "a.csv", ("label",))


def test_flags_win_over_the_configuration_and_that_over_the_lock(folder: Path) -> None:
    lock_of(folder, "a.csv", reading=Reading(target=("label",), task="binary", delimiter=","))
    settings = configured("a.csv", reading=Reading(task="multiclass", encoding="utf-8"), elicit="decisions")
    request = only(settings, sources=("a.csv",), reading=Reading(encoding="cp1252"))

    assert request.reading == Reading(target=("label",), task="multiclass", delimiter=",", encoding="cp1252")
    assert request.elicit == "decisions"


@pytest.mark.parametrize(
    ("flags", "configuration", "loss", "origin"),
    [
        (Trained(loss="hinge"), Trained(loss="focal"), "hinge", "flags"),
        (Trained(), Trained(loss="focal"), "focal", "configuration"),
        (Trained(), Trained(), "binary_crossentropy", "lock"),
        (Trained(activation="sigmoid"), Trained(), "binary_crossentropy", "flags and lock"),
        (Trained(), Trained(activation="linear"), "binary_crossentropy", "configuration and lock"),
    ],
)
def test_the_training_is_that_of_the_flags_the_configuration_or_the_lock(
    flags: Trained, configuration: Trained, loss: str, origin: str, folder: Path
) -> None:
    lock_of(folder, "a.csv")
    request = only(configured("a.csv", trained=configuration), sources=("a.csv",), trained=flags)

    assert request.training is not None
    assert request.training.loss is not None
    assert (request.training.loss.name, request.training_origin) == (loss, origin)


@pytest.mark.usefixtures("folder")
def test_the_configuration_of_a_table_is_found_by_its_place() -> None:
    settings = configured("data/../a.csv", trained=Trained(loss="hinge"))

    assert only(settings, sources=("a.csv",)).training_origin == "configuration"
    assert only(settings, sources=("data/b.csv",)).training is None


@pytest.mark.usefixtures("folder")
def test_a_reference_table_is_that_of_the_flags_or_the_configuration() -> None:
    settings = configured("a.csv", reference=Path("data/b.csv"))

    assert only(settings, sources=("a.csv",)).against == "data/b.csv"
    assert only(settings, sources=("a.csv",), reference="a.csv").against == "a.csv"


@pytest.mark.usefixtures("folder")
def test_label_columns_named_one_by_one_are_meant_whatever_the_reference_says() -> None:
    assert only(sources=("a.csv",), reading=Reading(target=("label",))).named
    assert not only(sources=("a.csv",), reading=Reading(target=("tag_*",))).named
    assert not only(sources=("a.csv",)).named
    assert only(configured("a.csv", reading=Reading(target=("label",))), sources=("a.csv",)).named


def test_label_columns_named_in_the_lock_are_those_of_its_reference(folder: Path) -> None:
    lock_of(folder, "a.csv", reading=Reading(target=("1",)))

    assert not only(sources=("a.csv",)).named


@pytest.mark.usefixtures("folder")
def test_rules_are_selected_by_configuration_table_and_flags() -> None:
    tables = (TableSettings(path=Path("a.csv"), ignore=("AL302",)),)
    settings = Settings(origin=Path("actloss.toml"), select=("AL3",), ignore=("AL301",), tables=tables)
    found = planned(settings, sources=("a.csv", "data/b.csv"), layer=Layer(extend_select=("AL101",)))
    first, second = (request.selection.codes for request in found.requests)

    assert second - first == {"AL302"}
    assert "AL101" in first
    assert "AL301" not in first
    assert found.notes == ("the configuration is 'actloss.toml'",)


@pytest.mark.usefixtures("folder")
def test_thresholds_of_the_flags_win() -> None:
    settings = Settings(thresholds={"AL301.share": 0.2, "AL304.share": 0.5})
    request = only(settings, sources=("a.csv",), thresholds={"AL301.share": 0.05})

    assert request.thresholds == {"AL301.share": 0.05, "AL304.share": 0.5}


def test_a_table_without_an_entry_is_refused_where_a_lock_is_required(folder: Path) -> None:
    lock_of(folder, "a.csv")

    assert only(sources=("a.csv",), require_lock=True).key == "a.csv"
    assert only(Settings(require_lock=True), sources=("data/b.csv",), require_lock=False).key is None
    for settings, wishes in ((Settings(require_lock=True), {}), (None, {"require_lock": True})):
        with pytest.raises(OptionError) as refused:
            planned(settings, sources=("a.csv", "data/b.csv"), **wishes)
        assert refused.value.message == (
            "every table needs its entry in a lock, found none in 'actloss.lock.json' of 'data/b.csv'; add it with"
            " actloss advise 'data/b.csv' --lock 'actloss.lock.json', or --no-require-lock"
        )


@pytest.mark.usefixtures("folder")
def test_where_a_lock_is_required_there_must_be_one() -> None:
    with pytest.raises(OptionError) as refused:
        planned(sources=("a.csv",), require_lock=True)

    assert refused.value.message == (
        "every table needs its entry in a lock, found no actloss.lock.json from here upwards; add it with actloss"
        " advise 'a.csv' --lock 'actloss.lock.json', or --no-require-lock"
    )


@pytest.fixture
def parts(folder: Path) -> Path:
    """Return the working folder, whose lock has a table of two files."""
    table_of(folder, CODED, "parts/one.csv")
    table_of(folder, CODED, "parts/two.csv")
    lock_of(folder, "parts/*.csv")
    return folder


@pytest.mark.usefixtures("parts")
def test_a_file_of_a_locked_pattern_is_held_against_that_entry() -> None:
    one, whole_table, other = planned(sources=("parts/one.csv", "parts/*.csv", "a.csv")).requests

    assert (one.key, one.part) == ("parts/*.csv", True)
    assert (whole_table.key, whole_table.part) == ("parts/*.csv", False)
    assert (other.key, other.part) == (None, False)


def test_a_file_of_a_locked_pattern_passes_when_it_is_named_alone(parts: Path) -> None:
    table_of(parts, CODED[:40] * 3, "parts/three.csv")
    lock_of(parts, "parts/*.csv")
    planned_alone = planned(sources=("parts/one.csv",), require_lock=True)
    (table,) = check_tables(planned_alone.requests).tables

    assert table.findings == ()
    assert outcome_of(table, "AL608").reason == "the table is one of several files whose rows the lock counts together"


@pytest.mark.usefixtures("parts")
def test_another_table_that_is_held_against_a_pattern_is_no_part_of_it() -> None:
    assert not only(sources=("a.csv",), entry="parts/*.csv").part
    assert not only(sources=("-",), entry="parts/*.csv").part


@pytest.mark.usefixtures("parts")
def test_a_locked_table_that_was_renamed_has_no_entry() -> None:
    found = planned(sources=("data/b.csv",))

    assert found.notes == (f"the lock '{LOCK_NAME}' holds no entry of 'data/b.csv'",)


@pytest.mark.usefixtures("parts")
def test_an_entry_is_not_updated_with_one_of_its_files() -> None:
    with pytest.raises(OptionError) as refused:
        update_lock(planned(sources=("parts/one.csv",)))

    assert refused.value.message == (
        "'parts/one.csv' is one of the files of 'parts/*.csv' in the lock; update that entry with all of them"
    )


def test_a_file_of_a_configured_pattern_is_what_the_configuration_says(folder: Path) -> None:
    settings = configured(str(folder / "data/*.csv"), trained=Trained(loss="mae"))
    own = replace(settings, tables=(*settings.tables, *configured("data/b.csv", trained=Trained(loss="mse")).tables))
    losses = [
        request.training.loss.name if request.training and request.training.loss else None
        for request in (
            only(settings, sources=("data/b.csv",)),
            only(settings, sources=("a.csv",)),
            only(own, sources=("data/b.csv",)),
        )
    ]

    assert losses == ["mae", None, "mse"]
