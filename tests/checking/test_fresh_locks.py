"""Every sample table, held against a lock that was just made of it."""

import csv
import shutil
from pathlib import Path

import pytest

import actloss
from actloss.checked import CheckReport
from actloss.checking import Wishes, check_tables, plan
from actloss.config import Settings
from actloss.lock import LOCK_NAME

SAMPLES = Path(__file__).parents[2] / "sample_data"


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> CheckReport:
    folder = tmp_path_factory.mktemp("locked")
    with (SAMPLES / "expected.csv").open(encoding="utf-8", newline="") as lines:
        files = [row["file"] for row in csv.DictReader(lines)]
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        for file in files:
            Path(file).parent.mkdir(exist_ok=True)
            shutil.copy(SAMPLES / file, file)
            actloss.advise(file, lock=LOCK_NAME)
        planned = plan(Wishes(), Settings(), folder)
        assert sorted(str(request.source) for request in planned.requests) == sorted(files)
        return check_tables(planned.requests)


def test_nothing_that_the_lock_accepted_is_found(report: CheckReport) -> None:
    found = {
        f"{table.name}: {finding.code}"
        for table in report.tables
        for finding in table.findings
        if finding.code.startswith("AL6") or (finding.code.startswith("AL4") and finding.severity != "note")
    }

    assert found == set()


def test_every_answer_is_as_it_was(report: CheckReport) -> None:
    assert [table.name for table in report.tables if table.error or not table.reference] == []
    assert all(table.reference and table.answer == table.reference.answer for table in report.tables)
