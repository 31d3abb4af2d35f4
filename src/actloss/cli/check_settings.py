"""`actloss check --show-settings`: which rules, thresholds and files a check uses, and where that was said."""

import os
from collections.abc import Iterator, Mapping, Sequence

from actloss.checking import Layer, Plan, PredictionRequest, Request, Wishes
from actloss.checking.planning import layer_of, lock_required
from actloss.checking.selection import selection_of
from actloss.config import Settings
from actloss.escape import visible, whole
from actloss.finding import Severity
from actloss.forms import CheckFormat
from actloss.render import Screen, text
from actloss.render.blocks import Block, Document, Entry, Facts, Section
from actloss.rules import ALL_RULES
from actloss.rules.wording import listed


def settings_shown(
    wishes: Wishes, settings: Settings, planned: Plan, *, fail_on: Severity | None, form: CheckFormat, screen: Screen
) -> str:
    """Return the settings as a text.

    Args:
        wishes: What the command line asks.
        settings: The configuration.
        planned: The tables that would be checked.
        fail_on: The mildest severity that fails the check.
        form: The form of the report.
        screen: Where the text is shown.
    """
    layers = (layer_of(settings), wishes.layer)
    codes = selection_of(layers).codes
    moved = {"configuration": settings.thresholds, "flags": wishes.thresholds}
    lock = "none" if planned.lock is None else whole(os.path.relpath(planned.lock.path))
    files = (
        ("configuration", "none" if settings.origin is None else whole(os.path.relpath(settings.origin))),
        ("lock", f"{lock}, with an entry of every table" if lock_required(wishes, settings) else lock),
        ("fails on", "nothing" if fail_on is None else fail_on.value),
        ("format", form.value),
    )
    sections = (
        Section("", (Facts(files),)),
        Section("Tables", tuple(_table(request, codes) for request in planned.requests)),
        Section("Predictions", tuple(_predicted(request) for request in planned.predictions)),
        Section("Rules", tuple(_rules(codes, layers))),
        Section("Thresholds", tuple(_thresholds(codes, moved))),
    )
    document = Document("Settings of actloss check", "", tuple(section for section in sections if section.blocks))
    return text.render(document, width=screen.width, colour=screen.colour)


def _table(request: Request, codes: frozenset[str]) -> Entry:
    reading, training = request.reading, request.training
    said = [f"labels {listed(reading.target)}"] if reading.target else []
    if reading.task is not None:
        said.append(f"task {reading.task}")
    if training is not None:
        rows = (("activation", training.activation), ("loss", training.loss))
        names = ", ".join(f"{what} {row.name}" for what, row in rows if row is not None)
        said.append(f"training by the {request.training_origin}{': ' if names else ''}{names}")
    if request.against is not None:
        said.append(f"reference table {whole(str(request.against))}")
    elif request.key is not None:
        said.append(f"the lock's {whole(request.key)}")
    ignored = codes - request.selection.codes
    without = f"; without {', '.join(sorted(ignored))}" if ignored else ""
    return Entry(visible(str(request.source), limit=200), ("; ".join(said) or "general rules") + without)


def _predicted(request: PredictionRequest) -> Entry:
    said = [f"labels {listed(request.truth)}"] if request.truth else []
    said += [f"predictions {listed(request.pred)}"] if request.pred else []
    said += [f"task {request.reading.task}"] if request.reading.task is not None else []
    said += [f"scale {visible(request.scale)}"] if request.scale is not None else []
    said += [f"the lock's {whole(request.key)}"] if request.key is not None else []
    return Entry(visible(str(request.source), limit=200), "; ".join(said) or "as names and numbers say")


def _rules(codes: frozenset[str], layers: Sequence[Layer]) -> Iterator[Block]:
    for name, layer in zip(("configuration", "flags"), layers, strict=True):
        said = [
            f"{what} {', '.join(visible(pattern) for pattern in patterns)}"
            for what, patterns in (
                ("select", layer.select or ()),
                ("extend-select", layer.extend_select),
                ("ignore", layer.ignore),
            )
            if patterns
        ]
        if said:
            yield Entry(name, "; ".join(said))
    for tag, rules in (
        ("selected", [rule for rule in ALL_RULES if rule.code in codes]),
        ("not selected", [rule for rule in ALL_RULES if rule.code not in codes]),
    ):
        if rules:
            yield Entry(tag, ", ".join(f"{rule.code} {rule.name}" for rule in rules))


def _thresholds(codes: frozenset[str], moved: Mapping[str, Mapping[str, float]]) -> Iterator[Block]:
    pairs = []
    for rule in ALL_RULES:
        for threshold in rule.thresholds if rule.code in codes else ():
            places = [name for name, values in moved.items() if threshold.key in values]
            value = moved[places[-1]][threshold.key] if places else threshold.default
            pairs.append((threshold.key, f"{value:g}{f' ({places[-1]})' if places else ''}"))
    if pairs:
        yield Facts(tuple(pairs))
