"""What the user asked for, checked, and its losses under the names that the task gives them."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from math import isfinite

from actloss.catalogue import LOSSES, loss
from actloss.errors import OptionError
from actloss.escape import quoted
from actloss.scorecard.naming import meant
from actloss.scorecard.question import Custom, Params, Question, Wishes

MOST_RESAMPLES = 10_000


def wishes_of(  # noqa: PLR0913 - one for each wish
    *,
    losses: str | Sequence[str] | None,
    params: Params | None,
    customs: Mapping[str, Custom] | Custom | None,
    eps: float | None,
    by_class: bool,
    worst: int,
    resamples: int,
    seed: int,
    metrics: bool,
) -> Wishes:
    """Return what the user asked for; the arguments are the fields of `Wishes`.

    Raises:
        OptionError: If a loss does not exist or a number makes no sense.
    """
    wishes = Wishes(
        losses=names_in(losses),
        params=params or {},
        customs={_name_of(customs): customs} if callable(customs) else customs or {},
        eps=eps,
        by_class=by_class,
        worst=worst,
        resamples=resamples,
        seed=seed,
        metrics=metrics,
    )
    _check_names(wishes)
    if eps is not None and not (isfinite(eps) and 0.0 < eps < 0.5):
        raise OptionError(f"eps needs to lie between 0 and 0.5, found {eps:g}")
    if worst < 0:
        raise OptionError(f"worst needs a number of rows of 0 or more, found {worst}")
    if not 0 <= resamples <= MOST_RESAMPLES:
        raise OptionError(f"bootstrap needs 0 to {MOST_RESAMPLES:,} resamples, found {resamples:,}")
    if not 0 <= seed < 2**63:
        raise OptionError(f"seed needs a whole number from 0 to 2^63 - 1, found {seed}")
    return wishes


def _name_of(function: Custom) -> str:
    return str(getattr(function, "__name__", type(function).__name__))


def names_in(names: str | Sequence[str] | None) -> tuple[str, ...]:
    """Return names that were given as one text, as several or not at all."""
    return (names,) if isinstance(names, str) else tuple(names or ())


def resolved(wishes: Wishes, question: Question) -> Wishes:
    """Return the wishes with each loss under its own name, once: ``log_loss`` is another one for each task.

    Raises:
        OptionError: If a parameter is for a loss that is not among those asked for.
    """

    def own(name: str) -> str:
        # The last one that a name may mean takes labels that are rows.
        return name if name in wishes.customs else meant(name, question.kind)[-1 if question.soft else 0]

    losses = tuple(dict.fromkeys(map(own, wishes.losses)))
    params = {own(name): dict(values) for name, values in wishes.params.items()}
    other = next((name for name in params if losses and name not in losses), None)
    if other:
        raise OptionError(f"{other} has a parameter but is not among the losses asked for: {', '.join(losses)}")
    return replace(wishes, losses=losses, params=params)


def _check_names(wishes: Wishes) -> None:
    taken = next((name for name in wishes.customs if name in {row.name for row in LOSSES}), None)
    if taken:
        raise OptionError(f"a loss of your own needs a name of its own, found {quoted(taken)}, which is taken")
    for name in (*wishes.losses, *wishes.params):
        if name not in wishes.customs:
            loss(name)
