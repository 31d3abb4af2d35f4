"""What all hand-made reports share."""

from collections.abc import Sequence
from dataclasses import replace

from actloss.advice import Advice, Baseline, BiasInit
from actloss.finding import Finding
from actloss.profile import Profile
from actloss.report import Report
from actloss.target import Target
from actloss.task import Task

PLAIN = Advice(
    activation="linear",
    units=1,
    loss="mse",
    loss_params={},
    elicits="mean",
    reasons=(),
    warnings=(),
    target_transform=None,
    bias_init=BiasInit(values=(0.0,), rule="mean"),
    baseline=Baseline(loss="mse", value=1.0, constant=(0.0,), statement="predicting 0 gives mse 1: beat this"),
)
"""An advice that says little."""


def report_of(
    profile: Profile, task: Task, advice: Advice, *, findings: Sequence[Finding] = (), target: Target | None = None
) -> Report:
    """Return a report in which profile and target agree."""
    target = target or profile.target
    profile = replace(profile, target=target)
    return Report(
        source=profile.source, target=target, task=task, profile=profile, findings=tuple(findings), advice=advice
    )
