"""What is known of a mistake with losses: how it shows, where it comes from and what helps."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Pitfall:
    """A mistake that users of losses make, by the message it earns them, or by what they see where there is none."""

    slug: str
    """Its name, for links and tests."""
    framework: str
    """Who says it: ``pytorch``, ``keras``, ``jax``, ``sklearn``, ``xgboost``, ``lightgbm``, ``catboost`` or ``any``."""
    message: str
    """The message word for word, with the numbers of an example and ``…`` for longer text; else what is seen."""
    variants: tuple[str, ...] = ()
    """Other wordings: of older versions, of other devices, for other types."""
    cause: str
    cure: str
    code: str = ""
    """What to type, on one line; empty where the cure needs no code."""
    when: str = ""
    """What the message must show, as a pattern over it in lower case, where its numbers tell two mistakes apart."""
    general: bool = False
    """Whether mistakes that have nothing to do with losses earn the same message."""
    losses: tuple[str, ...] = ()
    """Losses whose users meet it, by their names in the catalogue."""
    silent: bool = False
    """Whether nothing is said: training runs on, and ``message`` says how it shows."""


def silent(
    slug: str, framework: str, seen: str, *, cause: str, cure: str, losses: tuple[str, ...], code: str = ""
) -> Pitfall:
    """Return a mistake of which nothing is said, by what is seen instead."""
    return Pitfall(
        slug=slug, framework=framework, message=seen, cause=cause, cure=cure, code=code, losses=losses, silent=True
    )
