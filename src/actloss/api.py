"""The one way through the house, as one function: source → table → target → profile → task → findings → advice."""

from collections.abc import Sequence

from actloss.advice import recommend
from actloss.advice.elicit import parse_wish
from actloss.errors import OptionError
from actloss.escape import quoted
from actloss.profile import profile_target
from actloss.report import Report
from actloss.rules import apply_rules
from actloss.table import SourceLike, open_table
from actloss.target import Layout, find_target, settle
from actloss.task import Kind, infer_task


def advise(
    source: SourceLike,
    target: str | int | Sequence[str | int] | None = None,
    task: str | None = None,
    *,
    elicit: str | None = None,
    delimiter: str | None = None,
    encoding: str | None = None,
    header: bool | None = None,
) -> Report:
    """Recommend an output activation and a loss for the labels of a table.

    Args:
        source: Path, glob, list of paths, ``-`` for standard input, or a pandas, polars or Arrow dataframe.
        target: Label columns: names, a comma list, a glob such as ``tag_*``, or 0-based positions; found when None.
        task: ``regression``, ``binary``, ``multiclass`` or ``multilabel``; inferred when None.
        elicit: What a prediction should be: ``mean``, ``median``, ``quantile=0.9``, ``probabilities`` or
            ``decisions``; None takes the usual loss for the task.
        delimiter: Field delimiter of a CSV file; found when None.
        encoding: Text encoding of a CSV file; found when None.
        header: Whether the first record of a CSV file is a header; found when None.

    Returns:
        The report: source, target, task, profile, findings and advice.

    Raises:
        ActlossError: The table cannot be read, no label was found, or nothing can be learnt from it; the message is
            one sentence.

    Examples:
        >>> import actloss
        >>> report = actloss.advise("sample_data/binary_yes_no.csv")
        >>> report.task.kind.value, report.advice.activation, report.advice.loss
        ('binary', 'sigmoid', 'binary_crossentropy')
    """
    wish = parse_wish(elicit)
    kind = _kind(task)
    table = open_table(source, delimiter=delimiter, encoding=encoding, header=header)
    named = (str(target),) if isinstance(target, str | int) else tuple(str(name) for name in target or ())
    found = find_target(table.head, named)
    labels = table.read(found.positions, indicators=found.layout in (Layout.ONE_HOT, Layout.MULTI_HOT))
    found = settle(found, labels)
    profile = profile_target(labels, found)
    inferred = infer_task(profile, kind)
    findings = apply_rules(profile, inferred)
    advice = recommend(profile, inferred, wish=wish)
    return Report(
        source=profile.source,
        target=found,
        task=inferred,
        profile=profile,
        findings=findings,
        advice=advice,
    )


def _kind(task: str | None) -> Kind | None:
    if task is None:
        return None
    try:
        return Kind(task)
    except ValueError:
        kinds = ", ".join(kind.value for kind in Kind)
        raise OptionError(f"task must be one of {kinds}, got {quoted(task)}") from None
