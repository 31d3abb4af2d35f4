"""From what is asked of tables to a report: every rule run on each, against what it is held."""

from actloss.checking.planning import Plan, Predictions, Wishes, ensure_tables, plan
from actloss.checking.request import PredictionRequest, Request
from actloss.checking.running import check_tables
from actloss.checking.selection import Layer, Selection, patterns_of, selection_of
from actloss.checking.updating import Updated, update_lock

__all__ = [
    "Layer",
    "Plan",
    "PredictionRequest",
    "Predictions",
    "Request",
    "Selection",
    "Updated",
    "Wishes",
    "check_tables",
    "ensure_tables",
    "patterns_of",
    "plan",
    "selection_of",
    "update_lock",
]
