"""What a name or an error message on the command line means."""

import difflib
import re
from collections.abc import Iterable, Iterator, Sequence

from actloss.catalogue.row import Activation, Loss
from actloss.errors import OptionError
from actloss.escape import quoted
from actloss.explain.facts import MessageFacts, RuleFacts, message_facts
from actloss.explain.frameworks import names_of
from actloss.explain.rows import known_rows
from actloss.pitfalls import PITFALLS, find_pitfall

Row = Loss | Activation

_COMPARED = 60
"""Characters of a name that are compared: the time a comparison takes grows with their square."""
_NEAR = 3
"""Names that a message offers."""
_WORDS = 4
"""Words from which on a text is taken for a message and not for a name."""
_CALL = re.compile(r"([A-Za-z_]\w*\.)*([A-Z]\w+)\([^()]*\)")
"""An object of a framework, as ``torch.nn.HuberLoss(delta=1.0)``; an expression of several calls is no name."""
_WORD = re.compile(r"[A-Za-z_][\w.:]*[\w]")


def rows_called(name: str) -> list[Row]:
    """Return the losses and activations of this name: by their own, then by an alias, then as a library calls them.

    Examples:
        >>> [row.name for row in rows_called("Logistic")], [row.name for row in rows_called("BCEWithLogitsLoss")]
        (['logistic', 'sigmoid'], ['binary_crossentropy'])
    """
    wanted = _normal(name)
    rows = known_rows()
    exact = [row for row in rows if row.name == wanted]
    alias = [row for row in rows if wanted in row.aliases]
    elsewhere = [] if exact or alias else [row for row in rows if wanted in _library_names(row)]
    return exact + alias + elsewhere


def rule_called(name: str) -> RuleFacts | None:
    """Return the rule of this code or name, in any case; None where there is none."""
    # What rules look at takes longer to load than all other explanations together.
    from actloss.explain.manuals import all_rules, rule_facts  # noqa: PLC0415

    wanted = name.strip().casefold()
    for rule in all_rules():
        if wanted in {rule.code.casefold(), rule.name}:
            return rule_facts(rule)
    return None


def message_called(text: str) -> MessageFacts | None:
    """Return the known mistake of this name, or behind this error message; None where it is not known."""
    by_name = {pitfall.slug: pitfall for pitfall in PITFALLS}
    found = by_name.get(text.strip().casefold()) or find_pitfall(text)
    return None if found is None else message_facts(found)


def unknown(text: str) -> OptionError:
    """Return the error of a name or message that is not known: one sentence with the nearest names."""
    if len(text.split()) >= _WORDS:
        return OptionError(
            f"no known error message reads like {quoted(text)}; give the message alone, or see 'actloss list pitfalls'"
        )
    near = _nearest(_normal(text))
    hint = f"did you mean {_either(near)}?" if near else "see 'actloss list' and 'actloss list rules'"
    return OptionError(f"unknown name {quoted(text)}: {hint}")


def _nearest(wanted: str) -> list[str]:
    from actloss.explain.manuals import all_rules  # noqa: PLC0415 - as above

    known = {spelling: row.name for row in known_rows() for spelling in (row.name, *row.aliases)}
    known |= {spelling: rule.code for rule in all_rules() for spelling in (rule.code.casefold(), _normal(rule.name))}
    by_start = {spelling[:_COMPARED]: name for spelling, name in known.items()}
    found = difflib.get_close_matches(wanted[:_COMPARED], by_start, n=2 * _NEAR)
    return list(dict.fromkeys(by_start[spelling] for spelling in found))[:_NEAR]


def _either(names: Sequence[str]) -> str:
    shown = [quoted(name) for name in names]
    return " or ".join(filter(None, [", ".join(shown[:-1]), *shown[-1:]]))


def _normal(name: str) -> str:
    return "_".join(name.casefold().replace("-", " ").replace("_", " ").split())


def _library_names(row: Row) -> set[str]:
    return {_normal(spelling) for text in names_of(row).values() for spelling in _spellings(text)}


def _spellings(text: str) -> Iterator[str]:
    """Yield the names in what the catalogue says of a library, in full and without their module."""
    call = _CALL.fullmatch(text)
    words: Iterable[str] = [text.partition("(")[0]] if call else () if "(" in text else _WORD.findall(text)
    for word in words:
        # "metric" and the like are words of ours beside the names.
        if call or {".", ":", "_"} & set(word) or not word.islower():
            yield from {word, word.rpartition(".")[2]}
