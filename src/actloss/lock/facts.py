"""The facts of a lock: what the data of each table must keep satisfying."""

from collections.abc import Mapping
from dataclasses import dataclass

from actloss.reference import Reference

SCHEMA = 1
"""The number of the form in which a lock is written; ``schema/lock-1.json`` describes it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """How the user had a table read, so that it is read alike again."""

    target: tuple[str, ...] = ()
    """Label columns as the user named them; empty where they were found."""
    task: str | None = None
    """None where it was inferred."""
    delimiter: str | None = None
    encoding: str | None = None
    header: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LockedTable:
    """What a lock keeps of one table."""

    reference: Reference
    """What its labels were, and the answer that they called for."""
    reading: Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Lock:
    """What the data of several tables must keep satisfying."""

    tables: Mapping[str, LockedTable]
    """By path or glob, relative to the lock's folder, with forward slashes; sorted."""
