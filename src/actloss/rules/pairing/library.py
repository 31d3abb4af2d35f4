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
    library = framework or _BY_SLUG[slug].framework
    # What a library does that nobody named cannot be known.
    unnamed = "some libraries" if framework is None and _BY_SLUG[slug].silent else "the library"
    return says(unnamed if library == "any" else spelled(library), slug, numbers or {})


def says(who: str, slug: str, numbers: Mapping[str, str]) -> str:
    """Return a clause with what somebody says of a mistake, such as one function of a library.

    Args:
        who: Its name.
        slug: The mistake's name among the pitfalls.
        numbers: As `library_says`.
    """
    pitfall = _BY_SLUG[slug]
    said = pitfall.message.rstrip(".")
    for example, here in numbers.items():
        said = said.replace(example, here)
    say = "say" if who == "some libraries" else "says"
    return f"; {who} {say} nothing: {_inside(said)}" if pitfall.silent else f'; {who} says "{said}"'


def _inside(sentence: str) -> str:
    """Return a sentence's words as they stand behind a colon: names such as BCEWithLogitsLoss keep their capital."""
    first, *others = sentence.split(" ")
    common = first.istitle() and first.isalpha() and first not in _PEOPLE
    return " ".join((first.lower() if common else first, *others))
