"""What a name or an error message on the command line means."""

from actloss.catalogue.references import known_rows, last_name, library_names
from actloss.errors import OptionError
from actloss.escape import quoted, visible
from actloss.explain.facts import MessageFacts, RuleFacts, message_facts
from actloss.pitfalls import PITFALLS, find_pitfall
from actloss.pitfalls.find import line_of
from actloss.spelling import folded, joined, near_names

_NEAR = 3
"""Names that a message offers."""
_ALIKE = 0.85
"""How alike they must be: names as short as ours are easily alike by chance."""
_FAMILY = 7
"""Letters from which on the end of a name, as of ``binary_crossentropy``, is what its relatives share."""
_SHOWN = 240
"""Characters of a message that are shown to the one who gave it."""
_WORDS = 4
"""Words from which on a text is taken for a message and not for a name."""


def rule_called(name: str) -> RuleFacts | None:
    """Return the rule of this code or name, in any case; None where there is none."""
    from actloss.explain.manuals import rule_facts  # noqa: PLC0415 - loads longer than the rest together
    from actloss.rules import ALL_RULES  # noqa: PLC0415 - as above

    wanted = name.strip().casefold()
    for rule in ALL_RULES:
        if wanted in {rule.code.casefold(), rule.name}:
            return rule_facts(rule)
    return None


def message_called(text: str) -> MessageFacts | None:
    """Return the known mistake of this name, or behind this error message; None where it is not known."""
    by_name = {pitfall.slug: pitfall for pitfall in PITFALLS}
    found = by_name.get(text.strip().casefold()) or find_pitfall(text)
    return None if found is None else message_facts(found)


def as_given(text: str, name: str) -> str:
    """Return the message of a known mistake as a text words it, safe to show; empty where that is nothing new."""
    pitfall = next(pitfall for pitfall in PITFALLS if pitfall.slug == name)
    line = "" if text.strip().casefold() == name else line_of(pitfall, text)
    return "" if line == pitfall.message else visible(line, limit=_SHOWN)


def unknown(text: str) -> OptionError:
    """Return the error of a name or message that is not known: one sentence with the nearest names."""
    if len(text.split()) >= _WORDS:
        return OptionError(
            f"no known error message reads like {quoted(text)}; give the message alone, or see 'actloss list pitfalls'"
        )
    near = _nearest(last_name(text))
    hint = (
        f"did you mean {joined(list(map(quoted, near)), 'or')}?"
        if near
        else "see 'actloss list' and 'actloss list rules'"
    )
    return OptionError(f"unknown name {quoted(text)}: {hint}")


def _nearest(wanted: str) -> list[str]:
    from actloss.rules import ALL_RULES  # noqa: PLC0415 - as above

    known: dict[str, list[str]] = {}
    for row in known_rows():
        end = row.name.rpartition("_")[2]
        family = {end} if len(end) >= _FAMILY else set()
        for spelling in {row.name, *row.aliases, *library_names(row)} | family:
            known.setdefault(spelling, []).append(row.name)
    for rule in ALL_RULES:
        known |= {rule.code.casefold(): [rule.code], folded(rule.name): [rule.code]}
    # Two letters that changed places weigh too much in a short name.
    swapped = [spelling for spelling in sorted(known) if sorted(spelling) == sorted(wanted)]
    found = (*swapped, *near_names(wanted, sorted(known), most=2 * _NEAR, alike=_ALIKE))
    return list(dict.fromkeys(name for spelling in found for name in known[spelling]))[:_NEAR]
