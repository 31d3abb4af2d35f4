"""The forms that a check can take, which its command, its configuration and its renderers share."""

from enum import StrEnum


class CheckFormat(StrEnum):
    """The forms that a check can take."""

    TEXT = "text"
    JSON = "json"
    MARKDOWN = "markdown"
    GITHUB = "github"
    GITLAB = "gitlab"
    JUNIT = "junit"
    SARIF = "sarif"
