"""What is predicted, with which traits, and how sure that is."""

from actloss.task.facts import Kind, Reading, Task, Trait
from actloss.task.infer import infer_task

__all__ = ["Kind", "Reading", "Task", "Trait", "infer_task"]
