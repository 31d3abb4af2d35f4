from pathlib import Path
from typing import get_type_hints

import pytest

from actloss.config import Settings, TableSettings
from actloss.config.read import KEYS
from actloss.config.tables import KEYS as TABLE_KEYS
from actloss.errors import OptionError
from actloss.finding import Severity
from actloss.forms import CheckFormat
from actloss.lock import Reading
from actloss.training import Trained
from configured import complaint, settings_of


def test_every_key_has_a_setting_and_every_setting_a_key() -> None:
    assert {key.replace("-", "_") for key in KEYS} == set(get_type_hints(Settings)) - {"origin"}
    said = set(get_type_hints(TableSettings)) - {"reading", "trained"}
    said |= set(get_type_hints(Reading)) | set(get_type_hints(Trained))
    assert {key.replace("-", "_") for key in TABLE_KEYS} == said


def test_every_key_is_read(tmp_path: Path) -> None:
    settings = settings_of(
        tmp_path,
        """
        select = ["AL3", "missing-label"]
        ignore = ["AL304"]
        extend-select = ["al401"]
        fail-on = "warning"
        exit-zero = true
        require-lock = true
        format = "sarif"
        lock = "actloss.lock.json"
        thresholds = { AL301 = { share = 0.05 }, "rare-class.folds" = 3 }
        [[tables]]
        path = "train.csv"
        [[tables]]
        path = "test.csv"
        """,
    )

    assert settings == Settings(
        origin=tmp_path / "actloss.toml",
        select=("AL3", "missing-label"),
        ignore=("AL304",),
        extend_select=("al401",),
        fail_on=Severity.WARNING,
        exit_zero=True,
        require_lock=True,
        format=CheckFormat.SARIF,
        lock=tmp_path / "actloss.lock.json",
        thresholds={"AL301.share": 0.05, "AL303.folds": 3.0},
        tables=(TableSettings(path=tmp_path / "train.csv"), TableSettings(path=tmp_path / "test.csv")),
    )


@pytest.mark.parametrize("lock", ["../a.lock.json", "/abs/a.lock.json", "link/a.lock.json"])
def test_a_lock_outside_the_configurations_folder_is_for_the_command_line(lock: str, tmp_path: Path) -> None:
    folder = tmp_path / "repository"
    folder.mkdir()
    (folder / "link").symlink_to(tmp_path)

    assert complaint(folder, f'lock = "{lock}"') == (
        "lock in 'actloss.toml' needs a path below the file's own folder (--lock names one that lies elsewhere), found"
        f" '{lock}'"
    )


