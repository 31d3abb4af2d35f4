import csv
import json
import re
from pathlib import Path

import numpy as np
import pytest

from check_command import Command
from checked_tables import lock_of
from predicted_tables import by_class, chances, labels, predicted, shares, softmax, sure
from tables import written

SAMPLES = Path(__file__).parents[2] / "sample_data" / "predictions"

VERDICTS = """
binary_logits.csv                         .
binary_margins.csv                        .
binary_two_models.csv                     AL503w                  a forest whose trees agree
binary_weighted.csv                       .
binary_words_and_groups.csv               .
count_log_rates.csv                       .
count_rates.csv                           .
multiclass_decisions.csv                  .
multiclass_digits.csv                     .
multiclass_log_probabilities.csv          .
multiclass_logits.csv                     .
multiclass_names.csv                      .
multiclass_one_hot.csv                    AL503w                  a forest whose trees agree
multiclass_soft_labels.csv                .
multiclass_two_models.csv                 AL503w                  a forest whose trees agree
multilabel_delimited.csv                  AL507w                  weak on purpose: labels drawn almost at random
multilabel_plus_minus_logits.csv          .
multilabel_probabilities.csv              .
ordinal_logits.csv                        .
ordinal_probabilities.csv                 .
positive_amounts.csv                      AL507w                  little can be learnt, as its line in expected.csv says
proportions.csv                           .
regression_gaussian.csv                   .
regression_mean_and_variance.csv          .
regression_outliers.csv                   .
regression_quantiles.csv                  AL507w AL507w AL507w    little can be learnt; each quantile alike
regression_several_outputs.csv            .
regression_two_models.csv                 AL507w AL507w           five rows carry most of the mse
wrong_constant.csv                        AL510w
wrong_hard_decisions.csv                  AL503e AL507w AL508w    a wrong decision costs infinitely much
wrong_logits_named_probabilities.csv      AL501e
wrong_nan.csv                             AL504e
wrong_probabilities_named_logits.csv      AL506w                  logits that all lie in [0, 1]
wrong_rows_off_one.csv                    AL502w
wrong_softmax_twice.csv                   AL506w
zero_inflated.csv                         AL507w                  predictions of the median, judged by mse
"""
"""What is found in each file: codes with the first letter of their severity, and why where it is no mistake's name."""


def _verdicts() -> dict[str, list[str]]:
    lines = [line.split() for line in VERDICTS.splitlines() if line]
    return {file: [word for word in words if word.startswith("AL") and word[-1] in "ewn"] for file, *words in lines}


def found(command: Command, *arguments: str) -> list[str]:
    """Return what is found, each as its code and the first letter of its severity."""
    command(*arguments, "--format", "json")
    report = json.loads(command.out)
    outcomes = [outcome for table in report["tables"] for outcome in table["outcomes"]]
    return [f"{each['code']}{each['severity'][0]}" for each in outcomes if each["status"] == "finding"]


