"""What there is: losses and activations that fit, all rules, all messages."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from actloss.catalogue import ACTIVATIONS, LOSSES, scale_words
from actloss.catalogue.libraries import spelled
from actloss.catalogue.references import names_of
from actloss.catalogue.row import Activation, Loss, Scale
from actloss.errors import OptionError
from actloss.explain.facts import (
    SCHEMA,
    ActivationFacts,
    LossFacts,
    MessageFacts,
    RuleFacts,
    Topic,
    message_facts,
    topic_fields,
)
from actloss.explain.frameworks import narrowed
from actloss.explain.rows import activation_facts, loss_facts
from actloss.explain.support import Support
from actloss.explain.words import TASKS
from actloss.pitfalls import PITFALLS
from actloss.plain import Json


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What a list is narrowed to; None wants everything."""

    task: str | None = None
    scale: str | None = None
    support: Support | None = None
    framework: str | None = None

    @property
    def words(self) -> tuple[str, ...]:
        """The filters that are set, in words."""
        return tuple(
            f"{name} {value}"
            for name, value in (
                ("task", self.task),
                ("scale", None if self.scale is None else scale_words(self.scale)),
                ("labels", self.support),
                ("in", None if self.framework is None else spelled(self.framework)),
            )
            if value is not None
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """What `actloss list` answers; None for what was not asked for."""

    filters: Filters
    losses: tuple[LossFacts, ...] | None = None
    activations: tuple[ActivationFacts, ...] | None = None
    rules: tuple[RuleFacts, ...] | None = None
    messages: tuple[MessageFacts, ...] | None = None

    def to_dict(self) -> dict[str, Json]:
        """Return the rows with all their facts as plain data; curves and manuals are left to `explain`."""
        filters = self.filters
        return {
            "schema": SCHEMA,
            "filters": {
                "task": filters.task,
                "scale": filters.scale,
                "support": None if filters.support is None else str(filters.support),
                "framework": filters.framework,
            },
            "losses": _rows(self.losses, "curve", "messages", "code"),
            "activations": _rows(self.activations, "curve", "code"),
            "rules": _rows(self.rules, "sections"),
            "messages": _rows(self.messages),
        }


def listing(what: str | None, filters: Filters) -> Listing:
    """Return the rows that fit, in the catalogue's order.

    Args:
        what: ``losses``, ``activations``, ``rules`` or ``pitfalls``; None for losses and activations.
        filters: What to narrow them to.

    Raises:
        OptionError: If they know nothing of a filter.

    Examples:
        >>> [loss.name for loss in listing("losses", Filters(task="binary", scale="logit")).losses][:1]
        ['binary_crossentropy']
    """
    if what == "rules":
        _refuse(what, filters, ("task", "scale", "support", "framework"))
        from actloss.explain.manuals import rule_facts  # noqa: PLC0415 - takes longer to load than the rest
        from actloss.rules import ALL_RULES  # noqa: PLC0415 - as above

        return Listing(filters=filters, rules=tuple(map(rule_facts, ALL_RULES)))
    if what == "pitfalls":
        _refuse(what, filters, ("task", "scale", "support"))
        met = (row for row in PITFALLS if filters.framework in {None, row.framework} or row.framework == "any")
        return Listing(filters=filters, messages=tuple(map(message_facts, met)))
    if what == "activations":
        _refuse(what, filters, ("scale",))
    frameworks = () if filters.framework is None else (filters.framework,)
    losses = tuple(
        loss_facts(row, frameworks) for row in LOSSES if _loss_fits(row, filters) and _known(row, filters.framework)
    )
    # Of a scale an activation knows nothing, so that one narrows the list to losses.
    activations = tuple(
        activation_facts(row, frameworks)
        for row in ACTIVATIONS
        if filters.scale is None and _known(row, filters.framework) and _activation_fits(row, filters)
    )
    return Listing(
        filters=filters,
        losses=None if what == "activations" else losses,
        activations=None if what == "losses" else activations,
    )


def _refuse(what: str, filters: Filters, names: Sequence[str]) -> None:
    for name in names:
        if getattr(filters, name) is not None:
            raise OptionError(f"--{name} narrows losses, not {what}; leave it out, or list losses")


def _loss_fits(row: Loss, filters: Filters) -> bool:
    return (
        (filters.task is None or filters.task in row.kinds)
        and (filters.scale is None or Scale(filters.scale) in row.accepts)
        and (filters.support is None or filters.support.suits_loss(row, filters.task))
    )


def _activation_fits(row: Activation, filters: Filters) -> bool:
    if filters.task is None and filters.support is None:
        return True
    return any(_goes_with(row, loss, filters.support) for loss in LOSSES if _loss_fits(loss, filters))


def _goes_with(row: Activation, loss: Loss, support: Support | None) -> bool:
    # Classes are told apart by their probabilities or scores; only numbers have to be reached.
    reached = support is None or "regression" not in loss.kinds or support.reached_by(row)
    return reached and row.name in loss.activations


def _known(row: Loss | Activation, framework: str | None) -> bool:
    return framework is None or bool(narrowed(names_of(row), (framework,)))


def _rows(rows: Sequence[Topic] | None, *leave_out: str) -> Json:
    return None if rows is None else [topic_fields(row, leave_out=leave_out) for row in rows]


def by_task(losses: Sequence[LossFacts], task: str | None) -> Mapping[str, list[LossFacts]]:
    """Return the losses of each kind of task; one that serves several stands under each of them."""
    tasks = tuple(TASKS) if task is None else (task,)
    return {each: found for each in tasks if (found := [loss for loss in losses if each in loss.tasks])}
