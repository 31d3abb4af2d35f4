"""What curing would change, shown beforehand."""

import re
from pathlib import Path

import pytest

from actloss.finding import Cure
from actloss.fixing import Diff, diff_tables
from actloss.fixing.differing import SHOWN
from actloss.table import SourceLike
from tables import written
from treating import copied, index, plain, recode, treated

SHIFT = recode({"1": "0", "2": "1"})


def diff(source: SourceLike, *cures: Cure, columns: dict[str, int] | None = None) -> Diff:
    """Return what curing one table would change."""
    (found,) = diff_tables([treated(source, *cures, columns=columns)])
    return found


def test_a_change_is_shown_with_the_lines_around_it(tmp_path: Path) -> None:
    path = written(tmp_path, "x,label\n" + "".join(f"{row},{'17'[row != 6]}\n" for row in range(1, 12)))
    found = diff(path, recode({"1": "0"}))

    assert (found.name, found.changed, found.problem, found.notes) == (str(path), 1, None, ())
    assert found.text == (
        f"--- {path}\n+++ {path} (fixed)\n@@ -4,7 +4,7 @@\n 3,7\n 4,7\n 5,7\n-6,1\n+6,0\n 7,7\n 8,7\n 9,7\n"
    )


@pytest.mark.parametrize(
    ("gap", "hunks"), [(1, 1), (6, 1), (7, 2), (20, 2)], ids=["next to it", "just near", "just far", "far"]
)
def test_changes_near_each_other_share_their_lines(gap: int, hunks: int, tmp_path: Path) -> None:
    path = written(tmp_path, "x,label\n" + "0,1\n" + "0,7\n" * gap + "0,1\n" + "0,7\n" * 9)

    assert diff(path, recode({"1": "0"})).text.count("@@ -") == hunks


def test_nothing_is_written(tmp_path: Path) -> None:
    diff(written(tmp_path, "x,label\n0,1\n0,2\n"), SHIFT)

    assert [path.name for path in tmp_path.iterdir()] == ["table.csv"]


def test_only_the_first_changes_are_shown_and_the_others_counted(tmp_path: Path) -> None:
    path = written(tmp_path, "x,label\n" + "0,1\n" * 5000 + "0,7\n" * 9 + "0,2\n")
    found = diff(path, SHIFT)

    assert found.changed == 5001
    assert found.text.count("\n-0,1") == SHOWN
    assert found.text.endswith(f"+0,0\n… and {5001 - SHOWN:,} more changed records\n")
    assert f"@@ -1,{SHOWN + 1} +1,{SHOWN + 1} @@" in found.text


def test_the_last_change_shown_keeps_the_lines_below_it(tmp_path: Path) -> None:
    path = written(tmp_path, "x,label\n" + "0,1\n" * SHOWN + "0,7\n" * 9 + "0,1\n")

    assert diff(path, SHIFT).text.endswith("+0,0\n 0,7\n 0,7\n 0,7\n… and 1 more changed record\n")


def applied(change: str, text: str) -> str:
    """Return a text after a unified diff, whose hunks must fit it."""
    lines, made, at = text.splitlines(), [], 0
    for hunk in change.split("@@ -")[1:]:
        head, *body = hunk.splitlines()
        start, count, new_start, new_count = map(int, re.findall(r"\d+", head))
        old, new = ([line[1:] for line in body if line[0] != sign] for sign in "+-")
        made += lines[at : start - 1]
        at = start - 1 + count
        assert (lines[start - 1 : at], len(new), len(made) + 1) == (old, new_count, new_start)
        made += new
    return "\n".join([*made, *lines[at:], ""])


@pytest.mark.parametrize(
    "text",
    [
        "x,label\n0,1\n0,2\n",
        "x,label\n" + "0,7\n" * 5 + '"a\nb",1\n' + "0,7\n" * 8 + "0,2\n" * 3 + "0,7\n",
        'x,label\n0,"1"\n\n0,7\n0,7\nlost\n0,7\n0,1\n0,7\n0,7\n0,7\n0,7\n0,7\n0,7\n0,7\n0,1\n',
    ],
    ids=["at both ends", "records over several lines", "blank lines"],
)
def test_the_diff_applied_to_the_file_makes_the_copy(text: str, tmp_path: Path) -> None:
    path = written(tmp_path, text)

    assert applied(diff(path, SHIFT).text, text) == copied(path, SHIFT).decode()


def test_the_header_changes_with_one_hot_columns(tmp_path: Path) -> None:
    path = written(tmp_path, "x,cat,dog\n0,1,0\n0,0,1\n")
    found = diff(path, index({"cat": "c", "dog": "d"}), columns={"cat": 1, "dog": 2})

    assert found.text.endswith("@@ -1,3 +1,3 @@\n-x,cat,dog\n+x,label\n-0,1,0\n+0,c\n-0,0,1\n+0,d\n")


def test_what_the_data_say_cannot_command_a_terminal(tmp_path: Path) -> None:
    path = written(tmp_path, "x,label\n\x1b[2J\u202e##[group],1\n" + "y" * 500 + ",7\n", "a\x1bb.csv")
    lines = diff(path, SHIFT).text.splitlines()

    assert lines[0] == f"--- {tmp_path}/a\\x1bb.csv"
    assert lines[4] == "-\\x1b[2J\\u202e# #[group],1"
    assert lines[6] == " " + "y" * 199 + "…"


def test_every_file_of_a_table_has_its_diff(tmp_path: Path) -> None:
    paths = [written(tmp_path, "x,label\n0,1\n0,7\n", name) for name in ("a.csv", "b.csv")]
    quiet = written(tmp_path, "x,label\n0,7\n0,8\n", "c.csv")
    found = diff([*paths, quiet], SHIFT)

    assert found.changed == 2
    assert [line for line in found.text.splitlines() if line.startswith("---")] == [f"--- {path}" for path in paths]


def test_what_is_left_out_is_told(tmp_path: Path) -> None:
    found = diff(written(tmp_path, "x,label\n0,1\n0,2\n"), SHIFT, recode({"1": "5"}))

    assert len(found.notes) == 1


def test_what_cannot_be_fixed_is_told(tmp_path: Path) -> None:
    assert diff({"label": [1]}, SHIFT) == Diff(
        name="the dataframe",
        problem="the dataframe cannot be fixed: it is no file; change its column where it is made",
    )
    assert diff(tmp_path / "missing.csv", SHIFT).problem is not None


def test_formatted_numbers_are_shown_as_they_will_be(tmp_path: Path) -> None:
    path = written(tmp_path, 'x,label\n0,"1,000"\n0,7\n')

    assert '-0,"1,000"\n+0,1000\n' in diff(path, plain()).text


def test_tables_without_a_cure_have_no_diff(tmp_path: Path) -> None:
    assert diff_tables([treated(written(tmp_path, "x,label\n0,1\n"))]) == ()
