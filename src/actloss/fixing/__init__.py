"""Mechanical cures made in copies of tables: `actloss check --fix DIR`, shown beforehand by ``--diff``."""

from actloss.fixing.copying import fix_tables
from actloss.fixing.destinations import copies_of
from actloss.fixing.differing import diff_tables
from actloss.fixing.facts import Copy, Diff, Fixed, Treatment

__all__ = ["Copy", "Diff", "Fixed", "Treatment", "copies_of", "diff_tables", "fix_tables"]
