"""A user's own loss, from a Python file of theirs."""

import sys
from contextlib import redirect_stdout
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

from actloss.errors import OptionError
from actloss.escape import quoted, whole
from actloss.losses.arrays import FloatArray
from actloss.scorecard.question import Custom
from actloss.scorecard.whole import guarded


def load_custom(spec: str) -> tuple[str, Custom]:
    """Return the name and the function of ``FILE.py:function``; the file's code is run.

    What the file and the function print goes to standard error: standard output is the report's.

    Raises:
        OptionError: If there is no such file or function, or the file fails; the message is one sentence.
    """
    path, colon, name = spec.rpartition(":")
    if not colon or not path or not name.isidentifier():
        raise OptionError(f"a loss of your own is named as FILE.py:function, found {quoted(spec)}")
    if not Path(path).is_file():
        raise OptionError(f"found no file {whole(path)} for the loss {quoted(name)}")
    module_spec = spec_from_file_location("actloss_custom_loss", path)
    if module_spec is None or module_spec.loader is None:
        raise OptionError(f"a loss of your own stands in a Python file (.py), found {whole(path)}")
    module, loader = module_from_spec(module_spec), module_spec.loader
    with redirect_stdout(sys.stderr):
        guarded(lambda: loader.exec_module(module), f"running {whole(path)}")
    function = getattr(module, name, None)
    if not callable(function):
        raise OptionError(f"{whole(path)} has no function {quoted(name)}")

    def quiet(y_true: FloatArray, y_pred: FloatArray) -> object:
        with redirect_stdout(sys.stderr):
            return function(y_true, y_pred)

    return name, quiet