def test_thresholds_may_stand_in_tables_of_their_own(tmp_path: Path) -> None:
    settings = settings_of(tmp_path, "[thresholds]\nAL301.share = 0.2\n[thresholds.heavy-tail]\nmany = 1\n")

    assert settings.thresholds == {"AL301.share": 0.2, "AL304.many": 1.0}


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ('selct = ["AL3"]', "'actloss.toml' has an unknown key 'selct': did you mean 'select'?"),
        ('extend_select = ["AL3"]', "'actloss.toml' has an unknown key 'extend_select': did you mean 'extend-select'?"),
        (
            "x = 1",
            (
                "'actloss.toml' has an unknown key 'x': it may hold select, ignore, extend-select, fail-on, exit-zero, "
                "format, lock, require-lock, thresholds and tables"
            ),
        ),
        ('select = "AL3"', "select in 'actloss.toml' needs a list of one or more texts, found 'AL3'"),
        ("select = []", "select in 'actloss.toml' needs a list of one or more texts, found an empty list"),
        ('select = ["AL3", 5]', "select[1] in 'actloss.toml' needs a text, found 5"),
        (
            'ignore = ["AL301", "AL3O2"]',
            "ignore[1] in 'actloss.toml': no rule 'AL3O2': did you mean AL302 (severe-imbalance)?",
        ),
        ('fail-on = "fatal"', "fail-on in 'actloss.toml' needs error, warning or note, found 'fatal'"),
        (
            'fail-on = "warn"',
            "fail-on in 'actloss.toml' needs error, warning or note, found 'warn'; did you mean 'warning'?",
        ),
        ("fail-on = 1979-05-27", "fail-on in 'actloss.toml' needs error, warning or note, found a date or time"),
        ("exit-zero = 1", "exit-zero in 'actloss.toml' needs true or false, found 1"),
        (
            'format = "Json"',
            (
                "format in 'actloss.toml' needs text, json, markdown, github, gitlab, junit or sarif, found 'Json'; "
                "did you mean 'json'?"
            ),
        ),
        ("lock = true", "lock in 'actloss.toml' needs a path, found true"),
        ('lock = "a\\u0000b"', "lock in 'actloss.toml' needs a path, found 'a\\x00b'"),
        ('tables = "t.csv"', "tables in 'actloss.toml' needs a list of tables, found 't.csv'"),
        ("[tables]\npath = 't.csv'", "tables in 'actloss.toml' needs a list of tables, found a table"),
        ("tables = [1]", "tables[0] in 'actloss.toml' needs a table, found 1"),
        ("thresholds = [1]", "thresholds in 'actloss.toml' needs a table, found a list"),
        ("thresholds.AL301 = 0.1", "thresholds.AL301 in 'actloss.toml' needs a table, found 0.1"),
        (
            "thresholds.AL399.share = 0.1",
            "thresholds.AL399.share in 'actloss.toml': no rule 'AL399': did you mean AL309 (multilabel-is-multiclass)?",
        ),
        (
            "thresholds.AL301.shre = 0.1",
            (
                "thresholds.AL301.shre in 'actloss.toml': AL301 (class-imbalance) has no threshold 'shre': "
                "did you mean 'share'?"
            ),
        ),
        (
            "thresholds.AL301.share = 0.7",
            (
                "thresholds.AL301.share in 'actloss.toml' needs a number in (0, 0.5] (share of a class in itself and "
                "the largest class, below which it is outnumbered; 0.1 by default), found 0.7"
            ),
        ),
        (
            "thresholds.AL303.folds = nan",
            (
                "thresholds.AL303.folds in 'actloss.toml' needs a number in [1, inf) (folds of the cross-validation; a "
                "class with fewer than two rows a fold is rare; 5 by default), found nan"
            ),
        ),
        (
            'thresholds = { AL301.share = 0.1, "class-imbalance.share" = 0.2 }',
            (
                "thresholds[\"class-imbalance.share\"] in 'actloss.toml' moves AL301.share a second time: "
                "keep one of the two"
            ),
        ),
    ],
)
def test_what_means_nothing_is_said_with_its_place(tmp_path: Path, content: str, told: str) -> None:
    assert complaint(tmp_path, content) == told


def test_in_a_pyproject_the_place_begins_with_our_table(tmp_path: Path) -> None:
    with pytest.raises(OptionError) as caught:
        settings_of(tmp_path, "[[tool.actloss.tables]]\nlabel = 'y'\n", name="pyproject.toml")

    assert caught.value.message.startswith("tool.actloss.tables[0] in '")
    assert "in 'pyproject.toml' has an unknown key 'label': it may hold path, target," in caught.value.message


@pytest.mark.parametrize("text", ["\x1b[2J", "::error::x", "##[error]y", "\u202e", "]]><x>", "a\nb"])
def test_hostile_text_stays_one_visible_line(tmp_path: Path, text: str) -> None:
    spelled = "".join(f"\\U{ord(sign):08x}" for sign in text)
    contents = [
        f'"{spelled}" = 1',
        f'select = ["{spelled}"]',
        f'format = "{spelled}"',
        f'[thresholds]\n"{spelled}" = 1',
        f'[thresholds.AL301]\n"{spelled}" = 1',
        f'[[tables]]\npath = "t"\n"{spelled}" = 1',
        f'[[tables]]\npath = "t"\nparams."{spelled}" = "x"',
        f'[[tables]]\npath = "t"\nloss = "{spelled}"',
        f'[[tables]]\npath = "t"\nencoding = "{spelled}"',
    ]
    said = [complaint(tmp_path, content) for content in contents]

    assert [line for line in said if not line.isprintable() or "##[" in line] == []


@pytest.mark.parametrize("again", ["t.csv", "./t.csv", "a/../t.csv"])
def test_a_second_entry_of_a_table_is_refused_since_only_one_would_be_heeded(tmp_path: Path, again: str) -> None:
    said = complaint(
        tmp_path, f"[[tables]]\npath = 't.csv'\nloss = 'mse'\n[[tables]]\npath = '{again}'\nloss = 'mae'\n"
    )

    assert said == "tables[1] in 'actloss.toml' is a second entry of the table 't.csv': make one of the two"
