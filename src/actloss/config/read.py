"""From the keys of a configuration to its settings; each is held to what it may be."""

from pathlib import Path

from actloss.config.facts import FORMATS, Settings
from actloss.config.moved import named_threshold, wanted_for
from actloss.config.place import Place
from actloss.config.tables import path_of, rules_of, table_of
from actloss.errors import OptionError
from actloss.finding import Severity

KEYS = ("select", "ignore", "extend-select", "fail-on", "exit-zero", "format", "lock", "thresholds", "tables")


def read_settings(place: Place, origin: Path) -> Settings:
    """Return the settings of a configuration.

    Args:
        place: Its keys.
        origin: The file; paths are relative to its folder.

    Raises:
        OptionError: A key is unknown, or its value is none that it may have.
    """
    found = place.settings(KEYS)
    folder = origin.parent
    fail_on = found.get("fail-on")
    form = found.get("format")
    lock = found.get("lock")
    tables = found["tables"].items("a list of tables") if "tables" in found else ()
    return Settings(
        origin=origin,
        select=rules_of(found.get("select")),
        ignore=rules_of(found.get("ignore"), empty=True),
        extend_select=rules_of(found.get("extend-select"), empty=True),
        fail_on=None if fail_on is None else Severity(fail_on.choice([each.value for each in Severity])),
        exit_zero="exit-zero" in found and found["exit-zero"].flag(),
        format=None if form is None else form.choice(FORMATS),
        lock=None if lock is None else path_of(lock, folder),
        thresholds=_thresholds(found["thresholds"]) if "thresholds" in found else {},
        tables=tuple(table_of(each, folder) for each in tables),
    )


def _thresholds(place: Place) -> dict[str, float]:
    """Return the thresholds of ``AL301 = { share = 0.05 }``, or ``"AL301.share" = 0.05``."""
    moved: dict[str, float] = {}
    for rule, name, value in _named_thresholds(place):
        with value.told():
            threshold = named_threshold(rule, name)
        if threshold.key in moved:
            raise OptionError(f"{value.where} moves {threshold.key} a second time: keep one of the two")
        moved[threshold.key] = value.number(wanted_for(threshold), fits=threshold.domain.contains)
    return moved


def _named_thresholds(place: Place) -> list[tuple[str, str, Place]]:
    found = []
    for key, value in place.table().items():
        rule, dot, name = key.partition(".")
        if dot:
            found.append((rule, name, value))
        else:
            found += [(rule, name, inner) for name, inner in value.table().items()]
    return found
