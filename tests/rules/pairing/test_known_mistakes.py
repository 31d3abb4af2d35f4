"""Mistakes that users of losses make, each with the rule that sees it in labels and configuration.

P are errors of PyTorch, S what no library reports, the rest messages of gradient boosting and scikit-learn; the numbers
are those of the project's notes on pitfalls. Not seen in a table: P2 (int32 is a width of the reader's), P10, P17, P18
and S12 (shapes and predictions). S1 to S4 and P7 are seen from the head alone.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import pytest

from actloss.finding import Severity
from actloss.rules import apply_rules
from actloss.target import Layout
from profiles import Cell, Cells, case_of, profile_of, training


@dataclass(frozen=True, kw_only=True)
class Mistake:
    """Labels, what they are trained with, and the rules that say so."""

    name: str
    labels: Cells | Mapping[str, Cells]
    said: Mapping[str, Any]
    codes: tuple[str, ...]
    task: str | None = None
    layout: Layout | None = None
    floats: bool = False
    noted: bool = field(default=False)
    """Whether it is a note only: what every reader of tables hands to the library."""


def repeated(*cells: Cell) -> Sequence[Cell]:
    return list(cells) * (240 // len(cells))


ONE_HOT = {"a": repeated(1, 0, 0), "b": repeated(0, 1, 0), "c": repeated(0, 0, 1)}
MULTI_HOT = {"a": repeated(1, 1, 0, 0), "b": repeated(1, 0, 1, 0)}
AMOUNTS = repeated(-3.5, 0.25, 1.5, 2.75, 4.125, 8.5)
COUNTS = repeated(-1, 0, 1, 2, 3, 4, 7, 9, 12, 20)
CE = {"loss": "nn.CrossEntropyLoss()"}
SCE = {"loss": "sparse_categorical_crossentropy", "framework": "keras"}

MISTAKES = (
    Mistake(name="P1 float indices", labels=repeated(0, 1, 2), floats=True, said=CE, codes=("AL420",)),
    Mistake(
        name="P3 one-hot rows where indices are read",
        labels=ONE_HOT,
        layout=Layout.ONE_HOT,
        said={"loss": "nn.NLLLoss()"},
        codes=("AL419",),
    ),
    Mistake(
        name="P4 one-hot rows as long", labels=ONE_HOT, layout=Layout.ONE_HOT, said=CE, codes=("AL419",), noted=True
    ),
    Mistake(name="P5 labels from 1 on", labels=repeated(1, 2, 3), said=CE, codes=("AL404",)),
    Mistake(name="P5 too few units", labels=repeated(0, 1, 2), said={**CE, "units": 2}, codes=("AL405",)),
    Mistake(name="P6 label -1", labels=repeated(0, 1, 2, -1), said=CE, codes=("AL404", "AL416")),
    Mistake(
        name="P7 BCELoss on raw outputs",
        labels=repeated(0, 1),
        said={"activation": "linear", "loss": "nn.BCELoss()"},
        codes=("AL418",),
    ),
    Mistake(name="P8 BCELoss on 2", labels=repeated(1, 2), said={"loss": "nn.BCELoss()"}, codes=("AL401",)),
    Mistake(name="P9 BCE on long", labels=repeated(0, 1), said={"loss": "nn.BCELoss()"}, codes=("AL419",), noted=True),
    Mistake(
        name="P11 a weight for one of two labels",
        labels=MULTI_HOT,
        said={"loss": "BCEWithLogitsLoss", "class_weight": {"a": 2.0}},
        codes=("AL414",),
    ),
    Mistake(
        name="P12 a weight for two of three classes",
        labels=repeated(0, 1, 2),
        said={**CE, "class_weight": {"0": 1.0, "1": 2.0}},
        codes=("AL414",),
    ),
    Mistake(name="P13 multi-hot rows as indices", labels=MULTI_HOT, said=SCE, codes=("AL413",)),
    Mistake(
        name="P14 every row ignored",
        labels=repeated(-100),
        said=CE,
        codes=("AL426",),
    ),
    Mistake(name="P15 strings", labels=repeated("cat", "dog", "owl"), said=CE, codes=("AL422",), noted=True),
    Mistake(
        name="P16 one_hot of labels from 1 on",
        labels=repeated(1, 2, 3),
        said={"loss": "categorical_crossentropy", "framework": "pytorch"},
        codes=("AL404",),
    ),
    Mistake(
        name="P19 MultiMarginLoss out of range",
        labels=repeated(1, 2, 3),
        said={"loss": "nn.MultiMarginLoss()"},
        codes=("AL404",),
    ),
    Mistake(
        name="P19 MultiMarginLoss on floats",
        labels=repeated(0, 1, 2),
        floats=True,
        said={"loss": "nn.MultiMarginLoss()"},
        codes=("AL420",),
    ),
    Mistake(name="S1 softmax twice", labels=repeated(0, 1, 2), said={"activation": "softmax", **CE}, codes=("AL418",)),
    Mistake(
        name="S2 sigmoid twice",
        labels=repeated(0, 1),
        said={"activation": "sigmoid", "loss": "BCEWithLogitsLoss"},
        codes=("AL418",),
    ),
    Mistake(
        name="S3 NLLLoss on probabilities",
        labels=repeated(0, 1, 2),
        said={"activation": "softmax", "loss": "nn.NLLLoss()"},
        codes=("AL417",),
    ),
    Mistake(
        name="S4 logits as probabilities",
        labels=repeated(0, 1, 2),
        said={"activation": "linear", **SCE},
        codes=("AL418",),
    ),
    Mistake(
        name="S5 BCEWithLogitsLoss on -1/+1",
        labels=repeated(-1, 1),
        said={"loss": "BCEWithLogitsLoss"},
        codes=("AL401",),
    ),
    Mistake(
        name="S5 BCEWithLogitsLoss on 0 and 255",
        labels=repeated(0, 255),
        said={"loss": "BCEWithLogitsLoss"},
        codes=("AL401",),
    ),
    Mistake(
        name="S6 Keras BCE on -1/+1",
        labels=repeated(-1, 1),
        said={"loss": "bce", "framework": "keras"},
        codes=("AL401",),
    ),
    Mistake(name="S7 Keras sparse on -1", labels=repeated(0, 1, 2, -1), said=SCE, codes=("AL404", "AL416")),
    Mistake(name="S7 Keras sparse from 1 on", labels=repeated(1, 2, 3), said=SCE, codes=("AL404",)),
    Mistake(name="S8 Keras sparse on floats", labels=repeated(0, 1, 2), floats=True, said=SCE, codes=("AL420",)),
    Mistake(
        name="S9 cross-entropy on one unit",
        labels=repeated(0, 1),
        said={"activation": "linear", **CE, "units": 1},
        codes=("AL425",),
    ),
    Mistake(
        name="S10 squared error of two classes",
        labels=repeated(0, 1),
        said={"activation": "linear", "loss": "nn.MSELoss()", "units": 1},
        codes=("AL421",),
    ),
    Mistake(name="S11 multi-hot rows as probabilities", labels=MULTI_HOT, said=CE, codes=("AL413",)),
    Mistake(
        name="S13 Keras hinge on 1/2",
        labels=repeated(1, 2),
        said={"loss": "hinge", "framework": "keras"},
        codes=("AL403",),
    ),
    Mistake(
        name="S13 SoftMarginLoss on 0/1", labels=repeated(0, 1), said={"loss": "nn.SoftMarginLoss()"}, codes=("AL403",)
    ),
    Mistake(
        name="S14 msle below -1",
        labels=AMOUNTS,
        task="regression",
        said={"loss": "msle", "framework": "keras"},
        codes=("AL408",),
    ),
    Mistake(
        name="S15 mape on 0",
        labels=repeated(0, 0.25, 1.5, 2.75, 4.125, 8.5),
        task="regression",
        said={"loss": "mape", "framework": "keras"},
        codes=("AL423",),
    ),
    Mistake(
        name="S16 Keras Poisson on raw outputs",
        labels=repeated(0, 1, 2, 3, 4, 7, 9, 12, 20, 31),
        task="regression",
        said={"activation": "linear", "loss": "poisson", "framework": "keras"},
        codes=("AL417",),
    ),
    Mistake(name="S18 a missing label as an index", labels=repeated(0, 1, 2, None), said=CE, codes=("AL201", "AL420")),
    Mistake(
        name="S19 to_categorical of -1",
        labels=repeated(-1, 0, 1),
        said={"loss": "categorical_crossentropy", "framework": "keras"},
        codes=("AL416",),
    ),
    Mistake(name="S20 LightGBM binary on 1/2", labels=repeated(1, 2), said={"loss": "binary"}, codes=("AL401",)),
    Mistake(name="S20 LightGBM binary on 1/2/3", labels=repeated(1, 2, 3), said={"loss": "binary"}, codes=("AL421",)),
    Mistake(
        name="S20 LightGBM multiclass on decimals",
        labels=repeated(0.5, 1.5, 2.5),
        task="multiclass",
        said={"loss": "multiclass"},
        codes=("AL404",),
    ),
    Mistake(
        name="S21 CatBoost Poisson below 0",
        labels=COUNTS,
        task="regression",
        said={"loss": "poisson", "framework": "catboost"},
        codes=("AL409",),
    ),
    Mistake(
        name="S21 CatBoost Tweedie below 0",
        labels=AMOUNTS,
        task="regression",
        said={"loss": "tweedie", "framework": "catboost"},
        codes=("AL424",),
    ),
    Mistake(
        name="S22 CatBoostClassifier on measurements",
        labels=AMOUNTS,
        task="regression",
        said={"loss": "MultiClass"},
        codes=("AL421",),
    ),
    Mistake(
        name="S23 relu and negative labels",
        labels=AMOUNTS,
        task="regression",
        said={"activation": "relu", "loss": "mse"},
        codes=("AL411",),
    ),
    Mistake(
        name="S23 tanh and labels beyond 1",
        labels=AMOUNTS,
        task="regression",
        said={"activation": "tanh", "loss": "mse"},
        codes=("AL411",),
    ),
    Mistake(name="S24 one class", labels=repeated(1), said={"loss": "bce"}, codes=("AL207",)),
    Mistake(name="S24 two spellings", labels=repeated("Yes", "yes ", "no"), said={"loss": "bce"}, codes=("AL205",)),
    Mistake(
        name="XGBoost invalid classes",
        labels=repeated(1, 2, 3),
        said={"loss": "multi:softprob"},
        codes=("AL404",),
    ),
    Mistake(
        name="XGBoost a class is missing", labels=repeated(0, 1, 3), said={"loss": "multi:softmax"}, codes=("AL404",)
    ),
    Mistake(name="XGBoost logistic on 1/2", labels=repeated(1, 2), said={"loss": "binary:logistic"}, codes=("AL401",)),
    Mistake(
        name="XGBoost Poisson below 0",
        labels=COUNTS,
        task="regression",
        said={"loss": "count:poisson"},
        codes=("AL409",),
    ),
    Mistake(
        name="XGBoost rmsle at -1",
        labels=AMOUNTS,
        task="regression",
        said={"loss": "reg:squaredlogerror"},
        codes=("AL408",),
    ),
    Mistake(
        name="XGBoost a label is nan",
        labels=repeated(1.5, 2.25, None, 4.75),
        task="regression",
        said={"loss": "reg:squarederror"},
        codes=("AL201",),
    ),
    Mistake(
        name="LightGBM label out of range",
        labels=repeated(1, 2, 3),
        said={"loss": "multiclass"},
        codes=("AL404",),
    ),
    Mistake(
        name="LightGBM gamma on 0",
        labels=repeated(0, 0.25, 1.5, 2.75, 4.125, 8.5),
        task="regression",
        said={"loss": "gamma", "framework": "lightgbm"},
        codes=("AL410",),
    ),
    Mistake(
        name="CatBoost Logloss on three classes",
        labels=repeated("a", "b", "c"),
        said={"loss": "Logloss", "framework": "catboost"},
        codes=("AL421",),
    ),
    Mistake(
        name="CatBoost one class",
        labels=repeated("a"),
        said={"loss": "Logloss", "framework": "catboost"},
        codes=("AL207",),
    ),
    Mistake(name="CatBoost RMSE on text", labels=repeated("a", "b", "c"), said={"loss": "RMSE"}, codes=("AL421",)),
    Mistake(
        name="scikit-learn classifier on measurements",
        labels=AMOUNTS,
        task="regression",
        said={"loss": "log_loss", "framework": "sklearn"},
        codes=("AL401",),
    ),
    Mistake(
        name="scikit-learn y is no 1d array",
        labels=ONE_HOT,
        layout=Layout.ONE_HOT,
        said={"loss": "ce", "framework": "sklearn"},
        codes=("AL419",),
    ),
    Mistake(
        name="scikit-learn Poisson below 0",
        labels=COUNTS,
        task="regression",
        said={"loss": "poisson", "framework": "sklearn"},
        codes=("AL409",),
    ),
    Mistake(
        name="scikit-learn gamma at 0",
        labels=repeated(0, 0.25, 1.5, 2.75, 4.125, 8.5),
        task="regression",
        said={"loss": "mean_gamma_deviance", "framework": "sklearn"},
        codes=("AL410",),
    ),
    Mistake(
        name="scikit-learn pos_label",
        labels=repeated("a", "b"),
        said={"loss": "log_loss", "framework": "sklearn", "positive": "1"},
        codes=("AL415",),
    ),
)


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake.name)
def test_the_rule_of_a_mistake_sees_it(mistake: Mistake) -> None:
    profile = replace(profile_of(mistake.labels, layout=mistake.layout), floats=mistake.floats)
    findings = apply_rules(case_of(profile, mistake.task, training=training(**mistake.said)))
    told = {finding.code: finding for finding in findings}

    assert set(mistake.codes) <= set(told)
    assert (told[mistake.codes[-1]].severity is Severity.NOTE) is mistake.noted
