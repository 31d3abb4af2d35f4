"""Advice on labels given as plain values."""

from collections.abc import Mapping

from actloss.advice import Advice, recommend
from actloss.advice.elicit import parse_wish
from actloss.target import Layout
from actloss.task import Kind, infer_task
from profiles import Cells, profile_of


def advice_on(
    labels: Cells | Mapping[str, Cells],
    *,
    task: str | None = None,
    elicit: str | None = None,
    name: str = "y",
    layout: Layout | None = None,
    separator: str | None = None,
) -> Advice:
    """Return what `actloss advise` would recommend for a table that holds these labels."""
    profile = profile_of(labels, name=name, layout=layout, separator=separator)
    return recommend(profile, infer_task(profile, Kind(task) if task else None), wish=parse_wish(elicit))
