"""From a table to arrays as code, for a script: what is read, what is left out, how it is split.

pandas is told everything that was found out about the file, so that it sees the rows and columns that the advice
rests on. Label cells of text are read as they are written.
"""

from actloss.catalogue.row import Form
from actloss.escape import quoted
from actloss.frameworks.entry import Coding
from actloss.frameworks.labels import encoding
from actloss.frameworks.labels.missing import missing_pattern
from actloss.frameworks.literal import Value, assigned
from actloss.frameworks.problem import Cells, Labels, Problem, Source
from actloss.frameworks.program import Block
from actloss.frameworks.table_reading import table_reading

_SKLEARN = (
    "import numpy as np",
    "from sklearn.compose import make_column_transformer",
    "from sklearn.impute import SimpleImputer",
    "from sklearn.model_selection import train_test_split",
    "from sklearn.pipeline import make_pipeline",
    "from sklearn.preprocessing import OneHotEncoder, StandardScaler",
)
_FEATURES = """# Numbers are scaled; each of the most frequent texts becomes a column of 0 and 1.
numbers = features.select_dtypes("number").columns
texts = features.columns.difference(numbers)
features[texts] = features[texts].astype(str)
scaled = make_pipeline(SimpleImputer(keep_empty_features=True), StandardScaler())
frequent = OneHotEncoder(
    max_categories=20, min_frequency=2, handle_unknown="infrequent_if_exist"
)
prepare = make_column_transformer(
    (scaled, numbers), (frequent, texts), sparse_threshold=0
)"""
_PREPARED = """x_train = prepare.fit_transform(x_train).astype(np.float32)  # [n, k]
x_test = prepare.transform(x_test).astype(np.float32)"""


def reading(problem: Problem, coding: Coding) -> tuple[Block, ...]:
    """Return the first half of a script: from ``TABLE`` to arrays.

    Args:
        problem: What the code is written for.
        coding: The labels that the loss takes.

    Returns:
        ``TABLE`` and ``TARGET``, the blocks of `actloss.frameworks.labels.encoding`, and statements that leave
        ``x_train`` and ``x_test`` (float32 ``[n, k]``) and ``y_train`` and ``y_test`` (as ``encode`` returns them).
    """
    source = problem.source or Source(path="table.csv", columns=_columns_of(problem))
    return (
        _constants(problem),
        *encoding(problem.labels, coding),
        *table_reading(source, numbered=_numbered(problem.labels, source)),
        *_known(problem.labels, source),
        _split(problem, coding),
    )


def _columns_of(problem: Problem) -> tuple[str, ...]:
    """Return the names of the label columns; stand-ins for them where nobody gave a table."""
    labels = problem.labels
    if labels.columns:
        return labels.columns
    if labels.cells in {Cells.INDICATORS, Cells.SHARES}:
        return labels.classes
    if labels.cells is Cells.NUMBERS and problem.units > 1 and problem.loss.form is not Form.PAIRS:
        return tuple(f"label_{number}" for number in range(1, problem.units + 1))
    return ("label",)


def _target(problem: Problem) -> Value:
    """Return what ``TARGET`` is: a name or a list of names; positions where names are absent or occur twice."""
    names: list[Value] = [*_columns_of(problem)]
    if problem.source is not None and _numbered(problem.labels, problem.source):
        names = [*(problem.labels.positions or map(problem.source.columns.index, problem.labels.columns))]
    return names if len(names) > 1 or problem.labels.cells in {Cells.INDICATORS, Cells.SHARES} else names[0]


def _numbered(labels: Labels, source: Source) -> bool:
    return not source.header or any(source.columns.count(name) > 1 for name in labels.columns)


def _constants(problem: Problem) -> Block:
    source, target = problem.source, _target(problem)
    if source is None:
        table = assigned("TABLE", "table.csv", comment="The path of your table: CSV with a header.")
        many = "The names of its label columns." if isinstance(target, list) else "The name of its label column."
        return Block(f"{table}\n{assigned('TARGET', target, comment='' if problem.labels.columns else many)}")
    path: Value = [*source.paths] if len(source.paths) > 1 else source.path
    comment = ""
    if source.header and _numbered(problem.labels, source):
        comment = f"Counted from 0: a name occurs twice, such as {quoted(problem.labels.columns[0], limit=40)}."
    return Block(f"{assigned('TABLE', path)}\n{assigned('TARGET', target, comment=comment)}")


def _known(labels: Labels, source: Source) -> tuple[Block, ...]:
    """Return the code that leaves rows without a label out."""
    # Of records with too few fields, pandas leaves the last ones empty.
    if not labels.missing and not source.bad_records:
        return ()
    several = len(labels.columns) > 1
    lines = [] if labels.cells is Cells.LISTS else [missing_pattern(labels)]
    lines.append("missing = cells.map(lambda cell: bool(re.fullmatch(MISSING, str(cell).strip(), re.I)))")
    if source.format != "csv":
        lines.append("missing |= cells.isna()")
    if several:
        lines.append("missing = missing.any(axis=1)")
    lines.append("table, cells = table[~missing], cells[~missing]")
    return (Block("\n".join(("# Rows without a label are left out.", *lines)), ("import re",)),)


def _split(problem: Problem, coding: Coding) -> Block:
    alone = problem.source is not None and set(problem.source.columns) <= set(problem.labels.columns)
    features = "features = table.drop(columns=TARGET).replace([np.inf, -np.inf], np.nan)"
    if alone:
        features = 'features = pd.DataFrame({"constant": np.ones(len(y))})  # there is nothing but the label'
    given = "features, y, test_size=0.2, random_state=0"
    if problem.stratify:
        given += ", stratify=" + ("y.argmax(axis=1)" if coding is Coding.ROWS else "y")
    split = f"x_train, x_test, y_train, y_test = train_test_split(\n    {given}\n)"
    return Block(f"y = encode(cells)\n{features}\n{_FEATURES}\n{split}\n{_PREPARED}", _SKLEARN)
