from pathlib import Path

import pytest

from actloss.config import Settings, load_settings
from actloss.config.find import OWN, SHARED
from actloss.errors import OptionError


def written(folder: Path, name: str, content: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_text(content, encoding="utf-8")
    return path


def message(folder: Path, given: Path | None = None) -> str:
    with pytest.raises(OptionError) as caught:
        load_settings(folder, given=given)
    return caught.value.message.replace(f"{folder.as_posix()}/", "")


def test_without_a_configuration_nothing_is_set(tmp_path: Path) -> None:
    assert load_settings(tmp_path) == Settings()


def test_both_files_say_the_same(tmp_path: Path) -> None:
    own = written(tmp_path / "a", OWN, 'select = ["AL3"]')
    shared = written(tmp_path / "b", SHARED, '[tool.actloss]\nselect = ["AL3"]')

    assert load_settings(own.parent) == Settings(origin=own, select=("AL3",))
    assert load_settings(shared.parent) == Settings(origin=shared, select=("AL3",))


def test_the_next_configuration_upwards_counts_alone(tmp_path: Path) -> None:
    written(tmp_path, OWN, 'ignore = ["AL1"]')
    near = written(tmp_path / "a", OWN, 'select = ["AL2"]')

    assert load_settings(tmp_path / "a" / "b" / "c") == Settings(origin=near, select=("AL2",))


def test_a_pyproject_without_our_table_is_passed_over(tmp_path: Path) -> None:
    far = written(tmp_path, SHARED, "[tool.actloss]\nexit-zero = true")
    written(tmp_path / "a", SHARED, "[tool.other]\nselect = 1")
    written(tmp_path / "a" / "b", SHARED, "[project]\nname = 'x'")

    assert load_settings(tmp_path / "a" / "b") == Settings(origin=far, exit_zero=True)


def test_a_folder_like_a_configuration_is_none(tmp_path: Path) -> None:
    (tmp_path / OWN).mkdir()

    assert load_settings(tmp_path).origin is None


def test_two_configurations_in_one_folder_are_an_error(tmp_path: Path) -> None:
    written(tmp_path, OWN, "")
    written(tmp_path, SHARED, "[tool.actloss]")

    assert message(tmp_path) == (
        f"both actloss.toml and a table tool.actloss in pyproject.toml stand in '{tmp_path.as_posix()}': "
        "keep one of them"
    )


def test_an_empty_configuration_is_one(tmp_path: Path) -> None:
    path = written(tmp_path, OWN, "")

    assert load_settings(tmp_path) == Settings(origin=path)


def test_a_file_that_is_named_is_the_only_one_looked_at(tmp_path: Path) -> None:
    written(tmp_path, OWN, "nonsense")
    given = written(tmp_path / "ci", "strict.toml", 'fail-on = "note"\nlock = "x/../a.lock.json"')
    settings = load_settings(tmp_path, given=given)

    assert (settings.origin, settings.fail_on) == (given, "note")
    assert settings.lock == tmp_path / "ci" / "x" / ".." / "a.lock.json"


def test_a_pyproject_that_is_named_must_have_our_table(tmp_path: Path) -> None:
    given = written(tmp_path, SHARED, "[tool.ruff]")

    assert message(tmp_path, given) == (
        "'pyproject.toml' holds no table tool.actloss: add one, or name another configuration"
    )
    given.write_text("[project]", encoding="utf-8")
    assert "holds no table tool.actloss" in message(tmp_path, given)


def test_paths_are_told_from_the_configurations_folder_and_need_not_exist(tmp_path: Path) -> None:
    written(tmp_path, OWN, 'lock = "a/b.json"\n[[tables]]\npath = "data/*.csv"\nreference = "/abs/old.csv"')
    settings = load_settings(tmp_path / "deep" / "down")
    (table,) = settings.tables

    assert settings.lock == tmp_path / "a" / "b.json"
    assert (table.path, table.reference) == (tmp_path / "data" / "*.csv", Path("/abs/old.csv"))


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("select = [\n", "is no valid TOML in line 2: "),
        ('a = 1\nb = "x\n', "is no valid TOML in line 2: illegal character '\\n'"),
        ("a = 1\na = 2\n", "is no valid TOML in line 2: cannot overwrite a value"),
        ('a = "\x1b[2J"\n', "is no valid TOML in line 1: illegal character '\\x1b'"),
        (f"a = {'9' * 5000}\n", "is no valid TOML: exceeds the limit"),
        (f"a = {'[' * 5000}\n", "is nested too deeply"),
    ],
)
def test_broken_toml_is_one_sentence_with_the_line(tmp_path: Path, content: str, told: str) -> None:
    written(tmp_path, OWN, content)
    said = message(tmp_path)

    assert said.casefold().startswith(f"the configuration 'actloss.toml' {told}".casefold())
    assert said.isprintable()


def test_a_configuration_in_another_encoding_is_refused(tmp_path: Path) -> None:
    (tmp_path / OWN).write_bytes(b"# caf\xe9\n")

    assert message(tmp_path) == "the configuration 'actloss.toml' is not UTF-8 at byte 5: write it as UTF-8"


def test_a_byte_order_mark_is_no_mistake(tmp_path: Path) -> None:
    (tmp_path / OWN).write_bytes(b"\xef\xbb\xbfexit-zero = true\r\n")

    assert load_settings(tmp_path).exit_zero


@pytest.mark.parametrize(
    ("name", "reason"), [("none.toml", "no such file or directory"), ("bad\0name", "embedded null byte")]
)
def test_a_file_that_cannot_be_read_is_one_sentence(tmp_path: Path, name: str, reason: str) -> None:
    said = message(tmp_path, tmp_path / name)

    assert said.startswith("the configuration '")
    assert said.endswith(f"cannot be read: {reason}")
    assert said.isprintable()


def test_a_folder_that_is_named_is_no_file(tmp_path: Path) -> None:
    assert message(tmp_path, tmp_path).endswith("cannot be read: is a directory")
