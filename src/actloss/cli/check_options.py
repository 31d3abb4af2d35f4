"""The options of `actloss check`: their names, values and help."""

from enum import StrEnum
from typing import Annotated, TypeAlias

import typer

from actloss.cli.options import SCALES, TaskName
from actloss.forms import CheckFormat


class SeverityName(StrEnum):
    """What a finding weighs, as `actloss.finding.Severity` has it; importing that would load more for `--help`."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


Sources: TypeAlias = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="SOURCE",
        help="Tables, each checked for itself: CSV with any delimiter and encoding, JSON lines or Parquet, also packed"
        " as .gz or .zst; a glob in quotes is one table of several files, - is standard input. Without any, the tables"
        " of the lock and of the configuration, both looked for from here upwards.",
        show_default=False,
    ),
]
PredictionTables: TypeAlias = Annotated[
    list[str] | None,
    typer.Option(
        "--predictions",
        metavar="FILE",
        help="A table of predictions, with the labels beside them or without; repeat it for several. Held against the"
        " classes of the lock's table that --as or --lock names.",
    ),
]
Scale: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--scale", metavar="SCALE", help=f"What --predictions are: {SCALES}. As their names say, or found, if left out."
    ),
]
Target: TypeAlias = Annotated[
    list[str] | None,
    typer.Option(
        "--target",
        "-t",
        metavar="NAME",
        help="The label column; repeat it, separate names by commas or write a glob for several. As in the lock, or"
        " found, when left out.",
    ),
]
Task: TypeAlias = Annotated[
    TaskName | None,
    typer.Option(
        "--task", metavar="KIND", help="regression, binary, multiclass or multilabel. Inferred when left out."
    ),
]
Activation: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--activation", metavar="NAME", help="What the model's last layer applies, such as sigmoid; linear for nothing."
    ),
]
Loss: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--loss", metavar="NAME", help="The loss that it trains with, also as a library spells it: BCEWithLogitsLoss."
    ),
]
Framework: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--framework",
        "-f",
        metavar="F",
        help="pytorch, keras, jax, sklearn, xgboost, lightgbm (or LGBMClassifier) or catboost: whose messages to "
        "quote.",
    ),
]
Units: TypeAlias = Annotated[int | None, typer.Option("--units", metavar="N", help="Outputs of the last layer.", min=1)]
FromLogits: TypeAlias = Annotated[
    bool | None,
    typer.Option("--from-logits/--no-from-logits", help="Whether the loss applies the activation itself."),
]
Param: TypeAlias = Annotated[
    list[str] | None,
    typer.Option("--param", metavar="NAME=X", help="A parameter of the loss, such as delta=2; repeat it."),
]
ClassWeight: TypeAlias = Annotated[
    str | None,
    typer.Option("--class-weight", metavar="WEIGHTS", help="CLASS=WEIGHT,CLASS=WEIGHT: what rows of each class count."),
]
IgnoreIndex: TypeAlias = Annotated[
    float | None, typer.Option("--ignore-index", metavar="X", help="The label that the loss skips, such as -100.")
]
Positive: TypeAlias = Annotated[
    str | None, typer.Option("--positive", metavar="CLASS", help="The class that counts as 1, of two.")
]
LockFile: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--lock",
        metavar="FILE",
        help="Hold every table against this lock. Without it, a table's own entry in the next"
        " actloss.lock.json upwards.",
    ),
]
RequireLock: TypeAlias = Annotated[
    bool | None,
    typer.Option(
        "--require-lock/--no-require-lock",
        help="Exit 2 where a table has no entry in the lock, instead of checking it by general rules.",
        show_default=False,
    ),
]
As: TypeAlias = Annotated[
    str | None,
    typer.Option("--as", metavar="TABLE", help="The lock's table to hold against, where its name is another."),
]
UpdateLock: TypeAlias = Annotated[
    bool, typer.Option("--update-lock", help="Accept the tables as they are now: write the lock, say what changed.")
]
ReferenceTable: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--reference", metavar="FILE", help="A table whose labels these should be like, read in the same way."
    ),
]
Select: TypeAlias = Annotated[
    list[str] | None,
    typer.Option("--select", metavar="CODES", help="Only these rules: codes, prefixes such as AL3, or names; commas."),
]
Ignore: TypeAlias = Annotated[
    list[str] | None, typer.Option("--ignore", metavar="CODES", help="Not these; the longer of two prefixes wins.")
]
ExtendSelect: TypeAlias = Annotated[
    list[str] | None, typer.Option("--extend-select", metavar="CODES", help="These, too.")
]
Thresholds: TypeAlias = Annotated[
    list[str] | None,
    typer.Option("--threshold", metavar="CODE.NAME=X", help="Move a rule's threshold: AL301.share=0.05; repeat it."),
]
FailOn: TypeAlias = Annotated[
    SeverityName | None,
    typer.Option(
        "--fail-on",
        metavar="SEVERITY",
        help="The mildest finding that exits 1: error, warning or note. error when left out.",
    ),
]
ExitZero: TypeAlias = Annotated[bool, typer.Option("--exit-zero", help="Exit 0 whatever is found.")]
Form: TypeAlias = Annotated[
    CheckFormat | None,
    typer.Option("--format", envvar="ACTLOSS_OUTPUT_FORMAT", help="Form of the report. text when left out."),
]
Outputs: TypeAlias = Annotated[
    list[str] | None,
    typer.Option(
        "--output",
        "-o",
        metavar="[FORMAT=]FILE",
        help="FORMAT=FILE writes a report there beside the one on standard output; a plain FILE takes that one. Repeat"
        " it for several.",
    ),
]
GithubSummary: TypeAlias = Annotated[
    bool, typer.Option("--github-summary", help="Append a report in Markdown to the file $GITHUB_STEP_SUMMARY.")
]
Statistics: TypeAlias = Annotated[
    bool, typer.Option("--statistics", help="Findings counted by rule, and drift in figures; text or markdown.")
]
ShowSettings: TypeAlias = Annotated[
    bool, typer.Option("--show-settings", help="Say which rules, thresholds and files would be used, and leave.")
]
ConfigFile: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--config",
        metavar="FILE",
        help="The configuration. Without it, the next actloss.toml, or pyproject.toml with [tool.actloss], upwards.",
    ),
]
Isolated: TypeAlias = Annotated[bool, typer.Option("--isolated", help="Use no configuration.")]
Fix: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--fix", metavar="DIR", help="Write copies there with what can be cured mechanically; never in place."
    ),
]
Diff: TypeAlias = Annotated[bool, typer.Option("--diff", help="Show what --fix would change, and write nothing.")]
StdinFilename: TypeAlias = Annotated[
    str | None,
    typer.Option("--stdin-filename", metavar="FILE", help="What - is called in reports, configuration and lock."),
]
Quiet: TypeAlias = Annotated[
    bool, typer.Option("--quiet", "-q", help="One line a finding; the other formats stay as they are.")
]
Verbose: TypeAlias = Annotated[
    bool, typer.Option("--verbose", "-v", help="Rules that passed or were not run, too; text and markdown.")
]
