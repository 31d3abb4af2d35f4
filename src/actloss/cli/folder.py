"""Where the command was started, and the repository around it."""

import os
from pathlib import Path

from actloss.errors import OptionError


def working_folder() -> Path:
    """Return the working folder.

    Raises:
        OptionError: It was removed meanwhile.
    """
    try:
        return Path.cwd()
    except OSError:
        raise OptionError("the working folder is gone; change to one that exists") from None


_CHECKOUTS = ("GITHUB_WORKSPACE", "CI_PROJECT_DIR")
"""Variables in which GitHub's and GitLab's runners name the folder of the repository."""


def repository_of(folder: Path) -> Path:
    """Return the folder from which CI systems tell files: that of the repository, else the folder itself.

    Args:
        folder: The working folder, absolute.
    """
    for variable in _CHECKOUTS:
        checkout = os.environ.get(variable, "")
        # A link to the checkout is the checkout.
        root = Path(os.path.realpath(checkout)) if checkout else None
        if root is not None and folder.is_relative_to(root):
            return root
    # In a worktree or a submodule, .git is a file.
    return next((each for each in (folder, *folder.parents) if os.path.lexists(each / ".git")), folder)
