"""pandas is told what it does not assume."""

import pytest

from actloss.frameworks.problem import Source
from actloss.frameworks.table_options import table_options


@pytest.mark.parametrize(
    ("source", "options"),
    [
        (Source(path="t"), ()),
        (Source(path="t", delimiter=";"), (("sep", '";"'),)),
        (Source(path="t", delimiter="\t"), (("sep", r'"\t"'),)),
        (Source(path="t", delimiter=""), (("sep", r'"\x1f"'),)),
        (Source(path="t", delimiter="||"), (("sep", r'"\\|\\|"'), ("engine", '"python"'))),
        (Source(path="t", delimiter=" ", blanks=True), (("sep", r'"\\s+"'),)),
        (Source(path="t", blanks=True), (("skipinitialspace", "True"),)),
        (Source(path="t", quote=None), (("quoting", "3"),)),
        (Source(path="t", quote="'"), (("quotechar", '"\'"'),)),
        (Source(path="t", escape="\\"), (("escapechar", r'"\\"'), ("doublequote", "False"))),
        (Source(path="t", encoding="cp1252"), (("encoding", '"cp1252"'),)),
        (Source(path="t", encoding="utf-8 with BOM"), (("encoding", '"utf-8-sig"'),)),
        (Source(path="t", encoding="utf-16-le with BOM"), (("encoding", '"utf-16"'),)),
        (Source(path="t", encoding="utf-16-le"), (("encoding", '"utf-16-le"'),)),
        (Source(path="t", undecodable=True), (("encoding_errors", '"replace"'),)),
        (Source(path="t.gz", compression=None), (("compression", "None"),)),
        (Source(path="t", compression="gzip"), (("compression", '"gzip"'),)),
        (Source(path="t", skipped=3), (("skiprows", "3"),)),
        (Source(path="t", header=False), (("header", "None"),)),
        (Source(path="t", trailing=True, columns=("a", "b")), (("usecols", "range(2)"),)),
        (Source(path="t", bad_records=1), (("index_col", "False"), ("on_bad_lines", '"skip"'))),
        (Source(path="t", bad_records=1, columns=("rownames", "a")), (("on_bad_lines", '"skip"'),)),
    ],
)
def test_each_departure_is_told(source: Source, options: tuple[tuple[str, str], ...]) -> None:
    assert table_options(source, numbered=False) == options


def test_columns_may_be_numbered() -> None:
    source = Source(path="t", columns=("a", "a", "b"))
    assert table_options(source, numbered=True) == (("header", "0"), ("names", "range(3)"))
