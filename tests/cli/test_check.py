import json
import os
from pathlib import Path

import polars as pl
import pytest

from actloss.cli import check_work
from actloss.fixing import Diff
from check_command import Command
from checked_tables import CODED, SIGNED, lock_of, table_of
from tables import written

TRAINING = ("--activation", "sigmoid", "--loss", "binary_crossentropy")
IMBALANCED = [0] * 180 + [1] * 12


@pytest.fixture
def check(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Command:
    """Return the command, in a folder with a table that is well, one that is not, and one of few positives."""
    for name in ("COLUMNS", "NO_COLOR", "FORCE_COLOR", "ACTLOSS_OUTPUT_FORMAT", "GITHUB_STEP_SUMMARY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    table_of(tmp_path, CODED, "good.csv")
    table_of(tmp_path, SIGNED, "signed.csv")
    table_of(tmp_path, IMBALANCED, "rare.csv")
    return Command(tmp_path, capsys)


def test_a_table_that_is_well_passes(check: Command) -> None:
    assert check("good.csv") == 0
    assert check.err == ()
    assert check.out.endswith("1 table checked: no findings; passed\n")


def test_labels_that_the_loss_cannot_take_fail(check: Command) -> None:
    assert check("signed.csv") == 0
    assert check("signed.csv", *TRAINING, "--framework", "pytorch") == 1
    assert check.err == ()
    assert 'PyTorch says "all elements of target should be between 0 and' in check.out


def test_each_source_is_a_table_of_its_own(check: Command) -> None:
    assert check("good.csv", "signed.csv", *TRAINING, "-q") == 1
    assert check.out.startswith("signed.csv:2: AL401 bce-labels error: ")


def test_a_pattern_that_the_shell_left_alone_is_one_table(check: Command) -> None:
    assert check("*good*.csv", "--format", "json") == 0
    assert [table["name"] for table in json.loads(check.out)["tables"]] == ["*good*.csv"]


def test_a_table_that_cannot_be_read_is_told_and_the_others_are_checked(check: Command) -> None:
    assert check("nope.csv", "signed.csv", *TRAINING, "-q") == 2
    assert check.err == ("'nope.csv' was not checked: no file 'nope.csv'; did you mean 'signed.csv'?",)
    assert check.out.splitlines()[0] == "nope.csv: no file 'nope.csv'; did you mean 'signed.csv'?"
    assert check.out.splitlines()[1].startswith("signed.csv:2: AL401 ")


@pytest.mark.parametrize(
    ("options", "code"),
    [
        ([], 0),
        (["--fail-on", "error"], 0),
        (["--fail-on", "warning"], 1),
        (["--fail-on", "note"], 1),
        (["--fail-on", "warning", "--exit-zero"], 0),
    ],
)
def test_what_fails_is_chosen(options: list[str], code: int, check: Command) -> None:
    assert check("rare.csv", *options) == code


def test_exit_zero_keeps_what_could_not_be_checked(check: Command) -> None:
    assert check("nope.csv", "--exit-zero") == 2


@pytest.mark.parametrize(
    ("options", "codes"),
    [
        ([], ["AL301", "AL302"]),
        (["--select", "AL301"], ["AL301"]),
        (["--select", "AL1,AL302"], ["AL302"]),
        (["--select", "AL1", "--select", "severe-imbalance"], ["AL302"]),
        (["--ignore", "AL3"], []),
        (["--ignore", "AL3", "--extend-select", "AL301"], ["AL301"]),
        (["--threshold", "AL302.rows=10"], ["AL301"]),
        (["--threshold", "AL302.rows=10", "--threshold", "class-imbalance.share=0.01"], []),
    ],
)
def test_rules_are_selected_and_thresholds_moved(options: list[str], codes: list[str], check: Command) -> None:
    assert check.codes("rare.csv", *options) == codes


def test_every_option_of_the_training_reaches_it(check: Command) -> None:
    options = ["--activation", "sigmoid", "--loss", "focal", "-f", "keras", "--units", "1", "--no-from-logits"]
    options += ["--param", "gamma=3", "--class-weight", "0=1,1=2", "--ignore-index", "-1", "--positive", "1"]
    check("good.csv", *options, "--format", "json")

    assert json.loads(check.out)["tables"][0]["training"] == {
        "activation": "sigmoid",
        "loss": "focal",
        "loss_given": "focal",
        "framework": "keras",
        "estimator": None,
        "units": 1,
        "from_logits": False,
        "params": {"gamma": 3.0},
        "class_weight": {"0": 1.0, "1": 2.0},
        "ignore_index": -1.0,
        "positive": "1",
    }


def test_balanced_weights_need_no_check(check: Command) -> None:
    check("good.csv", "--loss", "bce", "--class-weight", "balanced", "--format", "json")

    assert json.loads(check.out)["tables"][0]["training"]["class_weight"] is None


def test_a_weight_that_is_no_number_is_a_finding(check: Command) -> None:
    assert check("good.csv", "--loss", "bce", "--class-weight", "0=1,1=nan", "--select", "AL414", "-q") == 1
    assert check.out == (
        "good.csv: AL414 class-weights error: the class weights for 'label' give '1' nan, where a weight is above 0 and"
        " finite\n"
    )


def test_what_is_read_is_told(check: Command) -> None:
    written(check.folder, "".join(f"{at / 7:.4f};{at % 3}\n" for at in range(120)), "bare.txt")
    check(
        "bare.txt",
        "--no-header",
        "--delimiter",
        ";",
        "--encoding",
        "cp1252",
        "-t",
        "1",
        "--task",
        "multiclass",
        "--format",
        "json",
    )
    table = json.loads(check.out)["tables"][0]

    assert (table["columns"], table["kind"], table["source"]["delimiter"]) == (["1"], "multiclass", ";")
    assert (table["source"]["header"], table["source"]["encoding"]) == (False, "cp1252")


def test_a_reference_table_is_held_against(check: Command) -> None:
    table_of(check.folder, list(CODED) + [2] * 60, "new.csv")

    assert "AL601" in check.codes("new.csv", "--reference", "good.csv")
    assert check("good.csv", "--reference", "good.csv") == 0


class TestLock:
    """Tables held against a lock."""

    @pytest.fixture
    def locked(self, check: Command) -> Command:
        lock_of(check.folder, "good.csv", "rare.csv")
        return check

    def test_without_argument_every_table_of_the_lock_is_checked(self, locked: Command) -> None:
        assert locked("--format", "json") == 0
        report = json.loads(locked.out)

        assert [table["name"] for table in report["tables"]] == ["good.csv", "rare.csv"]
        assert [table["training_origin"] for table in report["tables"]] == ["lock", "lock"]
        assert report["notes"] == ["the lock is 'actloss.lock.json'"]

    def test_it_is_found_upwards(self, locked: Command, monkeypatch: pytest.MonkeyPatch) -> None:
        (locked.folder / "below").mkdir()
        monkeypatch.chdir(locked.folder / "below")

        assert locked("-q") == 0
        assert locked("../good.csv") == 0
        assert "as locked" in locked.out

    def test_a_delivery_that_calls_for_another_loss_fails(self, locked: Command) -> None:
        table_of(locked.folder, [1, 2] * 60, "good.csv")

        assert "AL605" in locked.codes()
        assert "AL605" in locked.codes("good.csv")
        assert locked("good.csv") == 1

    def test_another_file_is_held_against_an_entry_by_name(self, locked: Command) -> None:
        assert locked("signed.csv") == 0
        assert "AL605" in locked.codes("signed.csv", "--as", "good.csv")
        assert locked.refused("signed.csv", "--lock", "actloss.lock.json") == (
            "'signed.csv' is none of those in the lock 'actloss.lock.json'; name the one it is held against with --as:"
            " 'good.csv' or 'rare.csv'"
        )

    def test_the_new_state_is_accepted_and_what_changed_is_said(self, locked: Command) -> None:
        table_of(locked.folder, SIGNED, "good.csv")

        assert locked("--update-lock", "-q", "--ignore", "AL3") == 0
        assert locked.out == ""
        assert "'good.csv': encoding: 0/1 → -1/+1" in locked.err
        assert locked("--update-lock") == 0
        assert locked.err == ("the lock is up to date",)

    def test_a_lock_is_not_up_to_date_while_a_table_cannot_be_read(self, locked: Command) -> None:
        (locked.folder / "good.csv").unlink()

        assert locked("--update-lock") == 2
        assert locked.err == ("'good.csv' was not checked: no file 'good.csv'; did you mean 'signed.csv'?",)

    def test_a_report_does_not_overwrite_the_lock(self, locked: Command) -> None:
        assert "would overwrite" in locked.refused("-o", "json=actloss.lock.json")

    def test_standard_input_goes_by_a_name(self, locked: Command, monkeypatch: pytest.MonkeyPatch) -> None:
        with (locked.folder / "good.csv").open() as stream:
            monkeypatch.setattr("sys.stdin", stream)
            assert locked("-", "--stdin-filename", "good.csv", "--format", "github") == 0
        assert "1 table checked" in locked.out


def test_nothing_to_check_is_a_sentence(check: Command) -> None:
    assert check.refused() == (
        "expected a table to check, found no actloss.lock.json and no [[tool.actloss.tables]] from here upwards; name a"
        " table, or begin with actloss advise TABLE --lock actloss.lock.json"
    )


class TestConfiguration:
    """A configuration, and the flags that win over it."""

    @pytest.fixture
    def configured(self, check: Command) -> Command:
        (check.folder / "actloss.toml").write_text(
            'ignore = ["AL302"]\nfail-on = "warning"\nformat = "json"\n\n'
            '[[tables]]\npath = "signed.csv"\nactivation = "sigmoid"\nloss = "binary_crossentropy"\n\n'
            '[[tables]]\npath = "good.csv"\ntarget = "label"\n\n[thresholds]\n"AL301.share" = 0.2\n',
            encoding="utf-8",
        )
        return check

    def test_its_tables_are_checked_without_argument(self, configured: Command) -> None:
        assert configured() == 1
        report = json.loads(configured.out)

        assert [table["name"] for table in report["tables"]] == ["signed.csv", "good.csv"]
        assert report["tables"][0]["training_origin"] == "configuration"
        assert report["notes"] == ["the configuration is 'actloss.toml'"]

    def test_it_chooses_rules_thresholds_what_fails_and_the_form(self, configured: Command) -> None:
        assert configured.codes("rare.csv") == ["AL301"]
        assert configured("rare.csv") == 1
        assert json.loads(configured.out)["fail_on"] == "warning"

    def test_flags_win(self, configured: Command) -> None:
        assert configured("rare.csv", "--fail-on", "error", "--format", "text") == 0
        assert configured.codes("rare.csv", "--select", "AL3", "--threshold", "AL301.share=0.01") == []
        assert configured.codes("signed.csv", "--loss", "hinge", "--activation", "tanh") == []

    def test_the_environment_wins_over_it_and_flags_over_that(
        self, configured: Command, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("ACTLOSS_OUTPUT_FORMAT", "github")
        configured("good.csv")
        assert configured.out == "1 table checked: no findings; passed\n"
        configured("good.csv", "--format", "gitlab")
        assert json.loads(configured.out) == []

    def test_it_can_be_left_out_or_be_another_file(self, configured: Command) -> None:
        assert configured("rare.csv", "--isolated") == 0
        (configured.folder / "other.toml").write_text("exit-zero = true\n", encoding="utf-8")
        assert configured("signed.csv", *TRAINING, "--config", "other.toml") == 0
        assert configured("signed.csv", *TRAINING, "--config", "other.toml", "--fail-on", "error") == 1
        assert configured.refused("--isolated", "--config", "other.toml") == (
            "--isolated uses no configuration, --config names one; drop one of the two"
        )

    def test_a_key_that_means_nothing_is_refused_with_the_nearest(self, configured: Command) -> None:
        (configured.folder / "actloss.toml").write_text('selct = ["AL1"]\n', encoding="utf-8")

        assert "'select'" in configured.refused("good.csv")

    def test_a_report_does_not_overwrite_it(self, configured: Command) -> None:
        assert "would overwrite" in configured.refused("good.csv", "-o", "text=actloss.toml")


class TestHeadAndLock:
    """What is named of the head beside a lock."""

    @pytest.fixture
    def locked(self, check: Command) -> Command:
        """Return the command, in a folder whose lock calls for sigmoid and binary_crossentropy."""
        lock_of(check.folder, "good.csv")
        table_of(check.folder, [*CODED, 2], "good.csv")
        return check

    @pytest.mark.parametrize("said", [("--activation", "sigmoid"), ()])
    def test_an_activation_that_is_named_leaves_the_locks_loss(self, said: tuple[str, ...], locked: Command) -> None:
        if not said:
            (locked.folder / "actloss.toml").write_text('[[tables]]\npath = "good.csv"\nactivation = "sigmoid"\n')

        assert "AL401" in locked.codes("good.csv", *said)
        locked("good.csv", *said)
        who = "given" if said else "configured"
        assert f"loss binary_crossentropy, 1 unit (as {who}, the rest as locked)" in " ".join(locked.out.split())

    def test_another_loss_is_held_against_the_labels_without_the_locks_activation(self, locked: Command) -> None:
        locked("good.csv", "--loss", "mse")

        assert "held against loss mse (as given)" in " ".join(locked.out.split())


class TestCure:
    """Corrected copies, and what they would change."""

    def test_copies_are_written_and_pass(self, check: Command) -> None:
        before = (check.folder / "signed.csv").read_bytes()

        assert check("signed.csv", *TRAINING, "--fix", "fixed") == 1
        (sentence,) = check.err
        assert sentence.startswith("wrote 'fixed/signed.csv': the cure of AL401 changed 60 ")
        assert check("fixed/signed.csv", *TRAINING) == 0
        assert (check.folder / "signed.csv").read_bytes() == before

    def test_a_preview_takes_the_reports_place_and_writes_nothing(self, check: Command) -> None:
        assert check("signed.csv", *TRAINING, "--fix", "fixed", "--diff") == 1
        assert check.out.startswith("--- signed.csv\n+++ signed.csv (fixed)\n")
        assert not (check.folder / "fixed").exists()

    def test_reports_in_files_stand_beside_a_preview(self, check: Command) -> None:
        check("signed.csv", *TRAINING, "--diff", "-o", "json=report.json")

        assert json.loads((check.folder / "report.json").read_text())["exit_code"] == 1
        assert check.refused("signed.csv", "--diff", "-o", "json=-") == (
            "standard output is taken already, --output wants a report there; name a file"
        )

    def test_what_cannot_be_cured_is_told(self, check: Command) -> None:
        pl.DataFrame({"x": [at / 7 for at in range(120)], "label": SIGNED}).write_parquet(check.folder / "t.parquet")

        assert check("t.parquet", "signed.csv", *TRAINING, "--fix", "fixed", "-o", "json=r.json", "--exit-zero") == 2
        problem, done = check.err
        assert problem.startswith("'t.parquet' cannot be fixed: it is Parquet")
        assert done.startswith("wrote 'fixed/signed.csv': ")
        assert json.loads((check.folder / "r.json").read_text())["exit_code"] == 0
        assert check("t.parquet", *TRAINING, "--diff") == 2
        assert check.err == (problem,)

    def test_a_table_of_the_lock_is_not_overwritten(self, check: Command) -> None:
        table_of(check.folder, CODED, "data/train.csv")
        lock_of(check.folder, "data/train.csv")
        before = (check.folder / "data/train.csv").read_bytes()
        table_of(check.folder, SIGNED, "incoming/train.csv")

        assert check("incoming/train.csv", "--as", "data/train.csv", "--fix", "data") == 2
        (sentence,) = check.err
        assert sentence == (
            "--fix would overwrite 'data/train.csv', which is read, or named in the lock or the configuration; name"
            " another folder"
        )
        assert (check.folder / "data/train.csv").read_bytes() == before
        assert "would overwrite" in check.refused("good.csv", "-o", "json=data/train.csv")

    @pytest.mark.parametrize("key", ["path", "reference"])
    def test_a_table_of_the_configuration_is_not_overwritten(self, key: str, check: Command) -> None:
        table_of(check.folder, CODED, "data/signed.csv")
        entry = {"path": "other.csv", "reference": "other.csv"} | {key: "data/signed.csv"}
        content = "\n".join(f'{name} = "{value}"' for name, value in entry.items())
        (check.folder / "actloss.toml").write_text(f"[[tables]]\n{content}\n")

        assert check("signed.csv", *TRAINING, "--fix", "data") == 2
        assert check.err[-1].startswith("--fix would overwrite 'data/signed.csv', which is read, or named in the lock")

    @pytest.mark.parametrize("name", ["signed.csv", "signed.csv.mapping.json"])
    def test_a_report_does_not_take_the_place_of_a_copy(self, name: str, check: Command) -> None:
        (check.folder / "fixed").mkdir()

        for source in ("signed.csv", "sig*.csv"):
            assert check.refused(source, *TRAINING, "--fix", "fixed", "-o", f"json=fixed/../fixed/{name}") == (
                f"a report and a copy of --fix would both be written to 'fixed/{name}'; name another file"
            )
        assert list((check.folder / "fixed").iterdir()) == []

    def test_a_summary_does_not_take_the_place_of_a_copy(self, check: Command, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("GITHUB_STEP_SUMMARY", "fixed/signed.csv")

        assert "would both be written" in check.refused("signed.csv", "--fix", "fixed", "--github-summary")

    def test_a_table_that_cannot_be_read_is_passed_over(self, check: Command) -> None:
        assert check("nope.csv", "signed.csv", *TRAINING, "--fix", "fixed") == 2
        assert len(check.err) == 2

    def test_what_had_to_be_decided_is_told(self, check: Command, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(check_work, "diff_tables", lambda _treatments: (Diff(name="t.csv", notes=("a note",)),))

        assert check("signed.csv", "--diff") == 0
        assert (check.out, check.err) == ("", ("a note",))

    @pytest.mark.parametrize("form", ["json", "github", "markdown"])
    def test_a_report_that_a_diff_would_swallow_is_refused(self, check: Command, form: str) -> None:
        assert check.refused("signed.csv", "--diff", "--format", form) == (
            f"--diff takes standard output, and --format {form} wants a report there; write it with -o {form}=FILE"
        )
        assert check("signed.csv", *TRAINING, "--diff", "--format", form, "-o", "report") == 1
        assert check("signed.csv", *TRAINING, "--diff", "--format", "text") == 1

    @pytest.mark.parametrize("option", [("--fix", "fixed"), ("--diff",)])
    def test_nothing_to_cure_is_told(self, option: tuple[str, ...], check: Command) -> None:
        assert check("good.csv", *option) == 0
        assert check.err == ("nothing was found that can be cured mechanically",)


@pytest.mark.parametrize("options", [[], ["--ignore", "AL210"], ["--exit-zero"]])
def test_labels_from_which_nothing_can_be_learnt_are_checked_in_part(options: list[str], check: Command) -> None:
    table_of(check.folder, [f"customer {at % 95}" for at in range(100)], "names.csv")

    assert check("names.csv", "--target", "label", *options) == 2
    (said,) = check.err
    assert said == (
        "'names.csv' was checked in part: label 'label' is an identifier: 95 different texts in 100 labelled rows; name"
        " another column with --target"
    )
    assert check.out.endswith("1 table checked in part: no findings; failed\n")


@pytest.mark.parametrize(
    "name",
    ["d,x:1%.csv", "-odd.csv", "a\x1b[31m.csv", "new\nline.csv", "::stop-commands::t", "[x].csv", "ä \u202e.csv"],
)
def test_whatever_a_file_is_called_it_is_checked_and_shown(name: str, check: Command) -> None:
    table_of(check.folder, SIGNED, name)
    for form in ("text", "json", "markdown", "github", "gitlab", "junit", "sarif"):
        assert check("--format", form, *TRAINING, "--", name) == 1
        assert "\x1b" not in check.out
        assert "\u202e" not in check.out


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["good.csv", "--param", "gamma"], "--param takes NAME=X, found 'gamma'"),
        (["good.csv", "--class-weight", "heavy"], "--class-weight takes balanced or CLASS=WEIGHT, found 'heavy'"),
        (["good.csv", "--loss", "hubre"], "unknown loss 'hubre': did you mean 'huber'?"),
        (["good.csv", "--select", "AL9"], "no rule 'AL9': did you mean AL509 (column-order)?"),
        (
            ["good.csv", "--units", "0"],
            "Invalid value for '--units': Input should be greater than or equal to 1 (see --help)",
        ),
        (
            ["good.csv", "--as", "good.csv"],
            "--as names a table of a lock, found no actloss.lock.json from here upwards; name one with --lock",
        ),
        (
            ["good.csv", "--update-lock"],
            "--update-lock needs a lock, found none from here upwards; name one with --lock",
        ),
        (
            ["good.csv", "--statistics", "--format", "json"],
            "--statistics is a report on standard output as text or markdown; choose that --format, and no FILE for it",
        ),
        (
            ["good.csv", "--statistics", "-o", "x"],
            "--statistics is a report on standard output as text or markdown; choose that --format, and no FILE for it",
        ),
        (
            ["good.csv", "--github-summary"],
            "--github-summary needs the variable GITHUB_STEP_SUMMARY, which GitHub's runners set; found none",
        ),
        (["good.csv", "-o", "json="], "--output needs a file after json=, found none; write json=FILE"),
        (
            ["good.csv", "-o", "json=x", "-o", "sarif=./x"],
            "--output names './x' for two reports; give each a file of its own",
        ),
        (
            ["good.csv", "-o", "json=-", "-o", "sarif=-"],
            "standard output is taken already, --output wants a report there; name a file",
        ),
        (
            ["good.csv", "-o", "json=good.csv"],
            "--output would overwrite the table 'good.csv' itself; choose another file",
        ),
        (
            ["good.csv", "--reference", "signed.csv", "-o", "signed.csv"],
            "--output would overwrite the table 'signed.csv' itself; choose another file",
        ),
    ],
)
def test_a_mistake_is_one_sentence(arguments: list[str], sentence: str, check: Command) -> None:
    assert check.refused(*arguments) == sentence


def test_a_wrong_column_is_an_error_of_its_table(check: Command) -> None:
    assert check("good.csv", "-t", "lable") == 2
    assert check.err == ("'good.csv' was not checked: no column is named 'lable'; did you mean 'label'?",)


def test_a_table_outside_the_lock_is_refused_where_the_lock_is_required(check: Command) -> None:
    lock_of(check.folder, "good.csv")

    assert check("good.csv", "--require-lock") == 0
    assert check("rare.csv") == 0
    assert check.refused("rare.csv", "--require-lock").startswith(
        "every table needs its entry in a lock, found none in"
    )
    written(check.folder, "require-lock = true", "actloss.toml")
    assert check.refused("rare.csv").startswith("every table needs its entry in a lock")
    assert check("rare.csv", "--no-require-lock") == 0


def test_a_label_of_one_value_fails_though_nobody_named_it(check: Command) -> None:
    rows = "".join(f"{at / 7:.4f},{at * 31 % 101 / 8},1\n" for at in range(120))
    written(check.folder, "mean_texture,mean_area,benign\n" + rows, "monday.csv")

    assert check("monday.csv") == 1
    assert "'benign' is the same in all 120 labelled rows: '1'" in check.out
    assert check.codes("monday.csv", "--target", "mean_area") == []


def test_what_did_not_move_is_left_out_of_the_report(check: Command) -> None:
    lock_of(check.folder, "good.csv")

    assert check("good.csv") == 0
    assert "drift" not in check.out
    assert check("good.csv", "--verbose") == 0
    assert "drift" in check.out


def test_a_mistake_in_the_configuration_is_told_from_the_working_folder(check: Command) -> None:
    written(check.folder, "fail-no = true", "actloss.toml")

    assert check.refused("good.csv").startswith("'actloss.toml' has an unknown key 'fail-no'")


class TestLinks:
    """Tables that a lock or a configuration names, and that lie elsewhere."""

    @pytest.fixture
    def away(self, check: Command, tmp_path_factory: pytest.TempPathFactory) -> Command:
        """Return the command, in a folder with a link to a table that lies outside."""
        outside = tmp_path_factory.mktemp("outside")
        table_of(outside, CODED, "t.csv")
        (check.folder / "store").symlink_to(outside)
        return check

    def test_a_table_of_the_lock_that_a_link_leads_to_is_read_for_its_owner_only(self, away: Command) -> None:
        lock_of(away.folder, "good.csv", "store/t.csv")

        assert away("-q") == 2
        (sentence,) = away.err
        assert sentence == (
            "'store/t.csv' was not checked: 'store/t.csv' leads out of the folder of the lock or configuration that"
            " names it; name it on the command line to have it read"
        )
        assert away("-q", "--as", "store/t.csv") == 2
        assert away("--update-lock", "-q") == 2
        assert away("store/t.csv", "--format", "json") == 0
        assert json.loads(away.out)["tables"][0]["reference"]["name"] == "store/t.csv"

    @pytest.mark.parametrize("path", ["store/t.csv", "store/*.csv", "{outside}/t.csv"])
    def test_so_is_a_table_of_the_configuration(self, path: str, away: Command) -> None:
        path = path.format(outside=(away.folder / "store").resolve())
        (away.folder / "actloss.toml").write_text(f'[[tables]]\npath = "{path}"\nloss = "mse"\n')

        assert away("-q") == 2
        (sentence,) = away.err
        assert "leads out of the folder of the lock or configuration that names it" in sentence
        away(path, "--format", "json")
        assert json.loads(away.out)["tables"][0]["training_origin"] == "configuration"

    def test_so_is_a_reference_table_of_the_configuration(self, away: Command) -> None:
        (away.folder / "actloss.toml").write_text('[[tables]]\npath = "good.csv"\nreference = "store/t.csv"\n')

        assert away("good.csv", "-q") == 2
        (sentence,) = away.err
        assert sentence == (
            "'good.csv' was not checked: 'store/t.csv' leads out of the folder of the lock or configuration that names"
            " it; name it on the command line to have it read"
        )
        assert away("good.csv", "--reference", "store/t.csv") == 0

    def test_a_pipe_in_a_lock_keeps_nobody_waiting(self, check: Command) -> None:
        lock_of(check.folder, "good.csv")
        (check.folder / "good.csv").unlink()
        os.mkfifo(check.folder / "good.csv")

        assert check("-q") == 2
        assert "is a named pipe" in check.err[0]


def test_what_labels_call_for_is_said_with_what_they_must_be_made_into_before(check: Command) -> None:
    table_of(check.folder, [1, 2] * 60, "coded.csv")
    lock_of(check.folder, "coded.csv")

    assert check("coded.csv") == 0
    said = " ".join(check.out.split())
    assert "call for 1 unit, sigmoid, binary_crossentropy; before that, recode '1' → 0, '2' → 1" in said


def test_what_has_no_line_in_a_pattern_of_files_is_shown_in_the_first_of_them(check: Command) -> None:
    (check.folder / "parts").mkdir()
    for name in ("b.csv", "a.csv"):
        table_of(check.folder / "parts", [0, 1] * 20, name)

    check("parts/*.csv", "--select", "AL105", "--format", "gitlab")
    assert [entry["location"]["path"] for entry in json.loads(check.out)] == ["parts/a.csv"]
