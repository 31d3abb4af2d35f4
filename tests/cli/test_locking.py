import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import actloss
from actloss import advice, api
from actloss.cli.app import run
from actloss.lock import read_lock
from schemas import mistakes

LABELS = "id,label\n" + "".join(f"{row},{'yes' if row % 3 else 'no'}\n" for row in range(60))


@pytest.fixture(autouse=True)
def _table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("data").mkdir()
    Path("data/train.csv").write_text(LABELS, encoding="utf-8")


def test_the_report_goes_to_standard_output_and_a_line_about_the_lock_to_stderr(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run(["advise", "data/train.csv", "-q", "--lock", "actloss.lock.json"]) == 0
    output = capsys.readouterr()

    assert output.out.startswith("target: label\ntask: binary\n")
    assert output.err == "actloss: locked 'data/train.csv' in 'actloss.lock.json'\n"
    assert mistakes("lock", json.loads(Path("actloss.lock.json").read_text(encoding="utf-8"))) == []


def test_the_table_is_locked_as_it_was_read() -> None:
    named = ["-t", "label", "--task", "binary", "--elicit", "probabilities"]
    reading = ["--delimiter", ",", "--encoding", "utf-8"]
    run(["advise", "data/train.csv", "-q", "--lock", "actloss.lock.json", *named, *reading])
    table = read_lock(Path("actloss.lock.json")).tables["data/train.csv"]

    assert (table.reading.target, table.reading.task) == (("label",), "binary")
    assert (table.reading.delimiter, table.reading.encoding, table.reading.header) == (",", "utf-8", None)
    assert table.reference.answer is not None
    assert table.reference.answer.elicit == "probabilities"


def test_the_second_time_tells_what_changed(capsys: pytest.CaptureFixture[str]) -> None:
    run(["advise", "data/train.csv", "-q", "--lock", "actloss.lock.json"])
    first = Path("actloss.lock.json").read_bytes()
    run(["advise", "data/train.csv", "-q", "--lock", "actloss.lock.json"])

    assert first == Path("actloss.lock.json").read_bytes()
    assert capsys.readouterr().err.endswith("'actloss.lock.json', where nothing changed\n")
    Path("data/train.csv").write_text(f"{LABELS}60,no\n", encoding="utf-8")
    run(["advise", "data/train.csv", "-q", "--lock", "actloss.lock.json"])
    assert capsys.readouterr().err == (
        "actloss: locked 'data/train.csv' in 'actloss.lock.json' anew: class 'no': 20 → 21 rows; rows: 60 → 61; rows"
        " with a label: 60 → 61\n"
    )


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        (["-"], "found standard input"),
        (["data/train.csv", "data/train.csv"], "found 2 files"),
        (["/etc/hostname"], "found '/etc/hostname' outside '.'"),
        (["data/train.csv", "-o", "actloss.lock.json"], "--output and --lock name the same file"),
    ],
)
def test_what_cannot_be_locked_is_refused_before_any_work(
    arguments: list[str], problem: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["advise", *arguments, "--lock", "actloss.lock.json"]) == 2
    output = capsys.readouterr()

    assert output.out == ""
    assert problem in output.err
    assert not Path("actloss.lock.json").exists()


def test_a_table_without_advice_leaves_the_lock_as_it_was() -> None:
    run(["advise", "data/train.csv", "-q", "--lock", "actloss.lock.json"])
    before = Path("actloss.lock.json").read_bytes()
    Path("data/train.csv").write_text("id,label\n1,yes\n2,yes\n", encoding="utf-8")

    assert run(["advise", "data/train.csv", "--target", "label", "--lock", "actloss.lock.json"]) == 2
    assert before == Path("actloss.lock.json").read_bytes()


def test_python_locks_as_the_command_does() -> None:
    run(["advise", "data/train.csv", "-q", "--lock", "command.json"])
    actloss.advise("data/train.csv", lock="python.json")

    assert Path("command.json").read_bytes() == Path("python.json").read_bytes()


def test_processes_that_lock_at_once_lose_no_table(tmp_path: Path) -> None:
    names = [f"{at}.csv" for at in range(6)]
    for name in names:
        Path(name).write_text(LABELS, encoding="utf-8")
    command = [sys.executable, "-m", "actloss", "advise", "-q", "--lock", "actloss.lock.json"]
    running = [subprocess.Popen([*command, name], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) for name in names]
    said = [process.communicate()[1].decode() for process in running]

    assert [process.returncode for process in running] == [0] * 6
    assert said == [f"actloss: locked '{name}' in 'actloss.lock.json'\n" for name in names]
    assert list(read_lock(Path("actloss.lock.json")).tables) == names
    assert [path.name for path in tmp_path.glob(".*")] == []


def test_a_table_that_is_locked_while_another_is_read_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    Path("other.csv").write_text(LABELS, encoding="utf-8")
    recommend = advice.recommend

    def interrupted(*given: Any, **wished: Any) -> Any:  # noqa: ANN401 - whatever it takes
        monkeypatch.setattr(api, "recommend", recommend)
        assert run(["advise", "other.csv", "-q", "--lock", "actloss.lock.json"]) == 0
        return recommend(*given, **wished)

    monkeypatch.setattr(api, "recommend", interrupted)

    assert run(["advise", "data/train.csv", "-q", "--lock", "actloss.lock.json"]) == 0
    assert list(read_lock(Path("actloss.lock.json")).tables) == ["data/train.csv", "other.csv"]
