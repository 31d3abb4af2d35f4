"""Which rules are run: those that the configuration, a table's entry in it and the command line select."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from actloss.config import matching_codes
from actloss.errors import OptionError
from actloss.rules import ALL_RULES


@dataclass(frozen=True, slots=True, kw_only=True)
class Layer:
    """What one place says of rules; each pattern is a code, a prefix of codes such as ``AL3``, or a rule's name."""

    select: tuple[str, ...] | None = None
    """Begin anew with these; None leaves what the layers below selected."""
    extend_select: tuple[str, ...] = ()
    """Run these, too."""
    ignore: tuple[str, ...] = ()
    """Do not run these."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """The rules that are run."""

    codes: frozenset[str]
    exact: frozenset[str]
    """Those among them that were selected by their own code or name: they run even where that is costly."""


EVERYTHING = Selection(codes=frozenset(rule.code for rule in ALL_RULES), exact=frozenset())
"""What is run where nobody selects anything."""


def selection_of(layers: Sequence[Layer]) -> Selection:
    """Return the rules that are run.

    Later layers win over earlier ones. Within a layer the pattern that fits fewer rules wins, so that
    ``--select AL3 --ignore AL301`` leaves AL301 out and ``--ignore AL3 --extend-select AL301`` runs it; between equals
    ``ignore`` wins.

    Args:
        layers: What each place says, the one that wins last.

    Raises:
        OptionError: A pattern fits no rule; the message names the nearest. Or a layer selects nothing at all, as a
            variable of a script that is empty does: nothing would be checked, and that would look like a pass.

    Examples:
        >>> sorted(selection_of([Layer(select=("AL30",), ignore=("AL301", "AL304"))]).codes)[:2]
        ['AL302', 'AL303']
        >>> selection_of([Layer(select=("AL1",)), Layer(extend_select=("AL107",))]).exact
        frozenset({'AL107'})
    """
    codes, exact = set(EVERYTHING.codes), set[str]()
    for layer in layers:
        if layer.select is not None:
            if not layer.select:
                raise OptionError("a selection of rules needs at least one, found none; leave it out to run them all")
            codes, exact = set(), set()
        wanted = [(matched(pattern), True) for pattern in (*(layer.select or ()), *layer.extend_select)]
        unwanted = [(matched(pattern), False) for pattern in layer.ignore]
        # Stable: of two patterns that fit equally many rules, the one to ignore is applied last.
        for found, on in sorted((*wanted, *unwanted), key=lambda entry: -len(entry[0])):
            codes = codes | found if on else codes - found
            exact = (
                (exact | found if on else exact - found) if len(found) == 1 else exact - (frozenset() if on else found)
            )
    return Selection(codes=frozenset(codes), exact=frozenset(exact))


def matched(pattern: str) -> frozenset[str]:
    """Return the codes of the rules that a pattern fits.

    Raises:
        OptionError: It fits none.
    """
    return frozenset(matching_codes([pattern]))


def patterns_of(values: Iterable[str]) -> tuple[str, ...]:
    """Return the patterns of an option's values, each a comma list.

    Examples:
        >>> patterns_of(["AL1,AL2", " AL301 "])
        ('AL1', 'AL2', 'AL301')
    """
    return tuple(part.strip() for value in values for part in value.split(",") if part.strip())
