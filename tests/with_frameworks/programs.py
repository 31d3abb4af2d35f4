"""Which programs are run: the recommended loss of every sample table, and every loss that a framework's map claims."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache

import actloss
from actloss.catalogue import LOSSES, Loss
from actloss.frameworks import FRAMEWORKS
from actloss.frameworks.entry import How
from actloss.posing.losses import serves
from actloss.posing.params import Params
from actloss.report import Report

SAMPLES = "sample_data"

RECOMMENDED = (
    "regression_gaussian.csv",
    "regression_skewed.csv",
    "regression_heavy_tailed.csv",
    "regression_outliers.csv",
    "regression_count.csv",
    "regression_proportion.csv",
    "regression_zero_inflated.csv",
    "regression_several_outputs.csv",
    "binary_01.csv",
    "binary_plus_minus.csv",
    "binary_yes_no.csv",
    "binary_imbalanced.csv",
    "multiclass_strings.csv",
    "multiclass_0_based.csv",
    "multiclass_1_based.csv",
    "multiclass_digits.csv",
    "multiclass_one_hot.csv",
    "multiclass_soft_labels.csv",
    "multilabel_multi_hot.csv",
    "multilabel_plus_minus.csv",
    "multilabel_delimited.csv",
)
"""Sample tables whose recommended head and loss are written in every framework."""

MESSY = (
    "messy/semicolon_decimal_comma_cp1252.csv",
    "messy/utf16_tabs.txt",
    "messy/ragged_rows.csv",
    "messy/headerless.csv",
    "messy/duplicate_header.csv",
    "messy/null_spellings.csv",
    "messy/currency_text.csv",
    "messy/comment_preamble.csv",
    "messy/case_whitespace_twins.csv",
    "messy/quoted_newlines.csv",
    "messy/gzipped.csv.gz",
    "messy/zstandard.csv.zst",
    "messy/lists.jsonl",
    "messy/typed.parquet",
)
"""Sample tables that are awkward to read: each is read by the script of one framework."""

_TABLES: Mapping[str, str] = {
    "regression": "regression_gaussian.csv",
    "binary": "binary_yes_no.csv",
    "multiclass": "multiclass_strings.csv",
    "multilabel": "multilabel_multi_hot.csv",
}
_SUITED: Mapping[tuple[str, str], str] = {
    ("regression", "binary_crossentropy"): "regression_proportion.csv",
    ("regression", "msle"): "regression_skewed.csv",
    ("regression", "mape"): "regression_skewed.csv",
    ("regression", "smape"): "regression_skewed.csv",
    ("regression", "gamma_nll"): "regression_skewed.csv",
    ("regression", "gamma_deviance"): "regression_skewed.csv",
    ("regression", "poisson_nll"): "regression_count.csv",
    ("regression", "poisson_deviance"): "regression_count.csv",
    ("regression", "neg_binomial_nll"): "regression_count.csv",
    ("regression", "zip_nll"): "regression_count.csv",
    ("regression", "tweedie_deviance"): "regression_zero_inflated.csv",
    ("multiclass", "kl_divergence"): "multiclass_soft_labels.csv",
    ("multiclass", "categorical_crossentropy"): "multiclass_one_hot.csv",
}
"""Tables whose labels lie in a loss's support, where the kind's own table is not one."""


_SETTINGS: tuple[tuple[str, str, Params], ...] = (
    ("regression", "huber", {"delta": 2.0}),
    ("regression", "quantile", {"quantile": 0.9}),
    ("regression", "expectile", {"quantile": 0.9}),
    ("regression", "tweedie_deviance", {"power": 1.2}),
    ("binary", "binary_crossentropy", {"pos_weight": 3.0, "label_smoothing": 0.1}),
    ("binary", "focal", {"gamma": 0.5, "alpha": 0.25}),
    ("multilabel", "binary_crossentropy", {"pos_weight": (1.0, 2.0, 3.0, 4.0)}),
    ("multilabel", "binary_crossentropy", {"pos_weight": 2.0, "label_smoothing": 0.1}),
    ("multilabel", "focal", {"alpha": (0.2, 0.3, 0.4, 0.5)}),
    ("multiclass", "sparse_categorical_crossentropy", {"class_weight": (1.0, 2.0, 3.0)}),
    ("multiclass", "sparse_categorical_crossentropy", {"class_weight": 2.0, "label_smoothing": 0.1}),
    ("multiclass", "categorical_crossentropy", {"class_weight": (1.0, 2.0, 3.0, 4.0)}),
    ("multiclass", "kl_divergence", {"base": 2.0}),
    ("multiclass", "focal", {"gamma": 1.0, "alpha": (0.2, 0.3, 0.5)}),
    ("multiclass", "logit_adjusted_crossentropy", {"tau": 0.5, "prior": (0.2, 0.3, 0.5)}),
)
"""Parameters that are not at their defaults, those of one number a class or label in both forms."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A program to be written and run."""

    framework: str
    style: str
    table: str
    loss: str | None = None
    """None for the recommended one."""
    params: Params = field(default_factory=dict)

    def __str__(self) -> str:
        params = (f"{name}={value}" for name, value in self.params.items())
        return "-".join((self.framework, self.style, self.table, self.loss or "recommended", *params))

    @property
    def path(self) -> str:
        """The table, from the repository's root."""
        return f"{SAMPLES}/{self.table}"

    @property
    def report(self) -> Report:
        """What is advised for the table."""
        return advised(self.path)

    def source(self) -> str:
        """Return the program."""
        return self.report.code(self.framework, style=self.style, loss=self.loss, params=self.params)


@cache
def advised(path: str) -> Report:
    """Return the advice for a table."""
    return actloss.advise(path)


def recommended() -> Iterator[Written]:
    """Yield the recommended program for each sample table, framework and style."""
    for framework in FRAMEWORKS:
        for table in RECOMMENDED:
            for style in ("snippet", "script"):
                yield Written(framework=framework, style=style, table=table)


def messy() -> Iterator[Written]:
    """Yield the script for each awkward table, in one framework after another."""
    frameworks = tuple(FRAMEWORKS)
    for place, table in enumerate(MESSY):
        yield Written(framework=frameworks[place % len(frameworks)], style="script", table=table)


def claimed() -> Iterator[Written]:
    """Yield a program for each loss that a framework has or takes, on labels that suit it."""
    for framework in FRAMEWORKS:
        for row, kind in _served(framework):
            for style in ("snippet", "script"):
                yield Written(framework=framework, style=style, table=_table(kind, row.name), loss=row.name)


def parametrised() -> Iterator[Written]:
    """Yield a script for each loss with parameters of its own, in each framework."""
    for framework in FRAMEWORKS:
        for kind, name, params in _SETTINGS:
            yield Written(framework=framework, style="script", table=_table(kind, name), loss=name, params=params)


def _served(framework: str) -> Iterator[tuple[Loss, str]]:
    """Yield the losses that a framework has or takes, with each task that can be trained with them."""
    for row in LOSSES:
        if FRAMEWORKS[framework].losses[row.name].how is not How.ABSENT:
            for kind in _TABLES:
                if serves(row, kind):
                    yield row, kind


def _table(kind: str, loss: str) -> str:
    return _SUITED.get((kind, loss), _TABLES[kind])
