"""Which columns are the label, and in what layout.

`find_target` decides from the head of a table, `settle` revises the layout once the columns have been read in full;
`row_names` says which other columns only name the rows.
"""

from actloss.target.facts import Candidate, Layout, Target, Unvaried
from actloss.target.find import find_target
from actloss.target.row_names import row_names
from actloss.target.settle import settle

__all__ = ["Candidate", "Layout", "Target", "Unvaried", "find_target", "row_names", "settle"]
