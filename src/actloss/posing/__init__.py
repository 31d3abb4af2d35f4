"""From a report's parts, or from options alone, to the problem that code is written for."""

from actloss.posing.generic import pose_without_data
from actloss.posing.pose import pose

__all__ = ["pose", "pose_without_data"]
