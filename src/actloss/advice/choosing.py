"""From a profile and a task to an output layer and a loss, with everything that speaks for and against."""

from dataclasses import replace

from actloss.advice.baseline import baseline_of
from actloss.advice.binary import plan_binary
from actloss.advice.choice import Choice, Plan
from actloss.advice.classes import CALIBRATION
from actloss.advice.constants import best_constant
from actloss.advice.elicit import Wish, ensure_possible, pursues
from actloss.advice.facts import Advice, Option, Rejected, Transform
from actloss.advice.multiclass import plan_multiclass
from actloss.advice.multilabel import plan_multilabel
from actloss.advice.names import names_of
from actloss.advice.regression import plan_regression
from actloss.advice.rejected import rejections
from actloss.advice.start import bias_of
from actloss.profile import Profile
from actloss.task import Kind, Task

PLANS = {
    Kind.REGRESSION: plan_regression,
    Kind.BINARY: plan_binary,
    Kind.MULTICLASS: plan_multiclass,
    Kind.MULTILABEL: plan_multilabel,
}


def recommend(profile: Profile, task: Task, *, wish: Wish | None = None) -> Advice:
    """Return the output layer and loss that the labels call for.

    Args:
        profile: What is known of the labels.
        task: What is predicted.
        wish: What a prediction should be (`--elicit`); None takes the ladder's first choice.

    Raises:
        OptionError: No loss for this task pursues the wish.
    """
    ensure_possible(wish, task.kind)
    plan = PLANS[task.kind](profile, task)
    kept, dropped = _narrowed(plan, wish)
    best = kept[0]
    constant = best_constant(profile, task, best, scaled=plan.scaled)
    ruled_out = [*rejections(profile, task, plan.choices), *dropped]
    return Advice(
        activation=best.activation,
        units=best.units or plan.units,
        loss=best.loss,
        loss_params=best.params,
        elicits=_elicited(best),
        reasons=best.reasons,
        warnings=_warnings(plan, best),
        target_transform=_transform(plan, best),
        bias_init=bias_of(profile, task, best, constant, scaled=plan.scaled),
        baseline=baseline_of(best, constant, scaled=plan.scaled),
        names=names_of(best),
        alternatives=tuple(_option(plan, choice) for choice in kept[1:]),
        rejected=tuple(ruled_out),
        elicit=None if wish is None else str(wish),
    )


def _narrowed(plan: Plan, wish: Wish | None) -> tuple[tuple[Choice, ...], list[Rejected]]:
    """Keep the choices that pursue the wish; the others are dropped with what they learn instead."""
    if wish is None:
        return plan.choices, []
    choices = plan.choices
    if wish.functional == "quantile" and wish.level is not None:
        choices = tuple(_at_level(choice, wish.level) for choice in choices)
    kept = tuple(choice for choice in choices if pursues(choice.elicits, wish))
    if wish.functional == "decisions":
        kept += tuple(_decided(choice) for choice in choices if choice.elicits == "probabilities")
    names = {choice.loss for choice in kept}
    dropped = {
        choice.loss: Rejected(loss=choice.loss, reason=f"it learns {_in_words(choice)}, and you asked for {wish}")
        for choice in choices
        if choice.loss not in names
    }
    return kept, list(dropped.values())


def _decided(choice: Choice) -> Choice:
    """Return a choice whose probabilities are turned into decisions afterwards."""
    return replace(choice, reasons=(*choice.reasons, "a threshold on the probabilities makes decisions of them"))


def _at_level(choice: Choice, level: float) -> Choice:
    if choice.loss != "quantile":
        return choice
    return replace(
        choice,
        params={"quantile": level},
        reasons=(f"the pinball loss at {level:g} is the one that learns the {level:g}-quantile",),
        cautions=(),
    )


def _in_words(choice: Choice) -> str:
    elicited = _elicited(choice)
    return f"the {elicited}" if elicited in ("mean", "median") else elicited


def _elicited(choice: Choice) -> str:
    if choice.elicits == "quantile":
        return f"the {choice.params['quantile']:g}-quantile"
    return choice.elicits


def _warnings(plan: Plan, best: Choice) -> tuple[str, ...]:
    """Return what the plan warns of, weights only where they are recommended, and what speaks against the loss."""
    planned = [warning for warning in plan.warnings if warning != CALIBRATION or best.params]
    return (*planned, *(f"{best.loss}: {caution}" for caution in best.cautions if caution not in plan.warnings))


def _transform(plan: Plan, choice: Choice) -> Transform | None:
    return choice.transform if choice.own_labels else plan.transform


def _option(plan: Plan, choice: Choice) -> Option:
    return Option(
        loss=choice.loss,
        loss_params=choice.params,
        activation=choice.activation,
        units=choice.units or plan.units,
        elicits=_elicited(choice),
        reasons=choice.reasons,
        cautions=choice.cautions,
        target_transform=_transform(plan, choice),
    )
