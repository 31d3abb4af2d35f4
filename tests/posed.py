"""Problems of labels that are given as plain values."""

from collections.abc import Mapping

from actloss.advice import recommend
from actloss.frameworks.problem import Problem
from actloss.posing import pose
from actloss.target import Layout
from actloss.task import Kind, infer_task
from profiles import Cells, profile_of


def on(
    cells: Cells | Mapping[str, Cells], *, task: str | None = None, layout: Layout | None = None, **options: object
) -> Problem:
    """Return the problem of labels given as plain values."""
    profile = profile_of(cells, layout=layout)
    found = infer_task(profile, Kind(task) if task else None)
    return pose(profile.source, found, profile, recommend(profile, found), **options)  # type: ignore[arg-type]
