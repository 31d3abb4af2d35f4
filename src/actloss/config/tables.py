"""What a configuration says of each table, held to what it may be before any table is read."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from actloss.advice.elicit import parse_wish
from actloss.config.facts import TableSettings
from actloss.config.matching import matching_codes
from actloss.encoding import named_encoding
from actloss.engines.formats import named_delimiter
from actloss.errors import OptionError
from actloss.lock import Reading
from actloss.place import Place
from actloss.task import Kind
from actloss.training import Trained, training_of

KEYS = (
    "path",
    "target",
    "task",
    "activation",
    "loss",
    "framework",
    "units",
    "from-logits",
    "params",
    "class-weight",
    "ignore-index",
    "positive",
    "reference",
    "delimiter",
    "encoding",
    "header",
    "elicit",
    "ignore",
)


def table_of(place: Place, folder: Path) -> TableSettings:
    """Return what an entry says of a table.

    Args:
        place: The entry.
        folder: The configuration's, from which paths are told.

    Raises:
        OptionError: A key is unknown, or its value means nothing.
    """
    found = place.settings(KEYS)
    if "path" not in found:
        raise OptionError(f"{place.where} names no table: give it a path")
    table = TableSettings(
        path=path_of(found["path"], folder),
        reading=_reading(found),
        trained=_trained(found),
        reference=path_of(found["reference"], folder) if "reference" in found else None,
        elicit=_elicit(found["elicit"]) if "elicit" in found else None,
        ignore=rules_of(found.get("ignore"), empty=True),
    )
    with place.told():
        _ensure_understood(table.trained)
    return table


def _reading(found: Mapping[str, Place]) -> Reading:
    return Reading(
        target=found["target"].names() if "target" in found else (),
        task=found["task"].one_of(Kind).value if "task" in found else None,
        delimiter=_delimiter(found["delimiter"]) if "delimiter" in found else None,
        encoding=_encoding(found["encoding"]) if "encoding" in found else None,
        header=found["header"].flag() if "header" in found else None,
    )


def _trained(found: Mapping[str, Place]) -> Trained:
    text = {key: found[key].text() for key in ("activation", "loss", "framework") if key in found}
    return Trained(
        activation=text.get("activation"),
        loss=text.get("loss"),
        framework=text.get("framework"),
        units=found["units"].whole_number() if "units" in found else None,
        from_logits=found["from-logits"].flag() if "from-logits" in found else None,
        params=_numbers(found["params"]) if "params" in found else {},
        class_weight=_numbers(found["class-weight"]) if "class-weight" in found else None,
        ignore_index=found["ignore-index"].number() if "ignore-index" in found else None,
        positive=found["positive"].name() if "positive" in found else None,
    )


def rules_of(place: Place | None, *, empty: bool = False) -> tuple[str, ...]:
    """Return patterns of rules, each of which fits one.

    Args:
        place: Their list; None where there is none.
        empty: Whether the list may be empty.

    Raises:
        OptionError: A pattern fits no rule.
    """
    if place is None or (empty and place.value == []):
        return ()
    patterns = place.texts()
    for item, pattern in zip(place.items("a list"), patterns, strict=True):
        with item.told():
            matching_codes([pattern])
    return patterns


def path_of(place: Place, folder: Path) -> Path:
    """Return a path, told from the configuration's folder; it need not exist, nor lie there before it is opened."""
    text = place.text("a path")
    if "\0" in text:
        raise place.error("a path")
    return folder / text


def _numbers(place: Place) -> dict[str, float]:
    """Return numbers by name; whether weights of nan or 0 make sense is for a rule to tell."""
    return {key: value.number(fits=lambda _: True) for key, value in place.table().items()}


def _delimiter(place: Place) -> str:
    # A blank or a tab is a delimiter, though it is no text to show for one.
    sign = place.value if isinstance(place.value, str) and place.value else place.text()
    with place.told():
        named_delimiter(sign)
    return sign


def _encoding(place: Place) -> str:
    name = place.text()
    with place.told():
        named_encoding(name, b"")
    return name


def _elicit(place: Place) -> str:
    text = place.text()
    with place.told():
        parse_wish(text)
    return text


def _ensure_understood(trained: Trained) -> None:
    """Hold that activation, loss and framework are known and go together, as far as they are named here.

    Parameters without a loss wait for the loss of a flag or a lock.
    """
    training_of(trained if trained.loss is not None else replace(trained, params={}))
