"""Where the command was started."""

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
