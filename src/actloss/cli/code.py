"""`actloss code`: labels, output layer and loss as code for a framework."""

import sys
from collections.abc import Mapping, Sequence
from typing import Annotated, TypeAlias

import typer

from actloss.cli.delivery import deliver, destination_of
from actloss.cli.frameworks import framework_called, single
from actloss.cli.limits import named, number_of
from actloss.cli.options import CodeFramework, CodeStyle, Delimiter, Encoding, NoHeader, StyleName, TaskName
from actloss.cli.waiting import waiting
from actloss.errors import OptionError
from actloss.escape import quoted

Sources: TypeAlias = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="SOURCE",
        help="A table, as actloss advise reads it: the code is for its labels. Without one it is for labels in general,"
        " and --task or --loss says which.",
    ),
]
_ONE = "code is for one framework: name it, or see actloss advise --framework all"

Frameworks: TypeAlias = Annotated[
    list[CodeFramework],
    typer.Option(
        "--framework",
        "-f",
        metavar="F",
        parser=framework_called(CodeFramework, one=_ONE),
        help=f"One of {', '.join(single(CodeFramework))}; it need not be installed.",
    ),
]
Target: TypeAlias = Annotated[
    list[str] | None,
    typer.Option("--target", "-t", metavar="NAME", help="The label column, or several, as for actloss advise."),
]
Task: TypeAlias = Annotated[
    TaskName | None,
    typer.Option("--task", metavar="KIND", help="What is predicted: regression, binary, multiclass or multilabel."),
]
Elicit: TypeAlias = Annotated[
    str | None,
    typer.Option("--elicit", metavar="WHAT", help="What a prediction should be, as for actloss advise."),
]
Units: TypeAlias = Annotated[
    int | None,
    typer.Option(
        "--units",
        metavar="N",
        help="Without a table: how many classes, labels or quantities; 2 for two classes are a softmax.",
    ),
]
LossName: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--loss", metavar="LOSS", help="By any name of actloss list losses, or as a program writes it; else as advised."
    ),
]
Param: TypeAlias = Annotated[
    list[str] | None,
    typer.Option(
        "--param",
        metavar="NAME=X",
        help="A parameter of the loss, such as delta=2, or with commas one number for each class; repeat it. Lengths,"
        " such as delta, are in the label's unit; where several outputs are scaled, in standard deviations.",
    ),
]
ActivationName: TypeAlias = Annotated[
    str | None, typer.Option("--activation", metavar="NAME", help="Of the output layer; else the one that suits best.")
]
Output: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--output", "-o", metavar="FILE", help="Write the code there, whole or not at all; - is standard output."
    ),
]


def code(  # noqa: PLR0913 - Typer's way: an option is a parameter
    sources: Sources = None,
    *,
    frameworks: Frameworks,
    style: CodeStyle = StyleName.SNIPPET,
    loss: LossName = None,
    param: Param = None,
    activation: ActivationName = None,
    task: Task = None,
    units: Units = None,
    target: Target = None,
    elicit: Elicit = None,
    output: Output = None,
    delimiter: Delimiter = None,
    encoding: Encoding = None,
    no_header: NoHeader = False,
) -> None:
    """Write labels, output layer and loss as code for a framework: for the labels of a table, or in general.

    A snippet defines encode, head, loss_fn, predict and, for classes, decide: paste it beside your network. For
    scikit-learn and boosters, model or train stands in the place of head and loss_fn. A script is a whole program.
    """
    tables = sources or []
    destination = destination_of(output, tables)
    framework = one_of(frameworks)
    params = params_of(param or [])
    kind = None if task is None else task.value
    of_tables = {
        "--target": target,
        "--elicit": elicit,
        "--delimiter": delimiter,
        "--encoding": encoding,
        "--no-header": no_header,
    }
    # What reads and judges tables takes longer to load than everything else here, and `--help` does without.
    from actloss import api  # noqa: PLC0415 - as above

    if not tables:
        ensure_general(of_tables, style)
        text = api.code(framework.value, kind, units=units, loss=loss, params=params, activation=activation)
    else:
        if units is not None:
            raise OptionError("--units is for code without a table: leave it out, the labels tell")
        with waiting():
            report = api.advise(
                tables[0] if len(tables) == 1 else tables,
                target=target or None,
                task=kind,
                elicit=elicit,
                delimiter=delimiter,
                encoding=encoding,
                header=False if no_header else None,
            )
        text = report.code(framework.value, style=style.value, loss=loss, params=params, activation=activation)
    deliver(text if destination else spelled_for(sys.stdout, text), destination)


def one_of(frameworks: Sequence[CodeFramework]) -> CodeFramework:
    """Return the one framework that code is for.

    Raises:
        OptionError: Several were named.
    """
    if len(set(frameworks)) > 1:
        raise OptionError(f"--framework: {_ONE}")
    return frameworks[0]


def ensure_general(of_tables: Mapping[str, object], style: StyleName) -> None:
    """Hold that nothing was asked that only a table can answer.

    Args:
        of_tables: Options that say how a table is read, with their values.
        style: How much code is wanted.

    Raises:
        OptionError: There was.
    """
    said = next((name for name, value in of_tables.items() if value), None)
    if said is not None:
        raise OptionError(f"{said} says how a table is read, and none was named: name one, or leave {said} out")
    if style is StyleName.SCRIPT:
        raise OptionError("--style script reads a table, and none was named: name one, or take --style snippet")


def params_of(specs: Sequence[str]) -> dict[str, float | list[float]]:
    """Return ``["delta=2", "class_weight=1,3"]`` as parameters by name.

    Raises:
        OptionError: If a value is not of that form, or a name occurs twice.
    """
    option, form = "--param", "NAME=X"
    found: dict[str, float | list[float]] = {}
    for spec in specs:
        name, value = named(spec, option, form)
        if name in found:
            raise OptionError(f"{option} sets {quoted(name)} twice: leave one of the two out")
        numbers = [number_of(part, option, form) for part in value.split(",")]
        found[name] = numbers[0] if len(numbers) == 1 else numbers
    return found


def spelled_for(stream: object, text: str) -> str:
    r"""Return code as a stream can take it: where that is not UTF-8, which Python reads, in ASCII and escapes.

    Examples:
        >>> class Old:
        ...     encoding = "cp1252"
        >>> spelled_for(Old(), 'CLASSES = ["caf\u00e9"]') == r'CLASSES = ["caf\xe9"]'
        True
    """
    encoding = getattr(stream, "encoding", None) or "utf-8"
    if encoding.casefold().replace("_", "-") in {"utf-8", "utf8"}:
        return text
    return text.encode("ascii", "backslashreplace").decode("ascii")
