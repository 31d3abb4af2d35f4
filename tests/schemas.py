"""The JSON Schemas of the package, and what they say of an output."""

import json
from collections.abc import Iterator
from importlib.resources import files
from typing import Any

from jsonschema import Draft202012Validator

from actloss.plain import Json


def schema(title: str) -> dict[str, Any]:
    """Return the schema of an output, such as ``scorecard``."""
    text = (files("actloss") / "schema" / f"{title}-1.json").read_text(encoding="utf-8")
    written: dict[str, Any] = json.loads(text)
    return written


def records(part: object) -> Iterator[dict[str, Any]]:
    """Yield every object type of a schema that has keys of its own."""
    if isinstance(part, dict):
        if isinstance(part.get("properties"), dict):
            yield part
        for value in part.values():
            yield from records(value)
    elif isinstance(part, list):
        for value in part:
            yield from records(value)


def mistakes(title: str, plain: Json) -> list[str]:
    """Return where an output does not follow its schema."""
    read = json.loads(json.dumps(plain, allow_nan=False))
    return [f"{error.json_path}: {error.message}" for error in Draft202012Validator(schema(title)).iter_errors(read)]
