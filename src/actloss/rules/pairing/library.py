"""What a user's library would say of a mistake: its own message, or that it would say nothing."""

from collections.abc import Mapping

from actloss.catalogue.libraries import spelled
from actloss.pitfalls import PITFALLS
from actloss.rules.case import Case

_PEOPLE = {"Poisson"}
_BY_SLUG = {pitfall.slug: pitfall for pitfall in PITFALLS}


def library_says(case: Case, numbers: Mapping[str, str] | None = None, /, **slugs: str) -> str:
    """Return a clause with what the user's library says of a mistake, to stand behind the rule's own message.

    Args:
        case: Its training names the library.
        numbers: What the library's message says of these labels in place of the example's numbers.
        **slugs: The mistake's name among the pitfalls for each library, ``any`` for all others; the first is quoted
            where the library was not named.

    Returns:
        Such as ``; PyTorch stops with "Target 3 is out of bounds."``; empty where nothing is known of the library.
    """
    framework = None if case.training is None else case.training.framework
    slug = next(iter(slugs.values()), None) if framework is None else slugs.get(framework, slugs.get("any"))
    if slug is None:
        return ""
    pitfall = _BY_SLUG[slug]
    library = framework or pitfall.framework
    name = "the library" if library == "any" else spelled(library)
    said = pitfall.message.rstrip(".")
    for example, here in (numbers or {}).items():
        said = said.replace(example, here)
    return f"; {name} says nothing: {_inside(said)}" if pitfall.silent else f'; {name} says "{said}"'


def _inside(sentence: str) -> str:
    """Return a sentence's words as they stand behind a colon: names such as BCEWithLogitsLoss keep their capital."""
    first, *others = sentence.split(" ")
    common = first.istitle() and first.isalpha() and first not in _PEOPLE
    return " ".join((first.lower() if common else first, *others))
