from pathlib import Path

import pytest

from actloss.config import TableSettings
from actloss.lock import Reading
from actloss.training import Trained
from configured import complaint, settings_of, table_of


def test_every_key_of_a_table_is_read(tmp_path: Path) -> None:
    (table,) = settings_of(
        tmp_path,
        """
        [[tables]]
        path = "train.csv"
        target = ["y", "z*"]
        task = "multilabel"
        activation = "sigmoid"
        loss = "binary_crossentropy"
        framework = "keras"
        units = 3
        from-logits = false
        params = {}
        class-weight = { "0" = 1, "1" = 2.5, "x" = nan }
        ignore-index = -1
        positive = "yes"
        reference = "old.csv"
        delimiter = "\\t"
        encoding = "cp1252"
        header = true
        elicit = "probabilities"
        ignore = ["AL3"]
        """,
    ).tables
    weights = table.trained.class_weight or {}

    assert str(weights.get("x")) == "nan"
    assert table == TableSettings(
        path=tmp_path / "train.csv",
        reading=Reading(target=("y", "z*"), task="multilabel", delimiter="\t", encoding="cp1252", header=True),
        trained=Trained(
            activation="sigmoid",
            loss="binary_crossentropy",
            framework="keras",
            units=3,
            from_logits=False,
            class_weight=weights,
            ignore_index=-1.0,
            positive="yes",
        ),
        reference=tmp_path / "old.csv",
        elicit="probabilities",
        ignore=("AL3",),
    )
    assert {name: weights[name] for name in ("0", "1")} == {"0": 1.0, "1": 2.5}


def test_one_column_or_a_position_needs_no_list(tmp_path: Path) -> None:
    assert table_of(tmp_path, 'target = "y"').reading.target == ("y",)
    assert table_of(tmp_path, "target = 3").reading.target == ("3",)
    assert table_of(tmp_path, 'target = [3, "4"]').reading.target == ("3", "4")


def test_a_class_may_be_written_as_a_number(tmp_path: Path) -> None:
    assert table_of(tmp_path, "positive = 2").trained.positive == "2"


def test_nothing_need_be_ignored(tmp_path: Path) -> None:
    assert table_of(tmp_path, "ignore = []").ignore == ()


def test_parameters_may_wait_for_the_loss_of_a_lock(tmp_path: Path) -> None:
    assert table_of(tmp_path, "params = { delta = 2 }").trained.params == {"delta": 2.0}


@pytest.mark.parametrize(
    ("keys", "told"),
    [
        ("taks = 'binary'", "has an unknown key 'taks': did you mean 'task'?"),
        ("from_logits = true", "has an unknown key 'from_logits': did you mean 'from-logits'?"),
        ("target = []", ".target needs a text, or a list of one or more, found an empty list"),
        ("target = [true]", ".target[0] needs a text, found true"),
        ("target = ' '", ".target needs a text, or a list of one or more, found ' '"),
        ("task = 'binry'", ".task needs regression, binary, multiclass or multilabel, found 'binry'; did you mean"),
        ("task = 3", ".task needs regression, binary, multiclass or multilabel, found 3"),
        ("loss = 3", ".loss needs a text, found 3"),
        ("loss = 'binary_crossentrpy'", ": unknown loss 'binary_crossentrpy'"),
        ("framework = 'pytorc'", ": unknown framework 'pytorc'"),
        ("units = 0", ".units needs a whole number from 1 on, found 0"),
        ("units = true", ".units needs a whole number from 1 on, found true"),
        ("units = 3.0", ".units needs a whole number from 1 on, found 3.0"),
        ("from-logits = 'yes'", ".from-logits needs true or false, found 'yes'"),
        ("params = { delta = 'x' }", ".params.delta needs a number, found 'x'"),
        ("loss = 'huber'\nparams = { dleta = 1 }", ": huber has no parameter 'dleta'"),
        ("class-weight = 3", ".class-weight needs a table, found 3"),
        ("class-weight = { a = true }", ".class-weight.a needs a number, found true"),
        (f"class-weight = {{ a = {10**30} }}", ".class-weight.a needs a number, found a number beyond 2^53"),
        ("ignore-index = inf", ".ignore-index needs a number, found inf"),
        (f"positive = {10**30}", ".positive needs a text, found a number beyond 2^53"),
        ("delimiter = ''", ".delimiter needs a text, found ''"),
        ("delimiter = 'abc'", ".delimiter: a delimiter is one sign such as , ; | or tab, or two such as ||, got 'abc'"),
        ("encoding = 'klingon'", ".encoding: no text encoding is called 'klingon'"),
        ("header = 0", ".header needs true or false, found 0"),
        ("elicit = 'mode'", ".elicit: --elicit takes mean, median,"),
        ("ignore = ['AL9']", ".ignore[0]: no rule 'AL9'"),
        ("reference = ''", ".reference needs a path, found ''"),
    ],
)
def test_what_means_nothing_is_said_with_its_place(tmp_path: Path, keys: str, told: str) -> None:
    said = complaint(tmp_path, f'[[tables]]\npath = "a"\n[[tables]]\npath = "t.csv"\n{keys}\n')
    key, _, rest = told.partition(" ")
    stated = f"tables[1]{key} {rest}" if key.startswith(".") else f"tables[1] {told}"

    assert said.replace(" in 'actloss.toml'", "").startswith(stated.replace("tables[1] :", "tables[1]:"))


def test_a_table_without_a_path_is_none(tmp_path: Path) -> None:
    assert complaint(tmp_path, "[[tables]]\ntask = 'binary'") == (
        "tables[0] in 'actloss.toml' names no table: give it a path"
    )
