"""What a user's library would say of a mistake: its own message, or that it would say nothing."""

from actloss.catalogue.libraries import spelled
from actloss.pitfalls import PITFALLS
from actloss.rules.case import Case

_BY_SLUG = {pitfall.slug: pitfall for pitfall in PITFALLS}


def library_says(case: Case, **slugs: str) -> str:
    """Return a clause with what the user's library says of a mistake, to stand behind the rule's own message.

    Args:
        case: Its training names the library.
        **slugs: The mistake's name among the pitfalls for each library, ``any`` for all others; the first is quoted
            where the library was not named.

    Returns:
        Such as ``; PyTorch stops with "Target 3 is out of bounds."``; empty where nothing is known of the library.
    """
    framework = None if case.training is None else case.training.framework
    slug = next(iter(slugs.values())) if framework is None else slugs.get(framework, slugs.get("any"))
    if slug is None:
        return ""
    pitfall = _BY_SLUG[slug]
    library = framework or pitfall.framework
    name = "the library" if library == "any" else spelled(library)
    if pitfall.silent:
        return f"; {name} says nothing: {pitfall.message[0].lower()}{pitfall.message[1:].rstrip('.')}"
    return f'; {name} says "{pitfall.message.rstrip(".")}"'