@pytest.fixture
def command(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Command:
    monkeypatch.chdir(tmp_path)
    return Command(tmp_path, capsys)


def test_every_file_has_a_verdict() -> None:
    assert sorted(_verdicts()) == sorted(path.name for path in SAMPLES.glob("*.csv") if path.name != "expected.csv")


@pytest.mark.parametrize(("file", "codes"), _verdicts().items(), ids=_verdicts())
def test_what_is_found_in_a_file_of_the_samples(command: Command, file: str, codes: list[str]) -> None:
    assert found(command, "--predictions", str(SAMPLES / file)) == codes


@pytest.mark.parametrize(
    ("classes", "labelled", "severity"),
    [(2, True, "n"), (3, True, "w"), (10, True, "w"), *((classes, False, "w") for classes in (2, 3, 10))],
)
def test_a_softmax_of_probabilities_is_found(command: Command, classes: int, severity: str, *, labelled: bool) -> None:
    twice = by_class(softmax(shares(classes)), [f"proba_{at}" for at in range(classes)])
    first = {"y_true": labels(classes)} if labelled else {"id": range(200)}
    path = predicted(command.folder, {**first, **twice})

    assert found(command, "--predictions", str(path)) == [f"AL506{severity}"]


@pytest.mark.parametrize("decimals", [2, 3, 4, 5, 6, 17])
@pytest.mark.parametrize(("classes", "severity"), [(2, "n"), (3, "w"), (10, "w")])
def test_a_softmax_of_probabilities_is_found_however_many_decimals_are_printed(
    command: Command, classes: int, severity: str, decimals: int
) -> None:
    twice = np.round(softmax(sure(shares(classes))), decimals)
    path = predicted(
        command.folder, {"y_true": labels(classes), **by_class(twice, [f"proba_{at}" for at in range(classes)])}
    )

    assert found(command, "--predictions", str(path)) == [f"AL506{severity}"]


@pytest.mark.parametrize("decimals", [2, 3, 4, 5, 6, 17])
def test_a_sigmoid_of_probabilities_is_found_however_many_decimals_are_printed(command: Command, decimals: int) -> None:
    twice = np.round(1 / (1 + np.exp(-sure(shares(2))[:, 1])), decimals)
    path = predicted(command.folder, {"y_true": labels(2), "prob": twice})

    assert found(command, "--predictions", str(path)) == ["AL506n"]


@pytest.mark.parametrize("file", [file for file in _verdicts() if not file.startswith("wrong")])
def test_honest_predictions_printed_with_two_decimals_are_not_taken_for_an_activation_applied_twice(
    command: Command, file: str
) -> None:
    with (SAMPLES / file).open(encoding="utf-8", newline="") as lines:
        header, *rows = csv.reader(lines)
    path = written(command.folder, "\n".join(",".join(map(_printed, row)) for row in [header, *rows]), "rounded.csv")

    assert not [code for code in found(command, "--predictions", str(path)) if code.startswith("AL506")]


def _printed(cell: str) -> str:
    return f"{float(cell):.2f}" if re.fullmatch(r"-?\d+\.\d{3,}(e-?\d+)?", cell) else f'"{cell}"'


@pytest.mark.parametrize("classes", [2, 3, 10])
@pytest.mark.parametrize("labelled", [True, False])
def test_a_softmax_applied_once_is_clean(command: Command, classes: int, *, labelled: bool) -> None:
    once = by_class(shares(classes), [f"proba_{at}" for at in range(classes)])
    first = {"y_true": labels(classes)} if labelled else {"id": range(200)}
    path = predicted(command.folder, {**first, **once})

    assert found(command, "--predictions", str(path)) == []


def test_a_sigmoid_of_probabilities_is_found_with_what_it_costs(command: Command) -> None:
    path = predicted(command.folder, {"y_true": labels(2), "prob": 1 / (1 + np.exp(-chances()))})
    command("--predictions", str(path), "--quiet")

    assert "AL506 double-activation note" in command.out
    assert command.out.endswith("trained so, no 1 costs less than 0.3133 and no 0 less than 0.6931\n")


BROKEN = {
    "logits called probabilities": (np.log(chances() / (1 - chances())), "AL501e"),
    "a constant": (np.full(200, 0.3), "AL510w"),
    "a nan": (np.where(np.arange(200) == 7, np.nan, chances()), "AL504e"),
    "an infinite one": (np.where(np.arange(200) == 7, np.inf, chances()), "AL501e AL504e"),
    "decisions": (np.round(chances()), "AL503e AL508w"),
    "percentages": (100 * chances(), "AL501e"),
}


@pytest.mark.parametrize(("numbers", "codes"), BROKEN.values(), ids=BROKEN)
@pytest.mark.parametrize("labelled", [True, False])
def test_what_is_broken_is_found_with_labels_and_without(
    command: Command, numbers: np.ndarray[tuple[int], np.dtype[np.float64]], codes: str, *, labelled: bool
) -> None:
    first = {"y_true": labels(2)} if labelled else {"id": range(200)}
    path = predicted(command.folder, {**first, "prob": numbers})
    seen = [code for code in found(command, "--predictions", str(path)) if not code.startswith("AL507")]

    # That a decision is wrong takes a label to see.
    assert seen == [code for code in codes.split() if labelled or code != "AL503e"]


def test_a_certain_prediction_is_an_error_where_it_is_wrong(command: Command) -> None:
    numbers = chances().copy()
    numbers[0] = 1.0
    right = predicted(command.folder, {"y_true": [1, *labels(2)[1:]], "prob": numbers}, "right.csv")
    wrong = predicted(command.folder, {"y_true": labels(2), "prob": numbers}, "wrong.csv")
    nobody = predicted(command.folder, {"id": range(200), "prob": numbers}, "nobody.csv")

    assert [code for code in found(command, "--predictions", str(wrong)) if code != "AL507w"] == ["AL503e"]
    assert found(command, "--predictions", str(right), "--predictions", str(nobody)) == ["AL503w", "AL503w"]


def test_a_class_without_a_column_is_found_and_the_other_rules_are_not_run(command: Command) -> None:
    names = [("cat", "dog", "fish")[label] for label in labels(3)]
    columns = by_class(shares(3), ["p_cat", "p_dog", "p_fish"])
    del columns["p_fish"]
    path = predicted(command.folder, {"kind": names, **columns})
    code = command("--predictions", str(path), "--truth", "kind", "--verbose")

    assert code == 1
    assert "expected one column of 'p' for each of the 3 classes of 'kind', got 2" in " ".join(command.out.split())
    assert "skipped" in command.out
    assert command("--predictions", str(path), "--truth", "kind", "--ignore", "AL505") == 2
    assert "'fish' has none" in command.err[0]


def test_a_numbered_class_without_a_column_is_found(command: Command) -> None:
    columns = by_class(shares(3)[:, :2], ["proba_0", "proba_1"])
    path = predicted(command.folder, {"y_true": labels(3), **columns})
    command("--predictions", str(path), "--quiet")

    assert command.out == (
        f"{path}: AL505 shape-mismatch error: the class 2 of the truth 'y_true' has no column of predictions; there "
        "are columns for 2 classes, 0 to 1\n"
    )


def test_predictions_that_end_before_the_labels_are_found_on_their_line(command: Command) -> None:
    numbers: list[object] = [*chances()[:150], *[""] * 50]
    path = predicted(command.folder, {"y_true": labels(2), "prob": numbers})
    command("--predictions", str(path), "--quiet")

    assert command.out == (
        f"{path}:152: AL505 shape-mismatch error: the predictions of 'prob' end at row 150: 50 labelled rows after it "
        "have none\n"
    )


def test_what_needs_the_labels_does_not_apply_without_them(command: Command) -> None:
    path = predicted(command.folder, {"id": range(200), "prob": chances()})
    command("--predictions", str(path), "--format", "json")
    (table,) = json.loads(command.out)["tables"]
    reasons = {each["code"]: each["reason"] for each in table["outcomes"] if each["status"] == "not applicable"}

    assert reasons == {
        "AL502": "no row holds a number for each of several exclusive classes",
        "AL505": "the table holds no labels, and no lock says which classes there are",
        "AL507": "the table holds no labels",
        "AL509": "a single column of predictions has no order",
    }
    assert table["source"]["notes"] == [
        "the table holds no labels",
        "'prob' is read as probability: 'prob' is named for a probability",
    ]


def test_predictions_stand_behind_the_tables_of_the_same_call(command: Command) -> None:
    table = written(command.folder, "\n".join(["x,label", *(f"{at / 7},{at % 2}" for at in range(120)), ""]), "t.csv")
    path = predicted(command.folder, {"y_true": labels(2), "prob": chances()})
    assert command(str(table), "--predictions", str(path), "--format", "json") == 0
    names = [each["name"] for each in json.loads(command.out)["tables"]]

    assert names == [str(table), str(path)]


def test_copies_are_made_of_tables_and_not_of_predictions(command: Command) -> None:
    rows = "\n".join(["x,label", *(f"{at / 7},{(-1, 1)[at % 2]}" for at in range(120)), ""])
    table = written(command.folder, rows, "t.csv")
    path = predicted(command.folder, {"y_true": labels(2), "prob": chances()})
    head = ("--activation", "sigmoid", "--loss", "binary_crossentropy")
    command(str(table), *head, "--predictions", str(path), "--fix", "fixed")

    assert [file.name for file in (command.folder / "fixed").glob("*.csv")] == ["t.csv"]


@pytest.mark.parametrize(("option", "value"), [("--truth", "y"), ("--pred", "p"), ("--scale", "logit")])
def test_an_option_for_predictions_needs_some(command: Command, option: str, value: str) -> None:
    assert command.refused("t.csv", option, value) == (
        f"{option} says something of predictions, found none; name their table with --predictions"
    )


def test_a_scale_that_does_not_exist_is_refused(command: Command) -> None:
    assert command.refused("--predictions", "p.csv", "--scale", "logitt").endswith("did you mean 'logit'?")


def test_a_scale_that_is_given_wins_over_the_name(command: Command) -> None:
    logits = np.log(chances() / (1 - chances()))
    path = predicted(command.folder, {"y_true": labels(2), "prob": logits, "m": logits})

    assert found(command, "--predictions", str(path), "--scale", "logit") == []
    assert found(command, "--predictions", str(path), "--pred", "m") == []
    assert found(command, "--predictions", str(path), "--pred", "m", "--scale", "probability") == ["AL501e"]


def test_thresholds_and_selections_apply(command: Command) -> None:
    path = predicted(command.folder, {"y_true": labels(2), "prob": chances() * 1.2})
    limits = ("--threshold", "AL501.beyond=0.3")

    assert found(command, "--predictions", str(path)) == ["AL501e"]
    assert found(command, "--predictions", str(path), *limits) == []
    assert found(command, "--predictions", str(path), "--ignore", "AL501") == []
    assert found(command, "--predictions", str(path), "--select", "AL1") == []


def test_a_file_that_is_not_there_is_not_checked(command: Command) -> None:
    assert command("--predictions", "nowhere.csv") == 2
    assert command.err[0].startswith("'nowhere.csv' was not checked: ")


def test_a_truth_that_is_named_has_to_be_there(command: Command) -> None:
    path = predicted(command.folder, {"id": range(200), "prob": chances()})

    assert command("--predictions", str(path), "--truth", "label") == 2
    assert "label" in command.err[0]


def test_the_settings_name_the_predictions_too(command: Command) -> None:
    command(
        "--predictions",
        "p.csv",
        "--truth",
        "y",
        "--pred",
        "p",
        "--scale",
        "logit",
        "--task",
        "binary",
        "--show-settings",
    )
    shown = " ".join(command.out.split())

    assert "p.csv labels 'y'; predictions 'p'; task binary; scale logit" in shown
    command("--predictions", "p.csv", "--show-settings")
    assert "as names and numbers say" in command.out


def test_a_report_overwrites_no_predictions(command: Command) -> None:
    path = predicted(command.folder, {"y_true": labels(2), "prob": chances()})

    assert str(path) in command.refused("--predictions", str(path), "-o", str(path))


def test_a_lock_is_not_updated_from_predictions(command: Command) -> None:
    written(command.folder, "\n".join(["x,label", *(f"{at / 7},{at % 2}" for at in range(120)), ""]), "t.csv")
    lock_of(command.folder, "t.csv")
    path = predicted(command.folder, {"y_true": labels(2), "prob": chances()})

    assert command.refused("--predictions", str(path), "--update-lock") == (
        "--update-lock accepts labels as they are; check --predictions in a call of its own"
    )


@pytest.mark.parametrize(
    ("options", "option"),
    [
        (("--loss", "BCELoss"), "--loss"),
        (("--activation", "sigmoid"), "--activation"),
        (("--from-logits",), "--from-logits"),
        (("--no-from-logits",), "--from-logits"),
        (("--units", "3"), "--units"),
        (("--framework", "pytorch"), "--framework"),
        (("--param", "delta=2"), "--param"),
        (("--ignore-index", "-100"), "--ignore-index"),
        (("--target", "y"), "--target"),
        (("--reference", "old.csv"), "--reference"),
    ],
)
def test_what_would_be_passed_over_is_refused(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    options: tuple[str, ...],
    option: str,
) -> None:
    monkeypatch.chdir(tmp_path)

    assert Command(tmp_path, capsys).refused("--predictions", "p.csv", *options) == (
        f"{option} says something of labels, found only --predictions; leave it out, or name the table of labels, too"
    )
