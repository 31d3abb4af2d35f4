"""From a table to arrays as code, for a script: what is read, what is left out, how it is split.

pandas is told everything that was found out about the file, so that it sees the rows and columns that the advice
rests on. Label cells are read as they are written where pandas would make something else of them.
"""

import re

from actloss.catalogue.row import Form
from actloss.escape import quoted
from actloss.frameworks.entry import Coding
from actloss.frameworks.labels import encoding
from actloss.frameworks.labels.missing import missing_pattern
from actloss.frameworks.labels.spelled import exact, spelled
from actloss.frameworks.literal import Value, assigned
from actloss.frameworks.problem import TEST_SHARE, Cells, Labels, Problem, Source
from actloss.frameworks.program import Block
from actloss.frameworks.table_reading import table_reading
from actloss.frameworks.table_records import is_ragged

_SKLEARN = (
    "import numpy as np",
    "from sklearn.compose import make_column_transformer",
    "from sklearn.impute import SimpleImputer",
    "from sklearn.model_selection import train_test_split",
    "from sklearn.pipeline import make_pipeline",
    "from sklearn.preprocessing import OneHotEncoder, StandardScaler",
)
_DROP = "DROP = []  # columns that the model must not see, such as identifiers"
_FEATURES = """# Numbers are scaled; each text of 5 % of the rows or more becomes a column of 0 and 1.
# Dates are texts too: pd.to_datetime(features[name]).astype(int) makes them numbers.
numbers = features.select_dtypes("number").columns
texts = features.columns.difference(numbers)
features[numbers] = features[numbers].replace([np.inf, -np.inf], np.nan)
features[texts] = features[texts].astype(str)
prepare = make_column_transformer(
    (make_pipeline(SimpleImputer(keep_empty_features=True), StandardScaler()), numbers),
    (OneHotEncoder(min_frequency=0.05, handle_unknown="infrequent_if_exist"), texts),
    sparse_threshold=0,
)"""
_SOME = """# Unknown labels are nan; rows with none but these are left out.
some = ~np.isnan(y).all(axis=1)
table, y = table[some], y[some]"""
_ELSEWHERE = re.compile(r"~|[A-Za-z][A-Za-z0-9+.-]+:")
"""How what pandas takes for an address begins; a single letter is a drive."""
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
        *_table(problem.labels, source),
        *_known(problem, source),
        _split(problem, coding),
    )


def _table(labels: Labels, source: Source) -> tuple[Block, ...]:
    """Return the code that reads the table, label cells as they are where pandas would make something else of them."""
    as_they_are = spelled(labels) if source.format == "csv" else exact(labels)
    return table_reading(source, numbered=_numbered(labels, source), spelled=as_they_are)


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
    # pandas makes up names where there are none, and others where one occurs twice.
    return not source.header or any(not name or source.columns.count(name) > 1 for name in labels.columns)


def _constants(problem: Problem) -> Block:
    source, target = problem.source, _target(problem)
    if source is None:
        table = assigned("TABLE", "table.csv", comment="The path of your table: CSV with a header.")
        many = "The names of its label columns." if isinstance(target, list) else "The name of its label column."
        return Block(f"{table}\n{assigned('TARGET', target, comment='' if problem.labels.columns else many)}\n{_DROP}")
    path: Value = [*map(_local, source.paths)] if len(source.paths) > 1 else _local(source.path)
    comment = ""
    if source.header and _numbered(problem.labels, source):
        name = problem.labels.columns[0]
        comment = (
            f"Counted from 0: {f'a name occurs twice, such as {quoted(name, limit=40)}' if name else 'it has no name'}."
        )
    drop = "" if problem.alone else f"\n{_DROP}"
    return Block(f"{assigned('TABLE', path)}\n{assigned('TARGET', target, comment=comment)}{drop}")


def _local(path: str) -> str:
    """Return a path that pandas takes for one: not for an address, nor for another user's folder."""
    return f"./{path}" if _ELSEWHERE.match(path) else path


def _known(problem: Problem, source: Source) -> tuple[Block, ...]:
    """Return the code that leaves rows without a label out."""
    labels = problem.labels
    if labels.gaps:
        return ()
    # Of records with too few fields, pandas leaves the last ones empty.
    padded = source.bad_records > 0 and not is_ragged(source)
    if not labels.missing and not padded:
        return ()
    several = len(labels.columns) > 1
    if labels.cells is Cells.NUMBERS and not labels.formats and (labels.strays or several):
        return (_numeric(problem, several=several),)
    lines = [] if labels.cells is Cells.LISTS else [missing_pattern(labels)]
    lines.append("missing = cells.map(lambda cell: bool(re.fullmatch(MISSING, str(cell).strip(), re.I)))")
    if source.format != "csv":
        lines.append("missing |= cells.isna()")
    if several:
        lines.append("missing = missing.any(axis=1)")
    lines.append("table, cells = table[~missing], cells[~missing]")
    return (Block("\n".join((*_left_out(problem), *lines)), ("import re",)),)


def _numeric(problem: Problem, *, several: bool) -> Block:
    """Return the code that leaves rows out whose label is no finite number."""
    each = 'cells.apply(pd.to_numeric, errors="coerce")' if several else 'pd.to_numeric(cells, errors="coerce")'
    lines = (
        f"cells = {each}.replace([np.inf, -np.inf], np.nan)",
        f"known = cells.notna(){'.all(axis=1)' if several else ''}",
        "table, cells = table[known], cells[known]",
    )
    return Block("\n".join((*_left_out(problem), *lines)), _SKLEARN[:1])


def _left_out(problem: Problem) -> tuple[str, ...]:
    labels = problem.labels
    count = f": {labels.missing:,} of {labels.missing + problem.rows:,}" if labels.missing else ""
    without = "that lack one of the labels" if len(labels.columns) > 1 else "without a label"
    empty = ("# If an empty cell means that no label applies, keep them.",) if labels.cells is Cells.LISTS else ()
    return (f"# Rows {without} are left out{count}.", *empty)


def _split(problem: Problem, coding: Coding) -> Block:
    source = problem.source
    columns = "[*TARGET, *DROP]" if isinstance(_target(problem), list) else "[TARGET, *DROP]"
    features = f"features = table.drop(columns={columns})"
    if source is not None and _numbered(problem.labels, source):
        # scikit-learn takes a number for a place, and columns have moved up.
        features += "\nfeatures.columns = features.columns.astype(str)"
    if problem.alone:
        features = 'features = pd.DataFrame({"constant": np.ones(len(y))})  # there is nothing but the label'
    given = f"features, y, test_size={TEST_SHARE}, random_state=0"
    if problem.stratify:
        given += ", stratify=" + ("y.argmax(axis=1)" if coding is Coding.ROWS else "y")
    lone = problem.kind in {"binary", "multiclass"} and problem.rows > 0 and problem.labels.cells is not Cells.SHARES
    told = "# Not stratified: a class has too few rows to be in both parts.\n" if lone and not problem.stratify else ""
    split = f"{told}x_train, x_test, y_train, y_test = train_test_split(\n    {given}\n)"
    encoded = f"y = encode(cells)\n{_SOME}" if problem.labels.gaps else "y = encode(cells)"
    return Block(f"{encoded}\n{features}\n{_FEATURES}\n{split}\n{_PREPARED}", _SKLEARN)
