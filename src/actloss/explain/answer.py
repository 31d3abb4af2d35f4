"""Names to an explanation."""

from collections.abc import Iterator, Sequence

from actloss.catalogue.references import Row, rows_called
from actloss.catalogue.row import Activation, Loss
from actloss.errors import OptionError
from actloss.explain.compare import compared
from actloss.explain.facts import ActivationFacts, Comparison, Explanation, LossFacts, MessageFacts, RuleFacts, Topic
from actloss.explain.find import as_given, message_called, rule_called, unknown
from actloss.explain.rows import explained

Meaning = list[Row] | RuleFacts | MessageFacts


def explain(names: Sequence[str], *, frameworks: Sequence[str] = ()) -> Explanation:
    """Explain what the names mean; two or more losses, or activations, are compared as well.

    Args:
        names: Each a loss, an activation, a rule's code or name, or an error message. Words that mean nothing one by
            one are read as one name or message.
        frameworks: Libraries whose names and conventions are wanted; all of them where none is named.

    Raises:
        OptionError: If a name is not known, in which case the message has the nearest ones; if there is nothing but
            rules, which are of no framework.

    Examples:
        >>> explain(["log loss"]).topics[0].name
        'binary_crossentropy'
    """
    meanings = _meanings(names)
    kind = _shared_kind([meaning for _, meaning in meanings])
    topics: list[Topic] = []
    others: list[str] = []
    for _, meaning in meanings:
        if isinstance(meaning, list):
            row = next((row for row in meaning if isinstance(row, kind)), meaning[0])
            others += [_called(other) for other in meaning if other is not row]
            topics.append(explained(row, frameworks))
        else:
            topics.append(meaning)
    # The same thing by two of its names is one thing.
    topics = list({(topic.kind, topic.name): topic for topic in topics}.values())
    if frameworks and all(isinstance(topic, RuleFacts) for topic in topics):
        raise OptionError(f"{topics[0].name} is a rule, the same for every framework: leave the framework out")
    comparison = _comparison(topics)
    return Explanation(
        topics=tuple(topics),
        comparison=comparison,
        pairs=tuple(_pairs(topics)),
        # Side by side names were meant in one way.
        others=() if comparison else tuple(dict.fromkeys(others)),
        given=_given(meanings),
    )


def _meanings(names: Sequence[str]) -> list[tuple[str, Meaning]]:
    """Return what was meant beside the words that meant it."""
    found = [_meaning(name) for name in names]
    known = [(name, meaning) for name, meaning in zip(names, found, strict=True) if meaning]
    if len(known) == len(names):
        return known
    whole = " ".join(names)
    together = _meaning(whole)
    if together:
        return [(whole, together)]
    raise _unknown(names, found)


def _meaning(name: str) -> Meaning | None:
    return rows_called(name) or message_called(name) or rule_called(name)


def _unknown(names: Sequence[str], found: Sequence[Meaning | None]) -> OptionError:
    strange = [name for name, meaning in zip(names, found, strict=True) if not meaning]
    # A message whose quotation marks were forgotten arrives as many names.
    return unknown(" ".join(names) if len(strange) > 1 else strange[0])


def _given(meanings: Sequence[tuple[str, Meaning]]) -> dict[str, str]:
    messages = {meaning.name: text for text, meaning in meanings if isinstance(meaning, MessageFacts)}
    given = {name: as_given(text, name) for name, text in messages.items()}
    return {name: text for name, text in given.items() if text}


def _shared_kind(meanings: Sequence[Meaning]) -> type[Loss | Activation] | tuple[type[Loss], type[Activation]]:
    """Return what a name of both a loss and an activation means beside the others: what all of them can be."""
    rows = [meaning for meaning in meanings if isinstance(meaning, list)]
    for kind in (Loss, Activation):
        if all(any(isinstance(row, kind) for row in called) for called in rows):
            return kind
    return (Loss, Activation)


def _comparison(topics: Sequence[Topic]) -> Comparison | None:
    losses = [topic for topic in topics if isinstance(topic, LossFacts)]
    activations = [topic for topic in topics if isinstance(topic, ActivationFacts)]
    for rows in (losses, activations):
        if len(rows) > 1 and len(rows) == len(topics):
            return compared(rows)
    return None


def _pairs(topics: Sequence[Topic]) -> Iterator[str]:
    for loss in topics:
        for activation in topics:
            if isinstance(loss, LossFacts) and isinstance(activation, ActivationFacts):
                suits = activation.name in loss.activations
                instead = "" if suits else f"; it goes with {' or '.join(loss.activations)}"
                yield f"{activation.name} {'suits' if suits else 'does not suit'} {loss.name} as an output{instead}."


def _called(row: Row) -> str:
    return f"{'loss' if isinstance(row, Loss) else 'activation'} {row.name}"
