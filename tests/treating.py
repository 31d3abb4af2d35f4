"""Tables with cures, as rules would ask for them."""

import gzip
import importlib
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from actloss.engines.sniffed import Given, sniff
from actloss.files import locate
from actloss.finding import Cure, CureKind, Finding, Severity
from actloss.fixing import Fixed, Treatment, fix_tables
from actloss.table import SourceLike
from actloss.target import Layout, Target

ZSTD = importlib.import_module("compression.zstd" if sys.version_info >= (3, 14) else "backports.zstd")
PACKED = {"gz": gzip.compress, "zst": ZSTD.compress}
UNPACKED = {"gz": gzip.decompress, "zst": ZSTD.decompress}


def found(cure: Cure | None, code: str = "AL404") -> Finding:
    """Return a finding with this cure."""
    return Finding(code=code, name="some-rule", severity=Severity.ERROR, message="something is wrong", cure=cure)


def recode(mapping: Mapping[str, str], *columns: str) -> Cure:
    """Return the cure that writes other labels."""
    return Cure(kind=CureKind.RECODE, columns=columns or ("label",), mapping=tuple(mapping.items()))


def plain(*columns: str) -> Cure:
    """Return the cure that writes numbers plainly."""
    return Cure(kind=CureKind.PLAIN, columns=columns or ("label",))


def index(mapping: Mapping[str, str], name: str = "label") -> Cure:
    """Return the cure that makes one column of one-hot columns."""
    return Cure(kind=CureKind.INDEX, columns=tuple(mapping), mapping=tuple(mapping.items()), name=name)


def target_of(columns: Mapping[str, int]) -> Target:
    """Return label columns at these positions."""
    return Target(
        columns=tuple(columns),
        positions=tuple(columns.values()),
        layout=Layout.SINGLE if len(columns) == 1 else Layout.ONE_HOT,
        given=True,
        confidence=1.0,
        evidence=(),
    )


def treated(source: SourceLike, *cures: Cure, columns: Mapping[str, int] | None = None, **options: Any) -> Treatment:  # noqa: ANN401 - any option of a reader
    """Return a table whose label is its column 1, or these, with cures of the codes AL404, AL405 and so on."""
    return Treatment(
        source=source,
        target=target_of({"label": 1} if columns is None else columns),
        findings=tuple(found(cure, f"AL{number}") for number, cure in enumerate(cures, 404)),
        **options,
    )


def fixed(path: Path, *cures: Cure, columns: Mapping[str, int] | None = None, **options: Any) -> Fixed:  # noqa: ANN401 - any option of a reader
    """Fix one table into the folder ``fixed`` beside it."""
    (answer,) = fix_tables([treated(path, *cures, columns=columns, **options)], path.parent / "fixed")
    return answer


def copied(path: Path, *cures: Cure, columns: Mapping[str, int] | None = None, **options: Any) -> bytes:  # noqa: ANN401 - any option of a reader
    """Fix one table and return the bytes of its copy."""
    answer = fixed(path, *cures, columns=columns, **options)
    assert answer.problem is None, answer.problem
    return answer.copies[0].path.read_bytes()


def all_columns(path: Path) -> dict[str, int]:
    """Return the positions of all columns of a delimited file by name, the last of those that share one."""
    head = sniff(locate(path).files[0], Given())
    return {name: at for at, name in enumerate(head.names)}
